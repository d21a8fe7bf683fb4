"""Lines of arrows that run around boxes.

Each arrow takes the cheapest way over the grid: short, with few bends and crossings, not close to other lines.  Two
arrows may cross at a right angle; they never share a stretch or a corner.  After the first round each arrow is drawn
once more with all the others in place, which straightens what the order of drawing has bent.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from kpss.documents.diagrams.field import BEND, LENGTH, Field
from kpss.documents.diagrams.parts import UNIT, Line, Point, Rect

_ROUND = 20  # pixels at the corners of a box where no arrow arrives: they may be round
_CROWDED = 4
_MANY = 20  # arrows; a second round would take long and no longer help
_TURNS = (0, 1, 3)


def route(
    pairs: Sequence[tuple[str, str]], boxes: Mapping[str, Rect], connectors: Sequence[Line], area: Rect
) -> list[Line]:
    """A line for each pair of box ids, from the edge of the first box to the edge of the second.

    Lines keep to *area* and at least one unit away from all *boxes*; a line is empty where no way was found.
    """
    lines: list[Line] = [()] * len(pairs)
    field = Field(list(boxes.values()), area)
    order = sorted(range(len(pairs)), key=lambda n: (_distance(boxes[pairs[n][0]], boxes[pairs[n][1]]), n))
    for _ in range(1 if len(pairs) > _MANY else 2):
        for number in order:
            field.clear()
            for line in (*connectors, *(other for n, other in enumerate(lines) if n != number)):
                field.take(line)
            source, target = (boxes[name] for name in pairs[number])
            lines[number] = _way(source, target, field) or lines[number]
    return lines


def _way(source: Rect, target: Rect, field: Field) -> Line:
    """The cheapest line between two boxes: A* over points and directions.

    A state is four times the number of a point plus the direction in which it was reached.
    """
    goals = {field.number(point) * 4 + (way + 2) % 4: price for point, way, price in _ports(target, field)}
    starts = {field.number(point) * 4 + way: price for point, way, price in _ports(source, field)}
    rest = field.guess(target)
    best = dict(starts)
    origin: dict[int, int] = {}
    waiting = [(price + rest(state), price, state) for state, price in starts.items()]
    heapq.heapify(waiting)
    while waiting:
        _, spent, state = heapq.heappop(waiting)
        if spent > best[state]:
            continue
        if state in goals:
            return _traced(origin, state, field)
        at, way = divmod(state, 4)
        for turn in _TURNS if state not in starts and not field.taken[at] else (0,):
            heading = (way + turn) % 4
            following = (at + field.moves[heading]) * 4 + heading
            cost = goals.get(following) or field.prices[heading & 1][following >> 2]
            if not cost:
                continue
            total = spent + cost + (BEND if turn else 0)
            if total < best.get(following, total + 1):
                best[following], origin[following] = total, state
                heapq.heappush(waiting, (total + rest(following), total, following))
    return ()


def _ports(box: Rect, field: Field) -> list[tuple[Point, int, int]]:
    """Free points on the edge of *box* with the direction that leads away and the price of starting there."""
    middle_x, middle_y = box.middle
    found = [
        ((x, y), way, abs(x - middle_x) // UNIT, ((x - UNIT, y), (x + UNIT, y)))
        for x in range(box.x + _ROUND, box.right - _ROUND + 1, UNIT)
        for y, way in ((box.y, 3), (box.bottom, 1))
    ]
    found += [
        ((x, y), way, 2 * abs(y - middle_y) // UNIT, ((x, y - UNIT), (x, y + UNIT)))
        for y in range(box.y + _ROUND, box.bottom - _ROUND + 1, UNIT)
        for x, way in ((box.x, 2), (box.right, 0))
    ]
    return [
        (point, way, LENGTH + aside + _CROWDED * sum(bool(field.at(beside)) for beside in neighbours))
        for point, way, aside, neighbours in found
        if not field.at(point)
    ]


def _traced(origin: Mapping[int, int], state: int, field: Field) -> Line:
    """The corners of the way that ends in *state*, from its start."""
    points = [field.point(state // 4)]
    while state in origin:
        before = origin[state]
        if before % 4 != state % 4 or before not in origin:
            points.append(field.point(before // 4))
        state = before
    return tuple(reversed(points))


def _distance(first: Rect, second: Rect) -> int:
    dx = max(second.x - first.right, first.x - second.right, 0)
    dy = max(second.y - first.bottom, first.y - second.bottom, 0)
    return dx + dy
