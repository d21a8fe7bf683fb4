"""Reports as tables on a terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence

from kpss.formats.cells import cell_text, groups, heading
from kpss.formats.wording import plain_spaces
from kpss.language.dates import NBSP, date_text
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text
from kpss.reports.table import Column, Report

_AS_OF = Text("K datu {day}", "As of {day}")
_NUMERIC = ("number",)
_MORE = Text("{shown} a další ({rest})", "{shown} and {rest} more")
_NARROWEST = 90  # below, words would be cut inside cells
_LISTED = 6  # items of a list that a terminal shows
_WIDE = 100
_BETWEEN = 3  # characters between two columns
_NARROW = 6  # the least that a column of words needs
_GLUE = "\ue000"  # stands for a non-breaking space, at which rich would break a line


def render(report: Report, language: Language, *, width: int = _WIDE, color: bool = False) -> str:
    """The shown columns of *report* as a table *width* characters wide, with its summary and remarks."""
    if report.grouping is not None:
        return _lists(report, language)
    shown = [column for column in report.columns if column.shown]
    # A column that says nothing in any row only takes room.
    shown = [c for c in shown if any(cell_text(c, row.get(c.key), language) for row in report.shown_rows)] or shown
    cells = [[_cell(column, row.get(column.key), language) for column in shown] for row in report.shown_rows]
    least = [_least(column, [row[index] for row in cells]) for index, column in enumerate(shown)]
    if width < _NARROWEST or sum(max(one, _NARROW) + _BETWEEN for one in least) > width + _BETWEEN:
        return _blocks(report, language)
    return _table(report, list(zip(shown, least, strict=True)), cells, language, width=width, color=color)


def _least(column: Column, cells: Sequence[str]) -> int:
    """How wide *column* must be so that no number in its *cells* is broken."""
    glued = (part for cell in cells for part in cell.split(" ") if column.type in _NUMERIC or NBSP in part)
    return max(map(len, glued), default=0)


def _table(
    report: Report,
    columns: Sequence[tuple[Column, int]],
    cells: Sequence[Sequence[str]],
    language: Language,
    *,
    width: int,
    color: bool,
) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as RichText

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold" if color else "", expand=False)
    for column, least in columns:
        numeric = column.type in _NUMERIC
        table.add_column(
            heading(column, language), justify="right" if numeric else "left", overflow="fold", min_width=least or None
        )
    for row in cells:
        table.add_row(*(RichText(cell.replace(NBSP, _GLUE)) for cell in row))
    stream = io.StringIO()
    console = Console(
        file=stream, width=max(width, 40), force_terminal=color, color_system="standard" if color else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    title, as_of, *rest = _head(report, language)
    for line in (f"{title} – {as_of}", *rest):
        console.print(line, soft_wrap=True)
    console.print()
    if cells:
        console.print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().replace(_GLUE, NBSP).split("\n"))


def _cell(column: Column, value: object, language: Language) -> str:
    """A cell; a long list is cut, because a terminal is no place for seventy names."""
    if isinstance(value, list) and len(value) > _LISTED + 1:
        shown = cell_text(column, value[:_LISTED], language)
        return phrase(_MORE, {"shown": shown, "rest": len(value) - _LISTED}, language)
    return cell_text(column, value, language)


def _head(report: Report, language: Language) -> list[str]:
    as_of = _AS_OF.in_language(language).format(day=date_text(report.as_of, language))
    lines = [report.title.in_language(language), as_of]
    if report.summary is not None:
        lines.append(report.summary.in_language(language))
    return lines + [f"! {remark.in_language(language)}" for remark in report.remarks]


def _lists(report: Report, language: Language) -> str:
    """The groups with their items, one a line of any length: ready to be pasted into an e-mail."""
    title, as_of, *rest = _head(report, language)
    lines = [f"{title} – {as_of}", *rest]
    for name, items in groups(report, language):
        lines += ["", f"{name}:", *(f"- {plain_spaces(item)}" for item in items)]
    return "\n".join(lines) + "\n"


def _blocks(report: Report, language: Language) -> str:
    """The rows one under another, for a narrow terminal."""
    lines = _head(report, language)
    for row in report.shown_rows:
        lines.append("")
        for column in report.columns:
            text = _cell(column, row.get(column.key), language) if column.shown else ""
            if text:
                lines.append(f"{heading(column, language)}: {text}")
    return "\n".join(lines) + "\n"
