"""Parts of the report on money: sums by type and source, programmes, and the region's application."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.funding import Flow
from kpss.model.grants import programmes_of
from kpss.model.money import added
from kpss.model.naming import record_name
from kpss.model.network_records import Programme
from kpss.model.subsidy import applications_of, asked_years, attached
from kpss.model.workspace import Workspace
from kpss.reports.funding_rows import AMOUNTS, source_name, source_of, sums, type_title
from kpss.reports.table import Row

_COUNT = Text("Celkem {count:služba|služby|služeb}", "{count:service|services} in total")
_TOTAL = Text("Za všechny služby", "All services")
_SOURCES = Text("Podle zdrojů", "By source")
_PROGRAMMES = Text("Programy", "Programmes")
_APPLICATION = Text("Žádost o dotaci", "Application for the subsidy")
_NO_PART = Text("(bez podprogramu)", "(no sub-programme)")
_PART = Text("{code} {name}", "{code} {name}")
_NAME = Text("{name}", "{name}")
_NO_PROVIDER = Text("(poskytovatel neuveden)", "(provider not told)")
_WITH_AMOUNT = Text(
    "{name} ({amount:money} Kč, zbývá {left:money} Kč)", "{name} (CZK {amount:money}, CZK {left:money} left)"
)
_YEAR = Text("{name}: na rok {year}", "{name}: for {year}")
_OUTLOOK = Text(
    "{name}: na rok {year} podle výhledu akčního plánu", "{name}: for {year} by the outlook of the action plan"
)


def by_type(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The sums of each type of service; *rows* of one type follow each other."""
    return [_type_sums(code, list(own)) for code, own in groupby(rows, key=lambda row: row["type"])]


def _type_sums(code: str | None, rows: list[Row]) -> dict[str, Any]:
    return {"type": code, "services": len(rows), **sums(rows)}


def by_source(totals: dict[str, Decimal | None]) -> list[dict[str, Any]]:
    """Revenues and grants of each source."""
    found: dict[str, dict[str, Any]] = {}
    for key, amount in totals.items():
        if key not in AMOUNTS:
            what, source = source_of(key)
            found.setdefault(source, {"source": source or None, "revenues": None, "granted": None})[what] = amount
    return [found[source] for source in sorted(found)]


def programmes(workspace: Workspace, year: int, flows: Sequence[Flow]) -> list[dict[str, Any]]:
    """Amount, requested, granted and left of each programme of *year* and of its parts; those of entries alone too."""
    return [
        _programme(one, [flow for flow in flows if flow.programme == one.id]) for one in programmes_of(workspace, year)
    ]


def _programme(programme: Programme, flows: list[Flow]) -> dict[str, Any]:
    known = {part.code: part for part in programme.sub_programmes}
    codes = [*known, *sorted({flow.part for flow in flows} - known.keys())]
    parts = [
        {
            "code": code or None,
            "name": known[code].name if code in known else None,
            "source": (known[code].source or None) if code in known else None,
            **_drawn(known[code].amount if code in known else None, [flow for flow in flows if flow.part == code]),
        }
        for code in codes
    ]
    amount = programme.amount if programme.amount is not None else added(part.amount for part in known.values())
    return {"programme": programme.id, "name": programme.name, **_drawn(amount, flows), "parts": parts}


def _drawn(amount: Decimal | None, flows: list[Flow]) -> dict[str, Decimal | None]:
    granted = added(flow.sums.granted for flow in flows)
    left = amount - (granted or Decimal(0)) if amount is not None else None
    return {
        "amount": amount,
        "requested": added(flow.sums.requested for flow in flows),
        "granted": granted,
        "left": left,
    }


def applications(workspace: Workspace, year: int) -> list[dict[str, Any]]:
    """The applications for *year* with what they ask for and which attachments they have."""
    found = []
    for one in applications_of(workspace, year):
        present, missing = attached(workspace, one)
        found.append({
            "application": one.id, "name": one.name,
            "deadline": one.deadline.text if one.deadline is not None else None,
            "submitted": one.submitted.text if one.submitted is not None else None,
            "requested": [asked._asdict() for asked in asked_years(workspace, one)],
            "attached": present, "missing": missing,
        })  # fmt: skip
    return found


def for_people(workspace: Workspace, rows: Sequence[Row], extra: dict[str, Any], by: str) -> list[Row]:
    """Sums *by* type or provider, or the services with sums by type; then all together, by source, and so on."""
    found = _by_provider(workspace, rows) if by == "provider" else _by_type(workspace, rows, services=by == "service")
    if rows:
        found.append({"group": Phrase(_TOTAL), "label": Phrase(_COUNT, {"count": len(rows)}), **extra["totals"]})
    for one in extra["sources"]:
        name = source_name(workspace, one["source"] or "")
        found.append(
            {"group": Phrase(_SOURCES), "label": Phrase(name), "revenues": one["revenues"], "granted": one["granted"]}
        )
    for programme in extra["programmes"]:
        found += _programme_rows(programme)
    for application in extra["applications"]:
        found += _application_rows(application)
    return found


def _by_type(workspace: Workspace, rows: Sequence[Row], *, services: bool) -> list[Row]:
    found: list[Row] = []
    for code, group in groupby(rows, key=lambda row: row["type"]):
        own = list(group)
        found += [*(own if services else ()), _sum_row(type_title(workspace, code), own)]
    return found


def _by_provider(workspace: Workspace, rows: Sequence[Row]) -> list[Row]:
    of_provider: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        of_provider[row["provider"] or ""].append(row)
    names = {provider: record_name(workspace, provider) for provider in of_provider}
    order = sorted(of_provider, key=lambda one: (not one, sort_key(names[one]), one))
    return [_sum_row(Phrase(_NAME, {"name": names[one] or _NO_PROVIDER}), of_provider[one]) for one in order]


def _sum_row(group: Phrase, rows: Sequence[Row]) -> Row:
    return {"group": group, "label": Phrase(_COUNT, {"count": len(rows)}), **sums(rows)}


def _programme_rows(programme: dict[str, Any]) -> list[Row]:
    """Its parts and itself; what it has and what is left stand in words, so that numbers of one sort share a column."""
    parts = [_programme_row(part, Phrase(_PART if part["name"] else _NO_PART, part)) for part in programme["parts"]]
    return [*parts, _programme_row(programme, programme["name"])]


def _programme_row(one: dict[str, Any], name: Phrase | str) -> Row:
    label = Phrase(_NAME if one["amount"] is None else _WITH_AMOUNT, {**one, "name": name})
    return {"group": Phrase(_PROGRAMMES), "label": label, "requested": one["requested"], "granted": one["granted"]}


def _application_rows(application: dict[str, Any]) -> list[Row]:
    return [
        {
            "group": Phrase(_APPLICATION),
            "label": Phrase(_OUTLOOK if one["by_plan"] else _YEAR, {**one, "name": application["name"]}),
            "requested": one["amount"],
        }
        for one in application["requested"]
    ]
