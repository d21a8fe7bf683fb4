"""KPSS110: a required key is missing."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems

RULE = Rule(
    110,
    "missing-key",
    "error",
    Text("Chybí povinný klíč", "A required key is missing"),
    Wording(
        Text("Chybí povinný klíč {key:quote} ({label_cs}).", "The required key {key:quote} ({label_en}) is missing."),
        Text("Doplňte řádek „{key}: …“.", "Add a line “{key}: …”."),
    ),
    hints={"example": Text("Doplňte řádek, například „{key}: {example}“.", "Add a line such as “{key}: {example}”.")},
)
check = reading_problems(RULE)
