"""Rules as SARIF describes them, from the catalogue and the pages of ``kpss explain``."""

from __future__ import annotations

import re
from typing import Any

from kpss import resources
from kpss.findings.finding import Severity
from kpss.formats.findings_view import shortened
from kpss.language.text import Language
from kpss.rules import CATALOGUE
from kpss.source.birth_numbers import masked

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "gap": "note", "note": "note", "off": "none"}
_PROBLEMS = {"error": "error", "warning": "warning"}
_LONGEST = 1000  # characters of a description
_FENCE = re.compile(r"^```.*\n?", re.MULTILINE)
_MARKS = re.compile(r"^#+ |\*\*|`", re.MULTILINE)
_BEFORE_WORDS = 2  # blocks of a page: its title, its severity and law


def described(code: int, language: Language) -> dict[str, Any]:
    """The ``reportingDescriptor`` of a rule."""
    rule = CATALOGUE[code]
    page = masked(resources.read_text("rules", f"{rule.code_text}.{language}.md"))  # one of them has an example
    words = " ".join(_plain(page.split("\n\n")[_BEFORE_WORDS]).split())
    return {
        "id": rule.code_text,
        "name": "".join(part.capitalize() for part in rule.slug.split("-")),
        "shortDescription": {"text": rule.title.in_language(language)},
        "fullDescription": {"text": shortened(words, _LONGEST)},
        "help": {"text": _plain(page), "markdown": page},
        "defaultConfiguration": {"enabled": rule.severity != "off", "level": LEVELS[rule.severity]},
        "properties": {
            "severity": rule.severity,
            "problem.severity": _PROBLEMS.get(rule.severity, "recommendation"),
            "tags": [f"KPSS{code // 100}xx"],
        },
    }


def _plain(markdown: str) -> str:
    return _MARKS.sub("", _FENCE.sub("", markdown))
