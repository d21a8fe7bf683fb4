"""Changes of a record as splices of its text, one after another, so that all the rest survives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.exchange.yaml_text.blocks import entries
from kpss.language.dates import date_text
from kpss.language.text import Text
from kpss.model.periods import moment
from kpss.source.document import Document, Refusal
from kpss.source.edits import (
    EditRefused,
    Splice,
    append_item,
    apply,
    remove_item,
    replace_value,
    set_key,
)
from kpss.source.places import Path, find_place
from kpss.source.reader import read
from kpss.source.scalars import Scalar, scalar

NOTHING = Text("nic", "nothing")
_MOST = 500  # changes of one record


class Change(NamedTuple):
    """One change: its name, the words before and after, how it is put into the text; a ``silent`` one is not told."""

    key: tuple[object, ...]
    what: Text
    before: Text
    after: Text
    splice: Callable[[str, Document], Splice]
    silent: bool = False


class Edited(NamedTuple):
    """The new text, the changes made, and those that the layout of the text does not let be made."""

    text: str
    made: list[Change]
    refused: list[Change]


def edit(text: str, number: int, changes: Callable[[dict[str, Any]], Iterator[Change]]) -> Edited:
    """Make all *changes* of the document *number* of *text* (without BOM); they are asked for anew after each round.

    A round makes one change of each top-level key at once; where they get in each other's way, the first one alone.
    """
    done, at_once = Edited(text, [], []), True
    document = _document(text, number)
    for _ in range(_MOST):
        skipped = {change.key for change in done.refused}
        first: dict[object, Change] = {}
        for change in changes(document.value):
            if change.key not in skipped:
                first.setdefault(change.key[0], change)
        if not first:
            break
        wanted = list(first.values()) if at_once else list(first.values())[:1]
        changed = _apply(done.text, document, number, wanted)
        if changed is not None:
            new, document = changed
            done, at_once = done._replace(text=new, made=[*done.made, *wanted]), True
        elif len(wanted) > 1:
            at_once = False
        else:
            done.refused.extend(wanted)
    return done


def _apply(text: str, document: Document, number: int, changes: list[Change]) -> tuple[str, Document] | None:
    """The text with *changes* made, and what then stands there; None where its layout does not let that be done."""
    try:
        changed = apply(text, [change.splice(text, document) for change in changes])
        return changed, _document(changed, number)
    except (EditRefused, Refusal, KeyError, IndexError, ValueError):
        return None


def _document(text: str, number: int) -> Document:
    document = read(text)[number]
    for container, key, written in document.decimals:
        container[key] = written  # as exact as it was typed
    return document


def set_value(path: Path, key: str, value: Any, order: Sequence[str] = ()) -> Callable[[str, Document], Splice]:
    """Give *key* of the mapping at *path* the *value*; a new key stands where *order* puts it."""

    def splice(text: str, document: Document) -> Splice:
        data: Any = document.value
        for step in path:
            data = data[step]
        if key in data and not isinstance(value, Mapping | list):
            return replace_value(text, document, (*path, key), _plain(value))
        before = order[: order.index(key)] if key in order else ()
        after = next((name for name in reversed(before) if name in data), None)
        place = find_place(document.place, path)
        in_braces = text[place[0]] == "{"
        return set_key(text, document, path, key, in_flow(value) if in_braces else _block(key, value), after=after)

    return splice


def append(path: Path, value: Any) -> Callable[[str, Document], Splice]:
    """Add an item at the end of the list at *path*, laid out as the last one there."""

    def splice(text: str, document: Document) -> Splice:
        items = find_place(document.place, path)[2]
        in_lines = items and isinstance(value, Mapping) and text[items[-1][0]] != "{"
        return append_item(text, document, path, "\n".join(entries(value)) if in_lines else in_flow(value))

    return splice


def remove(path: Path) -> Callable[[str, Document], Splice]:
    """Take away the key or item at *path*."""
    return lambda text, document: remove_item(text, document, path)


def in_flow(value: Any) -> str:
    """*value* on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(in_flow, value)) + "]"
    return scalar(_plain(value), flow=True)


def _block(key: str, value: Any) -> str:
    """*value* as it stands behind its key: on the same line, or as lines at no indentation."""
    first, *rest = entries({key: value})
    inline = first.partition(": ")[2]
    return inline if not rest else "\n".join(line.removeprefix("  ") for line in rest)


def _plain(value: Any) -> Scalar:
    assert isinstance(value, str | bool | int | Decimal | dt.date)  # noqa: S101 - for the type checker
    return value


def word_of_day(day: dt.date | None) -> Text:
    """A day in words."""
    return Text(date_text(day, "cs"), date_text(day, "en")) if day else NOTHING


def word_of(value: object) -> Text:
    """A written value as it is shown; a date in words."""
    written = moment(value)
    if written is not None:
        return Text(date_text(written.text, "cs"), date_text(written.text, "en"))
    return Text(str(value), str(value)) if value not in (None, "") else NOTHING


def period_changes(
    data: Mapping[str, Any],
    path: Path,
    days: tuple[dt.date | None, dt.date | None],
    what: tuple[Text, Text],
    order: Sequence[str] = (),
) -> Iterator[Change]:
    """Differences of the period ``valid`` at *path*.

    An end that the register has not is taken away where *order*, the order of keys around, is given.
    """
    start, end = days
    written = data.get("valid")
    sides = written if isinstance(written, dict) else {}
    for name, side, day in ((what[0], "from", start), (what[1], "to", end)):
        old = moment(sides.get(side))
        if day and (old is None or not old.exact or old.earliest != day):
            key = (*path, "valid", side)
            if isinstance(written, dict) and written:
                put = set_value((*path, "valid"), side, day, ("from", "to"))
            else:
                put = set_value(path, "valid", {side: day}, order)
            yield Change(key, name, word_of(sides.get(side)), word_of_day(day), put)
        elif order and side == "to" and start and not day and old is not None:
            yield Change((*path, "valid", side), name, word_of(sides[side]), NOTHING, remove((*path, "valid", side)))
