"""``kpss import rpss``: the national register of providers into records."""

from __future__ import annotations

from typing import Annotated

import typer

from kpss.cli.options import DryRunOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr

RPSS_HELP = tr(
    "Nabere poskytovatele a služby z registru ministerstva (rpss.json); místní údaje a poznámky nechá.",
    "Imports providers and services from the national register (rpss.json); local data and comments stay.",
)


def rpss_command(
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
