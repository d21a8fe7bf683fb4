"""Options that mean the same in every command, and what they stand for."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.texts import chosen_language, tr
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.language.text import Language

if TYPE_CHECKING:
    from kpss.model.workspace import Workspace

_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # as in records
_FORMAT = tr("Podoba výstupu", "Form of the output")

WorkspaceOption = Annotated[
    str,
    typer.Option(
        "-C",
        "--workspace",
        metavar=tr("SLOŽKA", "DIR"),
        show_default=False,
        help=tr(
            "Pracovní prostor; jinak nejbližší složka výš, která má kpss.yaml.",
            "The workspace; else the nearest folder above with kpss.yaml.",
        ),
    ),
]
AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar=tr("DATUM", "DATE"),
        show_default=False,
        help=tr("Ke kterému dni se hledí (2017-07-16); jinak dnes.", "The day to look at (2017-07-16); else today."),
    ),
]
LangOption = Annotated[
    str,
    typer.Option("--lang", metavar="cs|en", show_default=False, help=tr("Jazyk: cs nebo en.", "Language: cs or en.")),
]
OutputOption = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar=tr("SOUBOR", "FILE"),
        show_default=False,
        help=tr("Kam zapsat; jinak na obrazovku.", "Where to write; else to standard output."),
    ),
]
QuietOption = Annotated[
    bool, typer.Option("-q", "--quiet", help=tr("Jen výsledek, bez poznámek.", "The result only, no remarks."))
]
ColorOption = Annotated[
    str, typer.Option("--color", metavar="auto|always|never", show_default=False, help=tr("Barvy.", "Colours."))
]
OrpOption = Annotated[
    str,
    typer.Option(
        "--orp",
        metavar="ORP",
        show_default=False,
        help=tr("Jen co se týká tohoto ORP.", "Only what concerns this ORP."),
    ),
]
PlanOption = Annotated[
    str,
    typer.Option(
        "--plan",
        metavar="ID",
        show_default=False,
        help=tr("Jen co se týká tohoto plánu.", "Only what concerns this plan."),
    ),
]
CodeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--code",
        metavar=tr("KÓD", "CODE"),
        show_default=False,
        help=tr("Jen tyto kódy (KPSS301).", "Only these codes (KPSS301)."),
    ),
]


def format_option(names: Sequence[str]) -> object:
    """The option ``--format`` with the given names."""
    return typer.Option(
        "--format", metavar="|".join(names), show_default=False, help=_FORMAT + ".", autocompletion=lambda: list(names)
    )


def choice(value: str, allowed: Sequence[str], option: str) -> str:
    """*value* if it is *allowed*; ``markdown`` and ``md`` are one word.

    :raises UserError: naming what is allowed.
    """
    if value in allowed:
        return value
    same = {"md": "markdown", "markdown": "md"}.get(value)
    if same in allowed:
        return str(same)
    near = nearest(value, allowed)
    listed = ", ".join(allowed)
    raise UserError(
        f"{option}: „{value}“ tu není; použijte {listed}." + (f" Nemělo to být „{near}“?" if near else ""),
        f"{option}: there is no “{value}”; use {listed}." + (f" Did you mean “{near}”?" if near else ""),
    )


def day(text: str) -> dt.date:
    """The date to look at: *text*, else ``KPSS_TODAY``, else today.

    :raises UserError: if it is not a day.
    """
    value = text or os.environ.get("KPSS_TODAY", "")
    if not value:
        return dt.date.today()  # noqa: DTZ011 - a local day
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        with contextlib.suppress(ValueError):
            date = dt.date.fromisoformat(value)
            if _FIRST_YEAR <= date.year <= _LAST_YEAR:
                return date
    raise UserError(
        f"„{value}“ není den; pište ho jako 2017-07-16.", f"“{value}” is not a day; write it as 2017-07-16."
    )


def find_workspace(given: str) -> str:
    """The folder of the workspace: *given*, or the nearest one from here upwards that holds ``kpss.yaml``."""
    if given:
        return given
    here = os.getcwd()
    folder = here
    while not os.path.isfile(os.path.join(folder, "kpss.yaml")):
        above = os.path.dirname(folder)
        if above == folder:
            return here  # loading says that there is no workspace
        folder = above
    return folder


def open_workspace(given: str, as_of: str) -> Workspace:
    """Read the workspace with as many processes as help."""
    from kpss.cli.processes import make_facts
    from kpss.model.workspace import Workspace
    from kpss.source.trees import FolderTree

    date = day(as_of)
    return Workspace.load(FolderTree(find_workspace(given)), date, make_facts)


def own_language(lang: str) -> Language:
    """The language asked for, else that of the command line; for commands without a workspace."""
    if lang:
        choice(lang, ("cs", "en"), "--lang")
    return chosen_language(["--lang", lang] if lang else [])


def language_of(workspace: Workspace, lang: str) -> Language:
    """The language asked for, else that of the workspace."""
    if lang:
        choice(lang, ("cs", "en"), "--lang")
    if lang or os.environ.get("KPSS_LANG"):
        return chosen_language(["--lang", lang] if lang else [])
    return workspace.language
