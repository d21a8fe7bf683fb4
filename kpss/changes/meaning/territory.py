"""Municipalities of ORPs and of microregions, numbers of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from kpss.changes.difference import Meaning
from kpss.changes.meaning.telling import Group
from kpss.changes.meaning.words import decimal, listed
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text

_MORE = Text(
    "{n:#přibyla|přibyly|přibylo} {n:obec|obce|obcí}: {names}", "{n:municipality|municipalities} more: {names}"
)
_LESS = Text("{n:#ubyla|ubyly|ubylo} {n:obec|obce|obcí}: {names}", "{n:municipality|municipalities} less: {names}")
_PEOPLE = Text(
    "{n:#změněn|změněny|změněno} {n:údaj|údaje|údajů}, součet {old} → {new} ({names})",
    "{n:figure|figures} changed, the sum {old} → {new} ({names})",
)
_PART = Text("{place} {old} → {new}", "{place} {old} → {new}")


def fits_municipalities(schema: Mapping[str, Any], key: str) -> bool:
    """Whether *schema* lists the municipalities of an ORP or of a microregion."""
    columns = (schema.get("items") or {}).get("properties", {})
    return (key == "municipalities" and "code" in columns) or (key == "members" and "municipality" in columns)


def municipalities(group: Group) -> Iterator[Meaning]:
    """Which municipalities came and went."""
    if not all(len(change.path) == len(group.path) + 1 for change in group.changes):
        return
    for template, gone in ((_MORE, False), (_LESS, True)):
        names = [_name(group, change.before if gone else change.after, gone=gone)
                 for change in group.changes if (change.after is None) == gone]  # fmt: skip
        if names:
            words = Phrase(template, {"n": len(names), "names": listed(sorted(names, key=sort_key))})
            yield group.meaning("municipalities", words, {"municipalities": -len(names) if gone else len(names)})


def _name(group: Group, item: Any, *, gone: bool) -> str:
    if not isinstance(item, dict):
        return str(item)
    if "name" in item:
        return str(item["name"])
    said = group.told.said((*group.path, 0, "municipality"), item.get("municipality"), old=gone)
    return said if isinstance(said, str) else str(item.get("municipality", ""))


def fits_people(schema: Mapping[str, Any], key: str) -> bool:
    """Whether *schema* lists numbers of people by places."""
    return key == "values" and "municipality" in (schema.get("items") or {}).get("properties", {})


def people(group: Group) -> Iterator[Meaning]:
    """How many figures changed, with the sum of all and the places."""
    old, new = _numbers(group.before), _numbers(group.after)
    places = [place for place in {**new, **old} if old.get(place) != new.get(place)]
    if not places:
        return
    parts = [
        Phrase(_PART, {"place": _place(group, place), "old": _or_none(old.get(place)), "new": _or_none(new.get(place))})
        for place in places
    ]
    sums = (sum(side.values(), Decimal(0)) for side in (old, new))
    words = Phrase(_PEOPLE, {"n": len(places), **dict(zip(("old", "new"), sums, strict=True)), "names": listed(parts)})
    yield group.meaning("population", words)


def _numbers(rows: Any) -> dict[tuple[str, str], Decimal]:
    found = {}
    for row in rows or ():
        value = decimal(row.get("value")) if isinstance(row, dict) else None
        place = (
            next(((key, str(row[key])) for key in ("orp", "municipality") if key in row), None)
            if value is not None
            else None
        )
        if place is not None and value is not None:
            found[place] = value
    return found


def _place(group: Group, place: tuple[str, str]) -> object:
    return group.told.said((*group.path, 0, place[0]), place[1])


def _or_none(value: Decimal | None) -> Decimal | Text:
    return value if value is not None else Text("neuvedeno", "not given")
