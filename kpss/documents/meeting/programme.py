"""The agenda of a meeting as a numbered table."""

from __future__ import annotations

from kpss.documents.meeting.sheet import Sheet, paragraphs
from kpss.documents.organisation.words_structure import moment_words, tidy
from kpss.language.text import Text
from kpss.model.meetings import AgendaItem
from kpss.reports.table import Column, Row
from kpss.structure.words import code_words

# Of other items ("Různé") the kind says nothing.
TYPES = {code: word for code, word in code_words("meeting", ("agenda", 0, "type")).items() if code != "other"}
COLUMNS = (
    Column("number", Text("Č.", "No."), "number"),
    Column("title", Text("Bod", "Item")),
    Column("type", Text("Druh", "Kind"), "choice", labels=TYPES),
    Column("who", Text("Předkládá", "Submitted by")),
    Column("about", Text("Čeho se týká", "Concerns"), "lines"),
    Column("papers", Text("Podklady rozeslány", "Papers sent")),
    Column("note", Text("Poznámka", "Note"), "lines"),
)


def rows(sheet: Sheet, *, told: tuple[str, ...] = ()) -> list[Row]:
    """One row for each item; lines of a note that hold one of the texts *told* elsewhere are left out."""
    return [_row(number, item, sheet, told) for number, item in enumerate(sheet.meeting.agenda, 1)]


def _row(number: int, item: AgendaItem, sheet: Sheet, told: tuple[str, ...]) -> Row:
    return {
        "number": number,
        "title": tidy(item.title),
        "type": item.type if item.type in TYPES else None,
        "who": sheet.who(item.submitted_by, plural=True),
        "about": sheet.about(item.about),
        "papers": moment_words(item.papers_sent, sheet.language) if sheet.is_known(item.papers_sent) else "",
        "note": [line for line in paragraphs(item.note) if not any(text in line for text in told)],
    }
