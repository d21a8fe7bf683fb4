"""Requests in words: what they want, and who has to act next."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kpss.deadlines.who import holder_names
from kpss.language.phrases import Phrase, Told
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.money import added
from kpss.model.naming import record_name
from kpss.model.network import money_rows, service_of
from kpss.model.parts import Holder
from kpss.model.request_changes import (
    MoneyChange,
    decided_units,
    level_change,
    wanted_money,
    wanted_units,
)
from kpss.model.request_records import Request, Round
from kpss.model.request_standing import Standing, hindrance, silent_orps
from kpss.model.requests import current_entry, deciders_of, request_service, round_of, windows_of
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.unit_words import change_words

_OFFICE = Text("OÚ ORP {name}", "office of the ORP {name}")
_SOME_OFFICE = Text("OÚ ORP, které služba slouží", "offices of the ORPs that the service serves")
_TOWN = Text("obec {name}", "municipality {name}")
_SOME_TOWN = Text("obec, kde služba působí", "the municipality where the service works")
_REGION = Text("krajský úřad", "the regional office")
_SUBMIT = Text("{who}: podat žádost", "{who}: submit the request")
_SUBMIT_BY = Text("{who}: podat žádost do {day:date}", "{who}: submit the request by {day:date}")
_APPLY = Text("zapsat do sítě (kpss network apply {round})", "write into the network (kpss network apply {round})")
_END = Text("ukončit zařazení v síti (kpss network apply {round})", "end the entry (kpss network apply {round})")
_REGISTER = Text(
    "zapsat službu do záznamů (kpss import rpss SOUBOR) a doplnit ji k žádosti",
    "write the service into the records (kpss import rpss FILE) and add it to the request",
)
_TELL_UNITS = Text("doplnit do rozhodnutí přiznané jednotky", "add the granted units to the decision")
_TELL_MONEY = Text("doplnit přiznanou částku", "add the granted amount")
_HINDRANCES = {"service": _REGISTER, "units": _TELL_UNITS, "money": _TELL_MONEY}
_MORE = Text("a další {count}", "and {count} more")
_LEVEL = Text("úroveň: {before} → {after}", "level: {before} → {after}")
_FIRST_LEVEL = Text("úroveň: {after}", "level: {after}")
_AREA = Text("změna působnosti", "change of the area served")
_OUT = Text("vyřazení ze sítě", "exit from the network")
_COLUMNS = {
    "requested": Text("požadovaná dotace", "subsidy asked for"),
    "compensation": Text("vyrovnávací platba", "compensation"),
}
_NOW = Text("nyní", "now")
_SHOWN_TOWNS = 3
_NAMED = 2


def applicant(workspace: Workspace, request: Request) -> str:
    """The name of the provider, as the record of the service or the request says, else of the applicant."""
    service = request_service(workspace, request)
    provider = request.provider or (service.provider if service is not None else "")
    return record_name(workspace, provider) if provider else request.applicant


def wanted_words(workspace: Workspace, request: Request) -> list[Phrase]:
    """The wanted change, an item for each form, level, area and amount."""
    found: list[Phrase] = [Phrase(_OUT)] if request.type == "exit" else []
    found += [change_words(workspace.settings, change) for change in wanted_units(workspace, request)]
    level = level_change(workspace, request)
    if level is not None:
        before, after = (word(workspace.settings, "network-level", code) for code in level)
        found.append(Phrase(_LEVEL if level[0] else _FIRST_LEVEL, {"before": before, "after": after}))
    if request.changes is not None and request.changes.area is not None and request.type != "new":
        found.append(Phrase(_AREA))
    return found + [_money(workspace, request, change) for change in wanted_money(workspace, request)]


def decided_words(workspace: Workspace, request: Request) -> list[Told]:
    """The units that were decided in place of those asked for."""
    return [change_words(workspace.settings, change) for change in decided_units(workspace, request)]


def compared(workspace: Workspace, request: Request, change: MoneyChange) -> tuple[int, Decimal | None]:
    """With what an amount is compared: that of the same year, else that of the year before; the year and the amount."""
    if change.before is not None or not request.service:
        return change.year, change.before
    last = money_rows(workspace, change.year - 1).get(request.service)
    return change.year - 1, added(getattr(row, change.column) for _, row in last.rows) if last is not None else None


def _money(workspace: Workspace, request: Request, change: MoneyChange) -> Told:
    label, (year, before) = _COLUMNS[change.column], compared(workspace, request, change)
    by = change.after - before if before is not None else None
    sign = "+" if by is not None and by > 0 else ""
    told = Text("", "")
    if by is not None and (by or year != change.year):
        told = Text(
            f" ({{since}}: {{old:money}} Kč, {sign}{{by:money}} Kč)",
            f" ({{since}}: CZK {{old:money}}, {sign}{{by:money}})",
        )
    template = Text(
        f"{label.cs} {{year}}: {{after:money}} Kč{told.cs}", f"{label.en} {{year}}: CZK {{after:money}}{told.en}"
    )
    since = _NOW if year == change.year else year
    return Told(template, {**change._asdict(), "since": since, "old": before, "by": by})


def next_steps(workspace: Workspace, request: Request, standing: Standing) -> list[Phrase | str]:
    """Who has to act next; empty where nothing is left, or where the round does not say who."""
    stage = standing.stage
    if stage == "intention":
        return [_submission(workspace, request)]
    if stage == "opinions":
        asked = [code.removeprefix("opinion:") for code in standing.missing if code.startswith("opinion:")]
        return [who for source in asked for who in _authors(workspace, request, source)]
    found = round_of(workspace, request)
    if found is None:
        return []
    if stage == "assessment":
        return [*assessors(workspace, found)]
    if stage in ("decision", "postponed"):
        return [*holder_names(workspace, deciders_of(found, [request.type]))]
    return [_writing(workspace, request, found.id)] if stage == "decided" else []


def shortly(steps: Sequence[Phrase | str]) -> list[Phrase | str]:
    """*steps* for people: two of them, and how many more there are."""
    more = len(steps) - _NAMED
    return [*steps[:_NAMED], Phrase(_MORE, {"count": more})] if more > 0 else [*steps]


def _writing(workspace: Workspace, request: Request, round_id: str) -> Phrase:
    """What is to be written of a decision: first what hinders the network from showing it."""
    hinders = _HINDRANCES.get(hindrance(workspace, request))
    return Phrase(hinders or (_END if request.type == "exit" else _APPLY), {"round": round_id})


def assessors(workspace: Workspace, found: Round) -> tuple[str, ...]:
    """Who assesses the requests of a round; where they are several parts of a body that does not decide, that body."""
    return holder_names(workspace, _whole(workspace, found))


def _whole(workspace: Workspace, found: Round) -> Sequence[Holder]:
    holders, deciding = found.assessed_by, {one.body for decider in found.decided_by for one in decider.by}
    parents = {_parent(workspace, one) for one in holders}
    if len(holders) > _NAMED and len(parents) == 1 and (parent := parents.pop()) and parent not in deciding:
        return [Holder({"body": parent})]
    return holders


def _parent(workspace: Workspace, holder: Holder) -> str:
    body = workspace.get(holder.body, Body)
    return body.part_of.body if body is not None and body.part_of is not None else ""


def _submission(workspace: Workspace, request: Request) -> Phrase:
    """The applicant, with the end of the first window that is still to end."""
    ends = (window.end.latest for window in windows_of(workspace, request) if window.end is not None)
    coming = sorted(day for day in ends if day >= workspace.as_of)
    params = {"who": applicant(workspace, request) or Text("žadatel", "the applicant")}
    return Phrase(_SUBMIT_BY, {**params, "day": coming[0].isoformat()}) if coming else Phrase(_SUBMIT, params)


def _authors(workspace: Workspace, request: Request, source: str) -> list[Phrase | str]:
    """Whose opinion is awaited: the offices of the ORPs that have given none, the municipalities of the service, another."""
    if source == "orp":
        names = sorted((workspace.territory.orp_name(code) for code in silent_orps(workspace, request)), key=sort_key)
        return [Phrase(_OFFICE, {"name": name}) for name in names] or [Phrase(_SOME_OFFICE)]
    if source == "municipality":
        towns = _towns(workspace, request)
        few = 0 < len(towns) <= _SHOWN_TOWNS
        return [Phrase(_TOWN, {"name": name}) for name in towns] if few else [Phrase(_SOME_TOWN)]
    return [Phrase(_REGION) if source == "region" else Phrase(word(workspace.settings, "opinion-source", source))]


def _towns(workspace: Workspace, request: Request) -> list[str]:
    """The municipalities where the service has its facilities."""
    entry = current_entry(workspace, request)
    service = request_service(workspace, request) or (service_of(workspace, entry) if entry is not None else None)
    places = service.facilities if service is not None else ()
    day, territory = workspace.as_of, workspace.territory
    codes = {
        found[0]
        for place in places
        if place.valid.contains(day) and len(found := territory.find_municipality(place.municipality)) == 1
    }
    return sorted((territory.name(code) for code in codes), key=sort_key)
