"""A measure of a plan as a card: what is written about it, in words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from kpss.deadlines.who import holder_names, record_name
from kpss.documents.words_plans import period_words
from kpss.language.phrases import Phrase, number_text
from kpss.language.text import Language, Text
from kpss.model.content import MeasureNode, find_measure
from kpss.model.money import total
from kpss.model.plan_content import Capacity, Cost, Indicator, Measure, Value
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.reports.table import Row


def name_of(workspace: Workspace, identifier: str) -> str:
    """The name of a record, or of a measure given as ``plan/code``."""
    measure = find_measure(workspace, identifier)
    return measure.measure.name if measure is not None else record_name(workspace, identifier)


def title(code: str, name: str) -> str:
    """The code and the name of a part of a plan."""
    return f"{code} {name}" if code else name


def card(workspace: Workspace, node: MeasureNode, language: Language) -> dict[str, Any]:
    """A measure as a card: its title and rows of what is written about it."""
    measure = node.measure
    groups = [
        (Text("Popis", "Description"), [measure.description]),
        (Text("Zdůvodnění", "Justification"), [measure.justification]),
        (Text("Cílové skupiny", "Target groups"), list(measure.target_groups)),
        (Text("Odpovídá", "Responsible"), list(holder_names(workspace, measure.responsible))),
        (Text("Uskutečňuje", "Carried out by"), list(holder_names(workspace, measure.implementers))),
        (Text("Partneři", "Partners"), list(holder_names(workspace, measure.partners))),
        (Text("Termín", "Period"), [_period(measure, language)]),
        (Text("Aktivity", "Activities"), [title(item.code, item.name) for item in measure.activities]),
        (Text("Ukazatele", "Indicators"), [_indicator(item, language) for item in measure.indicators]),
        (Text("Rozsah", "Amount"), [_quantity(measure, language)]),
        (
            Text("Změna kapacity", "Change of capacity"),
            [_capacity(workspace, one, language) for one in measure.capacity],
        ),
        (Text("Náklady", "Costs"), _costs(workspace, measure.costs, language)),
        (Text("Potřeby", "Needs"), [record_name(workspace, need) for need in measure.needs]),
        (Text("Naplňuje", "Serves"), [name_of(workspace, other) for other in measure.implements]),
        (Text("Žádosti do sítě", "Network requests"), list(measure.requests)),
        (Text("Výstupy", "Outputs"), list(measure.outputs)),
        (Text("Rizika", "Risks"), [measure.risks]),
        (Text("Poznámka", "Note"), [measure.note]),
    ]
    rows = [
        {"label": label.in_language(language), "value": [item for item in items if item]}
        for label, items in groups
        if any(items)
    ]
    return {"title": title(measure.code, measure.name), "code": measure.code, "rows": rows}


def _period(measure: Measure, language: Language) -> str:
    period = measure.period
    return period_words(period, language) if period.start is not None or period.end is not None else ""


def _quantity(measure: Measure, language: Language) -> str:
    quantity = measure.quantity
    if quantity is None or quantity.value is None:
        return ""
    return f"{number_text(quantity.value, language)} {quantity.unit}"


def _indicator(item: Indicator, language: Language) -> str:
    unit = f" ({item.unit})" if item.unit else ""
    targets = "; ".join(_value(value, language) for value in item.targets if value.value is not None)
    before = item.baseline.value if item.baseline is not None else None
    start = Text("výchozí stav", "baseline").in_language(language)
    parts = [f"{start} {number_text(before, language)}" if before is not None else "", targets]
    told = "; ".join(part for part in parts if part)
    return f"{item.name}{unit}: {told}" if told else f"{item.name}{unit}"


def _value(item: Value, language: Language) -> str:
    text = number_text(item.value, language) if item.value is not None else ""
    return f"{item.year}: {text}" if item.year else text


def _capacity(workspace: Workspace, item: Capacity, language: Language) -> str:
    def word(vocabulary: str, code: str) -> str:
        return words(workspace.settings, vocabulary).get(code, Text(code, code)).in_language(language) if code else ""

    change = item.change if item.change is not None else Decimal(0)
    sign = "+" if change > 0 else ""
    what = ", ".join(filter(None, (word("service-type", item.service_type), word("service-form", item.form))))
    amount = f"{sign}{number_text(change, language)} ({word('capacity-unit', item.unit)})"
    head = ", ".join(filter(None, (str(item.year or ""), what)))
    return f"{head}: {amount}" if head else amount


def _costs(workspace: Workspace, costs: Iterable[Cost], language: Language) -> list[str]:
    """One line a source, with its amounts by year, and the sum of all."""
    sources = words(workspace.settings, "funding-source")
    given = [cost for cost in costs if cost.amount is not None]
    found = []
    for source in dict.fromkeys(cost.source for cost in given):
        name = sources.get(source, Text(source, source)).in_language(language)
        amounts = [_amount(cost, language) for cost in given if cost.source == source]
        found.append(f"{name}: {'; '.join(amounts)}" if name else "; ".join(amounts))
    if len(given) > 1:
        label = Text("celkem", "in total").in_language(language)
        found.append(f"{label} {_money(total(given), language)}")
    return found


def _amount(cost: Cost, language: Language) -> str:
    amount = _money(cost.amount, language)
    return f"{cost.year} – {amount}" if cost.year else amount


def _money(amount: Decimal | None, language: Language) -> str:
    return Phrase(Text("{amount} Kč", "CZK {amount}"), {"amount": amount}).in_language(language)


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
