"""``kpss export form``: a request form for a provider to fill in."""

from __future__ import annotations

from typing import Annotated

import typer

from kpss.cli.options import AsOfOption, LangOption, OutputOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr

FORM_HELP = tr(
    "Formulář žádosti pro poskytovatele (sešit), předvyplněný ze sítě.",
    "A request form for a provider (a workbook), filled in from the network.",
)


def form_command(
    round: Annotated[str, typer.Argument(metavar="ROUND", show_default=False, help=tr("round", "round"))],
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Not written yet."""
    raise NotImplementedError
