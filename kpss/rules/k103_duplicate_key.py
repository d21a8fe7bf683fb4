"""KPSS103: a key is written twice."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems

RULE = Rule(
    103,
    "duplicate-key",
    "error",
    Text("Klíč je zapsán dvakrát", "A key is written twice"),
    Wording(
        Text("Klíč {key:quote} je v téže skupině podruhé.", "The key {key:quote} stands in the same group twice."),
        Text(
            "Nechte jen jeden z obou řádků; kdyby platily oba, jeden by se ztratil.",
            "Keep only one of the two lines; one of them would be lost.",
        ),
    ),
    variants={
        "separator": Wording(
            Text(
                "Klíč {key:quote} je v témže záznamu podruhé.", "The key {key:quote} stands in the same record twice."
            ),
            Text(
                "Začíná-li tu další záznam, napište před něj řádek se třemi pomlčkami (---); jinak jeden řádek smažte.",
                "If another record begins here, put a line of three hyphens (---) before it; else delete one line.",
            ),
        )
    },
)
check = reading_problems(RULE)
