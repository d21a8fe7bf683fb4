"""KPSS804: a measure past its date that is not evaluated as fulfilled."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.content import MeasureNode, content
from kpss.model.progress import is_overdue, progress
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text
from kpss.rules.measures import measure_finding, readable
from kpss.rules.planning import day_after
from kpss.structure.words import code_word

RULE = Rule(
    804,
    "overdue",
    "gap",
    Text("Opatření je po termínu", "A measure is overdue"),
    Wording(
        Text(
            "Opatření „{name}“ mělo být hotovo do {end:date}, jako splněné vyhodnoceno není.",
            "The measure “{name}” was due by {end:date} and is not evaluated as fulfilled.",
        ),
        Text(
            "Zapište vyhodnocení (kind: evaluation), nebo nový termín z dodatku plánu.",
            "Record its evaluation (kind: evaluation), or the new date from an addendum.",
        ),
    ),
    variants={
        "status": Wording(
            Text(
                "Opatření „{name}“ mělo být hotovo do {end:date}; podle vyhodnocení za rok {year} je: {status}.",
                "The measure “{name}” was due by {end:date}; the evaluation of {year} says: {status}.",
            ),
            Text(
                "Rozhodněte, jak dál: splnit, přesunout, nebo změnit dodatkem.",
                "Decide: fulfil it, move it, or change it by an addendum.",
            ),
        ),
        "summary": Wording(
            Text(
                "Opatření „{name}“ mělo být hotovo do {end:date}; podle posledního vyhodnocení je: {status}.",
                "The measure “{name}” was due by {end:date}; its latest evaluation says: {status}.",
            ),
            Text(
                "Rozhodněte, jak dál: splnit, přesunout, nebo změnit dodatkem.",
                "Decide: fulfil it, move it, or change it by an addendum.",
            ),
        ),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Measures of approved plans whose period surely ended."""
    for plan in workspace.plans:
        if readable(plan) and workspace.state_of(plan) in ("in_force", "expired"):
            for node in content(workspace, plan).measures:
                if is_overdue(workspace, node):
                    yield _overdue(workspace, node)


def _overdue(workspace: Workspace, node: MeasureNode) -> Finding:
    end, known = node.measure.period.last, progress(workspace, node)
    params: dict[str, object] = {"name": node.measure.name, "end": day_text(end)}
    if known.status:
        status = code_word("evaluation", ("measures", 0, "status"), known.status)
        params |= {"problem": "status" if known.year else "summary", "status": status, "year": str(known.year or "")}
    return measure_finding(RULE, workspace, node, ("period",), params=params, since=day_after(end))
