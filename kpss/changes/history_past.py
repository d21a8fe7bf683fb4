"""Which record is meant, and its steps: of one that is there, one that has another id now, one that is no more."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from functools import cached_property
from typing import Literal, NamedTuple

from kpss.changes.history_inner import steps_of_part
from kpss.changes.history_records import Contents, Seen, Unread, find
from kpss.changes.history_sources import Source, modules_not_here, renamed_on_disk, sources
from kpss.changes.history_walk import Place, Step, Version, Walk
from kpss.git.contents import Reader
from kpss.git.log import Past
from kpss.git.revisions import Commit
from kpss.git.tree import GitTree
from kpss.language.errors import UserError
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.record_parts import home, inner
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.discovery import find_files
from kpss.source.trees import MemoryTree

_NOW_CALLED = Text("Záznam {old} má dnes identifikátor {new}.", "The record {old} has the id {new} today.")
_NO_MORE = Text("Záznam {id} už není.", "The record {id} is no more.")
_SHALLOW = Text(
    "Repozitář je stažen jen zčásti, starší minulost tu není; celý ho stáhne git fetch --unshallow.",
    "The repository is only a part of the whole, what was before is not known; git fetch --unshallow brings the rest.",
)
_NO_COMMIT = Text("V repozitáři ještě nic není uloženo (git commit).", "Nothing has been committed yet (git commit).")
_NO_MODULE = Text(
    "Co je v submodulu {modules} a co v něm bylo, tu není známo; stáhne ho git submodule update --init.",
    "What is in the submodule {modules}, and what was, is not known here; git submodule update --init brings it.",
)


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
    record = workspace.records.get(wanted)
    if record is not None:
        identifier, codes = wanted, []
    elif (there := home(workspace, wanted)) is not None:
        record, codes = there[0], [*there[1]]
        identifier = record.id
    else:
        record = workspace.records.get(identifier)
    try:
        found = (_life_in(one, workspace, (identifier, *codes), record) for one in sources(workspace, record))
        return next(filter(None, found), None)
    except UserError as error:  # git itself may be missing too
        return _alone(workspace, record, tuple(codes), "known", Phrase(error.text)) if record is not None else None


def no_past(workspace: Workspace) -> Text | None:
    """Why nothing is known of the past of *workspace*, or of a part of it; None where it is."""
    try:
        first = next(iter(sources(workspace, None)), None)
    except UserError as error:
        return Text(*error.text)
    if first is not None and not first.head:
        return _NO_COMMIT
    missing = ", ".join(modules_not_here(workspace))
    return Text(*(text.format(modules=missing) for text in _NO_MODULE)) if missing else None


def _life_in(source: Source, workspace: Workspace, wanted: tuple[str, ...], record: Record | None) -> Life | None:
    identifier, *codes = wanted
    if not source.head:
        return _alone(workspace, record, tuple(codes), "created", Phrase(_NO_COMMIT)) if record is not None else None
    with closing(Reader(source.repository.git)) as reader:
        life = _Search(workspace, source, reader).life(identifier, tuple(codes), record)
    return life if life is not None and life.is_told else None


def _alone(
    workspace: Workspace, record: Record, codes: tuple[str, ...], sort: Literal["known", "created"], why: Phrase
) -> Life:
    """A record without a past: its own facts are all there is, and in an empty repository that it is not committed."""
    now = _on_disk(workspace, record)
    steps = (Step(sort, "", None if sort == "created" else now, now, record.file, record.file),)
    return Life(record.id, codes, steps, {}, (why,))


def _on_disk(workspace: Workspace, record: Record) -> Version:
    return find(workspace.tree.read(record.file), record.file, record.id, workspace.settings.limits)


class _Search:
    def __init__(self, workspace: Workspace, source: Source, reader: Reader) -> None:
        self.workspace, self.repository = workspace, source.repository
        self.past = Past(*source)
        self.contents = Contents(reader, workspace.settings.limits)
        self.walk = Walk(self.past, self.contents, self._is_record_file)

    def _is_record_file(self, path: str) -> bool:
        files = find_files(MemoryTree({path: b""}), self.workspace.settings.ignore)
        return bool(files.records)

    @cached_property
    def _renamed(self) -> dict[str, str]:
        """New ids that are not committed yet."""
        return renamed_on_disk(self.workspace)

    def life(
        self, identifier: str, codes: tuple[str, ...], record: Record | None, *, is_last: bool = False
    ) -> Life | None:
        """The life of the record *identifier*; *is_last* means that it got no other id after that one."""
        remarks = [Phrase(_SHALLOW)] if self.repository.shallow else []
        place = self._place(identifier, record)
        if place is None and record is not None:
            former = next((old for old, new in self._renamed.items() if new == identifier), None)
            place = self._place(former, None) if former is not None else None
        elif place is not None and record is None and identifier in self._renamed:
            return self._under(self._renamed[identifier], identifier, codes)
        uncommitted = self._uncommitted(identifier, record, place)
        if place is not None or uncommitted is not None:
            steps = self.walk.from_place(place) if place is not None else []
            newest = [uncommitted] if uncommitted is not None else []
            return self._life(identifier, codes, [*newest, *steps], remarks)
        new = self._last_id(identifier) if not is_last else identifier
        if new != identifier:
            return self._under(new, identifier, codes)
        steps = self.walk.from_end(identifier)
        if not steps:
            return None
        return self._life(identifier, codes, steps, [*remarks, Phrase(_NO_MORE, {"id": identifier})])

    def _under(self, new: str, old: str, codes: tuple[str, ...]) -> Life | None:
        """The life of the record *new*, which was asked for as *old*."""
        found = self.life(new, codes, self.workspace.records.get(new), is_last=True)
        said = Phrase(_NOW_CALLED, {"old": old, "new": new})
        return found._replace(remarks=(said, *found.remarks)) if found is not None else None

    def _last_id(self, identifier: str) -> str:
        """The last id of a record that was once *identifier*; where ids go round in a circle, each is gone to once."""
        seen = {identifier}
        while (new := self.walk.new_id(identifier)) is not None and new not in seen:
            seen.add(new)
            identifier = new
            if new in self.workspace.records or self._place(new, None) is not None:
                break
        return identifier

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
        before = self.contents.find(place.blob, place.path, place.id) if place is not None else None
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
