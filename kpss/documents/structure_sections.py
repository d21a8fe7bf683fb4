"""One section for each body: what is recorded about it beside the rules of its meetings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kpss.documents.structure_choice import Choice
from kpss.documents.structure_names import Names
from kpss.documents.structure_sources import Sources
from kpss.documents.words_bodies import (
    founding_lines,
    instances_item,
    power_words,
    relation_lines,
    validity_words,
)
from kpss.documents.words_meetings import statute_line
from kpss.documents.words_members import appointment_lines, chair_line, seat_item, side_lines
from kpss.documents.words_roles import person_words
from kpss.documents.words_structure import (
    LEVELS,
    SIDES,
    UNCERTAIN,
    Line,
    capital,
    line,
    sentence,
    tidied,
    tidy,
)
from kpss.language.dates import date_text
from kpss.language.phrases import join, phrase
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.parts import Contact
from kpss.model.records import Membership, Record


class Group(NamedTuple):
    """Lines under one label."""

    label: str
    lines: list[str]


class Section(NamedTuple):
    """A body: its name, what it is, doubts about its validity, its purpose, lists, facts and note."""

    title: str
    kind: str
    doubt: str
    purpose: str
    groups: list[Group]
    facts: list[Line]
    note: str


def sections(bodies: Iterable[Body], choice: Choice, names: Names, sources: Sources) -> list[Section]:
    """The sections of *bodies* in their order."""
    return [_section(body, choice, names, sources) for body in bodies]


def doubt_words(record: Record, choice: Choice, names: Names) -> str:
    """That the validity of *record* on the date is not certain; empty where it is."""
    if record.id not in choice.uncertain:
        return ""
    day = date_text(names.workspace.as_of.isoformat(), names.language)
    text = phrase(Text("{mark} ({day}).", "{mark} ({day})."), {"mark": UNCERTAIN, "day": day}, names.language)
    return capital(text)


def _section(body: Body, choice: Choice, names: Names, sources: Sources) -> Section:
    held = [item for item in choice.memberships if item.body == body.id]
    groups = [
        (Text("Úkoly", "Tasks"), body.tasks),
        (Text("Pravomoci", "Powers"), [power_words(power, names).words for power in body.powers]),
        (Text("Složení", "Members"), [seat_item(seat, names) for seat in body.members]),
        (Text("Obsazení", "Posts held"), [_person(item, names) for item in held]),
    ]
    return Section(
        names.titled(body),
        _kind(body, names),
        doubt_words(body, choice, names),
        sentence(tidy(body.purpose)),
        [Group(label.in_language(names.language), found) for label, lines in groups if (found := tidied(lines))],
        _facts(body, choice, names, sources),
        tidy(body.note),
    )


def _kind(body: Body, names: Names) -> str:
    level = LEVELS.get(body.level)
    parts = [capital(names.kind("body-type", body.type))]
    if level is not None:
        parts.append(phrase(Text("úroveň: {level}", "level: {level}"), {"level": level}, names.language))
    return sentence("; ".join(tidied(parts)))


def _person(item: Membership, names: Names) -> str:
    side = SIDES[item.side].in_language(names.language) if item.side in SIDES else ""
    post = names.by_id(item.role) if item.role else side
    return Line(post, ", ".join(person_words([item], names))).words


def _facts(body: Body, choice: Choice, names: Names, sources: Sources) -> list[Line]:
    language = names.language
    parts = [
        names.titled(other)
        for other in (*choice.bodies.standing, *choice.offices.standing)
        if other.part_of is not None and other.part_of.body == body.id and other is not body
    ]
    facts = [
        line(Text("Jiné názvy", "Other names"), ", ".join(names.others(body)), language),
        line(Text("Platnost", "Validity"), validity_words(body, language), language),
        line(Text("Ustavení", "Instances"), instances_item(body.instances, names), language),
        line(Text("Složky", "Parts"), join(parts, language), language),
        chair_line(body, names),
        *appointment_lines(body, names),
        *side_lines(body, names),
        *founding_lines(body, names),
        *relation_lines(body, names),
        statute_line(body, names),
        *_contact(body, names),
        line(Text("Zdroje", "Sources"), sources.of(body), language),
    ]
    return [fact for fact in facts if fact.text]


def _contact(body: Body, names: Names) -> list[Line]:
    contact = body.contact or Contact({})
    labelled = [
        (Text("Adresa", "Address"), contact.address),
        (Text("Web", "Web"), contact.web),
        (Text("E-mail", "E-mail"), contact.email),
        (Text("Telefon", "Telephone"), contact.phone),
        (Text("Datová schránka", "Data box"), contact.data_box),
        (Text("Úřední hodiny", "Office hours"), contact.hours),
    ]
    return [line(label, tidy(text), names.language) for label, text in labelled]
