"""The files of the workspace as an import of the register leaves them, and what it changed in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kpss.exchange.rpss import messages as says
from kpss.exchange.rpss.edits import Change, edit
from kpss.exchange.yaml_text.files import Files
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.records import Record
from kpss.source.trees import Tree


class Texts:
    """Texts of files by path, read when they are first needed; ``updated`` are the ids of records changed."""

    def __init__(self, tree: Tree, paths: Iterable[str]) -> None:
        self._files, self._paths = Files(tree), frozenset(paths)
        self._added: dict[str, list[str]] = {}
        self.changes: list[Phrase] = []
        self.refused: list[Phrase] = []
        self.updated: set[str] = set()

    def edit(self, record: Record, changes: Callable[[dict[str, Any]], Iterator[Change]]) -> bool:
        """Make *changes* of *record*; whether there was any to tell of."""
        if record.id not in self.updated and next(changes(dict(record.data)), None) is None:
            return False
        edited = edit(*self._files.find(record), changes)
        self._files.put(record, edited.text)
        told = [change for change in edited.made if not change.silent]
        self.changes += [_told(says.CHANGED, record, change) for change in told]
        self.refused += [_told(says.REFUSED, record, change) for change in edited.refused]
        if told:
            self.updated.add(record.id)
        return bool(told)

    def add(self, path: str, document: str, identifier: str) -> None:
        """Put *document*, the record *identifier*, at the end of the file *path*, which need not be there yet."""
        self._added.setdefault(path, []).append(document)
        if path in self._paths:
            self.changes.append(Phrase(says.ADDED, {"path": path, "id": identifier}))

    def changed(self) -> dict[str, str]:
        """The new text of every file that is new or changed."""
        found = self._files.changed()
        for path, documents in sorted(self._added.items()):
            own = self._files.text(path) if path in self._paths else ""
            text = "---\n".join(documents)
            if own:
                text = ("" if own.endswith("\n") else "\n") + "---\n" + text
            found[path] = own + (text.replace("\n", "\r\n") if "\r\n" in own else text)
        return found

    @property
    def before(self) -> dict[str, bytes]:
        """What stood in the files that were read."""
        return self._files.before


def _told(template: Text, record: Record, change: Change) -> Phrase:
    said = {"path": record.file, "id": record.id, "what": change.what}
    return Phrase(template, {**said, "before": change.before, "after": change.after})
