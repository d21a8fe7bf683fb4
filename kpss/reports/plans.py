"""Plans: one row a plan, its period, state and area on the date."""

from __future__ import annotations

import datetime as dt

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.plans import Plan, period_on
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters, choose, chosen_plans
from kpss.reports.remarks import known_until, remarks
from kpss.reports.table import Column, Report, Row
from kpss.reports.words import PLAN_TYPES, STATES, STATUSES

_COLUMNS = (
    Column("id", Text("Identifikátor", "Id")),
    Column("name", Text("Plán", "Plan")),
    Column("type", Text("Typ", "Type"), "choice", labels=PLAN_TYPES),
    Column("from", Text("Od", "From"), "date"),
    Column("to", Text("Do", "To"), "date"),
    Column("status", Text("Zapsaný stav", "Recorded status"), "choice", labels=STATUSES, shown=False),
    Column("state", Text("Stav k datu", "State on the date"), "choice", labels=STATES),
    Column("orps", Text("ORP", "ORPs"), "list"),
    Column("municipalities", Text("Obcí", "Municipalities"), "number"),
    Column("uncertain", Text("Z toho nejistých", "Of them uncertain"), "number"),
)
_TYPE_ORDER = list(PLAN_TYPES)


def make(workspace: Workspace, filters: Filters) -> Report:
    """All plans: community plans first, then by name."""
    chosen = choose(workspace, filters)
    plans = chosen_plans(workspace, chosen)
    plans.sort(key=lambda plan: (_TYPE_ORDER.index(plan.type), sort_key(plan.name), plan.id))
    rows = [_row(workspace, plan) for plan in plans]
    in_force = sum(1 for row in rows if row["state"] == "in_force" and row["type"] == "community")
    return Report(
        "plans",
        Text("Přehled plánů", "Overview of plans"),
        workspace.as_of,
        _COLUMNS,
        rows,
        remarks(workspace),
        {"known_until": known_until(workspace)},
        Phrase(
            Text(
                "Plánů a dokumentů: {all}; k datu platí {force:komunitní plán|komunitní plány|komunitních plánů}.",
                "Plans and documents: {all}; {force:community plan|community plans} in force.",
            ),
            {"all": len(rows), "force": in_force},
        ),
    )


def _row(workspace: Workspace, plan: Plan) -> Row:
    valid, area = period_on(plan, workspace.as_of), workspace.area_of(plan)
    return {
        "id": plan.id,
        "name": plan.name,
        "type": plan.type,
        "from": iso(valid.first),
        "to": iso(valid.last),
        "status": plan.status,
        "state": workspace.state_of(plan),
        "orps": sorted((workspace.territory.orp_name(code) for code in workspace.orps_of(plan)), key=sort_key),
        "municipalities": area.number,
        "uncertain": len(area.uncertain),
    }


def iso(day: dt.date) -> str | None:
    """An ISO day; None where the period is open."""
    return day.isoformat() if dt.date.min < day < dt.date.max else None
