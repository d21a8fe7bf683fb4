"""In which order a plan is read: its chapters with their tables, and between them what the records hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from markupsafe import Markup

from kpss.documents.data_tables import DataSheet, data_sheet
from kpss.documents.plan_chapters import chapter_text, chapters_of, heading_of, part_title
from kpss.language.text import Language, Text
from kpss.model.plans import Plan
from kpss.model.workspace import Workspace

Sort = Literal["chapter", "analysis", "strategy", "money"]

_FIRST = 2  # level of the headings of chapters
_ORDER = (
    "introduction", "organisation", "involvement", "descriptive", "analytical", "previous_plan_evaluation",
    "strategic", "network_provision", "financing", "monitoring", "consultation", "glossary", "annex",
)  # fmt: skip
# Behind the last chapter of which part stands what the records hold.
_BEHIND: tuple[tuple[Sort, str], ...] = (("analysis", "analytical"), ("strategy", "strategic"), ("money", "financing"))
TABLES = Text("Tabulky a grafy", "Tables and charts")
"""The heading of tables that belong to no part."""


class Section(NamedTuple):
    """A chapter with its tables, or a place for the analysis, the strategy or the money that records hold."""

    sort: Sort
    part: str = ""
    title: str = ""
    text: str | Markup = ""
    tables: tuple[DataSheet, ...] = ()


def sections(workspace: Workspace, plan: Plan, language: Language) -> list[Section]:
    """The chapters of *plan* in their order, and where among them the rest stands."""
    found = with_tables(workspace, plan, language)
    for sort, part in _BEHIND:
        # What is told of money makes sense behind the measures.
        least = 1 + max((i for i, one in enumerate(found) if one.sort != "chapter"), default=-1)
        found.insert(max(least, _place(found, part, behind=True)), Section(sort))
    return found


def with_tables(workspace: Workspace, plan: Plan, language: Language) -> list[Section]:
    """The chapters of *plan*, tables behind the last chapter of their part; a part without one gets a chapter."""
    found = [
        Section("chapter", made.item.part, heading_of(workspace, made, language),
                chapter_text(workspace, plan, made, _FIRST))
        for made in chapters_of(workspace, plan)
    ]  # fmt: skip
    for part, sheets in tables_by_part(workspace, plan, language).items():
        last = max((i for i, one in enumerate(found) if part and one.part == part), default=None)
        if last is not None:
            found[last] = found[last]._replace(tables=sheets)
        else:
            title = part_title(workspace, part, language) if part else TABLES.in_language(language)
            found.insert(_place(found, part, behind=False), Section("chapter", part, title, tables=sheets))
    return found


def tables_by_part(workspace: Workspace, plan: Plan, language: Language) -> dict[str, tuple[DataSheet, ...]]:
    """Part → its tables, in the order of the plan; those without a part stand under an empty text."""
    found: dict[str, tuple[DataSheet, ...]] = {}
    for item in plan.tables:
        found[item.part] = (*found.get(item.part, ()), data_sheet(workspace, plan, item, language))
    return found


def _place(found: Iterable[Section], part: str, *, behind: bool) -> int:
    """Where *part* belongs: behind its last chapter, else before the first one that is usually read later."""
    chapters = list(found)
    own = [i for i, one in enumerate(chapters) if one.part == part]
    if own and behind:
        return own[-1] + 1
    later = _ORDER[_ORDER.index(part) + 1 :] if part in _ORDER else ()
    return next((i for i, one in enumerate(chapters) if one.part in later), len(chapters))
