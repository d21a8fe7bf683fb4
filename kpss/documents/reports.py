"""Reports as documents: Markdown and HTML."""

from __future__ import annotations

from kpss.documents.render import Source, render
from kpss.formats.cells import groups
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.reports.table import Report


def render_report(workspace: Workspace, report: Report, language: Language, form: str) -> str:
    """*report* as ``markdown`` or ``html``."""
    context = {
        "title": report.title.in_language(language),
        "summary": report.summary.in_language(language) if report.summary is not None else "",
        "remarks": [remark.in_language(language) for remark in report.remarks],
        "columns": report.columns,
        "rows": report.shown_rows,
        "groups": groups(report, language),
        "charts": report.charts(language),
    }
    return render(workspace, Source("report.md", context, ()), "md" if form == "markdown" else form, language)
