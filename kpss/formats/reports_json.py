"""Reports as JSON and CSV."""

from __future__ import annotations

import csv
import io

from kpss.formats.cells import in_words, plain
from kpss.formats.json_text import dumps
from kpss.language.cleaning import one_line
from kpss.language.text import Language
from kpss.reports.table import Report

FORMAT_VERSION = 1
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_json(report: Report, language: Language) -> str:
    """The rows with their data columns; values are codes and ISO days, messages are in *language*."""
    keys = [column.key for column in report.columns if column.data]
    body = {
        "format_version": FORMAT_VERSION,
        "report": report.name,
        "as_of": report.as_of.isoformat(),
        **report.extra,
        "remarks": [remark.in_language(language) for remark in report.remarks],
        "rows": [{key: plain(row.get(key), language) for key in keys} for row in report.rows],
    }
    return dumps(body)


def render_csv(report: Report, language: Language) -> str:
    """The data columns under their keys; items of lists are joined with a semicolon."""
    columns = [column for column in report.columns if column.data]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.key for column in columns])
    for row in report.rows:
        writer.writerow([_field(in_words(row.get(column.key), language)) for column in columns])
    return text.getvalue()


def _field(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        value = one_line(value)
    # A text that a spreadsheet would run as a formula stays text.
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
