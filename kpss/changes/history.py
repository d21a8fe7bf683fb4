"""The life of a record on one time line: its own dated facts, what others say of it, and what commits did to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from kpss.changes.history_facts import Fact, own_facts
from kpss.changes.history_inner import Codes, steps_of_part
from kpss.changes.history_mentions import mentioned
from kpss.changes.history_past import Life
from kpss.changes.history_records import Seen
from kpss.changes.history_walk import Step
from kpss.changes.history_words import words_of
from kpss.changes.meaning.words import Speech, Words, joined
from kpss.git.revisions import Commit
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.periods import Moment
from kpss.model.record_parts import inner
from kpss.model.workspace import Workspace

Sort = Literal["event", "commit", "formatting", "uncommitted"]
_REWRITTEN = Text("{n}× jen úprava zápisu", "{n}× only written in another way")
_ONLY_WRITTEN = Text("jen úprava zápisu", "only written in another way")
_UNCOMMITTED = Text("zatím neuloženo do gitu: {words}", "not committed yet: {words}")

_SOMETIME = Text("{words} ({when})", "{words} ({when})")
_SOONEST, _LATEST = (
    Text("nejdříve {day:date}", "{day:date} at the earliest"),
    Text("nejpozději {day:date}", "{day:date} at the latest"),
)


class Line(NamedTuple):
    """One line: on ``date`` (as it is written) something happened; ``commits`` are those that wrote it down.

    ``place`` puts it in order; ``record`` and ``path`` say where an event is written.
    """

    sort: Sort
    date: str
    words: tuple[Phrase, ...]
    place: tuple[dt.date, int]
    by: Words = ""
    resolution: str = ""
    commits: tuple[Commit, ...] = ()
    record: str = ""
    path: tuple[str | int, ...] = ()


def lines_of(workspace: Workspace, life: Life) -> list[Line]:
    """The time line of *life*, the oldest first; what is not committed yet comes last."""
    steps = _told(life)
    last = next((step.after or step.before for step, _, _ in reversed(steps)), None)
    events = list(_events(workspace, life, last))
    commits = list(_commits(workspace, life, steps))
    dated = sorted((*events, *(line for line in commits if line.sort != "uncommitted")), key=lambda line: line.place)
    return [*_folded(dated), *(line for line in commits if line.sort == "uncommitted")]


def _told(life: Life) -> list[tuple[Step, Codes, Codes]]:
    """The steps, the oldest first, each with the codes of the part before and after it."""
    steps = [(step, life.codes) for step in life.steps]
    if life.codes:
        steps = list(steps_of_part(life.steps, life.codes))
    found = []
    for number, (step, codes) in enumerate(steps):
        former = steps[number + 1][1] if number + 1 < len(steps) else codes
        found.append((step, former, codes))
    return found[::-1]


def _commits(workspace: Workspace, life: Life, steps: Iterable[tuple[Step, Codes, Codes]]) -> Iterator[Line]:
    day, ended = dt.date.min, False
    read: Seen | None = None
    for number, (step, before, after) in enumerate(steps):
        if step.sort == "known":
            continue
        if step.sort == "readable" and read is not None:
            step = step._replace(before=read, before_path=step.before_path)  # noqa: PLW2901 - what was read last
        words = words_of(workspace, step, before, after, returned=ended)
        ended = ended or step.sort == "deleted"
        read = step.after if isinstance(step.after, Seen) else read
        commit = life.commits.get(step.commit)
        if commit is None:
            said = joined(words) if words else Phrase(_ONLY_WRITTEN)
            yield Line("uncommitted", "", (Phrase(_UNCOMMITTED, {"words": said}),), (dt.date.max, number))
            continue
        day = max(day, commit.written.date())  # clocks differ; a later commit is never shown before an earlier one
        sort: Sort = "commit" if words else "formatting"
        yield Line(sort, commit.written.date().isoformat(), tuple(words), (day, number + 1), commits=(commit,))


def _folded(lines: Iterable[Line]) -> Iterator[Line]:
    """*lines* with neighbours that only write the record in another way as one."""
    kept: Line | None = None
    for line in lines:
        if kept is not None and line.sort == "formatting":
            kept = kept._replace(date=line.date, commits=(*kept.commits, *line.commits))
            continue
        if kept is not None:
            yield _counted(kept)
        kept = line if line.sort == "formatting" else None
        if kept is None:
            yield line
    if kept is not None:
        yield _counted(kept)


def _counted(line: Line) -> Line:
    return line._replace(words=(Phrase(_REWRITTEN, {"n": len(line.commits)}),))


def _events(workspace: Workspace, life: Life, last: object) -> Iterator[Line]:
    """What happened, as far as it was known on the workspace's date; limits of validity may lie ahead."""
    if not isinstance(last, Seen):
        return
    part = inner(last.kind, last.data, life.codes)
    facts = list(own_facts(Speech(workspace), part)) if part is not None else []
    if not life.codes and last.id in workspace.records:
        facts += mentioned(workspace, last.id)
    for fact in facts:
        if fact.is_limit or fact.day.earliest <= workspace.as_of:
            yield _line(fact)


def _line(fact: Fact) -> Line:
    """A line of *fact*; of a day that is known only to lie between two, by convention the last possible one."""
    day, words = (fact.day.latest if fact.last else fact.day.earliest), fact.words
    written = fact.day.text
    if fact.day.unknown:
        day = fact.day.latest if fact.day.latest < dt.date.max else fact.day.earliest
        written, words = day.isoformat(), Phrase(_SOMETIME, {"words": words, "when": joined(list(_limits(fact.day)))})
    return Line("event", written, (words,), (day, 0), fact.by, fact.resolution, (), fact.record, fact.path)


def _limits(day: Moment) -> Iterator[Phrase]:
    if day.earliest > dt.date.min:
        yield Phrase(_SOONEST, {"day": day.earliest.isoformat()})
    if day.latest < dt.date.max:
        yield Phrase(_LATEST, {"day": day.latest.isoformat()})
