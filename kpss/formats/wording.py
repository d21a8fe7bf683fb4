"""The words of a finding."""

from __future__ import annotations

from kpss.findings.finding import Finding
from kpss.language.dates import NBSP
from kpss.language.phrases import phrase
from kpss.language.text import Language
from kpss.rules import CATALOGUE


def message(finding: Finding, language: Language) -> str:
    """What is wrong, on one line."""
    rule = CATALOGUE[finding.code]
    return plain_spaces(phrase(rule.wording_of(finding.params).message, finding.params, language))


def hint(finding: Finding, language: Language) -> str:
    """What to write instead; empty where there is nothing to say."""
    rule = CATALOGUE[finding.code]
    for name, template in rule.hints.items():
        if finding.params.get(name):
            return plain_spaces(phrase(template, finding.params, language))
    wording = rule.wording_of(finding.params)
    return plain_spaces(phrase(wording.hint, finding.params, language)) if wording.hint is not None else ""


def plain_spaces(text: str) -> str:
    """*text* with ordinary spaces: messages are searched and copied, only documents are typeset."""
    return text.replace(NBSP, " ")
