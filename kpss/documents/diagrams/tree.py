"""Choosing places for the boxes of an organisation chart.

A subtree keeps the arrangements of which none is better in width, height and clarity at once; what fits the page best
is decided at the root.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, product

from kpss.documents.diagrams.blocks import Block, Gaps, column, joined, single, spine, trunk, under
from kpss.documents.diagrams.forest import Node

PAGE_WIDTH, PAGE_HEIGHT = 720, 1000
"""What an A4 page holds at full size, in pixels; larger drawings are scaled down by the page."""
MOST = 1080
"""Width that boxes keep to where that is possible, in pixels; margins and outer arrows come on top."""

_KEPT = 10  # arrangements of a subtree
_FEW = 3  # leaves that may hang on a spine or a trunk
_COLUMNS = (1, 2, 4, 6)


def arrange(roots: Sequence[Node], gaps: Gaps) -> Block:
    """The clearest arrangement of the whole forest for a page."""
    ways = [_ways(root, gaps) for root in roots]
    limits = sorted({PAGE_WIDTH, MOST, *(block.width for blocks in ways for block in blocks)})
    return min((_flow(ways, limit, gaps) for limit in limits), key=_score)


def _score(block: Block) -> tuple[float, int, int]:
    scale = max(block.width / PAGE_WIDTH, block.height / PAGE_HEIGHT, 1)
    too_wide = max(0, block.width - MOST) / 5
    return scale + block.cost + too_wide + block.height / PAGE_HEIGHT / 8, block.height, block.width


def _flow(ways: Sequence[Sequence[Block]], limit: int, gaps: Gaps) -> Block:
    """Trees side by side, in further rows where they are wider than *limit* together; single boxes stand closer."""
    placed: list[Block] = []
    x = y = right = bottom = 0
    space, drop = gaps.sibling, gaps.row
    for blocks in ways:
        fitting = [block for block in blocks if block.width <= limit]
        block = min(fitting, key=_score) if fitting else min(blocks, key=lambda b: b.width)
        if len(block.places) > 1:
            space, drop = 2 * gaps.sibling, gaps.drop
        if placed and x + space + block.width > limit:
            x, y = 0, bottom + drop
            space, drop = (2 * gaps.sibling, gaps.drop) if len(block.places) > 1 else (gaps.sibling, gaps.row)
        elif placed:
            x += space
        placed.append(block.moved(x, y))
        x += block.width
        right, bottom = max(right, x), max(bottom, y + block.height)
    return joined(placed, (right, bottom))


def _ways(node: Node, gaps: Gaps) -> list[Block]:
    """Arrangements of *node* and what is below it."""
    if node.is_leaf:
        return [single(node)]
    children = [(child, _ways(child, gaps)) for child in node.children]
    guests = [_ways(guest, gaps) for guest in node.guests]
    return _best(
        [
            under(node, units[: len(held)], units[len(held) :], gaps)
            for held, loose in product(_held(children, gaps), _loose(guests, gaps))
            for units in _of_one_height([*held, *loose])
        ]
    )


def _best(blocks: list[Block]) -> list[Block]:
    """The best few blocks, and the narrowest one in any case."""
    kept: list[Block] = []
    for block in sorted(blocks, key=_score):
        if not any(k.width <= block.width and k.height <= block.height and k.cost <= block.cost for k in kept):
            kept.append(block)
    narrowest = min(kept, key=lambda block: block.width)
    return kept[:_KEPT] if narrowest in kept[:_KEPT] else [*kept[:_KEPT], narrowest]


def _of_one_height(units: Sequence[Sequence[Block]]) -> Iterator[list[Block]]:
    """For each height that a unit may have: the clearest and the narrowest blocks that keep to it."""
    for limit in sorted({block.height for blocks in units for block in blocks}):
        fitting = [[block for block in blocks if block.height <= limit] for blocks in units]
        if all(fitting):
            yield [_clearest(blocks) for blocks in fitting]
            yield [_narrowest(blocks) for blocks in fitting]


def _held(children: Sequence[tuple[Node, list[Block]]], gaps: Gaps) -> list[list[list[Block]]]:
    """Ways to group children into units that hang on the line below their parent; a unit is a list of choices."""
    units = [blocks for _, blocks in children]
    ways = [units]
    runs = [(is_leaf, list(run)) for is_leaf, run in groupby(children, key=lambda pair: pair[0].is_leaf)]
    if any(is_leaf and len(run) >= _FEW for is_leaf, run in runs):
        ways += [_clustered(runs, columns, gaps) for columns in _COLUMNS]
    picks = [[pick(blocks) for blocks in units] for pick in (_narrowest, _clearest, _lowest)]
    if len(children) > 1:
        ways.append([[spine(blocks, gaps) for blocks in picks]])
    if len(children) >= _FEW:
        ways.append([[trunk(blocks, gaps) for blocks in picks]])
    return ways


def _clustered(
    runs: Sequence[tuple[bool, list[tuple[Node, list[Block]]]]], columns: int, gaps: Gaps
) -> list[list[Block]]:
    """Runs of leaves in this many columns: one on a spine, otherwise two on each trunk."""
    units: list[list[Block]] = []
    for is_leaf, run in runs:
        leaves = [node for node, _ in run]
        if not is_leaf or len(run) < max(_FEW, columns):
            units += [blocks for _, blocks in run]
        elif columns == 1:
            units.append([spine([single(leaf) for leaf in leaves], gaps)])
        else:
            units += [[trunk([single(leaf) for leaf in part], gaps)] for part in _parts(leaves, columns // 2)]
    return units


def _parts(leaves: Sequence[Node], number: int) -> Iterator[Sequence[Node]]:
    """The leaves in this many parts of about one size, in their order."""
    share, more = divmod(len(leaves), number)
    start = 0
    for part in range(number):
        end = start + share + (part < more)
        yield leaves[start:end]
        start = end


def _loose(guests: Sequence[list[Block]], gaps: Gaps) -> list[list[list[Block]]]:
    """Ways to place guests: in a row, or in a few columns."""
    ways = [list(guests)]
    for columns in range(1, min(4, len(guests))):
        rows = -(-len(guests) // columns)
        parts = [guests[start : start + rows] for start in range(0, len(guests), rows)]
        ways.append([[column([_narrowest(blocks) for blocks in part], gaps)] for part in parts])
    return ways


def _narrowest(blocks: Sequence[Block]) -> Block:
    return min(blocks, key=lambda block: (block.width, block.cost))


def _lowest(blocks: Sequence[Block]) -> Block:
    """The lowest block that is not wider than a page."""
    return min(blocks, key=lambda block: (block.width > PAGE_WIDTH, block.height, block.cost))


def _clearest(blocks: Sequence[Block]) -> Block:
    return min(blocks, key=lambda block: (block.cost, block.width))
