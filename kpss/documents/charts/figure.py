"""A chart as a figure of a document."""

from __future__ import annotations

from kpss.documents.blocks import Figure
from kpss.documents.charts.columns import columns, fits
from kpss.documents.charts.frame import MARGIN, SIZE, WIDTH, Part, extent, heading
from kpss.documents.charts.looks import patterns, style
from kpss.documents.charts.mermaid import mermaid
from kpss.documents.charts.rows import rows
from kpss.documents.charts.scale import Scale, scale
from kpss.documents.charts.words import full, short
from kpss.documents.diagrams.svg import document, look, text
from kpss.language.text import Language
from kpss.reports.table import Chart

_MOST_COLUMNS = 40  # bars beside each other; more of them lie


def draw(chart: Chart, language: Language, ident: str) -> Figure:
    """*chart* as a drawing, as Mermaid where that can show it, and in words; its ids begin with *ident*."""
    axis = scale(extent(chart), lines=chart.sort == "lines")
    lying = _lies(chart, axis, language)
    description = short(chart, axis, language)
    svg = _svg(chart, axis, ident, language, lying=lying)
    return Figure(svg, mermaid(chart, axis, lying=lying), chart.caption, description)


def _lies(chart: Chart, axis: Scale, language: Language) -> bool:
    """Whether bars lie, so that their labels have room.  Lines need an order, which numbers and years show."""
    if chart.sort == "lines":
        return False
    bars = len(chart.labels) * (len(chart.series) if chart.sort == "bars" else 1)
    return bars > _MOST_COLUMNS or not fits(chart, axis, language)


def _svg(chart: Chart, axis: Scale, ident: str, language: Language, *, lying: bool) -> str:
    if any(value is not None for series in chart.series for value in series.values):
        top = heading(chart, axis, ident, language)
        field = (rows if lying else columns)(chart, axis, ident, language)
        body = [
            style(),
            *(patterns(len(chart.series), ident) if chart.sort != "lines" else ()),
            *top.elements,
            f'<g transform="translate(0 {top.height:.1f})">',
            *field.elements,
            "</g>",
        ]
        tall = top.height + field.height
    else:
        field = Part([text((short(chart, axis, language),), MARGIN, 30, 0, look=look("muted", SIZE))], 48)
        body, tall = field.elements, field.height
    return document(body, (WIDTH, round(tall + 1)), title=chart.caption, description=full(chart, language), ident=ident)
