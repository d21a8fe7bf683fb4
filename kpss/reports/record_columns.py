"""What a list shows of the records of a kind beside their names: one table, by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import starmap
from typing import Any, NamedTuple

from kpss.deadlines.who import instance_name
from kpss.language.text import Text
from kpss.model.instances import seat_of
from kpss.model.meetings import Meeting
from kpss.model.naming import record_name
from kpss.model.records import Membership, Record
from kpss.model.sessions import meeting_state
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.reports.network_columns import COLUMNS
from kpss.reports.table import Column
from kpss.rules.bodies import SIDES
from kpss.structure.schemas import at_path, expanded

_MEETING_STATES = {
    "planned": Text("připravuje se", "planned"),
    "held": Text("konalo se", "held"),
    "cancelled": Text("zrušeno", "cancelled"),
}
_POST_STATES = {"filled": Text("obsazeno", "filled"), "vacant": Text("neobsazeno", "vacant")}
_SIDES = {
    **SIDES,
    "public": Text("veřejnost", "the public"),
    "expert": Text("odborníci", "experts"),
    "political": Text("politická reprezentace", "political representatives"),
}
_BODY = Column("body", Text("Orgán", "Body"), shown=False)
_BODY_NAME = Column("body_name", Text("Orgán", "Body"))
_INSTANCE = Column("instance", Text("Obvod nebo skupina", "Instance"))


class Shown(NamedTuple):
    """The columns of a kind that stand after the name, their values, and by which of them a list is sorted first.

    A column of the same key stands in place of the one that all kinds have.
    """

    columns: tuple[Column, ...]
    values: Callable[[Workspace, Record], Mapping[str, Any]]
    sorted_by: tuple[str, ...] = ()


def _meeting(workspace: Workspace, record: Record) -> Mapping[str, Any]:
    if not isinstance(record, Meeting):
        return {}
    state = meeting_state(record, workspace.as_of) if record.broken.isdisjoint(("date", "status")) else None
    return {
        "date": record.date.text if record.date is not None else None,
        **_place(workspace, record),
        "status": record.status or None,
        "state": state,
    }


def _membership(workspace: Workspace, record: Record) -> Mapping[str, Any]:
    if not isinstance(record, Membership):
        return {}
    return {
        **_place(workspace, record),
        "role": record.role or None,
        "role_name": record_name(workspace, record.role) or None,
        "side": record.side or None,
        "state": None if "vacant" in record.broken else "vacant" if record.vacant else "filled",
    }


def _place(workspace: Workspace, record: Meeting | Membership) -> Mapping[str, Any]:
    return {
        "body": record.body or None,
        "body_name": record_name(workspace, record.body) or None,
        "instance": instance_name(workspace, seat_of(workspace, record)) or None,
    }


_SHOWN: Mapping[str, Shown] = {
    "meeting": Shown(
        (
            Column("date", Text("Datum", "Date"), "date"),
            *(_BODY, _BODY_NAME, _INSTANCE),
            Column("status", Text("Zapsaný stav", "Recorded status"), "choice", labels=_MEETING_STATES, shown=False),
            Column("state", Text("Stav k datu", "State on the date"), "choice", labels=_MEETING_STATES),
        ),
        _meeting,
        ("date",),
    ),
    "membership": Shown(
        (
            *(_BODY, _BODY_NAME, _INSTANCE),
            Column("role", Text("Role", "Role"), shown=False),
            Column("role_name", Text("Role", "Role")),
            Column("side", Text("Strana", "Side"), "choice", labels=_SIDES),
            Column("state", Text("Post", "Post"), "choice", labels=_POST_STATES),
        ),
        _membership,
        ("body_name", "instance"),
    ),
}


def shown_of(workspace: Workspace, kind: str) -> Shown:
    """What a list of *kind* shows beside what it shows of all."""
    if kind in COLUMNS:
        made = COLUMNS[kind]
        return Shown(made.columns(workspace.settings), made.values, made.sorted_by)
    return _SHOWN.get(kind, Shown((), lambda _workspace, _record: {}))


def worded(workspace: Workspace, kind: str, column: Column) -> Column:
    """*column* with the words for its codes, where the schema of *kind* has some."""
    part = at_path(expanded(kind), (column.key,))
    if "enumDescriptions" in part:
        pairs = zip(part["enumDescriptions"], part["x-kpss-en"]["enumDescriptions"], strict=True)
        return column._replace(type="choice", labels=dict(zip(part["enum"], starmap(Text, pairs), strict=True)))
    if "x-kpss-vocabulary" in part:
        return column._replace(type="choice", labels=words(workspace.settings, part["x-kpss-vocabulary"]))
    return column
