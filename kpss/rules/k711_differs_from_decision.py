"""KPSS711: an entry that differs from the decision on its request, or a decision that the network does not show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.naming import request_name
from kpss.model.network import known_entries, requests_of, units_total
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.periods import Moment
from kpss.model.request_records import Request
from kpss.model.request_standing import hindrance, standing
from kpss.model.requests import (
    GRANTED,
    decision_on,
    effective,
    outcome_level,
    outcome_units,
    result_of,
    round_of,
)
from kpss.model.unit_words import amount
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, place_of
from kpss.rules.carrying_out import not_carried_out
from kpss.rules.network_words import entry_facets, request_facets
from kpss.structure.problems import Path

RULE = Rule(
    711,
    "differs-from-decision",
    "error",
    Text("Záznam v síti se liší od rozhodnutí", "An entry differs from the decision"),
    Wording(
        Text(
            "Jednotky v síti nesouhlasí s rozhodnutím o žádosti {request:quote}: {changes:list}.",
            "The units differ from the decision on the request {request:quote}: {changes:list}.",
        ),
        Text(
            "Opravte jednotky. Změnily-li se později, patří změna do dalšího záznamu v síti.",
            "Mend the units. If they changed later, the change belongs into another entry.",
        ),
    ),
    variants={
        "level": Wording(
            Text(
                "Úroveň v síti je „{ours}“, o žádosti {request:quote} bylo rozhodnuto: „{theirs}“.",
                "The level is “{ours}”, the decision on the request {request:quote} says “{theirs}”.",
            ),
            Text(
                "Opravte úroveň. Změnila-li se později, patří změna do dalšího záznamu v síti.",
                "Mend the level. If it changed later, the change belongs into another entry.",
            ),
        ),
        "from": Wording(
            Text(
                "Začátek záznamu v síti je jiný ({ours:date}), než jak se rozhodlo o žádosti {request:quote} "
                "({theirs:date}).",
                "The entry begins on another day ({ours:date}) than the decision on the request {request:quote} says "
                "({theirs:date}).",
            ),
            Text(
                "Opravte začátek platnosti, nebo účinnost v rozhodnutí (effective).",
                "Mend the beginning of its validity, or the effect of the decision (effective).",
            ),
        ),
        "service": Wording(
            Text(
                "Záznam v síti je o jiné službě než žádost {request:quote}, ze které má být.",
                "The entry is about another service than the request {request:quote} that it is to come from.",
            ),
            Text("Opravte službu, nebo odkaz na žádost.", "Mend the service, or the reference to the request."),
        ),
        "rejected": Wording(
            Text(
                "Záznam v síti se odvolává na žádost {request:quote}, které nebylo vyhověno.",
                "The entry refers to the request {request:quote}, which was not granted.",
            ),
            Text("Opravte odkaz na žádost, nebo rozhodnutí.", "Mend the reference to the request, or the decision."),
        ),
        "withdrawn": Wording(
            Text(
                "Záznam v síti se odvolává na žádost {request:quote}, která byla vzata zpět.",
                "The entry refers to the request {request:quote}, which was withdrawn.",
            ),
            Text("Opravte odkaz na žádost, nebo žádost.", "Mend the reference to the request, or the request."),
        ),
        "taken_back": Wording(
            Text(
                "Záznam v síti se odvolává na žádost {request:quote}, která byla po vyhovění vzata zpět ({day:date}).",
                "The entry refers to the request {request:quote}, which was granted and then withdrawn ({day:date}).",
            ),
            Text(
                "Nemá-li změna platit, ukončete záznam a zapište předchozí stav; platí-li, zrušte zpětvzetí (withdrawn).",
                "If the change is not to hold, end the entry and record the state before; else take withdrawn away.",
            ),
            severity="warning",
        ),
        "not_carried_out": Wording(
            Text(
                "Žádosti {request:quote} bylo vyhověno (účinnost: {start:date}), v síti to vidět není.",
                "The request {request:quote} was granted (effect: {start:date}); the network does not show it.",
            ),
            Text(
                "Zapište nový stav do sítě{how}.",
                "Write the new state into the network{how}.",
            ),
            severity="gap",
        ),
    },
)
_DIFFERENCE = Text("{form} {ours} místo {theirs}", "{form} {ours} in place of {theirs}")
_ANY_FORM = Text("{ours} místo {theirs}", "{ours} in place of {theirs}")
_APPLY = Text(" (kpss network apply {round})", " (kpss network apply {round})")
_FIRST = {
    "service": Text(
        "; nejdřív naberte službu z registru (kpss import rpss) a doplňte ji k žádosti (service)",
        "; first import the service from the register (kpss import rpss) and add it to the request (service)",
    ),
    "units": Text(
        "; nejdřív doplňte do rozhodnutí jednotky po změně (units)",
        "; first add the units after the change to the decision (units)",
    ),
    "money": Text(
        "; nejdřív doplňte do rozhodnutí přiznanou částku (money)",
        "; first add the granted amount to the decision (money)",
    ),
}
_NEEDED = frozenset({"service", "type", "round", "changes", "decision", "withdrawn"})


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Entries against the decisions known on the date; what is not written on either side is not compared."""
    for entry in known_entries(workspace):
        for identifier in requests_of(entry) if entry.broken.isdisjoint(("request", "requests")) else ():
            request = workspace.get(identifier, Request)
            if request is not None and request.broken.isdisjoint(_NEEDED):
                yield from _of_entry(workspace, entry, request)
    for request, start in not_carried_out(workspace):
        params = {
            "problem": "not_carried_out", "request": request_name(request), "start": start.text,
            "how": _how(workspace, request),
        }  # fmt: skip
        facets = request_facets(workspace, request)
        yield finding(RULE, request, ("decision",), params=params, since=start.latest.isoformat(), **facets)


