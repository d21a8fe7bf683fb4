"""Services compared with their peers: costs per bed, FTE and client, and occupancy, within type and form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.benchmarks import LEAST_PEERS, Group, groups_of
from kpss.model.naming import record_name
from kpss.model.network import entries_in_year
from kpss.model.served import orps_of_service
from kpss.model.workspace import Workspace
from kpss.model.yearly_figures import Reported, reported, statement_years
from kpss.reports.benchmark_tables import charts, columns, group_data, rows_of, shown_rows
from kpss.reports.benchmark_words import small_groups
from kpss.reports.filters import Filters, choose
from kpss.reports.remarks import record_remarks
from kpss.reports.table import Report, Row
from kpss.reports.used_columns import only_used

_SUMMARY = Text(
    "Rok {year}: {rows:služba nebo forma služby|služby nebo formy služeb|služeb nebo forem služeb} v {groups:skupině|skupinách|skupinách}; mimo obvyklé meze {outside}.",
    "Year {year}: {rows:service or form|services or forms} in {groups:group|groups}; outside the usual bounds {outside}.",
)
_NONE_OUTSIDE = Text("není žádná", "there is none")
_OUTSIDE = Text("{n:#je|jsou|je} {n:služba|služby|služeb}", "there {n:#is|are} {n:service|services}")
_METHOD = Text(
    "Srovnává se v rámci druhu a formy; kvartily se počítají jako funkce QUARTIL.INC a obvyklé meze sahají 1,5 násobku kvartilového rozpětí za kvartily. Méně než {least:službu|služby|služeb} se nesrovnává.",
    "Services are compared within type and form; quartiles are those of the function QUARTILE.INC, and the usual bounds lie 1.5 times the quartile range beyond them. Fewer than {least:service|services} are not compared.",
)
_YEARS = Text(
    "Za rok {year} není žádný předaný výkaz za celý rok; jsou za tyto roky: {years:list}.",
    "There is no statement of the whole year {year}; there are of these years: {years:list}.",
)
_NO_YEARS = Text("V záznamech není žádný předaný výkaz za celý rok.", "The records have no statement of a whole year.")
_HALVES = Text(
    "Ze dvou pololetních výkazů vznikl rok u těchto služeb ({count}): {names:list}. Náklady a lůžkodny se sečetly, lůžka, úvazky a obložnost zprůměrovaly; počet klientů z pololetí sečíst nelze.",
    "The year was put together of two halves for some services ({count}): {names:list}. Costs and bed-days were added up, beds, FTE and occupancy averaged; clients of two halves cannot be added up.",
)
_REPEATED = Text(
    "Výkaz má víc řádků téže formy u těchto služeb ({count}): {names:list}. Jejich údaje se sečetly, obložnost se vážila lůžky.",
    "The statement of some services ({count}) has several rows of one form: {names:list}. They were added up, and occupancy weighed by beds.",
)
_HALF = Text(
    "Jen jedno pololetí mají tyto služby ({count}), a proto se nesrovnávají: {names:list}.",
    "Some services ({count}) have one half of the year alone and are not compared: {names:list}.",
)
_DRAFTS = Text(
    "Výkaz je rozpracovaný, vrácený nebo podaný až po datu u těchto služeb ({count}), a nepočítá se: {names:list}.",
    "The statement of some services ({count}) is a draft, was returned, or came after the date, and does not count: {names:list}.",
)
_NONE = Text(
    "Výkaz za rok {year} nemají v záznamech tyto služby v síti ({count}): {names:list}.",
    "Some services of the network ({count}) have no statement of {year} in the records: {names:list}.",
)
_ORP = Text(
    "Ukazují se jen služby ORP {name}; srovnávají se se všemi službami v záznamech.",
    "Only services of the ORP {name} are shown; they are compared with all services on record.",
)
_SORTS = {"statements": Text("výkazy", "statements")}
_SHOWN = 5


def make(workspace: Workspace, filters: Filters) -> Report:
    """One row a form of a service, by type and form; for people outliers, or all services where asked, with the quartiles below."""
    chosen = choose(workspace, filters)
    years = statement_years(workspace)
    year = filters.year or max((one for one in years if one <= workspace.as_of.year), default=workspace.as_of.year)
    entries = entries_in_year(workspace, year)

    def served(service: str) -> bool:
        return chosen.orp in orps_of_service(workspace, service, entries.get(service, ()))

    groups = groups_of(workspace, year)
    found = [(group, rows_of(workspace, group, year)) for group in groups]
    if chosen.orp:
        found = [(group, [row for row in own if served(row["service"])]) for group, own in found]
    by_group = [(group, own) for group, own in found if own]
    rows = [row for _, own in by_group for row in own]
    people = shown_rows(workspace, by_group, every=filters.by == "service")
    shown = [group for group, _ in by_group]
    told = _remarks(workspace, year, years, list(entries))
    small = small_groups(workspace, shown) if filters.by != "service" else None
    if small is not None:
        told.append(small)
    if chosen.orp:
        told.append(Phrase(_ORP, {"name": workspace.territory.orp_name(chosen.orp)}))
    return Report(
        "benchmark",
        Text("Srovnání služeb", "Comparison of services"),
        workspace.as_of,
        only_used(columns(workspace), people),
        rows,
        (*record_remarks(workspace, _SORTS, year), *told),
        {"year": year, "years": years, "groups": [group_data(group) for group in shown]},
        _summary(year, rows, shown),
        charts=lambda language: charts(workspace, shown, language),
        for_people=people,
    )


def _summary(year: int, rows: Sequence[Row], groups: Sequence[Group]) -> Phrase:
    outside = sum(1 for row in rows if row["outliers"])
    told = Phrase(_OUTSIDE, {"n": outside}) if outside else _NONE_OUTSIDE
    return Phrase(_SUMMARY, {"year": year, "rows": len(rows), "groups": len(groups), "outside": told})


def _remarks(workspace: Workspace, year: int, years: list[int], network: list[str]) -> list[Phrase]:
    """The method, and the services that are not compared with the reason."""
    found = reported(workspace, year)
    if not found.figures:
        told = [Phrase(_YEARS, {"year": year, "years": years}) if years else Phrase(_NO_YEARS)]
    else:
        told = [Phrase(_METHOD, {"least": LEAST_PEERS})]
    given = {
        _HALVES: found.halves,
        _REPEATED: found.repeated,
        _HALF: found.half,
        _DRAFTS: found.drafts,
        _NONE: _silent(found, network),
    }
    told += [
        Phrase(template, {"year": year, "count": len(services), "names": _names(workspace, services)})
        for template, services in given.items()
        if services
    ]
    return told


def _silent(found: Reported, network: list[str]) -> tuple[str, ...]:
    """The services of the network without any statement; told only where there are statements of the year at all."""
    if not found.figures:
        return ()
    told = {one.service for one in found.figures} | {*found.drafts, *found.half}
    return tuple(sorted(set(network) - told))


def _names(workspace: Workspace, services: Sequence[str]) -> list[str]:
    names: list[Any] = [record_name(workspace, service) for service in services[:_SHOWN]]
    return [*names, "…"] if len(services) > _SHOWN else names
