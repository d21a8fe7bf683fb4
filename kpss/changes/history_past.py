"""Which record is meant, and its steps: of one that is there, one that has another id now, one that is no more."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from typing import NamedTuple

from kpss.changes.history_inner import steps_of_part
from kpss.changes.history_records import Contents, Seen, Unread, find
from kpss.changes.history_walk import Place, Step, Version, Walk
from kpss.git.contents import Reader
from kpss.git.log import Past
from kpss.git.repository import NoRepository, Repository, open_repository
from kpss.git.revisions import Commit, commit_or_none
from kpss.git.tree import GitTree
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.record_parts import inner
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.discovery import find_files
from kpss.source.trees import FolderTree, MemoryTree

_NOW_CALLED = Text("Záznam {old} má dnes identifikátor {new}.", "The record {old} has the id {new} today.")
_NO_MORE = Text("Záznam {id} už není.", "The record {id} is no more.")
_SHALLOW = Text(
    "Repozitář je stažen jen zčásti, starší minulost tu není; celý ho stáhne git fetch --unshallow.",
    "The repository is only a part of the whole, what was before is not known; git fetch --unshallow brings the rest.",
)
_NO_COMMIT = Text("V repozitáři ještě nic není uloženo (git commit).", "Nothing has been committed yet (git commit).")


class Life(NamedTuple):
    """The steps of a record, the newest first, with the commits that they name; ``codes`` lead to a part of it.

    ``id`` is the last one that the record had.
    """

    id: str
    codes: tuple[str, ...]
    steps: tuple[Step, ...]
    commits: Mapping[str, Commit]
    remarks: tuple[Phrase, ...] = ()

    def name_in(self, records: Mapping[str, Record]) -> str | None:
        """What the record, or the part of it, is called among *records*, those of some revision."""
        called = dict.fromkeys([self.codes, *(codes for _, codes in steps_of_part(self.steps, self.codes))])
        for record in (records[one] for one in self.ids if one in records):
            for codes in called:
                if inner(record.kind, record.data, codes) is not None:
                    return "/".join((record.id, *codes))
        return None

    @property
    def kind(self) -> str:
        """The last kind of the record; empty where it was never read."""
        versions = (version for step in self.steps for version in (step.after, step.before))
        return next((one.kind for one in versions if isinstance(one, Seen)), "")

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell: a part that never was has no steps of its own."""
        return not self.codes or any(step.sort != "unreadable" for step, _ in steps_of_part(self.steps, self.codes))

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids that the record has had, the newest first."""
        versions = (version for step in self.steps for version in (step.after, step.before))
        return tuple(dict.fromkeys([self.id, *(one.id for one in versions if isinstance(one, Seen))]))


def life_of(workspace: Workspace, wanted: str) -> Life | None:
    """The life of the record *wanted* (an id, or codes of a part behind it); None where there never was one."""
    identifier, *codes = wanted.split("/")
    record = workspace.records.get(wanted) or workspace.records.get(identifier)
    if record is not None and record.id == wanted:
        identifier, codes = wanted, []
    try:
        repository, head = _repository(workspace)
    except NoRepository as error:
        return _alone(workspace, record, tuple(codes), Phrase(error.text)) if record is not None else None
    if not head:
        return _alone(workspace, record, tuple(codes), Phrase(_NO_COMMIT)) if record is not None else None
    with closing(Reader(repository.git)) as reader:
        life = _Search(workspace, repository, head, reader).life(identifier, tuple(codes), record)
    return life if life is not None and life.is_told else None


def _repository(workspace: Workspace) -> tuple[Repository, str]:
    tree = workspace.tree
    if isinstance(tree, GitTree):
        return tree.repository, tree.revision
    if not isinstance(tree, FolderTree):
        raise NoRepository("Minulost tu není známa.", "The past is not known here.")
    repository = open_repository(tree.root)
    return repository, commit_or_none(repository, "HEAD") or ""


def _alone(workspace: Workspace, record: Record, codes: tuple[str, ...], why: Phrase) -> Life:
    """A record without a past: its own facts are all there is."""
    now = _on_disk(workspace, record)
    steps = (Step("rewritten", "", now, now, record.file, record.file),)
    return Life(record.id, codes, steps, {}, (why,))


def _on_disk(workspace: Workspace, record: Record) -> Version:
    return find(workspace.tree.read(record.file), record.file, record.id, workspace.settings.limits)


class _Search:
    def __init__(self, workspace: Workspace, repository: Repository, head: str, reader: Reader) -> None:
        self.workspace, self.repository = workspace, repository
        tree = workspace.tree
        prefix = tree.prefix if isinstance(tree, GitTree) else repository.prefix
        self.past = Past(repository, head, prefix)
        self.contents = Contents(reader, workspace.settings.limits)
        self.walk = Walk(self.past, self.contents, self._is_record_file)

    def _is_record_file(self, path: str) -> bool:
        files = find_files(MemoryTree({path: b""}), self.workspace.settings.ignore)
        return bool(files.records)

    def life(self, identifier: str, codes: tuple[str, ...], record: Record | None) -> Life | None:
        remarks = [Phrase(_SHALLOW)] if self.repository.shallow else []
        place = self._place(identifier, record)
        uncommitted = self._uncommitted(identifier, record, place)
        if place is not None or uncommitted is not None:
            steps = self.walk.from_place(place) if place is not None else []
            newest = [uncommitted] if uncommitted is not None else []
            return self._life(identifier, codes, [*newest, *steps], remarks)
        new = self.walk.new_id(identifier)
        if new is not None and new != identifier:
            followed = self._followed(new, {identifier})
            found = self.life(followed, codes, self.workspace.records.get(followed))
            said = Phrase(_NOW_CALLED, {"old": identifier, "new": followed})
            return found._replace(remarks=(said, *found.remarks)) if found is not None else None
        steps = self.walk.from_end(identifier)
        if not steps:
            return None
        return self._life(identifier, codes, steps, [*remarks, Phrase(_NO_MORE, {"id": identifier})])

    def _followed(self, identifier: str, seen: set[str]) -> str:
        """The last id of a record that was once called *identifier*."""
        if identifier in seen or self._place(identifier, None) is not None:
            return identifier
        new = self.walk.new_id(identifier)
        return self._followed(new, {*seen, identifier}) if new is not None else identifier

    def _life(self, identifier: str, codes: tuple[str, ...], steps: list[Step], remarks: list[Phrase]) -> Life:
        commits = {step.commit: self.past.commits[step.commit].commit for step in steps if step.commit}
        return Life(identifier, codes, tuple(steps), commits, tuple(remarks))

    def _place(self, identifier: str, record: Record | None) -> Place | None:
        """Where the record stands in the newest commit."""
        if record is not None:
            blob = self.past.blobs(self.past.head, [record.file]).get(record.file)
            if blob and self.contents.find(blob, record.file, identifier) is not None:
                return Place(record.file, blob, identifier)
        places = self.past.files_with(identifier, self.past.head)
        found = {path: self.contents.find(blob, path, identifier) for path, blob in sorted(places.items())
                 if self._is_record_file(path)}  # fmt: skip
        best = next((path for path, one in found.items() if isinstance(one, Seen)), None)
        best = best or next((path for path, one in found.items() if isinstance(one, Unread)), None)
        return Place(best, places[best], identifier) if best is not None else None

    def _uncommitted(self, identifier: str, record: Record | None, place: Place | None) -> Step | None:
        """What differs on disk from the newest commit."""
        if isinstance(self.workspace.tree, GitTree):
            return None
        before = self.contents.find(place.blob, place.path, identifier) if place is not None else None
        path = place.path if place is not None else ""
        if record is None:
            return self._gone_from_disk(before, path, identifier) if place is not None else None
        now = _on_disk(self.workspace, record)
        if place is None:
            return Step("created", "", None, now, "", record.file)
        if not isinstance(now, Seen) or not isinstance(before, Seen):
            return Step("readable", "", before, now, path, record.file) if before != now else None
        if before.data != now.data or path != record.file:
            return Step("changed", "", before, now, path, record.file)
        return Step("rewritten", "", before, now, path, path) if before.text != now.text else None

    def _gone_from_disk(self, before: Version, path: str, identifier: str) -> Step:
        try:
            now = find(self.workspace.tree.read(path), path, identifier, self.workspace.settings.limits)
        except OSError:
            now = None
        return Step("unreadable" if isinstance(now, Unread) else "deleted", "", before, now, path, path)
