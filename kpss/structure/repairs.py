"""Values that are certainly meant otherwise than written (115): named, and read as they are meant.

``ano`` for true, ``1,5`` for a number, non-breaking spaces and smart quotes in keys, ids, dates and references.  Each
is one finding with what to write; going on with what was meant keeps one mistake from becoming many.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from kpss.language.slugs import slug
from kpss.source.document import Document, Refusal
from kpss.source.reader import read
from kpss.structure.engines import SchemaError
from kpss.structure.problems import Path

NBSP = "\u00a0"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
ODD = re.compile(f"[\u00a0\u2007\u202f{_INVISIBLE}\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u2033]")
_QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u2033"
_SPACES = str.maketrans({NBSP: " ", "\u2007": " ", "\u202f": " ", **dict.fromkeys(_INVISIBLE)})
_TRUE = frozenset({"ano", "a", "yes", "y", "on", "pravda"})
_FALSE = frozenset({"ne", "n", "no", "off", "nepravda"})
_COMMA = re.compile(r"-?[0-9]+,[0-9]+\Z")
_ZEROS = re.compile(r"\A(-?)0+(?=[0-9])")
_EXPECTED_TYPE = ("type",)
_FORMAL = ("pattern", "format", "enum", "const")


class Repair(NamedTuple):
    """A value read as *value*; *variant* names the reason, *digits* are those of a number with decimals, exactly."""

    path: Path
    value: Any
    variant: str
    digits: str = ""


def plain_text(text: str) -> str:
    """*text* with ordinary spaces and without smart quotes around or inside it."""
    if text.isascii():
        return text.strip()
    return text.translate(_SPACES).translate(dict.fromkeys(map(ord, _QUOTES))).strip()


def odd_variant(text: str) -> str:
    """``smart_quotes``, ``invisible`` or ``nbsp``: what is odd in *text*; empty where nothing is."""
    found = ODD.search(text)
    if found is None:
        return ""
    return "smart_quotes" if found[0] in _QUOTES else "invisible" if found[0] in _INVISIBLE else "nbsp"


def repair_of(error: SchemaError, value: Any) -> Repair | None:
    """The repair of a schema error at *value*, or None where it is an ordinary mistake."""
    if not isinstance(value, str):
        return None
    if error.keyword in _FORMAL:
        variant = odd_variant(value)
        is_slug = str(error.params.get("pattern", "")).startswith("^[a-z0-9]+(-")
        return Repair(error.path, slug(value) if is_slug else plain_text(value), variant) if variant else None
    if error.keyword not in _EXPECTED_TYPE:
        return None
    expected = error.params["types"]
    if "boolean" in expected and value.casefold() in _TRUE | _FALSE:
        return Repair(error.path, value.casefold() in _TRUE, "boolean")
    if ("number" in expected or "integer" in expected) and odd_variant(value):
        value = plain_text(value).replace(" ", "")
    if "number" in expected and _COMMA.match(value):
        digits = _ZEROS.sub(r"\1", value.replace(",", "."))
        return Repair(error.path, float(digits), "comma", digits)  # a float for the schema only, as the reader has it
    return None


def apply(data: Any, repair: Repair) -> None:
    """Put *repair* into *data*."""
    container = data
    for step in repair.path[:-1]:
        container = container[step]
    container[repair.path[-1]] = repair.value


# -- text in a wrong encoding -----------------------------------------------------------------------------------------

# The first characters of what UTF-8 letters become when read as Windows-1250 or Windows-1252.
_MOJIBAKE = re.compile("[ĂĹÄĽÃÅ][\u0080-\uffff]|â€|Ă|Ă­|Ă\u00ad")
_CONTROLS = [*range(0x80, 0x85), *range(0x86, 0xA0)]  # U+0085 is a line break
_HIDDEN = {number: 0xE000 + number for number in _CONTROLS}  # private use
_SHOWN = {0xE000 + number: number for number in _CONTROLS}
LOST = "\ufffd"  # stands for a letter that could not be converted
_SIGNS = "ĂĹÄĽÃÅâ"
_CZECH = frozenset("áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ–„“‚‘…")


def looks_garbled(text: str) -> bool:
    """A quick look whether any of *text* may be in a wrong encoding; :func:`ungarble` decides."""
    # Six scans for one character are many times cheaper than the pattern, and this runs for every file.
    return any(sign in text for sign in _SIGNS) and _MOJIBAKE.search(text) is not None


def ungarble(text: str) -> str | None:
    """What *text* was before it was decoded wrongly, or None where it is as it should be; words may differ."""
    whole = _ungarble(text)
    if whole is None:
        whole = " ".join(_ungarble(word) or word for word in text.split(" "))
    return whole if whole != text else None


def _ungarble(text: str) -> str | None:
    for encoding in ("cp1250", "cp1252"):
        repaired: str | None
        try:
            repaired = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            repaired = _byte_by_byte(text, encoding)
        if repaired and repaired != text and len(repaired) < len(text):
            again = _ungarble(repaired)  # garbled twice
            if again or any(char in _CZECH for char in repaired):
                return again or repaired
    return None


def _byte_by_byte(text: str, encoding: str) -> str | None:
    """As above where a byte has no letter in *encoding* and was passed through as its number (0x81 → U+0081)."""
    data = bytearray()
    for char in text:
        try:
            data += char.encode(encoding)
        except UnicodeEncodeError:
            if ord(char) > 0xFF:  # noqa: PLR2004 - one byte
                return None
            data.append(ord(char))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def read_garbled(text: str, refusal: Refusal, depth: int) -> list[Document] | None:
    """The documents of a text refused for control characters that are garbled letters; None where they are not."""
    if refusal.params.get("problem") != "character":
        return None
    try:
        documents = read(text.translate(_HIDDEN), depth)
    except Refusal:
        return None
    for document in documents:
        if not _show_controls(document.value):
            return None
    return documents


def _show_controls(value: Any) -> bool:
    """Put the characters that :func:`read_garbled` took away back into the values below *value*.

    The result says whether all of them were parts of garbled letters, which :func:`ungarble` mends.
    """
    if isinstance(value, str):
        return value.translate(_SHOWN) == value
    if not isinstance(value, dict | list):
        return True
    if isinstance(value, dict) and not all(map(_show_controls, value)):
        return False
    for step, inner in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
        if isinstance(inner, str):
            shown = inner.translate(_SHOWN)
            if shown != inner and ungarble(shown) is None:
                return False
            value[step] = shown
        elif not _show_controls(inner):
            return False
    return True
