"""KPSS602: steps of approval out of order."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.approval import Handling, handlings
from kpss.rules.base import Options, finding, place_of
from kpss.rules.ordering import Reversal, reversals
from kpss.rules.planning import facets

_HINT = Text(
    "Opravte datum jednoho z kroků, nebo jejich pořadí v postupu („after“).",
    "Mend the date of one of the steps, or their order in the procedure (“after”).",
)

RULE = Rule(
    602,
    "out-of-order",
    "error",
    Text("Kroky projednání v opačném pořadí", "Steps of approval out of order"),
    Wording(
        Text(
            "Krok {later:quote} ({later_date:date}) proběhl dřív než krok {earlier:quote}{where} ({earlier_date:date}), který má být před ním.",
            "The step {later:quote} ({later_date:date}) came before {earlier:quote}{where} ({earlier_date:date}), which must precede it.",
        ),
        _HINT,
    ),
    variants={
        "recommended": Wording(
            Text(
                "Krok {later:quote} ({later_date:date}) proběhl dřív než krok {earlier:quote}{where} ({earlier_date:date}); doporučený postup je má obráceně.",
                "The step {later:quote} ({later_date:date}) came before {earlier:quote}{where} ({earlier_date:date}); the recommended procedure has them the other way round.",
            ),
            _HINT,
            "note",
        ),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Plans with a procedure; of a whole row of steps out of order only the neighbours are told."""
    for handling in handlings(workspace):
        for reversal in reversals(handling):
            yield _finding(handling, reversal)


def _finding(handling: Handling, reversal: Reversal) -> Finding:
    workspace, plan, steps = handling.workspace, handling.plan, handling.chain.steps
    taken, behind, instance = reversal.taken, reversal.behind, reversal.instance
    params = {
        "later": steps[reversal.later].name,
        "earlier": steps[reversal.earlier].name,
        "where": _where(workspace, instance),
        "later_date": taken.date.text if taken.date else "",
        "earlier_date": behind.date.text if behind.date else "",
    }
    if handling.chain.procedure.status == "recommended":
        params["problem"] = "recommended"
    details = facets(workspace, plan)
    if instance in workspace.territory.orps:
        details["orp"] = instance
    elsewhere = plan.id if taken.record is not plan else ""
    subject = "/".join(filter(None, (elsewhere, reversal.earlier, instance)))
    other = place_of(behind.record, behind.path)
    return finding(RULE, taken.record, taken.path, params=params, subject=subject, other=other, **details)


def _where(workspace: Workspace, instance: str) -> Text:
    if not instance:
        return Text("", "")
    name = f"ORP {workspace.territory.orp_name(instance)}" if instance in workspace.territory.orps else instance
    return Text(f" za {name}", f" for {name}")
