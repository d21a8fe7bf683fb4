"""Czech birth numbers in a text, told from the reference numbers, accounts and amounts that only look like them.

Six digits say the day of birth, after a slash (often left out) stand three more up to 1953, four since, and then the
whole is a multiple of eleven.  About one in a hundred of other ten-digit numbers passes all that by chance, so what
stands beside the number decides too: it is only taken where nothing speaks against it.  Where words say that it is one,
the day is enough: a slip of the pen does not make it anybody else's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

# Anything of the right shape; what stands between the two parts is looked at later.  That the pattern begins with a set
# of characters, and looks back only behind the first, makes it several times faster.
_SHAPE = re.compile(
    r"([0-9](?:(?<![^\W_].)|(?<=CZ.)(?<![^\W_]CZ.))[0-9]{5})"
    r"([ \u00a0]?[/\-\u2010-\u2013][ \u00a0]?|[ \u00a0]?)([0-9]{3,4})(?![^\W_])"
)
# Words before a number that say what it is.
_NAMED = re.compile(
    r"(?:rodn[^\W\d_]{1,3}[ \u00a0_-]?(?:č|c)[^\W\d_]{0,5}\.?"
    r"|(?<![^\W_])r\.?[ \u00a0_]?[čc]\.?"
    r"|birth[ \u00a0_-]?(?:number|no)\.?)[^\w\n]{0,8}\Z",
    re.IGNORECASE,
)
_TAIL = r"[ \u00a0.:#(\[„\"'–-]{0,5}\Z|(?<![^\W_])č(?:íslo|\.)[ \u00a0.:#]{0,3}\Z"
_NAMED_OTHERWISE = re.compile(
    r"(?:č\.? ?j\.?|sp\. ?zn\.?|spis\w*|usnesení|resolution|smlouv\w*|contract|ev\. ?č\.?|reg\. ?č\.?"
    r"|č\. ?ú\.?|úč[eě]?t\w*|account"
    r"|(?<![^\W_])(?-i:K[UÚ][A-Z]*|M[UÚM][A-Z]*|MHMP|MSK|JMK|U[ZR]|ZM|RM))" + _TAIL,  # offices and their resolutions
    re.IGNORECASE,
)
_BARE_NAMED_OTHERWISE = re.compile(
    r"(?:iban|isbn|issn|vs|variabilní symbol|(?<![^\W_])id|identifikátor|zpráv\w*"
    r"|tel\.?|telefon\w*|mobil\w*|phone|fax"
    r"|value|hodnot\w*|amount|částk\w*|total|cen[ay]|náklad\w*|rozpoč\w*|dotac\w*)" + _TAIL,
    re.IGNORECASE,
)
# What makes a number a part of something longer: a path, an account with its prefix, a decimal.
_GLUED_BEFORE = re.compile(r"(?:[/\-\u2010-\u2013=&?#@+%~]|[0-9][.:]|[^\W_]_)\Z")
_GLUED_AFTER = re.compile(r"[/\-=&?#@+%~]|[.:_][^\W_]")
_BARE_GLUED_BEFORE = re.compile(r"[0-9],\Z")
_BARE_GLUED_AFTER = re.compile(r",[0-9]|[ \u00a0]?(?:,-|Kč|CZK|EUR|€|korun|tis\.|mil\.)")
_YEARS = range(1990, 2060)  # as the second part of a number this is a year: KUOK 105612/2018
_CONTEXT, _ADDRESS = 50, 300  # characters before a number that are looked at for words, and for the address of a page

_LONG, _SHORT = 10, 9
_FIRST_LONG = 54  # the year since which the numbers have ten digits
_LAST_EXCEPTION = 1985
_FIRST_OVERFLOW = 2004  # since when months may be raised by 20 more
_ELEVEN = 11


def birth_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The offsets (start, end) of what is certainly a birth number."""
    for match in _SHAPE.finditer(text):
        if (is_birth_number(match[1] + match[3]) and _is_meant(match, text)) or _is_named_so(match):
            yield match.span()


def masked(text: str) -> str:
    """*text* with dots for the digits of all that may be a birth number, certain or not."""
    return _SHAPE.sub(_mask, text)


def _mask(match: re.Match[str]) -> str:
    # A value is shown without what stood before it, so one that is nothing else is hidden too.
    alone = "/" in match[2] and match[0] == match.string.strip() and _has_day(match) and int(match[3]) not in _YEARS
    is_one = alone or is_birth_number(match[1] + match[3]) or _is_named_so(match)
    return re.sub("[0-9]", "•", match[0]) if is_one else match[0]


def is_birth_number(digits: str) -> bool:
    """Whether nine or ten *digits* can be a birth number."""
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if len(digits) == _SHORT:
        return year < _FIRST_LONG and digits[6:] != "000" and _is_day(1900 + year, month, day)
    year += 1900 if year >= _FIRST_LONG else 2000
    return _is_day(year, month, day) and _has_check_digit(digits, year)


def _is_day(year: int, month: int, day: int) -> bool:
    raised = (0, 50, 20, 70) if year >= _FIRST_OVERFLOW else (0, 50)  # women's months are raised by 50
    for more in raised:
        try:
            dt.date(year, month - more, day)
        except ValueError:
            continue
        return True
    return False


def _has_check_digit(digits: str, year: int) -> bool:
    if int(digits) % _ELEVEN == 0:
        return True
    # Where ten was left over, the last digit used to be zero.
    return year <= _LAST_EXCEPTION and digits[-1] == "0" and int(digits[:-1]) % _ELEVEN == _ELEVEN - 1


def _has_day(match: re.Match[str]) -> bool:
    """Whether the first six digits say a day, whatever the others are."""
    year, month, day = int(match[1][:2]), int(match[1][2:4]), int(match[1][4:])
    return _is_day(1900 + year, month, day) or _is_day(2000 + year, month, day)


def _is_named_so(match: re.Match[str]) -> bool:
    """Whether words before a number with a day call it a birth number, even if its check digit is wrong."""
    return _has_day(match) and _NAMED.search(_before(match)) is not None


def _before(match: re.Match[str]) -> str:
    return match.string[max(match.start() - _CONTEXT, 0) : match.start()].rpartition("\n")[2]


def _is_meant(match: re.Match[str], text: str) -> bool:
    """Whether a number of the right shape is one by what stands around it."""
    before = _before(match)
    between = match[2].strip()
    if between not in ("/", "") or (not between and match[2]):
        return False
    after = text[match.end() : match.end() + 8].partition("\n")[0]
    if _GLUED_BEFORE.search(before) or _GLUED_AFTER.match(after) or _NAMED_OTHERWISE.search(before):
        return False
    if _is_in_address(text, match.start()):
        return False
    if between:
        return int(match[3]) not in _YEARS
    digits = match[1] + match[3]
    return len(digits) == _LONG and _is_meant_bare(digits, before, after)


def _is_in_address(text: str, start: int) -> bool:
    if text[start - 1 : start].isspace():
        return False
    word = text[max(start - _ADDRESS, 0) : start].split()[-1:]
    return any("://" in part or "www." in part for part in word)


def _is_meant_bare(digits: str, before: str, after: str) -> bool:
    """The same of ten digits in a row: no amount, and no number that begins with a year."""
    if int(digits[:4]) in _YEARS or digits.endswith("000"):
        return False
    if _BARE_NAMED_OTHERWISE.search(before):
        return False
    return not _BARE_GLUED_BEFORE.search(before) and not _BARE_GLUED_AFTER.match(after)
