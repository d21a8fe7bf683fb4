"""Periods as tables write them → what a record says: ``2014 - 2018``, days, a sentence, years in a title."""

from __future__ import annotations

import re
from typing import NamedTuple

from kpss.language.slugs import fold
from kpss.model.periods import DAY, add_months, moment
from kpss.structure.values import is_date

_DASHES = str.maketrans(dict.fromkeys("–—−‐‑‒―", "-"))
_YEAR = "(?:19|20|21)[0-9]{2}"
_POINT = (
    rf"(?<![0-9])(?:[0-9]{{1,2}}\. ?[0-9]{{1,2}}\. ?{_YEAR}|{_YEAR}-[0-9]{{2}}-[0-9]{{2}}|"
    rf"(?:0?[1-9]|1[0-2])/{_YEAR}|{_YEAR})(?![0-9])"
)
_OF = "(?:(?:konce? )?rok[ou]? |pocatku |zacatku )*"
_RANGE = rf"(?P<start>{_POINT}) ?(?:-|/|az(?: do)?|do|to|until) ?{_OF}(?P<end>{_POINT})"
_BEFORE = (
    "(?:(?:na|pro|v|for|in|od|from|since|obdobi|rok[uy]?|leta|let|letech|period|years?|platnost|platny|plati|:) ?)*"
)
_AFTER = r"(?: ?(?:vcetne|roku|let|rr?\.))? ?\.?"
_WHOLE = re.compile(rf"{_BEFORE}{_RANGE}{_AFTER}")
_SHORT = re.compile(rf"{_BEFORE}(?P<start>{_YEAR}) ?[-/] ?(?P<end>[0-9]{{2}}){_AFTER}")
_OPEN_END = re.compile(
    rf"(?:{_BEFORE}(?:od|from|since) {_OF}(?P<a>{_POINT})|{_BEFORE}(?P<b>{_POINT}) ?-(?: ?(?:dosud|trva|present))?)\.?"
)
_OPEN_START = re.compile(rf"(?:do|until|to|till) {_OF}(?P<end>{_POINT})\.?")
_OPENS = re.compile(r"\b(?:od|from|since)\b")
_SINGLE = re.compile(rf"{_BEFORE}(?P<start>{_POINT}){_AFTER}")
_INSIDE = re.compile(_RANGE)
_YEAR_INSIDE = re.compile(rf"(?<![0-9/.-]){_YEAR}(?![0-9/.-])")
_MONTHS = 12
_MONTH_NAMES = (
    *("led(?:en|nu?a?)", "unor[au]?", "brez(?:en|na|nu)", "dub(?:en|na|nu)", "kvet(?:en|na|nu)", "cerv(?:en|na|nu)"),
    *("cervenc[ei]|cervenec", "srp(?:en|na|nu)", "zari", "rij(?:en|na|nu)", "listopadu?", "prosin(?:ec|ce|ci)"),
)
_MONTH_IN_WORDS = re.compile(
    r"\b(?P<day>[0-9]{1,2}\. ?)?(?:"
    + "|".join(f"(?P<m{number}>{name})" for number, name in enumerate(_MONTH_NAMES, 1))
    + rf") (?:roku )?(?P<year>{_YEAR})(?![0-9])"
)
_NUMBERS = {
    "jeden": 1, "dva": 2, "dvou": 2, "tri": 3, "ctyri": 4, "ctyr": 4, "pet": 5, "peti": 5, "sest": 6, "sesti": 6,
    "sedm": 7, "osm": 8, "devet": 9, "deset": 10,
}  # fmt: skip
_YEARS_LONG = rf"na (?:obdobi )?(?:dobu )?(?P<count>[0-9]{{1,2}}|{'|'.join(_NUMBERS)}) (?:rok[uy]?|let[a]?)"
_FROM_ON = rf"(?:od|s platnosti od|s ucinnosti od|pocinaje) (?:dne )?{_OF}(?P<start>{_POINT})"
_LASTING = (re.compile(rf"\b{_YEARS_LONG},? {_FROM_ON}"), re.compile(rf"\b{_FROM_ON},? {_YEARS_LONG}"))
_SINCE = re.compile(rf"\b{_FROM_ON}")


