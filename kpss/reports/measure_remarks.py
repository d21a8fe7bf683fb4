"""Remarks on measures: what sums count twice, and what they leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.content import ever_in_force
from kpss.model.money import sums
from kpss.model.plans import Plan
from kpss.model.progress import progress
from kpss.model.workspace import Workspace
from kpss.reports.measure_groups import Group

_SHARED = Text(
    "{count:opatření má|opatření mají|opatření má} více odpovědných a {count:#počítá|počítají|počítá} se u každého z nich; "
    "součet skupin je proto vyšší než součet plánu.",
    "{count:measure has|measures have} several responsible and {count:#counts|count} with each of them, so the groups add "
    "up to more than the plan.",
)
_REMOVED = Text(
    "V přehledu {count:#není|nejsou|není} {count:opatření zrušené|opatření zrušená|opatření zrušených} dodatkem, na "
    "{count:#které|která|která} se vydalo {spent:money} Kč.",
    "Without {count:measure|measures} removed by an addendum; CZK {spent:money} were spent on them.",
)


def measure_remarks(workspace: Workspace, plans: Sequence[Plan], groups: Sequence[Group]) -> tuple[Phrase, ...]:
    """The remarks for the measures in force of *plans*, in *groups*."""
    found = []
    places = Counter(id(row) for group in groups for row in group.rows)
    shared = sum(1 for count in places.values() if count > 1)
    if shared:
        found.append(Phrase(_SHARED, {"count": shared}))
    spent = [
        amount
        for plan in plans
        for node in ever_in_force(workspace, plan)
        if not node.in_force and (amount := progress(workspace, node).spent) is not None
    ]
    if spent:
        whole = sums((None, amount) for amount in spent).spent or Decimal(0)
        found.append(Phrase(_REMOVED, {"count": len(spent), "spent": whole}))
    return tuple(found)
