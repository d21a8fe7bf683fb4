"""What is set on the command line or answered: ``valid.from=2027``, ``goals[0].name=…``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.exchange.skeletons.fields import DATES, Part, inner, is_group, is_list, types
from kpss.exchange.yaml_text.blocks import date_value
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.source.document import Refusal
from kpss.source.reader import read
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path

_STEP = re.compile(r"([a-z0-9_-]+)((?:\[[0-9]{1,3}\])*)", re.IGNORECASE)
_OWN = ("kind", "id")


class Assignment(NamedTuple):
    """A value for the key at a path; ``typed`` is what was written, for messages."""

    path: Path
    text: str
    typed: str


def assignment(kind: str, schema: Part, typed: str) -> Assignment:
    """What *typed*, ``key=value``, sets in a record of *kind*.

    :raises UserError: if it has another form, or the record has no such key.
    """
    if typed != (readable := _readable(typed)):
        raise UserError(
            f"--set: „{readable}“ není text v UTF-8; napište ho znovu.",
            f"--set: “{readable}” is no text in UTF-8; write it again.",
        )
    left, equals, text = typed.partition("=")
    path = _path(left.strip())
    if not equals or path is None:
        raise UserError(
            f"--set: „{typed}“ nemá tvar klíč=hodnota (name=Rada, valid.from=2027, goals[0].name=Bydlení).",
            f"--set: “{typed}” is not of the form key=value (name=Council, valid.from=2027, goals[0].name=Housing).",
        )
    if path[0] in _OWN:
        raise UserError(
            f"--set: klíč {path[0]} se takto nenastavuje; pište kpss new {kind} ID.",
            f"--set: the key {path[0]} is not set this way; write kpss new {kind} ID.",
        )
    _refuse_unknown(kind, schema, path)
    return Assignment(path, text, typed)


def _readable(text: str) -> str:
    """*text* with marks in place of bytes of a terminal that are no characters."""
    return text.encode(errors="replace").decode()


def _path(text: str) -> Path | None:
    steps: list[str | int] = []
    for piece in text.split("."):
        match = _STEP.fullmatch(piece)
        if match is None:
            return None
        steps += [match[1], *map(int, re.findall(r"[0-9]+", match[2]))]
    return tuple(steps)


def _refuse_unknown(kind: str, schema: Part, path: Path) -> None:
    part: Part = schema
    for index, step in enumerate(path):
        above, name = path_text(path[:index]) or kind, str(step)
        if isinstance(step, int):
            if not is_list(part):
                raise UserError(
                    f"--set: {above} není seznam; číslo v závorce k němu nepatří.",
                    f"--set: {above} is no list; a number in brackets does not belong to it.",
                )
        elif is_list(part):
            raise UserError(
                f"--set: {above} je seznam; pište {above}[0].{name}, další položku {above}[1].{name}.",
                f"--set: {above} is a list; write {above}[0].{name}, its next item {above}[1].{name}.",
            )
        elif not at_path(part, (step,)):
            raise _unknown(above, name, list(part.get("properties", {})))
        part = at_path(part, (step,))


def _unknown(above: str, name: str, known: list[str]) -> UserError:
    near = nearest(name, known)
    if not known:
        return UserError(
            f"--set: {above} nemá vlastní klíče; pište {above}=hodnota.",
            f"--set: {above} has no keys of its own; write {above}=value.",
        )
    keys = ", ".join(key for key in known if key not in _OWN)
    return UserError(
        f"--set: {above} nemá klíč „{name}“." + (f" Nemělo to být „{near}“?" if near else f" Použijte: {keys}."),
        f"--set: {above} has no key “{name}”." + (f" Did you mean “{near}”?" if near else f" Use {keys}."),
    )


def put(schema: Part, data: dict[str, Any], given: Assignment) -> None:
    """Put the value of *given* into *data*; one more value for a list is one more item.

    :raises UserError: if something stands there already, or an item before it is missing.
    """
    part: Part = schema
    holder: Any = data
    for index, step in enumerate(given.path[:-1]):
        part = at_path(part, (step,))
        _make_room(holder, step, given.path[: index + 1])
        if _at(holder, step) is None:
            _set(holder, step, [] if is_list(part) else {})
        holder = _at(holder, step)
        if not isinstance(holder, list | dict):
            raise _twice(given.path[: index + 1])
    last = given.path[-1]
    part = at_path(part, (last,))
    _make_room(holder, last, given.path)
    new, old = value(part, given.text), _at(holder, last)
    if isinstance(old, list) and is_list(part):
        _set(holder, last, [*old, *new])
    elif old is not None:
        raise _twice(given.path)
    else:
        _set(holder, last, new)


def _at(holder: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return holder[step] if isinstance(holder, list) and step < len(holder) else None
    return holder.get(step)


def _set(holder: Any, step: str | int, value: Any) -> None:
    if isinstance(step, int) and step == len(holder):
        holder.append(value)
    else:
        holder[step] = value


def _make_room(holder: Any, step: str | int, path: Path) -> None:
    if isinstance(step, int) and step > len(holder):
        before = f"{path_text(path[:-1])}[{len(holder)}]"
        raise UserError(
            f"--set: před {path_text(path)} chybí {before}; položky zadejte popořadě.",
            f"--set: {before} is missing before {path_text(path)}; give the items in order.",
        )


def _twice(path: Path) -> UserError:
    return UserError(
        f"--set: {path_text(path)} je zadáno dvakrát; nechte jedno.",
        f"--set: {path_text(path)} is given twice; keep one.",
    )


def value(part: Part, text: str) -> Any:
    """*text* as a value of *part*: read as in a file, but a text is taken as it is typed."""
    if is_list(part) and not text.lstrip().startswith("["):
        return [value(inner(part), text)]
    if types(part) == ("string",) and not text.lstrip().startswith(('"', "'")):
        return _date(part, text.strip())
    try:
        (document,) = read(f"v: {text}")
    except (Refusal, ValueError):
        return text.strip()
    for container, key, digits in document.decimals:
        # Of a code that may be a text 1.10 is not 1.1.
        container[key] = digits if "string" in types(part) else Decimal(digits)
    if "string" in types(part) and part.get("format") not in DATES and text.strip().isdecimal():
        return text.strip()  # a code, whose digits are no number
    found = document.value["v"] if isinstance(document.value, dict) and list(document.value) == ["v"] else text.strip()
    return "" if found is None else _typed(part, found)


def _typed(part: Part, found: Any) -> Any:
    """*found* with its dates as dates, so that they are written without quotes."""
    if isinstance(found, dict):
        return {key: _typed(at_path(part, (key,)), one) for key, one in found.items()} if is_group(part) else found
    if isinstance(found, list):
        return [_typed(inner(part), one) for one in found]
    return _date(part, found)


def _date(part: Part, found: Any) -> Any:
    if part.get("format") not in DATES or not isinstance(found, str):
        return found
    try:
        return date_value(found)
    except ValueError:  # no such day; the check says so
        return found


def path_text(path: Path) -> str:
    """``area.include[0].orp``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
