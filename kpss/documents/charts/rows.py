"""Bars that lie: for long labels, and for many."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

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
)
from kpss.documents.charts.looks import bar
from kpss.documents.charts.scale import Scale
from kpss.documents.diagrams.svg import look, text
from kpss.documents.diagrams.text import widest, width, wrap
from kpss.language.text import Language
from kpss.reports.table import Chart

_NAMES = 250  # the widest column of labels
_BAR = 16
_BETWEEN = 9  # labels


def rows(chart: Chart, scale: Scale, ident: str, language: Language) -> Part:
    """The field of values with its axis, drawn from y = 0."""
    return _Rows(chart, scale, ident, language).part()


class _Rows:
    def __init__(self, chart: Chart, scale: Scale, ident: str, language: Language) -> None:
        self.chart, self.scale, self.ident, self.language = chart, scale, ident, language
        self.names = [wrap(name, SIZE, _NAMES) for name in chart.labels]
        told = [scale.told(value, language) for value in (scale.low, scale.high, *self._ends())]
        room = max(width(one, SIZE) for one in told) + 6  # beyond the bars, for their numbers
        names = max((widest(lines, SIZE) for lines in self.names), default=0)
        self.left = MARGIN + names + 10 + (room if scale.low < 0 else 0)
        self.right = WIDTH - MARGIN - room
        self.tops: list[float] = []
        self.talls: list[float] = []
        y = float(LEADING + 6)
        for lines in self.names:
            self.tops.append(y)
            self.talls.append(max(len(lines) * LEADING, lanes(chart) * _BAR))
            y += self.talls[-1] + _BETWEEN
        self.bottom = y

    def part(self) -> Part:
        return Part([*self._grid(), *self._bars(), self._axis(), *self._labels()], self.bottom + 4)

    def x(self, value: Decimal) -> float:
        return self.left + self.scale.share(value) * (self.right - self.left)

    def _ends(self) -> list[Decimal]:
        return [value for series in self.chart.series for value in series.values if value is not None]

    def _axis(self) -> str:
        return axis_line(f"M{self.x(self.scale.base):.1f} {LEADING + 2}V{self.bottom:.1f}")

    def _grid(self) -> Iterator[str]:
        yield grid_lines([f"M{self.x(tick):.1f} {LEADING + 2}V{self.bottom:.1f}" for tick in self.scale.ticks])
        last = -1.0
        for tick, told in zip(self.scale.ticks, tick_texts(self.scale, self.language), strict=True):
            if self.x(tick) - width(told, SIZE) / 2 > last:
                last = self.x(tick) + width(told, SIZE) / 2 + 4
                yield text((told,), round(self.x(tick)), 11, 0, look=look("muted", SIZE, middle=True))

    def _labels(self) -> Iterator[str]:
        x = round(self.left - 10 - (self._room_below() if self.scale.low < 0 else 0))
        for lines, top, tall in zip(self.names, self.tops, self.talls, strict=True):
            y = top + (tall - len(lines) * LEADING) / 2 + 12
            yield text(lines, x, y, LEADING, look=look("ink", SIZE, end=True))

    def _room_below(self) -> float:
        return WIDTH - MARGIN - self.right

    def _bars(self) -> Iterator[str]:
        count = lanes(self.chart)
        for piece in pieces(self.chart, self.scale):
            top = self.tops[piece.label] + (self.talls[piece.label] - count * _BAR) / 2 + piece.lane * _BAR
            first, second = sorted((self.x(piece.start), self.x(piece.end)))
            yield bar(piece.series, self.ident, (first, top + 1, second - first, _BAR - 2))
            if self.chart.sort == "bars":
                told = (self.scale.told(piece.end, self.language),)
                if piece.end < 0:
                    yield text(told, round(first - 5), top + 12, 0, look=look("ink", SIZE, end=True))
                else:
                    yield text(told, round(second + 5), top + 12, 0, look=look("ink", SIZE))
