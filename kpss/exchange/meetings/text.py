"""The file of a new meeting: what the records tell is filled in, the rest stands there as hints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kpss.exchange.meetings.hints import Hints
from kpss.exchange.meetings.new import KIND, NewMeeting
from kpss.exchange.meetings.people import People
from kpss.exchange.yaml_text.lines import beside, block, comment, commented, flow, key, plain
from kpss.language.dates import date_text, weekday_text
from kpss.language.text import Language
from kpss.model.bodies import Chair, Duties
from kpss.model.meeting_rules import Meetings
from kpss.model.meetings import PER_ROLLAM, Meeting, Task
from kpss.model.naming import name_on
from kpss.model.parts import Duty
from kpss.model.plans import known
from kpss.model.sessions import meeting_state, sessions
from kpss.model.working_days import holiday, is_working
from kpss.model.workspace import Workspace
from kpss.source.scalars import Scalar
from kpss.structure.values import is_time

_NUMBER = re.compile(r"([0-9]{1,6})(/((?:19|20|21)[0-9]{2}))?")


class OpenTask(NamedTuple):
    """A task of an earlier meeting that is not done."""

    task: Task
    meeting: Meeting


class Draft:
    """The text of one new meeting."""

    def __init__(self, workspace: Workspace, new: NewMeeting, language: Language) -> None:
        self.workspace, self.new, self.language = workspace, new, language
        self.rules = new.body.meetings or Meetings({})
        self.duties = new.body.duties or Duties({})
        self.hints = Hints(language, new, workspace.as_of)
        self.people = People(workspace, new, self.hints)
        self.before = [
            meeting
            for meeting in sessions(workspace).by_seat.get(new.seat, ())
            if meeting.date is not None and meeting.date.latest < new.date and meeting.status != "cancelled"
        ]

    def text(self, schema: str = "") -> str:
        """The file; *schema* is the address of the schema for editors."""
        parts = [
            [f"# yaml-language-server: $schema={schema}"] if schema else [],
            [comment(line) for line in self.hints.head()],
            self._what(),
            self._when(),
            self._convened(),
            self._ahead(),
            self.people.attendance(),
            self._agenda(),
            ["", *(comment(line) for line in self.hints.after())],
            commented(self._to_come()),
        ]
        lines = [line for part in parts for line in part]
        # A blank line parts the parts, also where one of them is empty.
        return re.sub(r"\n{3,}", "\n\n", "".join(f"{line}\n" for line in lines))

    # -- head ---------------------------------------------------------------------------------------------------------

    def _what(self) -> list[str]:
        new, territory = self.new, self.workspace.territory
        lines = [key("kind", KIND), key("id", new.id), key("body", new.seat.body, self._body())]
        if new.seat.orp:
            name = territory.orp_name(new.seat.orp)
            lines.append(key("instance", name if territory.find_orp(name) == [new.seat.orp] else new.seat.orp))
        if new.seat.group:
            lines.append(key("group", new.seat.group))
        number, hint = self._number()
        lines.append(key("number", number, hint) if number else beside("# number: 1", self.hints.number))
        lines += [key("form", new.form, self.hints.form), key("status", "planned", self.hints.status)]
        return lines

    def _body(self) -> str:
        name = name_on(self.new.body, self.new.date)
        return name if self.new.body.valid.maybe_contains(self.new.date) else f"{name} – {self.hints.not_valid}"

    def _number(self) -> tuple[Scalar, str]:
        """One more than the last meeting; of numbers with a year the first of a new one."""
        last = next((meeting for meeting in reversed(self.before) if meeting.number), None)
        match = _NUMBER.fullmatch(last.number) if last is not None else None
        if last is None or match is None or last.date is None:
            return "", ""
        hint = self.hints.last_number(last.number, date_text(last.date.text, self.language))
        if match[3] is None:
            return int(match[1]) + 1, hint
        if int(match[3]) == self.new.date.year:
            return f"{int(match[1]) + 1}/{match[3]}", hint
        return f"1/{self.new.date.year}", hint

    def _when(self) -> list[str]:
        day, last = self.new.date, self.before[-1] if self.before else None
        free = "" if is_working(day) else self.hints.free_day(holiday(day))
        lines = [key("date", day, ", ".join(filter(None, (weekday_text(day, self.language), free))))]
        told = (self.new.time, last.time if last is not None else "", *(item.time for item in self.rules.frequency))
        time = next(filter(is_time, told), "")
        place = plain(last.place) if last is not None else ""
        remote = self.new.form == PER_ROLLAM
        lines.append(key("time", time) if time else beside(f"# {key('time', '14:00')}", self.hints.time))
        if place and not remote:
            lines.append(key("place", place))
        elif not remote:
            lines.append(beside("# place: …", self.hints.place))
        return lines

    def _convened(self) -> list[str]:
        holders = self.people.holders(self.duties.convenes)
        if not holders:
            return []
        first, *others = holders
        other = self.hints.either(
            self.people.words(holder) for holder in (*others, *self.people.authorised(self.duties.convenes))
        )
        return ["convened_by:", beside(f"  - {flow(first)}", other)]

    def _ahead(self) -> list[str]:
        """By when what is due, and where to write that it was done."""
        return ["", *map(comment, self.hints.due_dates(self.rules)), *commented(self.hints.sending(self.rules)), ""]

    # -- what ---------------------------------------------------------------------------------------------------------

    def open_tasks(self) -> list[OpenTask]:
        """Tasks of earlier meetings of the instance that are not known to be done, the latest meeting first."""
        day = self.workspace.as_of
        return [
            OpenTask(task, meeting)
            for meeting in reversed(self.before)
            if meeting_state(meeting, day) == "held" and "tasks" not in meeting.broken
            for task in meeting.tasks
            if task.text.strip() and not (task.done is not None and known(task.done, day))
        ]

    def _agenda(self) -> list[str]:
        lines = ["agenda:"]
        held = [meeting for meeting in self.before if meeting_state(meeting, self.workspace.as_of) == "held"]
        last = held[-1].date if held else None
        if last is not None:
            title = self.hints.approval(plain(date_text(last.text, self.language)))
            lines += self._item("zapis", title, "material")
        tasks = self.open_tasks()
        if tasks:
            lines += self._item("ukoly", self.hints.check, "information")
            lines += block("note", map(self._task, tasks), "    ")
        lines += [f"  {line}" for line in commented(self.hints.item_template(self._first(self.duties.submits_papers)))]
        return [*lines, *self._item("ruzne", self.hints.other, "other")]

    def _item(self, identifier: str, title: str, sort: str) -> list[str]:
        return [f"  - {key('id', identifier)}", f"    {key('title', title)}", f"    {key('type', sort)}"]

    def _task(self, item: OpenTask) -> str:
        """``Předat seznam služeb – koordinátor, do 30. 4. 2026 (z jednání 3. 4. 2026)``."""
        who = ", ".join(
            self.people.words(found) for holder in item.task.responsible if (found := self.people.holder(holder))
        )
        due = date_text(item.task.due.text, self.language) if item.task.due is not None else ""
        given = date_text(item.meeting.date.text, self.language) if item.meeting.date is not None else ""
        return plain(self.hints.task(item.task.text, who, due, given))

    def _to_come(self) -> list[str]:
        """What is filled in after the meeting."""
        number = self._number()[0]
        resolution = f"{str(number).partition('/')[0]}/1" if number else "1"
        return self.hints.template(
            chairs=self._first(self.duties.chairs) or self._first(self.new.body.chair),
            writes=self._first(self.duties.writes_minutes),
            verifies=self._first(self.duties.verifies_minutes),
            receives=[flow(holder) for holder in self.people.holders(self.duties.receives_minutes)],
            resolution=resolution,
        )

    def _first(self, duty: Duty | Chair | None) -> str:
        holders: Sequence[dict[str, str]] = self.people.holders(duty)
        return flow(holders[0]) if holders else ""


def draft(workspace: Workspace, new: NewMeeting, language: Language, schema: str = "") -> str:
    """The text of the file of a new meeting."""
    return Draft(workspace, new, language).text(schema)
