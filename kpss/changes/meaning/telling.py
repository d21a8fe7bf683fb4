"""One changed record while it is put into words: its values in both trees, and what is said of them already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from kpss.changes.difference import Meaning, RecordChange, ValueChange
from kpss.changes.meaning.keys import key_words
from kpss.changes.meaning.nouns import ITEMS
from kpss.changes.meaning.words import Speech, Words, joined, label
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path, expanded

_AT = Text("{where}: {words}", "{where}: {words}")
_ITEM, _POINTS = Text("{noun} {name}", "{noun} {name}"), Text("{noun} ({name})", "{noun} ({name})")
_PLACE = Text("{n}. {noun}", "{noun} no. {n}")
Amounts: TypeAlias = Mapping[str, Decimal | int]
_NO_AMOUNTS: Amounts = {}
_KNOWN = frozenset({"goals", "measures"})  # by their codes, without where they stand


class Told(NamedTuple):
    """A changed record in both trees, with how values of either are said."""

    change: RecordChange
    before: Workspace
    after: Workspace

    @property
    def old(self) -> Record:
        """The record as it was."""
        return self.change.before or self.change.record

    @property
    def new(self) -> Record:
        """The record as it is."""
        return self.change.record

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self.new.kind

    def schema(self, path: Path) -> dict[str, Any]:
        """What describes the value at *path*."""
        return at_path(expanded(self.kind), path)

    def said(self, path: Path, value: Any, *, old: bool = False) -> Words:
        """*value*, which stands at *path*, in words."""
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        return Speech(self.before if old else self.after).value(self.schema(path), value, key)

    def wrong(self, path: Path, *, old: bool = False) -> str:
        """What is written at *path* although it may not stand there; empty where nothing is."""
        workspace, record = (self.before, self.old) if old else (self.after, self.new)
        found = (
            problem["params"].get("value")
            for facts in workspace.files
            if facts["path"] == record.file
            for problem in facts["problems"]
            if problem["record"] == record.id and problem["path"] == path
        )
        return next((str(value) for value in found if value is not None), "")

    def where(self, path: Path, former: Path = ()) -> list[Words]:
        """The parts of a record that *path* leads through, from outside: items by name, groups by label."""
        found: list[Words] = []
        for depth, step in enumerate(path):
            here = path[: depth + 1]
            if isinstance(step, int):
                named = self._item(here, former[: depth + 1])
                found = [named] if path[depth - 1] in _KNOWN else [*found, named]
            elif not (depth + 1 < len(path) and isinstance(path[depth + 1], int)):
                found.append(key_words(self.kind, here))
        return found

    def _item(self, path: Path, former: Path) -> Words:
        """An item of a list: what it is called, else whom it points to, else its place."""
        schema, key = self.schema(path), next((s for s in reversed(path) if isinstance(s, str)), "")
        noun = item_noun(self.schema(path[:-1]), schema, key)
        gone = at(self.old.data, former) if len(former) == len(path) else None
        for workspace, value in ((self.after, at(self.new.data, path)), (self.before, gone)):
            if isinstance(value, dict) and (name := Speech(workspace).name(schema, value)):
                template = _ITEM if Speech(workspace).is_called(value) else _POINTS
                return Phrase(template, {"noun": noun, "name": name})
        return Phrase(_PLACE, {"noun": noun, "n": int(path[-1]) + 1})

    def meaning(
        self,
        topic: str,
        words: Phrase,
        path: Path,
        former: Path = (),
        *,
        inside: Path = (),
        amounts: Amounts = _NO_AMOUNTS,
    ) -> Meaning:
        """What a change of the value at *path* means; *inside* is the part of the record that has to be named."""
        where = self.where(inside, former[: len(inside)])
        if where:
            words = Phrase(_AT, {"where": joined(where), "words": words})
        return Meaning(topic, words, path, {name: Decimal(value) for name, value in amounts.items() if name and value})


class Group(NamedTuple):
    """Changes of one thing within a record: what stands at ``path`` now and stood at ``former``."""

    told: Told
    path: Path
    former: Path
    changes: Sequence[ValueChange]

    @property
    def before(self) -> Any:
        """What it was."""
        return at(self.told.old.data, self.former)

    @property
    def after(self) -> Any:
        """What it is."""
        return at(self.told.new.data, self.path)

    @property
    def inside(self) -> Path:
        """The part of the record in which it stands."""
        return self.path[:-1]

    def meaning(self, topic: str, words: Phrase, amounts: Amounts = _NO_AMOUNTS) -> Meaning:
        """What the changes mean, said with where they are."""
        return self.told.meaning(topic, words, self.path, self.former, inside=self.inside, amounts=amounts)


Handler = Callable[[Group], Iterable[Meaning]]
"""What puts changes of one thing into words; nothing where it has nothing better to say than the generic words."""


def item_noun(many: dict[str, Any], one: dict[str, Any], key: str) -> Text:
    """What an item of the list *key* is called."""
    known = ITEMS.get(key)
    return known.words if known is not None else label(one) if one.get("title") else label(many)


def at(data: Any, path: Path) -> Any:
    """The value at *path*; None where there is none."""
    for step in path:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data
