"""What has changed in the network since a day: a sentence a change, under the names of the providers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from kpss.language.errors import UserError
from kpss.language.numbers import tidy
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.naming import record_name
from kpss.model.network_changes import Balance, Change, Entered, Left, Place, balance, compared, places
from kpss.model.plans import Plan
from kpss.model.services import Provider, Service
from kpss.model.vocabulary import items, words
from kpss.model.workspace import Workspace
from kpss.reports.filters import Chosen
from kpss.reports.network_change_words import MONEY_UNIT, Said, balance_words, said
from kpss.reports.network_remarks import SORTS, broken_remarks
from kpss.reports.network_rows import serves
from kpss.reports.plans import iso
from kpss.reports.remarks import record_remarks
from kpss.reports.table import CZK, Column, Grouping, Report, Row

KINDS = {
    "entered": Text("zařazení", "entry"),
    "left": Text("vyřazení", "exit"),
    "units": Text("jednotky", "units"),
    "level": Text("úroveň", "level"),
    "area": Text("území", "area"),
    "entrustment": Text("pověření", "entrustment"),
    "provider": Text("poskytovatel", "provider"),
    "compensation": Text("vyrovnávací platba", "compensation"),
    "balance": Text("bilance", "balance"),
}
_BY = {"": "provider_name", "provider": "provider_name", "type": "type"}
_SENTENCE = Text("{name}: {words}", "{name}: {words}")
_SENTENCE_OF_TYPE = Text("{name} ({type}): {words}", "{name} ({type}): {words}")
_TITLE = Text("Změny v síti sociálních služeb", "Changes in the network of social services")
_SUMMARY = Text(
    "Od {since:date} do {until:date}: {came}, {gone}, {other}.",
    "From {since:date} to {until:date}: {came}, {gone}, {other}.",
)
_CAME = (
    Text("žádná služba nepřibyla", "no service entered"),
    Text("{n:služba přibyla|služby přibyly|služeb přibylo}", "{n:service|services} entered"),
)
_GONE = (Text("žádná neodešla", "none left"), Text("{n:odešla|odešly|odešlo}", "{n} left"))
_OTHER = (Text("žádná se nezměnila", "none changed"), Text("{n:se změnila|se změnily|se změnilo}", "{n} changed"))
_NOTHING = Text(
    "Od {since:date} do {until:date} se v síti nic nezměnilo.",
    "Nothing has changed in the network from {since:date} to {until:date}.",
)
_KNOWN = Text(
    "Každý den se bere tak, jak byl znám tehdy: rozhodnutí přijatá později se projeví jako změna.",
    "Each day is taken as it was known then: what was decided later shows as a change.",
)
_WHOLE = Text(
    "Vybrané jsou služby, které územím slouží; jejich jednotky a bilance jsou celé.",
    "The services chosen are those that serve the area; their units and the balance are whole.",
)


def _columns(workspace: Workspace) -> tuple[Column, ...]:
    settings = workspace.settings
    return (
        Column("change", Text("Změna", "Change"), "choice", labels=KINDS),
        Column("provider", Text("Poskytovatel", "Provider"), shown=False),
        Column("provider_name", Text("Poskytovatel", "Provider")),
        Column("ico", Text("IČO", "Company number"), shown=False),
        Column("service", Text("Služba", "Service"), shown=False),
        Column("service_name", Text("Služba", "Service")),
        Column("number", Text("Identifikátor", "Number"), shown=False),
        Column("type", Text("Druh", "Type"), "choice", labels=words(settings, "service-type")),
        Column("form", Text("Forma", "Form"), "choice", labels=words(settings, "service-form")),
        Column("unit", Text("Jednotka", "Unit"), "choice",
               labels={**words(settings, "capacity-unit"), MONEY_UNIT: CZK}),
        Column("before", Text("Před", "Before"), "number"),
        Column("after", Text("Po", "After"), "number"),
        Column("difference", Text("Rozdíl", "Difference"), "number"),
        Column("was", Text("Bylo", "It was")),
        Column("now", Text("Je", "It is")),
        Column("from", Text("Platí od", "Valid from"), "date"),
        Column("decided", Text("Rozhodnuto", "Decided"), "date"),
        Column("resolution", Text("Usnesení", "Resolution")),
        Column("reason", Text("Důvod", "Reason")),
        Column("message", Text("Slovy", "In words")),
    )  # fmt: skip


def make_changes(workspace: Workspace, chosen: Chosen, since: dt.date, by: str) -> Report:
    """The changes of the chosen services, and the balance of each unit.

    :raises UserError: if the day is not before the workspace's date, or *by* is no way to group changes.
    """
    _check(workspace, since, by)
    then = workspace.seen_on(since)
    old, new = places(then, workspace.as_of), places(workspace)
    if chosen.orp or chosen.plan:
        # A service that serves the ORP no more has not left the network: it is taken as it stands on both days.
        wanted = _serving(then, old, chosen) | _serving(workspace, new, chosen)
        old, new = ({one: found[one] for one in found if one in wanted} for found in (old, new))
    changes, sums = compared(old, new), balance(old.values(), new.values())
    rows = _rows(workspace, changes, by)
    return Report(
        "network-changes",
        _TITLE,
        workspace.as_of,
        _columns(workspace),
        [*rows, *(_balance_row(workspace, one) for one in sums)],
        _remarks(workspace, chosen),
        {
            "since": since.isoformat(),
            "balance": [
                {"unit": one.unit, "before": one.before, "after": one.after, "difference": one.after - one.before}
                for one in sums
            ],
        },
        _summary(changes, since, workspace.as_of),
        Grouping(_BY[by], "message", Text("Bilance", "Balance")),
    )


def _check(workspace: Workspace, since: dt.date, by: str) -> None:
    if since >= workspace.as_of:
        raise UserError(
            f"Změny se ukazují od dřívějšího dne; --from {since} není před {workspace.as_of} (--as-of).",
            f"Changes are shown from an earlier day; --from {since} is not before {workspace.as_of} (--as-of).",
        )
    if by not in _BY:
        raise UserError(
            "Změny (--from) se dají seskupit podle type nebo provider.",
            "Changes (--from) can be grouped by type or provider.",
        )


def _serving(workspace: Workspace, found: Mapping[str, Place], chosen: Chosen) -> set[str]:
    """The services of *found* that serve the ORP and the plan that were chosen."""
    plan = workspace.get(chosen.plan, Plan)
    return {
        service
        for service, place in found.items()
        if (not chosen.orp or chosen.orp in place.orps)
        and (plan is None or any(serves(workspace, entry, plan) for entry in place.entries))
    }


def _rows(workspace: Workspace, changes: Sequence[Change], by: str) -> list[Row]:
    place = {code: number for number, code in enumerate(items(workspace.settings, "service-type"))}

    def order(row: Row) -> tuple[Any, ...]:
        provider = (not row["provider_name"], sort_key(row["provider_name"] or ""))
        kind = (not row["type"], place.get(row["type"] or "", len(place)), row["type"] or "")
        return (*(kind if by == "type" else ()), *provider, sort_key(row["service_name"]))

    rows = [_row(workspace, change, one) for change in changes for one in said(workspace, change)]
    return sorted(rows, key=order)


def _row(workspace: Workspace, change: Change, one: Said) -> Row:
    service = workspace.get(change.service, Service)
    provider = workspace.get(service.provider, Provider) if service is not None else None
    entry = change.entries[-1]
    name = record_name(workspace, change.service)
    kind = words(workspace.settings, "service-type").get(service.type) if service is not None else None
    params = {"name": name, "type": kind, "words": one.words}
    decision = entry.decision
    return {
        "change": one.kind,
        "provider": service.provider or None if service is not None else None,
        "provider_name": record_name(workspace, service.provider) or None if service is not None else None,
        "ico": provider.ico or None if provider is not None else None,
        "service": change.service,
        "service_name": name,
        "number": service.number or None if service is not None else None,
        "type": service.type or None if service is not None else None,
        "form": one.form or None,
        "unit": one.unit or None,
        "before": one.before,
        "after": one.after,
        "difference": _difference(one),
        "was": _as_phrase(one.was),
        "now": _as_phrase(one.now),
        "from": iso(entry.valid.first) if not isinstance(change, Left) else None,
        "decided": decision.date.text if decision is not None and decision.date is not None else None,
        "resolution": decision.resolution or None if decision is not None else None,
        "reason": entry.reason or None,
        "message": Phrase(_SENTENCE_OF_TYPE if kind else _SENTENCE, params),
    }


def _difference(one: Said) -> Decimal | None:
    if one.before is None and one.after is None:
        return None
    return tidy((one.after or Decimal(0)) - (one.before or Decimal(0)))


def _as_phrase(value: Any) -> Any:
    return Phrase(value) if isinstance(value, Text) else value


def _balance_row(workspace: Workspace, one: Balance) -> Row:
    row = dict.fromkeys(column.key for column in _columns(workspace))
    before, after = tidy(one.before), tidy(one.after)
    told = {"unit": one.unit, "before": before, "after": after, "difference": tidy(after - before)}
    return {**row, **told, "change": "balance", "message": balance_words(workspace, one)}


def _summary(changes: Sequence[Change], since: dt.date, until: dt.date) -> Phrase:
    entered = {change.service for change in changes if isinstance(change, Entered)}
    left = {change.service for change in changes if isinstance(change, Left)}
    changed = {change.service for change in changes} - entered - left
    days = {"since": since.isoformat(), "until": until.isoformat()}
    if not changes:
        return Phrase(_NOTHING, days)
    told = {
        "came": _number(_CAME, len(entered)),
        "gone": _number(_GONE, len(left)),
        "other": _number(_OTHER, len(changed)),
    }
    return Phrase(_SUMMARY, {**days, **told})


def _number(words: tuple[Text, Text], n: int) -> Phrase:
    return Phrase(words[n > 0], {"n": n})


def _remarks(workspace: Workspace, chosen: Chosen) -> tuple[Phrase, ...]:
    found = [*record_remarks(workspace, SORTS), *broken_remarks(workspace), Phrase(_KNOWN)]
    if chosen.orp or chosen.plan:
        found.append(Phrase(_WHOLE))
    return tuple(found)
