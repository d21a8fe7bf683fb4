"""Drawings as SVG text.

Colours are custom properties of CSS with fallbacks, so a page can switch to its dark palette; programs that know no
custom properties take the plain colours of the attributes.  What a tone means is shown by the shape as well: colour
may be missing on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from kpss.documents.diagrams.forest import SUBTITLE, SUBTITLE_LEADING, TITLE, TITLE_LEADING
from kpss.documents.diagrams.labels import LEADING, SIZE
from kpss.documents.diagrams.layout import KEY, KEY_LEADING, MARK
from kpss.documents.diagrams.parts import Drawing, Entry, Label, Line, Point, Rect, Route, Shape
from kpss.documents.diagrams.text import label

LIGHT = {
    "paper": "#ffffff",
    "ink": "#1b1f24",
    "muted": "#4a525c",
    "line": "#59626d",
    "box": "#f5f7fa",
    "decides": "#dbe7f8",
    "advises": "#fdf0d0",
    "office": "#e6e8ec",
    "role": "#e0f2e5",
    "area": "#f2e8f8",
}
"""Colours that stand in the drawings, by the name of their custom property without ``--kpss-``."""
DARK = {
    "paper": "#14181d",
    "ink": "#eef1f4",
    "muted": "#c0c7cf",
    "line": "#9aa4af",
    "box": "#232a32",
    "decides": "#1f3a5f",
    "advises": "#4a3a10",
    "office": "#363c44",
    "role": "#1d4029",
    "area": "#40294d",
}
"""Colours for a dark page, by the same names."""

FONTS = "'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
_IDENT = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
_TONES = ("decides", "advises", "office", "group", "role", "area")
_ARROW = 10
_DASHES, _DOTS = "6 4", "2 3"
_PEN = 1.25


def document(body: Iterable[str], size: tuple[int, int], *, title: str, description: str, ident: str) -> str:
    """One ``<svg>`` with *body* inside, *size* in pixels, named by *title* and *description*.

    Raises ValueError when *ident*, with which all ids begin, is no ASCII name that begins with a letter.
    """
    if not _IDENT.match(ident):
        raise ValueError(f"ident is no ASCII name that begins with a letter: {ident!r}")
    wide, tall = size
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{ident}" class="kpss-diagram" role="img"'
        f' aria-labelledby="{ident}-title {ident}-desc" viewBox="0 0 {wide} {tall}" width="100%"'
        f' style="max-width:{wide}px;height:auto" font-family="{FONTS}">'
    )
    return "\n".join(
        (
            opening,
            f'<title id="{ident}-title">{escape(label(title))}</title>',
            f'<desc id="{ident}-desc">{escape(label(description))}</desc>',
            f"<style>{_style()}</style>",
            f'<rect class="kpss-paper" width="{wide}" height="{tall}" fill="{LIGHT["paper"]}"/>',
            *(element for element in body if element),
            "</svg>\n",
        )
    )


def chart(drawing: Drawing) -> Iterator[str]:
    """The elements of an organisation chart, from the back to the front."""
    yield f'<g class="kpss-line" fill="none" stroke="{LIGHT["line"]}" stroke-width="1.5">'
    yield from (f'<path d="{path(line)}"/>' for line in drawing.connectors)
    yield "</g>"
    for route in drawing.routes:
        yield from _arrow(route)
    for shape in drawing.shapes:
        yield from _shape(shape)
    for note in drawing.labels:
        yield from _badge(note.rect, note.lines[0]) if note.badge else _label(note)
    has_solid = any(route.edge.style != "dashed" for route in drawing.routes)
    for entry in drawing.key:
        yield from _entry(entry, has_solid=has_solid)


def path(line: Line) -> str:
    """*line* as the data of a path."""
    return "M" + "L".join(f"{x} {y}" for x, y in line)


def stroke(line: Line, *, dashed: bool = False) -> str:
    """The line of an arrow."""
    dashes = f' stroke-dasharray="{_DASHES}"' if dashed else ""
    return (
        f'<path class="kpss-arrow" fill="none" stroke="{LIGHT["ink"]}" stroke-width="{_PEN}"{dashes} d="{path(line)}"/>'
    )


def head(tip: Point, before: Point) -> str:
    """The head of an arrow that arrives at *tip* from *before*."""
    (x, y), (from_x, from_y) = tip, before
    dx, dy = (x > from_x) - (x < from_x), (y > from_y) - (y < from_y)
    back_x, back_y = x - dx * _ARROW, y - dy * _ARROW
    side_x, side_y = dy * _ARROW // 2, dx * _ARROW // 2
    corners = ((x, y), (back_x + side_x, back_y + side_y), (back_x - side_x, back_y - side_y))
    return f'<path class="kpss-head" fill="{LIGHT["ink"]}" d="{path(corners)}z"/>'


def text(lines: Iterable[str], x: int, y: float, leading: int, *, look: str) -> str:
    """Lines of text, the first of them at (*x*, *y*); nothing for no lines.  *look* is made by :func:`look`."""
    spans = "".join(
        f'<tspan x="{x}" y="{y + number * leading:g}">{escape(line)}</tspan>' for number, line in enumerate(lines)
    )
    return f"<text {look}>{spans}</text>" if spans else ""


def look(colour: str, size: int, *, bold: bool = False, middle: bool = False, end: bool = False) -> str:
    """Attributes of a text: the name of its colour, its font size in pixels, its weight, what its place means."""
    anchor = ' text-anchor="middle"' if middle else ' text-anchor="end"' if end else ""
    weight = ' font-weight="600"' if bold else ""
    return f'class="kpss-{colour}" fill="{LIGHT[colour]}" font-size="{size}"{weight}{anchor}'


def plate(
    rect: Rect, fill: str, *, radius: float, pen: float = _PEN, dashed: bool = False, dotted: bool = False
) -> str:
    """A rectangle with a border; *fill* is the name of a colour."""
    dashes = f' stroke-dasharray="{_DASHES if dashed else _DOTS}"' if dashed or dotted else ""
    return (
        f'<rect class="kpss-{fill} kpss-line" x="{rect.x}" y="{rect.y}" width="{rect.width}" height="{rect.height}"'
        f' rx="{radius:g}" fill="{LIGHT[fill]}" stroke="{LIGHT["line"]}" stroke-width="{pen}"{dashes}/>'
    )


def _frame(rect: Rect, tone: str) -> Iterator[str]:
    """The outline of a box of this *tone*: each tone has a shape of its own."""
    pen = f'<path class="kpss-line" fill="none" stroke="{LIGHT["line"]}" stroke-width="{_PEN}"'
    match tone:
        case "decides":
            yield plate(rect, tone, radius=0, pen=3)
        case "advises":
            yield plate(rect, tone, radius=min(rect.height / 2, 20))
        case "office":
            yield plate(rect, tone, radius=0)
            yield f'{pen} d="M{rect.x + 5} {rect.y}V{rect.bottom}M{rect.right - 5} {rect.y}V{rect.bottom}"/>'
        case "role":
            x, y = rect.x + 13, rect.y + min(13, rect.height // 2 - 2)
            yield plate(rect, tone, radius=6)
            yield (
                f'{pen} d="M{x - 3.5} {y - 2}a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1 -7 0'
                f'M{x - 6} {y + 9}v-1a6 5 0 0 1 12 0v1z"/>'
            )
        case "area":
            yield plate(rect, tone, radius=6, pen=1.5, dotted=True)
        case _:
            yield plate(rect, "box", radius=6)


def _arrow(route: Route) -> Iterator[str]:
    if route.line:
        yield stroke(route.line, dashed=route.edge.style == "dashed")
        yield head(route.line[-1], route.line[-2])


def _shape(shape: Shape) -> Iterator[str]:
    yield from _frame(shape.rect, shape.box.tone)
    x = shape.rect.middle[0]
    tall = len(shape.title) * TITLE_LEADING + len(shape.subtitle) * SUBTITLE_LEADING
    y = shape.rect.y + (shape.rect.height - tall) / 2
    yield text(shape.title, x, y + 13.5, TITLE_LEADING, look=look("ink", TITLE, bold=True, middle=True))
    y += len(shape.title) * TITLE_LEADING
    yield text(shape.subtitle, x, y + 12, SUBTITLE_LEADING, look=look("muted", SUBTITLE, middle=True))


def _label(note: Label) -> Iterator[str]:
    rect = note.rect
    if note.backed:
        outline = f"M{rect.x} {rect.y}H{rect.right}V{rect.bottom}H{rect.x}z"
        yield f'<path class="kpss-paper" fill="{LIGHT["paper"]}" d="{outline}"/>'
    x = {"start": rect.x + 2, "middle": rect.middle[0], "end": rect.right - 2}[note.anchor]
    style = look("ink", SIZE, middle=note.anchor == "middle", end=note.anchor == "end")
    yield text(note.lines, x, rect.y + 11.5, LEADING, look=style)


def _badge(rect: Rect, number: str) -> Iterator[str]:
    x, y = rect.middle
    yield (
        f'<circle class="kpss-paper kpss-ring" cx="{x}" cy="{y}" r="{rect.width / 2 - 0.5:g}" fill="{LIGHT["paper"]}"'
        f' stroke="{LIGHT["ink"]}"/>'
    )
    yield text((number,), x, y + 4, 0, look=look("ink", 11, bold=True, middle=True))


def _entry(entry: Entry, *, has_solid: bool) -> Iterator[str]:
    x, y = entry.rect.x, entry.rect.y
    if entry.numbered and entry.mark:
        yield from _badge(Rect(x + 6, y - 1, 20, 20), entry.mark)
    elif entry.mark in _TONES:
        yield from _frame(Rect(x + 1, y + 1, 28, 17), entry.mark)
    elif entry.mark:
        line = ((x, y + 9), (x + 28, y + 9))
        yield stroke(line, dashed=entry.mark == "dashed")
        if entry.mark == "dashed" or has_solid:
            yield head(line[1], line[0])
    yield text(entry.lines, x + MARK, y + 13.5, KEY_LEADING, look=look("ink", KEY))


def _style() -> str:
    """Rules that put the custom properties of the page in place of the colours of the attributes.

    Programs that draw pictures for print take a rule with ``var()`` for a mistake and paint black; of ``@supports``
    they know nothing and keep the attributes.
    """
    line, ink = LIGHT["line"], LIGHT["ink"]
    rules = [f".kpss-{name}{{fill:var(--kpss-{name},{LIGHT[name]})}}" for name in LIGHT if name != "line"]
    rules += [
        f".kpss-line{{stroke:var(--kpss-line,{line})}}",
        f".kpss-arrow,.kpss-diagram .kpss-ring{{stroke:var(--kpss-ink,{ink})}}",
        f".kpss-head{{fill:var(--kpss-ink,{ink})}}",
    ]
    return themed(rules)


def themed(rules: Iterable[str]) -> str:
    """*rules* for drawings that only programs with custom properties follow."""
    return "@supports (fill:var(--kpss)){" + "".join(f".kpss-diagram {rule}" for rule in rules) + "}"
