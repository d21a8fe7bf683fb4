"""The settlement of comments on a draft: how it was consulted, what was received, and how it was settled."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from kpss.deadlines.who import holder_names
from kpss.documents.find import find
from kpss.documents.network_words import moment_words
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.documents.texts import text_lines
from kpss.documents.title_page import title_page
from kpss.documents.words_plans import period_words, sources_of
from kpss.language.phrases import Phrase, join
from kpss.language.text import Language, Text
from kpss.model.consultations import Comment, Consultation, Hearing
from kpss.model.naming import record_name
from kpss.model.plans import Plan, known
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row
from kpss.structure.words import code_words

_SETTLEMENTS = code_words("consultation", ("comments", 0, "settlement"))
_COLUMNS = (
    Column("number", Text("Č.", "No.")),
    Column("from", Text("Od koho", "From")),
    Column("received", Text("Doručena", "Received"), "date"),
    Column("part", Text("K čemu", "About")),
    Column("text", Text("Připomínka", "Comment"), "lines"),
    Column("settlement", Text("Vypořádání", "Settlement"), "choice", labels=_SETTLEMENTS),
    Column("reason", Text("Odůvodnění", "Reason"), "lines"),
    Column("settled", Text("Vypořádal a kdy", "Settled by and when")),
)
# Each settlement as a part of a sentence: one, two to four, more comments.
_COUNTED = {
    "accepted": Text("{n:byla přijata|byly přijaty|bylo přijato}", "{n:was|were} accepted"),
    "partly": Text("{n:byla přijata zčásti|byly přijaty zčásti|bylo přijato zčásti}", "{n:was|were} accepted in part"),
    "rejected": Text("{n:nebyla přijata|nebyly přijaty|nebylo přijato}", "{n:was|were} not accepted"),
    "noted": Text("{n:byla vzata na vědomí|byly vzaty na vědomí|bylo vzato na vědomí}", "{n:was|were} noted"),
}
_RECEIVED = Text(
    "K návrhu {count:#došla|došly|došlo} {count:připomínka|připomínky|připomínek}",
    "{count:comment was|comments were} received",
)
_NONE = Text("K návrhu nebyla podána žádná připomínka.", "No comment on the draft was submitted.")
_SO_FAR = Text(
    "Zatím {count:#byla zapsána|byly zapsány|bylo zapsáno} {count:připomínka|připomínky|připomínek}",
    "{count:comment has|comments have} been recorded so far",
)
_NONE_SO_FAR = Text("Zatím není zapsána žádná připomínka.", "No comment has been recorded so far.")
_BEGINS = Text("Lhůta pro připomínky začíná {day:date}.", "The time for comments begins on {day:date}.")
_RUNS = Text("Lhůta běží do {day:date}.", "The time for comments runs until {day:date}.")
Stage = Literal["before", "running", "over", "unknown"]
_KINDS: dict[Stage, Text] = {
    "before": Text("Připomínkové řízení k návrhu", "Consultation on a draft"),
    "running": Text("Připomínkové řízení k návrhu", "Consultation on a draft"),
}
_KIND = Text("Vypořádání připomínek k návrhu", "Settlement of comments on a draft")
_NAMES: dict[Stage, Text] = {
    "before": Text("Připomínkové řízení", "Consultation"),
    "running": Text("Připomínkové řízení", "Consultation"),
}
_NAME = Text("Vypořádání připomínek", "Settlement of comments")
_HOW: dict[Stage, Text] = {
    "before": Text("Jak bude možné návrh připomínkovat", "How the draft can be commented on"),
    "running": Text("Jak je možné návrh připomínkovat", "How the draft can be commented on"),
}
_HOW_IT_WAS = Text("Jak bylo možné návrh připomínkovat", "How the draft could be commented on")
_OPEN = Text(
    "Zatím {count:#není vypořádána|nejsou vypořádány|není vypořádáno} {count:připomínka|připomínky|připomínek}.",
    "{count:comment is|comments are} not settled yet.",
)


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The consultation *identifier* as it stood on the date.

    :raises UserError: if there is no such consultation.
    """
    record = find(workspace, identifier, Consultation, "consultation", Text("Připomínkové řízení", "consultation"))
    about = [record_name(workspace, one) for one in record.about]
    rows = [
        _row(workspace, comment, index, language)
        for index, comment in enumerate(record.comments, start=1)
        if known(comment.received, workspace.as_of)
    ]
    plan = workspace.get(record.about[0], Plan) if len(record.about) == 1 else None
    stage = stage_of(record, workspace.as_of)
    fallback, kind = _NAMES.get(stage, _NAME).in_language(language), _KINDS.get(stage, _KIND)
    context = {
        **title_page(
            workspace, language, record.name or fallback, kind, _facts(workspace, record, about, language), plan
        ),
        "how_title": _HOW.get(stage, _HOW_IT_WAS).in_language(language),
        "is_open": stage in _KINDS,
        "ways": list(record.ways),
        "hearings": [_hearing(item, language) for item in record.hearings],
        "columns": _used(rows),
        "rows": rows,
        "time": _time(record, stage, language),
        "counts": counts_words(rows, language, stage),
        "unsettled": [_named(row, language) for row in rows if not row["settlement"] and stage not in _KINDS],
        "note": record.note,
        "sources": sources_of([record], language),
    }
    named = [workspace.records[one].file for one in record.about if one in workspace.records]
    return Source("consultation.md", context, tuple(sorted({"kpss.yaml", record.file, *named})))


