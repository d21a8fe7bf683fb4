"""The minutes of a meeting: who was there, the course, resolutions, tasks, and who wrote and verified them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kpss.documents.meeting import presence, programme, quorum, tasks
from kpss.documents.meeting.outcome import outcome_words, votes_words
from kpss.documents.meeting.sheet import Sheet, lines, paragraphs
from kpss.documents.organisation.words_duties import duty_words
from kpss.documents.organisation.words_structure import Line, labelled, moment_words, tidied, tidy
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.language.dates import latest_text
from kpss.language.phrases import join
from kpss.language.text import Language, Text, capital
from kpss.model.meetings import AgendaItem, Minutes, Resolution
from kpss.model.parts import Duty, Holder
from kpss.model.periods import Moment
from kpss.model.working_days import add_days
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row
from kpss.structure.words import code_words

SIGNATURE_COLUMNS = (
    Column("what", Text("Úkon", "Act")),
    Column("who", Text("Kdo", "Who")),
    Column("when", Text("Kdy", "When")),
    Column("signature", Text("Podpis", "Signature"), "blank"),
)


class Resolved(NamedTuple):
    """A resolution: its heading, its wording and facts."""

    title: str
    text: list[str]
    facts: list[Line]


class Item(NamedTuple):
    """An item of the agenda with what was resolved on it; resolutions on no item stand under one of their own."""

    title: str
    facts: list[Line]
    notes: list[str]
    resolutions: list[Resolved]


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The minutes of the meeting *identifier*.

    :raises UserError: if there is no such meeting.
    """
    sheet = Sheet(workspace, language, identifier)
    meeting, minutes = sheet.meeting, sheet.meeting.minutes or Minutes({})
    present, given = presence.present_rows(sheet), tasks.given_rows(sheet)
    context = {
        "contents": False,
        "per_rollam": sheet.is_per_rollam,
        "title": sheet.title("minutes"),
        "remarks": _remarks(sheet),
        "facts": lines([*sheet.head(), *_leaders(sheet)]),
        "presence": presence.sum_words(sheet),
        "quorum": quorum.statement(sheet),
        "present_columns": used(presence.COLUMNS, present),
        "present_rows": present,
        "others": presence.other_lines(sheet),
        "course": paragraphs(minutes.text),
        "items": _items(sheet),
        "task_columns": used(tasks.GIVEN_COLUMNS, given),
        "task_rows": given,
        "signature_columns": SIGNATURE_COLUMNS,
        "signature_rows": _signatures(sheet, minutes),
        "sending": lines(_sending(sheet, minutes)),
        "minutes_note": tidy(minutes.note),
        "note": tidy(meeting.note),
    }
    return Source("meeting-minutes.md", context, sheet.files())


def _remarks(sheet: Sheet) -> list[str]:
    if sheet.is_forgotten:
        wrong = sheet.say(
            "Jednání je zapsáno jako připravované (status: planned); proběhlo-li, opravte stav na held.",
            "The meeting is recorded as planned (status: planned); if it took place, correct the status to held.",
        )
        return [*sheet.remarks(), wrong]
    early = sheet.say("K tomuto dni se jednání ještě nekonalo.", "The meeting has not been held by this date.")
    return [*sheet.remarks(), *([early] if sheet.state == "planned" else [])]


def _leaders(sheet: Sheet) -> list[Line]:
    return [
        sheet.line("Svolal(a)", "Convened by", sheet.who(sheet.meeting.convened_by)),
        sheet.line("Řídil(a)", "Chaired by", sheet.who(sheet.meeting.chaired_by)),
    ]


# -- items and resolutions --------------------------------------------------------------------------------------------


def _items(sheet: Sheet) -> list[Item]:
    meeting = sheet.meeting
    ids = {item.id for item in meeting.agenda if item.id}
    found = [_item(item, sheet) for item in meeting.agenda]
    rest = [resolution for resolution in meeting.resolutions if resolution.item not in ids]
    if rest:
        name = sheet.say("Další usnesení", "Other resolutions") if found else sheet.say("Usnesení", "Resolutions")
        found.append(Item(name, [], [], [_resolved(resolution, sheet) for resolution in rest]))
    return found


