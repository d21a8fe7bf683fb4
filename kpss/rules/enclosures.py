"""Applications for the state subsidy: compulsory attachments, and whether the plan attached holds in the year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.network import year_period
from kpss.model.network_records import Application
from kpss.model.periods import Period
from kpss.model.plans import Plan, known, period_on
from kpss.model.subsidy import attached
from kpss.model.workspace import Workspace
from kpss.rules.base import period_text
from kpss.structure.problems import Path

PLAN = "plan_in_force"
_VALID = Text("platí {valid}", "it is valid {valid}")
_WITHDRAWN = Text("byl zrušen", "it was withdrawn")
_NOT_APPROVED = Text("není schválen", "it is not approved")


class Attached(NamedTuple):
    """A plan that an application names, and why it does not hold in the year of the application."""

    plan: Plan
    path: Path
    why: Text | Phrase


def applications(workspace: Workspace) -> Iterator[Application]:
    """The applications that are being made on the date: from the year before their own to its end."""
    for one in workspace.of(Application):
        if one.year is None or not one.broken.isdisjoint(("year", "required", "attachments", "plan")):
            continue
        if one.year - 1 <= workspace.as_of.year <= one.year:
            yield one


def missing(workspace: Workspace, application: Application) -> list[str]:
    """The types of the compulsory attachments that are not there on the date."""
    return attached(workspace, application)[1]


def not_in_force(workspace: Workspace, application: Application) -> Attached | None:
    """The plan attached, else named, where it surely does not hold in the year."""
    there = [
        (("attachments", index, "record"), one.record)
        for index, one in enumerate(application.attachments)
        if one.type == PLAN and one.record and known(one.date, workspace.as_of)
    ]
    named: list[tuple[Path, str]] = [*there, (("plan",), application.plan)]
    path, identifier = named[0]
    plan = workspace.get(identifier, Plan)
    if plan is None or not plan.usable or application.year is None:
        return None
    why = _why(workspace, plan, year_period(application.year))
    return Attached(plan, path, why) if why is not None else None


def _why(workspace: Workspace, plan: Plan, year: Period) -> Text | Phrase | None:
    """Why *plan* does not hold in *year*, as far as it is known on the date."""
    state, valid = workspace.state_of(plan), period_on(plan, workspace.as_of)
    if state == "withdrawn":
        return _WITHDRAWN
    if valid.surely_apart(year):
        return Phrase(_VALID, {"valid": period_text(valid)})
    return _NOT_APPROVED if state == "preparing" else None
