"""Money: costs of measures, money of entries and requests by years, grants and budgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from kpss.changes.difference import Meaning
from kpss.changes.meaning.telling import Group
from kpss.changes.meaning.words import MONEY, Words, decimal, joined, label
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.structure.schemas import at_path

_CHANGE = Text("{what}: {old:money} → {new:money} Kč", "{what}: CZK {old:money} → {new:money}")
_GIVEN, _GONE = (
    Text("{what}: nově {new:money} Kč", "{what}: now CZK {new:money}"),
    Text("{what}: už neuvedeno (dosud {old:money} Kč)", "{what}: no longer given (was CZK {old:money})"),
)
_TOPICS = {"costs": "costs"}
_ROW = ("year", "source", "programme", "sub_programme", "service", "form")
"""The keys that say of which money a row speaks."""
Key = tuple[tuple[str, str], ...]


def fits_money(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001 - as all that ask what a value is
    """Whether *schema* describes rows of money."""
    columns = (schema.get("items") or {}).get("properties", {})
    return not MONEY.isdisjoint(columns) and not {"clients", "name"}.intersection(columns)


def fits_amount(schema: Mapping[str, Any], key: str) -> bool:
    """Whether *schema* describes an amount that stands by itself."""
    return key in MONEY and schema.get("type") == "number"


def money(group: Group) -> Iterator[Meaning]:
    """Rows of money: each amount before and after, by year and what else tells rows apart."""
    if _has_other(group):
        return
    old, new = _rows(group.before), _rows(group.after)
    for key in {**new, **old}:
        before, after = old.get(key, {}), new.get(key, {})
        for column in dict.fromkeys((*after, *before)):
            one, other = before.get(column), after.get(column)
            if one != other:
                yield _said(group, _called(group, key, column, old=not after), column, one, other)


def _has_other(group: Group) -> bool:
    """Whether there are rows that cannot be told apart."""
    rows = [*(group.before or ()), *(group.after or ())]
    counted = [[_key(row) for row in side or () if isinstance(row, dict)] for side in (group.before, group.after)]
    return not all(isinstance(row, dict) for row in rows) or any(len(set(keys)) < len(keys) for keys in counted)


def _rows(rows: Any) -> dict[Key, Mapping[str, Decimal]]:
    return {_key(row): {k: v for k in row if k in MONEY and (v := decimal(row[k])) is not None} for row in rows or ()}


def _key(row: Mapping[str, Any]) -> Key:
    return tuple((key, str(row[key])) for key in _ROW if key in row)


def _called(group: Group, key: Key, column: str, *, old: bool) -> Words:
    """``náklady 2026, rozpočet kraje``: the column with what tells the row apart."""
    told, rows = group.told, group.path
    items = told.schema((*rows, 0))
    name = label(told.schema(rows)) if column == "amount" else label(at_path(items, (column,)))
    parts = [told.said((*rows, 0, step), value, old=old) for step, value in key]
    if key and key[0][0] == "year":
        name_year = Phrase(Text("{name} {year}", "{name} {year}"), {"name": name, "year": parts[0]})
        return joined([name_year, *parts[1:]])
    return joined([name, *parts])


def _said(group: Group, what: Words, column: str, old: Decimal | None, new: Decimal | None) -> Meaning:
    template = _GIVEN if old is None else _GONE if new is None else _CHANGE
    key = str(group.path[-1]) if column == "amount" else column
    words = Phrase(template, {"what": what, "old": old, "new": new})
    return group.meaning(_TOPICS.get(key, "money"), words, {key: (new or Decimal(0)) - (old or Decimal(0))})


def amount(group: Group) -> Iterator[Meaning]:
    """One amount that stands by itself."""
    old, new = decimal(group.before), decimal(group.after)
    if old is not None or new is not None:
        yield _said(group, label(group.told.schema(group.path)), str(group.path[-1]), old, new)
