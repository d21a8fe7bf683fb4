"""KPSS202: a reference to a record that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding, Place
from kpss.findings.rule import Rule, Wording
from kpss.language.nearest import nearest
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.inner_names import unknown_names

RULE = Rule(
    202,
    "unknown-reference",
    "error",
    Text("Odkaz na záznam, který není", "A reference to a record that does not exist"),
    Wording(
        Text("Záznam {value:quote} v pracovním prostoru není.", "There is no record {value:quote} in the workspace."),
        Text(
            "Zkontrolujte identifikátor (kpss list), nebo záznam založte.",
            "Check the id (kpss list), or make the record.",
        ),
    ),
    variants={
        "microregion": Wording(
            Text(
                "Mikroregion {value:quote} v pracovním prostoru není.",
                "There is no microregion {value:quote} in the workspace.",
            ),
            Text(
                "Uveďte identifikátor (id) záznamu mikroregionu, nebo ho založte.",
                "Give the id of the record of the microregion, or make it.",
            ),
        ),
        "item": Wording(
            Text("Bod {value:quote} v programu není.", "There is no item {value:quote} on the agenda."),
            Text("Použijte označení (id) některého bodu programu.", "Use the id of an item of the agenda."),
        ),
        "step": Wording(
            Text("Krok {value:quote} v tomto postupu není.", "There is no step {value:quote} in this procedure."),
            Text("Použijte označení (id) některého kroku postupu.", "Use the id of a step of the procedure."),
        ),
    },
    hints={"nearest": Text("Nemělo tu být „{nearest}“?", "Did you mean “{nearest}”?")},
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """References by id; silent where the record may stand in a file that could not be read."""
    for record, path, targets, _, value in workspace.pointers.get("record", ()):
        if value not in workspace.records and not workspace.may_be_unread(value):
            candidates = [known.id for kind in targets for known in workspace.of_kind(kind)]
            yield finding(RULE, record, path, params=_params(value, candidates or list(workspace.records)))
    yield from _own_area(workspace)
    for inner in unknown_names(workspace):
        params = {**_params(inner.value, inner.known), "problem": inner.sort}
        yield finding(RULE, inner.record, inner.path, params=params)


def _own_area(workspace: Workspace) -> Iterator[Finding]:
    """The microregion that ``kpss.yaml`` names."""
    area = workspace.settings.area
    if workspace.settings.level != "microregion" or not area or area in workspace.microregions:
        return
    if not workspace.may_be_unread(area):
        params = {**_params(area, list(workspace.microregions)), "problem": "microregion"}
        yield Finding(RULE.code, RULE.severity, Place("kpss.yaml", 0, ("area",)), "workspace", ("area",), params=params)


def _params(value: str, candidates: list[str]) -> dict[str, str]:
    near = nearest(value, candidates)
    return {"value": value, "nearest": near} if near else {"value": value}
