"""The workspace: all records of a tree with their indexes, seen on a date."""

from __future__ import annotations

import datetime as dt
import errno
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TypeVar

from kpss.facts import FileFacts, Limits, file_facts, refused_facts
from kpss.language.errors import UserError
from kpss.language.text import Language
from kpss.model.areas import NOWHERE, AreaOn, area_on
from kpss.model.decisions import approvals_at_meetings
from kpss.model.meetings import Meeting
from kpss.model.plans import Plan, State, begun, period_on, state
from kpss.model.record_types import RECORD_TYPES
from kpss.model.records import Microregion, Municipality, Orp, Pointer, Record
from kpss.model.settings import Settings, governed, settings_of
from kpss.model.territory import Territory
from kpss.source.decoding import lenient
from kpss.source.discovery import SETTINGS, find_files
from kpss.source.trees import Tree
from kpss.structure.privacy import PrivateFact, plain_facts

R = TypeVar("R", bound=Record)
FactsMaker = Callable[[Tree, Sequence[str], Limits], Iterable[FileFacts]]


def facts_in_order(tree: Tree, paths: Sequence[str], limits: Limits) -> Iterable[FileFacts]:
    """The facts of *paths*, one file after another."""
    for path in paths:
        try:
            data = tree.read(path)
        except OSError as error:
            too_big = error.errno == errno.EFBIG
            yield refused_facts(path, "size", limit=limits.file_size) if too_big else refused_facts(path, "unreadable")
        else:
            yield file_facts(path, data, limits)


