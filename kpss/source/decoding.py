"""Bytes → text: UTF-8 with or without BOM, and what to say when it is something else."""

from __future__ import annotations

from kpss.source.reader import Refusal

BOM = "\ufeff"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes) -> str:
    """The text of *data* without a BOM.

    :raises Refusal: with code 101 if it is not UTF-8; the offset counts characters of :func:`lenient`.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = len(data[: error.start].decode("utf-8"))
        raise Refusal(101, {"encoding": guess(data)}, offset, offset + 1) from None
    return text[1:] if text.startswith(BOM) else text


def guess(data: bytes) -> str:
    """The likely encoding of *data* that is not UTF-8: ``utf-16``, ``windows-1250`` or empty."""
    if data.startswith(_UTF16):
        return "utf-16"
    try:
        text = data.decode("cp1250")
    except UnicodeDecodeError:
        return ""
    czech = sum(text.count(letter) for letter in "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ")
    odd = sum(1 for char in text if ord(char) > 127) - czech  # noqa: PLR2004 - beyond ASCII
    return "windows-1250" if czech > odd else ""


def lenient(data: bytes) -> str:
    """A text of *data* for looking at: UTF-8, else Windows-1250, with what fits neither replaced."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1250" if guess(data) != "utf-16" else "utf-16", errors="replace")
    return text.removeprefix(BOM)
