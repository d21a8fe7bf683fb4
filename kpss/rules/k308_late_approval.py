"""KPSS308: a plan was approved after its period began."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.plans import approval_dates, known
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.planning import facets

RULE = Rule(
    308,
    "approved-late",
    "warning",
    Text("Plán byl schválen až po začátku období", "A plan was approved after its period began"),
    Wording(
        Text(
            "Schválení ({approved:date}) je až po začátku období ({start:date}).",
            "The approval ({approved:date}) comes after the beginning of the period ({start:date}).",
        ),
        Text("Zkontrolujte datum schválení a období.", "Check the date of approval and the period."),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """The first approval against the beginning; silent where imprecise dates leave it open."""
    for plan in workspace.plans:
        dates = [date for date in approval_dates(plan) if known(date, workspace.as_of)] if plan.usable else []
        start = plan.valid.start
        if dates and start is not None and dates[0].earliest > start.latest:
            params = {"approved": dates[0].text, "start": start.text}
            where = "approvals" if any(item.date == dates[0] for item in plan.approvals) else "proceedings"
            yield finding(RULE, plan, (where,), params=params, **facets(workspace, plan))
