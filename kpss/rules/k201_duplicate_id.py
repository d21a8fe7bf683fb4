"""KPSS201: two records have one id."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, place_of

RULE = Rule(
    201,
    "duplicate-id",
    "error",
    Text("Dva záznamy mají stejný identifikátor", "Two records have one id"),
    Wording(
        Text(
            "Identifikátor {id:quote} už má záznam v souboru {file}.",
            "The id {id:quote} is taken by a record in {file}.",
        ),
        Text(
            "Jeden z nich přejmenujte; identifikátor platí pro celý pracovní prostor.",
            "Rename one of them; an id is unique in the workspace.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Every record after the first with its id."""
    for record, first in workspace.duplicates:
        params = {"id": record.id, "file": first.file}
        yield finding(RULE, record, ("id",), subject=record.file, params=params, other=place_of(first, ("id",)))
