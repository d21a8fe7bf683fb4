"""The specific part of the method handbook: a part for each planning place, one for municipalities outside them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from kpss.deadlines.who import holder_names
from kpss.documents.area_table import area_rows
from kpss.documents.chapters import chapter
from kpss.documents.measure_card import name_of
from kpss.documents.plan_chapters import own_heading, same_heading
from kpss.documents.tables import used
from kpss.documents.texts import text_lines
from kpss.documents.words_plans import area_phrase, period_words, since_words
from kpss.findings.finding import Finding
from kpss.language.dates import date_text
from kpss.language.phrases import join
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text, capital
from kpss.model.handbook import JoiningStep, Locality
from kpss.model.localities import area_of, localities, orps_of
from kpss.model.naming import record_name
from kpss.model.plans import Plan, period_on
from kpss.model.prose import path_beside, written
from kpss.model.vocabulary import word, words
from kpss.model.workspace import Workspace
from kpss.reports.gaps import rows_of
from kpss.reports.table import Column, Row
from kpss.reports.words import STATES
from kpss.rules.engine import find

PLANS = (
    Column("name", Text("Plán", "Plan")),
    Column("period", Text("Období", "Period")),
    Column("state", Text("Stav k datu", "State on the date"), "choice", labels=STATES),
)
STEPS = (
    Column("name", Text("Krok", "Step")),
    Column("text", Text("Popis", "Description"), "lines"),
    Column("who", Text("Kdo odpovídá", "Responsible"), "list"),
    Column("period", Text("Kdy", "When")),
)
_OF_THE_HANDBOOK = (808, 809)  # the length of a part is no business of those who read it
_PLACE_LEVEL = 3  # of the headings of sections; those of municipalities outside planning stand one lower


def gaps(workspace: Workspace) -> list[Finding]:
    """The gaps of the workspace that may concern a place."""
    return [one for one in find(workspace) if one.severity == "gap" and one.code not in _OF_THE_HANDBOOK]


def place_part(workspace: Workspace, locality: Locality, found: list[Finding], language: Language) -> dict[str, Any]:
    """The part about one planning place."""
    plans = [plan for name in locality.plans if (plan := workspace.get(name, Plan)) is not None]
    phase = word(workspace.settings, "planning-phase", locality.phase).in_language(language)
    facts = (
        (Text("Území", "Area"), area_phrase(workspace, locality.area, language)),
        (Text("Fáze plánování", "Phase of planning"), phase + _since(locality, language)),
        (Text("Plánování vede", "Led by"), join(list(holder_names(workspace, locality.responsible)), language)),
        (Text("Projekty", "Projects"), join([record_name(workspace, one) for one in locality.projects], language)),
    )
    area = area_of(workspace, locality)
    mine = [row for _, row in rows_of(workspace, (one for one in found if _concerns(workspace, locality, one)))]
    return {
        "title": locality.name,
        "facts": [{"label": label.in_language(language), "words": text} for label, text in facts if text],
        "area_rows": area_rows(workspace, area, workspace.as_of),
        "area_unknown": area.unknown,
        "plan_rows": [_plan(workspace, plan, language) for plan in plans],
        "gaps": [row["message"].in_language(language) for row in mine],
        **_texts(workspace, locality, language, _PLACE_LEVEL),
    }


def outside_part(workspace: Workspace, language: Language, only: str = "") -> list[dict[str, Any]]:
    """The parts about municipalities outside planning; of the locality *only* where it is given."""
    found = [one for one in localities(workspace) if one.type == "outside" and only in ("", one.id)]
    return [
        {
            "title": one.name,
            "area_rows": area_rows(workspace, area := area_of(workspace, one), workspace.as_of),
            "area_unknown": area.unknown,
            **_texts(workspace, one, language, _PLACE_LEVEL + 1),
        }
        for one in sorted(found, key=lambda one: (sort_key(one.name), one.id))
    ]


def _since(locality: Locality, language: Language) -> str:
    if locality.phase_since is None or not locality.phase:
        return ""
    return f" ({since_words(date_text(locality.phase_since.text, language), language)})"


def _plan(workspace: Workspace, plan: Plan, language: Language) -> Row:
    period = period_words(period_on(plan, workspace.as_of), language)
    return {"name": plan.name, "period": period, "state": workspace.state_of(plan)}


def _concerns(workspace: Workspace, locality: Locality, found: Finding) -> bool:
    """Whether a gap is about the place: its plans, its municipalities, or the ORP in which it lies alone."""
    if found.plan in locality.plans or found.record.partition("/")[0] in (locality.id, *locality.plans):
        return True
    if found.municipalities:
        return set(found.municipalities) <= area_of(workspace, locality).codes
    return bool(found.orp) and not found.plan and orps_of(workspace, locality) == [found.orp]


def _texts(workspace: Workspace, locality: Locality, language: Language, level: int) -> dict[str, Any]:
    """The sections of a local part, with headings of *level*, in the order of the vocabulary; and its steps."""
    own = {part: getattr(locality, part) for part in ("state", "direction", "development", "evaluation")}
    names = words(workspace.settings, "locality-part")
    order = [*names, *(one.part for one in locality.chapters if one.part not in names)]
    sections = []
    for code in dict.fromkeys(order):
        label = word(workspace.settings, "locality-part", code)
        name = capital(label.in_language(language))
        chapters = list(_chapters(workspace, locality, code, label, level))
        text = own.get(code, "").strip()
        if text or chapters:
            sections.append({"title": name, "text": text, "chapters": chapters})
    rows = [_step(workspace, step, language) for step in locality.steps]
    return {"sections": sections, "step_rows": rows, "step_columns": used(STEPS, rows)}


def _chapters(workspace: Workspace, locality: Locality, code: str, name: Text, level: int) -> Iterator[dict[str, Any]]:
    """The chapters of one section; headings that say the same as the section or the chapter are left out."""
    for item in locality.chapters:
        text = written(workspace, locality, item)
        if item.part != code or not text:
            continue
        titled = bool(item.title) and not any(same_heading(item.title, one) for one in name)
        if not item.file:
            yield {"title": item.title if titled else "", "text": text}
            continue
        path = path_beside(locality, item.file)
        made = chapter(
            _without_heading(text, (item.title,) if item.title else name),
            below=level + titled,
            folder=posixpath.dirname(path),
            name_of=lambda identifier: name_of(workspace, identifier),
            exists=lambda _: False,  # as in plans
        )
        yield {"title": item.title if titled else "", "text": made}


def _without_heading(text: str, titles: tuple[str, ...]) -> str:
    """*text* without a first heading that repeats one of *titles*."""
    heading, rest = own_heading(text)
    return rest if heading and any(same_heading(heading, one) for one in titles) else text


def _step(workspace: Workspace, step: JoiningStep, language: Language) -> Row:
    return {
        "name": step.name,
        "text": text_lines(step.text),
        "who": list(holder_names(workspace, step.responsible)),
        "period": period_words(step.period, language),
    }
