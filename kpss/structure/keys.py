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
from kpss.source.document import Document
from kpss.source.places import find_place
from kpss.structure import repairs
from kpss.structure.engines import Check, SchemaError
from kpss.structure.mistakes import value_at
from kpss.structure.problems import Path, Problem
from kpss.structure.schemas import at_path, expanded, vocabularies

KEYWORDS = ("additionalProperties", "propertyNames")
_VOCABULARIES = ("vocabularies",)  # of the settings; the schema knows only what their names look like
_ROUNDS = 4  # a mended key may show wrong keys inside it


class Keys(NamedTuple):
    """What :func:`mend` found.

    ``meant`` are the paths meant by wrong keys, ``groups`` those put together of keys at a wrong indentation, and
    ``errors`` what is left.
    """

    problems: list[Problem]
    meant: set[Path]
    groups: set[Path]
    errors: list[SchemaError]


_MOST = 60  # wrong keys of a document that are explained one by one


class _Meaning(NamedTuple):
    """What a wrong key means: its finding, where its content belongs (from its mapping), and whether that is sure."""

    problem: Problem | None
    to: Path = ()
    sure: bool = False


def mend(kind: str, document: Document, find_errors: Check, errors: list[SchemaError]) -> Keys:
    """Explain the wrong keys of *document* and put its content where it belongs."""
    found = Keys([], set(), set(), errors)
    seen: set[Path] = set()
    for _ in range(_ROUNDS):
        fresh = [path for path in _wrong_keys(found.errors) if path not in seen]
        if not fresh:
            break
        seen.update(fresh)
        for path in fresh[:_MOST]:
            _mend_one(kind, document, find_errors, path, found)
        for path in fresh[_MOST:]:  # not a record at all: no use in guessing what each was meant to be
            found.problems.append(Problem(111, path, {"key": str(path[-1])}, on_key=True))
        found = found._replace(errors=find_errors(document.value))
    return found


def _wrong_keys(errors: Iterable[SchemaError]) -> Iterator[Path]:
    for error in errors:
        if error.keyword in KEYWORDS:
            keys = error.params.get("unexpected") or [error.params["property"]]
            yield from ((*error.path, key) for key in keys)


def _mend_one(kind: str, document: Document, find_errors: Check, path: Path, found: Keys) -> None:
    above, key = path[:-1], str(path[-1])
    mapping = value_at(document.value, above)
    if not isinstance(mapping, dict) or key not in mapping:
        return  # moved together with another key
    part = at_path(expanded(kind), above)
    groups = [str(group[-1]) for group in found.groups if group[:-1] == above]
    names = part.get("propertyNames", {})
    if above == _VOCABULARIES and names:
        names = {"enum": list(vocabularies())}
    meaning = _meant_name(mapping, key, names) if names else _meaning(document, above, key, part, groups)
    if meaning.problem is not None:
        found.problems.append(meaning.problem._replace(path=(*above, *meaning.problem.path)))
    if not meaning.to:
        if names:
            mapping.pop(key)  # no rule or vocabulary of this name; what is left can be relied on
        return
    meant = (*above, *meaning.to)
    found.meant.add(meant)
    if len(meaning.to) > 1:
        found.groups.add(meant[:-1])
    move(document, path, meant)
    if not meaning.sure and any(error.path[: len(meant)] == meant for error in find_errors(document.value)):
        move(document, meant, path)  # the content does not fit there


