"""What is in doubt because files or records could not be read: nothing that rests on absence is told there."""

from __future__ import annotations

import re
from functools import lru_cache

from kpss.facts import FileFacts
from kpss.model.plans import Plan
from kpss.model.workspace import Workspace


@lru_cache(maxsize=4)
def plans_in_doubt(workspace: Workspace) -> frozenset[str] | None:
    """Municipalities for which a missing plan is not certain, because a file or a plan could not be read.

    None stands for all of them.
    """
    if any(_may_hold_plans(facts) for facts in workspace.unread) or any(map(_half_read, workspace.files)):
        return None
    if any(record.kind in ("plan", "microregion") for record, _ in workspace.duplicates):
        return None
    if any("members" in record.broken for record in workspace.microregions.values()):
        return None
    codes: set[str] = set()
    for plan in workspace.plans:
        if not plan.usable:
            if not plan.broken.isdisjoint(("area", "type")):
                return None
            codes |= workspace.area_of(plan).codes
        elif not _area_is_known(workspace, plan):
            return None
    return frozenset(codes)


@lru_cache(maxsize=4)
def succession_in_doubt(workspace: Workspace) -> bool:
    """Whether the predecessors of some plan cannot be told, so that any plan may have a successor."""
    return any(
        "predecessors" in plan.broken or any(name not in workspace.records for name in plan.predecessors)
        for plan in workspace.plans
    )


def _area_is_known(workspace: Workspace, plan: Plan) -> bool:
    """Whether everything that the area of *plan* refers to is in the workspace."""
    territory = workspace.territory
    if plan.area is None:
        return True
    for item in (*plan.area.include, *plan.area.exclude):
        if (
            (item.municipality and len(territory.find_municipality(item.municipality)) != 1)
            or (item.orp and len(territory.find_orp(item.orp)) != 1)
            or (item.microregion and item.microregion not in workspace.microregions)
        ):
            return False
    return True


def _may_hold_plans(facts: FileFacts) -> bool:
    """Whether a file that could not be read may hold plans or the microregions that they are made of."""
    text = facts["unread"]
    if text is None:
        return True
    records = _SEPARATOR.split(text)
    return any(_PLAN.search(record) is not None or _KIND.search(record) is None for record in records if record.strip())


def _half_read(facts: FileFacts) -> bool:
    """Whether a file has a record whose kind or id could not be told: it may be a plan."""
    return any(
        problem["path"][:1] in (("kind",), ("id",))
        or problem["params"].get("nearest") in ("kind", "id")
        or problem["params"].get("problem") == "no_record"
        for problem in facts["problems"]
        if problem["code"] != _REPAIRED
    )


_REPAIRED = 115  # read as it was meant
_SEPARATOR = re.compile(r"^---", re.MULTILINE)
_KIND = re.compile(r"^kind:", re.MULTILINE)
_PLAN = re.compile(r"^kind:\s*[\"']?(?:plan|microregion)\b", re.MULTILINE)
