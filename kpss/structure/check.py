"""Check one document against the schema of its kind and say what is wrong in terms of people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss.language.nearest import nearest
from kpss.source.reader import Document, Suspect
from kpss.structure import repairs
from kpss.structure.engines import SchemaError, checker
from kpss.structure.mistakes import key_label, shown, value_at, value_problem
from kpss.structure.problems import Checked, Path, Problem
from kpss.structure.repairs import Repair
from kpss.structure.schemas import at_path, expanded, kinds


def check(kind: str, document: Document, *, garbled: bool = False) -> Checked:
    """Check *document* as a record of *kind* (or as ``workspace``).

    The values of *document* are changed: what is read otherwise than written is put in (see
    :mod:`kpss.structure.repairs`), and values that fail are taken out, so that nothing later relies on them.

    :param garbled: the file may hold text in a wrong encoding; look at each value.
    """
    data = document.value
    find_errors = checker(kind)
    errors = find_errors(data)
    if not errors and not document.suspects and not garbled:
        return Checked([], frozenset())
    problems: list[Problem] = []
    if errors:
        mended = _mend(data, errors)
        problems += [_repair_problem(repair, original) for repair, original in mended]
        if mended:
            errors = find_errors(data)
        problems += _problems(kind, data, errors)
    problems += _suspect_problems(document, problems)
    if garbled:
        found = list(_garbled(data, ()))
        for problem in found:
            value_at(data, problem.path[:-1])[problem.path[-1]] = problem.params["write"]
        problems += found
    broken = frozenset(str(p.path[0]) for p in problems if p.code != 115 and p.path)  # noqa: PLR2004 - see repairs
    _prune(data, [p for p in problems if p.code in (112, 113, 114)])
    return Checked(problems, broken)


def _mend(data: Any, errors: list[SchemaError]) -> list[tuple[Repair, Any]]:
    found: list[tuple[Repair, Any]] = []
    seen: set[Path] = set()
    for error in errors:
        value = value_at(data, error.path)
        repair = repairs.repair_of(error, value)
        if repair is not None and repair.path not in seen and repair.path:
            seen.add(repair.path)
            found.append((repair, value))
    if any(error.keyword == "additionalProperties" for error in errors):
        found += [(repair, repair.path[-1]) for repair in repairs.key_repairs(data)]
    for repair, _ in sorted(found, key=lambda pair: -len(pair[0].path)):  # inner first: renaming moves what is inside
        repairs.apply(data, repair)
    return found


def _repair_problem(repair: Repair, original: Any) -> Problem:
    value = {True: "true", False: "false"}.get(repair.value) if isinstance(repair.value, bool) else str(repair.value)
    params = {"problem": repair.variant, "value": str(original), "write": value}
    return Problem(115, repair.path, params, on_key=repair.on_key)


def _problems(kind: str, data: Any, errors: list[SchemaError]) -> Iterator[Problem]:
    missing = {(*error.path, error.params["property"]): error for error in errors if error.keyword == "required"}
    unknown: list[Problem] = []
    for error in errors:
        if error.keyword == "additionalProperties":
            unknown += _unknown_keys(kind, data, error, missing)
        elif error.keyword == "propertyNames":
            unknown.append(
                Problem(111, (*error.path, error.params["property"]), {"key": error.params["property"]}, on_key=True)
            )
    yield from unknown
    reported: set[Path] = set()
    for error in errors:
        if error.keyword == "required":
            if (*error.path, error.params["property"]) in missing:
                yield Problem(
                    110,
                    (*error.path, error.params["property"]),
                    {"key": error.params["property"], **key_label(kind, error)},
                )
        elif error.keyword not in ("additionalProperties", "propertyNames") and error.path not in reported:
            reported.add(error.path)  # one value, one finding
            yield value_problem(kind, data, error)


def _unknown_keys(kind: str, data: Any, error: SchemaError, missing: dict[Path, SchemaError]) -> Iterator[Problem]:
    known = at_path(expanded(kind), error.path).get("properties", {})
    present = value_at(data, error.path)
    for key in error.params["unexpected"]:
        comma = _decimal_comma(present, key)
        if comma is not None:
            yield Problem(
                115,
                (*error.path, comma),
                {"problem": "comma", "value": f"{present[comma]},{key}", "write": f"{present[comma]}.{key}"},
            )
            continue
        free = [name for name in known if name not in present]
        near = nearest(key, free)
        params: dict[str, Any] = {"key": key}
        if near is not None:
            params["nearest"] = near
            missing.pop((*error.path, near), None)  # the misspelt key is the missing one: one mistake, one finding
        else:
            params["known"] = list(known)
        yield Problem(111, (*error.path, key), params, on_key=True)


def _decimal_comma(mapping: dict[str, Any], key: str) -> str | None:
    """The key before *key* where ``{value: 1,5}`` was read as two entries, ``value: 1`` and ``5``."""
    if not key.isdecimal() or mapping[key] is not None:
        return None
    keys = list(mapping)
    before = keys[keys.index(key) - 1] if keys.index(key) else None
    return before if before is not None and type(mapping[before]) is int else None


def _suspect_problems(document: Document, known: list[Problem]) -> Iterator[Problem]:
    taken = {problem.path for problem in known}
    for suspect in document.suspects:
        path = _path_at(document.place, suspect)
        if path is not None and path not in taken:
            params = {"problem": "plain", "value": suspect.text, "write": f'"{suspect.text}"'}
            yield Problem(115, path, params)


def _path_at(place: Any, suspect: Suspect) -> Path | None:
    """The key path of the scalar at the offsets of *suspect*."""
    if len(place) == 2:  # noqa: PLR2004 - a scalar
        return () if place[0] == suspect.start else None
    inner = place[2]
    children = ((key, item[2]) for key, item in inner.items()) if isinstance(inner, dict) else enumerate(inner)
    for step, child in children:
        if child[0] <= suspect.start <= child[1]:
            path = _path_at(child, suspect)
            if path is not None:
                return (step, *path)
    return None


def _garbled(data: Any, path: Path) -> Iterator[Problem]:
    if isinstance(data, str):
        repaired = repairs.ungarble(data)
        if repaired is not None:
            yield Problem(115, path, {"problem": "garbled", "value": data, "write": repaired})
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _garbled(value, (*path, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _garbled(item, (*path, index))


def _prune(data: Any, problems: list[Problem]) -> None:
    """Take failing values out; a list keeps its length, so that paths of its other items stay right."""
    for problem in problems:
        if not problem.path:
            continue
        container = value_at(data, problem.path[:-1])
        last = problem.path[-1]
        if isinstance(container, dict):
            container.pop(last, None)
        elif isinstance(container, list) and isinstance(last, int) and last < len(container):
            container[last] = None


def check_kind(data: dict[str, Any]) -> tuple[str | None, Problem | None]:
    """The kind of a document, or what is wrong with it (105 unknown, 110 missing, 111 misspelt key, 112 no text)."""
    if "kind" not in data:
        near = nearest("kind", [key for key in data if isinstance(data[key], str)], cutoff=0.75)
        if near is not None:
            return None, Problem(111, (near,), {"key": near, "nearest": "kind"}, on_key=True)
        return None, Problem(
            110, ("kind",), {"key": "kind", "label_cs": "Druh záznamu", "label_en": "Kind", "example": "plan"}
        )
    kind = data["kind"]
    if not isinstance(kind, str):
        return None, Problem(
            112,
            ("kind",),
            {"problem": "empty" if kind is None else "type", "expected": ["string"], "value": shown(kind)},
        )
    if kind not in kinds():
        params: dict[str, Any] = {"value": kind, "options": list(kinds())}
        near = nearest(repairs.plain_text(kind), kinds())
        return None, Problem(105, ("kind",), {**params, "nearest": near} if near else params)
    return kind, None