def _item(item: AgendaItem, sheet: Sheet) -> Item:
    kind = programme.TYPES.get(item.type)
    facts = [
        sheet.line("Druh", "Kind", sheet.names.say(kind) if kind is not None else ""),
        sheet.line("Předkládá", "Submitted by", sheet.who(item.submitted_by, plural=True)),
        sheet.line("Čeho se týká", "Concerns", join(sheet.about(item.about), sheet.language)),
    ]
    own = [resolution for resolution in sheet.meeting.resolutions if item.id and resolution.item == item.id]
    return Item(tidy(item.title), lines(facts), paragraphs(item.note), [_resolved(one, sheet) for one in own])


def _resolved(resolution: Resolution, sheet: Sheet) -> Resolved:
    number = tidy(resolution.number)
    title = (
        sheet.say("Usnesení č. {n}", "Resolution No. {n}", n=number) if number else sheet.say("Usnesení", "Resolution")
    )
    act = code_words("meeting", ("resolutions", 0, "act")).get(resolution.act)
    facts = [
        sheet.line("Úkon", "Act", sheet.names.say(act) if act is not None else ""),
        sheet.line("Čeho se týká", "Concerns", join(sheet.about(resolution.about), sheet.language)),
        sheet.line("Hlasování", "Votes", votes_words(resolution.votes, sheet)),
        sheet.line("Výsledek", "Outcome", outcome_words(resolution, sheet)),
        sheet.line(
            "Předáno", "Handed over to", sheet.names.by_id(resolution.delivered_to) if resolution.delivered_to else ""
        ),
        sheet.line("Poznámka", "Note", tidy(resolution.note)),
    ]
    return Resolved(title, paragraphs(resolution.text), lines(facts))


# -- the minutes themselves -------------------------------------------------------------------------------------------


def _signatures(sheet: Sheet, minutes: Minutes) -> list[Row]:
    duties = sheet.duties
    rows = (
        (Text("Zapsal(a)", "Written by"), minutes.written_by, duties.writes_minutes, minutes.written),
        (Text("Ověřil(a)", "Verified by"), minutes.verified_by, duties.verifies_minutes, minutes.verified),
    )
    return [
        {
            "what": sheet.names.say(label),
            "who": capital(_signer(holders, duty, sheet)),
            "when": moment_words(date, sheet.language) if sheet.is_known(date) else "",
        }
        for label, holders, duty, date in rows
    ]


def _signer(holders: Iterable[Holder], duty: Duty | None, sheet: Sheet) -> str:
    """Who did it; else that it is not recorded, and who should by the rules."""
    if recorded := sheet.who(tuple(holders)):
        return recorded
    unknown = sheet.say("neuvedeno", "not stated")
    rule = duty_words(duty, sheet.body, sheet.names) if sheet.body is not None else ""
    return f"{unknown} ({sheet.say('podle pravidel', 'by the rules')}: {rule})" if rule else unknown


def _sending(sheet: Sheet, minutes: Minutes) -> list[Line]:
    """When the minutes were sent and published; until then by when they are due."""
    is_sent, is_public = sheet.is_known(minutes.sent), sheet.is_known(minutes.published)
    to = sheet.who(minutes.sent_to, plural=True) if is_sent else ""
    sent = "; ".join(tidied((_date(minutes.sent, sheet), labelled(sheet.say("komu", "to"), to)))) if is_sent else ""
    receivers = duty_words(sheet.duties.receives_minutes, sheet.body, sheet.names, all_of=True) if sheet.body else ""
    return [
        sheet.line("Rozesláno", "Sent", sent),
        sheet.line("Rozeslat", "To be sent", "" if is_sent else _due(sheet)),
        sheet.line("Dostávají", "Recipients by the rules", "" if to else receivers),
        sheet.line("Zveřejněno", "Published", _date(minutes.published, sheet) if is_public else ""),
        sheet.line("Odkaz", "Link", tidy(minutes.url)),
    ]


def _date(date: Moment | None, sheet: Sheet) -> str:
    return moment_words(date, sheet.language)


def _due(sheet: Sheet) -> str:
    rule = sheet.rules.minutes
    if rule is None or rule.days is None or sheet.day is None or sheet.is_per_rollam:
        return ""
    return latest_text(add_days(sheet.day, rule.days, working=bool(rule.working)), sheet.language)
