"""KPSS802: a measure outside the period of its plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.content import MeasureNode, content
from kpss.model.periods import Period, period
from kpss.model.plan_content import Evaluation
from kpss.model.plans import Plan, period_on
from kpss.model.progress import evaluations
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, period_text
from kpss.rules.measures import measure_finding, readable
from kpss.rules.planning import facets

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
        ),
        "costs": Wording(
            Text(
                "Opatření „{name}“ má náklady na rok {year}, plán platí {ours}.",
                "The measure “{name}” has costs of {year}, the plan runs {ours}.",
            ),
            Text(
                "Opravte rok, nebo náklady přesuňte do dalšího plánu.", "Mend the year, or move them to the next plan."
            ),
        ),
        "evaluation": Wording(
            Text(
                "Vyhodnocení je za rok {year}, plán „{name}“ platí {ours}.",
                "The evaluation is of {year}, the plan “{name}” runs {ours}.",
            ),
            Text("Opravte rok, nebo odkaz na plán.", "Mend the year, or the reference to the plan."),
        ),
        "spent": Wording(
            Text(
                "U opatření {code:quote} je vydání z roku {year}, plán platí {ours}.",
                "The measure {code:quote} has money spent in {year}, the plan runs {ours}.",
            ),
            Text("Opravte rok.", "Mend the year."),
        ),
        "spent_year": Wording(
            Text(
                "U opatření {code:quote} je vydání z roku {year}, vyhodnocení je za rok {wanted}.",
                "The measure {code:quote} has money spent in {year}, the evaluation is of {wanted}.",
            ),
            Text(
                "Opravte rok, nebo vydání přesuňte do vyhodnocení za rok {year}.",
                "Mend the year, or move the amount to the evaluation of {year}.",
            ),
        ),
    },
)
_WITH_COSTS = ("costs", "measures", "goals", "priorities", "addenda")


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Measures, activities and money surely before the plan or after it, extensions counted in."""
    for plan in workspace.plans:
        if readable(plan):
            valid = period_on(plan, workspace.as_of)
            for node in content(workspace, plan).measures:
                yield from _measure(workspace, node, valid)
                yield from _costs(workspace, node, valid)
            for evaluation in evaluations(workspace, plan.id):
                yield from _evaluation(workspace, plan, evaluation, valid)


def _costs(workspace: Workspace, node: MeasureNode, valid: Period) -> Iterator[Finding]:
    for index, cost in enumerate(node.measure.costs if node.place.record.broken.isdisjoint(_WITH_COSTS) else ()):
        if cost.year and _outside(_year(cost.year), valid):
            params = {
                "problem": "costs", "name": node.measure.name, "year": str(cost.year), "ours": period_text(valid),
            }  # fmt: skip
            yield measure_finding(RULE, workspace, node, ("costs", index, "year"), params=params, subject=str(index))


def _evaluation(workspace: Workspace, plan: Plan, evaluation: Evaluation, valid: Period) -> Iterator[Finding]:
    """A year outside the plan, of the whole evaluation or of an amount; of another year than the evaluation."""
    shared: dict[str, Any] = facets(workspace, plan)
    ours = period_text(valid)
    wanted = evaluation.year if evaluation.type != "summary" else None
    if wanted and _outside(_year(wanted), valid):
        params: dict[str, Any] = {"problem": "evaluation", "year": str(wanted), "name": plan.name, "ours": ours}
        yield finding(RULE, evaluation, ("year",), params=params, **shared)
    for index, item in enumerate(evaluation.measures):
        for number, cost in enumerate(item.spent):
            path = ("measures", index, "spent", number, "year")
            params = {"code": item.measure, "year": str(cost.year or ""), "ours": ours, "wanted": str(wanted)}
            if cost.year and wanted and cost.year != wanted:
                params["problem"] = "spent_year"
            elif cost.year and not wanted and _outside(_year(cost.year), valid):
                params["problem"] = "spent"
            else:
                continue
            yield finding(RULE, evaluation, path, params=params, **shared)


def _year(year: int) -> Period:
    return period({"from": year, "to": year})


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
