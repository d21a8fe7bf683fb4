"""What ``kpss validate`` does, without the library of the command line.

People run it at every save.  Loading typer takes longer than checking a small workspace, so the plain use of validate
goes straight here (see :func:`quick`); everything else (help, completion, mistakes in options) goes the usual way.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpss.cli.comparing import Opened

LEVELS = ("error", "warning", "gap", "note", "never")
# Options of validate as they are declared in kpss/cli/validate.py; a test compares the two.
VALUES = {
    "-C": "workspace", "--workspace": "workspace", "--as-of": "as_of", "--fail-on": "fail_on", "--orp": "orp",
    "--plan": "plan", "--code": "code", "--format": "format", "-o": "output", "--output": "output", "--lang": "lang",
    "--color": "color", "--since": "since", "--rev": "rev",
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
    format: str = "",  # noqa: A002 - the name of the option
    output: str = "",
    lang: str = "",
    quiet: bool = False,
    color: str = "",
    since: str = "",
    rev: str = "",
) -> int:
    """Check the workspace and show the findings."""
    from kpss.cli.common import choice, find_workspace, language_of
    from kpss.cli.finding_forms import form_of, prefix_of, show

    forms = form_of(format, output, os.environ)
    level = choice(fail_on, LEVELS, "--fail-on")
    root = find_workspace(workspace)
    opened = _opened(root, as_of, since, rev, quiet=quiet)
    # What follows is loaded while other processes read a big workspace.
    from kpss.cli.comparing import find_both
    from kpss.cli.narrowing import chosen_of_two, relative, shows
    from kpss.cli.output import colored, remark
    from kpss.findings.checked import Checked
    from kpss.findings.finding import SEVERITIES
    from kpss.findings.locate import Locator
    from kpss.formats.findings_view import View
    from kpss.language.cleaning import one_line
    from kpss.reports.filters import Filters

    here, before = opened.workspace, opened.before
    if output:
        from kpss.cli.keeping import keep

        keep(here, root, output)
    language = language_of(here, lang)
    chosen, former = chosen_of_two(Filters(orp, plan, tuple(codes)), here, before, opened.renamed)
    trees = [one for one in (here, before) if one is not None]
    wanted = relative(paths, root, trees, bare=bool(rev) and not os.path.isfile(os.path.join(root, "kpss.yaml")))
    is_shown = shows(here, chosen, wanted)
    found = find_both(opened)
    findings = list(filter(is_shown, found.findings))
    if before is not None:
        locator = Locator(before.tree)
        findings += map(locator.located, filter(shows(before, former, wanted), found.fixed))
    remarks = (*opened.remarks, *found.remarks)
    for text in remarks if forms.form != "text" or output else ():
        remark(one_line(text.in_language(language)), quiet=quiet)
    checked = Checked(
        findings,
        [one for one in found.waived if is_shown(one.finding)],
        opened.base.name if opened.base is not None else "",
        remarks,
        [facts["path"] for facts in here.unread],
    )
    # What is asked for by its code or makes the check fail is shown too.
    shown = SEVERITIES if codes else SEVERITIES[: max(2, SEVERITIES.index(level) + 1 if level != "never" else 0)]
    view = View(shown, colored(color) and not output, as_of, prefix_of(root, os.environ), since)
    show(forms, checked, Locator(here.tree), language, view, output=output, quiet=quiet)
    failing = SEVERITIES[: SEVERITIES.index(level) + 1] if level != "never" else ()
    return 1 if any(finding.severity in failing for finding in checked.failing) else 0


def _opened(root: str, as_of: str, since: str, rev: str, *, quiet: bool) -> Opened:
    from kpss.cli.comparing import Opened, is_wanted, open_both

    if is_wanted(since):
        return open_both(root, as_of, since, rev, quiet=quiet)
    from kpss.cli.common import open_workspace

    return Opened(open_workspace(root, as_of, rev, quiet=quiet))
