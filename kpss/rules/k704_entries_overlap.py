"""KPSS704: entries of one service overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.naming import record_name
from kpss.model.network import UnitKey, entries_by_service
from kpss.model.network_records import NetworkEntry
from kpss.model.periods import DAY
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding, period_text, place_of
from kpss.rules.service_words import surely_counts

RULE = Rule(
    704,
    "entries-overlap",
    "error",
    Text("Záznamy téže služby v síti se překrývají", "Entries of one service overlap"),
    Wording(
        Text(
            "Služba {name:quote} je v síti ve stejné době dvakrát („{level}“): zde ({ours}) a v záznamu {other:quote} "
            "({theirs}).",
            "The service {name:quote} is in the network twice at one time (“{level}”): here ({ours}) and in the entry "
            "{other:quote} ({theirs}).",
        ),
        Text(
            "Opravte období, nebo jeden ze záznamů zrušte; části pro více ORP patří do jednoho záznamu (units: orps).",
            "Mend the periods, or take one entry away; parts for several ORPs belong into one entry (units: orps).",
        ),
    ),
    hints={
        "write": Text(
            "Dřívější záznam ukončete dnem předtím: {write}",
            "End the earlier entry on the day before: {write}",
        ),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Each entry with the one before it that it overlaps; an intention is not in the network yet."""
    for entries in entries_by_service(workspace).values():
        levels: dict[str, list[NetworkEntry]] = defaultdict(list)
        for entry in entries:
            if "units" in entry.broken or not surely_counts(workspace, entry):
                continue
            before = _overlapped(entry, reversed(levels[entry.level]))
            if before is not None:
                yield _finding(workspace, entry, before)
            levels[entry.level].append(entry)


def _overlapped(entry: NetworkEntry, earlier: Iterable[NetworkEntry]) -> NetworkEntry | None:
    """The nearest of the *earlier* entries that says something of the same units on the same days."""
    own = _keys(entry)
    for other in earlier:
        theirs = _keys(other)
        shared = not own or not theirs or not own.isdisjoint(theirs)
        if shared and entry.valid.surely_overlaps(other.valid):
            return other
    return None


def _keys(entry: NetworkEntry) -> set[UnitKey]:
    return {(units.form, units.unit) for units in entry.units}


def _finding(workspace: Workspace, entry: NetworkEntry, other: NetworkEntry) -> Finding:
    params: dict[str, Any] = {
        "name": record_name(workspace, entry.service),
        "level": word(workspace.settings, "network-level", entry.level),
        "other": other.id,
        "ours": period_text(entry.valid),
        "theirs": period_text(other.valid),
    }
    start = entry.valid.start
    if start is not None and start.exact and other.valid.first < start.earliest:
        params["write"] = f"to: {day_text(start.earliest - DAY)}"
    place = place_of(other, ("valid",))
    return finding(RULE, entry, ("valid",), params=params, subject=other.id, other=place)
