"""The sheet of one body: what it is for, of whom it consists, how it meets, who its members are, when it met."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from kpss.documents.find import find
from kpss.documents.meeting.words import FORM_NAMES, clock_words, when_words
from kpss.documents.organisation.choice import Choice, choose
from kpss.documents.organisation.mandates import COLUMNS, Mandates, mandates, seat_words
from kpss.documents.organisation.names import Names
from kpss.documents.organisation.sections import contact_lines, doubt_words, kind_words, parts_line
from kpss.documents.organisation.sources import Sources
from kpss.documents.organisation.words_bodies import (
    area_line,
    founding_lines,
    instances_lines,
    power_lines,
    relation_lines,
    validity_line,
)
from kpss.documents.organisation.words_deliverables import deliverable_lines
from kpss.documents.organisation.words_holders import line
from kpss.documents.organisation.words_meetings import course_lines, record_lines, statute_line
from kpss.documents.organisation.words_members import (
    appointment_lines,
    chair_line,
    seat_item,
    side_lines,
    staying_lines,
)
from kpss.documents.organisation.words_structure import Line, sentence, tidied, tidy
from kpss.documents.record_files import files_of
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.language.phrases import join
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text
from kpss.model.bodies import Body
from kpss.model.instances import Seat, known_seats, seat_of
from kpss.model.meetings import Meeting
from kpss.model.records import Membership
from kpss.model.sessions import sessions
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row

_MEMBER_COLUMNS = tuple(column for column in COLUMNS if column.key != "body")
_MEETINGS = (("planned", Text("Příští jednání", "Next meetings")), ("held", Text("Poslední jednání", "Last meetings")))
_MEETING_COLUMNS = (
    Column("when", Text("Datum", "Date")),
    Column("seat", Text("Za ORP nebo skupinu", "Instance")),
    Column("number", Text("Č.", "No.")),
    Column("time", Text("Hodina", "Time")),
    Column("place", Text("Místo", "Place")),
    Column("form", Text("Forma", "Form"), "choice", labels=FORM_NAMES),
    Column("name", Text("Název", "Name")),
)
_SHOWN = 5
"""Meetings of a body that exists once; of each instance of others one."""


class Members(NamedTuple):
    """The members of one instance; ``title`` is empty for the only one."""

    title: str
    mandates: Mandates
    columns: tuple[Column, ...]


class MeetingTable(NamedTuple):
    """Meetings under a caption."""

    caption: str
    columns: tuple[Column, ...]
    rows: list[Row]


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The sheet of the body *identifier*.

    :raises UserError: if there is no such body.
    """
    body = find(workspace, identifier, Body, "body", Text("Orgán", "body"))
    choice = choose(workspace)
    names = Names(workspace, language, [*choice.bodies.standing, *choice.offices.standing, *choice.roles.standing])
    held = [item for item in choice.memberships if item.body == body.id]
    seats = _seats(workspace, body, held)
    meetings = _meetings(workspace, seats)
    groups, silent = _members(body, held, seats, names)
    context: dict[str, Any] = {
        "title": names.titled(body),
        "kind": kind_words(body, names),
        "doubt": _doubt(body, choice, names),
        "purpose": sentence(tidy(body.purpose)),
        "facts": _facts(body, choice, names),
        "tasks": tidied(body.tasks),
        "powers": power_lines(body.powers, names),
        "deliverables": deliverable_lines(body.deliverables, names),
        "composition": tidied(seat_item(seat, names) for seat in body.members),
        "membership": _said(
            (
                chair_line(body, names),
                *appointment_lines(body, names),
                *staying_lines(body, names),
                *side_lines(body, names),
            )
        ),
        "course": course_lines(body, names),
        "minutes": record_lines(body, names),
        "relations": _said((*relation_lines(body, names), *founding_lines(body, names))),
        "members": groups,
        "silent": join(silent, language),
        "meetings": _tables(meetings, names),
        "note": tidy(body.note),
        "sources": Sources([body, *held], language).items,
    }
    return Source("body.md", context, _files(workspace, body, held, [*meetings["planned"], *meetings["held"]]))