class Workspace:
    """All records of a tree.  ``as_of`` is the date on which they are seen.

    Made by :meth:`load`; a record whose id is taken already is left out of the indexes (201 reports it).  ``templates``
    is the tree of the workspace's own templates, ``own_settings`` are those of its own ``kpss.yaml``; in ``settings``
    what governs checks may come from elsewhere, see :func:`kpss.model.settings.governed`.
    """

    def __init__(
        self,
        tree: Tree,
        as_of: dt.date,
        files: Sequence[FileFacts],
        settings_file: FileFacts | None,
        chapter_paths: Sequence[str] = (),
        *,
        settings: Settings | None = None,
        templates: Tree | None = None,
    ) -> None:
        self.tree, self.as_of, self.files, self.settings_file = tree, as_of, files, settings_file
        self.templates = templates or tree
        self._chapter_paths = chapter_paths
        self.own_settings = settings_of(settings_file)
        self.settings: Settings = settings or self.own_settings
        self.records: dict[str, Record] = {}
        self.duplicates: list[tuple[Record, Record]] = []
        self._by_kind: dict[str, list[Record]] = defaultdict(list)
        self.half_ids: set[str] = set()
        for facts in files:
            self.half_ids.update(facts["half_ids"])
            for item in facts["records"]:
                record = RECORD_TYPES.get(item["kind"], Record)(item, facts["path"])
                first = self.records.setdefault(item["id"], record)
                if first is record:
                    self._by_kind[item["kind"]].append(record)
                else:
                    self.duplicates.append((record, first))

    @classmethod
    def load(
        cls,
        tree: Tree,
        as_of: dt.date,
        make_facts: FactsMaker = facts_in_order,
        *,
        governing: Settings | None = None,
        templates: Tree | None = None,
    ) -> Workspace:
        """Read all records of *tree*; what is checked and read, and how, is governed by *governing* if given.

        :raises UserError: if the tree has no ``kpss.yaml``.
        """
        try:
            settings_file = file_facts(SETTINGS, tree.read(SETTINGS))
        except OSError:
            raise UserError(
                "Tady není pracovní prostor: chybí soubor kpss.yaml. "
                "Založte ho příkazem „kpss init“, nebo zadejte složku: -C SLOŽKA.",
                "There is no workspace here: kpss.yaml is missing. "
                "Make one with “kpss init”, or give its folder: -C DIR.",
            ) from None
        own = settings_of(settings_file)
        settings = governed(own, governing) if governing is not None else own
        entries, chapter_paths = find_files(tree, settings.ignore)
        limits = settings.limits
        readable = [entry.path for entry in entries if not entry.refused]
        files = [
            *make_facts(tree, readable, limits),
            *(refused_facts(entry.path, entry.refused) for entry in entries if entry.refused),
        ]
        files.sort(key=lambda facts: facts["path"])
        return cls(tree, as_of, files, settings_file, chapter_paths, settings=settings, templates=templates)

    def seen_on(self, day: dt.date) -> Workspace:
        """The same records as they are seen on another *day*."""
        return self._like(self.tree, day, self.files)

    def with_files(self, tree: Tree, files: Sequence[FileFacts], settings_file: FileFacts | None = None) -> Workspace:
        """The same day with other *files*, which are those of *tree*; the same settings unless others are given."""
        return self._like(tree, self.as_of, files, settings_file)

    def _like(
        self, tree: Tree, day: dt.date, files: Sequence[FileFacts], settings_file: FileFacts | None = None
    ) -> Workspace:
        templates = None if self.templates is self.tree else self.templates
        settings = governed(settings_of(settings_file), self.settings) if settings_file else self.settings
        own = settings_file or self.settings_file
        return Workspace(tree, day, files, own, self._chapter_paths, settings=settings, templates=templates)

    @property
    def language(self) -> Language:
        """The language of messages and documents."""
        return self.settings.language

    def of(self, record_type: type[R]) -> list[R]:
        """All records of one type, by file and place in it."""
        kind = next(kind for kind, known in RECORD_TYPES.items() if known is record_type)
        return [record for record in self._by_kind.get(kind, ()) if isinstance(record, record_type)]

    def of_kind(self, kind: str) -> list[Record]:
        """All records of one kind."""
        return self._by_kind.get(kind, [])

    def get(self, identifier: str, record_type: type[R]) -> R | None:
        """The record with this id if it is of this type."""
        record = self.records.get(identifier)
        return record if isinstance(record, record_type) else None

    @cached_property
    def plans(self) -> list[Plan]:
        """All plans that had been begun by the workspace's date."""
        return [plan for plan in self._informed_plans if begun(plan, self.as_of)]

    @cached_property
    def _informed_plans(self) -> list[Plan]:
        """All plans, which know when a meeting approved them."""
        dates = approvals_at_meetings(self.of(Meeting), self.records)
        plans = self.of(Plan)
        for plan in plans:
            plan.at_meetings = tuple(dates.get(plan.id, ()))
        return plans

    def state_of(self, plan: Plan) -> State:
        """The state of *plan* on the workspace's date."""
        return self._states.get(plan.id) or state(plan, self.as_of)

    @cached_property
    def _states(self) -> dict[str, State]:
        return {plan.id: state(plan, self.as_of) for plan in self._informed_plans}

    @cached_property
    def microregions(self) -> dict[str, Microregion]:
        """Microregions by id."""
        return {record.id: record for record in self.of(Microregion)}

    @cached_property
    def territory(self) -> Territory:
        """ORPs and municipalities with their changes."""
        return Territory(self.of(Orp), self.of(Municipality))

    @cached_property
    def pointers(self) -> dict[str, list[Pointer]]:
        """All references by sort: ``record``, ``municipality``, ``orp``, ``region``, ``vocabulary``."""
        found: dict[str, list[Pointer]] = defaultdict(list)
        for record in self.records.values():
            for path, sort, targets, timeless, value in record.references:
                found[sort].append(Pointer(record, path, targets, timeless, value))
        return found

    @cached_property
    def chapters(self) -> dict[str, str]:
        """The texts of the Markdown files by path, as far as they may be read; rules that need none read none."""
        found = {}
        for path in self._chapter_paths:
            with suppress(OSError):
                found[path] = lenient(self.tree.read(path))[: self.settings.limits.file_size]
        return found

    @cached_property
    def private(self) -> list[tuple[str, PrivateFact]]:
        """What stands in settings, records and chapters and should not: (file, what)."""
        settings = [self.settings_file] if self.settings_file else []
        found = [(facts["path"], item) for facts in (*settings, *self.files) for item in facts["private"]]
        return found + [(path, item) for path, text in self.chapters.items() for item in plain_facts(text)]

    # -- areas of plans -----------------------------------------------------------------------------------------------

    @cached_property
    def _areas(self) -> dict[str, AreaOn]:
        return {}

    def area_of(self, plan: Plan) -> AreaOn:
        """The area of *plan* on the workspace's date, clipped into the plan's own period."""
        if plan.id not in self._areas:
            day = self.area_day(plan)
            self._areas[plan.id] = area_on(plan.area, self.territory, self.microregions, day) if plan.area else NOWHERE
        return self._areas[plan.id]

    def area_day(self, plan: Plan) -> dt.date:
        """The day on which the area of *plan* is worked out."""
        return period_on(plan, self.as_of).clamp(self.as_of)

    def orps_of(self, plan: Plan) -> list[str]:
        """Codes of the ORPs that the area of *plan* touches, by code."""
        day = self.area_day(plan)
        return self.territory.orps_of(self.area_of(plan).codes, day)

    # -- what could not be read ---------------------------------------------------------------------------------------

    @cached_property
    def unread(self) -> list[FileFacts]:
        """Files that could not be read as records."""
        settings = [self.settings_file] if self.settings_file and not self.settings_file["readable"] else []
        return [facts for facts in (*self.files, *settings) if not facts["readable"]]

    @cached_property
    def _half_texts(self) -> list[str]:
        return [text for facts in self.files for text in facts["half_texts"]]

    def may_be_unread(self, word: str) -> bool:
        """Whether *word* (an id, a name) may be defined in a file or record that could not be read."""
        texts = (facts["unread"] for facts in self.unread)
        half = word in self.half_ids or any(word in text for text in self._half_texts)
        return half or any(text is None or word in text for text in texts)
