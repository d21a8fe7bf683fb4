"""Files that ship with kpss: the packaged copy first, the checkout second."""

from __future__ import annotations

import os
from functools import lru_cache

_HERE = os.path.dirname(os.path.abspath(__file__))
_CHECKOUT = {"schemas": "schemas", "templates": "templates", "rules": os.path.join("docs", "rules")}


@lru_cache(maxsize=8)
def folder(name: str) -> str:
    """The absolute path of the folder ``schemas``, ``templates`` or ``rules``."""
    packaged = os.path.join(_HERE, "_data", name)
    if os.path.isdir(packaged):
        return packaged
    return os.path.join(os.path.dirname(_HERE), _CHECKOUT[name])


def read_text(name: str, *parts: str) -> str:
    """The text of one shipped file.

    :raises FileNotFoundError: if there is no such file.
    """
    with open(os.path.join(folder(name), *parts), encoding="utf-8") as file:
        return file.read()
