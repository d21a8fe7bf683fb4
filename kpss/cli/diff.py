"""``kpss diff``: what changed in meaning between two versions."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.common import day, find_workspace, language_of
from kpss.cli.options import (
    AsOfOption,
    ColorOption,
    LangOption,
    OrpOption,
    OutputOption,
    PlanOption,
    QuietOption,
    WorkspaceOption,
    format_option,
)
from kpss.cli.report_forms import form_of, tell_written
from kpss.cli.texts import tr
from kpss.language.errors import UserError

if TYPE_CHECKING:
    from kpss.changes.account import Account
    from kpss.language.text import Language

HELP = tr(
    "Řekne slovy, co se změnilo mezi dvěma verzemi a co to znamená.",
    "Says in words what changed between two versions and what it means.",
)
FORMATS = ("text", "markdown", "html", "json")


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=tr("[A..B] [CESTA]…", "[A..B] [PATH]…"),
            show_default=False,
            help=tr(
                "Revize A..B, A...B (od společného základu) nebo A (proti souborům, jak jsou teď); jinak poslední revize proti souborům. Cesty ukážou jen, co je v nich.",
                "Revisions A..B, A...B (since their common base) or A (against the files as they are now); else the last one against the files. Paths show only what is in them.",
            ),
        ),
    ] = None,
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    orp: OrpOption = "",
    plan: PlanOption = "",
    format: Annotated[str, format_option(FORMATS)] = "",  # noqa: A002 - the name of the option
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
    color: ColorOption = "",
) -> int:
    """Tell what changed; exits with 0 whatever that is."""
    from kpss.changes.account import account
    from kpss.changes.compare import difference
    from kpss.changes.versions import versions
    from kpss.cli.keeping import keep
    from kpss.cli.output import colored, write
    from kpss.cli.processes import find_all, make_facts
    from kpss.reports.filters import Filters

    form = form_of(format, output, FORMATS)
    plain = bool(output) or not colored(color)
    root = find_workspace(workspace)
    asked, paths = _told_apart(root, words or [])
    found = versions(root, asked, day(as_of), os.environ, make_facts)
    if output:
        keep(found.after, root, output)
    language = language_of(found.after, lang)
    made = account(
        difference(found.before, found.after),
        found.sides,
        Filters(orp, plan),
        [_in_workspace(root, path) for path in paths],
        found.remarks,
        find_all,
    )
    write(_rendered(made, form, language, color=not plain, quiet=quiet), output)
    tell_written(output, quiet=quiet)
    return 0


def _rendered(made: Account, form: str, language: Language, *, color: bool, quiet: bool) -> str:
    """*made* in one of :data:`FORMATS`; each loads only what it needs."""
    if form == "json":
        from kpss.formats import diff_json

        return diff_json.render(made, language)
    if form == "markdown":
        from kpss.formats import diff_markdown

        return diff_markdown.render(made, language, quiet=quiet)
    if form == "html":
        from kpss.documents.change import render_change

        return render_change(made, language, quiet=quiet)
    from kpss.formats import diff_text

    return diff_text.render(made, language, color=color, quiet=quiet)


def _told_apart(root: str, words: list[str]) -> tuple[str, list[str]]:
    """The range, empty where none is given, and the paths.

    :raises UserError: if a word can be both, or there are two ranges.
    """
    if not words:
        return "", []
    first, *rest = words
    if os.path.lexists(first):
        if not first.startswith((".", "/")) and _is_revision(root, first):
            raise UserError(
                f"„{first}“ je cesta i revize; cestu napište jako ./{first}, revizi jako {first}..HEAD nebo otiskem.",
                f"“{first}” is a path and a revision; write the path as ./{first}, the revision as {first}..HEAD or its hash.",
            )
        return "", words
    if rest and not os.path.lexists(rest[0]) and ".." not in first and _is_revision(root, rest[0]):
        raise UserError(
            f"Dvě revize spojte dvěma tečkami: kpss diff {first}..{rest[0]}.",
            f"Put two dots between two revisions: kpss diff {first}..{rest[0]}.",
        )
    return first, rest


def _is_revision(root: str, text: str) -> bool:
    from kpss.git.repository import open_repository
    from kpss.git.revisions import commit_or_none

    return commit_or_none(open_repository(root), text) is not None


def _in_workspace(root: str, path: str) -> str:
    """*path* from here as a path of the workspace, whether it is there now or not.

    :raises UserError: if it is outside.
    """
    try:
        relative = os.path.relpath(os.path.realpath(path), os.path.realpath(root)).replace(os.sep, "/")
    except ValueError:  # another drive
        relative = ".."
    if relative == ".." or relative.startswith("../"):
        raise UserError(f"Cesta {path} není v pracovním prostoru {root}.", f"{path} is not in the workspace {root}.")
    return relative
