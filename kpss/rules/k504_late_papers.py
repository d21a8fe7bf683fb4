"""KPSS504: papers late."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.meetings import Case, Tardiness, about, cases, facets, tardiness
from kpss.structure.problems import Path

_NEEDS_NONE = ("information", "other")
_CHECK = Text(
    "Zkontrolujte datum jednání i rozeslání. Pozdě rozeslaný bod lze odložit na příští jednání.",
    "Check the dates of the meeting and of the sending. An item with late papers may wait for the next meeting.",
)
_NOW = Text(
    "Jsou-li už rozeslány, zapište den (papers: sent, u bodu papers_sent); jinak je rozešlete.",
    "If they have been sent, record the day (papers: sent, of an item papers_sent); if not, send them.",
)
RULE = Rule(
    504,
    "late-papers",
    "gap",
    Text("Podklady pozdě", "Papers late"),
    Wording(
        Text(
            "Podklady k jednání ({date:date}, orgán „{name}“) byly rozeslány {done:date}, měly být do {due:date}.",
            "The papers for the meeting ({date:date}, body “{name}”) were sent on {done:date}, they were due by {due:date}.",
        ),
        _CHECK,
    ),
    variants={
        "due": Wording(
            Text(
                "Podklady k jednání ({date:date}, orgán „{name}“) měly být rozeslány do {due:date}, rozeslání není zapsáno.",
                "The papers for the meeting ({date:date}, body “{name}”) were due by {due:date}; their sending is not recorded.",
            ),
            _NOW,
        ),
        "item": Wording(
            Text(
                "Podklady k bodu {item:quote} (jednání: {date:date}, orgán „{name}“) byly rozeslány {done:date}, měly být do {due:date}.",
                "The papers for item {item:quote} (meeting: {date:date}, body “{name}”) were sent on {done:date}, they were due by {due:date}.",
            ),
            _CHECK,
        ),
        "item_due": Wording(
            Text(
                "Podklady k bodu {item:quote} (jednání: {date:date}, orgán „{name}“) měly být rozeslány do {due:date}, rozeslání není zapsáno.",
                "The papers for item {item:quote} (meeting: {date:date}, body “{name}”) were due by {due:date}; their sending is not recorded.",
            ),
            _NOW,
        ),
    },
    parameters={"months": 12},
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """The papers of each meeting and of the items of its agenda against the rules of its body."""
    for case in cases(workspace, "papers", "agenda", months=options["months"]):
        if case.rules.papers is not None and not case.per_rollam:
            yield from _together(workspace, case)
            yield from _by_items(workspace, case)


def _together(workspace: Workspace, case: Case) -> Iterator[Finding]:
    """Papers sent at once; none are missing where no item needs any, or where items have dates of their own."""
    sent, agenda = case.meeting.papers.sent if case.meeting.papers else None, case.meeting.agenda
    late = tardiness(workspace, case, case.rules.papers, sent)
    wanted = not agenda or any(item.type not in _NEEDS_NONE for item in agenda)
    if late is not None and late.done is not None:
        yield _finding(workspace, case, late, ("papers", "sent"))
    elif late is not None and wanted and not any(item.papers_sent for item in agenda):
        yield _finding(workspace, case, late, ("date",), problem="due")


def _by_items(workspace: Workspace, case: Case) -> Iterator[Finding]:
    """Items with dates of their own, and those that surely need papers where only others have them."""
    meeting = case.meeting
    apart = any(item.papers_sent for item in meeting.agenda) and not (meeting.papers and meeting.papers.sent)
    for index, item in enumerate(meeting.agenda):
        needs_some = apart and bool(item.type) and item.type not in _NEEDS_NONE
        if item.papers_sent is None and not needs_some:
            continue
        late = tardiness(workspace, case, case.rules.papers, item.papers_sent)
        if late is not None and late.done is not None:
            path: Path = ("agenda", index, "papers_sent")
            yield _finding(workspace, case, late, path, problem="item", item=item.title)
        elif late is not None and needs_some:
            yield _finding(workspace, case, late, ("agenda", index), problem="item_due", item=item.title)


def _finding(workspace: Workspace, case: Case, late: Tardiness, path: Path, **more: str) -> Finding:
    params = {**about(workspace, case), **late.params, **more}
    subject = more.get("problem", "")
    return finding(RULE, case.meeting, path, params=params, subject=subject, **facets(workspace, case.seat, late.due))
