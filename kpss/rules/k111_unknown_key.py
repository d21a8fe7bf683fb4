"""KPSS111: a key that the record does not have."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems

RULE = Rule(
    111,
    "unknown-key",
    "error",
    Text("Neznámý klíč", "An unknown key"),
    Wording(
        Text("Klíč {key:quote} tu nemá být.", "There is no key {key:quote} here."),
        Text(
            "Zkontrolujte pravopis a odsazení; volný text patří do klíče „note“.",
            "Check spelling and indentation; free text belongs in the key “note”.",
        ),
    ),
    hints={
        "write": Text("Za dvojtečkou chybí mezera: pište „{write}“.", "A space is missing after the colon: “{write}”."),
        "under": Text(
            "Patří pod „{under}“: odsaďte ho dvěma mezerami, stejně i řádky, které k němu patří.",
            "It belongs below “{under}”: indent it with two spaces, and the lines that belong to it too.",
        ),
        "nearest": Text("Nemělo tu být „{nearest}“?", "Did you mean “{nearest}”?"),
        "known": Text("Tady mohou být klíče: {known:list}.", "The keys here can be: {known:list}."),
    },
)
check = reading_problems(RULE)
