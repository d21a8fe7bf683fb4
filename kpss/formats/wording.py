"""The words of a finding.

Whatever a finding is about, no birth number gets into its words: outputs go where files do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kpss.findings.finding import Finding
from kpss.language.dates import NBSP
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text
from kpss.rules import CATALOGUE
from kpss.source.birth_numbers import masked


def message(finding: Finding, language: Language) -> str:
    """What is wrong, on one line."""
    rule = CATALOGUE[finding.code]
    return _said(rule.wording_of(finding.params).message, finding.params, language)


def hint(finding: Finding, language: Language) -> str:
    """What to write instead; empty where there is nothing to say."""
    rule = CATALOGUE[finding.code]
    for name, template in rule.hints.items():
        if finding.params.get(name):
            return _said(template, finding.params, language)
    wording = rule.wording_of(finding.params)
    return _said(wording.hint, finding.params, language) if wording.hint is not None else ""


def _said(template: Text, params: Mapping[str, Any], language: Language) -> str:
    # Values are masked before they are shortened, the whole for those that are no texts.
    hidden = {name: masked(value) if isinstance(value, str) else value for name, value in params.items()}
    return masked(plain_spaces(phrase(template, hidden, language)))


def plain_spaces(text: str) -> str:
    """*text* with ordinary spaces: messages are searched and copied, only documents are typeset."""
    return text.replace(NBSP, " ")
