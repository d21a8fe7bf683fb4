"""KPSS802: a measure outside the period of its plan."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.content import MeasureNode, content
from kpss.model.periods import Period
from kpss.model.plans import period_on
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, period_text
from kpss.rules.measures import measure_finding, readable

RULE = Rule(
    802,
    "outside-plan-period",
    "gap",
    Text("Opatření přesahuje období plánu", "A measure outside the period of its plan"),
    Wording(
        Text(
            "Opatření „{name}“ má termín {theirs}, plán platí {ours}.",
            "The measure “{name}” runs {theirs}, the plan {ours}.",
        ),
        Text(
            "Opravte termín, nebo opatření přesuňte do dalšího plánu.",
            "Mend the dates, or move the measure to the next plan.",
        ),
    ),
    variants={
        "activity": Wording(
            Text(
                "Aktivita „{name}“ má termín {theirs}, plán platí {ours}.",
                "The activity “{name}” runs {theirs}, the plan {ours}.",
            ),
            Text(
                "Opravte termín, nebo aktivitu přesuňte do dalšího plánu.",
                "Mend the dates, or move the activity to the next plan.",
            ),
        )
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Measures and activities that surely begin before the plan or end after it, extensions counted in."""
    for plan in workspace.plans:
        if readable(plan):
            valid = period_on(plan, workspace.as_of)
            for node in content(workspace, plan).measures:
                yield from _measure(workspace, node, valid)


def _measure(workspace: Workspace, node: MeasureNode, valid: Period) -> Iterator[Finding]:
    if _outside(node.measure.period, valid):
        params = {"name": node.measure.name, "theirs": period_text(node.measure.period), "ours": period_text(valid)}
        yield measure_finding(RULE, workspace, node, ("period",), params=params)
    for index, activity in enumerate(node.measure.activities):
        if _outside(activity.period, valid):
            params = {
                "problem": "activity", "name": activity.name, "theirs": period_text(activity.period),
                "ours": period_text(valid),
            }  # fmt: skip
            path = ("activities", index, "period")
            yield measure_finding(RULE, workspace, node, path, params=params, subject=str(index))


def _outside(period: Period, valid: Period) -> bool:
    starts = period.start is not None and valid.start is not None and period.start.latest < valid.start.earliest
    ends = period.end is not None and valid.end is not None and period.end.earliest > valid.end.latest
    return starts or ends
