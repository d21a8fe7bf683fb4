"""Rows and charts of the comparison of services."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kpss.language.phrases import Phrase, money_text
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text, capital
from kpss.model.benchmarks import MEASURES, Compared, Group, Measure
from kpss.model.naming import record_name
from kpss.model.network import provider_of
from kpss.model.quartiles import Spread
from kpss.model.services import Service
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.reports.benchmark_words import (
    MEASURE_WORDS,
    UNITS,
    few_words,
    group_words,
    is_small,
    outliers,
    unusual,
)
from kpss.reports.table import CZK, Chart, Column, Row, Series

_NAME = Text("{provider}: {service}", "{provider}: {service}")
_LINES = {
    "q1": Text("Dolní kvartil", "Lower quartile"),
    "median": Text("Medián", "Median"),
    "q3": Text("Horní kvartil", "Upper quartile"),
}
_CAPTION = Text("{measure}: {group} (medián {median} Kč)", "{measure}: {group} (median CZK {median})")
_CUT = Text(
    "{caption}; {half} nejnižších a {half} nejvyšších z {all}",
    "{caption}; the {half} lowest and {half} highest of {all}",
)
_MOST_BARS = 40


def columns(workspace: Workspace) -> tuple[Column, ...]:
    """The columns: figures, measures, and what is unusual."""
    settings = workspace.settings
    return (
        Column("group", Text("Druh a forma", "Type and form"), data=False),
        Column("label", Text("Služba", "Service"), data=False),
        Column("type", Text("Druh služby", "Service type"), "choice", None, words(settings, "service-type"), shown=False),
        Column("form", Text("Forma", "Form"), "choice", None, words(settings, "service-form"), shown=False),
        Column("provider_name", Text("Poskytovatel", "Provider"), shown=False),
        Column("service", Text("Záznam služby", "Service record"), shown=False),
        Column("service_name", Text("Název služby", "Name of the service"), shown=False),
        Column("costs", Text("Náklady", "Costs"), "number", CZK, shown=False),
        Column("beds", Text("Lůžka", "Beds"), "number", shown=False),
        Column("fte_direct", Text("Úvazky v přímé péči", "FTE in direct care"), "number", shown=False),
        Column("clients", Text("Klienti", "Clients"), "number", shown=False),
        *(Column(measure, MEASURE_WORDS[measure], "number", UNITS[measure]) for measure in MEASURES),
        Column("outliers", Text("Mimo obvyklé meze", "Outside the usual bounds"), "lines", shown=False),
        Column("notes", Text("Další", "Further"), "lines", shown=False),
        Column("unusual", Text("Co je neobvyklé", "What is unusual"), "lines", data=False),
    )  # fmt: skip


def rows_of(workspace: Workspace, group: Group, year: int) -> list[Row]:
    """The rows of *group* by provider and service."""
    rows = [_row(workspace, group, one, year) for one in group.services]
    return sorted(
        rows, key=lambda row: (sort_key(row["provider_name"] or ""), sort_key(row["service_name"]), row["service"])
    )


def _row(workspace: Workspace, group: Group, one: Compared, year: int) -> Row:
    figures, beyond, further = one.figures, outliers(group, one), unusual(one, year)
    provider = provider_of(workspace, workspace.get(figures.service, Service))
    names = {"service": record_name(workspace, figures.service)}
    names["provider"] = record_name(workspace, provider.id) if provider is not None else ""
    return {
        "group": group_words(workspace, group),
        "label": Phrase(_NAME if names["provider"] else Text("{service}", "{service}"), names),
        "type": group.type or None,
        "form": group.form or None,
        "provider_name": names["provider"] or None,
        "service": figures.service,
        "service_name": names["service"],
        "costs": figures.costs,
        "beds": figures.beds,
        "fte_direct": figures.fte_direct,
        "clients": figures.clients,
        **{measure: one.values.get(measure) for measure in MEASURES},
        "outliers": beyond,
        "notes": further,
        "unusual": [*beyond, *further],
    }


def shown_rows(workspace: Workspace, found: Sequence[tuple[Group, Sequence[Row]]], *, every: bool) -> list[Row]:
    """The rows for people: outliers with the quartiles of their group, or *every* row."""
    if every:
        return [row for group, own in found for row in _of_group(workspace, group, own)]
    large = ((group, [row for row in own if row["outliers"]]) for group, own in found if not is_small(group))
    return [row for group, own in large for row in _of_group(workspace, group, own)]


def _of_group(workspace: Workspace, group: Group, rows: Sequence[Row]) -> list[Row]:
    """*rows* of a group, and below them its quartiles or that there are too few services for them."""
    title, few = group_words(workspace, group), few_words(group)
    lines = [
        {"group": title, "label": Phrase(label), **{name: getattr(found, key) for name, found in group.spreads.items()}}
        for key, label in _LINES.items()
    ]
    told = [{"group": title, "label": few}] if few is not None else []
    return [*rows, *(lines if group.spreads else []), *told]


def group_data(group: Group) -> dict[str, Any]:
    """The group for JSON: how many services it has, and the quartiles and bounds of each measure that enough have."""
    return {
        "type": group.type or None,
        "form": group.form or None,
        "services": len(group.services),
        "measures": {name: _spread_data(found) for name, found in group.spreads.items()},
        "too_few": {
            name: group.count(name) for name in MEASURES if group.count(name) > 0 and name not in group.spreads
        },
    }


def _spread_data(found: Spread) -> dict[str, Any]:
    names = {"size": "services", "low": "lower_bound", "high": "upper_bound"}
    return {names.get(name, name): value for name, value in found._asdict().items()}


def charts(workspace: Workspace, groups: Sequence[Group], language: Language) -> tuple[Chart, ...]:
    """Costs per bed, else per FTE, of the services of each group that has a median; the lowest first."""
    found = ((group, _main(group)) for group in groups)
    return tuple(_chart(workspace, group, main, language) for group, main in found if main is not None)


def _main(group: Group) -> Measure | None:
    names: tuple[Measure, ...] = ("per_bed", "per_fte")
    return next((name for name in names if name in group.spreads), None)


def _chart(workspace: Workspace, group: Group, measure: Measure, language: Language) -> Chart:
    pairs = sorted((one.values[measure], _label(workspace, one)) for one in group.services if measure in one.values)
    shown, half = _ends(pairs), _MOST_BARS // 2
    caption = Phrase(
        _CAPTION,
        {
            "measure": MEASURE_WORDS[measure],
            "group": group_words(workspace, group),
            "median": money_text(group.spreads[measure].median, language),
        },
    )
    if len(shown) < len(pairs):
        caption = Phrase(_CUT, {"caption": caption, "half": half, "all": len(pairs)})
    values = tuple(value for value, _ in shown)
    name = capital(MEASURE_WORDS[measure].in_language(language))
    series = (Series(name, values),)
    return Chart(
        "bars", caption.in_language(language), tuple(label for _, label in shown), series, CZK.in_language(language)
    )


def _ends(pairs: list[tuple[Decimal, str]]) -> list[tuple[Decimal, str]]:
    """A chart has room for so many bars: of a long row the lowest and the highest, where what is unusual stands."""
    half = _MOST_BARS // 2
    return pairs if len(pairs) <= _MOST_BARS else [*pairs[:half], *pairs[-half:]]


def _label(workspace: Workspace, one: Compared) -> str:
    return record_name(workspace, one.figures.service)
