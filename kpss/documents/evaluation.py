"""The evaluation of a plan, for a year or over its life: how measures are fulfilled, indicators, money."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kpss.deadlines.who import holder_names, record_name
from kpss.documents.evaluation_life import life_context
from kpss.documents.find import find
from kpss.documents.measure_card import name_of, title
from kpss.documents.measure_tables import (
    CODE,
    MONEY_COLUMNS,
    STATUS_COLUMNS,
    money_row,
    status_row,
    sum_row,
    target_words,
    used,
    valued,
)
from kpss.documents.render import Source
from kpss.documents.title_page import approved_by, plan_files, proceedings_words, title_page
from kpss.documents.words_plans import amended_words, area_words, period_words, sources_of
from kpss.language.dates import date_text
from kpss.language.phrases import Phrase, join
from kpss.language.text import Language, Text
from kpss.model.content import MeasureNode, Place, content, everything
from kpss.model.money import total
from kpss.model.plan_content import Evaluated, Evaluation, Measure
from kpss.model.plans import Plan, period_on
from kpss.model.progress import evaluations, progress, reading_of, under_way
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
Pair = tuple[MeasureNode, Evaluated]


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The evaluation *identifier*.

    :raises UserError: if there is no such evaluation.
    """
    record = find(workspace, identifier, Evaluation, "evaluation", Text("Vyhodnocení", "evaluation"))
    plan = workspace.get(record.plan, Plan)
    summary = record.type == "summary"
    pairs = evaluated(workspace, plan, record)
    left_out = _left_out(workspace, plan, record)
    kind = (
        Text("Souhrnné vyhodnocení plánu", "Summary evaluation of a plan") if summary
        else Text("Vyhodnocení plnění plánu", "Evaluation of a plan")
    )  # fmt: skip
    context = {
        **title_page(
            workspace, language, _title(workspace, record, language), kind, _facts(workspace, record, language)
        ),
        "summary": summary and plan is not None,
        "year": record.year,
        "text": record.summary,
        "counts": counts_words([item.status for _, item in pairs], len(left_out), language),
        "lights": lights_chart(_lights(pairs), language),
        **status_context(workspace, pairs, comments=False),
        "indicator_columns": used(_INDICATORS, rows := list(_indicators(pairs, record.year, language))),
        "indicator_rows": rows,
        **_money(workspace, record, pairs, language),
        "comments": [_comment(workspace, node, item, language) for node, item in pairs if _has_comment(item)],
        "left_out": [title(node.measure.code, node.measure.name) for node in left_out],
        "recommendations": list(record.recommendations),
        "approval": [
            *approved_by(workspace, record.approvals, language),
            *proceedings_words(workspace, record.proceedings, language),
        ],
        "sources": sources_of([record], language),
        **(life_context(workspace, plan, language) if summary and plan is not None else {}),
    }
    others = evaluations(workspace, plan.id) if summary and plan is not None else []
    files = plan_files(workspace, plan, record, *others) if plan is not None else {"kpss.yaml", record.file}
    return Source("evaluation.md", context, tuple(sorted(files)))


def evaluated(workspace: Workspace, plan: Plan | None, record: Evaluation) -> list[Pair]:
    """The measures that *record* evaluates, in the order of the plan: also those no longer in force or not recorded."""
    if plan is None:
        return []
    items = {item.measure: item for item in record.measures if item.measure}
    found = [
        (node, items.pop(code)) for node in everything(workspace, plan).measures if (code := node.measure.code) in items
    ]
    unknown = [(MeasureNode(plan, Measure({"code": code}), Place(plan, ())), item) for code, item in items.items()]
    return found + unknown


def status_context(workspace: Workspace, pairs: list[Pair], *, comments: bool = True) -> dict[str, Any]:
    """The table of measures with their status; without comments where those follow at length."""
    rows = [status_row(workspace, node, item) for node, item in pairs]
    columns = used(STATUS_COLUMNS if comments else STATUS_COLUMNS[:-1], rows)
    return {"status_columns": columns, "status_rows": rows}


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
    return Phrase(Text("Vyhodnocení za rok {year}: {plan}", "Evaluation of {year}: {plan}"), params).in_language(
        language
    )


def _facts(workspace: Workspace, record: Evaluation, language: Language) -> list[tuple[Text, str]]:
    plan = workspace.get(record.plan, Plan)
    about = []
    if plan is not None:
        about = [
            (Text("Období plánu", "Period of the plan"), period_words(period_on(plan, workspace.as_of), language)),
            (Text("Platné znění plánu", "Wording in force"), amended_words(plan, workspace.as_of, language)),
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
    told = {item.measure for item in record.measures}
    nodes = [node for node in content(workspace, plan).measures if node.measure.code not in told]
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


def _money(workspace: Workspace, record: Evaluation, pairs: list[Pair], language: Language) -> dict[str, Any]:
    """What was planned for the year and spent in it, measure by measure; of a summary over the whole life."""
    rows: list[Row] = []
    for node, item in pairs:
        costs, spent = node.measure.costs, total(item.spent)
        if record.type == "summary":
            spent = spent if spent is not None else progress(workspace, node).spent
        else:
            costs = tuple(cost for cost in costs if cost.year is not None and cost.year == record.year)
            spent = total(cost for cost in item.spent if cost.year in (None, record.year))
        row = money_row(node.measure.code, node.measure.name, total(costs), spent)
        if row["planned"] is not None or row["spent"] is not None:
            rows.append(row)
    if len(rows) > 1:
        rows.append(sum_row(rows, language))
    return {"money_columns": used(MONEY_COLUMNS, rows), "money_rows": rows}


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
