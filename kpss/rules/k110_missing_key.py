"""KPSS110: a required key is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.handbook import Locality, Section
from kpss.model.plan_content import Chapter
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, reading_problems

RULE = Rule(
    110,
    "missing-key",
    "error",
    Text("Chybí povinný klíč", "A required key is missing"),
    Wording(
        Text("Chybí povinný klíč {key:quote} ({label_cs}).", "The required key {key:quote} ({label_en}) is missing."),
        Text("Doplňte řádek „{key}: …“.", "Add a line “{key}: …”."),
    ),
    variants={
        "unnamed": Wording(
            Text("Kapitola nemá „part“ ani „title“.", "The chapter has neither “part” nor “title”."),
            Text(
                "Doplňte „part: …“ (která část to je), nebo vlastní nadpis „title: …“.",
                "Add “part: …” (which part it is), or a heading of its own, “title: …”.",
            ),
        ),
        "no_text": Wording(
            Text("Kapitola nemá „file“ ani „text“.", "The chapter has neither “file” nor “text”."),
            Text(
                "Doplňte „file: kapitola.md“ (soubor vedle záznamu), nebo krátký text „text: …“.",
                "Add “file: chapter.md” (a file beside the record), or a short “text: …”.",
            ),
        ),
    },
    hints={"example": Text("Doplňte řádek, například „{key}: {example}“.", "Add a line such as “{key}: {example}”.")},
)
_of_schemas = reading_problems(RULE)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Keys that the schemas require, and chapters of which nobody could tell what they are or what they say."""
    yield from _of_schemas(workspace, options)
    for plan in workspace.of(Plan):
        yield from _chapters(plan, plan.chapters)
    for locality in workspace.of(Locality):
        yield from _chapters(locality, locality.chapters)


def _chapters(record: Record, chapters: Sequence[Chapter | Section]) -> Iterator[Finding]:
    for index, item in enumerate(() if "chapters" in record.broken else chapters):
        for problem, missing in (
            ("unnamed", not item.part and not item.title),
            ("no_text", not item.file and not item.text),
        ):
            if missing:
                yield finding(RULE, record, ("chapters", index), subject=problem, params={"problem": problem})
