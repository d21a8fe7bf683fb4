"""Which plan follows which: named as predecessor, or of the same planner, or over the same area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from kpss.model.plans import Plan
from kpss.model.workspace import Workspace

PLANNING = ("community", "medium_term", "action")


class Succession:
    """Families of plans of one type, made once for a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._families: dict[Hashable, list[Plan]] = defaultdict(list)
        self._naming: dict[str, list[Plan]] = defaultdict(list)
        for plan in workspace.plans:
            if plan.type in PLANNING and plan.usable:
                for key in self._keys(plan):
                    self._families[key].append(plan)
                for predecessor in plan.predecessors:
                    self._naming[predecessor].append(plan)

    def _keys(self, plan: Plan) -> list[Hashable]:
        keys: list[Hashable] = []
        if (planner := planner_key(self._workspace, plan)) is not None:
            keys.append((plan.type, planner))
        codes = self._workspace.area_of(plan).codes
        if codes:
            keys.append((plan.type, codes))
        if (written := _written_area(plan)) is not None:
            keys.append((plan.type, written))
        return keys

    def relatives(self, plan: Plan) -> list[Plan]:
        """Other plans of the same type with the same planner or the same area."""
        found = {other.id: other for key in self._keys(plan) for other in self._families.get(key, ())}
        found.pop(plan.id, None)
        return list(found.values())

    def _alive(self, plan: Plan) -> bool:
        """Whether *plan* says something on the date: it is not withdrawn, and no draft whose period is over."""
        state = self._workspace.state_of(plan)
        return state != "withdrawn" and not (state == "preparing" and plan.valid.last < self._workspace.as_of)

    def relatives_in_force(self, plan: Plan) -> bool:
        """Whether a plan of the same planner or area is in force on the date."""
        return any(self._workspace.state_of(other) == "in_force" for other in self.relatives(plan))

    def successors(self, plan: Plan) -> list[Plan]:
        """Plans that follow *plan*, by the beginning of their periods; withdrawn ones and dead drafts do not count."""
        candidates = {other.id: other for other in (*self._naming.get(plan.id, ()), *self.relatives(plan))}
        later = [
            other
            for other in candidates.values()
            if self._alive(other) and (plan.id in other.predecessors or other.valid.first > plan.valid.first)
        ]
        return sorted(later, key=lambda other: (other.valid.first, other.id))


def planner_key(workspace: Workspace, plan: Plan) -> Hashable:
    """The planner in a form that can be compared; None where it is not recorded."""
    planner = plan.planner
    if planner is None:
        return None
    if planner.municipality:
        return (
            "municipality",
            tuple(workspace.territory.find_municipality(planner.municipality)) or planner.municipality,
        )
    if planner.orp:
        return ("orp", tuple(workspace.territory.find_orp(planner.orp)) or planner.orp)
    for key in ("microregion", "region", "body", "name"):
        if value := planner.data.get(key):
            return (key, str(value))
    return None


def _written_area(plan: Plan) -> Hashable:
    """The area as it is written, so that a moved border does not make another area of the same words."""
    if plan.area is None:
        return None
    parts = [
        frozenset((k, str(v)) for item in items for k, v in item.data.items())
        for items in (plan.area.include, plan.area.exclude)
    ]
    return (*parts, plan.area.exclude_unknown)
