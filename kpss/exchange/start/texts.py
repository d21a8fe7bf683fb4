"""The text files that ``kpss init`` writes, from ``templates/start``.

Their signs are ``[[ … ]]`` and ``[% … %]``: ``{{ … }}`` belongs to the services that read some of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import jinja2

from kpss import resources
from kpss.language.text import Language

_FOLDER = "start"


def made(template: str, language: Language, **values: object) -> str:
    """The text of *template* in *language*; *values* are what it may use beside ``t(cs, en)``."""
    return _environment().get_template(template).render(values, t=chooser(language))


def chooser(language: Language) -> Callable[[str, str], str]:
    """A function of the Czech and the English words that gives those of *language*."""
    return lambda cs, en: en if language == "en" else cs


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: resources.read_text("templates", _FOLDER, name)),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - the files are no HTML; values are written as their format wants them
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
    )
