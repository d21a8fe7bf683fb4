"""The revision that a document shows: the last commit that touched a record it uses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kpss.git.commands import GitFailed
from kpss.git.listing import NoFolder
from kpss.git.repository import Repository, open_repository
from kpss.git.revisions import SHORT, commit_or_none
from kpss.git.tree import GitTree
from kpss.language.errors import UserError
from kpss.language.text import Text
from kpss.source.trees import FolderTree, Tree, blob_identity

WHOLE = 64
"""Digits of the longest hash."""
EDITED = "+"
"""What stands behind a hash where not all is committed."""
_NOT_VERIFIABLE = Text(
    "Dokument je z podoby, která není uložena v gitu, takže ho později nepůjde ověřit (kpss verify); "
    "k vydání ho vytvořte znovu, až změny uložíte.",
    "The document is of a state that is not committed to git, so it cannot be verified later (kpss verify); "
    "to publish it, make it again once the changes are committed.",
)


def revision(tree: Tree, files: Iterable[str], length: int = SHORT) -> str:
    """The hash (*length* digits) of the last commit that touched *files* of *tree*, with ``+`` when edited since.

    Empty without git, and where none of the files is committed yet.
    """
    paths = sorted(set(files))
    if isinstance(tree, GitTree):
        return _last(tree.repository, tree.revision, tree.prefix, paths)[:length]
    if not isinstance(tree, FolderTree) or not paths:
        return ""
    repository = _repository(tree.root)
    head = commit_or_none(repository, "HEAD") if repository is not None else None
    if repository is None or head is None:
        return ""
    last = _last(repository, head, repository.prefix, paths)[:length]
    return f"{last}{EDITED if _is_edited(tree, repository, head, paths) else ''}" if last else ""


def shown(full: str) -> str:
    """A whole revision as documents show it."""
    return full[:SHORT] + (EDITED if full.endswith(EDITED) else "")


def warning(full: str) -> Text | None:
    """That a document of the whole revision *full* cannot be verified later; None where it can."""
    return None if full and not full.endswith(EDITED) else _NOT_VERIFIABLE


@lru_cache(maxsize=4)
def _repository(root: str) -> Repository | None:
    """The repository of the folder *root*; many documents ask for it."""
    try:
        return open_repository(root)
    except UserError:  # no repository, or no git
        return None


def _last(repository: Repository, head: str, prefix: str, paths: list[str]) -> str:
    places = [prefix + path for path in paths]
    where = repository.git._replace(folder=repository.root)  # paths are counted from here
    try:
        words = where.run("log", "-1", "--format=%H", "--no-ext-diff", "--no-textconv", head, "--", *places)
    except GitFailed:
        return ""
    return words.decode("ascii").strip()


def _is_edited(tree: FolderTree, repository: Repository, head: str, paths: list[str]) -> bool:
    committed = _committed(repository, head)
    return committed is None or any(not _is_same(tree, committed, path) for path in paths)


@lru_cache(maxsize=2)
def _committed(repository: Repository, head: str) -> GitTree | None:
    """The files as they were committed last; many documents ask for them."""
    try:
        return GitTree(repository, head)
    except NoFolder:
        return None


def _is_same(tree: FolderTree, committed: GitTree, path: str) -> bool:
    try:
        data = tree.read(path)
    except OSError:
        data = None
    try:
        name = committed.identity(path)
    except OSError:
        return data is None
    if data is None:
        return False
    if len(name) != len(blob_identity(b"")):  # a repository that names contents by SHA-256
        return committed.read(path) in (data, data.replace(b"\r\n", b"\n"))
    return name in (blob_identity(data), blob_identity(data.replace(b"\r\n", b"\n")))
