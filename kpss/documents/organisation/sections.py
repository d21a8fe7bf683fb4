"""One section for each body: everything that is recorded about it, with notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kpss.documents.organisation.choice import Choice
from kpss.documents.organisation.names import Names
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
from kpss.documents.organisation.words_meetings import meeting_lines
from kpss.documents.organisation.words_members import (
    appointment_lines,
    chair_line,
    seat_item,
    side_lines,
    staying_lines,
)
from kpss.documents.organisation.words_structure import UNCERTAIN, Line, sentence, tidied, tidy
from kpss.language.dates import date_text
from kpss.language.phrases import join
from kpss.language.text import Text, capital
from kpss.model.bodies import Body
from kpss.model.parts import Contact
from kpss.model.records import Record
from kpss.reports.words import LEVELS


class Group(NamedTuple):
    """Lines under one label."""

    label: str
    lines: list[str]


class Section(NamedTuple):
    """A body: its name, what it is, doubts about its validity, its purpose, facts, lists, note and sources."""

    title: str
    kind: str
    doubt: str
    purpose: str
    facts: list[Line]
    groups: list[Group]
    note: str
    sources: str


class Part(NamedTuple):
    """Sections under one heading."""

    title: str
    sections: list[Section]


def parts(choice: Choice, names: Names, sources: Sources) -> list[Part]:
    """The sections of bodies and those of offices."""
    titled = (
        (Text("Orgány a skupiny podrobně", "Bodies and groups in detail"), choice.bodies.standing),
        (Text("Úřady a útvary", "Offices and departments"), choice.offices.standing),
    )
    return [
        Part(names.say(title), [_section(body, choice, names, sources) for body in bodies])
        for title, bodies in titled
        if bodies
    ]


def doubt_words(record: Record, choice: Choice, names: Names) -> str:
    """That the validity of *record* on the date is not certain; empty where it is."""
    if record.id not in choice.uncertain:
        return ""
    day = date_text(names.workspace.as_of.isoformat(), names.language)
    return f"{capital(names.say(UNCERTAIN))} ({day})."


def _section(body: Body, choice: Choice, names: Names, sources: Sources) -> Section:
    groups: Iterable[tuple[Text, Iterable[str]]] = (
        (Text("Úkoly", "Tasks"), body.tasks),
        (Text("Pravomoci", "Powers"), power_lines(body.powers, names)),
        (Text("Pravidelné výstupy", "Regular deliverables"), deliverable_lines(body.deliverables, names)),
        (Text("Složení", "Members"), [seat_item(seat, names) for seat in body.members]),
        (Text("Jednání", "Meetings"), meeting_lines(body, names)),
    )
    return Section(
        names.titled(body),
        kind_words(body, names),
        doubt_words(body, choice, names),
        sentence(tidy(body.purpose)),
        _facts(body, choice, names),
        [Group(names.say(label), found) for label, lines in groups if (found := tidied(lines))],
        tidy(body.note),
        sources.of(body),
    )


def kind_words(body: Body, names: Names) -> str:
    """Its function in the process, or what sort of body it is, and the level."""
    level = LEVELS.get(body.level)
    shown = names.say(Text("úroveň: {level}", "level: {level}"), level=level) if level is not None else ""
    return sentence("; ".join(tidied((capital(body.function or names.kind("body-type", body.type)), shown))))


def _facts(body: Body, choice: Choice, names: Names) -> list[Line]:
    facts = [
        line(names, Text("Jiné názvy", "Other names"), ", ".join(names.others(body))),
        validity_line(body, names),
        area_line(body, names),
        *instances_lines(body, names),
        parts_line(body, choice, names),
        chair_line(body, names),
        *appointment_lines(body, names),
        *staying_lines(body, names),
        *side_lines(body, names),
        *founding_lines(body, names),
        *relation_lines(body, names),
        *contact_lines(body, names),
    ]
    return [fact for fact in facts if fact.text]


def parts_line(body: Body, choice: Choice, names: Names) -> Line:
    """The bodies and offices that are parts of *body*."""
    below = [
        names.titled(other)
        for other in (*choice.bodies.standing, *choice.offices.standing)
        if other.part_of is not None and other.part_of.body == body.id and other is not body
    ]
    return line(names, Text("Složky", "Parts"), join(below, names.language))


def contact_lines(body: Body, names: Names) -> list[Line]:
    """The contact of the institution."""
    contact = body.contact or Contact({})
    labelled = (
        (Text("Adresa", "Address"), contact.address),
        (Text("Web", "Web"), contact.web),
        (Text("E-mail", "E-mail"), contact.email),
        (Text("Telefon", "Telephone"), contact.phone),
        (Text("Datová schránka", "Data box"), contact.data_box),
        (Text("Úřední hodiny", "Office hours"), contact.hours),
    )
    return [line(names, label, tidy(text)) for label, text in labelled]