def _said(lines: Iterable[Line]) -> list[Line]:
    return [item for item in lines if item.text]


def _doubt(body: Body, choice: Choice, names: Names) -> str:
    """That the body surely or possibly does not stand on the date."""
    if any(body is other for other in choice.others):
        return names.say(Text("K tomuto dni orgán neplatí.", "The body is not valid on this date."))
    return doubt_words(body, choice, names)


def _facts(body: Body, choice: Choice, names: Names) -> list[Line]:
    responsible = join(tidied(body.responsible_for), names.language)
    return _said(
        (
            line(names, Text("Jiné názvy", "Other names"), ", ".join(names.others(body))),
            line(names, Text("Odpovědnost v procesu", "Responsible for"), responsible),
            validity_line(body, names),
            area_line(body, names),
            *instances_lines(body, names),
            parts_line(body, choice, names),
            statute_line(body, names),
            *contact_lines(body, names),
        )
    )


# -- members ----------------------------------------------------------------------------------------------------------


def _seats(workspace: Workspace, body: Body, held: list[Membership]) -> list[Seat]:
    """The instances of the body that are known or used, in the order of their names."""
    recorded = [seat for seat in sessions(workspace).by_seat if seat.body == body.id]
    found = known_seats(workspace, body, workspace.as_of, [*(seat_of(workspace, item) for item in held), *recorded])
    return sorted(found, key=lambda seat: sort_key(workspace.territory.orp_name(seat.orp) if seat.orp else seat.group))


def _members(body: Body, held: list[Membership], seats: list[Seat], names: Names) -> tuple[list[Members], list[str]]:
    """A table of members for each instance that has any, and the names of the others."""
    groups, silent = [], []
    for seat in seats or [Seat(body.id)]:
        own = [item for item in held if seat_of(names.workspace, item) == seat]
        title = seat_words(seat, names)
        if own:
            found = mandates(own, [body], names)
            groups.append(Members(title, found, used(_MEMBER_COLUMNS, found.rows)))
        elif title:
            silent.append(title)
    return groups, silent if groups else []


# -- meetings ---------------------------------------------------------------------------------------------------------


def _meetings(workspace: Workspace, seats: list[Seat]) -> dict[str, list[Meeting]]:
    """The coming meetings, the nearest first, and those held, the latest first."""
    recorded, shown = sessions(workspace), _SHOWN if len(seats) <= 1 else 1
    planned = [meeting for seat in seats for meeting in recorded.planned(seat)[:shown]]
    held = [meeting for seat in seats for meeting in recorded.held(seat)[-shown:]]
    return {"planned": sorted(planned, key=_by_date), "held": sorted(held, key=_by_date, reverse=True)}


def _by_date(meeting: Meeting) -> tuple[object, ...]:
    return (meeting.date or (), meeting.id)


def _tables(meetings: dict[str, list[Meeting]], names: Names) -> list[MeetingTable]:
    tables = []
    for state, label in _MEETINGS:
        rows = [_meeting_row(meeting, names) for meeting in meetings[state]]
        if rows:
            tables.append(MeetingTable(names.say(label), used(_MEETING_COLUMNS, rows), rows))
    return tables


def _meeting_row(meeting: Meeting, names: Names) -> Row:
    return {
        "when": when_words(meeting.date, names.language),
        "seat": seat_words(seat_of(names.workspace, meeting), names),
        "number": tidy(meeting.number),
        "time": clock_words(meeting.time, names.language),
        "place": tidy(meeting.place),
        "form": meeting.form or None,
        "name": tidy(meeting.name),
    }


def _files(workspace: Workspace, body: Body, held: list[Membership], meetings: list[Meeting]) -> tuple[str, ...]:
    """The files whose records the sheet shows: the body, what it refers to, its members and meetings."""
    return tuple(sorted(files_of(workspace, [body, *held], meetings)))
