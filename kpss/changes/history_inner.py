"""The life of a part of a record (a goal, a measure) in the steps of the whole record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kpss.changes.history_records import Seen
from kpss.changes.history_walk import Sort, Step, Version
from kpss.changes.pairing import ALIKE, leaves
from kpss.model.record_parts import InnerPart, inner, parts

Codes = tuple[str, ...]


def part_of(version: Version, codes: Codes) -> InnerPart | None:
    """The part that *codes* lead to in *version* of the record; None where it is not there, or not read."""
    return inner(version.kind, version.data, codes) if isinstance(version, Seen) else None


def steps_of_part(steps: Iterable[Step], codes: Codes) -> Iterator[tuple[Step, Codes]]:
    """Those of *steps* (the newest first) that concern the part, each with the codes that it had after the step."""
    for step in steps:
        before, after = part_of(step.before, codes), part_of(step.after, codes)
        if not isinstance(step.after, Seen) and step.after is not None:
            yield step, codes  # a file that cannot be read
            continue
        named = codes
        if before is None and after is not None:
            codes = _former(step, after, codes) or codes
            before = part_of(step.before, codes)
        sort = _sort(step, before, after)
        if sort is not None:
            yield step._replace(sort=sort), named


def _sort(step: Step, before: InnerPart | None, after: InnerPart | None) -> Sort | None:
    if before is None and after is None:
        return None
    if step.sort in ("older_missing", "readable", "known"):
        return step.sort
    if before is None:
        return "created"
    if after is None:
        return "deleted"
    return step.sort if before.data != after.data else None


def _former(step: Step, after: InnerPart, codes: Codes) -> Codes | None:
    """The codes that the part had before *step* if it got another one in it."""
    if not isinstance(step.before, Seen) or not isinstance(step.after, Seen):
        return None
    outer = codes[:-1]
    whole, now = part_of(step.before, outer), part_of(step.after, outer)
    if whole is None or now is None:
        return None
    there = {code for code, _ in parts(now)}
    gone = [(code, data) for code, data in parts(whole) if code not in there]
    found = max(((_likeness(data, after.data), code) for code, data in gone), default=(0.0, ""))
    return (*outer, found[1]) if found[0] >= ALIKE else None


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    old, new = (leaves({key: value for key, value in data.items() if key != "code"}) for data in (one, other))
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 0.0
