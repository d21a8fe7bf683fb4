"""A measure of a plan as a card: what is written about it, in words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from kpss.deadlines.who import holder_names
from kpss.documents.texts import running_lines, text_lines
from kpss.documents.units import free_words
from kpss.documents.words_plans import area_phrase, period_words
from kpss.language.phrases import Phrase, join, number_text
from kpss.language.text import Language, Text
from kpss.model.content import MeasureNode, find_measure
from kpss.model.money import total
from kpss.model.naming import record_name
from kpss.model.plan_content import Activity, Capacity, Cost, Indicator, Measure, Value
from kpss.model.unit_words import bracketed, signed
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row

FACT_COLUMNS = (
    Column("label", Text("Údaj", "Item")),
    Column("value", Text("Obsah", "Content"), "lines"),
)


def name_of(workspace: Workspace, identifier: str) -> str:
    """The name of a record, or of a measure given as ``plan/code``."""
    measure = find_measure(workspace, identifier)
    return measure.measure.name if measure is not None else record_name(workspace, identifier)


def title(code: str, name: str) -> str:
    """The code and the name of a part of a plan."""
    return f"{code} {name}" if code else name


_RUNNING = ("Description", "Justification", "Risks", "Note")  # rows whose lines are paragraphs


def card(workspace: Workspace, node: MeasureNode, language: Language) -> dict[str, Any]:
    """A measure as a card: its title and rows of what is written about it."""
    measure = node.measure
    groups = [
        (Text("Popis", "Description"), running_lines(measure.description)),
        (Text("Zdůvodnění", "Justification"), running_lines(measure.justification)),
        (Text("Cílové skupiny", "Target groups"), list(measure.target_groups)),
        (Text("Území", "Area"), [area_phrase(workspace, measure.area, language)]),
        (Text("Odpovídá", "Responsible"), list(holder_names(workspace, measure.responsible))),
        (Text("Uskutečňuje", "Carried out by"), list(holder_names(workspace, measure.implementers))),
        (Text("Partneři", "Partners"), list(holder_names(workspace, measure.partners))),
        (Text("Termín", "Period"), [period_words(measure.period, language)]),
        (Text("Aktivity", "Activities"), [_activity(workspace, item, language) for item in measure.activities]),
        (Text("Ukazatele", "Indicators"), [_indicator(item, language) for item in measure.indicators]),
        (Text("Rozsah", "Amount"), [_quantity(measure, language)]),
        (
            Text("Změna kapacity", "Change of capacity"),
            [_capacity(workspace, one, language) for one in measure.capacity],
        ),
        (Text("Náklady", "Costs"), _costs(workspace, measure.costs, language)),
        (Text("Potřeby", "Needs"), [record_name(workspace, need) for need in measure.needs]),
        (Text("Naplňuje", "Serves"), [_served(workspace, other) for other in measure.implements]),
        (Text("Žádosti do sítě", "Network requests"), list(measure.requests)),
        (Text("Výstupy", "Outputs"), list(measure.outputs)),
        (Text("Rizika", "Risks"), running_lines(measure.risks)),
        (Text("Poznámka", "Note"), running_lines(measure.note)),
    ]
    rows = [
        {
            "label": label.in_language(language),
            "value": [item for item in items if item],
            "running": label.en in _RUNNING,
        }
        for label, items in groups
        if any(items)
    ]
    return {"title": title(measure.code, measure.name), "code": measure.code, "rows": rows}


def _served(workspace: Workspace, identifier: str) -> str:
    """The measure of a higher plan with its code and plan; of anything else the name."""
    node = find_measure(workspace, identifier)
    if node is None:
        return record_name(workspace, identifier)
    return f"{title(node.measure.code, node.measure.name)} ({node.plan.name or node.plan.id})"


def _activity(workspace: Workspace, item: Activity, language: Language) -> str:
    """A step as ``a1 Nábor pracovníků – leden až červen 2027, odpovídá: město. Výběr vede vedoucí služby.``."""
    who = join(holder_names(workspace, item.responsible), language)
    by = Text("odpovídá", "responsible").in_language(language)
    when = period_words(item.period, language).replace(" – ", f" {Text('až', 'to').in_language(language)} ")
    facts = ", ".join(filter(None, (when, f"{by}: {who}" if who else "")))
    head = " – ".join(filter(None, (title(item.code, item.name), facts)))
    text = " ".join([*text_lines(item.description), *text_lines(item.note)])
    return f"{head}{'.' if who else ':'} {text}" if text else head


def _quantity(measure: Measure, language: Language) -> str:
    quantity = measure.quantity
    return free_words(quantity.value, quantity.unit, language) if quantity and quantity.value is not None else ""


def _indicator(item: Indicator, language: Language) -> str:
    """An indicator as ``Nová místa (lůžko): výchozí stav 10 (2016); 2018: 20; zdroj: výroční zpráva``."""
    before = item.baseline
    start, source = (Text("výchozí stav", "baseline"), Text("zdroj", "source"))
    parts = [
        f"{start.in_language(language)} {_dated(before, language)}" if before and before.value is not None else "",
        *(_value(value, language) for value in item.targets if value.value is not None),
        f"{source.in_language(language)}: {item.source}" if item.source else "",
        *text_lines(item.note),
    ]
    told = "; ".join(part for part in parts if part)
    named = f"{item.name}, {item.unit}" if item.unit and "(" in item.name + item.unit else item.name
    named = f"{item.name} ({item.unit})" if item.unit and named == item.name else named
    return f"{named}: {told}" if told else named


def _dated(item: Value, language: Language) -> str:
    text = number_text(item.value, language) if item.value is not None else ""
    return f"{text} ({item.year})" if item.year else text


def _value(item: Value, language: Language) -> str:
    text = number_text(item.value, language) if item.value is not None else ""
    return f"{item.year}: {text}" if item.year else text


def _capacity(workspace: Workspace, item: Capacity, language: Language) -> str:
    """A change as ``2018, domovy pro seniory, pobytová, ORP Alfa: +20 lůžek``."""
    settings = workspace.settings
    what = (
        str(item.year or ""),
        word(settings, "service-type", item.service_type).in_language(language),
        word(settings, "service-form", item.form).in_language(language),
        area_phrase(workspace, item.area, language),
    )
    head = ", ".join(filter(None, what))
    change = item.change
    amount = signed(settings, change, item.unit).in_language(language) if change is not None else ""
    told = ": ".join(filter(None, (head, amount or word(settings, "capacity-unit", item.unit).in_language(language))))
    return "; ".join(filter(None, (told, *text_lines(item.note))))


def _costs(workspace: Workspace, costs: Iterable[Cost], language: Language) -> list[str]:
    """One line a source, with its amounts by year, and the sum of all."""
    given = [cost for cost in costs if cost.amount is not None]
    found = []
    for source in dict.fromkeys(cost.source for cost in given):
        name = word(workspace.settings, "funding-source", source).in_language(language)
        amounts = [_amount(cost, language) for cost in given if cost.source == source]
        found.append(f"{name}: {'; '.join(amounts)}" if name else "; ".join(amounts))
    if len(given) > 1:
        label = Text("celkem", "in total").in_language(language)
        found.append(f"{label} {_money(total(given), language)}")
    return found


def _amount(cost: Cost, language: Language) -> str:
    amount = " ".join(filter(None, (_money(cost.amount, language), bracketed(" ".join(cost.note.split())))))
    return f"{cost.year} – {amount}" if cost.year else amount


def _money(amount: Decimal | None, language: Language) -> str:
    return Phrase(Text("{amount:money} Kč", "CZK {amount:money}"), {"amount": amount}).in_language(language)


def listed(measure: Measure, language: Language) -> Row:
    """A measure as a row of a list."""
    return {
        "code": measure.code,
        "name": measure.name,
        "groups": list(measure.target_groups),
        "quantity": _quantity(measure, language),
    }


def has_more(measure: Measure) -> bool:
    """Whether there is more to a measure than a row of a list shows."""
    return bool(
        set(measure.data) - {"kind", "id", "plan", "code", "name", "target_groups", "quantity", "sources", "note"}
    )
