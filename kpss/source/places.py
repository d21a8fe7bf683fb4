"""Places of the parts of a YAML document: offsets in characters, found out only where somebody asks."""

from __future__ import annotations

from typing import Any, TypeAlias

from yaml.events import MappingStartEvent

# A place is (start, end) of a scalar, (start, end, {key: (key start, key end, place of the value)}) of a mapping and
# (start, end, [place, …]) of a list; all are offsets in characters.
Place: TypeAlias = tuple[Any, ...]
Path: TypeAlias = tuple[str | int, ...]


def place_of(marks: Any) -> Place:
    """The place of what the reader kept of a node: an event of a scalar, or a list of events and lists.

    Such a list begins with the event that opens the node and ends with the one that closes it; between stand its items,
    in a mapping keys and values in turn.
    """
    if type(marks) is not list:
        return marks.start_mark.index, marks.end_mark.index
    opening, closing = marks[0], marks[-1]
    inner: Any
    if type(opening) is MappingStartEvent:
        inner = {
            key.value: (key.start_mark.index, key.end_mark.index, place_of(value))
            for key, value in zip(marks[1:-1:2], marks[2:-1:2], strict=True)
        }
    else:
        inner = [place_of(item) for item in marks[1:-1]]
    return opening.start_mark.index, closing.end_mark.index, inner


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
