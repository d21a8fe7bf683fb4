"""An organisation chart with everything in its place: boxes, connectors, arrows, their texts, the key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kpss.documents.diagrams.blocks import Gaps
from kpss.documents.diagrams.forest import forest
from kpss.documents.diagrams.labels import Notes, Scene, annotate
from kpss.documents.diagrams.parts import Box, Drawing, Edge, Entry, Line, Rect, Route, Shape
from kpss.documents.diagrams.routing import route
from kpss.documents.diagrams.text import label, widest, wrap
from kpss.documents.diagrams.tree import arrange

KEY, KEY_LEADING = 13, 18
"""Font size and distance of lines of the key, in pixels."""
MARK = 36
"""Room for the mark of a line of the key, in pixels."""

_PAD = 12
_APART = 28  # between the drawing and its key
_AROUND = 200  # room for arrows outside of all boxes
_LEAST = 480  # a narrower key would be hard to read
_PLAIN = Gaps(drop=40, sibling=30, row=20)
# Boxes times arrows.  Above the first only one draft is made, above the second arrows are only told in the key: nobody
# could follow them, and the search would take minutes.
_LARGE, _HUGE = 700, 5000
# From tight to loose; after some tries numbers are better than still more empty room.
_PATIENCE = 2
_GAPS = (Gaps(60, 40, 20), Gaps(80, 60, 40), Gaps(120, 80, 40), Gaps(180, 120, 60))

_NO_NOTES = Notes((), {}, ())


@dataclass(frozen=True, slots=True)
class _Draft:
    shapes: tuple[Shape, ...]
    connectors: tuple[Line, ...]
    lines: tuple[Line, ...] = ()
    notes: Notes = _NO_NOTES


def layout(
    boxes: Sequence[Box], tree: Mapping[str, str | None], edges: Sequence[Edge], legend: Mapping[str, str] | None = None
) -> Drawing:
    """Places for everything in an organisation chart.

    Arrows between the same two boxes become one.  Texts of arrows stand by them; where that would make a mess, arrows
    are numbered and the key tells what they mean; arrows without a way at all are told in the key alone.  Relations of
    unknown boxes and of a box to itself are left out, and so are tones and styles of the *legend* that are not used.
    """
    known = {box.id for box in boxes}
    arrows = _merged([edge for edge in edges if {edge.source, edge.target} <= known and edge.source != edge.target])
    draft = _drafted(boxes, tree, arrows) if arrows else _placed(boxes, tree, arrows, _PLAIN)
    used = {shape.box.tone for shape in draft.shapes} | {arrow.style for arrow in arrows}
    used |= {"solid"} if draft.connectors else set()
    explained = [(mark, label(text)) for mark, text in (legend or {}).items() if mark in used]
    return _composed(draft, arrows, explained)


def _merged(edges: Sequence[Edge]) -> list[Edge]:
    """One arrow for all relations that lead from one box to the same other one, with their texts joined."""
    groups: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        groups.setdefault((edge.source, edge.target), []).append(edge)
    return [
        Edge(
            source,
            target,
            ", ".join(dict.fromkeys(text for edge in group if (text := label(edge.label)))),
            "solid" if any(edge.style == "solid" for edge in group) else "dashed",
        )
        for (source, target), group in groups.items()
    ]


def _drafted(boxes: Sequence[Box], tree: Mapping[str, str | None], arrows: Sequence[Edge]) -> _Draft:
    """The tightest draft with all texts in it; else the one with fewest numbers; else the loosest."""
    texts = [arrow.label for arrow in arrows]
    effort = len(boxes) * len(arrows)
    drafts: list[_Draft] = []
    for gaps in _GAPS if effort <= _LARGE else _GAPS[1:2]:
        draft = _placed(boxes, tree, arrows, gaps)
        lines = _routed(draft, arrows) if effort <= _HUGE else ((),) * len(arrows)
        scene = Scene(lines, draft.connectors, [shape.rect for shape in draft.shapes])
        notes = annotate(texts, scene)
        if len(notes.numbers) > max(1, len(texts) // 3):
            notes = annotate(texts, scene, only_numbers=True)
        drafts.append(_Draft(draft.shapes, draft.connectors, lines, notes))
        good = [draft for draft in drafts if all(draft.lines) and not draft.notes.hidden]
        if good and (len(drafts) >= _PATIENCE or not notes.numbers):
            return min(good, key=lambda draft: len(draft.notes.numbers))
    return drafts[-1]


def _placed(boxes: Sequence[Box], tree: Mapping[str, str | None], arrows: Sequence[Edge], gaps: Gaps) -> _Draft:
    if not boxes:
        return _Draft((), ())
    block = arrange(forest(boxes, tree, arrows), gaps)
    placed = {node.box.id: (node, Rect(x, y, node.width, node.height)) for node, x, y in block.places}
    found = (placed[name] for name in dict.fromkeys(box.id for box in boxes))
    return _Draft(tuple(Shape(node.box, rect, node.title, node.subtitle) for node, rect in found), block.lines)


def _routed(draft: _Draft, arrows: Sequence[Edge]) -> tuple[Line, ...]:
    rects = {shape.box.id: shape.rect for shape in draft.shapes}
    area = _bounds(list(rects.values())).grown(_AROUND)
    return tuple(route([(arrow.source, arrow.target) for arrow in arrows], rects, draft.connectors, area))


def _sentence(edge: Edge, titles: Mapping[str, str]) -> str:
    return f"{titles[edge.source]} → {titles[edge.target]}" + (f": {edge.label}" if edge.label else "")


def _bounds(rects: Sequence[Rect]) -> Rect:
    if not rects:
        return Rect(0, 0, 0, 0)
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(left, top, max(rect.right for rect in rects) - left, max(rect.bottom for rect in rects) - top)


def _composed(draft: _Draft, arrows: Sequence[Edge], legend: Sequence[tuple[str, str]]) -> Drawing:
    """Move everything so that it begins at the margin, and put the key below."""
    titles = {shape.box.id: label(shape.box.title) for shape in draft.shapes}
    numbered = [(str(number), _sentence(arrows[at], titles)) for at, number in draft.notes.numbers.items()]
    bare = [at for at, line in enumerate(draft.lines) if not line and not arrows[at].label]
    numbered += [("", _sentence(arrows[at], titles)) for at in sorted((*draft.notes.hidden, *bare))]
    points = [Rect(x - 6, y - 6, 12, 12) for line in (*draft.lines, *draft.connectors) for x, y in line]
    notes = [note.rect for note in draft.notes.labels]
    around = _bounds([shape.rect for shape in draft.shapes] + points + notes)
    inner = max(around.width, _LEAST if numbered or legend else 0)
    dx, dy = _PAD - around.x + (inner - around.width) // 2, _PAD - around.y
    key = _key(numbered, legend, inner, _PAD + around.height + _APART)
    bottom = max((entry.rect.bottom for entry in key), default=_PAD + around.height)
    return Drawing(
        width=inner + 2 * _PAD,
        height=bottom + _PAD,
        shapes=tuple(Shape(s.box, s.rect.moved(dx, dy), s.title, s.subtitle) for s in draft.shapes),
        connectors=tuple(_moved(line, dx, dy) for line in draft.connectors),
        routes=tuple(Route(edge, _moved(line, dx, dy)) for edge, line in zip(arrows, draft.lines, strict=True)),
        labels=tuple(replace(text, rect=text.rect.moved(dx, dy)) for text in draft.notes.labels),
        key=tuple(key),
    )


def _moved(line: Line, dx: int, dy: int) -> Line:
    return tuple((x + dx, y + dy) for x, y in line)


def _key(numbered: Sequence[tuple[str, str]], legend: Sequence[tuple[str, str]], room: int, top: int) -> list[Entry]:
    """The explained tones and styles in rows, then the numbered arrows one below another."""
    entries: list[Entry] = []
    x, y, tallest = _PAD, top, 0
    for mark, text in legend:
        lines = wrap(text, KEY, room - MARK)
        wide, tall = MARK + round(widest(lines, KEY)) + 2, max(len(lines), 1) * KEY_LEADING
        if x > _PAD and x + wide > _PAD + room:
            x, y, tallest = _PAD, y + tallest + 8, 0
        entries.append(Entry(mark, Rect(x, y, wide, tall), lines, numbered=False))
        x, tallest = x + wide + 24, max(tallest, tall)
    y += tallest + (14 if entries else 0)
    for mark, text in numbered:
        lines = wrap(text, KEY, room - MARK)
        entries.append(Entry(mark, Rect(_PAD, y, room, len(lines) * KEY_LEADING), lines, numbered=True))
        y += len(lines) * KEY_LEADING + 6
    return entries
