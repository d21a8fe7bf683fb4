"""``kpss list`` and ``kpss show``: records as a table, and one record with all that refers to it."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

from kpss.cli.common import choice, find_workspace, language_of, open_workspace
from kpss.cli.options import (
    AsOfOption,
    ColorOption,
    LangOption,
    OutputOption,
    RevOption,
    WorkspaceOption,
    format_option,
)
from kpss.cli.texts import tr

LIST_HELP = tr("Vypíše záznamy jednoho druhu.", "Lists the records of one kind.")
SHOW_HELP = tr("Ukáže záznam a vše, co na něj odkazuje.", "Shows a record and all that refers to it.")
_LIST_FORMATS = ("text", "json", "csv")
_SHOW_FORMATS = ("text", "json")
_WIDEST = 160


def list_command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar=tr("[DRUH]", "[KIND]"),
            show_default=False,
            help=tr(
                "Například plan, body, role; jinak počty všech.", "Such as plan, body, role; else the number of each."
            ),
        ),
    ] = "",
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    rev: RevOption = "",
    format: Annotated[str, format_option(_LIST_FORMATS)] = "text",  # noqa: A002 - the name of the option
    output: OutputOption = "",
    lang: LangOption = "",
    color: ColorOption = "",
) -> int:
    """List records."""
    from kpss.cli import tables
    from kpss.cli.keeping import keep
    from kpss.cli.output import colored, write
    from kpss.formats import reports_json
    from kpss.reports.records import kinds_report, records_report
    from kpss.structure.schemas import kinds

    wanted = choice(kind, kinds(), tr("Druh", "Kind")) if kind else ""
    form = choice(format, _LIST_FORMATS, "--format")
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of, rev)
    keep(opened, root, output)
    language = language_of(opened, lang)
    report = records_report(opened, wanted) if wanted else kinds_report(opened)
    if form == "json":
        text = reports_json.render_json(report, language)
    elif form == "csv":
        text = reports_json.render_csv(report, language)
    else:
        width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
        text = tables.render(report, language, width=width, color=not output and colored(color))
    write(text, output)
    return 0


def show_command(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            show_default=False,
            help=tr("Identifikátor záznamu, nebo kód obce.", "The id of a record, or the code of a municipality."),
        ),
    ],
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    rev: RevOption = "",
    format: Annotated[str, format_option(_SHOW_FORMATS)] = "text",  # noqa: A002 - the name of the option
    output: OutputOption = "",
    lang: LangOption = "",
) -> int:
    """Show one record."""
    from kpss.cli.keeping import keep
    from kpss.cli.output import write
    from kpss.formats.record import render_json, render_text
    from kpss.reports.records import describe

    form = choice(format, _SHOW_FORMATS, "--format")
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of, rev)
    keep(opened, root, output)
    language = language_of(opened, lang)
    description = describe(opened, identifier)
    write(render_json(description, language) if form == "json" else render_text(opened, description, language), output)
    return 0
