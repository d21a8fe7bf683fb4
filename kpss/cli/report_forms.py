"""The formats of reports: which one is wanted, and a report in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpss.cli.common import choice
from kpss.cli.texts import tr
from kpss.language.errors import UserError

if TYPE_CHECKING:
    from kpss.language.text import Language
    from kpss.model.workspace import Workspace
    from kpss.reports.table import Report

FORMATS = ("text", "markdown", "html", "json", "csv", "xlsx")
_WIDEST = 160
_ENDINGS = {"txt": "text", "md": "markdown", "htm": "html"} | {form: form for form in FORMATS if form != "text"}
_RECORDS = ("yaml", "yml")  # what is said of these is said where files are written
_USUAL = {"text": "txt", "markdown": "md"}  # the ending of a format that is not called the same


def form_of(format: str, output: str, formats: Sequence[str] = FORMATS) -> str:  # noqa: A002 - the name of the option
    """Of *formats* the one asked for, else the one that the name of the file tells; text where neither does.

    :raises UserError: if the name of the file tells another one, or none that there is.
    """
    name = os.path.basename(output)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    told = _ENDINGS.get(ending, "")
    if not format:
        if (
            ending not in ("", *_RECORDS)
            and told not in formats
            and (os.path.isfile(output) or not os.path.exists(output))
        ):
            endings = [f".{_USUAL.get(form, form)}" for form in formats]
            raise UserError(
                f"Přípona „.{ending}“ neříká, v jakém formátu výstup zapsat; použijte {joined(endings, 'nebo')}.",
                f"The ending “.{ending}” tells no format; use {joined(endings, 'or')}.",
            )
        return told or "text"
    form = choice(format, formats, "--format")
    if (told and told not in (form, "text")) or (ending and form == "xlsx" and told != form):
        usual = _USUAL.get(form, form)
        raise UserError(
            f"--format {form} a soubor {output} si odporují; pojmenujte ho .{usual}, nebo --format vynechte.",
            f"--format {form} contradicts the file {output}; call it .{usual}, or leave --format out.",
        )
    return form


def tell_written(output: str, *, quiet: bool) -> None:
    """Say that the file *output* was written."""
    from kpss.cli.output import remark

    if output not in ("", "-"):
        remark(tr(f"zapsáno {output}", f"written {output}"), quiet=quiet)


def joined(names: Sequence[str], conjunction: str) -> str:
    """``a, b nebo c``."""
    return f" {conjunction} ".join((", ".join(names[:-1]), names[-1]))


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
