"""Measures that moved from a plan or a goal into a file of their own, or back: the same measures, not other ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from kpss.changes.difference import Meaning, RecordChange, ValueChange
from kpss.changes.values import value_changes
from kpss.facts import RecordFacts
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.record_types import RECORD_TYPES
from kpss.model.records import Record
from kpss.structure.problems import Path

_KIND, _LIST = "measure", "measures"
_OUT = Text("přesunuto ze souboru {old} do vlastního záznamu", "moved from the file {old} to a record of its own")
_IN = Text("přesunuto z vlastního záznamu do souboru {new}", "moved from a record of its own to the file {new}")


class _Inside(NamedTuple):
    """A measure that came into a record or went from it: the place among the changes, and what it says there."""

    place: int
    value: ValueChange
    record: Record
    data: Mapping[str, Any]


def with_transfers(changes: Iterable[RecordChange], renamed: Mapping[str, str]) -> list[RecordChange]:
    """*changes* with each measure that went from one record and is another one now (or the reverse) as one change."""
    found: list[RecordChange | None] = list(changes)
    inside = {
        (one.value.after is None, _plan(one.record, renamed), str(one.data.get("code"))): one
        for one in _all_inside(found)
    }
    for place, change in enumerate(found):
        if change is None or change.record.kind != _KIND or change.sort == "changed":
            continue
        measure, out = change.record, change.sort == "added"
        one = inside.pop((out, _plan(measure, renamed), str(measure.data.get("code"))), None)
        if one is not None:
            found[place] = _moved(measure, one, renamed, out=out)
            found[one.place] = _without(found[one.place], one.value)
    return [change for change in found if change is not None]


def _all_inside(changes: Iterable[RecordChange | None]) -> Iterator[_Inside]:
    for place, change in enumerate(changes):
        if change is None or change.sort != "changed":
            continue
        for value in change.values:
            item = value.after if value.before is None else value.before if value.after is None else None
            if value.path[-2:-1] == (_LIST,) and isinstance(item, dict) and item.get("code"):
                record = change.before if value.after is None else change.after
                if record is not None:
                    yield _Inside(place, value, record, {**_holders(record.data, value.path), **item})


def _plan(record: Record, renamed: Mapping[str, str]) -> str:
    plan = record.id if record.kind == "plan" else str(record.data.get("plan"))
    return renamed.get(plan, plan)


def _holders(data: Any, path: Path) -> dict[str, Any]:
    """The codes of the priority and the goal that a measure stands under, as its own record would tell them."""
    found = {"goal": data["code"]} if data.get("kind") == "goal" and "code" in data else {}
    for name, step in pairwise(path):
        if not isinstance(step, int) or name == _LIST:
            continue
        data = data[name][step]
        if name in ("priorities", "goals") and "code" in data:
            found["priority" if name == "priorities" else "goal"] = data["code"]
    return found


def _moved(measure: Record, inside: _Inside, renamed: Mapping[str, str], *, out: bool) -> RecordChange:
    own = measure.data
    same = {key: own[key] for key in ("kind", "id", "plan") if key in own}
    held = {key: value for key, value in inside.data.items() if key not in ("priority", "goal") or key in own}
    data = {**same, **held}
    facts: RecordFacts = {
        "kind": _KIND, "id": measure.id, "document": inside.record.document, "data": data,
        "references": measure.references, "broken": [],
    }  # fmt: skip
    other = RECORD_TYPES[_KIND](facts, inside.record.file)
    before, after = (other, measure) if out else (measure, other)
    words = Phrase(_OUT if out else _IN, {"old": before.file, "new": after.file})
    values = value_changes(_KIND, before.data, after.data, renamed)
    return RecordChange("changed", before, after, values, (Meaning("written", words),))


def _without(change: RecordChange | None, value: ValueChange) -> RecordChange | None:
    if change is None:
        return None
    rest = tuple(one for one in change.values if one is not value)
    return change._replace(values=rest) if rest or change.renamed else None
