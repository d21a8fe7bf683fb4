"""Records of ORPs as text: new files, and splices into those that exist."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from kpss.exchange.territory.csu_table import LICENCE, PUBLISHER, TITLE, District
from kpss.exchange.territory.merge import EntryEdit, NewEntry
from kpss.exchange.territory.records import OrpRecord
from kpss.exchange.territory.timeline import Span
from kpss.language.sorting import sort_key
from kpss.model.periods import moment
from kpss.source.edits import EditRefused, Splice, append_item, insert_item, replace_value, scalar, set_key
from kpss.source.places import Path, find_place

# Keys in the order of schemas/orp.schema.json (a test holds it).
RECORD_KEYS = (
    "kind", "id", "name", "code", "region", "seat", "municipalities", "confirmed", "aliases", "valid", "sources",
    "note",
)  # fmt: skip
ENTRY_KEYS = ("code", "name", "type", "aliases", "valid", "note")
_ORDINARY = "municipality"  # the type that need not be written


def new_record(identifier: str, district: District, day: dt.date, entries: Iterable[NewEntry]) -> str:
    """The text of a new record file."""
    items = [f"  - {_flow(entry)}" for entry in sorted(entries, key=_place_in_list)]
    lines = [
        "kind: orp",
        f"id: {identifier}",
        f"name: {scalar(district.name)}",
        f"code: {scalar(district.code)}",
        f"region: {scalar(district.region)}",
        f"seat: {scalar(district.seat)}",
        "municipalities:" if items else "municipalities: []",
        *items,
        f"confirmed: {scalar(day)}",
        "sources:",
        f"  - {_source(day)}",
    ]
    return "\n".join(lines) + "\n"


def entry_splices(text: str, edit: EntryEdit) -> Iterator[Splice]:
    """The splices that change an entry as *edit* says.

    :raises EditRefused: if its layout does not let that be done.
    """
    document, data = edit.entry.record.document, edit.entry.data
    path: Path = ("municipalities", edit.entry.number)
    if edit.name is not None and "name" in data:
        yield replace_value(text, document, (*path, "name"), edit.name)
    if edit.type is not None:
        yield set_key(text, document, path, "type", edit.type, after=_before(data, "type", ENTRY_KEYS))
    if edit.alias is not None:
        yield _alias(text, edit.entry.record, path, edit.alias)
    sides = [(key, span) for key, span in (("from", edit.start), ("to", edit.end)) if span]
    if sides and not (isinstance(data.get("valid"), dict) and data["valid"]):
        after = _before(data, "valid", ENTRY_KEYS)
        yield set_key(text, document, path, "valid", _period(edit.start, edit.end), after=after)
        return
    for key, span in sides:
        yield from _moment_splices(text, edit.entry.record, (*path, "valid"), key, span)


def list_splices(text: str, record: OrpRecord, entries: Sequence[NewEntry]) -> Iterator[Splice]:
    """The splices that put *entries* into the list of *record*: at their place in Czech order, or at the end.

    :raises EditRefused: if its layout does not let that be done.
    """
    entries = sorted(entries, key=_place_in_list)
    listed = record.data.get("municipalities")
    if not entries:
        return
    if listed and not isinstance(listed, list):
        raise EditRefused("municipalities is not a list")
    if not listed:
        in_braces = _char(text, record, ()) == "{"
        items = [_flow(entry) for entry in entries]
        block = f"[{', '.join(items)}]" if in_braces else "\n".join(f"- {item}" for item in items)
        after = _before(record.data, "municipalities", RECORD_KEYS)
        yield set_key(text, record.document, (), "municipalities", block, after=after)
        return
    known = [_listed_place(item) for item in listed]
    in_order = all(known) and all(one[0] <= other[0] for one, other in pairwise(known))
    form = _flow if _char(text, record, ("municipalities", 0)) == "{" else _block
    for entry in entries:
        index = bisect_right(known, _place_in_list(entry)) if in_order else len(known)
        yield insert_item(text, record.document, ("municipalities",), index, form(entry))


def head_splices(text: str, record: OrpRecord, district: District, seat_names: Sequence[str]) -> Iterator[Splice]:
    """The splices that bring the head of *record* up to a newer table.

    *seat_names* are the ways to write the seat.

    :raises EditRefused: if its layout does not let that be done.
    """
    document, data = record.document, record.data
    if record.name != district.name and "name" in data:
        yield replace_value(text, document, ("name",), district.name)
    if "region" not in data:
        yield set_key(text, document, (), "region", scalar(district.region), after=_before(data, "region", RECORD_KEYS))
    if "seat" in data and str(data["seat"]) not in seat_names:
        yield replace_value(text, document, ("seat",), district.seat)


def confirmation_splices(text: str, record: OrpRecord, former_name: str, day: dt.date) -> Iterator[Splice]:
    """The splices that say that *record* was confirmed for *day* by the table, and what its ORP was called before."""
    document, data = record.document, record.data
    after = _before(data, "confirmed", RECORD_KEYS)
    yield set_key(text, document, (), "confirmed", scalar(day), after=after)
    if former_name:
        yield _alias(text, record, (), former_name)
    sources = data.get("sources")
    if not sources or not isinstance(sources, list):
        block = f"[{_source(day)}]" if _char(text, record, ()) == "{" else f"- {_source(day)}"
        yield set_key(text, document, (), "sources", block, after=_before(data, "sources", RECORD_KEYS))
        return
    for number, source in enumerate(sources):
        if isinstance(source, dict) and source.get("title") == TITLE:
            written = moment(source.get("date"))
            if written is None or written.latest < day:
                yield set_key(text, document, ("sources", number), "date", scalar(day), after="publisher")
            return
    yield append_item(text, document, ("sources",), _source(day))


def _alias(text: str, record: OrpRecord, path: Path, name: str) -> Splice:
    data: Any = record.data
    for step in path:
        data = data[step]
    if isinstance(data.get("aliases"), list):
        return append_item(text, record.document, (*path, "aliases"), scalar(name, flow=True))
    after = _before(data, "aliases", ENTRY_KEYS if path else RECORD_KEYS)
    return set_key(text, record.document, path, "aliases", f"[{scalar(name, flow=True)}]", after=after)


def _moment_splices(text: str, record: OrpRecord, path: Path, key: str, span: Span) -> Iterator[Splice]:
    """Write one side of a period; notes in a range, and ranges on lines of their own, stay."""
    written: Any = record.data
    for step in path:
        written = written[step]
    old = written.get(key)
    if not isinstance(old, dict) or (
        set(old) <= {"not_before", "not_after"} and _char(text, record, (*path, key)) == "{"
    ):
        yield set_key(text, record.document, path, key, _moment(span), after="from" if key == "to" else None)
        return
    for side, day in (("not_before", span.not_before), ("not_after", span.not_after)):
        if day:
            yield set_key(text, record.document, (*path, key), side, day, after="not_before")


def _flow(entry: NewEntry) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in _pairs(entry)) + "}"


def _block(entry: NewEntry) -> str:
    return "\n".join(f"{key}: {value}" for key, value in _pairs(entry))


def _pairs(entry: NewEntry) -> Iterator[tuple[str, str]]:
    yield "code", scalar(entry.code)
    yield "name", scalar(entry.name, flow=True)
    if entry.type != _ORDINARY:
        yield "type", entry.type
    if entry.aliases:
        yield "aliases", f"[{', '.join(scalar(name, flow=True) for name in entry.aliases)}]"
    if entry.start or entry.end:
        yield "valid", _period(entry.start, entry.end)


def _period(start: Span | None, end: Span | None) -> str:
    sides = [(key, span) for key, span in (("from", start), ("to", end)) if span]
    return "{" + ", ".join(f"{key}: {_moment(span)}" for key, span in sides) + "}"


def _moment(span: Span) -> str:
    if span.day:
        return span.day
    sides = [(key, day) for key, day in (("not_before", span.not_before), ("not_after", span.not_after)) if day]
    return "{" + ", ".join(f"{key}: {day}" for key, day in sides) + "}"


def _source(day: dt.date) -> str:
    return f"{{title: {TITLE}, publisher: {PUBLISHER}, date: {scalar(day)}, licence: {LICENCE}}}"


def _before(data: dict[str, Any], key: str, order: Sequence[str]) -> str | None:
    """The last key of *data* that stands before *key* in the usual order."""
    return next((name for name in reversed(order[: order.index(key)]) if name in data), None)


def _char(text: str, record: OrpRecord, path: Path) -> str:
    """The character with which the value at *path* begins."""
    return text.removeprefix("\ufeff")[find_place(record.document.place, path)[0]]


def _place_in_list(entry: NewEntry) -> Any:
    return sort_key(entry.name), entry.code


def _listed_place(item: Any) -> Any:
    return (sort_key(str(item.get("name", ""))), str(item.get("code", ""))) if isinstance(item, dict) else ()
