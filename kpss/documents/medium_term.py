"""The region's medium-term plan, arranged by the parts that its structure asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from markupsafe import Markup

from kpss.documents.data_tables import DataSheet
from kpss.documents.evaluation import earlier_context
from kpss.documents.find import find_plan
from kpss.documents.measure_tables import NEED_COLUMNS, need_row
from kpss.documents.outlook import capacity_context, outlook_context
from kpss.documents.plan_chapters import (
    UNNAMED,
    Written,
    chapter_text,
    chapters_of,
    needs_title,
    part_title,
    same_heading,
)
from kpss.documents.plan_content import plan_content
from kpss.documents.plan_order import TABLES, tables_by_part
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.documents.title_page import (
    approved_by,
    plan_facts,
    plan_files,
    proceedings_words,
    source_list,
    title_page,
)
from kpss.documents.yearly_dates import yearly_dates
from kpss.language.text import LANGUAGES, Language, Text
from kpss.model.content import content
from kpss.model.needs import needs_of
from kpss.model.plan_content import Capacity, Evaluation, Need
from kpss.model.plan_parts import structures_of
from kpss.model.plans import Plan
from kpss.model.progress import evaluations
from kpss.model.structures import Structure, structures
from kpss.model.workspace import Workspace

_BEFORE = ("introduction",)  # chapters of no part of the structure that stand before it; the others stand behind
_ANALYSIS = "analytical"  # where tables without a part belong


class Section(NamedTuple):
    """A chapter with its heading; one without a title continues under the heading of its part."""

    title: str
    text: str | Markup


class Part(NamedTuple):
    """A part of the plan: its chapters and tables, and what of the records stands in it (codes of ``filled_by``)."""

    title: str
    sections: tuple[Section, ...]
    tables: tuple[DataSheet, ...]
    shows: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.sections or self.tables or self.shows)


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The medium-term plan *identifier*.

    :raises UserError: if there is no such plan, or if it is of another type.
    """
    plan = find_plan(workspace, identifier, "medium_term")
    needs = needs_of(workspace, plan)
    last = _last_evaluation(workspace, plan)
    values: dict[str, Any] = {
        **plan_content(workspace, plan, language),
        **_needs(workspace, needs, language),
        **outlook_context(workspace, plan, language),
        **capacity_context(workspace, _changes(workspace, plan), language),
        "previous": earlier_context(workspace, last, language) if last is not None else None,
    }
    kind = Text("Střednědobý plán rozvoje sociálních služeb kraje", "Medium-term plan of social services of the region")
    context = {
        **values,
        **title_page(workspace, language, plan.name, kind, plan_facts(workspace, plan, language), plan, note=plan.note),
        "plan": plan,
        **_arranged(workspace, plan, language, values),
        **yearly_dates([plan], language),
        "approval": [
            *approved_by(workspace, plan.approvals, language),
            *proceedings_words(workspace, plan.proceedings, language),
        ],
        "sources": source_list(workspace, plan, [*needs, *([last] if last is not None else [])], language),
    }
    files = plan_files(workspace, plan, *needs, *([last] if last is not None else []))
    return Source("medium-term-plan.md", context, tuple(sorted(files)))


def structure_of(workspace: Workspace, plan: Plan) -> Structure | None:
    """The structure by which *plan* is arranged: one that surely applies to it, else one for plans of its type."""
    for_type = [one for one in structures(workspace.settings) if plan.type in one.types]
    return next(iter([*structures_of(workspace, plan), *for_type]), None)


_Shown = Callable[[dict[str, Any]], bool]
# What of the records stands in a part, and whether there is any.
_SHOWN: dict[str, _Shown] = {
    "needs": lambda values: bool(values["need_rows"]),
    "swot": lambda values: bool(values["swot_rows"]),
    "evaluation": lambda values: values["previous"] is not None,
    "vision": lambda values: bool(values["vision"]),
    "goals": lambda values: bool(values["vision"] or values["priorities"] or values["goals"]),
    "measures": lambda values: bool(values["measure_rows"] or values["money_rows"] or values["pipeline_rows"]),
    "network": lambda values: bool(values["capacity_rows"] or values["outlook_unit_rows"]),
    "outlook": lambda values: bool(values["outlook_money_rows"] or values["outlook_notes"]),
}


def _arranged(workspace: Workspace, plan: Plan, language: Language, values: dict[str, Any]) -> dict[str, Any]:
    """The parts of the structure, and what stands before and behind them."""
    structure = structure_of(workspace, plan)
    wanted = structure.parts if structure is not None else ()
    codes = [part.code for part in wanted]
    tables = tables_by_part(workspace, plan, language)
    if "" in tables and _ANALYSIS in codes:
        tables[_ANALYSIS] = (*tables.get(_ANALYSIS, ()), *tables.pop(""))
    chapters = chapters_of(workspace, plan)
    parts, told = [], set[str]()
    for part in wanted:
        names = (*part.label, *(part_title(workspace, part.code, spoken) for spoken in LANGUAGES))
        found = tuple(_section(workspace, plan, made, names) for made in chapters if made.item.part == part.code)
        shows = tuple(code for code in part.filled_by if code in _SHOWN and code not in told and _SHOWN[code](values))
        told |= set(shows)
        parts.append(Part(part.label.in_language(language), found, tables.pop(part.code, ()), shows))
    others = dict.fromkeys([made.item.part for made in chapters] + list(tables))
    rest = [
        _other(workspace, plan, code, [made for made in chapters if made.item.part == code], tables.get(code, ()),
               language)
        for code in others
        if code not in codes
    ]  # fmt: skip
    return {
        "opening": [part for code, part in rest if code in _BEFORE],
        "parts": parts,
        "closing": [part for code, part in rest if code not in _BEFORE],
        "needs_title": needs_title([(one.title, one.text) for part in parts for one in part.sections], language),
    }


def _section(workspace: Workspace, plan: Plan, made: Written, names: tuple[str, ...] = ()) -> Section:
    """A chapter; a title that only repeats one of the *names* of its part is left out."""
    title = "" if any(same_heading(made.title, name) for name in names) else made.title
    return Section(title, chapter_text(workspace, plan, made, 3 if title else 2))


def _other(
    workspace: Workspace, plan: Plan, code: str, chapters: list[Written], tables: tuple[DataSheet, ...],
    language: Language,
) -> tuple[str, Part]:  # fmt: skip
    found = tuple(_section(workspace, plan, made) for made in chapters)
    fallback = TABLES if not chapters else UNNAMED
    title = part_title(workspace, code, language) if code else fallback.in_language(language)
    if len(found) == 1 and found[0].title:  # a heading of the part above the only chapter would say nothing
        title, found = found[0].title, (Section("", chapter_text(workspace, plan, chapters[0], 2)),)
    return code, Part(title, found, tables, ())


def _needs(workspace: Workspace, needs: list[Need], language: Language) -> dict[str, Any]:
    rows = [need_row(workspace, need, language) for need in needs]
    return {"need_columns": used(NEED_COLUMNS, rows), "need_rows": rows}


def _changes(workspace: Workspace, plan: Plan) -> list[tuple[str, Capacity]]:
    return [(node.measure.code, item) for node in content(workspace, plan).measures for item in node.measure.capacity]


def _last_evaluation(workspace: Workspace, plan: Plan) -> Evaluation | None:
    """The summary evaluation of a predecessor; where there is none, its last yearly one."""
    found = [one for name in plan.predecessors for one in evaluations(workspace, name)]
    summaries = [one for one in found if one.type == "summary"]
    return next(reversed(summaries or found), None)
