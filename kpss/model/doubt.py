"""What is in doubt because files or records could not be read: nothing that rests on absence is told there."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from kpss.facts import FileFacts
from kpss.model.parts import Area
from kpss.model.plan_content import GoalRecord, MeasureRecord
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.workspace import Workspace


@lru_cache(maxsize=4)
def plans_in_doubt(workspace: Workspace) -> frozenset[str] | None:
    """Municipalities for which a missing plan is not certain, because a file or a plan could not be read.

    None stands for all of them.
    """
    if kinds_in_doubt(workspace, "plan", "microregion"):
        return None
    if any("members" in record.broken for record in workspace.microregions.values()):
        return None
    codes: set[str] = set()
    for plan in workspace.plans:
        if not plan.usable:
            if not plan.broken.isdisjoint(("area", "type")):
                return None
            codes |= workspace.area_of(plan).codes
        elif not area_is_known(workspace, plan.area):
            return None
    return frozenset(codes)


@lru_cache(maxsize=16)
def kinds_in_doubt(workspace: Workspace, *kinds: str) -> bool:
    """Whether a record of one of *kinds* may be missing: it could not be read, or another one took its id."""
    if any(_may_hold(facts, kinds) for facts in workspace.unread) or any(map(_half_read, workspace.files)):
        return True
    return any(record.kind in kinds for record, _ in workspace.duplicates)


def content_in_doubt(workspace: Workspace, record: Record) -> bool:
    """Whether goals and measures of *record* may be missing: some cannot be read, or it is not told whose they are."""
    return isinstance(record, Plan) and (kinds_in_doubt(workspace, "goal", "measure") or bool(without_plan(workspace)))


@lru_cache(maxsize=4)
def without_plan(workspace: Workspace) -> tuple[GoalRecord | MeasureRecord, ...]:
    """The goals and measures in files of their own that name no plan of the workspace."""
    found: list[GoalRecord | MeasureRecord] = [*workspace.of(GoalRecord), *workspace.of(MeasureRecord)]
    return tuple(one for one in found if workspace.get(one.plan, Plan) is None)


@lru_cache(maxsize=4)
def succession_in_doubt(workspace: Workspace) -> bool:
    """Whether the predecessors of some plan cannot be told, so that any plan may have a successor."""
    return any(
        "predecessors" in plan.broken or any(name not in workspace.records for name in plan.predecessors)
        for plan in workspace.plans
    )


def area_is_known(workspace: Workspace, area: Area | None) -> bool:
    """Whether everything that *area* refers to is in the workspace."""
    territory = workspace.territory
    if area is None:
        return True
    for item in (*area.include, *area.exclude):
        if (
            (item.municipality and len(territory.find_municipality(item.municipality)) != 1)
            or (item.orp and len(territory.find_orp(item.orp)) != 1)
            or (item.microregion and item.microregion not in workspace.microregions)
        ):
            return False
    return True


def _may_hold(facts: FileFacts, kinds: Collection[str]) -> bool:
    """Whether a file that could not be read may hold a record of one of *kinds*."""
    text = facts["unread"]
    if text is None:
        return True
    found = (_KIND.findall(record) for record in _SEPARATOR.split(text) if record.strip())
    return any(not words or any(word in kinds for word in words) for words in found)


def _half_read(facts: FileFacts) -> bool:
    """Whether a file has a record whose kind or id could not be told: it may be of any kind."""
    return any(
        problem["path"][:1] in (("kind",), ("id",))
        or problem["params"].get("nearest") in ("kind", "id")
        or problem["params"].get("problem") == "no_record"
        for problem in facts["problems"]
        if problem["code"] != _REPAIRED
    )


_REPAIRED = 115  # read as it was meant
_SEPARATOR = re.compile(r"^---", re.MULTILINE)
_KIND = re.compile(r"^kind:[ \t]*[\"']?([\w-]*)", re.MULTILINE)
