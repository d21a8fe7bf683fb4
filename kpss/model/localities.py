"""The local parts of the handbook on a date: which there are, and which municipalities they are about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kpss.model.areas import NOWHERE, AreaOn, area_on
from kpss.model.doubt import area_is_known, kinds_in_doubt
from kpss.model.handbook import Locality
from kpss.model.length import section_length
from kpss.model.prose import written
from kpss.model.territory import Belonging
from kpss.model.workspace import Workspace

_STEPS = "steps"


@lru_cache(maxsize=4)
def localities(workspace: Workspace) -> tuple[Locality, ...]:
    """The localities that stand on the workspace's date, by id."""
    found = (one for one in workspace.of(Locality) if one.valid.contains(workspace.as_of))
    return tuple(sorted(found, key=lambda one: one.id))


def area_of(workspace: Workspace, locality: Locality) -> AreaOn:
    """The municipalities of *locality* on the workspace's date."""
    if locality.area is None:
        return NOWHERE
    return area_on(locality.area, workspace.territory, workspace.microregions, workspace.as_of)


def orps_of(workspace: Workspace, locality: Locality) -> list[str]:
    """Codes of the ORPs that *locality* touches, by code."""
    return workspace.territory.orps_of(area_of(workspace, locality).codes, workspace.as_of)


def in_doubt(workspace: Workspace) -> bool:
    """Whether it cannot be told which localities there are and where, because something could not be read."""
    return (
        kinds_in_doubt(workspace, "locality", "microregion")
        or any("members" in record.broken for record in workspace.microregions.values())
        or any(
            not one.broken.isdisjoint(("type", "area", "valid")) or not area_is_known(workspace, one.area)
            for one in workspace.of(Locality)
        )
    )


def proposes_steps(workspace: Workspace, locality: Locality) -> bool | None:
    """Whether *locality* proposes what to do next, as steps or in a section about them; None where it is not known."""
    if any(step.name.strip() for step in locality.steps):
        return True
    unknown = not locality.broken.isdisjoint(("steps", "chapters"))
    for section in locality.chapters:
        if section.part == _STEPS:
            text = written(workspace, locality, section)
            if text is None:
                unknown = True
            elif section_length(section, text).body:
                return True
    return None if unknown else False


class Outside(NamedTuple):
    """A municipality outside planning, and the localities that name it without proposing steps."""

    belonging: Belonging
    localities: tuple[Locality, ...]


def without_steps(workspace: Workspace) -> list[Outside]:
    """Municipalities that surely are in no planning place and for which no steps are proposed, by code."""
    stepless: list[tuple[Locality, AreaOn]] = []
    reached: set[str] = set()
    for locality in localities(workspace):
        area = area_of(workspace, locality)
        if locality.type == "outside" and proposes_steps(workspace, locality) is False:
            stepless.append((locality, area))
        else:
            reached |= area.codes
    return [
        Outside(belonging, tuple(one for one, area in stepless if belonging.code in area.codes))
        for belonging in _inhabited(workspace.territory.municipalities(workspace.as_of))
        if belonging.code not in reached
    ]


def _inhabited(belongings: Iterable[Belonging]) -> Iterable[Belonging]:
    return (one for one in belongings if not one.military)
