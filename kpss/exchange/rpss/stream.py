"""The ministry's register (``rpss.json``) as a stream: one service after another, in constant memory.

The file holds some 7 000 services in 100 MB, so it is never held whole.  Where it is broken, the place is found by a
second reading: the last block, which the parser refused, is then given byte by byte.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple, NoReturn, Protocol

import ijson  # type: ignore[import-untyped]

from kpss.language.errors import UserError
from kpss.language.phrases import phrase
from kpss.language.text import Text

ROOT = "polozky"
_ITEMS = f"{ROOT}.item"
_BLOCK = 64 * 1024
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BLANK = b" \t\r\n"
_PEEK = 4096

_DOWNLOAD = Text(
    "stáhněte ho znovu (otevřená data MPSV, soubor rpss.json)",
    "download it again (open data of the ministry, rpss.json)",
)
_EMPTY = Text("Soubor {name} je prázdný; {again}.", "{name} is empty; {again}.")
_PAGE = Text(
    "{name} je webová stránka, ne data registru; {again}.", "{name} is a web page, not the register's data; {again}."
)
_NO_JSON = Text("{name} není JSON; {again}.", "{name} is not JSON; {again}.")
_NO_ROOT = Text(
    "{name} není registr poskytovatelů: na nejvyšší úrovni není seznam „polozky“{found}; {again}.",
    "{name} is not the register of providers: there is no list “polozky” at its top{found}; {again}.",
)
_FOUND = Text(" (je tu {keys:list})", " (it has {keys:list})")
_CUT = Text(
    "Soubor {name} není celý: končí uprostřed, na řádku {line} (po {position:bajtu|bajtech|bajtech}){behind}; {again}.",
    "{name} is not whole: it ends in the middle, on line {line} (after {position:byte|bytes}){behind}; {again}.",
)
_BROKEN = Text(
    "Soubor {name} je porušený na řádku {line} ({position}. bajt souboru){behind}; {again}.",
    "{name} is broken on line {line} (byte {position} of the file){behind}; {again}.",
)
_BEHIND = Text(", za {count}. službou", ", behind service no. {count}")
_NOTHING = Text("V souboru {name} není žádná služba; {again}.", "There is no service in {name}; {again}.")
_PACKED = Text("Komprimovaný soubor {name} je porušený nebo není celý; {again}.", "{name} is broken or cut; {again}.")


class Readable(Protocol):
    """What the parser reads from."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""


class Source(NamedTuple):
    """A file of the register: its name, and how to open it anew from its beginning."""

    name: str
    open: Callable[[], BinaryIO]


def services(source: Source) -> Iterator[Any]:
    """All items of the register one by one; numbers with decimals are ``Decimal``.

    :raises UserError: one sentence on what is wrong with the file; only then is it known that it is not whole.
    """
    count = 0
    with source.open() as raw:
        blocks = _Blocks(_unpacked(raw, source))
        try:
            for count, item in enumerate(ijson.items(blocks, _ITEMS, buf_size=_BLOCK), 1):  # noqa: B007 - told below
                yield item
        except (ijson.JSONError, UnicodeDecodeError):
            _refuse_broken(source, blocks.last, count)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            _refuse(_PACKED, source)
    if not count:
        _refuse_root(source)


class _Blocks:
    """Reads in blocks up to the byte ``edge``, behind it byte by byte; knows how far it is."""

    def __init__(self, stream: Readable, edge: int | None = None) -> None:
        self._stream, self._edge = stream, edge
        self.position = self.last = 0
        self.lines = 1
        self.ended = False

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; the parser asks for none to see whether they are bytes."""
        if size == 0:
            return b""
        if self._edge is not None:
            size = min(size, self._edge - self.position) if self.position < self._edge else 1
        data = self._stream.read(size)
        self.last, self.ended = self.position, not data
        self.position += len(data)
        if self._edge is not None:
            self.lines += data.count(b"\n")
        return data


def _unpacked(raw: BinaryIO, source: Source) -> Readable:
    """The text of the file, unpacked, without a BOM.

    :raises UserError: if its beginning shows that it is no register.
    """
    packed = raw.read(len(_GZIP)) == _GZIP
    raw.seek(0)
    stream = gzip.GzipFile(fileobj=raw) if packed else raw
    try:
        beginning = stream.read(_PEEK)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        _refuse(_PACKED, source)
    stream.seek(len(_BOM) if beginning.startswith(_BOM) else 0)
    first = beginning.removeprefix(_BOM).lstrip(_BLANK)[:1]
    if not first and len(beginning) < _PEEK:
        _refuse(_EMPTY, source)
    if first == b"<":
        _refuse(_PAGE, source)
    if beginning.startswith(_UTF16) or first not in {b"{", b"["}:
        _refuse(_NO_JSON, source)
    return stream


def _refuse_broken(source: Source, edge: int, count: int) -> NoReturn:
    """Say where the file is broken: read it again, the last block byte by byte."""
    with source.open() as raw:
        blocks = _Blocks(_unpacked(raw, source), edge)
        try:
            for _ in ijson.basic_parse(blocks, buf_size=_BLOCK):
                pass
        except (ijson.JSONError, UnicodeDecodeError):
            pass
    template = _CUT if blocks.ended else _BROKEN
    behind = _said(_BEHIND, count=count) if count else Text("", "")
    _refuse(template, source, line=blocks.lines, position=blocks.position, behind=behind)


def _refuse_root(source: Source) -> NoReturn:
    """Say what the file holds in place of the register's list."""
    keys: list[str] = []
    with source.open() as raw:
        for prefix, event, value in ijson.parse(_Blocks(_unpacked(raw, source)), buf_size=_BLOCK):
            if prefix == "" and event == "map_key":
                keys.append(str(value))
            if event == "start_array" and prefix == ROOT:
                _refuse(_NOTHING, source)
    _refuse(_NO_ROOT, source, found=_said(_FOUND, keys=keys[:5]) if keys else Text("", ""))


def _refuse(template: Text, source: Source, **params: Any) -> NoReturn:
    raise UserError(*_said(template, name=source.name, again=_DOWNLOAD, **params))


def _said(template: Text, **params: Any) -> Text:
    return Text(phrase(template, params, "cs"), phrase(template, params, "en"))
