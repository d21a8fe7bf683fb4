"""kpss: planning of social services as plain YAML files.

:func:`open` gives a typed workspace; reports are functions of it.  Importing this package loads nothing else, so that
``kpss --version`` costs no more than the interpreter.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would take as long as the interpreter's own start
if TYPE_CHECKING:
    from kpss.api import open

__all__ = ["__version__", "open"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name == "open":
        from kpss import api

        return api.open
    raise AttributeError(name)
