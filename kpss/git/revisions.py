"""Revisions: what a person wrote becomes a hash once, and after that there are only hashes."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import NamedTuple

from kpss.git.commands import GitFailed
from kpss.git.repository import Repository
from kpss.language.cleaning import one_line
from kpss.language.dates import date_text
from kpss.language.errors import UserError
from kpss.language.nearest import nearest

SHORT = 8
_FIELDS = "%H%x00%cI%x00%aI%x00%s"
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEARCH = ":/"  # the rest of such a text are words of a commit, so nothing can be added to it


class NoRevision(UserError):
    """A text that names no commit of the repository."""


class Commit(NamedTuple):
    """A commit: its hash, when it was made and its changes written (with offsets), and the first line of its words."""

    hash: str
    made: dt.datetime
    written: dt.datetime
    subject: str

    @property
    def short(self) -> str:
        """The beginning of the hash, as people are shown it."""
        return self.hash[:SHORT]


def resolve(repository: Repository, text: str) -> str:
    """The hash of the commit that *text* means: a branch, a tag, a hash, ``HEAD~3``, a day (the last one by its end).

    :raises NoRevision: if it means none.
    """
    found = commit_or_none(repository, text)
    if found is None and is_day(text):
        found = _at_end_of(repository, text)
    if found is None:
        raise _unknown(repository, text)
    return found


def is_day(text: str) -> bool:
    """Whether *text* is written as a day, ``2026-01-31``."""
    if _DAY.fullmatch(text):
        with suppress(ValueError):
            return dt.date.fromisoformat(text) is not None
    return False


def _at_end_of(repository: Repository, day: str) -> str | None:
    """The last commit that the current branch had by the end of *day*; what was merged into it later is not it."""
    try:
        found = repository.git.run("rev-list", "--max-count=1", "--first-parent", f"--before={day}T23:59:59", "HEAD")
    except GitFailed:  # there is no commit at all
        return None
    return found.decode("ascii").strip() or None


def named(text: str, revision: str) -> str:
    """The hash *revision* as people are shown it beside the *text* they know it by: ``main (1a2b3c4d)``."""
    short = revision[:SHORT]
    return short if revision.startswith(text) and len(text) >= SHORT else f"{one_line(text)} ({short})"


def commit_or_none(repository: Repository, text: str) -> str | None:
    """The hash of the commit that *text* means, if it means one that is here."""
    if not text or "\0" in text or "\n" in text:
        return None
    if text.startswith(_SEARCH):
        text = _verified(repository, text) or text
    return _verified(repository, f"{text}^{{commit}}")


def _verified(repository: Repository, text: str) -> str | None:
    """The one hash that *text* means; what leaves a commit out (``^main``) or means several is none."""
    try:
        words = repository.git.run("rev-parse", "--verify", "--quiet", "--end-of-options", text)
    except GitFailed:
        return None
    found = words.decode("ascii", "replace").strip()
    return found if _HASH.fullmatch(found) else None


def merge_base(repository: Repository, one: str, other: str) -> str | None:
    """The newest commit that both hashes come from; None where there is none, or it is not here."""
    try:
        return repository.git.run("merge-base", one, other).decode("ascii").split()[0]
    except GitFailed as failed:
        if failed.status == 1:
            return None
        raise


def commit(repository: Repository, revision: str) -> Commit:
    """The commit of the hash *revision*."""
    words = repository.git.run(
        "log", "-1", "--no-color", "-z", f"--format={_FIELDS}", "--no-ext-diff", "--no-textconv", revision
    )
    return parsed(words.decode("utf-8", "replace").rstrip("\0").split("\0"))


def parsed(fields: list[str]) -> Commit:
    """A commit from its fields, as ``--format`` of :func:`commit` gives them."""
    return Commit(fields[0], dt.datetime.fromisoformat(fields[1]), dt.datetime.fromisoformat(fields[2]), fields[3])


def _unknown(repository: Repository, text: str) -> NoRevision:
    names = repository.git.run("for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace").split()
    if not names and _verified(repository, "HEAD") is None:
        return NoRevision(
            "V repozitáři ještě není žádná revize; nejdřív do něj změny uložte (git commit).",
            "There is no revision in the repository yet; commit the changes first (git commit).",
        )
    near = nearest(text, names)
    cs, en = f"Revize „{text}“ tu není.", f"There is no revision “{text}”."
    if is_day(text):
        cs = f"Ke dni {date_text(text, 'cs')} tu ještě žádná revize není."
        en = f"There is no revision made by {date_text(text, 'en')} here yet."
    if near:
        return NoRevision(f"{cs} Nemělo to být „{near}“?", f"{en} Did you mean “{near}”?")
    if repository.shallow:
        return NoRevision(
            f"{cs} Repozitář je stažen jen zčásti; celý ho stáhne git fetch --unshallow.",
            f"{en} The repository is only a part of the whole; git fetch --unshallow brings the rest.",
        )
    return NoRevision(
        f"{cs} Zadejte větev, značku nebo otisk, jak je vypíše git log.",
        f"{en} Give a branch, a tag or a hash, as git log shows them.",
    )
