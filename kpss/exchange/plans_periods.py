"""Periods as tables write them → what a record says: ``2014 - 2018``, days, a sentence, years in a title."""

from __future__ import annotations

import re
from typing import NamedTuple

from kpss.language.slugs import fold
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
    rf"(?:(?:od|from|since) {_OF}(?P<a>{_POINT})|{_BEFORE}(?P<b>{_POINT}) ?-(?: ?(?:dosud|trva|present))?)\.?"
)
_OPEN_START = re.compile(rf"(?:do|until|to|till) {_OF}(?P<end>{_POINT})\.?")
_SINGLE = re.compile(rf"{_BEFORE}(?P<start>{_POINT}){_AFTER}")
_INSIDE = re.compile(_RANGE)
_YEAR_INSIDE = re.compile(rf"(?<![0-9/.-]){_YEAR}(?![0-9/.-])")
_MONTHS = 12


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
    if (match := _SINGLE.fullmatch(said)) and not said.startswith(("od ", "from ", "since ")):
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


def agree(one: Span, other: Span) -> bool:
    """Whether two readings name the same years, or one only the year in which the other begins."""
    if one.years == other.years:
        return True
    return any(a.start == a.end and a.years[0] == b.years[0] for a, b in ((one, other), (other, one)))


def _folded(text: str) -> str:
    return " ".join(fold(text.translate(_DASHES)).split())


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
