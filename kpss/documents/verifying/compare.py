"""A finished document compared with the same document made anew from its revision."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpss.documents import files
from kpss.documents.registry import DOCUMENTS, MAKERS
from kpss.documents.revision import WHOLE, revision, shown
from kpss.documents.stamps import Origin, Stamp
from kpss.documents.verifying.reading import Read, read
from kpss.git.repository import Repository, open_repository
from kpss.git.revisions import Commit, commit, commit_or_none, merge_base
from kpss.git.tree import GitTree
from kpss.language.errors import UserError
from kpss.language.passages import passages
from kpss.model.workspace import FactsMaker, Workspace

_MOST = 5  # passages that are shown


class Difference(NamedTuple):
    """A passage as it is in the revision, and as the file has it."""

    expected: str
    found: str


class Verified(NamedTuple):
    """What came of it.

    ``commit`` is the revision with which the file was compared; ``identical`` tells that the bytes are the same;
    ``differences`` are the first that were found of ``total``; ``merged`` tells whether the revision belongs to the
    current branch.
    """

    stamp: Stamp
    commit: Commit
    identical: bool
    differences: tuple[Difference, ...]
    total: int
    merged: bool


def verify(root: str, data: bytes, form: str, make_facts: FactsMaker) -> Verified:
    """Compare the file *data* with what the repository of the workspace *root* holds.

    :raises UserError: if it cannot be told where the file comes from.
    """
    given = read(data, form)
    stamp = _usable(given)
    repository = open_repository(root)
    name = commit_or_none(repository, stamp.origin.revision)
    if name is None:
        raise _unknown_revision(repository, stamp)
    head = commit_or_none(repository, "HEAD")
    merged = head is not None and merge_base(repository, name, head) == name
    verified = _compared(repository, name, given, stamp, data, form, make_facts)
    if verified.total and head is not None and merged and head != name:
        # What is no record (a template, settings) may have changed since; if so, the newest state may fit.
        newest = _compared(repository, head, given, stamp, data, form, make_facts)
        verified = newest if not newest.total else verified
    return verified._replace(merged=merged)


def _usable(given: Read) -> Stamp:
    stamp = given.stamp
    if stamp is None:
        raise UserError(
            "Soubor nenese otisk z kpss: vznikl jinde, ve starší verzi, nebo ho někdo odstranil. Ověřit ho nelze.",
            "The file bears no stamp of kpss: it was made elsewhere, by an older version, or somebody took the stamp "
            "away. It cannot be verified.",
        )
    if stamp.origin.document not in DOCUMENTS or stamp.origin.paper not in ("", *MAKERS.get(stamp.origin.document, ())):
        raise UserError(
            f"Dokument „{stamp.origin.document}“ tato verze kpss neumí, proto ho nelze ověřit.",
            f"This version of kpss makes no document “{stamp.origin.document}”, so it cannot be verified.",
        )
    if not stamp.origin.revision:
        raise UserError(
            "Dokument vznikl ze složky bez gitu (bez revize), proto ho není s čím porovnat.",
            "The document was made from a folder without git (no revision), so there is nothing to compare it with.",
        )
    if stamp.origin.revision.endswith("+"):
        raise UserError(
            f"Dokument vznikl z neuložených úprav (revize {shown(stamp.origin.revision)}), proto ho nelze ověřit; "
            "uložte je (git commit) a vytvořte ho znovu.",
            f"The document was made from edits that were not committed (revision {shown(stamp.origin.revision)}), "
            "so it cannot be verified; commit them and make it again.",
        )
    return stamp


def _unknown_revision(repository: Repository, stamp: Stamp) -> UserError:
    short = shown(stamp.origin.revision)
    cs = f"Revize {short}, ze které dokument podle svého otisku je, v repozitáři není."
    en = f"The revision {short} that the document names is not in the repository."
    if repository.shallow:
        return UserError(
            f"{cs} Repozitář je stažen jen zčásti; celý ho stáhne git fetch --unshallow.",
            f"{en} The repository is only a part of the whole; git fetch --unshallow brings the rest.",
        )
    return UserError(
        f"{cs} Dokument je z jiného repozitáře, nebo se historie přepsala.",
        f"{en} It is of another repository, or the history was rewritten.",
    )


def _compared(
    repository: Repository, name: str, given: Read, stamp: Stamp, data: bytes, form: str, make_facts: FactsMaker
) -> Verified:
    made = _made_anew(GitTree(repository, name), stamp, form, make_facts)
    same = made == data
    differences = [] if same else list(_differences(read(made, form).lines, given.lines))
    found = tuple(differences[:_MOST])
    return Verified(stamp, commit(repository, name), same, found, len(differences), merged=True)


def _made_anew(tree: GitTree, stamp: Stamp, form: str, make_facts: FactsMaker) -> bytes:
    origin = stamp.origin
    try:
        day = dt.date.fromisoformat(stamp.as_of)
    except ValueError:
        raise UserError("Otisk v souboru je poškozený.", "The stamp in the file is damaged.") from None
    workspace = Workspace.load(tree, day, make_facts)
    make = MAKERS[origin.document][origin.paper] if origin.paper else DOCUMENTS[origin.document]
    source = make(workspace, stamp.language, origin.identifier)
    whole = revision(tree, source.files, WHOLE)
    anew = Origin(origin.document, origin.identifier, origin.paper, whole)
    return files.make(workspace, source, form, stamp.language, shown(whole), origin=anew)


def _differences(expected: Sequence[str], found: Sequence[str]) -> Iterator[Difference]:
    """Where two texts differ; how they are divided into lines says nothing."""
    if " ".join(expected).split() == " ".join(found).split():
        return
    matcher = difflib.SequenceMatcher(None, expected, found, autojunk=False)
    for tag, start, end, other, last in matcher.get_opcodes():
        if tag != "equal":
            one, two = " ".join(expected[start:end]), " ".join(found[other:last])
            if one.split() != two.split():
                yield Difference(*(passages(one, two) if one and two else (_shortened(one), _shortened(two))))


def _shortened(text: str) -> str:
    longest = 160
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"
