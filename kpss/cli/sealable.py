"""Which decision ``kpss seal`` seals, and when it refuses to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpss.language.errors import UserError
from kpss.language.text import LANGUAGES, Text

if TYPE_CHECKING:
    from kpss.model.records import Record
    from kpss.model.seals import Sealable
    from kpss.model.workspace import Workspace

_CHANGED_LATER = 605


def chosen_of(workspace: Workspace, record: Record, date: str, resolution: str) -> Sealable:
    """The approval or addendum to seal: the newest, or the one of the *date* and *resolution*.

    :raises UserError: if there is none, or several fit.
    """
    from kpss.model.plans import known
    from kpss.model.seals import sealables

    found = [one for one in sealables(record) if known(one.decision.date, workspace.as_of)]
    if not found:
        raise UserError(
            f"Záznam {record.id} nemá k datu zapsané schválení; doplňte ho pod klíč approvals a spusťte příkaz znovu.",
            f"{record.id} has no approval on the date; add it under approvals and run the command again.",
        )
    if not date and not resolution:
        return found[-1]
    fitting = [
        one
        for one in found
        if (not date or (one.decision.date is not None and one.decision.date.text == date))
        and (not resolution or one.decision.resolution == resolution)
    ]
    if len(fitting) != 1:
        listed = ", ".join(
            " ".join(
                part for part in (one.decision.date.text if one.decision.date else "", one.decision.resolution) if part
            )
            or "?"
            for one in fitting or found
        )
        raise UserError(
            f"{'Takové schválení tu není' if not fitting else 'Hodí se jich víc'}; na výběr: {listed}.",
            f"{'There is no such approval' if not fitting else 'Several fit'}; there are: {listed}.",
        )
    return fitting[0]


def decision_words(workspace: Workspace, one: Sealable) -> Text:
    """What people call a decision: an approval or an addendum, who made it, when and by which resolution."""
    from kpss.formats.wording import plain_spaces
    from kpss.language.dates import date_text
    from kpss.model.naming import record_name

    decision, nouns = (
        one.decision,
        ("dodatek", "the addendum") if one.path[0] == "addenda" else ("schválení", "the approval"),
    )
    who = record_name(workspace, decision.by) if decision.by else decision.by_name
    said = []
    for language, noun, number in zip(LANGUAGES, nouns, ("usnesení", "resolution"), strict=True):
        date = date_text(decision.date.text, language) if decision.date is not None else ""
        resolution = f"{number} {decision.resolution}" if decision.resolution else ""
        facts = ", ".join(filter(None, (who, date, resolution)))
        said.append(plain_spaces(f"{noun} ({facts})" if facts else noun))
    return Text(*said)


def refuse_later(workspace: Workspace, one: Sealable) -> None:
    """Refuse to seal today's text under a decision after which others came.

    :raises UserError: if there are such.
    """
    from kpss.model.seals import later_decisions

    later = later_decisions(one)
    if later:
        here, there = decision_words(workspace, one), decision_words(workspace, later[-1])
        raise UserError(
            f"Po rozhodnutí „{here.cs}“ je zapsáno ještě jiné: {there.cs}. Dnešní text proto není ten, který se tehdy "
            "schválil. Zapečeťte pozdější rozhodnutí, nebo zadejte revizi gitu, ve které schválené znění je "
            "(--rev REVIZE). Příště pečeťte hned po schválení.",
            f"After “{here.en}” there is another decision: {there.en}. So today's text is not the one that was approved "
            "then. Seal the later decision, or give the revision of git that holds the approved text (--rev REV). "
            "Next time seal at once after the approval.",
        )


def refuse_mistakes(workspace: Workspace, record: Record) -> None:
    """Refuse to seal what has mistakes, or what may not be all there.

    :raises UserError: naming the first one.
    """
    from kpss.cli.processes import find_all
    from kpss.findings.locate import Locator
    from kpss.formats.wording import message
    from kpss.model.seals import touching

    _refuse_unread(workspace, record)
    files = touching(workspace, record)
    for finding in find_all(workspace):
        own = finding.record.partition("/")[0] == record.id or finding.place.file in files
        if own and finding.severity == "error" and finding.code != _CHANGED_LATER:
            place = Locator(workspace.tree).located(finding).place
            line = place.span.line if place.span is not None else 1
            raise UserError(
                f"V záznamu {record.id} jsou chyby, nejdřív je opravte. První: {place.file}:{line} "
                f"{finding.code_text} {message(finding, 'cs')}",
                f"{record.id} has errors; mend them first. The first: {place.file}:{line} "
                f"{finding.code_text} {message(finding, 'en')}",
            )


def _refuse_unread(workspace: Workspace, record: Record) -> None:
    from kpss.model.doubt import content_in_doubt, without_plan
    from kpss.model.plans import Plan

    if not isinstance(record, Plan):
        return  # all of it stands in one file
    if workspace.unread:
        path = workspace.unread[0]["path"]
        raise UserError(
            f"Soubor {path} nejde přečíst a může v něm být část záznamu {record.id}; nejdřív ho opravte (kpss validate).",
            f"{path} cannot be read and may hold a part of {record.id}; mend it first (kpss validate).",
        )
    for lost in without_plan(workspace):
        raise UserError(
            f"Záznam {lost.id} ({lost.file}) neříká, ke kterému plánu v prostoru patří; nejdřív opravte klíč plan.",
            f"{lost.id} ({lost.file}) does not tell to which plan of the workspace it belongs; mend its key plan first.",
        )
    if content_in_doubt(workspace, record):
        raise UserError(
            f"Některý záznam prostoru nejde určit a může být cílem nebo opatřením záznamu {record.id}; "
            "nejdřív opravte, co hlásí kpss validate.",
            f"What some record of the workspace is cannot be told, and it may be a goal or a measure of {record.id}; "
            "mend first what kpss validate reports.",
        )
