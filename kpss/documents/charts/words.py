"""What a chart shows, in words: all its numbers for those who cannot see it, and one sentence for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kpss.documents.charts.scale import Scale, plain
from kpss.documents.diagrams.text import label
from kpss.language.phrases import money_text
from kpss.language.text import Language, Text, capital
from kpss.reports.table import CZK, Chart, Series

_SORTS = {
    "bars": Text("Sloupcový graf", "Bar chart"),
    "stacked": Text("Skládaný sloupcový graf", "Stacked bar chart"),
    "lines": Text("Čárový graf", "Line chart"),
}
_NOTHING = Text("Graf nemá žádné hodnoty.", "The chart has no values.")
_ABOVE_ZERO = Text("Osa nezačíná nulou.", "The axis does not begin at zero.")
_MOST = 120  # values that are told one by one
_MOST_SERIES = 3  # of which each is told by itself
_MOST_NAMES = 3  # of labels that share a value


def full(chart: Chart, language: Language) -> str:
    """The sort of the chart and all its values; of very many the highest and lowest."""
    head = _SORTS[chart.sort].in_language(language)
    unit = label(chart.unit)
    parts = [f"{head} ({unit})." if unit else f"{head}."]
    if not _given(chart):
        return f"{parts[0]} {_NOTHING.in_language(language)}"
    if len(chart.labels) * len(chart.series) > _MOST:
        return " ".join([*parts, *_extremes(chart, language)])
    missing = Text("údaj chybí", "no value").in_language(language)
    for series in chart.series:
        values = [
            f"{label(name)} {_said(chart, value, language) if value is not None else f'({missing})'}"
            for name, value in zip(chart.labels, series.values, strict=True)
        ]
        parts.append(_named(series, "; ".join(values)) + ".")
    return " ".join(parts)


def short(chart: Chart, scale: Scale, language: Language) -> str:
    """What a reader should notice: first and last value of lines, the highest and the lowest of bars."""
    if not _given(chart):
        return _NOTHING.in_language(language)
    if chart.sort == "stacked":
        found = list(_extremes(_summed(chart, language), language))
    elif len(chart.series) > _MOST_SERIES:
        found = list(_extremes(_flat(chart), language))
    else:
        found = list(_ends(chart, language) if chart.sort == "lines" else _extremes(chart, language))
    if chart.sort == "lines" and scale.low > 0:
        found.append(_ABOVE_ZERO.in_language(language))
    return " ".join(found)


def _summed(chart: Chart, language: Language) -> Chart:
    """A stacked chart as its sums."""
    columns = zip(*(series.values for series in chart.series), strict=True)
    sums = tuple(sum((value for value in column if value is not None), Decimal(0)) for column in columns)
    return chart._replace(series=(Series(Text("celkem", "in total").in_language(language), sums),))


def _flat(chart: Chart) -> Chart:
    """All values of a chart as one series, each labelled with its series too."""
    pairs = [
        (f"{series.name}, {name}", value)
        for series in chart.series
        for name, value in zip(chart.labels, series.values, strict=True)
    ]
    return chart._replace(
        labels=tuple(name for name, _ in pairs), series=(Series("", tuple(value for _, value in pairs)),)
    )


def _given(chart: Chart) -> bool:
    return any(value is not None for series in chart.series for value in series.values)


def _named(series: Series, text: str) -> str:
    name = label(series.name)
    return f"{name}: {text}" if name else text


def _points(chart: Chart, series: Series) -> list[tuple[str, Decimal]]:
    pairs = zip(chart.labels, series.values, strict=True)
    return [(label(name), value) for name, value in pairs if value is not None]


def _said(chart: Chart, value: Decimal, language: Language) -> str:
    """A value as tables write it: of money whole or with two decimals."""
    return money_text(value, language) if chart.unit in CZK else plain(value, language)


def _ends(chart: Chart, language: Language) -> Iterator[str]:
    words = Text("z {start} na {end}", "from {start} to {end}").in_language(language)
    for series in chart.series:
        told = [f"{_said(chart, value, language)} ({name})" for name, value in _points(chart, series)]
        if told:
            text = words.format(start=told[0], end=told[-1]) if len(told) > 1 else told[0]
            yield capital(_named(series, text) + ".")


def _extremes(chart: Chart, language: Language) -> Iterator[str]:
    words = Text("nejvyšší hodnota {most}, nejnižší {least}", "highest value {most}, lowest {least}")
    for series in chart.series:
        points = _points(chart, series)
        if not points:
            continue
        values = [value for _, value in points]
        most, least = max(values), min(values)
        if most == least:
            everywhere = Text("všude {value}", "{value} everywhere").in_language(language)
            one = _told(chart, points, most, language)
            text = everywhere.format(value=_said(chart, most, language)) if len(points) > 1 else one
        else:
            text = words.in_language(language).format(
                most=_told(chart, points, most, language), least=_told(chart, points, least, language)
            )
        yield capital(_named(series, text) + ".")


def _told(chart: Chart, points: list[tuple[str, Decimal]], value: Decimal, language: Language) -> str:
    """A value and where it stands, unless that is in many places."""
    names = [name for name, one in points if one == value]
    told = _said(chart, value, language)
    return f"{told} ({', '.join(names)})" if len(names) <= _MOST_NAMES else told
