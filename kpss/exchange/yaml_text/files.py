"""Files of a workspace that are edited: what stood in them when they were read, and what will."""

from __future__ import annotations

from kpss.language.errors import UserError
from kpss.model.records import Record
from kpss.source.document import Refusal
from kpss.source.parts import Parts
from kpss.source.reader import read
from kpss.source.trees import Tree


class Files:
    """Reads each file of *tree* once, when it is first needed; ``before`` is what stood in those that were read."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._now: dict[str, Parts] = {}
        self.before: dict[str, bytes] = {}

    def find(self, record: Record) -> tuple[str, int]:
        """The part of the text of its file in which *record* stands, and the number of its document there.

        :raises UserError: if it does not stand there any more, or the file needs mending first.
        """
        parts = self._parts(record.file)
        try:
            text, number = parts.find(record.document)
            value = read(text)[number].value
        except IndexError:
            raise _changed(record.file) from None
        except Refusal:
            raise _unread(record.file) from None
        if not isinstance(value, dict) or value.get("id") != record.id:
            raise _changed(record.file)
        return text, number

    def put(self, record: Record, text: str) -> None:
        """Put *text* in place of the part in which *record* stands."""
        self._parts(record.file).put(record.document, text)

    def text(self, path: str) -> str:
        """The whole text of a file as it will be."""
        return self._parts(path).text

    def changed(self) -> dict[str, str]:
        """The new text of every file that changes."""
        texts = {path: parts.text for path, parts in self._now.items()}
        return {path: text for path, text in texts.items() if text.encode() != self.before[path]}

    def _parts(self, path: str) -> Parts:
        if path not in self._now:
            try:
                data = self._tree.read(path)
                self._now[path] = Parts(data.decode("utf-8"))
            except (OSError, UnicodeDecodeError):
                raise _changed(path) from None
            self.before[path] = data
        return self._now[path]


def _changed(path: str) -> UserError:
    return UserError(
        f"Soubor {path} se mezitím změnil; nic se nezapsalo, spusťte příkaz znovu.",
        f"{path} has changed meanwhile; nothing was written, run the command again.",
    )


def _unread(path: str) -> UserError:
    return UserError(
        f"Soubor {path} se nedá upravit, nejdřív ho opravte (kpss validate); nic se nezapsalo.",
        f"{path} cannot be edited, mend it first (kpss validate); nothing was written.",
    )
