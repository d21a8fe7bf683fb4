"""KPSS306: a record is used at a time when it is not valid."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, period_text, place_of

RULE = Rule(
    306,
    "outside-validity",
    "error",
    Text("Záznam je použit mimo svou platnost", "A record is used outside its validity"),
    Wording(
        Text(
            "„{name}“ v té době neplatí (platnost {theirs}; tento záznam {ours}).",
            "“{name}” is not valid then (valid {theirs}; this record {ours}).",
        ),
        Text(
            "Odkažte na záznam, který tehdy platil, nebo opravte platnost.",
            "Refer to the record valid then, or mend the validity.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """References between records with validity, and municipalities that did not exist; only where it is certain."""
    for record, path, _, timeless, value in workspace.pointers.get("record", ()):
        target = workspace.records.get(value)
        if timeless or target is None or "valid" not in record.data or "valid" not in target.data:
            continue
        if record.valid.surely_apart(target.valid):
            params = {"name": target.name, "theirs": period_text(target.valid), "ours": period_text(record.valid)}
            yield finding(RULE, record, path, params=params, other=place_of(target, ("valid",)))
    for record, path, _, timeless, value in workspace.pointers.get("orp", ()):
        if timeless or "valid" not in record.data:
            continue
        orps = workspace.territory.find_orp(value)
        orp = workspace.territory.orps[orps[0]] if len(orps) == 1 else None
        if orp is not None and record.valid.surely_apart(orp.valid):
            params = {"name": f"ORP {orp.name}", "theirs": period_text(orp.valid), "ours": period_text(record.valid)}
            yield finding(RULE, record, path, params=params, other=place_of(orp, ("valid",)))
    for record, path, _, timeless, value in workspace.pointers.get("municipality", ()):
        if timeless or "valid" not in record.data:
            continue
        codes = workspace.territory.find_municipality(value)
        belongings = workspace.territory.by_code[codes[0]] if len(codes) == 1 else []
        if belongings and all(record.valid.surely_apart(belonging.valid) for belonging in belongings):
            first = belongings[0]
            params = {"name": first.name, "theirs": period_text(first.valid), "ours": period_text(record.valid)}
            yield finding(RULE, record, path, params=params, other=place_of(first.record, first.path))
