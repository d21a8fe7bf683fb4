"""KPSS110: a required key is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.handbook import Locality, Section
from kpss.model.plan_content import Chapter
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, reading_problems
from kpss.rules.option_words import with_words

_TO_FILL_IN = Text("Doplňte „{key}“ ({label_cs}).", "Fill in “{key}” ({label_en}).")
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
        "fill_in": Wording(
            _TO_FILL_IN,
            Text("Přepište to slovo; klíč je povinný.", "Write over that word; the key is required."),
        ),
        "fill_in_or_delete": Wording(
            _TO_FILL_IN, Text("Přepište to slovo, nebo řádek smažte.", "Write over that word, or delete the line.")
        ),
    },
    hints={
        "options": Text("Napište jedno z: {options:options}.", "Write one of {options:options}."),
        "such": Text("Pište třeba „{such}“.", "Write “{such}”, say."),
        "example": Text("Doplňte řádek, například „{key}: {example}“.", "Add a line such as “{key}: {example}”."),
    },
)
_of_schemas = reading_problems(RULE)
_LISTED = {"options", "vocabulary"}


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Keys that the schemas require, and chapters of which nobody could tell what they are or what they say."""
    for one in _of_schemas(workspace, options):
        yield one._replace(params=_with_options(workspace, one.params)) if _LISTED & one.params.keys() else one
    for plan in workspace.of(Plan):
        yield from _chapters(plan, plan.chapters)
    for locality in workspace.of(Locality):
        yield from _chapters(locality, locality.chapters)


def _with_options(workspace: Workspace, params: Mapping[str, Any]) -> dict[str, Any]:
    """What may be written, of vocabularies with the workspace's own items."""
    if "vocabulary" not in params:
        return with_words(params)
    known = words(workspace.settings, params["vocabulary"])
    return with_words({**params, "options": list(known), "words": known})


def _chapters(record: Record, chapters: Sequence[Chapter | Section]) -> Iterator[Finding]:
    for index, item in enumerate(() if "chapters" in record.broken else chapters):
        for problem, missing in (
            ("unnamed", not item.part and not item.title),
            ("no_text", not item.file and not item.text),
        ):
            if missing:
                yield finding(RULE, record, ("chapters", index), subject=problem, params={"problem": problem})
