"""The overview of plans: the table that regions keep, with the state on the date."""

from __future__ import annotations

from kpss.documents.render import Source
from kpss.documents.words_plans import area_words, period_words, sources_of
from kpss.language.text import Language, Text
from kpss.model.plans import Plan, period_on
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters
from kpss.reports.plans import make as plans_report
from kpss.reports.table import Column
from kpss.reports.words import PLAN_TYPES, STATES

_COLUMNS = (
    Column("number", Text("Č.", "No."), "number"),
    Column("name", Text("Plán", "Plan")),
    Column("area", Text("Územní působnost", "Area")),
    Column("period", Text("Časová působnost", "Period")),
    Column("state", Text("Stav k datu", "State on the date"), "choice", labels=STATES),
    Column("municipalities", Text("Obcí", "Municipalities"), "number"),
)
_HEADINGS = {
    "community": Text("Komunitní plány obcí", "Community plans of municipalities"),
    "medium_term": Text("Střednědobý plán kraje", "The region's medium-term plan"),
    "action": Text("Akční plány", "Action plans"),
    "strategic": Text("Strategické dokumenty", "Strategies"),
    "substitute": Text("Náhradní dokumenty", "Substitute documents"),
}


def make(workspace: Workspace, language: Language, identifier: str) -> Source:  # noqa: ARG001 - one shape for all
    """The overview of all plans by type."""
    report = plans_report(workspace, Filters())
    plans = [plan for row in report.rows if (plan := workspace.get(row["id"], Plan)) is not None]
    groups = []
    for kind in PLAN_TYPES:
        own = sorted((plan for plan in plans if plan.type == kind), key=_as_listed)
        if own:
            rows = [_row(workspace, plan, number, language) for number, plan in enumerate(own, start=1)]
            groups.append({"title": _HEADINGS[kind].in_language(language), "rows": rows, "notes": _notes(own)})
    territory: list[Record] = []
    territory += list(workspace.territory.orps.values())[:1]
    context = {
        "title": report.title,
        "summary": report.summary.in_language(language) if report.summary is not None else "",
        "remarks": [remark.in_language(language) for remark in report.remarks],
        "columns": _COLUMNS,
        "groups": groups,
        "sources": sources_of([*plans, *territory], language),
    }
    records: list[Record] = [*plans, *workspace.territory.orps.values(), *workspace.microregions.values()]
    return Source("plans.md", context, ("kpss.yaml", *(record.file for record in records)))


def _as_listed(plan: Plan) -> tuple[int, str]:
    """The order of the source's table where it numbers its rows, then the names."""
    rows = [int(source.row) for source in plan.sources if source.row.isdecimal()]
    return (rows[0] if rows else 1_000_000, plan.name)


def _row(workspace: Workspace, plan: Plan, number: int, language: Language) -> dict[str, object]:
    return {
        "number": number,
        "name": plan.name,
        "area": area_words(workspace, plan, language),
        "period": period_words(period_on(plan, workspace.as_of), language),
        "state": workspace.state_of(plan),
        "municipalities": workspace.area_of(plan).number,
    }


def _notes(plans: list[Plan]) -> list[dict[str, str]]:
    return [{"name": plan.name, "note": plan.note} for plan in plans if plan.note]
