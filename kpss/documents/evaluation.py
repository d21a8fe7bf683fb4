"""The evaluation of a plan, for a year or over its life: how measures are fulfilled, indicators, money."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kpss.deadlines.who import holder_names
from kpss.documents.evaluation_life import life_context
from kpss.documents.evaluation_money import money_context
from kpss.documents.find import find
from kpss.documents.measure_card import name_of, title
from kpss.documents.measure_tables import CODE, STATUS_COLUMNS, status_row, target_words, valued
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.documents.title_page import approved_by, plan_files, proceedings_words, title_page
from kpss.documents.words_plans import amended_words, area_words, period_words, sources_of
from kpss.language.dates import date_text
from kpss.language.phrases import Phrase, join
from kpss.language.text import Language, Text
from kpss.model.content import MeasureNode, Place, content, ever_in_force, everything
from kpss.model.naming import record_name
from kpss.model.plan_content import Evaluated, Evaluation, Measure
from kpss.model.plans import Plan, period_on
from kpss.model.progress import evaluations, known_from, reading_of, told, under_way
from kpss.model.workspace import Workspace
from kpss.reports.lights import LIGHTS, STATUSES, light_of
from kpss.reports.measure_charts import lights_chart
from kpss.reports.table import Column, Row

_INDICATORS = (
    CODE,
    Column("name", Text("Ukazatel", "Indicator")),
    Column("unit", Text("Jednotka", "Unit")),
    Column("baseline", Text("Výchozí stav", "Baseline")),
    Column("target", Text("Cíl", "Target")),
    Column("value", Text("Zjištěno", "Found"), "number"),
    Column("note", Text("Poznámka", "Note")),
)
_EVALUATED = Text(
    "Celkem {count:vyhodnocené opatření|vyhodnocená opatření|vyhodnocených opatření}",
    "{count:measure|measures} evaluated",
)
_LEFT_OUT = Text(
    "Bez vyhodnocení {count:#zůstává|zůstávají|zůstává} {count:opatření|opatření|opatření}.",
    "{count:measure is|measures are} left without evaluation.",
)
_EARLY = Text(
    "Vyhodnocení je až z {day:date}, po datu, ke kterému je dokument.",
    "The evaluation is of {day:date}, after the date of this document.",
)
_EARLY_YEAR = Text(
    "Vyhodnocení je až za rok {year}, po datu, ke kterému je dokument.",
    "The evaluation is of {year}, after the date of this document.",
)
Pair = tuple[MeasureNode, Evaluated]


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The evaluation *identifier*.

    :raises UserError: if there is no such evaluation.
    """
    document = workspace
    record = find(document, identifier, Evaluation, "evaluation", Text("Vyhodnocení", "evaluation"))
    early = known_from(record) > document.as_of
    # The document is about the evaluation: one made later than its date tells what was known when it was made.
    workspace = document.seen_on(known_from(record)) if early else document
    plan = workspace.get(record.plan, Plan)
    summary = record.type == "summary"
    pairs = evaluated(workspace, plan, record)
    left_out = _left_out(workspace, plan, record)
    kind = (
        Text("Souhrnné vyhodnocení plánu", "Summary evaluation of a plan") if summary
        else Text("Vyhodnocení plnění plánu", "Evaluation of a plan")
    )  # fmt: skip
    title_words, facts = _title(workspace, record, language), _facts(document, record, language)
    nodes = life_nodes(workspace, plan) if summary and plan is not None else [node for node, _ in pairs]
    context = {
        **title_page(document, language, title_words, kind, facts, plan),
        "early": _early(record) if early else None,
        "summary": summary and plan is not None,
        "year": record.year,
        "text": record.summary,
        "counts": counts_words([item.status for _, item in pairs], len(left_out), language),
        "lights": lights_chart(_lights(pairs), language),
        **status_context(workspace, pairs, comments=False),
        "indicator_columns": used(_INDICATORS, rows := list(_indicators(pairs, record.year, language))),
        "indicator_rows": rows,
        **money_context(workspace, record, pairs, nodes, language),
        "comments": [_comment(workspace, node, item, language) for node, item in pairs if _has_comment(item)],
        "left_out": [title(node.measure.code, node.measure.name) for node in left_out],
        "recommendations": list(record.recommendations),
        "approval": [
            *approved_by(document, record.approvals, language),
            *proceedings_words(document, record.proceedings, language),
        ],
        "sources": sources_of([record], language),
        **(life_context(workspace, nodes, language) if summary and plan is not None else {}),
    }
    others = evaluations(workspace, plan.id) if summary and plan is not None else []
    files = plan_files(workspace, plan, record, *others) if plan is not None else {"kpss.yaml", record.file}
    return Source("evaluation.md", context, tuple(sorted(files)))


def evaluated(workspace: Workspace, plan: Plan | None, record: Evaluation) -> list[Pair]:
    """The measures that *record* evaluates, in the order of the plan: also those no longer in force or not recorded."""
    if plan is None:
        return []
    items = told(record)
    found = [
        (node, items.pop(code)) for node in everything(workspace, plan).measures if (code := node.measure.code) in items
    ]
    unknown = [(MeasureNode(plan, Measure({"code": code}), Place(plan, ())), item) for code, item in items.items()]
    return found + unknown


def life_nodes(workspace: Workspace, plan: Plan) -> list[MeasureNode]:
    """The measures that are or were in force, and all that some evaluation tells of."""
    nodes = ever_in_force(workspace, plan)
    codes = {node.measure.code for node in nodes}
    for evaluation in evaluations(workspace, plan.id):
        others = [node for node, _ in evaluated(workspace, plan, evaluation) if node.measure.code not in codes]
        nodes += others
        codes.update(node.measure.code for node in others)
    return nodes


