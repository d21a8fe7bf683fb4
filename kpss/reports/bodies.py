"""Bodies: one row an instance of each body that stands on the date, its people, its meetings and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.instances import Seat
from kpss.model.meetings import Meeting
from kpss.model.naming import name_on
from kpss.model.sessions import sessions
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.reports.body_health import HEALTH, About, findings, health, of_instance
from kpss.reports.body_instances import Instance, concerns, instances, standing_bodies
from kpss.reports.body_people import Members, chair, members
from kpss.reports.filters import Filters, choose
from kpss.reports.remarks import before_records, record_remarks
from kpss.reports.table import Column, Report, Row
from kpss.reports.words import LEVELS
from kpss.rules.bodies import stands

_SORTS = {
    "bodies": Text("orgány", "bodies"),
    "memberships": Text("členství", "memberships"),
    "meetings": Text("jednání", "meetings"),
}
_SUMMARY = Text(
    "{bodies:orgán nebo skupina|orgány a skupiny|orgánů a skupin}, {rows:řádek|řádky|řádků}: něco chybí {problems}×, jen poznámky {note}×, bez nálezu {ok}×.",
    "{bodies:body or group|bodies and groups}, {rows:row|rows}: {problems} with something missing, {note} with notes only, {ok} with nothing found.",
)
_BY_COMPOSITION = Text("{n:člen|členové|členů} podle složení", "{n:member|members} by the composition")
_FILLED = Text(
    "obsazeno {filled} z {all:zapsaného místa|zapsaných míst|zapsaných míst}", "{filled} of {all} recorded posts filled"
)
_VACANT = Text("{filled}; neobsazeno: {vacancies:list}", "{filled}; vacant: {vacancies:list}")
_NONE = Text("K datu není zapsán žádný orgán.", "No body is on record on the date.")


def make(workspace: Workspace, filters: Filters) -> Report:
    """The bodies that stand on the date, each before its parts, with one row an instance."""
    chosen = choose(workspace, filters)
    found = findings(workspace)
    missing = (item.seat for items in found.values() for item in items if item.seat.orp)
    rows = [
        _row(workspace, instance, found)
        for instance in instances(workspace, standing_bodies(workspace), missing)
        if not chosen.orp or concerns(workspace, instance, chosen.orp)
    ]
    if chosen.codes:
        wanted = {f"KPSS{code:03d}" for code in chosen.codes}
        rows = [row for row in rows if not wanted.isdisjoint(row["codes"])]
    return Report(
        "bodies",
        Text("Orgány a skupiny", "Bodies and groups"),
        workspace.as_of,
        tuple(column._replace(shown=column.shown and _says(rows, column.key)) for column in _columns(workspace)),
        rows,
        record_remarks(workspace, _SORTS),
        summary=_summary(rows),
    )


def _columns(workspace: Workspace) -> tuple[Column, ...]:
    types = words(workspace.settings, "body-type")
    return (
        Column("body", Text("Identifikátor", "Id"), shown=False),
        Column("name", Text("Orgán", "Body")),
        Column("instance", Text("Obvod nebo skupina", "Instance")),
        Column("orp", Text("Kód ORP", "Code of the ORP"), shown=False),
        Column("group", Text("Skupina", "Group"), shown=False),
        Column("instances", Text("Kolik jich řádek zastupuje", "Instances in the row"), "number", shown=False),
        Column("level", Text("Úroveň", "Level"), "choice", labels=LEVELS, shown=False),
        Column("type", Text("Druh", "Type"), "choice", labels=types),
        Column("uncertain", Text("Platnost nejistá", "Validity uncertain"), "flag"),
        Column("chair", Text("V čele", "Led by")),
        Column("chair_roles", Text("Role v čele", "Roles of the chair"), "list", shown=False),
        Column("chair_vacant", Text("Čelo neobsazeno", "Chair vacant"), "flag", shown=False),
        Column("members", Text("Členů", "Members"), "number", shown=False),
        Column("filled", Text("Obsazeno", "Filled"), "number", shown=False),
        Column("vacant", Text("Neobsazeno", "Vacant"), "number", shown=False),
        Column("vacancies", Text("Neobsazené posty", "Vacant posts"), "list", shown=False),
        Column("people", Text("Členové", "Members"), data=False),
        Column("last_meeting", Text("Poslední jednání", "Last meeting"), "date"),
        Column("next_meeting", Text("Příští jednání", "Next meeting"), "date"),
        Column("tasks", Text("Otevřené úkoly", "Open tasks"), "number"),
        Column("health", Text("Stav", "State"), "choice", labels=HEALTH),
        Column("findings", Text("Nálezů", "Findings"), "number", shown=False),
        Column("codes", Text("Kódy", "Codes"), "list"),
    )


def _says(rows: Sequence[Row], key: str) -> bool:
    """Whether a column says something in some row; one that does not only takes room from the others."""
    return not rows or any(row[key] not in (None, []) and row[key] is not False for row in rows)


def _row(workspace: Workspace, instance: Instance, found: Mapping[str, Sequence[About]]) -> Row:
    body, seat = instance.body, instance.seat
    leads, people = chair(workspace, body, seat), members(workspace, body, seat)
    faults = of_instance(found.get(body.id, ()), body.id, seat)
    held, planned = _meetings(workspace, seat)
    return {
        "body": body.id,
        "name": name_on(body, workspace.as_of),
        "instance": instance.words,
        "orp": _given(seat, "orp"),
        "group": _given(seat, "group"),
        "instances": instance.number,
        "level": body.level or None,
        "type": body.type or None,
        "uncertain": not stands(workspace, body),
        "chair": leads.words,
        "chair_roles": list(leads.roles),
        "chair_vacant": leads.vacant,
        "members": people.all,
        "filled": people.filled,
        "vacant": people.vacant,
        "vacancies": list(people.vacancies),
        "people": _people(people),
        "last_meeting": _date(held[-1:]),
        "next_meeting": _date(planned[:1]),
        "tasks": _open_tasks(workspace, held),
        "health": health(faults),
        "findings": len(faults),
        "codes": sorted({finding.code_text for finding in faults}),
    }


def _people(found: Members) -> Phrase | None:
    if found.all is None:
        return None
    if found.filled is None:
        return Phrase(_BY_COMPOSITION, {"n": found.all})
    filled = Phrase(_FILLED, {"filled": found.filled, "all": found.all})
    return Phrase(_VACANT, {"filled": filled, "vacancies": found.vacancies}) if found.vacancies else filled


def _meetings(workspace: Workspace, seat: Seat | None) -> tuple[Sequence[Meeting], Sequence[Meeting]]:
    """Held and coming meetings; what is recorded from a later day on says nothing of what was planned before it."""
    known = sessions(workspace)
    if seat is None:
        return (), ()
    return known.held(seat), () if before_records(workspace, "meetings") else known.planned(seat)


def _given(seat: Seat | None, part: str) -> str | None:
    return (getattr(seat, part) or None) if seat is not None else None


def _date(meetings: Sequence[Meeting]) -> str | None:
    return next((meeting.date.text for meeting in meetings if meeting.date is not None), None)


def _open_tasks(workspace: Workspace, held: Sequence[Meeting]) -> int | None:
    """Tasks given at *held* meetings that were not done on the date; None where no meeting tells."""
    if not held or any("tasks" in meeting.broken for meeting in held):
        return None
    day = workspace.as_of
    return sum(1 for meeting in held for task in meeting.tasks if task.done is None or task.done.earliest > day)


def _summary(rows: Sequence[Row]) -> Phrase:
    if not rows:
        return Phrase(_NONE)
    counts = {"problems": 0, "note": 0, "ok": 0} | Counter(row["health"] for row in rows)
    bodies = len({row["body"] for row in rows})
    return Phrase(_SUMMARY, {"bodies": bodies, "rows": len(rows), **counts})
