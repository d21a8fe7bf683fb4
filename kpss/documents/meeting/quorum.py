"""When a body can decide, and whether it could: in sentences."""

from __future__ import annotations

from kpss.documents.meeting.sheet import Sheet
from kpss.documents.organisation.words_structure import tidied, tidy
from kpss.language.text import Text
from kpss.model import quorum
from kpss.model.meeting_rules import Quorum

_SHARES = {
    "majority_all": Text(
        "usnášet se lze, je-li přítomna nadpoloviční většina všech členů s hlasem{least}",
        "decisions need more than half of all voting members present{least}",
    ),
    "two_thirds": Text(
        "usnášet se lze, jsou-li přítomny dvě třetiny členů s hlasem{least}",
        "decisions need two thirds of the voting members present{least}",
    ),
    "majority_present": Text(
        "k usnesení stačí hlasy většiny přítomných", "the votes of a majority of those present are enough"
    ),
    "other": Text("usnášeníschopnost je stanovena jinak", "the quorum is set otherwise"),
}
_OF = Text(", tedy nejméně {needed} (členů s hlasem je {total})", ", that is {needed} of {total}")
_LEAST = Text(
    "přítomno musí být nejméně {n:člen s hlasem|členové s hlasem|členů s hlasem}",
    "at least {n:voting member|voting members} must be present",
)
_PRESENT = Text("Přítomno s hlasem: {present}", "Voting members present: {present}")
_PRESENT_OF = Text(
    "Přítomno s hlasem: {present} (členů s hlasem je {total})", "Voting members present: {present} of {total}"
)
_NEEDED = Text("potřeba nejméně {needed}", "{needed} needed")
_CAN = Text("Jednání bylo usnášeníschopné.", "There was a quorum.")
_CANNOT = Text("Jednání nebylo usnášeníschopné.", "There was no quorum.")


def needed_words(sheet: Sheet) -> list[str]:
    """The rule as parts of sentences, with numbers where they are known; empty where there is no rule."""
    rule = sheet.rules.quorum or Quorum({})
    total = _total(sheet)
    share = quorum.needed(sheet.rules, total)
    of = sheet.names.say(_OF, needed=share, total=total) if total and share else ""
    words = sheet.names.say(_SHARES[rule.share], least=of) if rule.share in _SHARES else ""
    least = sheet.names.say(_LEAST, n=rule.at_least) if rule.at_least and not of else ""
    return tidied((words, least, tidy(rule.note)))


def statement(sheet: Sheet) -> str:
    """Whether the meeting had a quorum, as far as it can be told; empty where there is nothing to say."""
    if sheet.body is None or sheet.is_per_rollam:
        return ""
    present, total = quorum.voters_present(sheet.workspace, sheet.body, sheet.meeting), _total(sheet)
    if present is None:
        return ""
    text = sheet.names.say(_PRESENT_OF if total else _PRESENT, present=present, total=total or 0)
    wanted, share = quorum.needed(sheet.rules, total), sheet.rules.quorum.share if sheet.rules.quorum else ""
    if not wanted or (share in quorum.SHARES and not total):
        all_vote = present == sum(item.present for item in sheet.meeting.attendance)
        return "" if all_vote and not total else f"{text}."
    verdict = sheet.names.say(_CAN if present >= wanted else _CANNOT)
    return f"{text}, {sheet.names.say(_NEEDED, needed=wanted)}. {verdict}"


def _total(sheet: Sheet) -> int | None:
    if sheet.body is None:
        return None
    total = quorum.voters_total(sheet.workspace, sheet.body, sheet.meeting)
    return total.high if total.high is not None else total.low
