"""Waivers: decisions to accept a finding until a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kpss.findings.finding import Finding, path_text
from kpss.model.settings import Waiver

ABOUT_WAIVERS = range(910, 920)
OF_READING = range(101, 107)  # what stands in such a file is not known, so neither is what would be accepted
_NEVER = (*ABOUT_WAIVERS, *OF_READING)  # nobody accepts these


class Waived(NamedTuple):
    """A finding that is accepted, and by which decision."""

    finding: Finding
    waiver: Waiver


class Unused(NamedTuple):
    """A waiver that holds and accepts nothing; ``covered``: what it could accept, another does already."""

    waiver: Waiver
    covered: bool


class Sorted(NamedTuple):
    """Findings that stand, those that are accepted, and the waivers that accept none."""

    standing: list[Finding]
    waived: list[Waived]
    unused: list[Unused]


def sort(findings: Iterable[Finding], waivers: Sequence[Waiver], day: dt.date) -> Sorted:
    """Sort *findings* by what *waivers* accept on *day*."""
    by_code: dict[str, list[Waiver]] = defaultdict(list)
    for waiver in waivers:
        if holds(waiver, day):
            by_code[waiver.code].append(waiver)
    made = Sorted([], [], [])
    used: set[int] = set()
    covered: set[int] = set()
    for finding in findings:
        candidates = by_code.get(finding.code_text, ()) if finding.code not in _NEVER else ()
        found = [one for one in candidates if accepts(one, finding)]
        if found:
            used.add(id(found[0]))
            covered.update(map(id, found[1:]))
            made.waived.append(Waived(finding, found[0]))
        else:
            made.standing.append(finding)
    left = (waiver for listed in by_code.values() for waiver in listed if id(waiver) not in used)
    made.unused.extend(Unused(waiver, id(waiver) in covered) for waiver in left)
    return made


def holds(waiver: Waiver, day: dt.date) -> bool:
    """Whether *waiver* is whole (it gives a reason and an end) and has not expired on *day*."""
    return bool(waiver.code and waiver.record and waiver.reason.strip()) and (
        waiver.until is not None and day <= waiver.until.latest
    )


def accepts(waiver: Waiver, finding: Finding) -> bool:
    """Whether *finding* is of the record (or the file, where it is of none) and of the place that *waiver* names."""
    if waiver.record not in (finding.record, "" if finding.record else finding.place.file):
        return False
    path = path_text(finding.path)
    if waiver.path and path != waiver.path and not path.startswith((f"{waiver.path}.", f"{waiver.path}[")):
        return False
    return not waiver.subject or waiver.subject == finding.subject
