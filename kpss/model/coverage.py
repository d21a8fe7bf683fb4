"""Coverage: who plans for a municipality on a date."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal, NamedTuple

from kpss.model.plans import Plan, State, period_on
from kpss.model.territory import Belonging
from kpss.model.workspace import Workspace

Status = Literal["covered", "preparing", "substitute", "expired", "none", "unknown", "exempt"]
# The best state that holds counts; the order is that of the field, see product documentation.
_BEST: tuple[Status, ...] = ("covered", "preparing", "substitute", "expired")


class Coverage(NamedTuple):
    """The coverage of one municipality.

    ``plans`` give the status, the one to name first; ``uncertain`` says that it rests only on areas from which unnamed
    municipalities are left out; ``coming`` are plans for a later period, ``withdrawn`` plans that were withdrawn.
    """

    belonging: Belonging
    status: Status
    plans: tuple[Plan, ...] = ()
    uncertain: bool = False
    coming: tuple[Plan, ...] = ()
    withdrawn: tuple[Plan, ...] = ()


def gives(plan: Plan, plan_state: State, workspace: Workspace) -> Status | None:
    """The status that *plan* gives to its municipalities on the workspace's date; None if it gives none."""
    if plan.type == "substitute":
        return "substitute" if plan_state == "in_force" else None
    if plan.type != "community":
        return None
    if plan_state == "in_force":
        return "covered"
    if plan_state == "preparing":
        return "preparing" if period_on(plan, workspace.as_of).contains(workspace.as_of) else None
    return "expired" if plan_state == "expired" else None


def _weight(workspace: Workspace, status: Status, plan: Plan, certain: bool) -> tuple[bool, int, str]:  # noqa: FBT001
    """The plan that says most comes first: one that surely holds the municipality; of expired ones the latest."""
    end = period_on(plan, workspace.as_of).last.toordinal() if status == "expired" else 0
    return not certain, -end, plan.id


def coverage(workspace: Workspace) -> list[Coverage]:
    """The coverage of every municipality of the workspace on its date, by code."""
    given, coming, ended = _by_municipality(workspace)
    silence: Status = "none" if workspace.settings.complete("plans") else "unknown"
    rows = []
    for belonging in workspace.territory.municipalities(workspace.as_of):
        code = belonging.code
        states = given.get(code, {})
        best = next((status for status in _BEST if status in states), None)
        if belonging.military:
            rows.append(Coverage(belonging, "exempt"))
        elif best is None:
            rows.append(Coverage(belonging, silence, coming=tuple(coming[code]), withdrawn=tuple(ended[code])))
        else:
            plans = sorted(states[best], key=lambda pair: _weight(workspace, best, *pair))
            uncertain = not any(certain for _, certain in plans)
            rows.append(Coverage(belonging, best, tuple(plan for plan, _ in plans), uncertain, tuple(coming[code])))
    return rows


_Given = dict[str, dict[Status, list[tuple[Plan, bool]]]]
_Plans = defaultdict[str, list[Plan]]


def _by_municipality(workspace: Workspace) -> tuple[_Given, _Plans, _Plans]:
    """For each municipality: plans by the status they give (and whether surely), coming plans, withdrawn plans."""
    given: _Given = defaultdict(lambda: defaultdict(list))
    coming: _Plans = defaultdict(list)
    ended: _Plans = defaultdict(list)
    for plan in workspace.plans:
        if not plan.usable:
            continue
        plan_state, area = workspace.state_of(plan), workspace.area_of(plan)
        status = gives(plan, plan_state, workspace)
        if status is not None:
            for code in area.codes:
                given[code][status].append((plan, code in area.certain))
        elif plan.type == "community":
            if plan_state == "withdrawn":
                target = ended
            elif plan.valid.first > workspace.as_of:
                target = coming
            else:
                continue
            for code in area.certain:
                target[code].append(plan)
    return given, coming, ended
