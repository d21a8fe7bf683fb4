"""What should not stand in a repository that others read: birth numbers, e-mail addresses, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from kpss.source.birth_numbers import birth_numbers

Sort = Literal["birth_number", "email", "phone"]
SORTS: frozenset[Sort] = frozenset(("birth_number", "email", "phone"))


class PrivateItem(NamedTuple):
    """One thing found: its sort and its offsets in characters."""

    sort: Sort
    start: int
    end: int


# Most texts hold nothing of this.  In bytes with all digits alike, a pattern that begins with plain zeros says so in a
# tenth of the time of one that looks for digits.
_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_BIRTH_SIGN = re.compile(rb"000000[/ \-\xa0\xc2\xe2\x80\x90-\x93]{0,6}000")
_PHONE_SIGN = b"000000000"
_GROUPING = b" -." + "\u00a0\u202f\u2010\u2011\u2013".encode()  # what telephone numbers are grouped with

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@((?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24})(?![^\W_])")
_GAP = r"[ \u00a0\u202f.\-\u2010-\u2013]?"
_GROUPS = rf"[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{3}}(?![0-9])"
_NO_AMOUNT = r"(?![^\W_]|[.,][0-9]|[ \u00a0]?[0-9]|[ \u00a0]?(?:,-|Kč|CZK|EUR|€|korun|tis\.|mil\.))"
_PHONE = re.compile(
    rf"(?:\+|(?<![0-9])00)420\)?(?:{_GAP}[0-9]){{9}}(?![0-9])"
    r"|(?<![^\W_])(?:tel|telefon\w*|mob|mobil\w*|gsm|phone)[.:]*[ \u00a0]{0,3}(?:č(?:íslo|\.)[.: ]{0,3})?[\"'(]?"
    rf"{_GROUPS}"
    # Who is asked to call is told the number, perhaps behind a few words.
    r"|(?<![^\W_])(?:(?:za)?vol(?:ejte|at|ání)(?![^\W_])|kontakt\w*:)[^0-9\n]{1,40}?"
    rf"(?<![0-9.,+/])[2-7][0-9]{{2}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{3}}{_NO_AMOUNT}"
    r"|(?<![^\W_])(?:link[ayu]|lince|kontakt\w*|call)[ \u00a0]{1,3}(?:číslo |na )?"
    rf"[2-7][0-9]{{2}}([ \u00a0\u202f])[0-9]{{3}}\1[0-9]{{3}}{_NO_AMOUNT}"
    # Nine digits alone may be an amount; they are taken only if they begin like a mobile telephone.
    r"|(?<![^\W_])(?<![0-9][ \u00a0.,])(?:60[1-9]|7[02379][0-9])"
    rf"([ \u00a0\u202f])[0-9]{{3}}\2(?!000)[0-9]{{3}}{_NO_AMOUNT}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[+0-9].*", re.DOTALL)


def find_private(text: str, sorts: Collection[Sort] = SORTS) -> list[PrivateItem]:
    """What is found of *sorts* in *text*, by offset."""
    found: list[PrivateItem] = []
    if "email" in sorts and "@" in text:
        found += _emails(text)
    alike = text.encode("utf-8", "surrogatepass").translate(_ALIKE)
    if "birth_number" in sorts and _BIRTH_SIGN.search(alike):
        found += [PrivateItem("birth_number", start, end) for start, end in birth_numbers(text)]
    if "phone" in sorts and _PHONE_SIGN in alike.translate(None, _GROUPING):
        found += _phones(text)
    return sorted(found, key=lambda item: item.start)


def mail_domain(text: str, item: PrivateItem) -> str:
    """The domain of an e-mail address in lower case; empty for anything else."""
    return text[item.start : item.end].rpartition("@")[2].lower() if item.sort == "email" else ""


def _emails(text: str) -> Iterator[PrivateItem]:
    last, last_end = "", 0
    for match in _EMAIL.finditer(text):
        # A link repeats its address: [a@b.cz](mailto:a@b.cz).
        repeated = match[0] == last and text[last_end : match.start()].removeprefix("]").endswith("(mailto:")
        last, last_end = match[0], match.end()
        if not repeated:
            yield PrivateItem("email", match.start(), match.end())


def _phones(text: str) -> Iterator[PrivateItem]:
    for match in _PHONE.finditer(text):
        digits = _DIGITS.search(match[0])  # without the word before
        if digits is not None:
            yield PrivateItem("phone", match.start() + digits.start(), match.end())
