"""The approval chain: numbered steps below one another, narrow enough for a telephone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kpss.documents.diagrams import svg
from kpss.documents.diagrams.parts import Line, Rect, Step
from kpss.documents.diagrams.text import label, width, wrap

WIDTH = 400
"""Width of the drawing in pixels.  At 320 pixels, the narrowest screen, its text is still about 11 pixels high."""

_WHO, _ACT, _WHEN = 16, 15, 14
_LEADING = 20
_MARGIN, _PADDING, _ARROW = 12, 12, 32
_CIRCLE = 30


@dataclass(frozen=True, slots=True)
class Card:
    """A step in its place; *text_x* is where its lines begin, *badge* surrounds its number."""

    step: Step
    rect: Rect
    badge: Rect
    text_x: int
    who: tuple[str, ...]
    act: tuple[str, ...]
    when: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain with everything in its place."""

    width: int
    height: int
    cards: tuple[Card, ...]
    arrows: tuple[Line, ...]


def chain_layout(steps: Sequence[Step]) -> Chain:
    """Places for *steps*, one below another, and for the arrows between them."""
    numbers = max((round(width(label(step.number), _ACT, bold=True)) + 16 for step in steps), default=0)
    wide = min(max(_CIRCLE, numbers), WIDTH // 3)
    indent = 2 * _PADDING + wide
    room = WIDTH - 2 * _MARGIN - indent - _PADDING
    cards: list[Card] = []
    y = _MARGIN
    for step in steps:
        who = wrap(step.who, _WHO, room, bold=True)
        act, when = wrap(step.act, _ACT, room), wrap(step.when, _WHEN, room)
        tall = max(len(who) + len(act) + len(when), 2) * _LEADING + 2 * _PADDING - 4
        rect = Rect(_MARGIN, y, WIDTH - 2 * _MARGIN, tall)
        badge = Rect(_MARGIN + _PADDING, y + _PADDING - 2, wide, _CIRCLE)
        cards.append(Card(step, rect, badge, _MARGIN + indent, who, act, when))
        y += tall + _ARROW
    middle = WIDTH // 2
    arrows = tuple(((middle, card.rect.bottom), (middle, card.rect.bottom + _ARROW)) for card in cards[:-1])
    return Chain(WIDTH, cards[-1].rect.bottom + _MARGIN if cards else 2 * _MARGIN, tuple(cards), arrows)


def elements(chain: Chain) -> Iterator[str]:
    """The elements of the drawing."""
    for first, second in chain.arrows:
        yield svg.stroke((first, second))
        yield svg.head(second, first)
    for card in chain.cards:
        yield from _card(card)


def _card(card: Card) -> Iterator[str]:
    dashed = card.step.optional
    yield svg.plate(card.rect, "box", radius=8, dashed=dashed)
    yield svg.plate(card.badge, "paper", radius=_CIRCLE // 2, dashed=dashed)
    number = wrap(card.step.number, _ACT, card.badge.width, bold=True)[:1]
    look = svg.look("ink", _ACT, bold=True, middle=True)
    yield svg.text(number, card.badge.middle[0], card.badge.y + 20, 0, look=look)
    y = card.rect.y + _PADDING + 14
    for lines, look in (
        (card.who, svg.look("ink", _WHO, bold=True)),
        (card.act, svg.look("ink", _ACT)),
        (card.when, svg.look("muted", _WHEN)),
    ):
        yield svg.text(lines, card.text_x, y, _LEADING, look=look)
        y += len(lines) * _LEADING
