"""The invitation to a meeting."""

from __future__ import annotations

from kpss.documents.meeting import programme, tasks
from kpss.documents.meeting.deadlines import due_words
from kpss.documents.meeting.quorum import needed_words
from kpss.documents.meeting.sheet import Sheet, lines
from kpss.documents.organisation.words_duties import duty_words, unless_said
from kpss.documents.organisation.words_meetings import vote_line
from kpss.documents.organisation.words_structure import Line, moment_words, sentence, tidied, tidy
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.language.text import Language, capital
from kpss.model.meetings import Notice, Sent
from kpss.model.parts import Contact
from kpss.model.workspace import Workspace


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The invitation to the meeting *identifier*.

    :raises UserError: if there is no such meeting.
    """
    sheet = Sheet(workspace, language, identifier)
    found = tasks.open_tasks(sheet)
    rows = programme.rows(sheet, told=tuple(tidy(item.task.text) for item in found))
    open_rows = tasks.open_rows(found, sheet)
    context = {
        "contents": False,
        "title": sheet.title("invitation"),
        "remarks": _remarks(sheet),
        "facts": lines([*sheet.head(), _convener(sheet), *_sent(sheet)]),
        "columns": used(programme.COLUMNS, rows),
        "rows": rows,
        "papers": lines(_papers(sheet)),
        "apology": _apology(sheet),
        "task_columns": used(tasks.OPEN_COLUMNS, open_rows),
        "task_rows": open_rows,
        "deciding": _deciding(sheet),
        "note": tidy(sheet.meeting.note),
    }
    return Source("meeting-invitation.md", context, sheet.files(*(item.meeting for item in found)))


def _remarks(sheet: Sheet) -> list[str]:
    if sheet.meeting.status != "held" or sheet.state != "planned":
        return sheet.remarks()
    early = sheet.say(
        "Jednání je zapsáno jako proběhlé (status: held), k tomuto dni se však ještě nekonalo; "
        "je-li teprve před vámi, opravte stav na planned.",
        "The meeting is recorded as held (status: held) but has not taken place by this date; "
        "if it is still to come, correct the status to planned.",
    )
    return [*sheet.remarks(), early]


def _convener(sheet: Sheet) -> Line:
    recorded = sheet.who(sheet.meeting.convened_by)
    by_rules = duty_words(sheet.duties.convenes, sheet.body, sheet.names) if sheet.body is not None else ""
    return sheet.line("Svolává", "Convened by", recorded or by_rules)


def _sent(sheet: Sheet) -> list[Line]:
    """When the invitation was sent and announced."""
    notice = sheet.meeting.notice or Notice({})
    published = moment_words(notice.published, sheet.language) if sheet.is_known(notice.published) else ""
    return [
        sheet.line("Pozvánka rozeslána", "Invitation sent", *_sending(sheet.meeting.invitation, sheet)),
        sheet.line("Zveřejněno", "Published", published, notice.note),
        sheet.line("Odkaz", "Link", tidy(notice.url)),
    ]


def _sending(sent: Sent | None, sheet: Sheet) -> tuple[str, str]:
    """When, by whom and to whom; nothing before it is known."""
    sent = sent or Sent({})
    if not sheet.is_known(sent.sent):
        return "", ""
    by, to = sheet.who(sent.by), sheet.who(sent.to, plural=True)
    parts = (
        moment_words(sent.sent, sheet.language),
        sheet.say("rozesílá {who}", "by {who}", who=by) if by else "",
        sheet.say("komu: {who}", "to: {who}", who=to) if to else "",
    )
    return "; ".join(tidied(parts)), sent.note


def _papers(sheet: Sheet) -> list[Line]:
    """Papers and proposals: who submits them and by when, and when they were sent."""
    lead, rules = sheet.rules.papers, sheet.rules
    who = duty_words(sheet.duties.submits_papers, sheet.body, sheet.names, all_of=True) if sheet.body else ""
    return [
        sheet.line("Podklady předkládají", "Papers are submitted by", who),
        sheet.line("Podklady odevzdejte", "Papers are due", due_words(lead, sheet), _note(lead)),
        sheet.line("Jaké podklady", "Which papers", tidy(lead.content) if lead is not None else ""),
        sheet.line("Podklady rozeslány", "Papers sent", *_sending(sheet.meeting.papers, sheet)),
        sheet.line("Návrhy k programu", "Proposals", due_words(rules.proposals, sheet), _note(rules.proposals)),
    ]


def _note(lead: object) -> str:
    return unless_said(getattr(lead, "note", ""))


def _apology(sheet: Sheet) -> list[str]:
    """How to apologise: by when, and where the institution can be reached."""
    if sheet.is_per_rollam:
        return []
    lead = sheet.rules.apologies
    due = due_words(lead, sheet)
    ask = sheet.say(
        "Nemůžete-li přijít, omluvte se prosím tomu, kdo jednání svolává",
        "If you cannot come, please apologise to whoever convenes the meeting",
    )
    contact = (sheet.body.contact if sheet.body is not None else None) or Contact({})
    reach = ", ".join(tidied((contact.email, contact.phone, contact.data_box)))
    where = sheet.say("Kontakt: {reach}", "Contact: {reach}", reach=reach) if reach else ""
    return [sentence(text) for text in (f"{ask}, {due}" if due else ask, _note(lead), where) if text]


def _deciding(sheet: Sheet) -> list[str]:
    """Quorum and majority in sentences."""
    vote = vote_line(sheet.rules.vote, sheet.names, remote=sheet.is_per_rollam).text
    return [sentence(capital(text)) for text in tidied((*needed_words(sheet), vote))]
