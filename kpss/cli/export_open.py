"""``kpss export hsds`` and ``sqlite``: the services in open formats."""

from __future__ import annotations

from kpss.cli.options import AsOfOption, LangOption, OutputOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr

HSDS_HELP = tr(
    "Služby jako datový balíček Open Referral (HSDS 3).", "Services as an Open Referral data package (HSDS 3)."
)

SQLITE_HELP = tr("Všechny záznamy jako databáze SQLite.", "All records as an SQLite database.")


def hsds_command(
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Not written yet."""
    raise NotImplementedError


def sqlite_command(
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Not written yet."""
    raise NotImplementedError
