"""The formats of reports: which one is wanted, and a report in it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from kpss.cli.common import choice
from kpss.language.errors import UserError

if TYPE_CHECKING:
    from kpss.language.text import Language
    from kpss.model.workspace import Workspace
    from kpss.reports.table import Report

FORMATS = ("text", "markdown", "html", "json", "csv", "xlsx")
_WIDEST = 160
_ENDINGS = {"md": "markdown", "htm": "html"} | {form: form for form in FORMATS if form != "text"}


def form_of(format: str, output: str) -> str:  # noqa: A002 - the name of the option
    """The format asked for, else the one that the name of the file tells; text where neither does.

    :raises UserError: if the name of the file tells another one.
    """
    name = os.path.basename(output)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    told = _ENDINGS.get(ending, "")
    if not format:
        return told or "text"
    form = choice(format, FORMATS, "--format")
    if (told and told != form) or (ending and form == "xlsx" and not told):
        usual = {"text": "txt", "markdown": "md"}.get(form, form)
        raise UserError(
            f"--format {form} a soubor {output} si odporují; pojmenujte ho .{usual}, nebo --format vynechte.",
            f"--format {form} contradicts the file {output}; call it .{usual}, or leave --format out.",
        )
    return form


def made_of(workspace: Workspace, report: Report, language: Language, form: str, *, color: str) -> str | bytes:
    """The *report* in one of :data:`FORMATS`; each loads only what it needs."""
    if form in ("json", "csv"):
        from kpss.formats import reports_json

        return (reports_json.render_json if form == "json" else reports_json.render_csv)(report, language)
    if form == "xlsx":
        from kpss.formats.reports_xlsx import render_xlsx

        return render_xlsx(report, language)
    if form == "text":
        from kpss.cli import tables
        from kpss.cli.output import colored

        width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
        return tables.render(report, language, width=width, color=colored(color))
    from kpss.documents.reports import render_report

    return render_report(workspace, report, language, form)
