"""Who stands under whom in an organisation chart, and how large each box is.

The tree given by the data comes first.  A box without a parent that points to another one (it advises it, submits to
it) becomes its *guest*: it is drawn below it, without a connector, so that their arrow is short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kpss.documents.diagrams.parts import Box, Edge
from kpss.documents.diagrams.text import label, widest, wrap

TITLE, SUBTITLE = 14, 12
"""Font sizes in pixels."""
TITLE_LEADING, SUBTITLE_LEADING = 18, 16
PADDING, ROLE_PADDING = 12, 24
"""Empty room at the left and at the right of the text; roles have a picture there."""

_WIDTHS = range(120, 280, 20)
_FEW = 4  # siblings; they may be wide and low, more of them are narrow and high
_STEP = 20


@dataclass(slots=True)
class Node:
    """A box, the nodes below it, and its size in pixels, which is a multiple of two units of the grid."""

    box: Box
    children: list[Node] = field(default_factory=list)
    guests: list[Node] = field(default_factory=list)
    width: int = 0
    height: int = 0
    title: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()

    def all(self) -> Iterator[Node]:
        """The node and everything below it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += node.children + node.guests

    @property
    def is_leaf(self) -> bool:
        """Whether nothing stands below."""
        return not self.children and not self.guests


def forest(boxes: Sequence[Box], tree: Mapping[str, str | None], edges: Sequence[Edge]) -> list[Node]:
    """The roots in the order of *boxes*.

    A parent that is not among the boxes counts as none, a cycle is cut at its first box, of boxes with one id the
    first stays.
    """
    nodes: dict[str, Node] = {}
    for box in boxes:
        nodes.setdefault(box.id, Node(box))
    parents = {name: parent for name in nodes if (parent := _parent(name, tree, nodes)) is not None}
    for name, parent in parents.items():
        nodes[parent].children.append(nodes[name])
    roots = _adopt([node for name, node in nodes.items() if name not in parents], nodes, edges)
    _measure([root for root in roots if root.is_leaf])
    _measure([root for root in roots if not root.is_leaf])
    for node in nodes.values():
        _measure(node.children)
        _measure(node.guests)
    return roots


def _parent(name: str, tree: Mapping[str, str | None], nodes: Mapping[str, Node]) -> str | None:
    """The parent of *name*, unless it is unknown or *name* is the first box of a cycle."""
    parent = tree.get(name)
    if parent is None or parent not in nodes:
        return None
    above, seen = parent, {name}
    while above not in seen:
        seen.add(above)
        following = tree.get(above)
        if following is None or following not in nodes:
            return parent
        above = following
    is_first = above == name and next(box for box in nodes if box in seen) == name
    return None if is_first else parent


def _adopt(roots: list[Node], nodes: Mapping[str, Node], edges: Sequence[Edge]) -> list[Node]:
    """Roots that stay roots; the others become guests.

    A root with one aim (it advises a council) comes below it.  One with several aims in different branches (it appoints
    them all) comes beside the box above them.  One without an aim comes below the first box that points to it.
    Deciding bodies are guests of deciding bodies only.
    """
    above = {below.box.id: node.box.id for node in nodes.values() for below in node.children}
    single = {root.box.id: aims for root in roots if len(aims := _aims(root, nodes, edges)) == 1}
    several = {root.box.id: aims for root in roots if len(aims := _aims(root, nodes, edges)) > 1}
    sources = {root.box.id: [edge.source for edge in edges if edge.target == root.box.id] for root in roots}
    for wishes in (single, several, sources):
        for name, others in wishes.items():
            free = [other for other in others if other in nodes and name not in _line_up(other, above)]
            host = None if name in above or not free else free[0] if wishes is sources else _host(free, above)
            if host is not None and (nodes[name].box.tone != "decides" or nodes[host].box.tone == "decides"):
                above[name] = host
                nodes[host].guests.append(nodes[name])
    return [root for root in roots if root.box.id not in above]


def _aims(root: Node, nodes: Mapping[str, Node], edges: Sequence[Edge]) -> list[str]:
    """Boxes outside the tree of *root* that arrows lead to: its own arrows, else those of the rest of its tree."""
    tree = {node.box.id for node in root.all()}
    leaving = [edge for edge in edges if edge.source in tree and edge.target not in tree and edge.target in nodes]
    own = [edge for edge in leaving if edge.source == root.box.id] or leaving
    return list(dict.fromkeys(edge.target for edge in own))


def _host(aims: Sequence[str], above: Mapping[str, str]) -> str | None:
    """The deepest aim if all lie on one line of the tree, else what is above their common ancestor."""
    lines = [_line_up(aim, above) for aim in aims]
    deepest = max(lines, key=len)
    if all(aim in deepest for aim in aims):
        return deepest[0]
    common = next((name for name in lines[0] if all(name in line for line in lines)), None)
    return aims[0] if common is None else above.get(common)


def _line_up(name: str, above: Mapping[str, str]) -> list[str]:
    """*name* and what is above it, up to the root."""
    line = [name]
    while line[-1] in above:
        line.append(above[line[-1]])
    return line


def _measure(siblings: Sequence[Node]) -> None:
    """Give boxes that stand side by side one size, the smallest that holds their text in few lines."""
    if not siblings:
        return
    most = 2 if len(siblings) <= _FEW else 3
    shared = max(_narrowest(node.box, most) for node in siblings)
    for node in siblings:
        room = shared - 2 * _padding(node.box)
        node.width = shared
        node.title = wrap(label(node.box.title), TITLE, room, bold=True)
        node.subtitle = wrap(label(node.box.subtitle), SUBTITLE, room)
    tallest = max(len(node.title) * TITLE_LEADING + len(node.subtitle) * SUBTITLE_LEADING for node in siblings)
    for node in siblings:
        node.height = -(-(tallest + 16) // _STEP) * _STEP


def _narrowest(box: Box, most: int) -> int:
    """The smallest width at which title and subtitle need at most this many lines each and no word is broken."""
    title, subtitle = label(box.title), label(box.subtitle)
    for lines in (most, 3):
        for size in _WIDTHS:
            room = size - 2 * _padding(box)
            unbroken = max(widest(tuple(title.split()), TITLE, bold=True), widest(tuple(subtitle.split()), SUBTITLE), 0)
            fits = len(wrap(title, TITLE, room, bold=True)) <= lines and len(wrap(subtitle, SUBTITLE, room)) <= lines
            if fits and unbroken <= room:
                return size
    return _WIDTHS[-1]


def _padding(box: Box) -> int:
    return ROLE_PADDING if box.tone == "role" else PADDING
