"""Arranged subtrees: boxes in their places with the connectors between them.

There are few ways to put boxes together: side by side below a parent, in one column on a spine, in two columns on a
trunk, or in a column of their own for guests, which have arrows in place of connectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, TypeAlias

from kpss.documents.diagrams.forest import Node
from kpss.documents.diagrams.parts import UNIT, Line

INDENT = 20
"""Length in pixels of the short connectors between a spine or a trunk and its boxes."""

Place: TypeAlias = tuple[Node, int, int]
"""A node and its corner."""

# How unclear an arrangement is; 1 is as bad as a drawing of twice the page.
_SPINE, _DEEP_SPINE, _TRUNK, _DEEP_TRUNK, _COLUMN = 0.06, 0.08, 0.04, 0.1, 0.05


class Gaps(NamedTuple):
    """Empty room in pixels: below a parent, between siblings, between leaves below one another."""

    drop: int
    sibling: int
    row: int


@dataclass(frozen=True, slots=True)
class Block:
    """An arranged subtree, its root first in *places*.

    *anchor* is where its connector arrives at the top; *cost* tells how unclear the arrangement is; a *spine* begins at
    the left edge.
    """

    width: int
    height: int
    anchor: int
    cost: float
    places: tuple[Place, ...]
    lines: tuple[Line, ...] = ()
    spine: bool = False

    def moved(self, dx: int, dy: int) -> Block:
        """The block with places and lines moved; its size and its anchor stay."""
        places = tuple((node, x + dx, y + dy) for node, x, y in self.places)
        lines = tuple(tuple((x + dx, y + dy) for x, y in line) for line in self.lines)
        return Block(self.width, self.height, self.anchor, self.cost, places, lines, self.spine)


def single(node: Node) -> Block:
    """One box."""
    return Block(node.width, node.height, node.width // 2, 0, ((node, 0, 0),))


def joined(blocks: Sequence[Block], size: tuple[int, int], *, anchor: int = 0, cost: float = 0) -> Block:
    """Blocks that are in their places already as one of this *size*; *cost* comes on top of theirs."""
    places = tuple(chain.from_iterable(block.places for block in blocks))
    lines = tuple(chain.from_iterable(block.lines for block in blocks))
    return Block(*size, anchor, cost + sum(block.cost for block in blocks), places, lines)


def trunk(blocks: Sequence[Block], gaps: Gaps) -> Block:
    """Blocks in two columns, in the order of reading, with a line between the columns."""
    anchor = max(block.width for block in blocks[::2]) + INDENT
    right = max((block.width for block in blocks[1::2]), default=0) + INDENT
    placed: list[Block] = []
    stubs: list[Line] = []
    y = foot = bottom = 0
    for number, block in enumerate(blocks):
        if number % 2 == 0 and number:
            y = bottom + _below(blocks[number - 2 : number], gaps)
        placed.append(block.moved(anchor + INDENT if number % 2 else anchor - INDENT - block.width, y))
        node, x, top = placed[-1].places[0]
        foot = top + node.height // 2
        stubs.append(((anchor, foot), (x if number % 2 else x + node.width, foot)))
        bottom = max(bottom, y + block.height)
    cost = _TRUNK + _DEEP_TRUNK * sum(len(block.places) > 1 for block in blocks)
    whole = joined(placed, (anchor + right, bottom), cost=cost)
    line = ((anchor, 0), (anchor, max(stub[0][1] for stub in stubs)))
    return Block(whole.width, bottom, anchor, whole.cost, whole.places, (line, *stubs, *whole.lines))


def spine(blocks: Sequence[Block], gaps: Gaps) -> Block:
    """Blocks below one another, with a line at the left of them."""
    placed: list[Block] = []
    stubs: list[Line] = []
    y = foot = bottom = 0
    for block in blocks:
        placed.append(block.moved(INDENT, y))
        node, x, top = placed[-1].places[0]
        foot = top + node.height // 2
        stubs.append(((0, foot), (x, foot)))
        bottom = y + block.height
        y = bottom + _below([block], gaps)
    cost = _SPINE + _DEEP_SPINE * sum(len(block.places) > 1 for block in blocks)
    whole = joined(placed, (INDENT + max(block.width for block in blocks), bottom), cost=cost)
    line = ((0, 0), (0, foot))
    return Block(whole.width, bottom, 0, whole.cost, whole.places, (line, *stubs, *whole.lines), spine=True)


def _below(blocks: Sequence[Block], gaps: Gaps) -> int:
    """Room between rows: little below single boxes, more below subtrees."""
    return gaps.row if all(len(block.places) == 1 for block in blocks) else gaps.drop // 2 // UNIT * UNIT


def column(blocks: Sequence[Block], gaps: Gaps) -> Block:
    """Blocks below one another without connectors."""
    placed: list[Block] = []
    y = bottom = 0
    for block in blocks:
        placed.append(block.moved(0, y))
        bottom = y + block.height
        y = bottom + gaps.drop // 2 // UNIT * UNIT
    size = (max(block.width for block in blocks), bottom)
    return joined(placed, size, anchor=blocks[0].anchor, cost=_COLUMN * (len(blocks) - 1))


def under(node: Node, held: Sequence[Block], loose: Sequence[Block], gaps: Gaps) -> Block:
    """*node* above blocks that stand side by side: first those *held* by connectors, then the *loose* ones."""
    hanging = len(held) == 1 and held[0].spine
    top = node.height + _drop(gaps, hanging=hanging, loose=bool(loose))
    corners, x = [], 0
    for block in (*held, *loose):
        corners.append(x)
        x += block.width + gaps.sibling
    anchors = [corner + block.anchor for corner, block in zip(corners, (*held, *loose), strict=True)]
    centre = anchors[0] + node.width // 2 - INDENT if hanging else _centre(anchors[: len(held)] or anchors)
    shift = max(0, node.width // 2 - centre)
    placed = [block.moved(corner + shift, top) for corner, block in zip(corners, (*held, *loose), strict=True)]
    centre += shift
    size = (max(x - gaps.sibling + shift, centre + node.width // 2), top + max(block.height for block in placed))
    whole = joined([single(node).moved(centre - node.width // 2, 0), *placed], size, anchor=centre)
    lines = _bus(node, centre, [anchor + shift for anchor in anchors[: len(held)]], top)
    return Block(*size, centre, whole.cost, whole.places, (*whole.lines, *lines))


def _drop(gaps: Gaps, *, hanging: bool, loose: bool) -> int:
    """Room below a parent: arrows of guests have texts and need all of it."""
    if loose:
        return gaps.drop
    return (gaps.drop // 2 if hanging else max(40, gaps.drop * 2 // 3)) // UNIT * UNIT


def _centre(anchors: Sequence[int]) -> int:
    """The middle of the *anchors* on the grid, or the anchor next to it if that saves a small jog."""
    middle = (anchors[0] + anchors[-1]) // 2 // UNIT * UNIT
    near = min(anchors, key=lambda anchor: abs(anchor - middle))
    return near if abs(near - middle) <= 2 * UNIT else middle


def _bus(node: Node, centre: int, anchors: Sequence[int], top: int) -> tuple[Line, ...]:
    """Lines from the bottom of *node* to the *anchors* at *top*."""
    if not anchors:
        return ()
    if len(anchors) == 1 and abs(anchors[0] - centre) <= node.width // 2 - UNIT:
        return (((anchors[0], node.height), (anchors[0], top)),)
    level = (node.height + top) // 2 // UNIT * UNIT
    across = ((min(centre, *anchors), level), (max(centre, *anchors), level))
    return (((centre, node.height), (centre, level)), across, *(((x, level), (x, top)) for x in anchors))
