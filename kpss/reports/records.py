"""Records as reports: the kinds of a workspace, the records of a kind, one record with what refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kpss.findings.finding import Finding, path_text
from kpss.findings.locate import Locator
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.naming import by_service
from kpss.model.periods import Period
from kpss.model.plans import Plan, period_on
from kpss.model.record_parts import home, inner
from kpss.model.records import Record
from kpss.model.territory import Belonging
from kpss.model.workspace import Workspace
from kpss.reports.network_facts import days_text, worked_out
from kpss.reports.plans import iso
from kpss.reports.record_columns import shown_of, worded
from kpss.reports.table import Column, Report, Row
from kpss.reports.unread import unread_record
from kpss.reports.words import STATES
from kpss.rules.base import place_of
from kpss.rules.engine import find
from kpss.structure.schemas import kinds, label, source

_KIND_COLUMNS = (
    Column("kind", Text("Druh", "Kind")),
    Column("label", Text("Co to je", "What it is")),
    Column("count", Text("Záznamů", "Records"), "number"),
)
_RECORD_COLUMNS = (
    Column("id", Text("Identifikátor", "Id")),
    Column("name", Text("Název", "Name")),
    Column("type", Text("Typ", "Type")),
    Column("from", Text("Od", "From"), "date"),
    Column("to", Text("Do", "To"), "date"),
    Column("file", Text("Soubor", "File")),
)
_NAMED = 2  # columns of a kind of its own stand after the id and the name


def kinds_report(workspace: Workspace) -> Report:
    """How many records of each kind there are."""
    rows = [
        {
            "kind": kind,
            "label": Phrase(Text(label(source(kind), "cs"), label(source(kind), "en"))),
            "count": _count(workspace, kind),
        }
        for kind in kinds()
    ]
    return Report("kinds", Text("Záznamy podle druhu", "Records by kind"), workspace.as_of, _KIND_COLUMNS, rows)


def _count(workspace: Workspace, kind: str) -> int:
    """How many there are; municipalities stand in the lists of ORPs too."""
    if kind == "municipality":
        return len(workspace.territory.municipalities(workspace.as_of))
    return len(workspace.of_kind(kind))


def records_report(workspace: Workspace, kind: str) -> Report:
    """The records of *kind* by name, or as :func:`shown_of` says; plans with the period known on the date."""
    if kind == "municipality":
        return _municipalities(workspace)
    shown = shown_of(workspace, kind)
    rows: list[Row] = [
        {
            "id": record.id,
            "name": _name(workspace, record),
            "type": str(record.data.get("type", "")) or None,
            "from": iso(_period(workspace, record).first),
            "to": iso(_period(workspace, record).last),
            "file": record.file,
            **shown.values(workspace, record),
        }
        for record in workspace.of_kind(kind)
    ]
    rows.sort(key=lambda row: ([sort_key(row[key] or "") for key in shown.sorted_by], sort_key(row["name"]), row["id"]))
    title = Text(label(source(kind), "cs"), label(source(kind), "en"))
    own = {column.key for column in shown.columns}
    rest = tuple(worded(workspace, kind, column) for column in _RECORD_COLUMNS[_NAMED:] if column.key not in own)
    return Report(
        f"list-{kind}", title, workspace.as_of, (*_RECORD_COLUMNS[:_NAMED], *shown.columns, *rest), rows
    )  # fmt: skip


def _name(workspace: Workspace, record: Record) -> str:
    """The name of *record*, or what it is called after its service; empty where there is neither."""
    return record.name or by_service(record, workspace.records, workspace.as_of)


def _period(workspace: Workspace, record: Record) -> Period:
    return period_on(record, workspace.as_of) if isinstance(record, Plan) else record.valid


def _municipalities(workspace: Workspace) -> Report:
    rows = [
        {
            "id": place.record_id,
            "name": place.name,
            "type": workspace.territory.orp_name(place.orp),
            "from": iso(place.valid.first),
            "to": iso(place.valid.last),
            "file": place.record.file,
        }
        for place in sorted(workspace.territory.municipalities(workspace.as_of), key=lambda place: sort_key(place.name))
    ]
    title = Text(label(source("municipality"), "cs"), label(source("municipality"), "en"))
    columns = tuple(c._replace(label=Text("ORP", "ORP")) if c.key == "type" else c for c in _RECORD_COLUMNS)
    return Report("list-municipality", title, workspace.as_of, columns, rows)


class Mention(NamedTuple):
    """A place that refers to a record."""

    record: str
    kind: str
    name: str
    path: str
    file: str
    line: int


class Description(NamedTuple):
    """One record: where it is, its data, facts worked out on the date, what refers to it, and its findings.

    Of a part of a record (a municipality of an ORP, a measure of a plan) ``path`` says where it stands in it.
    """

    id: str
    kind: str
    name: str
    file: str
    line: int
    data: Mapping[str, Any]
    worked_out: list[tuple[Text, str | Text]]
    mentions: list[Mention]
    findings: list[Finding]
    schema_kind: str
    path: tuple[str | int, ...] = ()


def describe(workspace: Workspace, identifier: str) -> Description:
    """The record with *identifier*, the municipality with this code or name, or the part of a plan with this code.

    :raises UserError: if there is none.
    """
    locator = Locator(workspace.tree)
    belonging = None
    record = workspace.records.get(identifier)
    if record is None:
        belonging = _municipality(workspace, identifier.rpartition("/")[2])
        record = belonging.record if belonging is not None else None
    if record is None:
        part = _part(workspace, locator, identifier)
        if part is not None:
            return part
        if (unread := unread_record(workspace, identifier)) is not None:
            raise unread
        near = nearest(identifier, workspace.records)
        raise UserError(
            f"Záznam „{identifier}“ není." + (f" Nemělo to být „{near}“?" if near else " Seznam vypíše kpss list."),
            f"There is no record “{identifier}”." + (f" Did you mean “{near}”?" if near else " See kpss list."),
        )
    path = belonging.path if belonging is not None else ()
    data: Any = record.data
    for step in path:
        data = data[step]
    line = locator.span(place_of(record, path)).line
    wanted = belonging.record_id if belonging is not None else record.id
    findings = [f for f in find(workspace) if f.record == wanted]
    return Description(
        wanted, "municipality" if belonging is not None else record.kind,
        belonging.name if belonging is not None else _name(workspace, record), record.file, line, data,
        _worked_out(workspace, record, belonging), list(_mentions(workspace, locator, record, belonging)), findings,
        record.kind, path,
    )  # fmt: skip


def _part(workspace: Workspace, locator: Locator, identifier: str) -> Description | None:
    """What stands in a record under a code of its own: a goal, a measure."""
    there = home(workspace, identifier)
    record, steps = there if there is not None else (None, ())
    found = inner(record.kind, record.data, steps) if record is not None else None
    if record is None or found is None:
        return None
    line = locator.span(place_of(record, found.path)).line
    ids = (identifier,) if found.path else (identifier, record.id)
    mentions = list(_mentions(workspace, locator, record, None, ids))
    findings = [
        one
        for one in find(workspace)
        if one.record == identifier or (one.record == record.id and one.path[: len(found.path)] == found.path)
    ]
    name = str(found.data.get("name") or identifier)
    return Description(
        identifier, record.kind, name, record.file, line, found.data, [], mentions, findings, record.kind, found.path
    )


def _municipality(workspace: Workspace, text: str) -> Belonging | None:
    codes = workspace.territory.find_municipality(text)
    if len(codes) != 1:
        return None
    return workspace.territory.belonging(codes[0], workspace.as_of) or workspace.territory.by_code[codes[0]][-1]


def _worked_out(workspace: Workspace, record: Record, belonging: Belonging | None) -> list[tuple[Text, str | Text]]:
    territory = workspace.territory
    if belonging is not None:
        return [(Text("ORP k datu", "ORP on the date"), territory.orp_name(belonging.orp))]
    if not isinstance(record, Plan):
        return worked_out(workspace, record)
    if not record.usable:
        return []
    area, valid = workspace.area_of(record), period_on(record, workspace.as_of)
    names = sorted((territory.orp_name(code) for code in workspace.orps_of(record)), key=sort_key)
    return [
        (Text("Stav k datu", "State on the date"), STATES[workspace.state_of(record)]),
        (Text("Období", "Period"), days_text(valid)),
        (Text("Obcí", "Municipalities"), str(area.number)),
        (Text("ORP", "ORPs"), ", ".join(names)),
    ]


def _mentions(
    workspace: Workspace, locator: Locator, record: Record, belonging: Belonging | None, part: Sequence[str] = ()
) -> Iterator[Mention]:
    """What refers to *record*, to the municipality *belonging* in it, or to the *part* of it by one of its ids."""
    if belonging is None:
        wanted = part or (record.id,)
        found = [p for sort in ("record", "measure") for p in workspace.pointers.get(sort, ()) if p.value in wanted]
        if record.kind == "orp" and not part:
            code = str(record.data.get("code"))
            found += [p for p in workspace.pointers.get("orp", ()) if workspace.territory.find_orp(p.value) == [code]]
    else:
        pointers = workspace.pointers.get("municipality", ())
        found = [p for p in pointers if workspace.territory.find_municipality(p.value) == [belonging.code]]
    for pointer in found:
        by = pointer.record
        line = locator.span(place_of(by, pointer.path)).line
        yield Mention(by.id, by.kind, _name(workspace, by), path_text(pointer.path), by.file, line)
