"""KPSS505: an invitation late."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.meetings import EXCEPTIONAL
from kpss.model.parts import Lead
from kpss.model.periods import Moment
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.meetings import Case, about, cases, facets, tardiness
from kpss.structure.problems import Path

_NOW = Text(
    "Je-li už rozeslána, zapište den (invitation: sent); jinak ji rozešlete, nebo jednání odložte.",
    "If it has been sent, record the day (invitation: sent); if not, send it or put the meeting off.",
)
RULE = Rule(
    505,
    "late-invitation",
    "gap",
    Text("Pozvánka pozdě", "An invitation late"),
    Wording(
        Text(
            "Pozvánka na jednání ({date:date}, orgán „{name}“) byla rozeslána {done:date}, měla být do {due:date}.",
            "The invitation to the meeting ({date:date}, body “{name}”) was sent on {done:date}, it was due by {due:date}.",
        ),
        Text(
            "Zkontrolujte obě data. U naléhavého nebo náhradního jednání zapište jeho formu (form).",
            "Check both dates. Of an urgent or a substitute meeting record the form.",
        ),
    ),
    variants={
        "due": Wording(
            Text(
                "Pozvánka na jednání ({date:date}, orgán „{name}“) měla být rozeslána do {due:date}, rozeslání není zapsáno.",
                "The invitation to the meeting ({date:date}, body “{name}”) was due by {due:date}; its sending is not recorded.",
            ),
            _NOW,
        ),
        "notice": Wording(
            Text(
                "Jednání ({date:date}, orgán „{name}“) bylo oznámeno veřejnosti {done:date}, mělo být do {due:date}.",
                "The meeting ({date:date}, body “{name}”) was announced on {done:date}, it should have been by {due:date}.",
            ),
            Text(
                "Zkontrolujte datum jednání i zveřejnění (notice: published).",
                "Check the dates of the meeting and of its notice (notice: published).",
            ),
        ),
        "notice_due": Wording(
            Text(
                "Jednání ({date:date}, orgán „{name}“) mělo být oznámeno veřejnosti do {due:date}, zveřejnění není zapsáno.",
                "The meeting ({date:date}, body “{name}”) should have been announced by {due:date}; no notice is recorded.",
            ),
            Text(
                "Je-li už zveřejněno, zapište den (notice: published); jinak jednání oznamte co nejdřív.",
                "If it has been announced, record the day (notice: published); if not, announce it soon.",
            ),
        ),
    },
    hints={
        "exception": Text(
            "Jednání má formu, pro kterou může platit výjimka. Platí-li, zapište ji u orgánu: meetings, {exception}, urgent_days (kolik dnů stačí) nebo urgent (slovy).",
            "The meeting has a form that may be exempt. If it is, record that with the body: meetings, {exception}, urgent_days (how many days are enough) or urgent (in words).",
        ),
    },
    parameters={"months": 12},
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """The invitation and the public notice of each meeting against the rules of its body."""
    for case in cases(workspace, "invitation", "notice", months=options["months"]):
        if case.per_rollam:
            continue
        meeting, rules = case.meeting, case.rules
        sent = meeting.invitation.sent if meeting.invitation else None
        published = meeting.notice.published if meeting.notice else None
        yield from _late(workspace, case, rules.invitation, sent, ("invitation", "sent"))
        yield from _late(workspace, case, rules.notice, published, ("notice", "published"))


def _late(workspace: Workspace, case: Case, lead: Lead | None, done: Moment | None, path: Path) -> Iterator[Finding]:
    late = tardiness(workspace, case, lead, done)
    if late is None or lead is None:
        return
    key = path[0]
    what = "" if path[0] == "invitation" else "notice"
    if late.done is None:
        what, path = f"{what}_due".strip("_"), ("date",)
    params = {**about(workspace, case), **late.params, **({"problem": what} if what else {})}
    if case.meeting.form in EXCEPTIONAL and lead.urgent_days is None and not lead.urgent:
        params["exception"] = key
    where = facets(workspace, case.seat, late.due)
    yield finding(RULE, case.meeting, path, params=params, subject=what, **where)
