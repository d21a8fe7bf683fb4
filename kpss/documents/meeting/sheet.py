"""What all papers of a meeting share: the meeting, its body and instance, names on its day, and who is who."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from kpss.documents.find import find
from kpss.documents.meeting.words import hours_words, title, when_words
from kpss.documents.organisation.choice import choose
from kpss.documents.organisation.mandates import body_words
from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_holders import holder_notes, holder_words, noted, with_adverb
from kpss.documents.organisation.words_structure import Line, tidied, tidy
from kpss.documents.record_files import files_of
from kpss.language.phrases import join
from kpss.language.text import Language, Text
from kpss.model.bodies import Body, Duties
from kpss.model.instances import Seat, seat_of
from kpss.model.mandates import mandates
from kpss.model.meeting_rules import Meetings
from kpss.model.meetings import PER_ROLLAM, Meeting
from kpss.model.parts import Holder
from kpss.model.periods import Moment
from kpss.model.plans import known
from kpss.model.records import Membership, Record
from kpss.model.sessions import meeting_state, sessions
from kpss.model.workspace import Workspace

_COMMAND = re.compile("^:(?=:)")


class Sheet:
    """One meeting as its papers see it."""

    def __init__(self, workspace: Workspace, language: Language, identifier: str) -> None:
        meeting = find(workspace, identifier, Meeting, "meeting", Text("Jednání", "meeting"))
        self.workspace, self.language, self.meeting = workspace, language, meeting
        self.body: Body | None = workspace.get(meeting.body, Body)
        self.seat: Seat = seat_of(workspace, meeting)
        choice = choose(workspace)
        shown = [*choice.bodies.standing, *choice.offices.standing, *choice.roles.standing]
        self.names = Names(workspace, language, shown, self.day)

    # -- the meeting --------------------------------------------------------------------------------------------------

    @property
    def day(self) -> dt.date | None:
        """The day of the meeting; None where it is not known to the day."""
        date = self.meeting.date
        return date.earliest if date is not None and date.exact else None

    @property
    def is_per_rollam(self) -> bool:
        """Whether nobody meets: members vote from afar."""
        return self.meeting.form == PER_ROLLAM

    @property
    def state(self) -> str:
        """Whether the meeting is planned, held or cancelled on the date of the workspace."""
        return meeting_state(self.meeting, self.workspace.as_of)

    @property
    def is_forgotten(self) -> bool:
        """Whether the meeting is still recorded as planned although its date is surely over."""
        return self.meeting.status == "planned" and self.is_over

    @property
    def is_over(self) -> bool:
        """Whether the date of the meeting is surely over."""
        return self.meeting.date is not None and self.meeting.date.latest < self.workspace.as_of

    @property
    def duties(self) -> Duties:
        """Who convenes, chairs and writes by the rules of the body."""
        return (self.body.duties if self.body is not None else None) or Duties({})

    @property
    def rules(self) -> Meetings:
        """The rules of meetings of the body."""
        return (self.body.meetings if self.body is not None else None) or Meetings({})

    @cached_property
    def members(self) -> list[Membership]:
        """Filled and vacant seats of the instance on the day of the meeting."""
        return mandates(self.workspace).members(self.seat, self.day or self.workspace.as_of)

    @cached_property
    def earlier(self) -> list[Meeting]:
        """Meetings of the same instance that were held before this one, the latest first."""
        found = sessions(self.workspace).held(self.seat)
        limit = self.meeting.date
        return [
            other
            for other in reversed(found)
            if other is not self.meeting and other.date and limit and other.date.latest < limit.earliest
        ]

    # -- in words -----------------------------------------------------------------------------------------------------

    def say(self, cs: str, en: str, **params: object) -> str:
        """The text in the language of the document."""
        return self.names.say(Text(cs, en), **params)

    def title(self, paper: str) -> str:
        """``Pozvánka na jednání č. 4 – Kolegium obcí (ORP Konice)``."""
        return f"{title(self.meeting, paper, self.language)} – {body_words(self.seat, self.names)}"

    def line(self, cs: str, en: str, text: str, *notes: str) -> Line:
        """A labelled line with notes behind the text."""
        return Line(self.say(cs, en), noted(self.names, text, *notes))

    def head(self) -> list[Line]:
        """When and where; the name of the meeting where it has one."""
        ends = Text("Kdy", "When")
        if self.is_per_rollam:
            ends = Text("Hlasovalo se do", "Voting ended") if self.is_over else Text("Hlasuje se do", "Voting ends")
        when = " ".join(
            tidied((when_words(self.meeting.date, self.language), hours_words(self.meeting, self.language)))
        )
        return [
            self.line("Název", "Name", tidy(self.meeting.name)),
            Line(self.names.say(ends), when),
            self.line("Kde", "Where", tidy(self.meeting.place)),
        ]

    def who(self, holders: Sequence[Holder], *, plural: bool = False) -> str:
        """Who did something, all of them, with notes; *plural* where the members of a body are all of them."""
        said = ((holder_words(holder, self.names, self.seat.body, plural=plural), holder.note) for holder in holders)
        words = [with_adverb(text, note) for text, note in said if text]
        return noted(self.names, join(words, self.language), *holder_notes(holders))

    def about(self, identifiers: Iterable[str]) -> list[str]:
        """The names of the records that an item concerns."""
        return tidied(self.names.by_id(identifier) for identifier in identifiers)

    def remarks(self) -> list[str]:
        """What a reader must know first."""
        found = []
        if self.state == "cancelled":
            found.append(self.say("Jednání bylo zrušeno.", "The meeting was cancelled."))
        if self.body is None:
            unknown = "Orgán „{id}“ není v záznamech, jeho pravidla proto nejsou známa."
            found.append(
                self.say(unknown, "The body “{id}” is not on record, so its rules are not known.", id=self.meeting.body)
            )
        return found

    def is_known(self, date: Moment | None) -> bool:
        """Whether what happened on *date* is recorded and could be known on the date of the workspace."""
        return date is not None and known(date, self.workspace.as_of)

    def files(self, *records: Record) -> tuple[str, ...]:
        """The files whose records the paper uses."""
        used = [self.meeting, *records, *self.members]
        if self.body is not None:
            used.append(self.body)
        return tuple(sorted(files_of(self.workspace, used)))


def lines(found: Iterable[Line]) -> list[Line]:
    """The lines that say something."""
    return [line for line in found if line.text]


def paragraphs(text: str) -> list[str]:
    """The paragraphs or lines of a text as it is written; none begins as a command for a build server does."""
    return [_COMMAND.sub(": ", line) for line in tidied(text.splitlines())]
