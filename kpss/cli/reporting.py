"""``kpss report``: overviews of the workspace on a date."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

from kpss.cli.common import choice, language_of, open_workspace
from kpss.cli.options import (
    AsOfOption,
    CodeOption,
    ColorOption,
    LangOption,
    OrpOption,
    OutputOption,
    PlanOption,
    QuietOption,
    WorkspaceOption,
    format_option,
)
from kpss.cli.texts import tr

HELP = tr("Přehledy: gaps (mezery), plans (plány), coverage (pokrytí obcí).", "Reports: gaps, plans, coverage.")
FORMATS = ("text", "markdown", "html", "json", "csv")
NAMES = ("gaps", "plans", "coverage")
_WIDEST = 160


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="|".join(NAMES),
            show_default=False,
            autocompletion=lambda: list(NAMES),
            help=tr("Který přehled.", "Which report."),
        ),
    ],
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    orp: OrpOption = "",
    plan: PlanOption = "",
    code: CodeOption = None,
    format: Annotated[str, format_option(FORMATS)] = "text",  # noqa: A002 - the name of the option
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
    color: ColorOption = "",
) -> int:
    """Make a report; exits with 0 whatever it finds."""
    from kpss.cli import tables
    from kpss.cli.output import colored, remark, write
    from kpss.formats import reports_json
    from kpss.reports.filters import Filters
    from kpss.reports.registry import REPORTS

    wanted = choice(name, NAMES, tr("Přehled", "Report"))
    kind = choice(format, FORMATS, "--format")
    opened = open_workspace(workspace, as_of)
    language = language_of(opened, lang)
    report = REPORTS[wanted](opened, Filters(orp, plan, tuple(code or ())))
    if kind == "json":
        text = reports_json.render_json(report, language)
    elif kind == "csv":
        text = reports_json.render_csv(report, language)
    elif kind == "text":
        width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
        text = tables.render(report, language, width=width, color=not output and colored(color))
    else:
        from kpss.documents.reports import render_report

        text = render_report(opened, report, language, kind)
    write(text, output)
    if kind in ("json", "csv"):
        for item in report.remarks:
            remark(item.in_language(language), quiet=quiet)
    return 0
