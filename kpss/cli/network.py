"""``kpss network apply``: what was decided about requests, put into the network."""

from __future__ import annotations

from typing import Annotated

import typer

from kpss.cli.options import AsOfOption, DryRunOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr

HELP = tr("Správa sítě služeb.", "Keeping the network of services.")
APPLY_HELP = tr(
    "Zapíše do sítě, co bylo o žádostech rozhodnuto; nejdřív ukáže, co zapíše, a zeptá se.",
    "Writes into the network what was decided about requests; shows first what it will write, and asks.",
)


def apply_command(
    round: Annotated[  # noqa: A002 - the name of the argument
        str,
        typer.Argument(
            metavar=tr("AKTUALIZACE", "ROUND"), show_default=False, help=tr("Která aktualizace sítě.", "Which round.")
        ),
    ],
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    yes: Annotated[bool, typer.Option("--yes", help=tr("Neptat se.", "Do not ask."))] = False,
    dry_run: DryRunOption = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Not written yet."""
    raise NotImplementedError
