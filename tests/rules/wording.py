"""The text of a finding, as short as tests need it."""

from __future__ import annotations

from kpss.findings.finding import Finding
from kpss.language.phrases import phrase
from kpss.language.text import Language
from kpss.rules import CATALOGUE


def text_of(finding: Finding, language: Language) -> str:
    """Message and hints of *finding* in one line."""
    rule = CATALOGUE[finding.code]
    wording = rule.wording_of(finding.params)
    templates = [wording.message, *([wording.hint] if wording.hint else [])]
    templates += [hint for name, hint in rule.hints.items() if name in finding.params]
    return " ".join(phrase(template, finding.params, language) for template in templates)
