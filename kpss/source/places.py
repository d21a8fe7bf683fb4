"""Places of the parts of a YAML document: offsets in characters, found out only where somebody asks."""

from __future__ import annotations

from typing import Any, TypeAlias

from kpss.source.positions import Lines, Span

# A place is (start, end) of a scalar, (start, end, {key: (key start, key end, place of the value)}) of a mapping and
# (start, end, [place, …]) of a list; all are offsets in characters.
Place: TypeAlias = tuple[Any, ...]
Path: TypeAlias = tuple[str | int, ...]


def find_place(place: Place, path: Path) -> Place:
    """The place of the value at *path*; where the path leads nowhere, the nearest place above it."""
    for step in path:
        inner = place[2] if len(place) > 2 else None  # noqa: PLR2004 - see Place
        if isinstance(step, int) and isinstance(inner, list) and step < len(inner):
            place = inner[step]
        elif isinstance(inner, dict) and step in inner:
            place = inner[step][2]
        else:
            break
    return place


def find_key(place: Place, path: Path) -> Place | None:
    """The place of the key that ends *path*, or None where it is a list item or is not there."""
    if not path:
        return None
    inner = find_place(place, path[:-1])
    keys = inner[2] if len(inner) > 2 else None  # noqa: PLR2004 - see Place
    if isinstance(keys, dict) and path[-1] in keys:
        return (keys[path[-1]][0], keys[path[-1]][1])
    return None


def span_of(place: Place, path: Path, lines: Lines, *, on_key: bool = False) -> Span:
    """Where *path* stands: its key, its value, or for a missing key the first key of its mapping."""
    key = find_key(place, path)
    if on_key and key is not None:
        return lines.span(key[0], key[1])
    found = find_place(place, path)
    if len(found) > 2:  # noqa: PLR2004 - a mapping or list: its key or first key says where it is
        if key is not None:
            return lines.span(key[0], key[1])
        if isinstance(found[2], dict) and found[2]:
            first = next(iter(found[2].values()))
            return lines.span(first[0], first[1])
        return lines.span(found[0], min(found[0] + 1, found[1]))
    return lines.span(found[0], found[1])
