"""A record that is new or gone: one sentence that says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kpss.changes.difference import Meaning
from kpss.changes.kind_words import CAME, WENT, noun
from kpss.changes.meaning.telling import Told
from kpss.changes.meaning.words import Words, decimal, joined
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.naming import record_name
from kpss.model.plans import Plan

_SAID = Text("{verb} {noun} {name:quote}{facts}", "{verb} {noun} {name:quote}{facts}")
_FACTS = Text(" ({x})", " ({x})")
_COUNT = Text("{n:obec|obce|obcí}", "{n:municipality|municipalities}")
_KEYS = (
    *("type", "plan", "body", "role", "instance", "provider", "service_type", "service", "level", "year", "date"),
    *("period", "valid", "units", "extent", "submitted", "status", "area"),
)
_MOST = 5
_RENAMED = Text("záznam přejmenován: {old} → {new}", "the record was renamed: {old} → {new}")


def came_or_went(told: Told) -> Iterator[Meaning]:
    """What a record is that was added or removed."""
    gone = told.change.after is None
    workspace = told.before if gone else told.after
    record = told.change.record
    called = noun(record.kind)
    facts = list(_facts(told, gone=gone))[:_MOST]
    params = {
        "verb": (WENT if gone else CAME)[called.gender],
        "noun": called.one,
        "name": record_name(workspace, record.id),
        "facts": Phrase(_FACTS, {"x": joined(facts)}) if facts else "",
    }
    yield Meaning("removed" if gone else "added", Phrase(_SAID, params), (), _amounts(told, gone=gone))


def _facts(told: Told, *, gone: bool) -> Iterator[Words]:
    record, workspace = told.change.record, told.before if gone else told.after
    for key in _KEYS:
        value = record.data.get(key)
        if value in (None, "", [], {}) or record_name(workspace, str(value)) == record_name(workspace, record.id):
            continue
        if key == "area":
            yield from _area(told, gone=gone)
        elif told.schema((key,)):
            yield told.said((key,), value, old=gone)


def _area(told: Told, *, gone: bool) -> Iterator[Words]:
    record, workspace = told.change.record, told.before if gone else told.after
    number = workspace.area_of(record).number if isinstance(record, Plan) else 0
    if number:
        yield Phrase(_COUNT, {"n": number})
    elif not isinstance(record, Plan):
        yield told.said(("area",), record.data["area"], old=gone)


def _amounts(told: Told, *, gone: bool) -> dict[str, Decimal]:
    """The units of an entry in the network."""
    record = told.change.record
    found: dict[str, Decimal] = {}
    rows = record.data.get("units") if record.kind == "network-entry" else ()
    for row in rows or ():
        value = decimal(row.get("value")) if isinstance(row, dict) else None
        if value is not None:
            unit = str(row.get("unit", ""))
            found[unit] = found.get(unit, Decimal(0)) + (-value if gone else value)
    return found


def renamed(told: Told) -> Iterator[Meaning]:
    """The record got another id."""
    if told.change.renamed:
        yield Meaning("renamed", Phrase(_RENAMED, {"old": told.old.id, "new": told.new.id}))
