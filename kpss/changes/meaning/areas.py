"""Areas: municipalities gained and lost, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kpss.changes.difference import Meaning
from kpss.changes.meaning.telling import Group
from kpss.changes.meaning.words import label, listed
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.areas import area_on
from kpss.model.parts import Area
from kpss.model.plans import Plan, period_on
from kpss.model.workspace import Workspace

_MORE = Text(
    "{what}: {n:#přibyla|přibyly|přibylo} {n:obec|obce|obcí} ({names})",
    "{what}: {n:municipality|municipalities} more ({names})",
)
_LESS = Text(
    "{what}: {n:#ubyla|ubyly|ubylo} {n:obec|obce|obcí} ({names})",
    "{what}: {n:municipality|municipalities} less ({names})",
)
_SAME = Text("{what}: zapsáno jinak, obce zůstávají", "{what}: written otherwise, the municipalities stay")


def fits_area(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001 - as all that ask what a value is
    """Whether *schema* describes an area."""
    return "exclude_unknown" in schema.get("properties", {})


def areas(group: Group) -> Iterator[Meaning]:
    """What *group* changes in an area, worked out to municipalities on one day in both trees."""
    told = group.told
    what = label(told.schema(group.path))
    before = _codes(told.before, told.old, group.before)
    after = _codes(told.after, told.old, group.after)
    if not before and not after:  # no territory in the workspace: what is written is all there is to say
        return
    for template, codes, workspace in ((_MORE, after - before, told.after), (_LESS, before - after, told.before)):
        if codes:
            names = names_of(workspace, codes)
            sign = 1 if template is _MORE else -1
            words = Phrase(template, {"what": what, "n": len(codes), "names": names})
            yield group.meaning("area", words, {"municipalities": sign * len(codes)})
    if before == after:
        unknown = {(one or {}).get("exclude_unknown") for one in (group.before, group.after)}
        if len(unknown) == 1:
            yield group.meaning("written", Phrase(_SAME, {"what": what}))


def _codes(workspace: Workspace, record: object, area: object) -> frozenset[str]:
    if not isinstance(area, dict):
        return frozenset()
    day = workspace.as_of
    if isinstance(record, Plan):
        day = period_on(record, day).clamp(day)
    return area_on(Area(area), workspace.territory, workspace.microregions, day).codes


def names_of(workspace: Workspace, codes: Iterable[str]) -> object:
    """The names of municipalities as an enumeration, of many the first ten."""
    return listed(sorted((workspace.territory.name(code) for code in codes), key=sort_key))
