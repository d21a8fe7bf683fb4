"""Coverage: one row a municipality, who plans for it on the date."""

from __future__ import annotations

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.coverage import coverage
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters, choose
from kpss.reports.remarks import known_until, remarks
from kpss.reports.table import Column, Report
from kpss.reports.words import COVERAGE

_COLUMNS = (
    Column("code", Text("Kód", "Code")),
    Column("name", Text("Obec", "Municipality")),
    Column("orp", Text("ORP", "ORP")),
    Column("status", Text("Stav", "Status"), "choice", labels=COVERAGE),
    Column("plans", Text("Plány", "Plans"), "list"),
    Column("uncertain", Text("Nejisté", "Uncertain"), "flag"),
)
_INCOMPLETE = Text(
    "Platný plán má {covered} z {all} obcí; připravuje se {preparing}, prošlý {expired}, jen náhradní dokument {substitute}, nezapsáno {unknown}.",
    "{covered} of {all} municipalities have a plan in force; in preparation {preparing}, expired {expired}, substitute only {substitute}, not recorded {unknown}.",
)
_SUMMARY = Text(
    "Platný plán má {covered} z {all} obcí; připravuje se {preparing}, prošlý {expired}, jen náhradní dokument {substitute}, žádný {none}.",
    "{covered} of {all} municipalities have a plan in force; in preparation {preparing}, expired {expired}, substitute only {substitute}, none {none}.",
)


def make(workspace: Workspace, filters: Filters) -> Report:
    """The coverage of the workspace's municipalities, by code."""
    chosen = choose(workspace, filters)
    territory = workspace.territory
    rows = []
    for row in coverage(workspace):
        place, plans = row.belonging, sorted(plan.id for plan in row.plans)
        if (chosen.orp and place.orp != chosen.orp) or (chosen.plan and chosen.plan not in plans):
            continue
        rows.append(
            {
                "code": place.code,
                "name": place.name,
                "orp": territory.orp_name(place.orp),
                "status": row.status,
                "plans": plans,
                "uncertain": row.uncertain,
            }
        )
    counts = {status: sum(1 for row in rows if row["status"] == status) for status in COVERAGE}
    total = len(rows) - counts["exempt"]
    return Report(
        "coverage",
        Text("Pokrytí obcí plány", "Coverage of municipalities by plans"),
        workspace.as_of,
        _COLUMNS,
        rows,
        remarks(workspace),
        {"known_until": known_until(workspace)},
        Phrase(_SUMMARY if workspace.settings.complete("plans") else _INCOMPLETE, {**counts, "all": total}),
    )
