"""KPSS203: a reference to a record of another kind."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, place_of

RULE = Rule(
    203,
    "wrong-kind",
    "error",
    Text("Odkaz na záznam jiného druhu", "A reference to a record of another kind"),
    Wording(
        Text(
            "Záznam {value:quote} je druhu {kind}, tady má být {targets:options}.",
            "The record {value:quote} is of kind {kind}; here it must be {targets:options}.",
        ),
        Text("Uveďte identifikátor záznamu správného druhu.", "Give the id of a record of the right kind."),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """References by id whose record is of a kind that cannot stand there."""
    for record, path, targets, _, value in workspace.pointers.get("record", ()):
        target = workspace.records.get(value)
        if target is not None and target.kind not in targets:
            params = {"value": value, "kind": target.kind, "targets": list(targets)}
            yield finding(RULE, record, path, params=params, other=place_of(target, ("kind",)))
