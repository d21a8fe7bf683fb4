"""KPSS307: a period of unusual length."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.periods import DAY
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.planning import facets

_MONTHS = 12
RULE = Rule(
    307,
    "unusual-length",
    "note",
    Text("Neobvyklá délka období", "A period of unusual length"),
    Wording(
        Text(
            "Období má {months:měsíc|měsíce|měsíců}; obvyklá délka je {low} až {high:rok|roky|let}.",
            "The period has {months:month|months}; usual are {low} to {high:year|years}.",
        ),
        Text("Je-li období správně, není třeba nic dělat.", "If the period is right, nothing needs doing."),
    ),
    variants={
        "one": Wording(
            Text(
                "Období má {months:měsíc|měsíce|měsíců}; {high:#obvyklý je|obvyklé jsou|obvyklých je} {high:rok|roky|let}.",
                "The period has {months:month|months}; {high:year is|years are} usual.",
            ),
            Text("Je-li období správně, není třeba nic dělat.", "If the period is right, nothing needs doing."),
        )
    },
    parameters={"community": [3, 5], "medium_term": [3, 3], "action": [1, 1]},
    law=Text("§ 3 písm. h) zákona č. 108/2006 Sb.", "§ 3 (h) of Act 108/2006"),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """The period as first approved, without extensions, against the usual years of its type."""
    for plan in workspace.plans:
        usual = options.get(plan.type)
        valid = plan.valid
        if (
            not usual
            or not plan.usable
            or valid.start is None
            or valid.end is None
            or valid.last < valid.first
            or valid.last == dt.date.max
        ):
            continue
        first, after = valid.first, valid.last + DAY
        months = (after.year - first.year) * _MONTHS + after.month - first.month - (after.day < first.day)
        low, high = usual[0], usual[-1]
        if not low * _MONTHS <= months <= high * _MONTHS:
            params = {"months": months, "low": low, "high": high, "problem": "one" if low == high else ""}
            yield finding(RULE, plan, ("valid",), params=params, **facets(workspace, plan))
