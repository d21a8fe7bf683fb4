"""Charts whose labels stand below: columns, stacked columns, and lines."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from kpss.documents.charts.frame import (
    LEADING,
    MARGIN,
    SIZE,
    WIDTH,
    Part,
    axis_line,
    grid_lines,
    lanes,
    pieces,
    tick_texts,
    tick_width,
)
from kpss.documents.charts.looks import bar, line, marker
from kpss.documents.charts.scale import Scale
from kpss.documents.diagrams.svg import look, text
from kpss.documents.diagrams.text import label, widest, width, wrap
from kpss.language.text import Language
from kpss.reports.table import Chart

_TALL = 240  # of the field of values
_ROOM_ABOVE = 18  # for the number of the highest column
_MOST_LINES = 3  # of a label
_WIDEST_COLUMN = 64
_GAP = 6  # between labels


def fits(chart: Chart, scale: Scale, language: Language) -> bool:
    """Whether the labels have room below their columns, each on three lines at most and no word broken."""
    room = _slot(chart, scale, language) - _GAP
    return all(_lines_of(name, room) is not None for name in chart.labels)


def columns(chart: Chart, scale: Scale, ident: str, language: Language) -> Part:
    """The field of values with its axis, drawn from y = 0."""
    return _Columns(chart, scale, ident, language).part()


def _lines_of(name: str, room: float) -> tuple[str, ...] | None:
    """*name* in lines for a label; None where it does not fit."""
    if any(width(word, SIZE) > room for word in label(name).split(" ")):
        return None
    lines = wrap(name, SIZE, room)
    return lines if len(lines) <= _MOST_LINES and widest(lines, SIZE) <= room else None


def _left(scale: Scale, language: Language) -> float:
    return MARGIN + tick_width(scale, language) + 8


def _slot(chart: Chart, scale: Scale, language: Language) -> float:
    """The width that one label has."""
    return (WIDTH - MARGIN - _left(scale, language)) / max(len(chart.labels), 1)


class _Columns:
    def __init__(self, chart: Chart, scale: Scale, ident: str, language: Language) -> None:
        self.chart, self.scale, self.ident, self.language = chart, scale, ident, language
        self.left = _left(scale, language)
        self.slot = _slot(chart, scale, language)

    def part(self) -> Part:
        labels, below = self._labels()
        values = self._lines() if self.chart.sort == "lines" else self._bars()
        zero = self.y(self.scale.base)
        axis = axis_line(f"M{self.left:.1f} {zero:.1f}H{WIDTH - MARGIN}")
        return Part([*self._grid(), *values, axis, *labels], _ROOM_ABOVE + _TALL + 8 + below + 4)

    def y(self, value: Decimal) -> float:
        return _ROOM_ABOVE + (1 - self.scale.share(value)) * _TALL

    def middle(self, number: int) -> float:
        return self.left + (number + 0.5) * self.slot

    def _grid(self) -> Iterator[str]:
        yield grid_lines([f"M{self.left:.1f} {self.y(tick):.1f}H{WIDTH - MARGIN}" for tick in self.scale.ticks])
        for tick, told in zip(self.scale.ticks, tick_texts(self.scale, self.language), strict=True):
            yield text((told,), round(self.left - 8), self.y(tick) + 4, 0, look=look("muted", SIZE, end=True))

    def _labels(self) -> tuple[list[str], int]:
        """The labels below, and their height; of those that have no room every second, third … is shown."""
        top = _ROOM_ABOVE + _TALL + 20
        names = self.chart.labels
        each = next(
            (n for n in range(1, len(names)) if all(_lines_of(name, self.slot * n - _GAP) for name in names[::n])),
            max(len(names), 1),
        )
        found, tall = [], 0
        for number in range(0, len(names), each):
            lines = wrap(names[number], SIZE, max(self.slot * each - _GAP, SIZE * 4))
            tall = max(tall, len(lines) * LEADING)
            style = look("ink", SIZE, middle=True)
            found.append(text(lines, round(self.middle(number)), top, LEADING, look=style))
        return found, tall

    def _bars(self) -> Iterator[str]:
        count = lanes(self.chart)
        wide = min(self.slot * 0.76 / count, _WIDEST_COLUMN)
        room = self.slot - 4 if count == 1 else wide
        for piece in pieces(self.chart, self.scale):
            x = self.middle(piece.label) + (piece.lane - count / 2) * wide
            first, second = sorted((self.y(piece.start), self.y(piece.end)))
            yield bar(piece.series, self.ident, (x + 1, first, wide - 2, second - first))
            told = self.scale.told(piece.end, self.language)
            if self.chart.sort == "bars" and width(told, SIZE) <= room:
                y = second + 13 if piece.end < 0 else first - 5
                yield text((told,), round(x + wide / 2), y, 0, look=look("ink", SIZE, middle=True))

    def _lines(self) -> Iterator[str]:
        for index, series in enumerate(self.chart.series):
            points = [
                (self.middle(number), self.y(value)) if value is not None else None
                for number, value in enumerate(series.values)
            ]
            data = "".join(
                f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"
                for a, b in pairwise(points)
                if a is not None and b is not None
            )
            if data:
                yield line(index, data)
            yield from (marker(index, *point) for point in points if point is not None)
        if len(self.chart.series) == 1:
            yield from self._numbers()

    def _numbers(self) -> Iterator[str]:
        """The numbers above the points of an only line, where all have room."""
        values = self.chart.series[0].values
        told = {
            number: self.scale.told(value, self.language) for number, value in enumerate(values) if value is not None
        }
        if all(width(one, SIZE) <= self.slot - 2 for one in told.values()):
            for number, one in told.items():
                y = self.y(values[number] or Decimal(0)) - 9
                yield text((one,), round(self.middle(number)), y, 0, look=look("ink", SIZE, middle=True))
