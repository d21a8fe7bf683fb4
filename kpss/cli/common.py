"""What options stand for: choices, dates, the workspace, the language."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpss.cli.texts import chosen_language, tr
from kpss.language.errors import UserError
from kpss.language.text import LANGUAGES, Language

if TYPE_CHECKING:
    from kpss.git.revisions import Commit
    from kpss.model.workspace import Workspace
    from kpss.source.trees import Tree

_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # as in records
_MOST_MONTHS = 120


def choice(value: str, allowed: Sequence[str], option: str) -> str:
    """*value* if it is *allowed*; ``markdown`` and ``md`` are one word.

    :raises UserError: naming what is allowed.
    """
    if value in allowed:
        return value
    same = {"md": "markdown", "markdown": "md"}.get(value)
    if same in allowed:
        return str(same)
    from kpss.language.nearest import nearest

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
    _no_such_day(value)
    raise UserError(
        f"„{value}“ není den; pište ho jako 2017-07-16.", f"“{value}” is not a day; write it as 2017-07-16."
    )


def _no_such_day(value: str) -> None:
    """Say of a day in the right form which its month has not.

    :raises UserError: if *value* is one.
    """
    from kpss.language.dates import date_text
    from kpss.structure.values import month_without

    if missing := month_without(value):
        month, days = missing
        raise UserError(
            f"„{value}“: takový den není ({date_text(month, 'cs')} má {days} dní).",
            f"“{value}”: there is no such day ({date_text(month, 'en')} has {days} days).",
        )


def months(text: str) -> int | None:
    """The number of months to look ahead; None where none is given.

    :raises UserError: if it is not a number that can be meant.
    """
    if not text:
        return None
    if text.isascii() and text.isdecimal() and int(text) <= _MOST_MONTHS:
        return int(text)
    raise UserError(
        f"--months: „{text}“ není počet měsíců; použijte číslo od 0 do {_MOST_MONTHS}.",
        f"--months: “{text}” is not a number of months; use one from 0 to {_MOST_MONTHS}.",
    )


def year_of(text: str) -> int | None:
    """The year that is asked for; None where none is given.

    :raises UserError: if it is no year that can be meant.
    """
    if not text:
        return None
    if text.isascii() and text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return int(text)
    raise UserError(
        f"--year: „{text}“ není rok; napište například 2018.", f"--year: “{text}” is not a year; write 2018, say."
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


def open_workspace(
    given: str, as_of: str, rev: str = "", templates: Tree | None = None, *, quiet: bool = False
) -> Workspace:
    """Read the workspace with as many processes as help; as it was in the revision *rev* if one is given.

    Its own templates are those of the tree *templates*, else its own.
    """
    from kpss.cli.processes import make_facts
    from kpss.model.workspace import Workspace

    date = day(as_of)
    return Workspace.load(tree_of(find_workspace(given), rev, quiet=quiet), date, make_facts, templates=templates)


def tree_of(root: str, rev: str, *, quiet: bool = False) -> Tree:
    """The files in *root*, or as they were in the revision *rev* if one is given; of a day a remark says which it is.

    :raises UserError: if there is no such folder or revision.
    """
    from kpss.source.trees import FolderTree

    if not rev:
        _refuse_bare(root)
        return FolderTree(root)
    from kpss.git.repository import SETTINGS, open_repository
    from kpss.git.revisions import commit, is_day, resolve
    from kpss.git.tree import GitTree

    repository = open_repository(root)
    tree = GitTree(repository, resolve(repository, rev))
    if is_day(rev) and not quiet:
        _tell(commit(repository, tree.revision), rev)
    if SETTINGS not in tree.blobs:
        place = tree.prefix + SETTINGS
        raise UserError(
            f"V revizi {rev} tu pracovní prostor není: chybí v ní soubor {place}.",
            f"There is no workspace here in the revision {rev}: it lacks the file {place}.",
        )
    return tree


def _tell(found: Commit, day: str) -> None:
    """Say which revision stands for a *day*."""
    from kpss.cli.output import remark
    from kpss.language.dates import date_text

    cs, en = ((date_text(day, one), date_text(found.made.date(), one)) for one in LANGUAGES)
    remark(
        tr(
            f"Ke dni {cs[0]} je to revize {found.short} z {cs[1]}.",
            f"On {en[0]} that is the revision {found.short} of {en[1]}.",
        )
    )


def _refuse_bare(root: str) -> None:
    """Refuse a repository without files where no revision is given.

    :raises UserError: if *root* is one.
    """
    there = all(os.path.exists(os.path.join(root, name)) for name in ("HEAD", "objects", "refs"))
    if there and not os.path.exists(os.path.join(root, "kpss.yaml")):
        raise UserError(
            f"{root} je repozitář gitu bez souborů; řekněte, kterou revizi z něj číst, třeba --rev main.",
            f"{root} is a repository of git without files; say which revision to read, for example --rev main.",
        )


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


def schema_beside(root: str, target: str, kind: str) -> str:
    """The address of the schema that ``kpss init`` put beside the records, as the new file sees it; empty without."""
    schema = os.path.join(root, ".kpss", "schemas", f"{kind}.schema.json")
    if target == "-" or not os.path.isfile(schema):
        return ""
    try:
        return os.path.relpath(schema, os.path.dirname(os.path.abspath(target))).replace(os.sep, "/")
    except ValueError:  # another drive
        return ""
