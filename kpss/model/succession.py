"""Which plan follows which: named as predecessor, or of the same planner, or over the same area."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator
from heapq import merge
from typing import TypeAlias

from kpss.model.plans import Plan
from kpss.model.workspace import Workspace

PLANNING = ("community", "medium_term", "action")
_Order: TypeAlias = tuple[dt.date, str]


def _order(plan: Plan) -> _Order:
    return plan.valid.first, plan.id


class Succession:
    """Families of plans of one type, made once for a workspace.

    A family has one planner or one area.  Families are kept in the order of their plans' beginnings, so that looking
    for the next plan does not look at all.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._families: dict[Hashable, list[Plan]] = defaultdict(list)
        self._naming: dict[str, list[Plan]] = defaultdict(list)
        self._keys_of: dict[str, list[Hashable]] = {}
        plans = [plan for plan in workspace.plans if plan.type in PLANNING and plan.usable]
        for plan in sorted(plans, key=_order):
            for key in self._keys(plan):
                self._families[key].append(plan)
            for predecessor in plan.predecessors:
                self._naming[predecessor].append(plan)
        self._in_force = {
            key: any(workspace.state_of(plan) == "in_force" for plan in family)
            for key, family in self._families.items()
        }

    def _keys(self, plan: Plan) -> list[Hashable]:
        if plan.id not in self._keys_of:
            self._keys_of[plan.id] = self._make_keys(plan)
        return self._keys_of[plan.id]

    def _make_keys(self, plan: Plan) -> list[Hashable]:
        keys: list[Hashable] = []
        if (planner := planner_key(self._workspace, plan)) is not None:
            keys.append((plan.type, planner))
        codes = self._workspace.area_of(plan).codes
        if codes:
            keys.append((plan.type, codes))
        if (written := _written_area(plan)) is not None:
            keys.append((plan.type, written))
        return keys

    def families(self) -> list[list[Plan]]:
        """All families, each in the order of its plans' beginnings; a plan may be in several."""
        return list(self._families.values())

    def successors(self, plan: Plan) -> Iterator[Plan]:
        """Plans that follow *plan*, by the beginning of their periods; withdrawn ones and dead drafts do not count."""
        later = []
        for key in self._keys(plan):
            family = self._families.get(key, [])
            later.append(family[bisect_right(family, plan.valid.first, key=lambda other: other.valid.first) :])
        # A plan that began earlier is no successor, whoever names it: the reference is the wrong way round.
        naming = [other for other in self._naming.get(plan.id, ()) if other.valid.first >= plan.valid.first]
        seen = {plan.id}
        for other in merge(naming, *later, key=_order):
            if other.id in seen or not self.alive(other):
                continue
            seen.add(other.id)
            if plan.id in other.predecessors or self.meet(plan, other):
                yield other

    def alive(self, plan: Plan) -> bool:
        """Whether *plan* says something on the date: it is not withdrawn, and no draft whose period is over."""
        state = self._workspace.state_of(plan)
        return state != "withdrawn" and not (state == "preparing" and plan.valid.last < self._workspace.as_of)

    def meet(self, plan: Plan, other: Plan) -> bool:
        """Whether the areas have a municipality in common, or one of them is not known."""
        area, theirs = self._workspace.area_of(plan).codes, self._workspace.area_of(other).codes
        return not area or not theirs or not area.isdisjoint(theirs)

    def relative_in_force(self, plan: Plan) -> bool:
        """Whether a plan of the same planner or area is in force on the date over a part of the area of *plan*."""
        return any(
            self._workspace.state_of(other) == "in_force" and other is not plan and self.meet(plan, other)
            for key in self._keys(plan)
            if self._in_force.get(key)
            for other in self._families[key]
        )


def planner_key(workspace: Workspace, plan: Plan) -> Hashable:
    """The planner in a form that can be compared; None where it is not recorded."""
    planner = plan.planner
    if planner is None:
        return None
    territory = workspace.territory
    if planner.municipality:
        return ("municipality", tuple(territory.find_municipality(planner.municipality)) or planner.municipality)
    if planner.orp:
        return ("orp", tuple(territory.find_orp(planner.orp)) or planner.orp)
    for key in ("microregion", "region", "body", "name"):
        if value := planner.data.get(key):
            return (key, str(value))
    return None


def _written_area(plan: Plan) -> Hashable:
    """The area as it is written, so that a moved border does not make another area of the same words."""
    if plan.area is None:
        return None
    parts = [
        frozenset((key, str(value)) for item in items for key, value in item.data.items())
        for items in (plan.area.include, plan.area.exclude)
    ]
    return (*parts, plan.area.exclude_unknown)