def _meaning(document: Document, above: Path, key: str, part: dict[str, Any], groups: list[str]) -> _Meaning:
    mapping = value_at(document.value, above)
    known = list(part.get("properties", {}))
    odd = _without_odd_characters(mapping, key, known)
    if odd:
        params = {"problem": repairs.odd_variant(key), "value": key, "write": odd}
        return _Meaning(Problem(115, (key,), params, on_key=True), (odd,), sure=True)
    comma = _decimal_comma(mapping, key)
    if comma is not None:
        written = f"{mapping[comma]},{key}"
        number = written.replace(",", ".")
        mapping[comma] = float(number)
        mapping.pop(key)
        document.decimals.append((mapping, comma, number))
        return _Meaning(Problem(115, (comma,), {"problem": "comma", "value": written, "write": number}))
    name, colon, value = key.partition(":")
    if mapping[key] is None and colon and name in known:
        params = {"key": key, "write": f"{name}: {value}", "nearest": name}
        return _Meaning(Problem(111, (key,), params, on_key=True))
    group = next((name for name in groups if key in at_path(part, (name,)).get("properties", {})), None)
    if group is not None:
        return _Meaning(None, (group, key), sure=True)  # said already of the first of the group
    group = _empty_above(mapping, key, part)
    if group is not None:
        return _Meaning(Problem(111, (key,), {"key": key, "under": group}, on_key=True), (group, key), sure=True)
    near = nearest(repairs.plain_text(key), [name for name in known if name not in mapping])
    if near is None:
        return _Meaning(Problem(111, (key,), {"key": key, "known": known}, on_key=True))
    return _Meaning(Problem(111, (key,), {"key": key, "nearest": near}, on_key=True), (near,))


def _meant_name(mapping: dict[str, Any], key: str, names: dict[str, Any]) -> _Meaning:
    """As :func:`_meaning` where names of a list or of a form stand, not keys."""
    if "enum" in names:
        params: dict[str, Any] = {"value": key, "options": names["enum"]}
        near, code = nearest(key, names["enum"]) or nearest(slug(key), names["enum"]), 113
    else:
        params, code = {"key": key}, 111
        plain = repairs.plain_text(key)
        near = next(
            (form for form in (plain, plain.upper().replace(" ", ""), slug(key)) if re.search(names["pattern"], form)),
            None,
        )
    if near is not None:
        params["nearest"] = near
    return _Meaning(Problem(code, (key,), params, on_key=True), (near,) if near and near not in mapping else ())


def _without_odd_characters(mapping: dict[str, Any], key: str, known: list[str]) -> str:
    """The known key that *key* is without its non-breaking spaces and typographic quotes; empty where it is none."""
    if not repairs.odd_variant(key):
        return ""
    plain = repairs.plain_text(key)
    forms = (plain, plain.replace(" ", ""), plain.replace(" ", "_"))
    return next((form for form in forms if form in known and form not in mapping), "")


def _decimal_comma(mapping: dict[str, Any], key: str) -> str | None:
    """The key before *key* where ``{value: 1,5}`` was read as two entries, ``value: 1`` and ``5``."""
    if not key.isdecimal() or mapping[key] is not None:
        return None
    before = _key_above(mapping, key)
    return before if before is not None and type(mapping[before]) is int else None


def _empty_above(mapping: dict[str, Any], key: str, part: dict[str, Any]) -> str | None:
    """The empty key right above *key* to which it belongs, had it been indented."""
    above = _key_above(mapping, key)
    if above is None or mapping[above] is not None:
        return None
    return above if key in at_path(part, (above,)).get("properties", {}) else None


def _key_above(mapping: dict[str, Any], key: str) -> str | None:
    keys = list(mapping)
    number = keys.index(key)
    return keys[number - 1] if number else None


def move(document: Document, source: Path, target: Path) -> None:
    """Move a value of *document* to another key of its mapping, or into an empty key beside it.

    Its place is found under both paths, for the finding stands at the old one.
    """
    mapping = value_at(document.value, source[:-1])
    places = find_place(document.place, source[:-1])[2]
    old, new = str(source[-1]), str(target[-1])
    goal = mapping
    if len(target) > len(source):
        group = str(target[-2])
        goal = mapping[group] = mapping[group] or {}
        goal[new] = mapping.pop(old)
        key_start, key_end, place = places[group]
        inner = place[2] if len(place) > 2 else {}  # noqa: PLR2004 - see Place
        inner[new] = places[old]
        places[group] = (key_start, key_end, (place[0], places[old][2][1], inner))
    else:
        items = [(new if key == old else key, value) for key, value in mapping.items()]
        mapping.clear()
        mapping.update(items)
        places[new] = places[old]
    for number, (container, key, text) in enumerate(document.decimals):
        if container is mapping and key == old:
            document.decimals[number] = (goal, new, text)
