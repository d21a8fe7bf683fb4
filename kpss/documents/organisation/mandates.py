"""Who sits where on the date, and which seats are vacant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_structure import SIDES, labelled, moment_words, tidied, tidy
from kpss.language.sorting import sort_key
from kpss.language.text import Text, capital
from kpss.model.bodies import Body
from kpss.model.body_order import place_in
from kpss.model.composition import place
from kpss.model.instances import Seat, orp_of, seat_of
from kpss.model.mandates import term
from kpss.model.periods import Period
from kpss.model.records import Membership
from kpss.reports.table import Column, Row

STATES = {
    "filled": Text("obsazeno", "filled"),
    "vacant": Text("neobsazeno", "vacant"),
    "over": Text("funkční období uplynulo", "term is over"),
}
COLUMNS = (
    Column("body", Text("Orgán", "Body")),
    Column("role", Text("Role", "Role")),
    Column("side", Text("Strana", "Side"), "choice", labels=SIDES),
    Column("represents", Text("Zastupuje", "Represents"), "lines"),
    Column("person", Text("Jméno", "Name")),
    Column("from", Text("Od", "From")),
    Column("to", Text("Do", "To")),
    Column("state", Text("Stav", "State"), "choice", labels=STATES),
    Column("note", Text("Poznámka", "Note"), "lines"),
)
_NEEDED = ("body", "role", "instance", "group", "valid", "vacant", "side", "appointed")
_NO_BODY, _MEMBER = Text("mimo orgány", "outside bodies"), Text("Člen", "Member")
_COUNTS = (
    ("vacant", Text("neobsazených", "vacant")),
    ("over", Text("s uplynulým funkčním obdobím", "with a term that is over")),
)
_APPOINTED = Text("jmenování: usnesení č. {number}", "appointed by resolution No. {number}")
_FROM_TERM = Text(
    "Vypočtené konce plynou z délky funkčního období.", "Computed ends follow from the length of the term."
)
_COMPUTED = Text("{end} (vypočteno)", "{end} (computed)")
_INCOMPLETE = Text(
    "Záznamy o členství se nehlásí jako úplné: co v nich není, je nezapsané, ne neobsazené.",
    "The records of members do not claim to be complete: what is not there is unrecorded, not vacant.",
)


class Mandates(NamedTuple):
    """A table of mandates with what is to be said about it: numbers, vacancies, and what the table does not tell."""

    summary: str
    rows: list[Row]
    vacant: list[str]
    remark: str


def mandates(memberships: Iterable[Membership], bodies: Sequence[Body], names: Names) -> Mandates:
    """The mandates *memberships*: *bodies* give their order; the body itself is named where there are several."""
    order = [body.id for body in bodies]
    usable = [item for item in memberships if item.broken.isdisjoint(_NEEDED)]
    usable.sort(key=lambda item: _order(item, order, names))
    rows = [_row(item, names) for item in usable]
    parts = [labelled(names.say(Text("Zapsaných míst", "Recorded seats")), str(len(rows)))]
    for state, label in _COUNTS:
        count = sum(row["state"] == state for row in rows)
        if count:
            parts.append(labelled(names.say(label), str(count)))
    vacant = [_vacancy(row, names) for row in rows if row["state"] == "vacant"]
    computed = any(item.valid.end is None and term(names.workspace, item).end is not None for item in usable)
    remarks = [names.say(_FROM_TERM)] if computed else []
    if not names.workspace.settings.complete("memberships"):
        remarks.append(names.say(_INCOMPLETE))
    return Mandates(f"{', '.join(parts)}.", rows, vacant, " ".join(remarks))


def seat_words(seat: Seat, names: Names) -> str:
    """Which instance of its body: ``ORP Konice``, the name of the group; empty for the only one."""
    return f"ORP {names.orp(seat.orp)}" if seat.orp else tidy(seat.group)


def body_words(seat: Seat, names: Names) -> str:
    """The body and which of its instances: ``Kolegium obcí (ORP Konice)``."""
    body, which = names.workspace.records.get(seat.body), seat_words(seat, names)
    name = names.of(body) if body is not None else tidy(seat.body)
    return f"{name} ({which})" if which else name


def side_of(membership: Membership, names: Names) -> str:
    """The side of a membership, or that of its seat in the body."""
    if membership.side:
        return membership.side
    body = names.workspace.get(membership.body, Body)
    sides = {seat.side for seat in body.members if seat.role == membership.role} if body is not None else set()
    return next(iter(sides)) if len(sides) == 1 and membership.role else ""


def represented(membership: Membership, names: Names) -> list[str]:
    """For whom a member acts: the organisation, the office, and in a body that exists once the ORP or the group."""
    seat = seat_of(names.workspace, membership)
    orp = f"ORP {names.orp(orp_of(names.workspace, membership))}" if membership.instance and not seat.orp else ""
    unit = names.by_id(membership.unit) if membership.unit else ""
    return tidied((membership.represents, unit, orp, "" if seat.group else membership.group))


def state_of(membership: Membership, names: Names) -> str:
    """Whether a seat is ``filled``, ``vacant``, or its term is ``over``."""
    if membership.vacant:
        return "vacant"
    is_over = not term(names.workspace, membership).maybe_contains(names.workspace.as_of)
    return "over" if is_over else "filled"


def member_order(item: Membership, names: Names) -> tuple[object, ...]:
    """The order of members of one instance: the chair, then as the body is composed, then by side and name."""
    return (
        place(names.workspace.get(item.body, Body), item),
        place_in(side_of(item, names), list(SIDES)),
        sort_key(names.by_id(item.role) if item.role else ""),
        item.id,
    )


def _row(item: Membership, names: Names) -> Row:
    period = term(names.workspace, item)
    resolution = tidy(item.appointed.resolution) if item.appointed is not None else ""
    notes = (
        names.say(Text("bez hlasovacího práva", "without a vote")) if item.voting is False else "",
        names.say(_APPOINTED, number=resolution) if resolution else "",
        item.note,
    )
    return {
        "body": body_words(seat_of(names.workspace, item), names) if item.body else names.say(_NO_BODY),
        "role": capital(names.by_id(item.role)) if item.role else tidy(item.name) or names.say(_MEMBER),
        "side": side_of(item, names) or None,
        "represents": represented(item, names),
        "person": tidy(item.person),
        "from": moment_words(period.start, names.language),
        "to": _end(item, period, names),
        "state": state_of(item, names),
        "note": tidied(notes),
    }


def _end(item: Membership, period: Period, names: Names) -> str:
    """The end of a mandate; one that only follows from the length of the term is marked."""
    words = moment_words(period.end, names.language)
    return names.say(_COMPUTED, end=words) if words and item.valid.end is None else words


def _vacancy(row: Row, names: Names) -> str:
    side = names.say(SIDES[row["side"]]) if row["side"] in SIDES else ""
    post = ", ".join(tidied((row["role"], side, *row["represents"])))
    return " – ".join(tidied((row["body"], post)))


def _order(item: Membership, order: Sequence[str], names: Names) -> tuple[object, ...]:
    seat = seat_of(names.workspace, item)
    return (place_in(item.body, order), sort_key(seat_words(seat, names)), *member_order(item, names))
