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

    ``plans`` give the status; ``uncertain`` says that it rests only on areas from which unnamed municipalities are left
    out; ``coming`` are plans for a later period.
    """

    belonging: Belonging
    status: Status
    plans: tuple[Plan, ...] = ()
    uncertain: bool = False
    coming: tuple[Plan, ...] = ()


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


def coverage(workspace: Workspace) -> list[Coverage]:
    """The coverage of every municipality of the workspace on its date, by code."""
    given: dict[str, dict[Status, list[tuple[Plan, bool]]]] = defaultdict(lambda: defaultdict(list))
    coming: dict[str, list[Plan]] = defaultdict(list)
    for plan in workspace.plans:
        if not plan.usable:
            continue
        plan_state = workspace.state_of(plan)
        status = gives(plan, plan_state, workspace)
        area = workspace.area_of(plan)
        if status is not None:
            for code in area.codes:
                given[code][status].append((plan, code in area.certain))
        elif plan.type == "community" and plan.valid.first > workspace.as_of and plan_state in ("future", "preparing"):
            for code in area.certain:
                coming[code].append(plan)
    silence: Status = "none" if workspace.settings.complete("plans") else "unknown"
    rows = []
    for belonging in workspace.territory.municipalities(workspace.as_of):
        if belonging.military:
            rows.append(Coverage(belonging, "exempt"))
            continue
        states = given.get(belonging.code)
        best = next((status for status in _BEST if states and status in states), None)
        later = tuple(coming.get(belonging.code, ()))
        if best is None or states is None:
            rows.append(Coverage(belonging, silence, coming=later))
        else:
            plans = sorted(states[best], key=lambda pair: pair[0].id)
            uncertain = not any(certain for _, certain in plans)
            rows.append(Coverage(belonging, best, tuple(plan for plan, _ in plans), uncertain, later))
    return rows
