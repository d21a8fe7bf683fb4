"""Units: of entries in the network, of requests and decisions, capacities of services and of measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from kpss.changes.difference import Meaning
from kpss.changes.meaning.generic import generic
from kpss.changes.meaning.keys import key_words
from kpss.changes.meaning.telling import Group
from kpss.changes.meaning.topics import topic_of
from kpss.changes.meaning.words import Words, decimal, joined
from kpss.language.phrases import MINUS, Phrase
from kpss.language.text import Text
from kpss.model.settings import Settings
from kpss.model.unit_words import amount, signed
from kpss.model.vocabulary import word

_CHANGE = Text("{what}{old} → {new} ({by})", "{what}{old} → {new} ({by})")
_NEW = Text("{what}nově {new}", "{what}now {new}")
_GONE = Text("{what}už ne (dosud {old})", "{what}no more (was {old})")
_WHAT = Text("{of}: ", "{of}: ")
_OTHER_UNIT = Text("{what}{old} → {new}", "{what}{old} → {new}")
_NAMED = {
    "capacities": Text("registrovaná kapacita", "registered capacity"),
    "capacity": Text("kapacita", "capacity"),
}
_ROW = {"service_type": "service-type", "form": "service-form"}
Key = tuple[str, str, str, str]  # unit, service type, form, year


def fits_units(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001 - as all that ask what a value is
    """Whether *schema* describes rows of amounts with their units."""
    columns = (schema.get("items") or {}).get("properties", {})
    return bool(columns.get("unit", {}).get("x-kpss-vocabulary") == "capacity-unit")


def units(group: Group) -> Iterator[Meaning]:
    """Rows of units: what was before and after by form and unit; nothing where rows cannot be told apart."""
    settings = group.told.after.settings
    if not _plain(group):
        return
    old, new = _rows(group.before), _rows(group.after)
    for key in {**new, **old}:
        one, other = old.get(key), new.get(key)
        if one != other:
            change = (other or Decimal(0)) - (one or Decimal(0))
            words = _words(settings, str(group.path[-1]), key, one, other)
            yield group.meaning(_topic(group), words, {key[0]: change})


def fits_extent(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001
    """Whether *schema* describes one amount with its unit."""
    columns = schema.get("properties", {})
    return "value" in columns and bool(columns.get("unit", {}).get("x-kpss-vocabulary") == "capacity-unit")


def extent(group: Group) -> Iterator[Meaning]:
    """One amount with its unit: what it was and what it is, then the other values; nothing where it came or went."""
    sides = [side if isinstance(side, dict) else {} for side in (group.before, group.after)]
    old, new = (decimal(side.get("value")) for side in sides)
    one, other = (str(side.get("unit", "")) for side in sides)
    if old is None or new is None or not one or not other:
        return
    settings = group.told.after.settings
    what = Phrase(_WHAT, {"of": key_words(group.told.kind, group.path)})
    params: dict[str, Any] = {"what": what, "old": amount(settings, old, one), "new": amount(settings, new, other)}
    topic = topic_of(group.told.kind, group.path)
    if one != other:
        yield group.meaning(topic, Phrase(_OTHER_UNIT, params))
    elif old != new:
        words = Phrase(_CHANGE, {**params, "old": _number(old), "by": signed(settings, new - old, one)})
        yield group.meaning(topic, words, {one: new - old})
    for change in group.changes:
        if change.path[-1] not in ("value", "unit"):
            yield from generic(group.told, change)


def _plain(group: Group) -> bool:
    """Whether only amounts changed, in rows that can be told apart."""
    sides = [[row for row in side or () if isinstance(row, dict)] for side in (group.before, group.after)]
    keys = [[_key(row) for row in rows] for rows in sides]
    values = {"value", "change", "unit", "form", "service_type", "year"}
    inner = all(isinstance(change.path[-1], int) or change.path[-1] in values for change in group.changes)
    return inner and all(len(set(one)) == len(one) for one in keys)


def _topic(group: Group) -> str:
    if group.told.kind == "network-entry":
        return "units"
    return "decision" if group.path[0] == "decision" else "request" if group.told.kind == "request" else "capacity"


def _key(row: Mapping[str, Any]) -> Key:
    return (
        str(row.get("unit", "")),
        str(row.get("service_type", "")),
        str(row.get("form", "")),
        str(row.get("year", "")),
    )


def _rows(rows: Any) -> dict[Key, Decimal | None]:
    return {_key(row): decimal(row.get("value", row.get("change"))) for row in rows or () if isinstance(row, dict)}


def _words(settings: Settings, key: str, row: Key, old: Decimal | None, new: Decimal | None) -> Phrase:
    unit, service, form, year = row
    of: list[Words] = [_NAMED[key]] if key in _NAMED else []
    of += [
        word(settings, vocabulary, code)
        for vocabulary, code in (("service-type", service), ("service-form", form))
        if code
    ]
    of += [year] if year else []
    what = Phrase(_WHAT, {"of": joined(of)}) if of else ""
    if old is None or new is None:
        template = _NEW if old is None else _GONE
        said = {"old": _amount(settings, old, unit), "new": _amount(settings, new, unit)}
        return Phrase(template, {"what": what, **said})
    params = {"what": what, "old": _number(old), "new": amount(settings, new, unit)}
    return Phrase(_CHANGE, {**params, "by": signed(settings, new - old, unit)})


def _amount(settings: Settings, value: Decimal | None, unit: str) -> Words:
    return amount(settings, value, unit) if value is not None else ""


def _number(value: Decimal) -> Phrase | str:
    sign = MINUS if value < 0 else ""
    return Phrase(Text(sign + "{x}", sign + "{x}"), {"x": abs(value)})
