"""The grid on which arrows look for their way: what each step costs, and where there is no way.

Points are numbered row by row.  Lists of numbers in place of sets of points make the search several times faster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from kpss.documents.diagrams.parts import UNIT, Line, Point, Rect

LENGTH, BEND = 4, 24
"""What one unit of a line and a bend cost."""
STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""The directions: right, down, left, up, in units."""

_CROSSING, _CLOSE = 36, 4
_ACROSS, _DOWN = 0, 1
_PASSED, _CORNER = 1, 2


class Field:
    """The grid inside of *area*, with *boxes* that no line enters.

    *prices* tells what a step on a point costs, first for steps across, then for steps up and down; 0 means that it is
    impossible.  *taken* tells whether a line passes through a point or bends there.
    """

    def __init__(self, boxes: Sequence[Rect], area: Rect) -> None:
        self._left, self._top = area.x, area.y
        self._wide = area.width // UNIT + 1
        self._tall = area.height // UNIT + 1
        self.moves = tuple(dx + dy * self._wide for dx, dy in STEPS)
        self._free = self._without(boxes)
        self.clear()

    def clear(self) -> None:
        """Forget all lines."""
        self.prices = (self._free[:], self._free[:])
        self.taken = [0] * len(self._free)

    def take(self, line: Line) -> None:
        """Keep other lines off this one: they may cross it, but not at a corner."""
        for first, second in pairwise(line):
            kind = _ACROSS if first[1] == second[1] else _DOWN
            along, cross = self.prices[kind], self.prices[1 - kind]
            beside = self._wide if kind == _ACROSS else 1
            for at in self._between(first, second):
                self.taken[at] |= _PASSED
                along[at] = 0
                if cross[at]:
                    cross[at] += _CROSSING
                for near in (at - beside, at + beside):
                    if along[near]:
                        along[near] += _CLOSE
        for corner in line:
            at = self.number(corner)
            self.taken[at] |= _CORNER
            self.prices[0][at] = self.prices[1][at] = 0

    def number(self, point: Point) -> int:
        """The number of a point of the grid."""
        return (point[1] - self._top) // UNIT * self._wide + (point[0] - self._left) // UNIT

    def point(self, number: int) -> Point:
        """The point of the grid with this number."""
        y, x = divmod(number, self._wide)
        return self._left + x * UNIT, self._top + y * UNIT

    def at(self, point: Point) -> int:
        """What passes through a point: nothing (0), a line or a corner."""
        return self.taken[self.number(point)]

    def guess(self, target: Rect) -> Callable[[int], int]:
        """What the rest of the way from a state costs at least: its length and the bends that cannot be avoided."""
        columns = [self._ahead(self._left + x * UNIT, target.x, target.right) for x in range(self._wide)]
        rows = [self._ahead(self._top + y * UNIT, target.y, target.bottom) for y in range(self._tall)]

        def rest(state: int) -> int:
            y, x = divmod(state >> 2, self._wide)
            right, down = columns[x], rows[y]
            way = state & 3
            ahead, aside = (down, right) if way & 1 else (right, down)
            if way > 1:
                ahead = -ahead
            return (abs(right) + abs(down)) * LENGTH + (2 * BEND if ahead < 0 else BEND if aside else 0)

        return rest

    @staticmethod
    def _ahead(at: int, low: int, high: int) -> int:
        """Units from a coordinate to a range, negative if it lies behind."""
        return (max(low - at, 0) or min(high - at, 0)) // UNIT

    def _without(self, boxes: Sequence[Rect]) -> list[int]:
        """Prices with boxes alone: none inside of them and at the rim of the grid, more next to them."""
        free = [LENGTH] * (self._wide * self._tall)
        for box in boxes:
            for at in self._inside(box.grown(UNIT)):
                free[at] = LENGTH + _CLOSE
        for box in boxes:
            for at in self._inside(box):
                free[at] = 0
        for x in range(self._wide):
            free[x] = free[-1 - x] = 0
        for y in range(self._tall):
            free[y * self._wide] = free[(y + 1) * self._wide - 1] = 0
        return free

    def _inside(self, box: Rect) -> Iterator[int]:
        across = box.width // UNIT + 1
        for y in range(box.y, box.bottom + UNIT, UNIT):
            start = self.number((box.x, y))
            yield from range(start, start + across)

    def _between(self, first: Point, second: Point) -> range:
        """The numbers of the points on a segment, both ends included."""
        start, end = sorted((self.number(first), self.number(second)))
        return range(start, end + 1, 1 if first[1] == second[1] else self._wide)
