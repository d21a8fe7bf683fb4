"""The region's application for the state subsidy: its attachments, and what it asks for in which year."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kpss.model.network_records import Application
from kpss.model.plans import Plan, known
from kpss.model.workspace import Workspace

COMPULSORY = ("plan_in_force", "network", "outlook")
"""What an application must have attached where it does not say more: § 101a of Act 108/2006."""

AHEAD = 2
"""How many years beyond its own an application looks."""


class Asked(NamedTuple):
    """The subsidy asked for in a year, in CZK; ``by_plan`` where the outlook of the action plan tells it."""

    year: int
    amount: Decimal
    by_plan: bool


def applications_of(workspace: Workspace, year: int | None) -> list[Application]:
    """The applications for *year*, by id."""
    return sorted((one for one in workspace.of(Application) if one.year == year), key=lambda one: one.id)


def attached(workspace: Workspace, application: Application) -> tuple[list[str], list[str]]:
    """The codes of the attachments present on the date, and of the compulsory ones that are missing."""
    there = [one.type for one in application.attachments if known(one.date, workspace.as_of)]
    wanted = application.required or COMPULSORY
    return list(dict.fromkeys(there)), [code for code in wanted if code not in there]


def asked_years(workspace: Workspace, application: Application) -> list[Asked]:
    """What is asked for by year: as the application says, in its other years as the outlook of its action plan does."""
    own = {one.year: one.amount for one in application.requested if one.year is not None and one.amount is not None}
    plan = workspace.get(application.action_plan, Plan)
    outlook = {one.year: one.subsidy for one in (plan.outlook if plan is not None else ())}
    found = [Asked(year, amount, by_plan=False) for year, amount in own.items()]
    for year in range(application.year or 0, (application.year or 0) + AHEAD + 1):
        planned = outlook.get(year)
        if planned is not None and year not in own:
            found.append(Asked(year, planned, by_plan=True))
    return sorted(found)
