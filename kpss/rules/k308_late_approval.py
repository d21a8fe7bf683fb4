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
            "Plán byl schválen {approved:date}, jeho období ale začalo už {start:date}.",
            "The plan was approved on {approved:date}, but its period began on {start:date}.",
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
            yield finding(RULE, plan, ("approvals",), params=params, **facets(workspace, plan))
