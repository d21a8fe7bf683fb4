"""``kpss validate``: what is wrong in the files."""

from __future__ import annotations

from typing import Annotated

import typer

from kpss.cli.checking import LEVELS
from kpss.cli.finding_forms import FORMATS
from kpss.cli.options import (
    AsOfOption,
    CodeOption,
    ColorOption,
    LangOption,
    OrpOption,
    OutputOption,
    PlanOption,
    QuietOption,
    RevOption,
    WorkspaceOption,
    format_option,
)
from kpss.cli.texts import tr

HELP = tr("Zkontroluje soubory a vypíše, co je v nich špatně.", "Checks the files and says what is wrong.")


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=tr("[CESTA]…", "[PATH]…"),
            show_default=False,
            help=tr(
                "Ukáže jen nálezy v těchto souborech a složkách; čte se vždy vše.",
                "Show only findings in these files and folders; all is read.",
            ),
        ),
    ] = None,
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="|".join(LEVELS),
            show_default=False,
            help=tr(
                "Od jaké závažnosti skončit s kódem 1 (jinak error).",
                "From which severity to exit with 1 (else error).",
            ),
        ),
    ] = "error",
    orp: OrpOption = "",
    plan: PlanOption = "",
    code: CodeOption = None,
    format: Annotated[str, format_option(FORMATS)] = "",  # noqa: A002 - the name of the option
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
    color: ColorOption = "",
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar=tr("REVIZE", "REV"),
            show_default=False,
            help=tr(
                "Rozliší nálezy nové od známých a opravených: srovná se stavem, ze kterého změna vyšla (společný předek s REVIZÍ); "
                "selže jen kvůli novým. Při kontrole návrhu změny na GitHubu a GitLabu samo; none srovnání vypne.",
                "Tell new findings from known and fixed ones: compare with where the change started (the common ancestor with REV); "
                "only new ones fail. By itself in builds of pull requests on GitHub and GitLab; none switches it off.",
            ),
        ),
    ] = "",
    rev: RevOption = "",
) -> int:
    """Check the workspace and show the findings."""
    from kpss.cli.checking import check

    return check(
        paths or [],
        code or [],
        workspace=workspace,
        as_of=as_of,
        fail_on=fail_on,
        orp=orp,
        plan=plan,
        format=format,
        output=output,
        lang=lang,
        quiet=quiet,
        color=color,
        since=since,
        rev=rev,
    )
