"""Requests in words: their stages, what they lack, what they want, and who has to act next."""

from __future__ import annotations

from kpss.deadlines.who import holder_names, record_name
from kpss.language.phrases import Phrase, Told
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.network import service_of
from kpss.model.request_changes import (
    MoneyChange,
    decided_units,
    level_change,
    orps_of_request,
    wanted_money,
    wanted_units,
)
from kpss.model.request_records import Request
from kpss.model.requests import (
    Stage,
    Standing,
    current_entry,
    for_type,
    request_service,
    round_of,
    windows_of,
)
from kpss.model.settings import Settings
from kpss.model.vocabulary import word, words
from kpss.model.workspace import Workspace
from kpss.reports.unit_words import change_words

STAGES: dict[Stage, Text] = {
    "intention": Text("záměr", "intention"),
    "opinions": Text("čeká na stanoviska", "waits for opinions"),
    "assessment": Text("čeká na hodnocení", "waits for assessment"),
    "decision": Text("čeká na rozhodnutí", "waits for the decision"),
    "postponed": Text("odloženo", "postponed"),
    "decided": Text("rozhodnuto, není v síti", "decided, not in the network yet"),
    "applied": Text("zapsáno v síti", "in the network"),
    "rejected": Text("nevyhověno", "rejected"),
    "withdrawn": Text("vzato zpět", "withdrawn"),
}
FINISHED: tuple[Stage, ...] = ("applied", "rejected", "withdrawn")
_MISSING = {
    "discussed": Text("projednání záměru", "discussion of the intention"),
    "need": Text("potřeba nebo opatření, na které odpovídá", "the need or measure that it answers"),
    "assessment": Text("hodnocení skupiny", "assessment of the group"),
    "opinion:orp": Text("stanovisko OÚ ORP", "opinion of the ORP office"),
    "opinion:municipality": Text("stanovisko obce", "opinion of the municipality"),
    "opinion:region": Text("stanovisko krajského úřadu", "opinion of the regional office"),
}
_OFFICE = Text("OÚ ORP {name}", "office of the ORP {name}")
_SOME_OFFICE = Text("OÚ ORP, které služba slouží", "offices of the ORPs that the service serves")
_TOWN = Text("obec {name}", "municipality {name}")
_SOME_TOWN = Text("obec, kde služba působí", "the municipality where the service works")
_REGION = Text("krajský úřad", "the regional office")
_SUBMIT = Text("{who}: podat žádost", "{who}: submit the request")
_SUBMIT_BY = Text("{who}: podat žádost do {day:date}", "{who}: submit the request by {day:date}")
_APPLY = Text("zapsat do sítě (kpss network apply {round})", "write into the network (kpss network apply {round})")
_END = Text("ukončit zařazení v síti (kpss network apply {round})", "end the entry (kpss network apply {round})")
_LEVEL = Text("úroveň: {before} → {after}", "level: {before} → {after}")
_FIRST_LEVEL = Text("úroveň: {after}", "level: {after}")
_AREA = Text("změna působnosti", "change of the area served")
_OUT = Text("vyřazení ze sítě", "exit from the network")
_COLUMNS = {
    "requested": Text("požadovaná dotace", "subsidy asked for"),
    "compensation": Text("vyrovnávací platba", "compensation"),
}
_SHOWN_TOWNS = 3


def missing_labels(settings: Settings) -> dict[str, Text]:
    """The words for what a request can lack: ``stanovisko OÚ ORP``."""
    sources = words(settings, "opinion-source")
    return {f"opinion:{code}": _opinion(name) for code, name in sources.items()} | _MISSING


def _opinion(source: Text) -> Text:
    return Text(f"stanovisko: {source.cs}", f"opinion: {source.en}")


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
    return found + [_money(change) for change in wanted_money(workspace, request)]


def decided_words(workspace: Workspace, request: Request) -> list[Told]:
    """The units that were decided in place of those asked for."""
    return [change_words(workspace.settings, change) for change in decided_units(workspace, request)]


def _money(change: MoneyChange) -> Told:
    label, before = _COLUMNS[change.column], change.before
    amounts = "{before:money} → {after:money}" if before is not None and before != change.after else "{after:money}"
    template = Text(f"{label.cs} {{year}}: {amounts} Kč", f"{label.en} {{year}}: CZK {amounts}")
    return Told(template, change._asdict())


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
        return [*holder_names(workspace, found.assessed_by)]
    if stage in ("decision", "postponed"):
        holders = [holder for one in found.decided_by if for_type(one.types, request.type) for holder in one.by]
        return [*holder_names(workspace, holders)]
    return [Phrase(_END if request.type == "exit" else _APPLY, {"round": found.id})] if stage == "decided" else []


def _submission(workspace: Workspace, request: Request) -> Phrase:
    """The applicant, with the end of the first window that is still to end."""
    ends = (window.end.latest for window in windows_of(workspace, request) if window.end is not None)
    coming = sorted(day for day in ends if day >= workspace.as_of)
    params = {"who": applicant(workspace, request) or Text("žadatel", "the applicant")}
    return Phrase(_SUBMIT_BY, {**params, "day": coming[0].isoformat()}) if coming else Phrase(_SUBMIT, params)


def _authors(workspace: Workspace, request: Request, source: str) -> list[Phrase | str]:
    """Whose opinion is awaited: the offices of the ORPs served, the municipalities of the service, another."""
    if source == "orp":
        names = sorted(
            (workspace.territory.orp_name(code) for code in orps_of_request(workspace, request)), key=sort_key
        )
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
