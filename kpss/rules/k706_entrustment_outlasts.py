"""KPSS706: an entrustment outlasts the plan."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.network import known_entries
from kpss.model.network_records import Entrustment, NetworkEntry
from kpss.model.periods import Moment
from kpss.model.plans import Plan, known, period_on
from kpss.model.served import served_area
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding, place_of
from kpss.rules.network_words import entry_facets
from kpss.rules.planning import plans_in

RULE = Rule(
    706,
    "entrustment-outlasts",
    "off",
    Text("Pověření přesahuje platnost plánu", "An entrustment outlasts the plan"),
    Wording(
        Text(
            "Pověření trvá do {end:date}, plán „{plan}“, za kterého začalo, ale jen do {until:date}.",
            "The entrustment lasts until {end:date}, but “{plan}”, in force when it began, only until {until:date}.",
        ),
        Text(
            "Zkraťte pověření nejvýš na dobu plánu, nebo zapište prodloužení plánu.",
            "Let the entrustment last no longer than the plan, or record an extension of the plan.",
        ),
    ),
    variants={
        "open": Wording(
            Text(
                "Pověření nemá konec, plán „{plan}“, za kterého začalo, platí do {until:date}.",
                "The entrustment has no end; “{plan}”, in force when it began, lasts until {until:date}.",
            ),
            Text("Doplňte konec pověření (valid: to).", "Add the end of the entrustment (valid: to)."),
        ),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Each entrustment of a service once, at the first entry that has it."""
    plans = [one for one in plans_in(workspace, ("in_force", "expired"), ("medium_term",)) if one.valid.end is not None]
    told: set[tuple[str, str, object]] = set()
    for entry in known_entries(workspace):
        act = entry.entrustment
        if act is None or "entrustment" in entry.broken or not known(act.date, workspace.as_of):
            continue
        key = (entry.service, act.number, act.valid)
        if key not in told:
            told.add(key)
            yield from _outlasting(workspace, plans, entry, act)


def _outlasting(workspace: Workspace, plans: list[Plan], entry: NetworkEntry, act: Entrustment) -> Iterator[Finding]:
    start = act.valid.start or act.date
    if start is None or "valid" not in act.data:
        return  # how long it lasts is not said
    then = [plan for plan in plans if _in_force(workspace, plan, start) and _covers(workspace, plan, entry)]
    if not then:
        return
    plan = max(then, key=lambda one: (period_on(one, workspace.as_of).last, one.id))
    last, end = period_on(plan, workspace.as_of).end, act.valid.end
    if last is None or (end is not None and end.earliest <= last.latest):
        return
    params = {"plan": plan.name, "until": day_text(last.latest)}
    params |= {"end": day_text(end.latest)} if end is not None else {"problem": "open"}
    path = ("entrustment", "valid", "to") if end is not None else ("entrustment", "valid")
    place = place_of(plan, ("valid",))
    facets = entry_facets(workspace, entry)
    yield finding(RULE, entry, path, params=params, subject=plan.id, plan=plan.id, other=place, **facets)


def _in_force(workspace: Workspace, plan: Plan, start: Moment) -> bool:
    """Whether the period of *plan* holds every day that *start* can be."""
    period = period_on(plan, workspace.as_of)
    return period.contains(start.earliest) and period.contains(start.latest)


def _covers(workspace: Workspace, plan: Plan, entry: NetworkEntry) -> bool:
    """Whether *plan* is that of the territory of *entry*; where one of them is not known, it is taken to be."""
    served = served_area(workspace, entry, entry.valid.clamp(workspace.as_of)).codes
    area = workspace.area_of(plan).codes
    return not served or not area or not served.isdisjoint(area)
