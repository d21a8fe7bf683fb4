"""Money of the network in a year: costs, revenues, subsidies by source, programmes and the region's application."""

from __future__ import annotations

from typing import Any

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.funding import funding_of, money_years
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters, choose
from kpss.reports.funding_remarks import funding_remarks
from kpss.reports.funding_rows import columns, service_rows, sums
from kpss.reports.funding_sections import applications, by_source, by_type, for_people, programmes
from kpss.reports.table import Report
from kpss.reports.used_columns import only_used

_SUMMARY = Text(
    "Rok {year}, {count:služba|služby|služeb}: {amounts:list}.",
    "Year {year}, {count:service|services}: {amounts:list}.",
)
_AMOUNTS = {
    "costs": Text("náklady {amount:money} Kč", "costs CZK {amount:money}"),
    "revenues": Text("výnosy {amount:money} Kč", "revenues CZK {amount:money}"),
    "requested": Text("požadováno {amount:money} Kč", "requested CZK {amount:money}"),
    "granted": Text("přiznáno {amount:money} Kč", "granted CZK {amount:money}"),
    "uncovered": Text("nekryto {amount:money} Kč", "uncovered CZK {amount:money}"),
}
_NOTHING = Text("Rok {year}: žádná služba s penězi.", "Year {year}: no service with money.")


def make(workspace: Workspace, filters: Filters) -> Report:
    """One row a service; for people sums by type or as asked, which are those of exactly these rows."""
    chosen = choose(workspace, filters)
    year = filters.year or workspace.as_of.year
    funding = funding_of(workspace, year)
    rows = service_rows(workspace, funding, chosen.orp)
    totals, whole = sums(rows), not chosen.orp
    extra: dict[str, Any] = {
        "year": year,
        "years": money_years(workspace),
        "totals": totals,
        "types": by_type(rows),
        "sources": by_source(totals),
        "programmes": programmes(workspace, year, funding.flows) if whole else [],
        "applications": applications(workspace, year) if whole else [],
    }
    people = for_people(workspace, rows, extra, filters.by)
    return Report(
        "funding",
        Text("Peníze v síti", "Money of the network"),
        workspace.as_of,
        only_used(columns(workspace, rows), people),
        rows,
        funding_remarks(workspace, funding, rows, extra, of_orp=not whole),
        extra,
        _summary(year, len(rows), totals),
        for_people=people,
    )


def _summary(year: int, count: int, totals: dict[str, Any]) -> Phrase:
    if not count:
        return Phrase(_NOTHING, {"year": year})
    told = [Phrase(text, {"amount": totals[name]}) for name, text in _AMOUNTS.items() if totals[name] is not None]
    return Phrase(_SUMMARY if told else _NOTHING, {"year": year, "count": count, "amounts": told})
