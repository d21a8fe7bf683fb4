"""Consultations: the end of the time for comments, public hearings, and comments that wait for their settlement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpss.deadlines.entries import Deadline
from kpss.deadlines.sound import sound
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.consultations import Consultation
from kpss.model.naming import record_name
from kpss.model.plans import Plan, known
from kpss.model.workspace import Workspace

_END = Text("Konec lhůty pro připomínky: {about:list}", "The time for comments ends: {about:list}")
_HEARING = Text("Veřejné projednání: {about:list}", "Public hearing: {about:list}")
_SETTLE = Text(
    "Vypořádat {n:připomínku|připomínky|připomínek}: {about:list}", "Settle {n:comment|comments}: {about:list}"
)
_PUBLISH = Text("Zveřejnit vypořádání připomínek: {about:list}", "Publish the settlement of comments: {about:list}")


def find(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:  # noqa: ARG001 - one shape for all sources
    """What consultations ask for.  By when comments must be settled is in no record: such a row has no day."""
    for record in workspace.of(Consultation):
        yield from _of_record(workspace, record)


def _of_record(workspace: Workspace, record: Consultation) -> Iterator[Deadline]:
    day, end = workspace.as_of, record.period.end
    about = [record_name(workspace, identifier) for identifier in record.about]
    plan = next((one for one in record.about if workspace.get(one, Plan) is not None), "")

    def made(due: dt.date | None, what: Text, key: str, path: tuple[str | int, ...], **params: object) -> Deadline:
        return Deadline("consultation", due, Phrase(what, {"about": about, **params}), record, path, key, plan=plan)

    for index, hearing in sound(workspace, record, "hearings", record.hearings):
        if hearing.date is not None and hearing.date.latest >= day:
            yield made(hearing.date.latest, _HEARING, f"hearing-{index + 1}", ("hearings", index))
    if end is None or "period" in record.broken:
        return
    if end.latest >= day:
        yield made(end.latest, _END, "end", ("period",))
    elif "comments" not in record.broken and not known_settled(record, day):
        waiting = sum(1 for comment in record.comments if not comment.settlement or not known(comment.settled, day))
        if waiting:
            yield made(None, _SETTLE, "settle", ("comments",), n=waiting)
        elif record.comments:
            yield made(None, _PUBLISH, "publish", ("period",))


def known_settled(record: Consultation, day: dt.date) -> bool:
    """Whether the settlement was published as far as it was known on *day*."""
    return record.settled_published is not None and known(record.settled_published, day)
