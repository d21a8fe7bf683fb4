"""KPSS805: the fulfilment of a plan is not evaluated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.content import Content
from kpss.model.periods import add_months
from kpss.model.plan_content import Evaluation
from kpss.model.plans import period_on
from kpss.model.progress import evaluations, under_way
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.measures import whole_contents
from kpss.rules.planning import facets

RULE = Rule(
    805,
    "not-evaluated",
    "gap",
    Text("Plnění plánu není vyhodnoceno", "The fulfilment of a plan is not evaluated"),
    Wording(
        Text(
            "Plnění plánu „{name}“ za rok {year} není vyhodnoceno.",
            "The fulfilment of the plan “{name}” in {year} is not evaluated.",
        ),
        Text(
            "Založte záznam evaluation za rok {year} se stavem každého opatření.",
            "Record the evaluation of {year} with the status of each measure.",
        ),
    ),
    variants={
        "measures": Wording(
            Text(
                "Ve vyhodnocení za rok {year} chybí {count:opatření|opatření|opatření}: {codes:list}.",
                "The evaluation of {year} leaves out {count:measure|measures}: {codes:list}.",
            ),
            Text("Doplňte jejich stav.", "Add their status."),
        ),
        "no_year": Wording(
            Text("Vyhodnocení neříká, za který rok je.", "The evaluation does not say which year it is of."),
            Text(
                "Doplňte „year“; je-li za celé období plánu, napište type: summary.",
                "Add “year”; if it is of the whole life of the plan, write type: summary.",
            ),
        ),
    },
    parameters={"months": 6},
    law=Text("§ 95 písm. e) zákona č. 108/2006 Sb.", "§ 95 (e) of Act 108/2006"),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Whole calendar years of approved plans; a year may be evaluated for *months* after its end."""
    for made in whole_contents(workspace, ("in_force", "expired")):
        yearly = [one for one in evaluations(workspace, made.plan.id) if one.type != "summary"]
        without = [one for one in yearly if not one.year]
        for evaluation in without:
            yield finding(RULE, evaluation, params={"problem": "no_year"}, **facets(workspace, made.plan))
        known = {one.year: one for one in reversed(yearly)}
        for year in _years(workspace, made, options["months"]):
            if year in known:
                yield from _left_out(workspace, made, known[year])
            elif not without and workspace.settings.complete("evaluations") and not workspace.unread:
                params = {"name": made.plan.name, "year": str(year)}
                yield finding(
                    RULE, made.plan, params=params, subject=str(year), since=f"{year + 1}-01-01",
                    **facets(workspace, made.plan),
                )  # fmt: skip


def _years(workspace: Workspace, made: Content, months: int) -> Iterator[int]:
    """The years of the plan that should have been evaluated by now."""
    valid = period_on(made.plan, workspace.as_of)
    if valid.start is None or valid.end is None:
        return
    for year in range(valid.start.earliest.year, valid.end.latest.year + 1):
        last = dt.date(year, 12, 31)
        if valid.surely_contains(last) and add_months(last, months) < workspace.as_of:
            yield year


def _left_out(workspace: Workspace, made: Content, evaluation: Evaluation) -> Iterator[Finding]:
    """Measures that were under way in the year and have no status."""
    told = {item.measure for item in evaluation.measures}
    year = evaluation.year or 0
    codes = [
        node.measure.code
        for node in made.measures
        if node.measure.code and node.measure.code not in told and under_way(node, year)
    ]
    if codes:
        params = {"problem": "measures", "year": str(year), "count": len(codes), "codes": codes}
        path = ("measures",) if "measures" in evaluation.data else ()
        yield finding(RULE, evaluation, path, params=params, **facets(workspace, made.plan))
