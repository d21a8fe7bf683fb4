"""``kpss import form``: request forms that providers filled in."""

from __future__ import annotations

from typing import Annotated

import typer

from kpss.cli.options import DryRunOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr

FORM_HELP = tr(
    "Převede vyplněné formuláře žádostí do záznamů.", "Turns request forms that were filled in into records."
)


def form_command(
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
