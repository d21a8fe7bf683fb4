"""KPSS206: a name that several municipalities have."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding

RULE = Rule(
    206,
    "ambiguous-name",
    "error",
    Text("Název má víc obcí", "Several municipalities have this name"),
    Wording(
        Text(
            "Název {value:quote} má v území {count:obec|obce|obcí}.",
            "{count:municipality has|municipalities have} the name {value:quote}.",
        ),
        Text("Pište s ORP, nebo kódem: {options:options}.", "Write it with the ORP, or the code: {options:options}."),
    ),
    variants={
        "orp": Wording(
            Text(
                "Název {value:quote} má {count:správní obvod|správní obvody|správních obvodů} ORP.",
                "{count:ORP has|ORPs have} the name {value:quote}.",
            ),
            Text("Pište kód: {options:options}.", "Write the code: {options:options}."),
        )
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """References to a municipality or an ORP that can mean several."""
    territory = workspace.territory
    for pointer in workspace.pointers.get("municipality", ()):
        codes = territory.find_municipality(pointer.value)
        if len(codes) > 1:
            belongings = [territory.by_code[code][-1] for code in codes]
            choices = [f"{b.name} ({territory.orp_name(b.orp)})" for b in belongings]
            if len(set(choices)) < len(choices):
                choices = list(codes)
            params = {"value": pointer.value, "count": len(codes), "options": choices}
            yield finding(RULE, pointer.record, pointer.path, params=params)
    for pointer in workspace.pointers.get("orp", ()):
        codes = territory.find_orp(pointer.value)
        if len(codes) > 1:
            yield finding(
                RULE,
                pointer.record,
                pointer.path,
                params={"problem": "orp", "value": pointer.value, "count": len(codes), "options": codes},
            )
