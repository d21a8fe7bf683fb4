"""What came of a vote: as it is written, and where votes are recorded, as they tell."""

from __future__ import annotations

from kpss.documents.meeting.sheet import Sheet
from kpss.language.text import Text
from kpss.model import quorum
from kpss.model.meetings import Resolution, Votes

_OUTCOMES = {
    "approved": Text("přijato", "passed"),
    "rejected": Text("nepřijato", "rejected"),
    "postponed": Text("odloženo", "postponed"),
    "with_comments": Text("přijato s připomínkami", "passed with comments"),
}
_RECORDED = Text("zapsáno: {outcome}", "recorded: {outcome}")
_PASSED = ("approved", "with_comments")
_VOTES = (
    ("in_favour", Text("pro {n}", "for {n}")),
    ("against", Text("proti {n}", "against {n}")),
    ("abstained", Text("zdrželo se {n}", "abstained {n}")),
)


def votes_words(votes: Votes | None, sheet: Sheet) -> str:
    """``pro 5, proti 0, zdrželo se 1``; numbers that are not recorded are left out."""
    votes = votes or Votes({})
    counted = ((template, getattr(votes, key)) for key, template in _VOTES)
    return ", ".join(sheet.names.say(template, n=count) for template, count in counted if count is not None)


def outcome_words(resolution: Resolution, sheet: Sheet) -> str:
    """Whether the resolution was passed; empty where votes are recorded that do not tell.

    What is written counts, but where the votes are surely against it, it is only said to be written.
    """
    failed = _has_failed(resolution.votes, sheet)
    if resolution.outcome:
        if resolution.outcome not in _OUTCOMES:
            return ""
        words = sheet.names.say(_OUTCOMES[resolution.outcome])
        return sheet.names.say(_RECORDED, outcome=words) if failed and resolution.outcome in _PASSED else words
    if _is_silent(resolution.votes):
        return ""
    return sheet.names.say(_OUTCOMES["rejected" if failed else "approved"])


def _is_silent(votes: Votes | None) -> bool:
    """Whether votes are recorded that tell nothing: all are nought, or those for it are missing."""
    if votes is None or not any(getattr(votes, key) is not None for key, _ in _VOTES):
        return False
    return votes.in_favour is None or not quorum.cast(votes)


def _has_failed(votes: Votes | None, sheet: Sheet) -> bool:
    """Whether the recorded votes are surely too few: no more for it than against it, or fewer than the rules ask."""
    if votes is None or votes.in_favour is None:
        return False
    return votes.in_favour <= (votes.against or 0) or votes.in_favour < _needed(votes, sheet)


def _needed(votes: Votes, sheet: Sheet) -> int:
    """How many votes for it the rules of the body ask; nought where that cannot be told."""
    body, meeting = sheet.body, sheet.meeting
    if body is None or "meetings" in body.broken:
        return 0
    present = quorum.UNKNOWN if sheet.is_per_rollam else quorum.voters_present(sheet.workspace, body, meeting)
    total = quorum.voters_total(sheet.workspace, body, meeting)
    return quorum.votes_needed(sheet.rules, votes, present, total) or 0
