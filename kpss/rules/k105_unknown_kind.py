"""KPSS105: the kind of a record is not known."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems

RULE = Rule(
    105,
    "unknown-kind",
    "error",
    Text("Neznámý druh záznamu", "The kind of the record is not known"),
    Wording(
        Text("Druh záznamu {value:quote} kpss nezná.", "There is no kind of record {value:quote}."),
        Text("Použijte {options:options}.", "Use {options:options}."),
    ),
    hints={"nearest": Text("Nemělo tu být „{nearest}“?", "Did you mean “{nearest}”?")},
)
check = reading_problems(RULE)
