"""What a workspace tells of a new record: what is certain is filled in, what is only likely is offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from kpss.exchange.skeletons.fields import Part
from kpss.exchange.skeletons.plan_codes import next_code, only_goal
from kpss.exchange.skeletons.plan_period import following
from kpss.language.cleaning import one_line
from kpss.language.text import Text
from kpss.model.naming import name_on
from kpss.model.plans import Plan, period_on
from kpss.model.records import Procedure, Record
from kpss.model.request_records import Round
from kpss.model.requests import window_period
from kpss.model.workspace import Workspace
from kpss.structure.problems import Path
from kpss.structure.words import TO_FILL_IN

Values = dict[Path, "Default"]
_NAMED_AS_KIND = ("body", "role", "plan", "service", "provider", "procedure")
_REGIONAL = ("medium_term", "action", "strategic")
_CURRENT = ("in_force", "future", "preparing")
_NETWORK = "network_request"


class Default(NamedTuple):
    """A value, and in words where it comes from."""

    value: Any
    why: Text


class Defaults(NamedTuple):
    """What is certain (by key), what is likely (by key path), and what is taken for certain where nobody is asked."""

    certain: dict[str, Default]
    likely: Values
    presumed: dict[str, Default]


def defaults(workspace: Workspace, kind: str, schema: Part, data: Mapping[str, Any]) -> Defaults:
    """What *workspace* tells of a record of *kind* of which *data* is known."""
    found = Defaults({}, {}, {})
    for maker in (_references, _territory, _of_plan, _of_content, _times):
        known = {**data, **{key: default.value for key, default in found.certain.items()}}
        made = maker(workspace, kind, schema, known)
        found.certain.update({key: one for key, one in made.certain.items() if key not in known})
        found.likely.update(made.likely)
        found.presumed.update(made.presumed)
    return found


_Maker = Callable[[Workspace, str, Part, Mapping[str, Any]], Defaults]


def _references(workspace: Workspace, kind: str, schema: Part, data: Mapping[str, Any]) -> Defaults:
    """The only record that a key can mean."""
    found = Defaults({}, {}, {})
    for key, part in schema["properties"].items():
        if "x-kpss-ref" not in part or not (key in schema["required"] or key in _NAMED_AS_KIND):
            continue
        known: list[Record] = [one for target in part["x-kpss-ref"] for one in workspace.of_kind(target)]
        if key == "procedure":
            known = _procedures(workspace, kind, data)
        if len(known) == 1:
            found.certain[key] = Default(known[0].id, _name(workspace, known[0]))
        elif key == "plan" and len(current := _current(workspace)) == 1:
            found.likely[key,] = Default(current[0].id, _name(workspace, current[0]))
    return found


def _procedures(workspace: Workspace, kind: str, data: Mapping[str, Any]) -> list[Record]:
    """The procedures that apply to the record."""
    about = {"plan": data.get("type"), "round": _NETWORK}.get(kind)
    return [
        one
        for one in workspace.of(Procedure)
        if about in one.applies_to and one.status != "not_approved" and one.valid.contains(workspace.as_of)
    ]


def _current(workspace: Workspace) -> list[Plan]:
    """Plans that are worked with; an old one that nobody recorded the approval of is not."""
    day = workspace.as_of
    return [
        plan for plan in workspace.plans if workspace.state_of(plan) in _CURRENT and period_on(plan, day).last >= day
    ]


def _name(workspace: Workspace, record: Record) -> Text:
    name = one_line(name_on(record, workspace.as_of))
    return Text(name, name)


def _own_area(workspace: Workspace) -> str | int:
    """The area of the workspace, a code as people write it; empty where it is not known."""
    area = workspace.settings.area
    if area in TO_FILL_IN:
        return ""
    return int(area) if area.isascii() and area.isdecimal() and not area.startswith("0") else area


def _own_name(workspace: Workspace) -> Text:
    name = one_line(workspace.settings.name)
    return Text(name, name)


# -- whose and where --------------------------------------------------------------------------------------------------


def _territory(workspace: Workspace, kind: str, schema: Part, data: Mapping[str, Any]) -> Defaults:  # noqa: ARG001
    """The area of the workspace where nothing else can be meant."""
    settings, found = workspace.settings, Defaults({}, {}, {})
    if "region" in schema["properties"] and settings.level == "region" and (area := _own_area(workspace)):
        found.certain["region"] = Default(area, _own_name(workspace))
    codes = list(workspace.territory.orps)
    if "orp" in schema["properties"] and kind == "municipality" and len(codes) == 1:
        name = workspace.territory.orp_name(codes[0])
        found.certain["orp"] = Default(name, Text(codes[0], codes[0]))
    return found


def _of_plan(workspace: Workspace, kind: str, schema: Part, data: Mapping[str, Any]) -> Defaults:  # noqa: ARG001
    """Area and planner, the plan before and the period after it."""
    found = Defaults({}, {}, {})
    if kind != "plan":
        return found
    settings = workspace.settings
    whose, why = {settings.level: _own_area(workspace)}, _own_name(workspace)
    own = settings.level != "region" or data.get("type") in _REGIONAL
    if own and all(whose.values()) and "area" not in data and "planner" not in data:
        found.certain.update(planner=Default(whose, why), area=Default({"include": [whose]}, why))
    if settings.level in ("municipality", "orp", "microregion"):
        found.likely["type",] = Default("community", Text("plán obcí", "plan of municipalities"))
    known = {**data, **{key: one.value for key, one in found.certain.items()}}
    before = following(workspace, known)
    if before is not None:
        plan, period = before
        found.presumed["predecessors"] = Default([plan.id], _name(workspace, plan))
        if period:
            why = Text(f"navazuje na {plan.id}, stejně dlouhé; upravte, je-li jinak",
                       f"follows {plan.id}, of the same length; change it if it is not")  # fmt: skip
            found.presumed["valid"] = Default(period, why)
    found.likely["status",] = Default("preparing", Text("", ""))
    return found


def _of_content(workspace: Workspace, kind: str, schema: Part, data: Mapping[str, Any]) -> Defaults:  # noqa: ARG001
    """The goal and the next code in the plan."""
    found = Defaults({}, {}, {})
    plan = workspace.get(str(data.get("plan", "")), Plan)
    if kind not in ("goal", "measure") or plan is None:
        return found
    goal = str(data.get("goal", ""))
    if kind == "measure" and not goal and not data.get("priority") and (node := only_goal(workspace, plan)) is not None:
        goal = node.goal.code
        found.certain["goal"] = Default(goal, Text(*[one_line(node.goal.name)] * 2))
    code = next_code(workspace, plan, kind, goal, str(data.get("priority", "")))
    if code:
        found.certain["code"] = Default(code, Text("další volný kód v plánu", "the next free code in the plan"))
    return found


# -- when -------------------------------------------------------------------------------------------------------------


def _times(workspace: Workspace, kind: str, schema: Part, data: Mapping[str, Any]) -> Defaults:  # noqa: ARG001
    """The year of the date; what enters the network enters it with the open round."""
    found, year = Defaults({}, {}, {}), workspace.as_of.year
    why = Text("letošní rok", "this year")
    if kind == "network-entry" and len(opened := _open_rounds(workspace)) == 1:
        start = opened[0].effective
        begins: Any = start.earliest if start is not None and start.exact else dt.date(opened[0].year or year, 1, 1)
        found.likely["valid", "from"] = Default(begins, _name(workspace, opened[0]))
    for path in (("year",), ("valid", "from")):
        if path[0] in schema["required"]:
            found.likely.setdefault(path, Default(year, why))
    return found


def _open_rounds(workspace: Workspace) -> list[Round]:
    day = workspace.as_of
    return [one for one in workspace.of(Round) if any(window_period(window).contains(day) for window in one.windows)]
