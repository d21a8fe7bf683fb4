"""How series of a chart look: a colour of their own, and a pattern or a marker for those who see no colours."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.documents.diagrams.svg import LIGHT, themed

SERIES = ("#1f5fa8", "#b3541e", "#2e7d4f", "#7a4fa3", "#8a6d00", "#b0305a")
"""Colours of series on light pages, each at least 3:1 against the paper."""
DARK_SERIES = ("#6aaeff", "#f0965a", "#63c98d", "#c39bea", "#d9bd4a", "#f07aa3")
"""Colours of series on dark pages: the custom properties ``--kpss-series-1`` and on of the page's style."""

# Lines in the colour of the paper upon that of the series, in a square of eight pixels; the first series is plain.
_PATTERNS = (
    "",
    "M-2 2L2-2M0 8L8 0M6 10L10 6",
    "M2 2h.1M6 6h.1",
    "M-2 6L2 10M0 0L8 8M6-2L10 2",
    "M0 4H8M4 0V8",
    "M0 4H8",
    "M4 0V8",
)
_CUT = ("0", "1.6", "2.6", "1.6", "1.3", "2", "2")  # widths of those lines
_DASHES = ("", "7 4", "2 3", "10 3 2 3", "4 4", "12 4", "1 4")
_MARKERS = (
    "M-4 0a4 4 0 1 1 8 0a4 4 0 1 1-8 0z",
    "M-4-4H4V4H-4z",
    "M0-5L5 4H-5z",
    "M0-5.5L5.5 0L0 5.5L-5.5 0z",
    "M0 5L5-4H-5z",
    "M-4.5-1.5h3v-3h3v3h3v3h-3v3h-3v-3h-3z",
    "M-5-3H5V3H-5z",
)


def style() -> str:
    """Rules by which a page gives the series its own colours."""
    rules = []
    for number, colour in enumerate(SERIES, 1):
        value = f"var(--kpss-series-{number},{colour})"
        rules.append(f".kpss-fill-{number}{{fill:{value}}}")
        rules.append(f".kpss-pen-{number}{{stroke:{value}}}")
    rules.append(f".kpss-cut{{stroke:var(--kpss-paper,{LIGHT['paper']})}}")
    return f"<style>{themed(rules)}</style>"


def patterns(count: int, ident: str) -> Iterator[str]:
    """What fills the bars of *count* series; the first one is filled with its plain colour."""
    if count < 2:  # noqa: PLR2004 - one series needs no pattern
        return
    yield "<defs>"
    for index in range(1, count):
        yield (
            f'<pattern id="{ident}-p{index}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect {_fill(index)} width="8" height="8"/>'
            f'<path class="kpss-cut" fill="none" stroke="{LIGHT["paper"]}" stroke-width="{_CUT[index % len(_CUT)]}"'
            f' stroke-linecap="round" d="{_PATTERNS[index % len(_PATTERNS)]}"/></pattern>'
        )
    yield "</defs>"


def bar(index: int, ident: str, place: tuple[float, float, float, float]) -> str:
    """A bar of the series *index* (from 0) at x, y with a width and a height."""
    x, y, wide, tall = place
    number = index % len(SERIES)
    fill = f"url(#{ident}-p{index})" if index else SERIES[number]
    themed_fill = "" if index else f"kpss-fill-{number + 1} "
    # The thin frame has the full colour, whatever the pattern leaves of it.
    return (
        f'<rect class="{themed_fill}kpss-pen-{number + 1}" x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0):.1f}"'
        f' height="{max(tall, 0):.1f}" fill="{fill}" stroke="{SERIES[number]}"/>'
    )


def line(index: int, data: str) -> str:
    """The line of a series, *data* as in a path."""
    number = index % len(SERIES)
    dashes = f' stroke-dasharray="{_DASHES[index % len(_DASHES)]}"' if index else ""
    return (
        f'<path class="kpss-pen-{number + 1}" fill="none" stroke="{SERIES[number]}" stroke-width="2.25"'
        f' stroke-linejoin="round"{dashes} d="{data}"/>'
    )


def marker(index: int, x: float, y: float) -> str:
    """A point of a line."""
    shape = _MARKERS[index % len(_MARKERS)]
    return f'<path {_fill(index)} transform="translate({x:.1f} {y:.1f})" d="{shape}"/>'


def _fill(index: int) -> str:
    number = index % len(SERIES)
    return f'class="kpss-fill-{number + 1}" fill="{SERIES[number]}"'
