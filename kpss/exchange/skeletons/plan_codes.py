"""Codes of new goals and measures: the next one after those of the plan."""

from __future__ import annotations

import re

from kpss.model.content import GoalNode, everything
from kpss.model.plans import Plan
from kpss.model.workspace import Workspace

_LAST_NUMBER = re.compile(r"(.*?)([0-9]{1,4})(\.?)")


def only_goal(workspace: Workspace, plan: Plan) -> GoalNode | None:
    """The goal of *plan* if it has just one, and no measure stands outside it."""
    made = everything(workspace, plan)
    goals = [node for node in made.all_goals if node.goal.code]
    return goals[0] if len(made.all_goals) == len(goals) == 1 and len(goals[0].measures) == len(made.measures) else None


def next_code(workspace: Workspace, plan: Plan, kind: str, goal: str = "", priority: str = "") -> str:
    """The code after those of the same *goal* or *priority*; empty where the plan does not number them so."""
    made = everything(workspace, plan)
    outside = made.priorities if kind == "goal" else [*made.priorities, *made.all_goals]
    if outside and not goal and not priority:
        return ""  # where it belongs decides
    taken = {node.measure.code for node in made.measures} | {node.goal.code for node in made.all_goals}
    if kind == "goal":
        beside = [node.goal.code for node in made.all_goals if node.priority == priority]
        above = priority
    else:
        siblings = [node for node in made.measures if node.goal == goal and (goal or node.priority == priority)]
        beside = [node.measure.code for node in siblings]
        above = goal or priority
    return _after(beside, above, taken)


def _after(beside: list[str], above: str, taken: set[str]) -> str:
    """One more than the greatest of *beside*; the first under *above* where there is none."""
    if any(not code for code in beside):
        return ""
    matches = [_LAST_NUMBER.fullmatch(code) for code in beside]
    numbers = [match for match in matches if match is not None]
    if not beside:
        code = f"{above}.1" if above else "1"
        return "" if code in taken else code
    if len(numbers) != len(matches) or len({(match[1], match[3]) for match in numbers}) != 1:
        return ""
    greatest = max(int(match[2]) for match in numbers)
    while (code := f"{numbers[0][1]}{greatest + 1}{numbers[0][3]}") in taken:
        greatest += 1
    return code
