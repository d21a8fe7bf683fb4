"""KPSS303: a period ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.consultations import Consultation
from kpss.model.periods import period
from kpss.model.records import Record
from kpss.model.services import Population, Service
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.structure.problems import Path

RULE = Rule(
    303,
    "period-reversed",
    "error",
    Text("Období končí dřív, než začíná", "A period ends before it begins"),
    Wording(
        Text(
            "Konec období ({end:date}) je před jeho začátkem ({start:date}).",
            "The period ends ({end:date}) before it begins ({start:date}).",
        ),
        Text("Prohoďte data, nebo opravte rok.", "Swap the dates, or mend the year."),
    ),
    variants={
        "settled": Wording(
            Text(
                "Připomínka je vypořádána ({end:date}) dřív, než přišla ({start:date}).",
                "The comment is settled ({end:date}) before it was received ({start:date}).",
            ),
            Text("Opravte „received“, nebo „settled“.", "Mend “received” or “settled”."),
        ),
        "ages": Wording(
            Text(
                "Věk je od {start:roku|let|let}, ale jen do {end:roku|let|let}.",
                "The age is from {start:year|years}, but only to {end:year|years}.",
            ),
            Text("Prohoďte „from“ a „to“, nebo opravte věk.", "Swap “from” and “to”, or mend the age."),
        ),
    },
)


_KEYS = ("valid", "period")
_SPANS = ("windows", "moratoria", "sub_programmes")  # lists whose items have the dates themselves
_HOLD_MEASURES = ("priorities", "goals", "measures", "activities", "addenda", "changes")


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """The periods of every record, of the items of its lists and of measures; comments settled before they came."""
    for record in workspace.records.values():
        for path, value in _periods(record):
            found = period(value)
            if found.surely_reversed() and found.start is not None and found.end is not None:
                yield finding(RULE, record, path, params={"start": found.start.text, "end": found.end.text})
            for key, given in (("from", found.start), ("to", found.end)):
                if given is not None and given.earliest > given.latest:  # not_before after not_after
                    params = {"start": given.earliest.isoformat(), "end": given.latest.isoformat()}
                    yield finding(RULE, record, (*path, key), params=params)
        if isinstance(record, Consultation):
            yield from _settled(record)
        if isinstance(record, Service | Population):
            yield from _ages(record)


def _settled(record: Consultation) -> Iterator[Finding]:
    """Comments that were surely settled before they were received; the time for comments does not matter."""
    for index, comment in enumerate(record.data.get("comments") or ()):
        if not isinstance(comment, dict):
            continue  # taken out, for it failed the schema
        found = period({"from": comment.get("received"), "to": comment.get("settled")})
        if found.surely_reversed() and found.start is not None and found.end is not None:
            params = {"problem": "settled", "start": found.start.text, "end": found.end.text}
            yield finding(RULE, record, ("comments", index, "settled"), params=params)


def _ages(record: Service | Population) -> Iterator[Finding]:
    ages = record.ages
    if ages is not None and ages.start is not None and ages.end is not None and ages.end < ages.start:
        params = {"problem": "ages", "start": ages.start, "end": ages.end}
        yield finding(RULE, record, ("ages",), params=params)


def _periods(record: Record) -> Iterator[tuple[Path, object]]:
    for key, value in record.data.items():
        if key in _KEYS:
            yield (key,), value
        elif type(value) is list and value and type(value[0]) is not str:
            for index, item in enumerate(value):
                if isinstance(item, dict):
                    yield from _within(item, (key, index), measures=key in _HOLD_MEASURES)
                    if key in _SPANS:
                        yield (key, index), item


def _within(item: dict[str, Any], path: Path, *, measures: bool) -> Iterator[tuple[Path, object]]:
    """The periods of an item; of goals, measures and what addenda set also those further within."""
    if "valid" in item:
        yield (*path, "valid"), item["valid"]
    if not measures:
        return
    if "period" in item:
        yield (*path, "period"), item["period"]
    if isinstance(item.get("set"), dict):
        yield from _within(item["set"], (*path, "set"), measures=True)
    for key in _HOLD_MEASURES:
        for index, inner in enumerate(item.get(key) or ()):
            if isinstance(inner, dict):
                yield from _within(inner, (*path, key, index), measures=True)
