"""What charts share: the size of texts, the legend above, the grid with its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kpss.documents.charts.looks import bar, line, marker
from kpss.documents.charts.scale import Scale
from kpss.documents.diagrams.svg import LIGHT, look, text
from kpss.documents.diagrams.text import label, widest, width, wrap
from kpss.language.text import Language
from kpss.reports.table import Chart

WIDTH = 720
"""The width of all charts in pixels."""
SIZE, LEADING = 12, 15
"""Font size and distance of lines in pixels."""
MARGIN = 12

_SWATCH = 26
_BETWEEN = 20  # between entries of the legend


class Part(NamedTuple):
    """A piece of a chart: its elements from the back to the front, and its height in pixels."""

    elements: list[str]
    height: float


def heading(chart: Chart, scale: Scale, ident: str, language: Language) -> Part:
    """The legend, where there are several series, and what the numbers of the axis mean."""
    elements: list[str] = []
    y = float(MARGIN)
    if len(chart.series) > 1:
        for entries in _rows_of_legend(chart):
            tall = 0
            for x, index, lines in entries:
                elements += _sign(chart, index, ident, x, y)
                elements.append(text(lines, round(x + _SWATCH + 7), y + 12, LEADING, look=look("ink", SIZE)))
                tall = max(tall, len(lines))
            y += tall * LEADING + 6
        y += 4
    told = axis_title(chart, scale, language)
    if told:
        lines = wrap(told, SIZE, WIDTH - 2 * MARGIN)
        elements.append(text(lines, MARGIN, y + 11, LEADING, look=look("muted", SIZE)))
        y += len(lines) * LEADING + 6
    return Part(elements, y)


def axis_title(chart: Chart, scale: Scale, language: Language) -> str:
    """What the numbers are: the name of the only series, and the unit with its millions."""
    name = label(chart.series[0].name) if len(chart.series) == 1 else ""
    unit = " ".join(part for part in (scale.word.in_language(language), label(chart.unit)) if part)
    return f"{name} ({unit})" if name and unit else name or unit


def _rows_of_legend(chart: Chart) -> list[list[tuple[float, int, tuple[str, ...]]]]:
    """The entries of the legend row by row: x, number of the series, lines of its name."""
    rows: list[list[tuple[float, int, tuple[str, ...]]]] = [[]]
    x = float(MARGIN)
    for index, series in enumerate(chart.series):
        lines = wrap(series.name, SIZE, WIDTH - 2 * MARGIN - _SWATCH - 7)
        wide = _SWATCH + 7 + widest(lines, SIZE)
        if rows[-1] and x + wide > WIDTH - MARGIN:
            rows.append([])
            x = float(MARGIN)
        rows[-1].append((x, index, lines))
        x += wide + _BETWEEN
    return rows


def _sign(chart: Chart, index: int, ident: str, x: float, y: float) -> list[str]:
    if chart.sort == "lines":
        return [line(index, f"M{x:.1f} {y + 8:.1f}h{_SWATCH}"), marker(index, x + _SWATCH / 2, y + 8)]
    return [bar(index, ident, (x + 1, y + 2, _SWATCH - 2, 12))]


def grid_lines(paths: Sequence[str]) -> str:
    """Thin lines at the round values."""
    return f'<path class="kpss-line" fill="none" stroke="{LIGHT["line"]}" stroke-opacity="0.35" d="{"".join(paths)}"/>'


def axis_line(path: str) -> str:
    """The line from which bars begin."""
    return f'<path class="kpss-line" fill="none" stroke="{LIGHT["line"]}" stroke-width="1.5" d="{path}"/>'


def tick_texts(scale: Scale, language: Language) -> list[str]:
    """The numbers of the axis, from the low end."""
    return [scale.told(tick, language) for tick in scale.ticks]


def tick_width(scale: Scale, language: Language) -> float:
    """The room that the numbers of the axis need."""
    return max(width(tick, SIZE) for tick in tick_texts(scale, language))


def extent(chart: Chart) -> Iterator[Decimal]:
    """The values that the axis must have room for: those of stacked bars are their sums."""
    if chart.sort != "stacked":
        yield from (value for series in chart.series for value in series.values if value is not None)
        return
    for number in range(len(chart.labels)):
        values = [value for series in chart.series if (value := series.values[number]) is not None]
        yield sum((value for value in values if value > 0), Decimal(0))
        yield sum((value for value in values if value < 0), Decimal(0))


class Piece(NamedTuple):
    """A bar of one value: its label and series by number, its place among the bars of its label, and its ends."""

    label: int
    series: int
    lane: int
    start: Decimal
    end: Decimal


def pieces(chart: Chart, scale: Scale) -> Iterator[Piece]:
    """The bars of *chart*: beside each other, or stacked away from zero."""
    for number in range(len(chart.labels)):
        ends = {True: Decimal(0), False: Decimal(0)}
        for index, series in enumerate(chart.series):
            value = series.values[number]
            if value is None:
                continue
            if chart.sort == "stacked":
                start = ends[value >= 0]
                ends[value >= 0] = start + value
                yield Piece(number, index, 0, start, start + value)
            else:
                yield Piece(number, index, index, scale.base, value)


def lanes(chart: Chart) -> int:
    """How many bars stand beside each other at one label."""
    return 1 if chart.sort == "stacked" else len(chart.series)
