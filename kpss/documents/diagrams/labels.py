"""Places for the texts of arrows: beside or upon a stretch of the arrow, away from boxes, lines and other texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpss.documents.diagrams.parts import UNIT, Anchor, Label, Line, Point, Rect
from kpss.documents.diagrams.text import label, widest, wrap

SIZE, LEADING = 12, 15
"""Font size and distance of lines in pixels."""
BADGE = 20
"""Diameter of a circle with the number of an arrow, in pixels."""

_ROOMS = (400, 150, 110, 80)
_GAP = 5  # between a text and its own line
_CLEAR, _LITTLE, _TIGHT = 4, 2, 1  # between a text and anything else; the last for what hides its line
_ENDS = 14  # of an arrow that stay visible, its head included


@dataclass(frozen=True, slots=True)
class Notes:
    """Texts in their places.

    *numbers* gives the number of those arrows (by position) that show a number in place of their text; *hidden* are
    those that found no room for a number either.
    """

    labels: tuple[Label, ...]
    numbers: dict[int, int]
    hidden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn already: *lines* of the arrows (empty where there is none), other lines, boxes."""

    lines: Sequence[Line]
    fixed: Sequence[Line]
    boxes: Sequence[Rect]

    def obstacles(self, arrow: int) -> list[Rect]:
        """Everything that a text of this arrow must not touch."""
        others = [line for number, line in enumerate(self.lines) if number != arrow]
        return [rect for line in (*self.fixed, *others) for rect in _strips(line)] + list(self.boxes)


def annotate(texts: Sequence[str], scene: Scene, *, only_numbers: bool = False) -> Notes:
    """Place the text of each arrow that has one, or a number where the text finds no room."""
    labels: list[Label] = []
    left: list[int] = []
    for arrow, text in enumerate(texts):
        if not label(text):
            continue
        ways = () if only_numbers or not scene.lines[arrow] else _written(text, scene.lines[arrow])
        place = _first_free(ways, [*scene.obstacles(arrow), *(other.rect for other in labels)])
        if place is None:
            left.append(arrow)
        else:
            labels.append(place)
    numbers: dict[int, int] = {}
    for arrow in left:
        number = len(numbers) + 1
        ways = _numbered(str(number), scene.lines[arrow]) if scene.lines[arrow] else ()
        place = _first_free(ways, [*scene.obstacles(arrow), *(other.rect for other in labels)])
        if place is not None:
            numbers[arrow] = number
            labels.append(place)
    return Notes(tuple(labels), numbers, tuple(arrow for arrow in left if arrow not in numbers))


def _first_free(ways: Iterable[Label], taken: Sequence[Rect]) -> Label | None:
    """The first way that keeps its distance, else the first that nearly does."""
    tight = None
    for way in ways:
        hides = way.badge or way.backed
        if not _hits(way.rect.grown(_TIGHT if hides else _CLEAR), taken):
            return way
        if tight is None and not hides and not _hits(way.rect.grown(_LITTLE), taken):
            tight = way
    return tight


def _hits(rect: Rect, taken: Sequence[Rect]) -> bool:
    """Whether *rect* meets any of the others; written out, as it is asked often."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return any(x < left + wide and left < right and y < top + tall and top < bottom for left, top, wide, tall in taken)


def _strips(line: Line) -> Iterator[Rect]:
    """The segments of a line as rectangles as wide as the pen."""
    for (x1, y1), (x2, y2) in pairwise(line):
        yield Rect(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2)).grown(1)


def _stretches(line: Line) -> list[tuple[Point, Point]]:
    """The segments of *line* without its ends, the longest first."""
    parts = list(pairwise(line))
    parts[0] = (_inward(*parts[0]), parts[0][1])
    parts[-1] = (parts[-1][0], _inward(parts[-1][1], parts[-1][0]))
    return sorted(parts, key=lambda part: -_length(*part))


def _inward(end: Point, towards: Point) -> Point:
    by = min(_ENDS, _length(end, towards) // 2)
    dx, dy = (towards[0] > end[0]) - (towards[0] < end[0]), (towards[1] > end[1]) - (towards[1] < end[1])
    return end[0] + by * dx, end[1] + by * dy


def _length(first: Point, second: Point) -> int:
    return abs(first[0] - second[0]) + abs(first[1] - second[1])


def _spots(first: Point, second: Point, margin: int) -> Iterator[Point]:
    """Points on a segment at least *margin* from its ends, from the middle outwards."""
    (x1, y1), (x2, y2) = sorted((first, second))
    across = y1 == y2
    half = (_length(first, second) - 2 * margin) // 2
    middle = ((x1 + x2) // 2, (y1 + y2) // 2)
    for step in range(0, half + 1, UNIT // 2):
        for offset in (step, -step) if step else (0,):
            yield (middle[0] + offset, middle[1]) if across else (middle[0], middle[1] + offset)


def _written(text: str, line: Line) -> Iterator[Label]:
    """Ways to write *text* by its line: beside a stretch first, then upon one, in ever more lines."""
    own = list(_strips(line))
    for room in _ROOMS:
        lines = wrap(text, SIZE, room)
        size = (round(widest(lines, SIZE)) + 4, len(lines) * LEADING)
        for first, second in _stretches(line):
            for rect, anchor in _beside(first, second, size):
                if not _hits(rect, own):
                    yield Label(rect, lines, anchor=anchor)
            for rect in _upon(first, second, size):
                if sum(rect.meets(strip) for strip in own) == 1:
                    yield Label(rect, lines, backed=True)


def _beside(first: Point, second: Point, size: tuple[int, int]) -> Iterator[tuple[Rect, Anchor]]:
    wide, tall = size
    for x, y in _spots(first, second, 0):
        if first[1] == second[1]:
            yield Rect(x - wide // 2, y - tall - _GAP + 2, wide, tall), "middle"
            yield Rect(x - wide // 2, y + _GAP, wide, tall), "middle"
        else:
            yield Rect(x + _GAP, y - tall // 2, wide, tall), "start"
            yield Rect(x - wide - _GAP, y - tall // 2, wide, tall), "end"


def _upon(first: Point, second: Point, size: tuple[int, int]) -> Iterator[Rect]:
    wide, tall = size
    margin = (wide if first[1] == second[1] else tall) // 2 + UNIT
    for x, y in _spots(first, second, margin):
        yield Rect(x - wide // 2, y - tall // 2, wide, tall)


def _numbered(number: str, line: Line) -> Iterator[Label]:
    half = BADGE // 2
    for first, second in _stretches(line):
        for x, y in _spots(first, second, half):
            yield Label(Rect(x - half, y - half, BADGE, BADGE), (number,), badge=True)
    for first, second in _stretches(line):  # better on a corner than nowhere
        for x, y in _spots(first, second, 0):
            yield Label(Rect(x - half, y - half, BADGE, BADGE), (number,), badge=True)
