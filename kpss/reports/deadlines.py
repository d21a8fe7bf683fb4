"""Deadlines: what is overdue and what is due in the next months, for whom and where it is written."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kpss.deadlines.collect import deadlines, horizon, what_if
from kpss.deadlines.entries import SOON, Deadline
from kpss.findings.locate import Locator
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.plans import Plan
from kpss.model.records import Procedure
from kpss.model.workspace import Workspace
from kpss.reports.filters import Chosen, Filters, choose, unknown
from kpss.reports.remarks import known_until, record_remarks, remarks
from kpss.reports.responsible import of_deadline
from kpss.reports.table import Column, Report, Row
from kpss.rules.base import place_of

MONTHS = 12

STATES = {
    "overdue": Text("po termínu", "overdue"),
    "due": Text("do 30 dnů", "within 30 days"),
    "coming": Text("později", "later"),
}
SORTS = {
    "step": Text("krok postupu", "step of a procedure"),
    "plan": Text("plán", "plan"),
    "yearly": Text("každoroční termín", "yearly date"),
    "consultation": Text("připomínkování", "consultation"),
    "session": Text("jednání", "meeting"),
    "invitation": Text("pozvánka", "invitation"),
    "notice": Text("oznámení", "announcement"),
    "papers": Text("podklady", "papers"),
    "minutes": Text("zápis", "minutes"),
    "task": Text("úkol", "task"),
    "frequency": Text("četnost jednání", "frequency of meetings"),
    "mandate": Text("mandát", "mandate"),
    "deliverable": Text("pravidelný výstup", "regular deliverable"),
    "network": Text("síť služeb", "network of services"),
}
RECORDED = {
    "meetings": Text("jednání", "meetings"),
    "memberships": Text("členství", "memberships"),
    "consultations": Text("připomínkování", "consultations"),
}
COLUMNS = (
    Column("due", Text("Termín", "Date"), "date"),
    Column("what", Text("Co", "What")),
    Column("who", Text("Kdo", "Who"), "list"),
    Column("state", Text("Stav", "State"), "choice", labels=STATES),
    Column("days", Text("Zbývá", "Left"), "number", Text("dny", "days")),
    Column("sort", Text("Druh", "Sort"), "choice", labels=SORTS),
    Column("orp", Text("ORP", "ORP")),
    Column("record", Text("Záznam", "Record"), shown=False),
    Column("plan", Text("Plán", "Plan"), shown=False),
    Column("file", Text("Soubor", "File"), shown=False),
    Column("line", Text("Řádek", "Line"), "number", shown=False),
)
_TITLE = Text("Termíny", "Deadlines")
_NONE = Text("Do {until:date} není znám žádný termín.", "No deadline is known until {until:date}.")
_SUMMARY = Text(
    "{all:termín|termíny|termínů} do {until:date}: po termínu {overdue}, do {soon} dnů {due}, později {coming}.",
    "{all:deadline|deadlines} until {until:date}: overdue {overdue}, within {soon} days {due}, later {coming}.",
)
_SUMMARY_IF = Text(
    "Má-li dokument podle postupu {procedure:quote} platit od {start:date}, musí se jeho kroky stihnout takto:",
    "For a document of the procedure {procedure:quote} to hold from {start:date}, its steps are due as follows:",
)


def make(workspace: Workspace, filters: Filters) -> Report:
    """Deadlines by day, the overdue ones first; with ``procedure`` and ``start`` those of a wished document.

    :raises UserError: if there is no such procedure.
    """
    chosen = choose(workspace, filters)
    months = filters.months if filters.months is not None else MONTHS
    if filters.procedure and filters.start is not None:
        return _asked(workspace, filters.procedure, filters.start)
    until = horizon(workspace, months).isoformat()
    found = [one for one in deadlines(workspace, months) if one.due is not None and shows(workspace, chosen, one)]
    extra = {"known_until": known_until(workspace), "until": until, "procedure": None, "start": None}
    return _report(workspace, found, _summary(workspace, found, until), extra, all_remarks(workspace))


def _asked(workspace: Workspace, identifier: str, start: dt.date) -> Report:
    """What would be due, whatever has happened."""
    procedure = workspace.get(identifier, Procedure)
    if procedure is None:
        raise unknown("postup", identifier, [record.id for record in workspace.of(Procedure)], "procedure")
    params = {"procedure": procedure.name, "start": start.isoformat()}
    extra = {"known_until": known_until(workspace), "until": None, "procedure": identifier, "start": start.isoformat()}
    return _report(workspace, what_if(workspace, procedure, start), Phrase(_SUMMARY_IF, params), extra)


def shows(workspace: Workspace, chosen: Chosen, one: Deadline) -> bool:
    """Whether a deadline belongs to what was chosen."""
    if chosen.plan and chosen.plan not in (one.plan, one.record.id):
        return False
    return not chosen.orp or chosen.orp in orps_of(workspace, one)


def orps_of(workspace: Workspace, one: Deadline) -> list[str]:
    """Codes of the ORPs that a deadline concerns: its own, else those of its plan."""
    if one.orp:
        return [one.orp]
    plan = workspace.get(one.plan, Plan)
    return workspace.orps_of(plan) if plan is not None else []


def row_of(workspace: Workspace, locator: Locator, one: Deadline) -> Row:
    """The row of a deadline."""
    orps = orps_of(workspace, one)
    return {
        "due": one.due.isoformat() if one.due is not None else None,
        "days": one.days(workspace.as_of),
        "state": one.state(workspace.as_of),
        "sort": one.sort,
        "what": one.what,
        "who": list(of_deadline(workspace, one)),
        "orp": workspace.territory.orp_name(orps[0]) if len(orps) == 1 else None,
        "record": one.record.id,
        "plan": one.plan or None,
        "file": one.record.file,
        "line": locator.span(place_of(one.record, one.path)).line,
    }


def all_remarks(workspace: Workspace) -> tuple[Phrase, ...]:
    """How far the records of plans, meetings, memberships and consultations reach."""
    about_plans = remarks(workspace)
    return (*about_plans, *(one for one in record_remarks(workspace, RECORDED) if one not in about_plans))


def _report(
    workspace: Workspace,
    found: Iterable[Deadline],
    summary: Phrase,
    extra: Mapping[str, str | None],
    said: tuple[Phrase, ...] = (),
) -> Report:
    locator = Locator(workspace.tree)
    rows = [row_of(workspace, locator, one) for one in found]
    return Report("deadlines", _TITLE, workspace.as_of, COLUMNS, rows, said, extra, summary)


def _summary(workspace: Workspace, found: Sequence[Deadline], until: str) -> Phrase:
    if not found:
        return Phrase(_NONE, {"until": until})
    counts = Counter(one.state(workspace.as_of) for one in found)
    states = {state: counts[state] for state in STATES}  # type: ignore[index]
    return Phrase(_SUMMARY, {"all": len(found), "until": until, "soon": SOON, **states})
