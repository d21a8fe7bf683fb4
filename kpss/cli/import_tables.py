"""``kpss import xlsx`` and ``csv``: exported records back."""

from __future__ import annotations

from typing import Annotated

import typer

from kpss.cli.options import DryRunOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr

XLSX_HELP = tr(
    "Vezme zpět sešit z kpss export xlsx: ukáže změny a zapíše jen je.",
    "Takes back a workbook of kpss export xlsx: shows the changes and writes only them.",
)

CSV_HELP = tr(
    "Vezme zpět tabulku z kpss export csv: ukáže změny a zapíše jen je.",
    "Takes back a table of kpss export csv: shows the changes and writes only them.",
)


def xlsx_command(
    file: Annotated[
        str,
        typer.Argument(
            metavar=tr("SOUBOR", "FILE"),
            show_default=False,
            help=tr("Soubor.", "The file."),
        ),
    ],
    workspace: WorkspaceOption = "",
    dry_run: DryRunOption = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Not written yet."""
    raise NotImplementedError


def csv_command(
    file: Annotated[
        str,
        typer.Argument(
            metavar=tr("SOUBOR", "FILE"),
            show_default=False,
            help=tr("Soubor.", "The file."),
        ),
    ],
    workspace: WorkspaceOption = "",
    dry_run: DryRunOption = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Not written yet."""
    raise NotImplementedError
