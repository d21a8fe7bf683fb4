"""Charts: numbers as bars or lines in an accessible SVG, and for git hosts as Mermaid."""

from kpss.documents.charts.figure import draw

__all__ = ["draw"]
