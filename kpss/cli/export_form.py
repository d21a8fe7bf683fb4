"""``kpss export form``: a request form for a provider to fill in."""

from __future__ import annotations

from typing import Annotated

import typer

from kpss.cli.common import find_workspace, language_of, open_workspace
from kpss.cli.options import AsOfOption, LangOption, OutputOption, QuietOption, RevOption, WorkspaceOption
from kpss.cli.texts import tr

FORM_HELP = tr(
    "Formulář žádosti pro poskytovatele (sešit), předvyplněný ze sítě.",
    "A request form for a provider (a workbook), filled in from the network.",
)


def form_command(
    round: Annotated[  # noqa: A002 - the name of the argument
        str,
        typer.Argument(
            metavar=tr("AKTUALIZACE", "ROUND"), show_default=False, help=tr("Která aktualizace sítě.", "Which round.")
        ),
    ],
    service: Annotated[
        str,
        typer.Option(
            "--service",
            metavar="ID",
            show_default=False,
            help=tr(
                "Pro kterou službu (id nebo číslo v registru); jinak prázdný pro novou.",
                "For which service (id or its number); else an empty one for a new service.",
            ),
        ),
    ] = "",
    type: Annotated[  # noqa: A002 - the name of the option
        str,
        typer.Option(
            "--type",
            metavar=tr("DRUH", "TYPE"),
            show_default=False,
            help=tr("Předvyplněný druh žádosti.", "The type of request to begin with."),
        ),
    ] = "",
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    rev: RevOption = "",
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write the form; the workspace stays as it is."""
    from kpss.cli.keeping import keep
    from kpss.cli.output import remark, write_bytes
    from kpss.exchange.form.rows import Form
    from kpss.exchange.form.sheet import workbook
    from kpss.exchange.requests.new import Asked, start

    root = find_workspace(workspace)
    opened = open_workspace(root, as_of, rev, quiet=quiet)
    keep(opened, root, output)
    language = language_of(opened, lang)
    form = Form(opened, start(opened, Asked("", service, round, type)), language)
    write_bytes(workbook(form, language, opened.as_of), output)
    if output and output != "-":
        said = tr(
            f"zapsáno   {output}\nVyplněný formulář vezme zpět kpss import form.",
            f"written   {output}\nkpss import form takes the filled form back.",
        )
        remark(said, quiet=quiet)
    return 0
