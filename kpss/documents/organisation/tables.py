"""The overview tables: bodies and roles, one row each, and what does not stand on the date."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.documents.organisation.choice import Choice
from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_bodies import instances_words, power_lines, validity_note
from kpss.documents.organisation.words_meetings import meeting_lines
from kpss.documents.organisation.words_members import membership_lines
from kpss.documents.organisation.words_roles import filling_lines, holder_lines, task_lines
from kpss.documents.organisation.words_structure import LEVELS, UNCERTAIN, capital, moment_words, tidied
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.records import Record
from kpss.reports.table import Column, Row

BODY_COLUMNS = (
    Column("part", Text("Role složky", "Function")),
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
    """One row for each body that is no office; notes are left to its section."""
    bodies = choice.bodies.standing
    has_levels = len({body.level for body in bodies if body.level}) > 1
    cells = names.for_cells(notes=False)
    return [_body_row(body, choice, cells, has_levels=has_levels) for body in bodies]


def _body_row(body: Body, choice: Choice, names: Names, *, has_levels: bool) -> Row:
    level = LEVELS.get(body.level) if has_levels else None
    shown = f"({names.say(level)})" if level is not None else ""
    return {
        "part": " ".join(tidied((capital(body.function or names.kind("body-type", body.type)), shown))),
        "who": tidied((names.titled(body), instances_words(body.instances, names), _mark(body, choice, names))),
        "tasks": [*tidied((body.purpose, *body.tasks)), *([] if body.tasks else power_lines(body.powers, names))],
        "meetings": meeting_lines(body, names),
        "members": membership_lines(body, names),
    }


def _mark(record: Record, choice: Choice, names: Names) -> str:
    return names.say(UNCERTAIN) if record.id in choice.uncertain else ""


def role_rows(choice: Choice, names: Names) -> list[Row]:
    """One row for each role."""
    cells = names.for_cells(notes=True)
    return [_role_row(role, choice, cells) for role in choice.roles.standing]


def _role_row(role: Role, choice: Choice, names: Names) -> Row:
    held = [item for item in choice.memberships if item.role == role.id]
    others = [names.say(Text("jiný název: {name}", "other name: {name}"), name=alias) for alias in names.others(role)]
    return {
        "role": tidied((names.titled(role), *others, *role.responsible_for, _mark(role, choice, names))),
        "who": holder_lines(role, held, names),
        "tasks": task_lines(role, names),
        "filling": filling_lines(role, names),
    }


def other_rows(choice: Choice, names: Names) -> list[Row]:
    """What surely does not stand on the date, with its period as precise as the source."""
    unknown = names.say(Text("neuvedeno", "not stated"))
    return [
        {
            "name": names.titled(record),
            "kind": _kind(record, names),
            "from": moment_words(record.valid.start, names.language) or unknown,
            "to": moment_words(record.valid.end, names.language) or unknown,
            "note": validity_note(record),
        }
        for record in choice.others
    ]


def _kind(record: Record, names: Names) -> str:
    if isinstance(record, Body):
        return names.kind("body-type", record.type)
    return names.say(_KINDS[record.kind]) if record.kind in _KINDS else record.kind
