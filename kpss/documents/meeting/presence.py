"""Who was at a meeting: members by role and side, the excused, the absent, and guests."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.documents.meeting.sheet import Sheet
from kpss.documents.organisation.mandates import represented, side_of
from kpss.documents.organisation.words_structure import SIDES, Line, labelled, tidied, tidy
from kpss.language.text import Text, capital
from kpss.model.meetings import Attendance
from kpss.model.quorum import may_vote
from kpss.model.records import Membership
from kpss.reports.table import Column, Row

COLUMNS = (
    Column("who", Text("Člen", "Member")),
    Column("side", Text("Strana", "Side"), "choice", labels=SIDES),
    Column("represents", Text("Zastupuje", "Represents"), "lines"),
    Column("count", Text("Počet", "Number"), "number"),
    Column("note", Text("Poznámka", "Note"), "lines"),
)
_AWAY = (
    ("excused", Text("Omluveni", "Excused")),
    ("absent", Text("Nepřítomni", "Absent")),
)


def present_rows(sheet: Sheet) -> list[Row]:
    """One row for each entry of members who were there."""
    return [row(item, sheet) for item in sheet.meeting.attendance if item.present]


def other_lines(sheet: Sheet) -> list[Line]:
    """The excused, the absent and the guests, each as one line."""
    members = [item for item in sheet.meeting.attendance if not item.guest]
    found = [(label, [item for item in members if item.status == status]) for status, label in _AWAY]
    guests = [item for item in sheet.meeting.attendance if item.guest and item.status not in ("excused", "absent")]
    found.append((Text("Hosté", "Guests"), guests))
    return [Line(sheet.names.say(label), _listed(items, sheet)) for label, items in found if items]


def sum_words(sheet: Sheet) -> str:
    """``Přítomno členů: 9 (zadavatelé 3, poskytovatelé 4)``; empty where nobody's presence is recorded."""
    there = [item for item in sheet.meeting.attendance if item.present]
    if not there:
        return ""
    total = str(sum(item.present for item in there))
    sides = {
        side: sum(item.present for item in there if _side(item, sheet) == side)
        for side in SIDES
        if any(_side(item, sheet) == side for item in there)
    }
    by_side = ", ".join(f"{sheet.names.say(SIDES[side])} {count}" for side, count in sides.items())
    label = (
        sheet.say("Hlasovalo členů", "Members voting")
        if sheet.is_per_rollam
        else sheet.say("Přítomno členů", "Members present")
    )
    text = labelled(label, total)
    return f"{text} ({by_side})." if by_side else f"{text}."


def _listed(items: Iterable[Attendance], sheet: Sheet) -> str:
    return "; ".join(_words(item, sheet) for item in items)


def _words(item: Attendance, sheet: Sheet) -> str:
    """One entry on a line: ``manažer KS (poskytovatelé, Charita) – 2``."""
    side = _side(item, sheet)
    details = tidied(
        (sheet.names.say(SIDES[side]) if side in SIDES else "", *_represents(item, sheet), *_notes(item, sheet))
    )
    text = _who(item, sheet)
    if details:
        text += f" ({', '.join(details)})"
    return text if item.count in (None, 1) else f"{text} – {item.count}"


def row(item: Attendance, sheet: Sheet) -> Row:
    """An entry as a row."""
    return {
        "who": capital(_who(item, sheet)),
        "side": _side(item, sheet) or None,
        "represents": _represents(item, sheet),
        "count": item.present,
        "note": _notes(item, sheet),
    }


def membership_of(item: Attendance, sheet: Sheet) -> Membership | None:
    """The membership that an entry names."""
    return sheet.workspace.get(item.membership, Membership)


def _who(item: Attendance, sheet: Sheet) -> str:
    """The role, with the name where it is recorded; of those without a role the body or what the note says."""
    membership = membership_of(item, sheet)
    role = item.role or (membership.role if membership is not None else "")
    person = tidy(membership.person) if membership is not None else ""
    post = sheet.names.by_id(role) if role else ""
    if not post and item.body:
        post = sheet.names.by_id(item.body)
    if not post and not person:
        post = tidy(item.note) or (sheet.say("host", "guest") if item.guest else sheet.say("člen", "member"))
    return ", ".join(tidied((post, person)))


def _side(item: Attendance, sheet: Sheet) -> str:
    membership = membership_of(item, sheet)
    if item.side:
        return item.side
    if membership is not None:
        return side_of(membership, sheet.names)
    if item.role and sheet.body is not None:
        sides = {seat.side for seat in sheet.body.members if seat.role == item.role}
        return next(iter(sides)) if len(sides) == 1 else ""
    return ""


def _represents(item: Attendance, sheet: Sheet) -> list[str]:
    membership = membership_of(item, sheet)
    office = sheet.names.by_id(item.body) if item.body and (item.role or item.membership) else ""
    if item.represents or office:
        return tidied((item.represents, office))
    return represented(membership, sheet.names) if membership is not None else []


def _notes(item: Attendance, sheet: Sheet) -> list[str]:
    substitute = tidy(item.substitute)
    votes = sheet.body is None or item.guest or may_vote(sheet.workspace, sheet.body, item) is not False
    notes = (
        labelled(sheet.say("náhradník", "substitute"), substitute),
        "" if votes else sheet.say("bez hlasovacího práva", "without a vote"),
        "" if tidy(item.note) == _who(item, sheet) else item.note,
    )
    return tidied(notes)
