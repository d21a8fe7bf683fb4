"""The general part of the method handbook: phases, the structure of plans, quality, projects."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kpss.deadlines.who import holder_names
from kpss.documents.handbook_examples import part_example, phase_examples
from kpss.documents.tables import used
from kpss.documents.words_plans import area_phrase, period_words
from kpss.language.phrases import Phrase, join
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text, capital
from kpss.model.localities import localities
from kpss.model.naming import record_name
from kpss.model.records import Activity, Project
from kpss.model.structures import Structure, structures
from kpss.model.vocabulary import word, words
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters
from kpss.reports.quality import known_assessments
from kpss.reports.quality import make as quality_report
from kpss.reports.table import Column, Row
from kpss.structure.schemas import vocabularies

_PARTS = (
    Column("part", Text("Část", "Part")),
    Column("text", Text("Co do ní patří", "What belongs there")),
)
_ACTIVITIES = (
    Column("type", Text("Druh", "Type")),
    Column("name", Text("Aktivita", "Activity")),
    Column("period", Text("Kdy", "When")),
    Column("area", Text("Kam dosáhla", "Places reached")),
    Column("outputs", Text("Výstupy", "Outputs"), "lines"),
)
_QUALITY_KEYS = ("area", "rating", "change", "strengths", "weaknesses", "improvement", "responsible")


def general_part(workspace: Workspace, language: Language) -> dict[str, Any]:
    """The values of the template for the general part."""
    return {
        "phases": _phases(workspace, language),
        "structures": _structures(workspace, language),
        "part_columns": _PARTS,
        "assessments": _assessments(workspace, language),
        "projects": [project_facts(workspace, one, language) for one in known_projects(workspace)],
    }


def _phases(workspace: Workspace, language: Language) -> list[dict[str, Any]]:
    """The phases of planning in order, with the places that are in each of them and with examples."""
    names = words(workspace.settings, "planning-phase")
    texts = _texts(workspace, "planning-phase")
    here: dict[str, list[str]] = defaultdict(list)
    for one in localities(workspace):
        if one.type == "place":
            here[one.phase].append(one.name)
    return [
        {
            "title": capital(name.in_language(language)),
            "text": texts[code].in_language(language),
            "places": join(sorted(here[code], key=sort_key), language),
            "examples": phase_examples(workspace, code, language),
        }
        for code, name in names.items()
        if texts.get(code)
    ]


def _texts(workspace: Workspace, vocabulary: str) -> dict[str, Text]:
    """Code → the description of an item; the workspace's own come last and win."""
    found = {
        item["code"]: Text(item["text"], item["text_en"]) for item in vocabularies()[vocabulary] if item.get("text")
    }
    own = workspace.settings.vocabularies.get(vocabulary, ())
    return found | {item.code: Text(item.text, item.text_en or item.text) for item in own if item.text}


def _structures(workspace: Workspace, language: Language) -> list[dict[str, Any]]:
    """The structures of plans that are not over, the binding ones first."""
    found = [one for one in structures(workspace.settings) if one.valid.last >= workspace.as_of]
    return [_structure(workspace, one, language) for one in sorted(found, key=lambda one: not one.binding)]


def _structure(workspace: Workspace, structure: Structure, language: Language) -> dict[str, Any]:
    rows = [
        {"part": part.label.in_language(language), "text": part.description.in_language(language)}
        for part in structure.parts
    ]
    examples = [
        {"part": part.label.in_language(language), "text": text}
        for part in structure.parts
        if (text := part_example(workspace, structure, part, language))
    ]
    return {
        "title": structure.label.in_language(language),
        "binding": structure.binding,
        "law": structure.law,
        "period": period_words(structure.valid, language),
        "rows": rows,
        "examples": examples,
    }


def _assessments(workspace: Workspace, language: Language) -> list[dict[str, Any]]:
    """The latest self-assessment of each thing assessed."""
    report = quality_report(workspace, Filters())
    columns = tuple(column for column in report.columns if column.key in _QUALITY_KEYS and column.shown)
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for one in known_assessments(workspace):
        rows = [row for row in report.rows if row["assessment"] == one.id]
        about = join([record_name(workspace, name) for name in one.about], language)
        made = {
            "title": Phrase(Text("Rok {year}", "{year}"), {"year": str(one.year)}).in_language(language)
            + (f" – {about}" if about else ""),
            "by": join(list(holder_names(workspace, one.by)), language),
            "summary": one.summary,
            "columns": used(columns, rows),
            "rows": rows,
        }
        found.setdefault(tuple(sorted(one.about)), made)
    return list(found.values())


def known_projects(workspace: Workspace) -> list[Project]:
    """The projects that had begun by the workspace's date, by name."""
    found = [one for one in workspace.of(Project) if one.valid.first <= workspace.as_of]
    return sorted(found, key=lambda one: (sort_key(one.name or one.id), one.id))


def project_facts(workspace: Workspace, project: Project, language: Language) -> dict[str, Any]:
    """A project: what it is, what it did where, and what it supports."""
    facts = (
        (Text("Registrační číslo", "Number"), project.number),
        (Text("Nositel", "Carried by"), join(list(holder_names(workspace, project.carried_by)), language)),
        (Text("Financování", "Funding"), join(list(project.funding), language)),
        (Text("Období", "Period"), period_words(project.valid, language)),
        (Text("Území", "Area"), area_phrase(workspace, project.area, language)),
        (Text("Podporuje", "Supports"), join([record_name(workspace, name) for name in project.supports], language)),
        (Text("Výstupy", "Outputs"), "; ".join(one.rstrip(".") for one in project.outputs)),
    )
    rows = [_activity(workspace, activity, language) for activity in project.activities]
    return {
        "title": project.name or project.id,
        "facts": [{"label": label.in_language(language), "words": text} for label, text in facts if text],
        "columns": used(_ACTIVITIES, rows),
        "rows": rows,
        "partly": project.activities_complete is False,
        "note": project.note,
    }


def _activity(workspace: Workspace, activity: Activity, language: Language) -> Row:
    return {
        "type": word(workspace.settings, "activity-type", activity.type).in_language(language),
        "name": activity.name,
        "period": period_words(activity.period, language),
        "area": area_phrase(workspace, activity.area, language),
        "outputs": list(activity.outputs),
    }
