"""Places of the parts of a YAML document: offsets in characters, found out only where somebody asks."""

from __future__ import annotations

from typing import Any, TypeAlias

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
