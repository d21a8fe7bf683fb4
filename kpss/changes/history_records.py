"""One record in the contents of files: what it said, without reading the rest of the file.

A file of many documents is cut at its lines ``---``, and only parts that hold the id are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from kpss.facts import Limits, RecordFacts, file_facts
from kpss.git.contents import Reader
from kpss.source.decoding import lenient

_CUT = re.compile(rb"^---(?=[ \t\r\n]|\Z)", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


class Seen(NamedTuple):
    """A record as it was: ``facts`` are those of its file's reader, ``text`` is how it was written."""

    facts: RecordFacts
    text: str

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self.facts["kind"]

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.facts["id"]

    @property
    def data(self) -> Mapping[str, Any]:
        """What it said."""
        return self.facts["data"]


class Unread(NamedTuple):
    """A file that holds the id and could not be read."""

    conflict: bool


class Contents:
    """Contents by their hashes; what was read of them once is remembered."""

    def __init__(self, reader: Reader, limits: Limits) -> None:
        self._reader, self._limits = reader, limits
        self._found: dict[tuple[str, str], Seen | Unread | None] = {}
        self._all: dict[str, list[RecordFacts] | None] = {}

    def find(self, blob: str, path: str, identifier: str) -> Seen | Unread | None:
        """The record *identifier* in the content *blob* of the file *path*; None where it is not there."""
        key = blob, identifier
        if key not in self._found:
            try:
                data = self._reader.read(blob, path)
            except OSError:
                self._found[key] = Unread(conflict=False)
            else:
                self._found[key] = find(data, path, identifier, self._limits)
        return self._found[key]

    def records(self, blob: str, path: str) -> list[RecordFacts] | None:
        """All records of the content *blob*; None where it could not be read."""
        if blob not in self._all:
            try:
                facts = file_facts(path, self._reader.read(blob, path), self._limits)
            except OSError:
                self._all[blob] = None
            else:
                self._all[blob] = facts["records"] if facts["readable"] else None
        return self._all[blob]


def find(data: bytes, path: str, identifier: str, limits: Limits) -> Seen | Unread | None:
    """The record *identifier* in *data*, the content of the file *path*."""
    name = identifier.encode()
    if name not in data or not _word(name).search(data):
        return None
    if len(data) > limits.file_size:
        return Unread(conflict=False)
    unread = None
    for part in _parts(data):
        if name not in part:
            continue
        facts = file_facts(path, part, limits)
        if not facts["readable"] and _word(name).search(part):
            unread = Unread(b"<<<<<<< " in part or b">>>>>>> " in part)
        for record in facts["records"]:
            if record["id"] == identifier:
                return Seen(record, _tidy(lenient(part)))
    return unread


@lru_cache(maxsize=64)
def _word(name: bytes) -> re.Pattern[bytes]:
    """*name* by itself, not as a part of another id."""
    return re.compile(rb"(?<![\w-])" + re.escape(name) + rb"(?![\w-])")


@lru_cache(maxsize=64)
def id_pattern(identifier: str) -> re.Pattern[bytes]:
    """The id of a record as people write it."""
    name = re.escape(identifier.encode())
    return re.compile(rb"""(?<![\w-])id["']?[ \t]*:[ \t]*["']?""" + name + rb"""(?![\w-])""")


def _parts(data: bytes) -> Iterator[bytes]:
    data = data.removeprefix(_BOM)
    starts = [0, *(match.start() for match in _CUT.finditer(data) if match.start()), len(data)]
    yield from (data[start:end] for start, end in pairwise(starts))


def _tidy(text: str) -> str:
    """*text* without what differs by its place among other documents and by the system."""
    return text.replace("\r\n", "\n").removeprefix("---").strip("\n")


def all_values(data: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """The values of *data* with their key paths, to see what a merge made itself."""
    return frozenset(_values(data, ""))


def _values(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _values(item, f"{path}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from _values(item, path)
    else:
        yield path, str(value)
