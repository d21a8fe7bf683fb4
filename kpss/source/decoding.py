"""Bytes → text: UTF-8 with or without BOM, and what to say when it is something else."""

from __future__ import annotations

from typing import Any

from kpss.language.text import Text
from kpss.source.document import Refusal

BOM = "\ufeff"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CODECS = {"windows-1250": "cp1250", "iso-8859-2": "iso8859-2", "cp852": "cp852"}  # the likelier first
_CZECH = "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
_BINARY = {  # first bytes → what it is, in Czech and English
    b"PK\x03\x04": Text("tabulka, dokument nebo archiv (xlsx, docx, zip)", "a spreadsheet, a document or an archive"),
    b"\xd0\xcf\x11\xe0": Text("tabulka nebo dokument (xls, doc)", "a spreadsheet or a document (xls, doc)"),
    b"%PDF": Text("PDF", "a PDF"),
}


def decode(data: bytes) -> str:
    """The text of *data* without a BOM.

    :raises Refusal: with code 101 if it is not UTF-8; the offset counts characters of :func:`lenient`.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # The text that is shown has one character a byte, except UTF-16, of which no place makes sense.
        offset = min(error.start, max(len(lenient(data)) - 1, 0)) if not _utf16(data) else 0
        raise Refusal(101, _params(data), offset, offset + 1) from None
    return text[1:] if text.startswith(BOM) else text


def _params(data: bytes) -> dict[str, Any]:
    for beginning, what in _BINARY.items():
        if data.startswith(beginning):
            return {"problem": "binary", "encoding": "", "what_cs": what.cs, "what_en": what.en}
    return {"encoding": guess(data)}


def guess(data: bytes) -> str:
    """The likely encoding of *data* that is not UTF-8, as editors call it; empty where none is likely."""
    if _utf16(data):
        return "utf-16"
    scores = {name: _czech_letters(data, codec) for name, codec in _CODECS.items()}
    best = max(scores, key=lambda name: scores[name])  # of equal ones the first
    return best if scores[best] > 0 else ""


def _utf16(data: bytes) -> str:
    """The codec of *data* if it is UTF-16, with or without BOM: most Czech letters have a zero byte."""
    if data.startswith(_UTF16):
        return "utf-16"
    half = len(data) // 2
    if half and data[1::2].count(0) * 2 > half and not data[::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if half and data[::2].count(0) * 2 > half and not data[1::2].count(0) else ""


def _czech_letters(data: bytes, codec: str) -> int:
    """The number of Czech letters in *data* less that of other signs beyond ASCII."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return 0
    czech = sum(text.count(letter) for letter in _CZECH)
    return 2 * czech - sum(1 for char in text if ord(char) > 127)  # noqa: PLR2004 - beyond ASCII


def lenient(data: bytes) -> str:
    """A text of *data* for looking at: UTF-8, else the likely encoding, with what does not fit it replaced."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        codec = _utf16(data) or _CODECS.get(guess(data), "cp1250")
        text = data.decode(codec, errors="replace")
    return text.removeprefix(BOM)
