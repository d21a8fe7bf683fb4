"""Tasks of meetings: those that are still open, and those that a meeting gave."""

from __future__ import annotations

from typing import NamedTuple

from kpss.documents.meeting.sheet import Sheet
from kpss.documents.meeting.words import number_words
from kpss.documents.organisation.words_structure import moment_words, tidied, tidy
from kpss.language.text import Text
from kpss.model.meetings import Meeting, Task
from kpss.reports.table import Column, Row

OPEN_COLUMNS = (
    Column("text", Text("Úkol", "Task")),
    Column("who", Text("Kdo", "Who")),
    Column("due", Text("Do kdy", "By")),
    Column("given", Text("Z jednání", "From the meeting")),
    Column("note", Text("Poznámka", "Note")),
)
GIVEN_COLUMNS = (
    Column("number", Text("Č.", "No."), "number"),
    Column("text", Text("Úkol", "Task")),
    Column("who", Text("Kdo", "Who")),
    Column("due", Text("Do kdy", "By")),
    Column("item", Text("K bodu", "On item")),
    Column("done", Text("Splněno", "Done")),
    Column("note", Text("Poznámka", "Note")),
)


class Open(NamedTuple):
    """A task that is not done yet, and the meeting that gave it."""

    task: Task
    meeting: Meeting


def open_tasks(sheet: Sheet) -> list[Open]:
    """Tasks of earlier meetings of the same instance that are not known to be done, the latest meeting first."""
    return [
        Open(task, meeting)
        for meeting in sheet.earlier
        if "tasks" not in meeting.broken
        for task in meeting.tasks
        if not sheet.is_known(task.done) and tidy(task.text)
    ]


def open_rows(tasks: list[Open], sheet: Sheet) -> list[Row]:
    """One row for each open task."""
    return [
        {
            "text": tidy(item.task.text),
            "who": sheet.who(item.task.responsible),
            "due": _due(item.task, sheet),
            "given": _given(item.meeting, sheet),
            "note": tidy(item.task.note),
        }
        for item in tasks
    ]


def given_rows(sheet: Sheet) -> list[Row]:
    """One row for each task that the meeting gave."""
    items = {item.id: number for number, item in enumerate(sheet.meeting.agenda, 1) if item.id}
    return [
        {
            "number": number,
            "text": tidy(task.text),
            "who": sheet.who(task.responsible),
            "due": moment_words(task.due, sheet.language),
            "item": str(items.get(task.item, task.item)),
            "done": moment_words(task.done, sheet.language) if sheet.is_known(task.done) else "",
            "note": tidy(task.note),
        }
        for number, task in enumerate(sheet.meeting.tasks, 1)
    ]


def _due(task: Task, sheet: Sheet) -> str:
    words = moment_words(task.due, sheet.language)
    is_late = task.due is not None and task.due.latest < sheet.workspace.as_of
    return f"{words} ({sheet.say('po termínu', 'overdue')})" if is_late else words


def _given(meeting: Meeting, sheet: Sheet) -> str:
    return ", ".join(tidied((number_words(meeting, sheet.language), moment_words(meeting.date, sheet.language))))
