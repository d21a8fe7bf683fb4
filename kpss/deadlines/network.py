"""The network: windows and moratoria of rounds, requests that wait, applications, statements, and what ends."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kpss.deadlines.entries import Deadline, key_of
from kpss.deadlines.network_ends import entries_that_end, entrustments_that_end, keeper, statements_due
from kpss.deadlines.sound import sound
from kpss.deadlines.who import holder_names
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.network_records import Application
from kpss.model.parts import Holder
from kpss.model.plans import known
from kpss.model.request_records import Request, Round
from kpss.model.request_standing import Stage, standing
from kpss.model.requests import deciders_of
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace

_WINDOW = Text("Konec příjmu žádostí ({what}): {round:quote}", "The time for requests ends ({what}): {round:quote}")
_NAMED = Text("{name}", "{name}")
_TYPES = Text("{types:list}", "{types:list}")
_ALL = Text("všechny druhy", "all types")
_MORATORIUM = Text(
    "Končí moratorium na rozšiřování sítě: {round:quote}", "The moratorium on extending the network ends: {round:quote}"
)
_APPLY = Text("Podat žádost o dotaci ze státního rozpočtu: {name:quote}", "Apply for the state subsidy: {name:quote}")
_STAGES: dict[Stage, Text] = {
    "opinions": Text(
        "Opatřit stanoviska k {n:žádosti|žádostem|žádostem}: {round:quote}",
        "Get opinions on {n:request|requests}: {round:quote}",
    ),
    "assessment": Text(
        "Vyhodnotit {n:žádost|žádosti|žádostí}: {round:quote}", "Assess {n:request|requests}: {round:quote}"
    ),
    "decision": Text(
        "Rozhodnout o {n:žádosti|žádostech|žádostech}: {round:quote}",
        "Decide on {n:request|requests}: {round:quote}",
    ),
}


def find(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:
    """What the network asks for until a day; where no record tells a day, the row has none."""
    waiting = _waiting(workspace)
    for record in workspace.of(Round):
        yield from _windows(workspace, record)
        yield from _moratoria(workspace, record)
        for stage, requests in waiting.get(record.id, {}).items():
            what = Phrase(_STAGES[stage], {"n": len(requests), "round": record.name or record.id})
            yield Deadline("network", None, what, record, (), stage, _who(workspace, record, stage, requests))
    for application in workspace.of(Application):
        yield from _application(workspace, application)
    yield from statements_due(workspace)
    yield from entrustments_that_end(workspace, until)
    yield from entries_that_end(workspace, until)


def _windows(workspace: Workspace, record: Round) -> Iterator[Deadline]:
    """The last days on which requests may be submitted."""
    for index, window in sound(workspace, record, "windows", record.windows):
        if window.end is None or window.end.latest < workspace.as_of:
            continue
        types = [word(workspace.settings, "request-type", code) for code in window.types]
        named = Phrase(_TYPES, {"types": types}) if types else _ALL
        what = Phrase(_NAMED, {"name": window.name}) if window.name else named
        key = f"window/{key_of('-'.join(window.types), window.name)}".rstrip("/")
        said = Phrase(_WINDOW, {"what": what, "round": record.name or record.id})
        yield Deadline("network", window.end.latest, said, record, ("windows", index), key, keeper(workspace))


def _moratoria(workspace: Workspace, record: Round) -> Iterator[Deadline]:
    for index, one in sound(workspace, record, "moratoria", record.moratoria):
        if one.end is not None and one.end.latest >= workspace.as_of:
            what = Phrase(_MORATORIUM, {"round": record.name or record.id})
            path = ("moratoria", index)
            yield Deadline("network", one.end.latest, what, record, path, "moratorium", keeper(workspace))


def _waiting(workspace: Workspace) -> dict[str, dict[Stage, list[Request]]]:
    """Round → stage → submitted requests that wait for it."""
    found: dict[str, dict[Stage, list[Request]]] = defaultdict(lambda: defaultdict(list))
    needed = ("round", "type", "submitted", "opinions", "assessments", "decision", "withdrawn")
    for request in workspace.of(Request):
        stage = standing(workspace, request).stage if request.broken.isdisjoint(needed) else None
        if stage in _STAGES:
            found[request.round][stage].append(request)
    return found


def _who(workspace: Workspace, record: Round, stage: Stage, requests: Iterable[Request]) -> tuple[str, ...]:
    """Who assesses or decides, as the round says."""
    holders: list[Holder] = list(record.assessed_by) if stage == "assessment" else []
    if stage == "decision":
        holders = deciders_of(record, (request.type for request in requests))
    return holder_names(workspace, holders)


def _application(workspace: Workspace, record: Application) -> Iterator[Deadline]:
    """The last day for an application that was not submitted; overdue until its year is over."""
    submitted = record.submitted is not None and known(record.submitted, workspace.as_of)
    if record.deadline is None or submitted or not record.broken.isdisjoint(("deadline", "submitted", "year")):
        return
    if record.deadline.latest < workspace.as_of and (record.year or dt.MINYEAR) < workspace.as_of.year:
        return
    what = Phrase(_APPLY, {"name": record.name or record.id})
    yield Deadline("network", record.deadline.latest, what, record, ("deadline",), "deadline", keeper(workspace))
