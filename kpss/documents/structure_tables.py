"""The overview tables: bodies and roles, one row each, and what does not stand on the date."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.documents.structure_choice import Choice
from kpss.documents.structure_names import Names
from kpss.documents.words_bodies import instances_words, power_words, validity_note
from kpss.documents.words_meetings import meeting_lines
from kpss.documents.words_members import membership_lines
from kpss.documents.words_roles import filling_lines, holder_lines, task_lines
from kpss.documents.words_structure import LEVELS, UNCERTAIN, capital, labelled, moment_words, tidied, words_of
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.records import Record
from kpss.reports.table import Column, Row

BODY_COLUMNS = (
    Column("part", Text("Role složky", "Function"), "lines"),
    Column("who", Text("Kdo", "Who"), "lines"),
    Column("tasks", Text("Náplň činnosti", "Tasks"), "lines"),
    Column("meetings", Text("Organizace jednání", "Meetings"), "lines"),
    Column("members", Text("Členství", "Membership"), "lines"),
)
ROLE_COLUMNS = (
    Column("role", Text("Role", "Role"), "lines"),
    Column("who", Text("Kdo", "Who"), "lines"),
    Column("tasks", Text("Náplň činnosti", "Tasks"), "lines"),
    Column("filling", Text("Jak se obsazuje", "How it is filled"), "lines"),
)
OTHER_COLUMNS = (
    Column("name", Text("Název", "Name")),
    Column("kind", Text("Druh", "Kind")),
    Column("from", Text("Od", "From")),
    Column("to", Text("Do", "To")),
    Column("note", Text("Poznámka", "Note")),
)
_KINDS = {"role": Text("role", "role"), "procedure": Text("postup", "procedure")}


def used(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns that say something in some row."""
    return tuple(column for column in columns if any(row.get(column.key) for row in rows))


def body_rows(choice: Choice, names: Names) -> list[Row]:
    """One row for each body that is no office."""
    bodies = choice.bodies.standing
    several = len({body.level for body in bodies if body.level}) > 1
    return [_body_row(body, choice, names, with_level=several) for body in bodies]


def _body_row(body: Body, choice: Choice, names: Names, *, with_level: bool) -> Row:
    level = LEVELS[body.level].in_language(names.language) if with_level and body.level in LEVELS else ""
    kind = capital(names.kind("body-type", body.type))
    return {
        "part": [kind, *([labelled(Text("úroveň", "level"), level, names.language)] if level else [])],
        "who": [names.titled(body), *tidied([instances_words(body.instances, names)]), *_mark(body, choice, names)],
        "tasks": body_tasks(body, names),
        "meetings": meeting_lines(body, names),
        "members": membership_lines(body, names),
    }


def body_tasks(body: Body, names: Names) -> list[str]:
    """The purpose and tasks of *body*; without tasks its powers."""
    lines = tidied((body.purpose, *body.tasks))
    if tidied(body.tasks):
        return lines
    return [*lines, *words_of(power_words(power, names) for power in body.powers)]


def _mark(record: Record, choice: Choice, names: Names) -> list[str]:
    return [UNCERTAIN.in_language(names.language)] if record.id in choice.uncertain else []


def role_rows(choice: Choice, names: Names) -> list[Row]:
    """One row for each role."""
    return [_role_row(role, choice, names) for role in choice.roles.standing]


def _role_row(role: Role, choice: Choice, names: Names) -> Row:
    other = Text("jiný název", "other name")
    held = [item for item in choice.memberships if item.role == role.id]
    return {
        "role": [
            names.titled(role),
            *(labelled(other, alias, names.language) for alias in names.others(role)),
            *tidied(role.responsible_for),
            *_mark(role, choice, names),
        ],
        "who": holder_lines(role, held, names),
        "tasks": task_lines(role, names),
        "filling": filling_lines(role, names),
    }


def other_rows(choice: Choice, names: Names) -> list[Row]:
    """What surely does not stand on the date, with its period as precise as the source."""
    unknown = Text("neuvedeno", "not stated").in_language(names.language)
    return [
        {
            "name": names.titled(record),
            "kind": names.kind("body-type", record.type) if isinstance(record, Body) else _kind(record, names),
            "from": moment_words(record.valid.start, names.language) or unknown,
            "to": moment_words(record.valid.end, names.language) or unknown,
            "note": validity_note(record),
        }
        for record in choice.others
    ]


def _kind(record: Record, names: Names) -> str:
    return _KINDS[record.kind].in_language(names.language) if record.kind in _KINDS else record.kind