def _facts(workspace: Workspace, record: Consultation, about: list[str], language: Language) -> list[tuple[Text, str]]:
    shown = known(record.settled_published, workspace.as_of)
    return [
        (Text("Návrh", "Draft"), join(about, language)),
        (_published(record, workspace.as_of), moment_words(record.published, language)),
        (Text("Lhůta pro připomínky", "Time for comments"), period_words(record.open, language)),
        (
            Text("Vypořádání zveřejněno", "Settlement published"),
            moment_words(record.settled_published, language) if shown else "",
        ),
        (Text("Odkaz", "Link"), record.url),
    ]


def _row(workspace: Workspace, comment: Comment, index: int, language: Language) -> Row:
    settled = bool(comment.settlement) and known(comment.settled, workspace.as_of)
    by = [*holder_names(workspace, comment.by), moment_words(comment.settled, language)]
    return {
        "number": comment.id or str(index),
        "from": comment.sender,
        "received": comment.received.text if comment.received is not None and not comment.received.unknown else None,
        "part": comment.part,
        "text": text_lines(comment.text),
        "settlement": comment.settlement if settled else "",
        "reason": text_lines(comment.reason) if settled else [],
        "settled": ", ".join(part for part in by if part) if settled else "",
    }


def _used(rows: list[Row]) -> tuple[Column, ...]:
    """The columns of the table; number, sender, settlement and reason always, the rest where they say something."""
    always = ("number", "from", "settlement", "reason")
    says = used(_COLUMNS, rows)
    return tuple(column for column in _COLUMNS if column.key in always or column in says)


def stage_of(record: Consultation, day: dt.date) -> Stage:
    """Whether the time for comments is yet to come, runs, or is over on *day*."""
    period = record.open
    if period.start is not None and day < period.first:
        return "before"
    if period.end is not None:
        return "over" if day > period.last else "running"
    if known(record.settled_published, day) and record.settled_published is not None:
        return "over"
    return "unknown"


def counts_words(rows: list[Row], language: Language, stage: Stage = "over") -> str:
    """How many comments were received and how they were settled, in a sentence; nothing before they can come."""
    if not rows:
        empty = {"before": Text("", ""), "over": _NONE}.get(stage, _NONE_SO_FAR)
        return empty.in_language(language)
    count, unsettled = len(rows), sum(1 for row in rows if not row["settlement"])
    numbers = {code: sum(1 for row in rows if row["settlement"] == code) for code in _COUNTED}
    parts = [Phrase(_COUNTED[code], {"n": number}).in_language(language) for code, number in numbers.items() if number]
    text = Phrase(_RECEIVED if stage == "over" else _SO_FAR, {"count": count}).in_language(language)
    text += f": {join(parts, language)}." if parts else "."
    if unsettled and stage == "over":
        text += " " + Phrase(_OPEN, {"count": unsettled}).in_language(language)
    return text


def _time(record: Consultation, stage: Stage, language: Language) -> str:
    """When the time for comments begins or ends, while that is to come."""
    start, end = record.open.start, record.open.end
    if stage == "before" and start is not None:
        return Phrase(_BEGINS, {"day": start.text}).in_language(language)
    return Phrase(_RUNS, {"day": end.text}).in_language(language) if stage == "running" and end is not None else ""


def _published(record: Consultation, day: dt.date) -> Text:
    if known(record.published, day):
        return Text("Návrh zveřejněn", "Draft published")
    return Text("Návrh bude zveřejněn", "Draft to be published")


def _hearing(item: Hearing, language: Language) -> str:
    return ", ".join(part for part in (moment_words(item.date, language), item.place, item.note) if part)


def _named(row: Row, language: Language) -> str:
    """A comment as ``připomínka č. 3 – občan – opatření 1.2``."""
    number = Phrase(Text("připomínka č. {number}", "comment No. {number}"), {"number": row["number"]})
    return " – ".join(part for part in (number.in_language(language), row["from"], row["part"]) if part)