def _how(workspace: Workspace, request: Request) -> Phrase | Text | str:
    """What comes first, else the command that writes it."""
    before = _FIRST.get(hindrance(workspace, request))
    return before or (Phrase(_APPLY, {"round": request.round}) if request.round else "")


def _of_entry(workspace: Workspace, entry: NetworkEntry, request: Request) -> Iterator[Finding]:
    decision = decision_on(request, workspace.as_of)
    problem = _refused(workspace, request)
    if problem:
        others, back = list(entry.requests), request.withdrawn
        path: Path = ("request",) if request.id == entry.request else ("requests", others.index(request.id))
        day = back.date.text if back is not None and back.date is not None else ""
        there = "decision" if problem == "rejected" else "withdrawn"
        yield _finding(workspace, entry, request, path, {"problem": problem, "day": day}, there, problem)
    elif decision is None or decision.outcome not in GRANTED:
        return
    elif request.service and entry.service != request.service:
        yield _finding(workspace, entry, request, ("service",), {"problem": "service"}, "service", "service")
    else:
        yield from _level(workspace, entry, request)
        yield from _units(workspace, entry, request)
        if request.type != "exit":
            yield from _start(workspace, entry, request)


def _refused(workspace: Workspace, request: Request) -> str:
    """Why nothing can come from *request*, as the name of a variant; empty where something may."""
    stage = standing(workspace, request).stage
    if stage != "withdrawn":
        return stage if stage == "rejected" else ""
    decision = decision_on(request, workspace.as_of)
    day = request.withdrawn.date if request.withdrawn is not None else None
    return "taken_back" if day is not None and decision is not None and decision.outcome in GRANTED else "withdrawn"


def _level(workspace: Workspace, entry: NetworkEntry, request: Request) -> Iterator[Finding]:
    level = outcome_level(request)
    if level and level != entry.level:
        words = {one: word(workspace.settings, "network-level", one) for one in (level, entry.level)}
        params = {"problem": "level", "ours": words[entry.level], "theirs": words[level]}
        yield _finding(workspace, entry, request, ("level",), params, "decision", "level")


def _units(workspace: Workspace, entry: NetworkEntry, request: Request) -> Iterator[Finding]:
    decided = outcome_units(request)
    if "units" in entry.broken or not _all_known(entry.units) or not _all_known(decided):
        return
    ours, theirs = units_total(entry.units), units_total(decided)
    nothing = Decimal(0)
    changes = [
        _difference(workspace, key, ours.get(key, nothing), theirs.get(key, nothing))
        for key in dict.fromkeys([*theirs, *ours])
        if ours.get(key, nothing) != theirs.get(key, nothing)
    ]
    if changes:
        yield _finding(workspace, entry, request, ("units",), {"changes": changes}, "decision", "units")


def _all_known(units: tuple[NetworkUnits, ...]) -> bool:
    return bool(units) and all(one.value is not None for one in units)


def _difference(workspace: Workspace, key: tuple[str, str], ours: Decimal, theirs: Decimal) -> Phrase:
    form, unit = key
    words = {"ours": amount(workspace.settings, ours, unit), "theirs": amount(workspace.settings, theirs, unit)}
    return Phrase(_DIFFERENCE if form else _ANY_FORM, {**words, "form": word(workspace.settings, "service-form", form)})


def _start(workspace: Workspace, entry: NetworkEntry, request: Request) -> Iterator[Finding]:
    """The beginning of the first entry of the request, against a day that the decision or the round states."""
    found, decision = round_of(workspace, request), request.decision
    stated = (decision is not None and decision.effective) or (found is not None and found.effective)
    theirs, ours = effective(workspace, request), entry.valid.start
    first = min(result_of(workspace, request), key=lambda one: (one.valid.first, one.id), default=None)
    if not stated or theirs is None or ours is None or first is not entry or _may_be_same(ours, theirs):
        return
    params = {"problem": "from", "ours": ours.text, "theirs": theirs.text}
    yield _finding(workspace, entry, request, ("valid",), params, "decision", "from")


def _may_be_same(one: Moment, other: Moment) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _finding(
    workspace: Workspace,
    entry: NetworkEntry,
    request: Request,
    path: Path,
    params: Mapping[str, object],
    there: str,
    subject: str,
) -> Finding:
    shared = {"request": request_name(request), **params}
    other = place_of(request, (there,))
    return finding(RULE, entry, path, params=shared, subject=subject, other=other, **entry_facets(workspace, entry))
