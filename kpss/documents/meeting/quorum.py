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
_REMOTE_SHARES = {
    "majority_all": Text(
        "usnášet se lze, hlasuje-li nadpoloviční většina všech členů s hlasem{least}",
        "decisions need the votes of more than half of all voting members{least}",
    ),
    "two_thirds": Text(
        "usnášet se lze, hlasují-li dvě třetiny členů s hlasem{least}",
        "decisions need the votes of two thirds of the voting members{least}",
    ),
    "majority_present": Text(
        "k usnesení stačí hlasy většiny hlasujících členů", "the votes of a majority of the members who vote are enough"
    ),
    "other": Text("usnášeníschopnost je stanovena jinak", "the quorum is set otherwise"),
}
_OF = Text(", tedy nejméně {needed} (členů s hlasem je {total})", ", that is {needed} of {total}")
_RANGE = Text("{low} až {high}", "{low} to {high}")
_LEAST = Text(
    "přítomno musí být nejméně {n:člen s hlasem|členové s hlasem|členů s hlasem}",
    "at least {n:voting member|voting members} must be present",
)
_REMOTE_LEAST = Text(
    "hlasovat musí nejméně {n:člen s hlasem|členové s hlasem|členů s hlasem}",
    "at least {n:voting member|voting members} must vote",
)
_PRESENT = Text("Přítomno s hlasem: {present}", "Voting members present: {present}")
_PRESENT_OF = Text(
    "Přítomno s hlasem: {present} (členů s hlasem je {total})", "Voting members present: {present} of {total}"
)
_NEEDED = Text("potřeba nejméně {needed}", "{needed} needed")
_CAN = Text("Jednání bylo usnášeníschopné.", "There was a quorum.")
_CANNOT = Text("Jednání nebylo usnášeníschopné.", "There was no quorum.")


def needed_words(sheet: Sheet) -> list[str]:
    """The rule as parts of sentences, with numbers where they are known; empty where there is no rule.

    In a vote per rollam nobody is present: members vote.
    """
    rule, of = sheet.rules.quorum or Quorum({}), ""
    shares, at_least = (_REMOTE_SHARES, _REMOTE_LEAST) if sheet.is_per_rollam else (_SHARES, _LEAST)
    if rule.share in quorum.SHARES:
        total = _total(sheet)
        least, most = quorum.needed(sheet.rules, total.low), quorum.needed(sheet.rules, total.high)
        if total.low and total.high and least == most:
            of = sheet.names.say(_OF, needed=least, total=_number(sheet, total))
    words = sheet.names.say(shares[rule.share], least=of) if rule.share in shares else ""
    number = sheet.names.say(at_least, n=rule.at_least) if rule.at_least and not of else ""
    return tidied((words, number, tidy(rule.note)))


def statement(sheet: Sheet) -> str:
    """Whether the meeting had a quorum, as far as it can be told; empty where there is nothing to say."""
    if sheet.body is None or sheet.is_per_rollam:
        return ""
    present, total = quorum.voters_present(sheet.workspace, sheet.body, sheet.meeting), _total(sheet)
    if present.high is None:
        return ""
    whole = _number(sheet, total)
    text = sheet.names.say(_PRESENT_OF if whole else _PRESENT, present=_number(sheet, present), total=whole)
    enough = quorum.has_quorum(sheet.rules, present, total) if "meetings" not in sheet.body.broken else None
    if enough is None:
        all_vote = present.low == sum(item.present for item in sheet.meeting.attendance)
        return "" if all_vote and not whole else f"{text}."
    wanted = quorum.needed(sheet.rules, total.high if enough else total.low)
    return f"{text}, {sheet.names.say(_NEEDED, needed=wanted)}. {sheet.names.say(_CAN if enough else _CANNOT)}"


def _total(sheet: Sheet) -> quorum.Voters:
    if sheet.body is None:
        return quorum.UNKNOWN
    return quorum.voters_total(sheet.workspace, sheet.body, sheet.meeting)


def _number(sheet: Sheet, voters: quorum.Voters) -> str:
    """``5``, or ``3 až 5`` where it is not known exactly; empty where it may be any number."""
    if voters.low is None or voters.high is None:
        return ""
    return str(voters.high) if voters.low == voters.high else sheet.names.say(_RANGE, low=voters.low, high=voters.high)
