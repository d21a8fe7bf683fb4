"""KPSS106: the file holds no record."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems

RULE = Rule(
    106,
    "empty",
    "error",
    Text("Soubor je prázdný", "The file is empty"),
    Wording(
        Text("V souboru není žádný záznam.", "The file holds no record."),
        Text(
            "Doplňte záznam (první řádek „kind: …“), nebo soubor smažte.",
            "Add a record (first line “kind: …”), or delete the file.",
        ),
    ),
    variants={
        "settings": Wording(
            Text("Nastavení pracovního prostoru je prázdné.", "The settings of the workspace are empty."),
            Text(
                "Doplňte řádky „kpss: 1“, „name: …“, „level: …“ a „area: …“; nový prostor založí kpss init.",
                "Add the lines “kpss: 1”, “name: …”, “level: …” and “area: …”; kpss init makes a new workspace.",
            ),
        )
    },
)
check = reading_problems(RULE)
