"""``kpss export xlsx`` and ``csv``: records of a kind as a table to be edited and taken back."""

from __future__ import annotations

from typing import Annotated

import typer

from kpss.cli.options import AsOfOption, LangOption, OutputOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr

XLSX_HELP = tr(
    "Záznamy jednoho druhu jako sešit k úpravám; zpět je vezme kpss import xlsx.",
    "Records of one kind as a workbook to edit; kpss import xlsx takes it back.",
)

CSV_HELP = tr(
    "Záznamy jednoho druhu jako CSV k úpravám; zpět je vezme kpss import csv.",
    "Records of one kind as CSV to edit; kpss import csv takes it back.",
)


def xlsx_command(
    kind: Annotated[str, typer.Argument(metavar="KIND", show_default=False, help=tr("kind", "kind"))],
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Not written yet."""
    raise NotImplementedError


def csv_command(
    kind: Annotated[str, typer.Argument(metavar="KIND", show_default=False, help=tr("kind", "kind"))],
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Not written yet."""
    raise NotImplementedError
