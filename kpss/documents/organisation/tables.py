"""The overview tables: the parts of the process, other roles, one row each, and what does not stand on the date."""

from __future__ import annotations

from kpss.documents.organisation.choice import Choice
from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_bodies import instances_words, power_lines, validity_note
from kpss.documents.organisation.words_deliverables import one_by_one
from kpss.documents.organisation.words_meetings import meeting_lines
from kpss.documents.organisation.words_members import membership_lines
from kpss.documents.organisation.words_roles import filling_lines, holder_lines, task_lines
from kpss.documents.organisation.words_structure import UNCERTAIN, moment_words, tidied
from kpss.language.text import Text, capital
from kpss.model.bodies import Body, Role
from kpss.model.records import Record
from kpss.reports.table import Column, Row
from kpss.reports.words import LEVELS

BODY_COLUMNS = (
    Column("part", Text("Role složek", "Function")),
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


def part_rows(choice: Choice, names: Names) -> list[Row]:
    """One row for each body that is no office, for what bodies answer for, and for each role that is a part by itself.

    Notes on bodies are left to their sections.
    """
    bodies = choice.bodies.standing
    has_levels = len({body.level for body in bodies if body.level}) > 1
    plain, full = names.for_cells(notes=False), names.for_cells(notes=True)
    return [
        *(_body_row(body, choice, plain, has_levels=has_levels) for body in bodies),
        *(_duty_row(body, text, full) for body in bodies for text in tidied(body.responsible_for)),
        *(_part_row(role, choice, full) for role in choice.roles.standing if _is_part(role)),
    ]


def _is_part(role: Role) -> bool:
    """Whether tables of towns would give *role* a row among the bodies: it answers for something or has a purpose."""
    return bool(role.responsible_for or tidied((role.purpose,)))


def _duty_row(body: Body, duty: str, names: Names) -> Row:
    """What a body answers for, with its note where that speaks of it."""
    note = body.note if duty.casefold() in body.note.casefold() else ""
    return {"part": duty, "who": [names.titled(body)], "tasks": tidied((note,))}


def _part_row(role: Role, choice: Choice, names: Names) -> Row:
    row = _role_row(role, choice, names)
    title, *more = row["role"]
    duties = tidied(role.responsible_for)
    called = [title, *(text for text in more if text not in duties)] if duties else more
    return {
        "part": "; ".join(duties) or title,
        "who": [*called, *row["who"]],
        "tasks": row["tasks"],
        "members": row["filling"],
    }


def _body_row(body: Body, choice: Choice, names: Names, *, has_levels: bool) -> Row:
    level = LEVELS.get(body.level) if has_levels else None
    shown = f"({names.say(level)})" if level is not None else ""
    return {
        "part": " ".join(tidied((capital(body.function or names.kind("body-type", body.type)), shown))),
        "who": tidied((names.titled(body), instances_words(body.instances, names), _mark(body, choice, names))),
        "tasks": [
            *tidied((body.purpose, *body.tasks)),
            *([] if body.tasks else power_lines(body.powers, names)),
            *one_by_one(body.deliverables, names),
        ],
        "meetings": meeting_lines(body, names),
        "members": membership_lines(body, names),
    }


def _mark(record: Record, choice: Choice, names: Names) -> str:
    return names.say(UNCERTAIN) if record.id in choice.uncertain else ""


def role_rows(choice: Choice, names: Names) -> list[Row]:
    """One row for each role that is no part by itself."""
    cells = names.for_cells(notes=True)
    return [_role_row(role, choice, cells) for role in choice.roles.standing if not _is_part(role)]


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
