"""Keys that a record does not have: what was meant by them, and reading on with it.

Where a key is certainly another one (misspelt, at a wrong indentation, without a space behind its colon), the finding
stands and the content goes where it belongs, so that one mistake does not make a dozen findings elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kpss.language.nearest import nearest
from kpss.language.slugs import slug
from kpss.source.reader import Document, find_place
from kpss.structure.engines import Check, SchemaError
from kpss.structure.mistakes import value_at
from kpss.structure.problems import Path, Problem
from kpss.structure.schemas import at_path, expanded

KEYWORDS = ("additionalProperties", "propertyNames")
_ROUNDS = 4  # a mended key may show wrong keys inside it


class Keys(NamedTuple):
    """What :func:`mend` found: its problems, the keys meant by wrong ones, and the errors that are left."""

    problems: list[Problem]
    meant: set[Path]
    errors: list[SchemaError]


def mend(kind: str, document: Document, find_errors: Check, errors: list[SchemaError]) -> Keys:
    """Explain the wrong keys of *document* and put its content where it belongs."""
    found = Keys([], set(), errors)
    seen: set[Path] = set()
    for _ in range(_ROUNDS):
        fresh = [path for path in _wrong_keys(found.errors) if path not in seen]
        if not fresh:
            break
        seen.update(fresh)
        for path in fresh:
            found = _mend_one(kind, document, find_errors, path, found)
        found = found._replace(errors=find_errors(document.value))
    return found


def _wrong_keys(errors: Iterable[SchemaError]) -> Iterator[Path]:
    for error in errors:
        if error.keyword in KEYWORDS:
            keys = error.params.get("unexpected") or [error.params["property"]]
            yield from ((*error.path, key) for key in keys)


def _mend_one(kind: str, document: Document, find_errors: Check, path: Path, found: Keys) -> Keys:
    *above, key = path
    mapping = value_at(document.value, tuple(above))
    part = at_path(expanded(kind), tuple(above))
    if not isinstance(mapping, dict) or key not in mapping or not isinstance(key, str):
        return found  # moved together with another key
    problem, to = _meaning(mapping, key, part)
    if problem is not None:
        found.problems.append(problem._replace(path=(*above, *problem.path)))
    if to:
        meant = (*above, *to)
        found.meant.add(meant)
        before = {error.path for error in find_errors(document.value)}
        move(document, path, meant)
        spoilt = [e for e in find_errors(document.value) if e.path[: len(meant)] == meant and e.path not in before]
        if spoilt and len(to) == 1:  # the content does not fit there
            move(document, meant, path)
    elif problem is not None and problem.code != 111:  # noqa: PLR2004 - what cannot stand there says nothing
        mapping.pop(key)
    return found


def _meaning(mapping: dict[str, Any], key: str, part: dict[str, Any]) -> tuple[Problem | None, Path]:
    """The problem of *key* (its path from *mapping*) and where its content belongs; empty where that is not known."""
    names = part.get("propertyNames", {})
    known = list(part.get("properties", {}))
    if "enum" in names or "pattern" in names:
        return _meant_name(mapping, key, names)
    comma = _decimal_comma(mapping, key)
    if comma is not None:
        written = f"{mapping[comma]},{key}"
        mapping[comma] = float(written.replace(",", "."))
        mapping.pop(key)
        return Problem(115, (comma,), {"problem": "comma", "value": written, "write": written.replace(",", ".")}), ()
    name, colon, value = key.partition(":")
    if mapping[key] is None and colon and name in known:
        return Problem(111, (key,), {"key": key, "write": f"{name}: {value}", "nearest": name}, on_key=True), ()
    above = _empty_above(mapping, key, part)
    if above is not None:
        return Problem(111, (key,), {"key": key, "under": above}, on_key=True), (above, key)
    if _belongs_with(mapping, key, part):
        return None, (_belongs_with(mapping, key, part), key)
    near = nearest(key, [name for name in known if name not in mapping])
    if near is None:
        return Problem(111, (key,), {"key": key, "known": known}, on_key=True), ()
    return Problem(111, (key,), {"key": key, "nearest": near}, on_key=True), (near,)


def _meant_name(mapping: dict[str, Any], key: str, names: dict[str, Any]) -> tuple[Problem, Path]:
    """As :func:`_meaning` where any names of a list or of a form may stand."""
    if "enum" in names:
        params: dict[str, Any] = {"value": key, "options": names["enum"]}
        near = nearest(key, names["enum"])
        problem = Problem(113, (key,), params, on_key=True)
    else:
        params = {"key": key}
        forms = (key.strip(), key.strip().upper(), slug(key))
        near = next((form for form in forms if re.search(names["pattern"], form)), None)
        problem = Problem(111, (key,), params, on_key=True)
    if near is None:
        return problem, ()
    params["nearest"] = near
    return problem, (near,) if near not in mapping else ()


def _decimal_comma(mapping: dict[str, Any], key: str) -> str | None:
    """The key before *key* where ``{value: 1,5}`` was read as two entries, ``value: 1`` and ``5``."""
    if not key.isdecimal() or mapping[key] is not None:
        return None
    keys = list(mapping)
    before = keys[keys.index(key) - 1] if keys.index(key) else None
    return before if before is not None and type(mapping[before]) is int else None


def _empty_above(mapping: dict[str, Any], key: str, part: dict[str, Any]) -> str | None:
    """The empty key right above *key* to which it belongs, had it been indented."""
    keys = list(mapping)
    above = keys[keys.index(key) - 1] if keys.index(key) else None
    if above is None or mapping[above] is not None:
        return None
    return above if key in at_path(part, (above,)).get("properties", {}) else None


def _belongs_with(mapping: dict[str, Any], key: str, part: dict[str, Any]) -> str:
    """The group into which the key above *key* was just put, if *key* belongs there too."""
    for name, inner in reversed(mapping.items()):
        if isinstance(inner, _Moved) and key not in inner and key in at_path(part, (name,)).get("properties", {}):
            return name
    return ""


class _Moved(dict[str, Any]):
    """A group made of keys that stood at a wrong indentation."""


def move(document: Document, source: Path, target: Path) -> None:
    """Move a value of *document* with its place: to another key of its mapping, or into an empty key beside it."""
    mapping = value_at(document.value, source[:-1])
    places = find_place(document.place, source[:-1])[2]
    old, new = str(source[-1]), str(target[-1])
    goal = mapping
    if len(target) > len(source):
        group = str(target[-2])
        goal = mapping[group] = mapping[group] or _Moved()
        key_start, key_end, place = places[group]
        inner = place[2] if len(place) > 2 else {}  # noqa: PLR2004 - see Place
        inner[new] = places.pop(old)
        places[group] = (key_start, key_end, (place[0], inner[new][2][1], inner))
        goal[new] = mapping.pop(old)
    else:
        _rename(mapping, old, new)
        _rename(places, old, new)
    for number, (container, key, text) in enumerate(document.decimals):
        if container is mapping and key == old:
            document.decimals[number] = (goal, new, text)


def _rename(mapping: dict[str, Any], old: str, new: str) -> None:
    """Another name for a key of *mapping*, which keeps its order."""
    items = [(new if key == old else key, value) for key, value in mapping.items()]
    mapping.clear()
    mapping.update(items)
