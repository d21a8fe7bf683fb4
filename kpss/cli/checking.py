"""What ``kpss validate`` does, without the library of the command line.

People run it at every save.  Loading typer takes longer than checking a small workspace, so the plain use of validate
goes straight here (see :func:`quick`); everything else (help, completion, mistakes in options) goes the usual way.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

FORMATS = ("text", "json", "github")
LEVELS = ("error", "warning", "gap", "note", "never")
# Options of validate as they are declared in kpss/cli/validate.py; a test compares the two.
VALUES = {
    "-C": "workspace", "--workspace": "workspace", "--as-of": "as_of", "--fail-on": "fail_on", "--orp": "orp",
    "--plan": "plan", "--code": "code", "--format": "format", "-o": "output", "--output": "output", "--lang": "lang",
    "--color": "color",
}  # fmt: skip
FLAGS = {"-q": "quiet", "--quiet": "quiet"}


def quick(arguments: Sequence[str]) -> int | None:
    """Run ``validate`` with *arguments* (those after the word); None where they are not plain."""
    given: dict[str, str] = {}
    paths: list[str] = []
    codes: list[str] = []
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if word in FLAGS:
            given[FLAGS[word]] = "yes"
        elif name in VALUES and (equals or name == word):
            text = value if equals and name.startswith("--") else next(words, None) if not equals else None
            if text is None or text.startswith("-"):
                return None
            if VALUES[name] == "code":
                codes.append(text)
            else:
                given[VALUES[name]] = text
        elif word.startswith("-"):
            return None
        else:
            paths.append(word)
    quiet = bool(given.pop("quiet", ""))
    return check(paths, codes, quiet=quiet, **given)


def check(
    paths: Sequence[str],
    codes: Sequence[str],
    *,
    workspace: str = "",
    as_of: str = "",
    fail_on: str = "error",
    orp: str = "",
    plan: str = "",
    format: str = "text",  # noqa: A002 - the name of the option
    output: str = "",
    lang: str = "",
    quiet: bool = False,
    color: str = "",
) -> int:
    """Check the workspace and show the findings."""
    from kpss.cli.common import choice, find_workspace, language_of, open_workspace

    kind = choice(format, FORMATS, "--format")
    level = choice(fail_on, LEVELS, "--fail-on")
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    # What follows is loaded while other processes read a big workspace.
    from kpss.cli.output import colored, write
    from kpss.cli.processes import examine_all
    from kpss.findings.finding import SEVERITIES
    from kpss.findings.locate import Locator
    from kpss.reports.filters import Filters, choose, shows_finding

    if output:
        from kpss.cli.keeping import keep

        keep(opened, root, output)
    language = language_of(opened, lang)
    chosen = choose(opened, Filters(orp, plan, tuple(codes)))
    wanted = _relative(paths, root)
    findings = [
        finding
        for finding in examine_all(opened).findings
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

        # What is asked for by its code or makes the check fail is shown too.
        shown = SEVERITIES if codes else SEVERITIES[: max(2, SEVERITIES.index(level) + 1 if level != "never" else 0)]
        if quiet and not findings:
            return 0
        plain = bool(output) or not colored(color)
        text = findings_text.render(findings, locator, language, shown=shown, color=not plain, as_of=as_of)
    write(text, output, commands=kind == "github")
    failing = SEVERITIES[: SEVERITIES.index(level) + 1] if level != "never" else ()
    return 1 if any(finding.severity in failing for finding in findings) else 0


def _relative(paths: Sequence[str], root: str) -> list[str]:
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
