"""Rows of the report on money: one a service, and their sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.funding import Funding
from kpss.model.money import added
from kpss.model.naming import record_name
from kpss.model.served import orps_of_service
from kpss.model.service_money import ServiceMoney, by_service
from kpss.model.services import Service
from kpss.model.vocabulary import place, word, words
from kpss.model.workspace import Workspace
from kpss.reports.money_words import MONEY
from kpss.reports.table import CZK, Column, Row

AMOUNTS = {**MONEY, "net": Text("Čisté náklady", "Net costs"), "uncovered": Text("Nekryto", "Uncovered")}
UNTOLD = "untold"
"""Stands for a source that is not told in keys of columns."""
_BY_SOURCE = {
    "revenues": Text("Výnosy: {source}", "Revenues: {source}"),
    "granted": Text("Přiznáno: {source}", "Granted: {source}"),
}
_NO_SOURCE = Text("zdroj neuveden", "source not told")
_NO_TYPE = Text("(druh neuveden)", "(type not told)")
_OUTSIDE = Text(" (mimo síť)", " (outside the network)")


def service_rows(workspace: Workspace, funding: Funding, orp: str) -> list[Row]:
    """The rows, by type of service in the order of the law, provider and service."""
    found = [one for one in by_service(funding.flows) if not orp or _serves(workspace, funding, one.service, orp)]
    rows = [_row(workspace, one, in_network=one.service in funding.entries) for one in found]
    sources = source_keys(rows)
    rows = [{**dict.fromkeys(sources), **row} for row in rows]
    return sorted(rows, key=lambda row: _order(workspace, row))


def type_title(workspace: Workspace, code: str | None) -> Phrase:
    """The heading of a type of service."""
    return Phrase(word(workspace.settings, "service-type", code) if code else _NO_TYPE)


def _serves(workspace: Workspace, funding: Funding, service: str, orp: str) -> bool:
    return orp in orps_of_service(workspace, service, funding.entries.get(service, ()))


def _order(workspace: Workspace, row: Row) -> tuple[Any, ...]:
    of_type = place(workspace.settings, "service-type", row["type"] or "")
    return of_type, sort_key(row["provider_name"] or ""), sort_key(row["service_name"]), row["service"]


def _row(workspace: Workspace, one: ServiceMoney, *, in_network: bool) -> Row:
    record = workspace.get(one.service, Service)
    provider, kind = (record.provider, record.type or None) if record is not None else ("", None)
    names = {"provider": record_name(workspace, provider), "service": record_name(workspace, one.service)}
    return {
        "service": one.service,
        "service_name": names["service"],
        "provider": provider or None,
        "provider_name": names["provider"] if provider else None,
        "type": kind,
        "group": type_title(workspace, kind),
        "in_network": in_network,
        "label": Phrase(_label(named=bool(provider), in_network=in_network), names),
        **one.sums._asdict(),
        "net": one.net,
        "uncovered": one.uncovered,
        **{f"revenues_{source or UNTOLD}": amount for source, amount in one.revenues.items()},
        **{f"granted_{source or UNTOLD}": amount for source, amount in one.granted.items()},
    }


def _label(*, named: bool, in_network: bool) -> Text:
    label = "{provider}: {service}" if named else "{service}"
    return Text(label, label) if in_network else Text(label + _OUTSIDE.cs, label + _OUTSIDE.en)


def source_keys(rows: Iterable[Row]) -> list[str]:
    """The keys of the columns by source that some row uses."""
    return sorted({key for row in rows for key in row if key.startswith(tuple(f"{name}_" for name in _BY_SOURCE))})


def source_of(key: str) -> tuple[str, str]:
    """``granted_state`` → what, and the code of the source, empty where it is not told."""
    what, _, source = key.partition("_")
    return what, "" if source == UNTOLD else source


def source_name(workspace: Workspace, source: str) -> Text:
    """The words for a source of money."""
    return words(workspace.settings, "funding-source").get(source, Text(source, source)) if source else _NO_SOURCE


def columns(workspace: Workspace, rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns of data; people see the label of a row and the amounts, sources stand in a part of their own."""
    return (
        Column("group", Text("Skupina", "Group"), data=False),
        Column("label", Text("Služba", "Service"), data=False),
        Column("type", Text("Druh služby", "Service type"), "choice", None, words(workspace.settings, "service-type"), shown=False),
        Column("provider", Text("Záznam poskytovatele", "Provider record"), shown=False),
        Column("provider_name", Text("Poskytovatel", "Provider"), shown=False),
        Column("service", Text("Záznam služby", "Service record"), shown=False),
        Column("service_name", Text("Název služby", "Name of the service"), shown=False),
        Column("in_network", Text("V síti", "In the network"), "flag", shown=False),
        *(Column(key, label, "number", CZK) for key, label in AMOUNTS.items()),
        *(Column(key, _source_label(workspace, key), "number", CZK, shown=False) for key in source_keys(rows)),
    )  # fmt: skip


def _source_label(workspace: Workspace, key: str) -> Text:
    what, source = source_of(key)
    name, template = source_name(workspace, source), _BY_SOURCE[what]
    return Text(template.cs.replace("{source}", name.cs), template.en.replace("{source}", name.en))


def sums(rows: Iterable[Row]) -> dict[str, Decimal | None]:
    """The sum of each amount over exactly these *rows*."""
    rows = list(rows)
    return {key: added(row[key] for row in rows) for key in (*AMOUNTS, *source_keys(rows))}
