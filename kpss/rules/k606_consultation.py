"""KPSS606: consultation missing or too short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.consultations import Consultation
from kpss.model.plans import Plan, approval_dates, known
from kpss.model.workspace import Workspace
from kpss.rules.approval import Handling, consultations_about, consultations_are_recorded, handlings
from kpss.rules.base import Options, day_text, finding
from kpss.rules.consulting import approval, begun, consulted_plans, most_days
from kpss.rules.ordering import reversals
from kpss.rules.planning import facets

RULE = Rule(
    606,
    "consultation",
    "gap",
    Text("Připomínkování chybí nebo bylo krátké", "Consultation missing or too short"),
    Wording(
        Text(
            "K plánu {name:quote} není zapsáno žádné připomínkování, i když {because}.",
            "No consultation about the plan {name:quote} is recorded, although {because}.",
        ),
        Text(
            "Zapište připomínkování (kind: consultation) a období, ve kterém šlo návrh připomínkovat.",
            "Record the consultation (kind: consultation) and the time in which the draft was open to comments.",
        ),
    ),
    variants={
        "short": Wording(
            Text(
                "Návrh plánu {name:quote} šlo připomínkovat jen {count:den|dny|dní}, nejméně má být {least:den|dny|dní}.",
                "The draft of the plan {name:quote} was open to comments for {count:day|days} only; at least {least:day|days} are due.",
            ),
            Text(
                "Zkontrolujte období; trvá-li ještě, prodlužte ho. Jinou nejkratší délku nastavíte v kpss.yaml (rules: KPSS606: days).",
                "Check the period; prolong it if it still lasts. Another least length is set in kpss.yaml (rules: KPSS606: days).",
            ),
        ),
        "after": Wording(
            Text(
                "Připomínkování návrhu plánu {name:quote} skončilo až po schválení (konec {end:date}, schválení {approved:date}).",
                "The draft of the plan {name:quote} was open to comments past its approval (until {end:date}, approved {approved:date}).",
            ),
            Text(
                "Zkontrolujte data; připomínky mají smysl, dokud se návrh může změnit.",
                "Check the dates; comments make sense as long as the draft can change.",
            ),
        ),
    },
    parameters={"types": ["medium_term"], "days": 14},
    law=Text("§ 95 písm. d) zákona č. 108/2006 Sb.", "§ 95 (d) of Act 108/2006"),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """The region's plan, and plans of the types that the workspace adds; one finding a plan."""
    handled = {handling.plan.id: handling for handling in handlings(workspace)}
    for plan in consulted_plans(workspace, options["types"]):
        records = consultations_about(workspace, plan)
        if not records:
            found = _missing(workspace, plan, handled.get(plan.id))
        else:
            found = _after(workspace, plan, records, handled.get(plan.id)) or _short(workspace, plan, records, options)
        if found is not None:
            yield found


def _missing(workspace: Workspace, plan: Plan, handling: Handling | None) -> Finding | None:
    is_approved, moment = approval(workspace, plan)
    because = Text("je plán schválen", "the plan is approved")
    steps = handling.chain.steps if handling is not None else {}
    consulting = [one for one, step in steps.items() if step.consultation]
    if handling is not None and any(handling.done(one) for one in consulting):
        return None  # a proceeding says that it was, and not how
    if not is_approved:
        later = next(filter(None, (handling.taken_after(one) for one in consulting)), None) if handling else None
        if later is None:
            return None
        because, moment = later
    if not consultations_are_recorded(workspace, moment):
        return None
    since = day_text(moment.latest) if moment is not None else ""
    params = {"name": plan.name, "because": because}
    return finding(RULE, plan, ("status",), params=params, since=since, **facets(workspace, plan))


def _after(
    workspace: Workspace, plan: Plan, records: Sequence[Consultation], handling: Handling | None
) -> Finding | None:
    """A consultation that ended after the last approval, where none ended earlier and 602 does not tell it."""
    dates = [date for date in approval_dates(plan) if known(date, workspace.as_of)]
    ends = [(record.open.end, record) for record in records if record.open.end is not None]
    if not dates or len(ends) < len(records) or any(end.earliest <= dates[-1].latest for end, _ in ends):
        return None
    if handling is not None and any(isinstance(one.behind.record, Consultation) for one in reversals(handling)):
        return None
    end, record = min(ends, key=lambda pair: (pair[0], pair[1].id))
    params = {"problem": "after", "name": plan.name, "end": end.text, "approved": dates[-1].text}
    return finding(RULE, record, ("period",), params=params, subject=plan.id, **facets(workspace, plan))


def _short(workspace: Workspace, plan: Plan, records: Sequence[Consultation], options: Options) -> Finding | None:
    """The longest consultation, if even that was surely too short."""
    lengths = [(most_days(record) if begun(workspace, record) else None, record) for record in records]
    known_lengths = [(days, record) for days, record in lengths if days is not None and days < options["days"]]
    if len(known_lengths) < len(lengths):
        return None
    count, record = max(known_lengths, key=lambda pair: (pair[0], pair[1].id))
    params = {"problem": "short", "name": plan.name, "count": count, "least": options["days"]}
    return finding(RULE, record, ("period",), params=params, subject=plan.id, **facets(workspace, plan))
