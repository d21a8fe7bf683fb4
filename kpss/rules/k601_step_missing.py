"""KPSS601: a step of approval is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.phrases import quoted
from kpss.language.text import LANGUAGES, Text
from kpss.model.chain import fits, missing_seats, refuses
from kpss.model.events import Event
from kpss.model.periods import Moment
from kpss.model.plans import BINDING, approval_dates, approved, known
from kpss.model.records import Step
from kpss.model.workspace import Workspace
from kpss.rules.approval import Handling, acts_are_recorded, consultations_are_recorded, handlings
from kpss.rules.base import Options, day_text, finding
from kpss.rules.consulting import is_regional
from kpss.rules.planning import facets

Params = dict[str, Any]

_RECORD = Text(
    "Zapište ho k plánu do „proceedings“ (krok: {id}) nebo k usnesení jednání; smí-li se vynechat, patří k němu "
    "v postupu „optional: true“.",
    "Record it in “proceedings” of the plan (step: {id}) or in the resolution of a meeting; if it may be left out, "
    "write “optional: true” in the procedure.",
)

RULE = Rule(
    601,
    "step-missing",
    "gap",
    Text("Chybí krok projednání", "A step of approval is missing"),
    Wording(
        Text(
            "Krok {step:quote} plánu {name:quote} není zapsán, i když {because}.",
            "The step {step:quote} of the plan {name:quote} is not recorded, although {because}.",
        ),
        _RECORD,
    ),
    variants={
        "alternatives": Wording(
            Text(
                "U plánu {name:quote} není zapsán krok {step:quote} ani {others:options}, i když {because}.",
                "Of the plan {name:quote} neither the step {step:quote} nor {others:options} is recorded, although {because}.",
            ),
            _RECORD,
        ),
        "instances": Wording(
            Text(
                "Krok {step:quote} plánu {name:quote} není zapsán za {names:list}, i když {because}.",
                "The step {step:quote} of the plan {name:quote} is not recorded for {names:list}, although {because}.",
            ),
            Text(
                "Zapište i ostatní projednání do „proceedings“ plánu (krok: {id}, „instance“: ORP), nebo jednání s usnesením.",
                "Record the other ones in “proceedings” of the plan too (step: {id}, “instance”: the ORP), or as meetings.",
            ),
        ),
        "refused": Wording(
            Text(
                "Krok {step:quote} plánu {name:quote} skončil odmítnutím nebo odkladem, i když {because}.",
                "The step {step:quote} of the plan {name:quote} ended in a refusal or a delay, although {because}.",
            ),
            Text(
                "Zapište pozdější souhlasné rozhodnutí, nebo opravte výsledek („outcome“).",
                "Record the later decision that agreed, or mend the outcome.",
            ),
        ),
    },
)


class _Expected(NamedTuple):
    """A step that ought to have been taken: why, and at which time at the latest."""

    step: str
    because: Text
    moment: Moment | None


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Of an approved plan all steps; of one in preparation those that must precede a step that was taken."""
    for handling in handlings(workspace):
        for expected in _expected(handling):
            problem = _problem(handling, expected) if _would_be_written(handling, expected) else None
            if problem is not None:
                yield _finding(handling, expected, problem)


def _finding(handling: Handling, expected: _Expected, problem: Params) -> Finding:
    plan, step = handling.plan, handling.chain.steps[expected.step]
    params = {"step": step.name, "id": step.id, "name": plan.name, "because": expected.because, **problem}
    details = facets(handling.workspace, plan)
    if len(orps := problem.get("orps", ())) == 1:
        details["orp"] = orps[0]
    since = day_text(expected.moment.latest) if expected.moment is not None else ""
    return finding(RULE, plan, ("procedure",), params=params, subject=step.id, since=since, **details)


def _expected(handling: Handling) -> Iterator[_Expected]:
    """Steps that ought to have been taken; of alternatives the one that the others may replace."""
    chain, plan, day = handling.chain, handling.plan, handling.workspace.as_of
    steps = [one for one in chain.steps if chain.alternatives(one)[0] == one and not chain.may_be_left_out(one)]
    if approved(plan, day):
        date = next((date for date in approval_dates(plan) if known(date, day)), None)
        binding = {one for one in chain.steps if any(event.act in BINDING for event in handling.done(one))}
        for step in steps:
            # What comes after the approval has time until the plan begins.
            if plan.valid.first <= day or not binding or not binding <= set(chain.before(step)):
                yield _Expected(step, Text("je plán schválen", "the plan is approved"), date)
        return
    for step in steps:
        later = handling.taken_after(step)
        if later is not None:
            yield _Expected(step, *later)


def _would_be_written(handling: Handling, expected: _Expected) -> bool:
    """Whether a step would be recorded if it had been taken; 606 speaks of consultations about the region's plan."""
    workspace, plan, chain = handling.workspace, handling.plan, handling.chain
    if any(chain.steps[one].consultation for one in chain.alternatives(expected.step)):
        return not is_regional(workspace, plan) and consultations_are_recorded(workspace, expected.moment)
    return handling.can_be_told(expected.step) and acts_are_recorded(workspace, plan, expected.moment)


def _problem(handling: Handling, expected: _Expected) -> Params | None:
    """What is wrong with a step, for the message; None where nothing is, or where it cannot be told."""
    group = [handling.chain.steps[one] for one in handling.chain.alternatives(expected.step)]
    done, possible = handling.done(expected.step), handling.possible(expected.step)
    if any(_unsure(group, event) for event in possible):
        return None
    if len(group) == 1:
        day = expected.moment.latest if expected.moment is not None else handling.workspace.as_of
        missing = missing_seats(handling.workspace, group[0], done, day)
        if missing:
            territory = handling.workspace.territory
            names = [f"ORP {territory.orp_name(seat.orp)}" if seat.orp else seat.group for seat in missing]
            return {"problem": "instances", "names": names, "orps": [seat.orp for seat in missing]}
    if done:
        return None
    if any(event.refused for event in possible):
        return {"problem": "refused"}
    others = [Text(*(quoted(one.name, language) for language in LANGUAGES)) for one in group[1:]]
    return {"problem": "alternatives", "others": others} if others else {}


def _unsure(group: Sequence[Step], event: Event) -> bool:
    """Whether an act that may be about a step neither surely takes it nor surely refuses it."""
    fitting = any(fits(step, event) for step in group)
    if event.refused:
        return fitting and not any(refuses(step, event) for step in group)
    return not fitting
