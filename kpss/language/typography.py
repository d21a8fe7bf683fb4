"""Typography of running text in documents."""

from __future__ import annotations

import re

from kpss.language.dates import NBSP
from kpss.language.text import Language

_MONTHS = "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
_BOUND = re.compile(
    r"""
      (?<=(?<![^\W\d_])[kosuvzaiKOSUVZAI])[ ](?=\w)          # a preposition or conjunction of one letter ends no line
    | (?<=§)[ ](?=\w)                                        # neither does a sign before its number
    | (?<=\bč\.)[ ](?=\w) | (?<=\bodst\.)[ ](?=\w) | (?<=\bpísm\.)[ ](?=\w) | (?<=\bstr\.)[ ](?=\w)
    | (?<=\bčl\.)[ ](?=\w) | (?<=\bkap\.)[ ](?=\w)
    | (?<=[0-9])[ ](?=[0-9]{3}(?![0-9]))                     # nor a part of a number
    | (?<=[0-9])[ ](?=(?:Kč|%|‰|tis\.|mil\.|mld\.|Sb\.|h\b|km\b))
    | (?<=\b[0-9]\.)[ ](?=[0-9]{1,4}\b) | (?<=\b[0-9]{2}\.)[ ](?=[0-9]{1,4}\b)
    | (?<=\b[0-9]\.)[ ](?=(?:%(months)s)\b) | (?<=\b[0-9]{2}\.)[ ](?=(?:%(months)s)\b)
    | [ ](?=–[ ])                                            # and no line begins with a dash
    """.replace("%(months)s", _MONTHS),
    re.VERBOSE,
)
_STRAIGHT = re.compile(r'(?<![^\s(\[–])"(?=\S)([^"\n]*?\S)"(?![^\s.,;:!?)\]–])')


def unbreakable(text: str, language: Language) -> str:
    """*text* with the non-breaking spaces that Czech asks for; English stays as it is."""
    return _BOUND.sub(NBSP, text) if language == "cs" else text


def typeset(text: str, language: Language) -> str:
    """*text* as it is printed: non-breaking spaces, and „quotes“ where straight ones were typed in Czech."""
    if language != "cs":
        return text
    return unbreakable(_STRAIGHT.sub("„\\1“", text) if '"' in text else text, language)
