"""The attendance list to sign: a row for each member, empty rows for guests.  Names stand there only if recorded."""

from __future__ import annotations

from kpss.documents.meeting import presence
from kpss.documents.meeting.sheet import Sheet, lines
from kpss.documents.organisation.mandates import member_order, represented, side_of
from kpss.documents.organisation.words_members import seat_words
from kpss.documents.organisation.words_structure import SIDES, tidied, tidy
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.language.errors import UserError
from kpss.language.text import Language, Text, capital
from kpss.model.bodies import Seat
from kpss.model.composition import seats_left
from kpss.model.meetings import Attendance
from kpss.model.records import Membership
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row

_COLUMNS = (
    Column("number", Text("Č.", "No."), "number"),
    Column("who", Text("Role", "Role")),
    Column("side", Text("Strana", "Side"), "choice", labels=SIDES),
    Column("represents", Text("Zastupuje", "Represents"), "lines"),
    Column("person", Text("Jméno", "Name"), "blank"),
    Column("signature", Text("Podpis", "Signature"), "blank"),
)
_GUEST_COLUMNS = (
    *_COLUMNS[:2],
    Column("represents", Text("Za koho", "For whom"), "blank"),
    *_COLUMNS[-2:],
)
_GUESTS = 5
"""Empty rows for guests."""
_UNKNOWN = 5
"""Rows for a seat of which nobody knows how many there are."""
_MOST = 100
"""No seat and no entry gets more rows."""


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The attendance list of the meeting *identifier*.

    :raises UserError: if there is no such meeting, or if it is a vote per rollam.
    """
    sheet = Sheet(workspace, language, identifier)
    if sheet.is_per_rollam:
        raise UserError(
            "U hlasování per rollam se nikdo neschází, prezenční listinu proto nemá.",
            "Nobody meets for a vote per rollam, so it has no attendance list.",
        )
    rows, guests = _members(sheet), _guests(sheet)
    context = {
        "contents": False,
        "title": sheet.title("attendance"),
        "remarks": sheet.remarks(),
        "facts": lines([*sheet.head(), sheet.line("Řídí", "Chaired by", sheet.who(sheet.meeting.chaired_by))]),
        "columns": _shown(_COLUMNS, rows),
        "rows": rows,
        "guest_columns": _shown(_GUEST_COLUMNS, guests),
        "guest_rows": guests,
        "vacant": [capital(_vacancy(item, sheet)) for item in sheet.members if item.vacant],
    }
    return Source("meeting-attendance.md", context, sheet.files())


def _shown(columns: tuple[Column, ...], rows: list[Row]) -> tuple[Column, ...]:
    """The columns that say something, and those to be filled in."""
    said = used(columns, rows)
    return tuple(column for column in columns if column in said or column.type == "blank")


def _members(sheet: Sheet) -> list[Row]:
    """By memberships of the instance on the day; else by what the meeting says, else by the body's composition."""
    held = [item for item in sheet.members if not item.vacant]
    if held:
        held.sort(key=lambda item: member_order(item, sheet.names))
        return _numbered([_member(item, sheet) for item in held])
    entries = [item for item in sheet.meeting.attendance if not item.guest]
    if entries:
        return _numbered([row for item in entries for row in _entry(item, sheet)])
    found = _numbered(_seats(sheet))
    return found or _numbered([{"who": ""} for _ in range(_UNKNOWN)])


def _guests(sheet: Sheet) -> list[Row]:
    entries = [row for item in sheet.meeting.attendance if item.guest for row in _entry(item, sheet)]
    told = [{"who": row["who"], "represents": ", ".join(row["represents"])} for row in entries]
    return _numbered([*told, *({"who": ""} for _ in range(_GUESTS))])


def _numbered(rows: list[Row]) -> list[Row]:
    return [{**row, "number": number} for number, row in enumerate(rows, 1)]


def _member(item: Membership, sheet: Sheet) -> Row:
    return {
        "who": capital(sheet.names.by_id(item.role)) if item.role else sheet.say("Člen", "Member"),
        "side": side_of(item, sheet.names) or None,
        "represents": represented(item, sheet.names),
        "person": tidy(item.person),
    }


def _entry(item: Attendance, sheet: Sheet) -> list[Row]:
    """Rows for an entry; one that does not say how many has as many as its seat while the meeting is to come."""
    is_open = sheet.state == "planned" and not item.guest and not item.membership
    fitting = [
        count
        for seat, count in (_left(sheet) if is_open else ())
        if seat.role and seat.role == item.role and seat.side in ("", item.side)
    ]
    return [presence.row(item, sheet)] * min(item.count or (fitting[0] if fitting else 1), _MOST)


def _seats(sheet: Sheet) -> list[Row]:
    """Rows for the seats of the composition, without those that are vacant."""
    return [row for seat, count in _left(sheet) for row in [_seat(seat, sheet)] * min(count, _MOST)]


def _left(sheet: Sheet) -> list[tuple[Seat, int]]:
    """The seats of the composition, and how many of each are not vacant."""
    if sheet.body is None:
        return []
    left = seats_left(sheet.workspace, sheet.body, sheet.members, sheet.day or sheet.workspace.as_of)
    return [(seat, _UNKNOWN if count is None else count) for seat, count in left]


def _seat(seat: Seat, sheet: Sheet) -> Row:
    return {"who": capital(seat_words(Seat({**seat.data, "count": None}), sheet.names)), "side": seat.side or None}


def _vacancy(item: Membership, sheet: Sheet) -> str:
    role = sheet.names.by_id(item.role) if item.role else sheet.say("člen", "member")
    side = SIDES.get(side_of(item, sheet.names))
    said = sheet.names.say(side) if side is not None else ""
    return ", ".join(tidied((role, said, *represented(item, sheet.names))))
