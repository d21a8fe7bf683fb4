"""What a drawing is made of: boxes, relations and steps that come in, rectangles and lines that come out.

All coordinates are whole pixels with the origin at the top left.  Boxes, lines and their bends lie on a grid of
:data:`UNIT` pixels, which makes it simple to keep them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

UNIT = 10
"""Distance of two lines of the grid in pixels."""

Tone: TypeAlias = Literal["decides", "advises", "office", "group", "role", "area"]
Style: TypeAlias = Literal["solid", "dashed"]
Anchor: TypeAlias = Literal["start", "middle", "end"]
Point: TypeAlias = tuple[int, int]
Line: TypeAlias = tuple[Point, ...]
"""Points joined by horizontal and vertical segments."""


@dataclass(frozen=True, slots=True)
class Box:
    """A body, an office or a role in a drawing.  *id* is unique in the drawing; an unknown tone is drawn as a group."""

    id: str
    title: str
    subtitle: str = ""
    tone: Tone | str = "group"


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from one box to another, by their ids, beside the tree."""

    source: str
    target: str
    label: str = ""
    style: Style | str = "solid"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an approval chain: its *number* as shown, *who* acts, what the *act* is and *when*."""

    number: str
    who: str
    act: str
    when: str = ""
    optional: bool = False


class Rect(NamedTuple):
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """The point in the middle, rounded down."""
        return self.x + self.width // 2, self.y + self.height // 2

    def moved(self, dx: int, dy: int) -> Rect:
        """The same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: int) -> Rect:
        """The rectangle with a margin of *by* pixels on each side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True, slots=True)
class Shape:
    """A box with its place and its text broken into lines."""

    box: Box
    rect: Rect
    title: tuple[str, ...]
    subtitle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow with its line; the line is empty where there was no room for one."""

    edge: Edge
    line: Line


@dataclass(frozen=True, slots=True)
class Label:
    """Text beside an arrow or upon it (*backed*, which hides the line), or the number of an arrow (*badge*).

    *anchor* is the side of the rectangle at which the text begins: the one next to its arrow.
    """

    rect: Rect
    lines: tuple[str, ...]
    badge: bool = False
    backed: bool = False
    anchor: Anchor = "middle"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the key: the *mark* is the number of an arrow, or the tone or style that is explained."""

    mark: str
    rect: Rect
    lines: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """An organisation chart with everything in its place; nothing lies outside *width* and *height*."""

    width: int
    height: int
    shapes: tuple[Shape, ...] = ()
    connectors: tuple[Line, ...] = ()
    routes: tuple[Route, ...] = ()
    labels: tuple[Label, ...] = ()
    key: tuple[Entry, ...] = ()
