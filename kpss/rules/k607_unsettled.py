"""KPSS607: a comment is not settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.phrases import phrase
from kpss.language.text import LANGUAGES, Text
from kpss.model.consultations import Comment, Consultation
from kpss.model.plans import Plan, known
from kpss.model.working_days import add_days
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.consulting import approval, consulted_plans
from kpss.rules.planning import day_after, facets

RULE = Rule(
    607,
    "unsettled",
    "gap",
    Text("Nevypořádaná připomínka", "A comment is not settled"),
    Wording(
        Text(
            "Připomínka {which} k plánu {name:quote} nemá zapsané vypořádání, i když {because}.",
            "No settlement of the comment {which} about the plan {name:quote} is recorded, although {because}.",
        ),
        Text(
            "Zapište, jak dopadla („settlement“: accepted, partly, rejected, noted), a důvod („reason“).",
            "Record the result (“settlement”: accepted, partly, rejected, noted) and the reason (“reason”).",
        ),
    ),
    variants={
        "reason": Wording(
            Text(
                "U připomínky {which} k plánu {name:quote} není důvod, proč nebyla přijata celá.",
                "The comment {which} about the plan {name:quote} has no reason why it was not accepted as a whole.",
            ),
            Text("Doplňte důvod („reason“).", "Add the reason (“reason”)."),
            "note",
        ),
    },
    parameters={"types": ["medium_term"], "days": 30},
)

_LONG_AGO = Text(
    "od konce připomínkování uplynulo více než {days:den|dny|dní}",
    "the consultation ended more than {days:day|days} ago",
)
_NEED_REASON = ("rejected", "partly")


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Comments about the region's plan, and about plans of the types that the workspace adds."""
    plans = {plan.id: plan for plan in consulted_plans(workspace, options["types"])}
    for record in workspace.of(Consultation):
        about = [plans[one] for one in dict.fromkeys(record.about) if one in plans]
        if about and record.broken.isdisjoint(("about", "comments", "period", "published")):
            yield from _of_consultation(workspace, record, about, options["days"])


def _of_consultation(workspace: Workspace, record: Consultation, plans: Sequence[Plan], days: int) -> Iterator[Finding]:
    overdue = _overdue(workspace, record, plans, days)
    plan = overdue[0] if overdue is not None else plans[0]
    end = record.open.end
    for index, comment in enumerate(record.comments):
        params = {"which": Text(*(comment.id or f"{word} {index + 1}" for word in ("č.", "no."))), "name": plan.name}
        details = {"subject": comment.id, **facets(workspace, plan)}
        if not _is_settled(workspace, comment):
            if overdue is not None and end is not None and known(comment.received, workspace.as_of):
                params["because"] = overdue[1]
                yield finding(RULE, record, ("comments", index), params=params, since=day_after(end.latest), **details)
        elif comment.settlement in _NEED_REASON and not comment.reason.strip():
            yield finding(RULE, record, ("comments", index), params={**params, "problem": "reason"}, **details)


def _overdue(workspace: Workspace, record: Consultation, plans: Sequence[Plan], days: int) -> tuple[Plan, Text] | None:
    """A plan for which the comments ought to be settled by now, and why; None where there is time."""
    end, day = record.open.end, workspace.as_of
    if end is None or end.latest >= day:
        return None
    for plan in plans:
        if approval(workspace, plan)[0]:
            return plan, Text("je plán schválen", "the plan is approved")
    if day > add_days(end.latest, days):
        return plans[0], Text(*(phrase(_LONG_AGO, {"days": days}, language) for language in LANGUAGES))
    return None


def _is_settled(workspace: Workspace, comment: Comment) -> bool:
    return bool(comment.settlement) and known(comment.settled, workspace.as_of)
