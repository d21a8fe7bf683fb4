"""A chart as text for Mermaid, where Mermaid can show it: one series without holes, few labels."""

from __future__ import annotations

import re

from kpss.documents.charts.scale import Scale
from kpss.documents.diagrams.text import label
from kpss.reports.table import Chart

# Its language of charts knows no entities in texts; a letter more or less matters little there.
_UNSAFE = re.compile(r"[^\w ,.()%/+–-]|_")
_MOST = 16
_LONGEST = 60


def mermaid(chart: Chart, scale: Scale, *, lying: bool) -> str:
    """The chart, or an empty text where Mermaid would show it wrong."""
    values = [value for series in chart.series for value in series.values]
    shown = len(chart.series) == 1 and 0 < len(values) <= _MOST
    if not shown or any(value is None or value < 0 for value in values):
        return ""
    names = ", ".join(f'"{_text(name) or " "}"' for name in chart.labels)
    numbers = ", ".join(format(value.normalize(), "f") for value in values if value is not None)
    sort = "line" if chart.sort == "lines" else "bar"
    unit = f'"{_text(chart.unit)}" ' if _text(chart.unit) else ""
    return (
        f"xychart-beta{' horizontal' if lying else ''}\n"
        f"  x-axis [{names}]\n"
        f"  y-axis {unit}{format(scale.low.normalize(), 'f')} --> {format(scale.high.normalize(), 'f')}\n"
        f"  {sort} [{numbers}]\n"
    )


def _text(text: str) -> str:
    text = " ".join(_UNSAFE.sub(" ", label(text)).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
