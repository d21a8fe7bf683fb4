"""Check one document against the schema of its kind and say what is wrong in terms of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kpss.language.nearest import nearest
from kpss.source.document import Document
from kpss.source.places import Place
from kpss.structure import keys, repairs, unfilled
from kpss.structure.engines import Check, SchemaError, checker
from kpss.structure.mistakes import key_label, shown, value_at, value_problem
from kpss.structure.problems import Checked, Path, Problem
from kpss.structure.schemas import at_path, expanded, kinds

_REPAIRED = 115
_PRUNED = (112, 113, 114)
_WHOLE = re.compile(r"-?[0-9]+\.0+\Z")  # JSON Schema takes 3.0 for a whole number


def check(kind: str, document: Document, *, garbled: bool = False, marked: bool = False) -> Checked:
    """Check *document* as a record of *kind* (or as ``workspace``).

    The values of *document* are changed: what is read otherwise than written is put in (see
    :mod:`kpss.structure.repairs` and :mod:`kpss.structure.keys`), and values that fail are taken out, so that nothing
    later relies on them.

    :param garbled: the file may hold text in a wrong encoding; look at each value.
    :param marked: the file may hold places to be filled in; look at each value.
    """
    data = document.value
    find_errors = checker(kind)
    marked = marked and bool(unfilled.places(data))
    if marked:
        find_errors = unfilled.without(find_errors)
    errors = find_errors(data)
    if document.decimals:
        errors = [*errors, *_whole_decimals(kind, document)]
    if not errors and not document.suspects and not garbled and not marked:
        return Checked([], frozenset())
    problems: list[Problem] = []
    if errors:
        problems = _explain(kind, document, find_errors, errors)
    to_fill_in = unfilled.problems(kind, data) if marked else []
    problems += to_fill_in
    problems += _suspect_problems(kind, document, problems)
    if garbled:
        found = list(_garbled(data, ()))
        for problem in found:
            value_at(data, problem.path[:-1])[problem.path[-1]] = problem.params.get("write", problem.params["value"])
        problems += found
    _prune(data, [*to_fill_in, *(p for p in problems if p.code in _PRUNED and not p.on_key)])
    return Checked(problems, frozenset(_broken(problems)))


def _explain(kind: str, document: Document, find_errors: Check, errors: list[SchemaError]) -> list[Problem]:
    """The problems behind *errors*: repairs first, then keys, then values."""
    problems: list[Problem] = []
    meant: set[Path] = set()
    whole = [error for error in errors if error.params.get("decimal")]
    for _ in range(2):  # what stood under a wrong key is seen only when the key is right
        mended = _mend(document, errors)
        problems += mended
        if mended:
            errors = find_errors(document.value)
        if not any(error.keyword in keys.KEYWORDS for error in errors):
            break
        found = keys.mend(kind, document, find_errors, errors)
        known = _by_place(problems)
        problems += [problem for problem in found.problems if problem not in known.get(problem.path, ())]
        meant |= found.meant
        errors = found.errors
    problems += _value_problems(kind, document, [*errors, *whole], meant)
    return problems


def _by_place(problems: list[Problem]) -> dict[Path, list[Problem]]:
    found: dict[Path, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.path, []).append(problem)
    return found


def _broken(problems: list[Problem]) -> Iterator[str]:
    """Top-level keys whose content must not be relied on; with a wrong key also the one that was meant."""
    for problem in problems:
        if problem.code != _REPAIRED and problem.path:
            yield str(problem.path[0])
            if len(problem.path) == 1:
                yield from (
                    problem.params[name] for name in ("nearest", "under") if problem.on_key and name in problem.params
                )


def _whole_decimals(kind: str, document: Document) -> Iterator[SchemaError]:
    """Whole numbers that are written with decimals, which the schema lets pass."""
    for container, key, text in document.decimals:
        if _WHOLE.match(text):
            path = _path_of(document.value, container)
            types = at_path(expanded(kind), (*path, key)).get("type", []) if path is not None else []
            if path is not None and "integer" in types and "number" not in types:
                types = [types] if isinstance(types, str) else types
                yield SchemaError("type", (*path, key), {"types": types, "decimal": True})


def _path_of(data: Any, container: Any) -> Path | None:
    """The path of *container* within *data*."""
    if data is container:
        return ()
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        path = _path_of(value, container)
        if path is not None:
            return (step, *path)
    return None


def _mend(document: Document, errors: list[SchemaError]) -> list[Problem]:
    """Read values as they are meant; the problems that say so."""
    found: dict[Path, Problem] = {}
    for error in errors:
        value = value_at(document.value, error.path)
        repair = repairs.repair_of(error, value)
        if repair is None or repair.path in found or not repair.path:
            continue
        repairs.apply(document.value, repair)
        write = repair.digits or shown(repair.value)
        if repair.digits:
            document.decimals.append((value_at(document.value, repair.path[:-1]), repair.path[-1], write))
        found[repair.path] = Problem(
            _REPAIRED, repair.path, {"problem": repair.variant, "value": str(value), "write": write}
        )
    return list(found.values())


def _value_problems(kind: str, document: Document, errors: list[SchemaError], meant: set[Path]) -> Iterator[Problem]:
    reported: set[Path] = set()
    for error in errors:
        if error.keyword == "required":
            path = (*error.path, error.params["property"])
            if path not in meant:  # a misspelt key is the missing one: one mistake, one finding
                yield Problem(110, path, {"key": error.params["property"], **key_label(kind, error)})
        elif error.keyword not in keys.KEYWORDS and error.path not in reported:
            reported.add(error.path)  # one value, one finding
            problem = value_problem(kind, document, error)
            if problem is not None:
                yield problem


def _suspect_problems(kind: str, document: Document, known: list[Problem]) -> Iterator[Problem]:
    taken = {problem.path for problem in known}
    paths = dict(_scalars(document.place)) if document.suspects else {}
    for suspect in document.suspects:
        path = paths.get(suspect.start)
        if path is None or path in taken:
            continue
        if "x-kpss-territory" in at_path(expanded(kind), path) and suspect.text.isdecimal():
            continue  # a code with leading zeros: 205 says that there is none
        params = {"problem": "plain", "value": suspect.text, "write": f'"{suspect.text}"'}
        yield Problem(_REPAIRED, path, params)


def _scalars(place: Place, path: Path = ()) -> Iterator[tuple[int, Path]]:
    """Where each scalar begins, and its key path."""
    if len(place) == 2:  # noqa: PLR2004 - a scalar
        yield place[0], path
        return
    inner = place[2]
    children = ((key, item[2]) for key, item in inner.items()) if isinstance(inner, dict) else enumerate(inner)
    for step, child in children:
        yield from _scalars(child, (*path, step))


def _garbled(data: Any, path: Path) -> Iterator[Problem]:
    if isinstance(data, str):
        repaired = repairs.ungarble(data)
        if repaired is not None:
            yield Problem(_REPAIRED, path, {"problem": "garbled", "value": data, "write": repaired})
        elif repairs.LOST in data:
            yield Problem(_REPAIRED, path, {"problem": "lost", "value": data})
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
            {"value": shown(kind), "expected": ["string"], "problem": "empty_required"}
            if kind is None
            else {"value": shown(kind), "expected": ["string"], "problem": "one_of", "options": list(kinds())},
        )
    if kind not in kinds():
        params: dict[str, Any] = {"value": kind, "options": list(kinds())}
        near = nearest(repairs.plain_text(kind), kinds())
        return None, Problem(105, ("kind",), {**params, "nearest": near} if near else params)
    return kind, None
