"""KPSS603: the body did not exist or has no power."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.dates import date_text
from kpss.language.text import Text
from kpss.model.bodies import Body, Power
from kpss.model.decisions import subjects
from kpss.model.events import own_events
from kpss.model.meetings import Meeting
from kpss.model.periods import Moment, Period
from kpss.model.plans import BINDING, Plan
from kpss.model.records import Record
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.rules.approval import Document, documents
from kpss.rules.base import Options, finding, place_of
from kpss.structure.problems import Path
from kpss.structure.words import code_word

RULE = Rule(
    603,
    "not-competent",
    "error",
    Text("Orgán tehdy neexistoval nebo nemá pravomoc", "The body did not exist or has no power"),
    Wording(
        Text(
            "Orgán {body:quote} tehdy ({date:date}) neexistoval; {when}.",
            "The body {body:quote} did not exist then ({date:date}); {when}.",
        ),
        Text(
            "Uveďte orgán, který tehdy jednal, nebo opravte datum či platnost orgánu.",
            "Name the body that acted then, or mend the date or the validity of the body.",
        ),
    ),
    variants={
        "no_power": Wording(
            Text(
                "Mezi zapsanými pravomocemi orgánu {body:quote} není {act:quote} ({what:list}).",
                "Among the recorded powers of {body:quote} there is no {act:quote} ({what:list}).",
            ),
            Text(
                "Opravte orgán nebo úkon, nebo k orgánu doplňte pravomoc („powers“).",
                "Mend the body or the act, or add the power to the body (“powers”).",
            ),
        ),
    },
)

_NEED_POWER = BINDING | {"commissions"}


class _Deed(NamedTuple):
    """What a body did: ``act`` is empty where only its existence is asked, ``existed`` where that is told elsewhere."""

    body: Body
    date: Moment | None
    record: Record
    path: Path
    act: str = ""
    about: Sequence[Document] = ()
    existed: bool = False


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Acts of bodies whose validity or powers are recorded; the day on which it is looked at does not matter."""
    types = words(workspace.settings, "document-type")
    for deed in (*_of_documents(workspace), *_of_meetings(workspace)):
        when = None if deed.existed or deed.date is None else _outside(deed.body, deed.date)
        if when is not None and deed.date is not None:
            yield _finding(deed, {"date": deed.date.text, "when": when}, "valid")
        beyond = _beyond_powers(deed)
        if beyond:
            what = list(dict.fromkeys(types.get(record.type) or record.name or record.id for record in beyond))
            yield _finding(
                deed,
                {"problem": "no_power", "act": code_word("meeting", ("resolutions", 0, "act"), deed.act), "what": what},
                "powers",
            )


def _finding(deed: _Deed, params: dict[str, Any], key: str) -> Finding:
    plan = next((record.id for record in deed.about if isinstance(record, Plan)), "")
    params |= {"body": deed.body.name or deed.body.id}
    other = place_of(deed.body, (key,))
    return finding(RULE, deed.record, deed.path, params=params, subject=key, other=other, plan=plan)


def _of_documents(workspace: Workspace) -> Iterator[_Deed]:
    """Approvals, proceedings, extensions, addenda and withdrawals."""
    for record in documents(workspace):
        found = [(e.by, e.date, e.path, e.act) for e in own_events(workspace, record)]
        for key in ("extensions", "addenda") if isinstance(record, Plan) else ():
            items = getattr(record, key) if key not in record.broken else ()
            found += [(item.by, item.date, (key, index), "") for index, item in enumerate(items)]
        if isinstance(record, Plan) and record.withdrawn is not None and "withdrawn" not in record.broken:
            found.append((record.withdrawn.by, record.withdrawn.date, ("withdrawn",), ""))
        for by, date, path, act in found:
            body = workspace.get(by, Body)
            if body is not None:
                yield _Deed(body, date, record, (*path, "by"), act, (record,))


def _of_meetings(workspace: Workspace) -> Iterator[_Deed]:
    """Meetings that were not cancelled, and their resolutions about plans and documents."""
    for meeting in workspace.of(Meeting):
        body = workspace.get(meeting.body, Body)
        if body is None or meeting.status == "cancelled" or not meeting.broken.isdisjoint(("body", "date", "status")):
            continue
        yield _Deed(body, meeting.date, meeting, ("body",))
        for index, resolution in enumerate(meeting.resolutions if "resolutions" not in meeting.broken else ()):
            records = [workspace.records.get(identifier) for identifier in subjects(meeting, resolution)]
            about = [record for record in records if isinstance(record, Document)]
            path = ("resolutions", index, "act")
            yield _Deed(body, meeting.date, meeting, path, resolution.act, about, existed=True)


def _outside(body: Body, date: Moment) -> Text | None:
    """The end of the validity of *body* beyond which *date* surely is; None where the body may be valid then."""
    start, end = body.valid
    if "valid" in body.broken or body.valid.surely_reversed():
        return None
    if start is not None and date.latest < start.earliest:
        if start.unknown:
            return _dated(
                "začátek platnosti: nejdřív {}", "it is valid from {} at the earliest", start.earliest.isoformat()
            )
        return _dated("začátek platnosti: {}", "it is valid from {}", start.text)
    if end is not None and end.latest < date.earliest:
        if end.unknown:
            return _dated("konec platnosti: nejpozději {}", "it is valid to {} at the latest", end.latest.isoformat())
        return _dated("konec platnosti: {}", "it is valid to {}", end.text)
    return None


def _dated(cs: str, en: str, date: str) -> Text:
    return Text(cs.format(date_text(date, "cs")), en.format(date_text(date, "en")))


def _beyond_powers(deed: _Deed) -> list[Document]:
    """The documents with which the body has no power to do what it did; one of an unknown type may be of any."""
    if deed.act not in _NEED_POWER or not deed.body.powers or "powers" in deed.body.broken:
        return []
    powers = [power for power in deed.body.powers if _allows(power, deed)]
    return [record for record in deed.about if not any(_covers(power, record) for power in powers)]


def _allows(power: Power, deed: _Deed) -> bool:
    if power.act != deed.act and not {power.act, deed.act} <= BINDING:
        return False
    valid = power.valid
    return deed.date is None or valid.surely_reversed() or not Period(deed.date, deed.date).surely_apart(valid)


def _covers(power: Power, record: Document) -> bool:
    return not power.on or not record.type or "type" in record.broken or record.type in power.on
