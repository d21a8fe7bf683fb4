"""``kpss validate``: what is wrong in the files."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from kpss.cli.options import (
    AsOfOption,
    CodeOption,
    ColorOption,
    LangOption,
    OrpOption,
    OutputOption,
    PlanOption,
    QuietOption,
    WorkspaceOption,
    choice,
    find_workspace,
    format_option,
    language_of,
    open_workspace,
)
from kpss.cli.texts import tr

HELP = tr("Zkontroluje soubory a vypíše, co je v nich špatně.", "Checks the files and says what is wrong.")
FORMATS = ("text", "json", "github")
LEVELS = ("error", "warning", "gap", "note", "never")


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
    format: Annotated[str, format_option(FORMATS)] = "text",  # noqa: A002 - the name of the option
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
    color: ColorOption = "",
) -> int:
    """Check the workspace and show the findings."""
    from kpss.cli.output import colored, write
    from kpss.findings.finding import SEVERITIES
    from kpss.findings.locate import Locator
    from kpss.reports.filters import Filters, choose, shows_finding
    from kpss.rules.engine import find

    kind = choice(format, FORMATS, "--format")
    level = choice(fail_on, LEVELS, "--fail-on")
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    language = language_of(opened, lang)
    chosen = choose(opened, Filters(orp, plan, tuple(code or ())))
    wanted = _relative(paths or [], root)
    findings = [
        finding
        for finding in find(opened)
        if shows_finding(opened, chosen, finding) and _under(finding.place.file, wanted)
    ]
    locator = Locator(opened.tree)
    # Each format is loaded only where it is asked for.
    if kind == "json":
        from kpss.formats import findings_json

        text = findings_json.render(findings, locator, language)
    elif kind == "github":
        from kpss.formats import findings_github

        here = os.path.relpath(root).replace(os.sep, "/")
        text = findings_github.render(findings, locator, language, prefix="" if here == "." else f"{here}/")
    else:
        from kpss.formats import findings_text

        shown = SEVERITIES if code else ("error", "warning")
        if quiet and not findings:
            return 0
        text = findings_text.render(findings, locator, language, shown=shown, color=not output and colored(color))
    write(text, output, commands=kind == "github")
    failing = SEVERITIES[: SEVERITIES.index(level) + 1] if level != "never" else ()
    return 1 if any(finding.severity in failing for finding in findings) else 0


def _relative(paths: list[str], root: str) -> list[str]:
    """*paths* from here as paths of the workspace.

    :raises UserError: if one does not exist or is outside.
    """
    from kpss.language.errors import UserError

    found = []
    real_root = os.path.realpath(root)
    for path in paths:
        if not os.path.exists(path):
            raise UserError(f"Cesta {path} neexistuje.", f"There is no {path}.")
        relative = os.path.relpath(os.path.realpath(path), real_root).replace(os.sep, "/")
        if relative.startswith(".."):
            raise UserError(
                f"Cesta {path} není v pracovním prostoru {root}.", f"{path} is not in the workspace {root}."
            )
        found.append(relative)
    return found


def _under(file: str, wanted: list[str]) -> bool:
    return not wanted or any(path in (".", file) or file.startswith(path + "/") for path in wanted)
