"""Chapters of a plan: what each is called, and its text without a heading that would say the same again."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup

from kpss.documents.chapters import chapter, pictures_of
from kpss.documents.measure_card import name_of
from kpss.documents.pictures import picture
from kpss.language.slugs import fold
from kpss.language.text import Language, Text, capital
from kpss.model.length import COMMENT
from kpss.model.plan_content import Chapter
from kpss.model.plans import Plan
from kpss.model.prose import inside, path_beside, written
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace

_HEADING = re.compile(r"^#{2,6} (.+)$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
# Words that headings of the same part have or have not: "Analytická část", "Část analytická plánu", "Analytical part".
_FILLING = frozenset({"cast", "kapitola", "planu", "part", "chapter", "of", "the", "plan"})
_NEEDS = Text("Zjištěné potřeby", "Needs found out")
_NEEDS_LISTED = Text("Přehled zjištěných potřeb", "Overview of the needs found out")
UNNAMED = Text("Další text plánu", "More of the plan")
"""The heading of chapters that have neither a title nor a part."""


class Written(NamedTuple):
    """A chapter with its title, of the record or of its file, and the text below it as it is written."""

    item: Chapter
    title: str
    text: str
    is_file: bool


def chapters_of(workspace: Workspace, plan: Plan) -> list[Written]:
    """The chapters of *plan* that have a text."""
    found = []
    for item in plan.chapters:
        text = written(workspace, plan, item)
        from_file = bool(item.file) and text is not None
        text = text if text is not None else item.text  # of a file that is not there only the text can be shown
        title, rest = own_heading(text) if from_file else ("", text)
        if title and item.title and not same_heading(title, item.title):
            rest = text  # it says something else and stays
        if COMMENT.sub("", rest).strip():
            found.append(Written(item, item.title or title, rest, from_file))
    return found


def own_heading(text: str) -> tuple[str, str]:
    """The only heading of the highest level, where *text* begins with it, and the rest; else no title and all."""
    from markdown_it import MarkdownIt  # most documents have no chapters

    lines = COMMENT.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tokens = MarkdownIt("commonmark").parse("\n".join(lines))
    levels = [token.tag for token in tokens if token.type == "heading_open" and token.level == 0]
    first = tokens[0] if tokens else None
    if first is None or first.type != "heading_open" or first.map is None:
        return "", text
    if levels.count(first.tag) > 1 or min(levels) != first.tag:
        return "", text
    inner = tokens[1].children or ()
    title = "".join(token.content for token in inner if token.type in ("text", "code_inline")).strip()
    return title, "\n".join(lines[first.map[1] :])


def heading_of(workspace: Workspace, made: Written, language: Language) -> str:
    """What a chapter is called: its title, else its part."""
    if made.title:
        return made.title
    return part_title(workspace, made.item.part, language) if made.item.part else UNNAMED.in_language(language)


def same_heading(one: str, other: str) -> bool:
    """Whether two headings say the same or nearly so: ``1. Část analytická`` and ``Analytická část``."""
    return _telling(one) == _telling(other)


def _telling(text: str) -> frozenset[str]:
    found = frozenset(_WORD.findall(fold(text)))
    return found - _FILLING or found


def part_title(workspace: Workspace, code: str, language: Language) -> str:
    """The name of a part of plans as a heading."""
    return capital(word(workspace.settings, "plan-part", code).in_language(language))


def chapter_text(workspace: Workspace, plan: Plan, made: Written, below: int) -> str | Markup:
    """The text of a chapter; its own headings stand under one of level *below*."""
    if not made.is_file:
        return made.text
    return chapter(
        made.text,
        below=below,
        folder=posixpath.dirname(path_beside(plan, made.item.file)),
        name_of=lambda identifier: name_of(workspace, identifier),
        exists=lambda found: picture(workspace.tree, found) is not None,
    )


def needs_title(told: Iterable[tuple[str, str | Markup]], language: Language) -> str:
    """What the table of needs is called beside chapters with these titles and texts."""
    headings = (line for title, text in told for line in (title, *_HEADING.findall(str(text))))
    taken = any(same_heading(line, name) for line in headings for name in _NEEDS)
    return (_NEEDS_LISTED if taken else _NEEDS).in_language(language)


def chapter_files(workspace: Workspace, plan: Plan) -> list[str]:
    """The files of the chapters of *plan* that are there, their pictures, and its tables, relative to the workspace."""
    chapters = [path for item in plan.chapters if (path := path_beside(plan, item.file)) in workspace.chapters]
    shown = (pictures_of(workspace.chapters[path], posixpath.dirname(path)) for path in chapters)
    tables = [path_beside(plan, item.file) for item in plan.tables if item.file]
    return [*chapters, *chain.from_iterable(shown), *filter(inside, tables)]