class Span(NamedTuple):
    """A period as a record writes it: years, months or days; an empty side is not known."""

    start: str
    end: str

    @property
    def years(self) -> tuple[str, str]:
        """The years of both sides."""
        return self.start[:4], self.end[:4]

    @property
    def text(self) -> str:
        """The period for people."""
        return self.start if self.start == self.end else f"{self.start}–{self.end}"

    @property
    def is_reversed(self) -> bool:
        """Whether it surely ends before it begins."""
        length = min(len(self.start), len(self.end))
        return self.end[:length] < self.start[:length]


def whole(text: str) -> Span | None:
    """The period if *text* says nothing else; a side that is open is empty."""
    said = _folded(text)
    if match := _WHOLE.fullmatch(said):
        return _span(match["start"], match["end"])
    if (match := _SHORT.fullmatch(said)) and int(match["end"]) > _MONTHS:  # 2016-12 may be a month
        return Span(match["start"], match["start"][:2] + match["end"])
    if (match := _SINGLE.fullmatch(said)) and not _OPENS.search(said[: match.start("start")]):
        return _span(match["start"], match["start"])
    if match := _OPEN_END.fullmatch(said):
        return _span(match["a"] or match["b"], "")
    if match := _OPEN_START.fullmatch(said):
        return _span("", match["end"])
    return None


def is_short(text: str) -> bool:
    """Whether the last year is written with two digits."""
    return _SHORT.fullmatch(_folded(text)) is not None


def inside(text: str) -> list[Span]:
    """The periods within *text*, each once; years that stand alone only where there is no other."""
    said = _folded(text)
    found = [span for match in _INSIDE.finditer(said) if (span := _span(match["start"], match["end"]))]
    found = found or [Span(year, year) for year in _YEAR_INSIDE.findall(said)]
    return list(dict.fromkeys(found))


def of_sentence(text: str) -> list[Span]:
    """The periods that a sentence tells, each once; an end that it does not tell is empty.

    ``na tři roky od 1. července 2021`` counts the end; a date on which something was done is no period.
    """
    said = _folded(text)
    lasting = [_lasting(match["start"], match["count"]) for form in _LASTING for match in form.finditer(said)]
    found = [span for span in lasting if span is not None]
    found = found or [span for match in _INSIDE.finditer(said) if (span := _span(match["start"], match["end"]))]
    found = found or [span for match in _SINCE.finditer(said) if (span := _span(match["start"], ""))]
    if not found:
        years = re.sub(_POINT, lambda match: match[0] if re.fullmatch(_YEAR, match[0]) else " ", said)
        found = [Span(year, year) for year in _YEAR_INSIDE.findall(years)]
    return list(dict.fromkeys(found))


def _lasting(start: str, count: str) -> Span | None:
    """The period of *count* years that begins with *start*, which is as precise as its end."""
    first = _date(start)
    years = _NUMBERS.get(count) or int(count)
    if first is None or not years:
        return None
    begins = moment(first)
    if begins is None:
        return None
    again = add_months(begins.earliest, _MONTHS * years)
    last = again - DAY if again.day == begins.earliest.day else again  # from 29 February
    return Span(first, last.isoformat()[: len(first)])


def agree(one: Span, other: Span) -> bool:
    """Whether two readings name the same years, or one only the year in which the other begins."""
    if one.years == other.years:
        return True
    return any(a.start == a.end and a.years[0] == b.years[0] for a, b in ((one, other), (other, one)))


def _folded(text: str) -> str:
    said = " ".join(fold(text.translate(_DASHES)).split())
    return _MONTH_IN_WORDS.sub(_in_numbers, said)


def _in_numbers(match: re.Match[str]) -> str:
    """``1. cervence 2021`` as ``1. 7. 2021``, ``brezna 2024`` as ``3/2024``."""
    month = next(number for number in range(1, _MONTHS + 1) if match[f"m{number}"])
    return f"{match['day'].strip()} {month}. {match['year']}" if match["day"] else f"{month}/{match['year']}"


def _span(start: str, end: str) -> Span | None:
    sides = [_date(side) if side else "" for side in (start, end)]
    if None in sides:
        return None
    return Span(sides[0] or "", sides[1] or "")


def _date(text: str) -> str | None:
    """A point as records write it; None for a day that there is not."""
    parts = [part.strip() for part in re.split(r"[./]", text)]
    if len(parts) > 1:
        text = "-".join((parts[-1], *(part.zfill(2) for part in reversed(parts[:-1]))))
    return text if is_date(text) else None