def status_context(workspace: Workspace, pairs: list[Pair], *, comments: bool = True) -> dict[str, Any]:
    """The table of measures with their status; without comments where those follow at length."""
    rows = [status_row(workspace, node, item) for node, item in pairs]
    columns = used(STATUS_COLUMNS if comments else STATUS_COLUMNS[:-1], rows)
    return {"status_columns": columns, "status_rows": rows}


def earlier_context(workspace: Workspace, record: Evaluation, language: Language) -> dict[str, Any]:
    """What a later plan tells of an evaluation: how measures were fulfilled, and what was recommended."""
    pairs = evaluated(workspace, workspace.get(record.plan, Plan), record)
    return {
        "plan": record_name(workspace, record.plan),
        "year": record.year if record.type != "summary" else None,
        "text": record.summary,
        "counts": counts_words([item.status for _, item in pairs], 0, language),
        "recommendations": list(record.recommendations),
        **status_context(workspace, pairs),
    }


def counts_words(statuses: Iterable[str], left_out: int, language: Language) -> str:
    """How many measures have which status, in words."""
    found = list(statuses)
    parts = [
        Phrase(Text("{word} {count}", "{word} {count}"), {"word": word, "count": found.count(code)})
        for code, word in STATUSES.items()
        if code in found
    ]
    text = Phrase(_EVALUATED, {"count": len(found)}).in_language(language) if found else ""
    listed = ", ".join(part.in_language(language) for part in parts)
    text = f"{text}: {listed}." if listed else f"{text}." if text else ""
    if left_out:
        text += " " + Phrase(_LEFT_OUT, {"count": left_out}).in_language(language)
    return text.strip()


def _title(workspace: Workspace, record: Evaluation, language: Language) -> str:
    if record.name:
        return record.name
    params = {"plan": record_name(workspace, record.plan), "year": str(record.year or "")}
    if record.type == "summary":
        return Phrase(Text("Souhrnné vyhodnocení: {plan}", "Summary evaluation: {plan}"), params).in_language(language)
    if not record.year:
        return Phrase(Text("Vyhodnocení: {plan}", "Evaluation: {plan}"), params).in_language(language)
    return Phrase(Text("Vyhodnocení za rok {year}: {plan}", "Evaluation of {year}: {plan}"), params).in_language(
        language
    )


def _early(record: Evaluation) -> Phrase:
    """That the evaluation is later than the date of the document."""
    if record.date is None:
        return Phrase(_EARLY_YEAR, {"year": str(record.year)})
    return Phrase(_EARLY, {"day": record.date.text})


def _facts(workspace: Workspace, record: Evaluation, language: Language) -> list[tuple[Text, str]]:
    plan = workspace.get(record.plan, Plan)
    about = []
    if plan is not None:
        about = [
            (Text("Období plánu", "Period of the plan"), period_words(period_on(plan, workspace.as_of), language)),
            (Text("Znění plánu", "Wording of the plan"), amended_words(plan, workspace.as_of, language)),
            (Text("Území", "Area"), area_words(workspace, plan, language)),
        ]
    return [
        (Text("Plán", "Plan"), record_name(workspace, record.plan)),
        *about,
        (Text("Hodnocený rok", "Year"), str(record.year or "") if record.type != "summary" else ""),
        (Text("Vyhodnotil", "Evaluated by"), join(holder_names(workspace, record.by), language)),
        (Text("Datum vyhodnocení", "Date"), date_text(record.date.text, language) if record.date is not None else ""),
        (Text("Schválení", "Approval"), "; ".join(approved_by(workspace, record.approvals, language))),
    ]


def _left_out(workspace: Workspace, plan: Plan | None, record: Evaluation) -> list[MeasureNode]:
    """The measures that were under way and have no status; of a summary those never evaluated."""
    if plan is None:
        return []
    codes = told(record)
    nodes = [node for node in content(workspace, plan).measures if node.measure.code not in codes]
    if record.type == "summary":
        return nodes
    return [node for node in nodes if record.year is None or under_way(node, record.year)]


def _lights(pairs: list[Pair]) -> dict[str, int]:
    return {light: sum(1 for _, item in pairs if light_of(item.status) == light) for light in LIGHTS}


def _indicators(pairs: list[Pair], year: int | None, language: Language) -> Iterable[Row]:
    for node, item in pairs:
        for indicator in node.measure.indicators:
            reading, before = reading_of(item, indicator), indicator.baseline
            yield {
                "code": node.measure.code,
                "name": indicator.name,
                "unit": indicator.unit,
                "baseline": valued(before.value, before.year, language) if before is not None else "",
                "target": target_words(indicator, year, language),
                "value": reading.value if reading is not None else None,
                "note": reading.note if reading is not None else "",
            }


def _has_comment(item: Evaluated) -> bool:
    return bool(item.comment or item.by or item.moved_to)


def _comment(workspace: Workspace, node: MeasureNode, item: Evaluated, language: Language) -> dict[str, Any]:
    return {
        "title": title(node.measure.code, node.measure.name),
        "status": STATUSES.get(item.status, Text("", "")).in_language(language),
        "text": item.comment,
        "by": join(holder_names(workspace, item.by), language),
        "moved_to": name_of(workspace, item.moved_to) if item.moved_to else "",
    }
