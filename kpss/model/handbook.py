"""Typed views of the method handbook's local parts and of the self-assessment of planning."""

from __future__ import annotations

from kpss.model.fields import View, date, many, number, one, span, text, texts
from kpss.model.parts import Area, Holder
from kpss.model.records import Record


class Section(View):
    """A section of a local part: a Markdown file beside the record, or a short text."""

    part, title, file, text = text("part"), text("title"), text("file"), text("text")


class JoiningStep(View):
    """A step proposed to municipalities outside planning, or to a planning place."""

    name, text, note = text("name"), text("text"), text("note")
    responsible, period = many("responsible", Holder), span("period")


class Locality(Record):
    """What the handbook says about a planning place (``place``) or about municipalities outside planning."""

    type, area, phase, phase_since = text("type"), one("area", Area), text("phase"), date("phase_since")
    plans, responsible = texts("plans"), many("responsible", Holder)
    state, direction = text("state"), text("direction")
    development, evaluation = text("development"), text("evaluation")
    chapters, steps, projects = many("chapters", Section), many("steps", JoiningStep), texts("projects")


class Criterion(View):
    """One criterion of an area of quality."""

    name, rating, evidence, note = text("name"), text("rating"), text("evidence"), text("note")


class AssessedArea(View):
    """How one area of quality came out."""

    area, rating, improvement, note = text("area"), text("rating"), text("improvement"), text("note")
    strengths, weaknesses, evidence = texts("strengths"), texts("weaknesses"), texts("evidence")
    responsible, criteria = many("responsible", Holder), many("criteria", Criterion)


class Quality(Record):
    """A self-assessment of planning for a year."""

    about, year, date, by = texts("about"), number("year"), date("date"), many("by", Holder)
    summary, areas = text("summary"), many("areas", AssessedArea)
