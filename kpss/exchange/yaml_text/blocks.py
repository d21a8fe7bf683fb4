"""Plain data of a record as lines of YAML: what is short stands in braces on one line, the rest in blocks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from kpss.source.scalars import Scalar, scalar

Value: TypeAlias = "Scalar | Mapping[str, Value] | Sequence[Value]"
"""What may stand in a record."""

_WIDTH = 116
_STEP = "  "
_DATES = frozenset({"date", "from", "to", "not_before", "not_after", "accessed"})
_YEAR, _DAY = re.compile(r"[0-9]{4}"), re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def entries(data: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """``key: value`` for each key of *data*."""
    for key, value in data.items():
        name = f"{indent}{scalar(key, flow=True)}:"
        if not isinstance(value, Mapping | list | tuple):
            yield f"{name} {scalar(value)}"
        elif len(line := f"{name} {_flow(value)}") <= _WIDTH and _is_flat(value):
            yield line
        elif isinstance(value, Mapping):
            yield name
            yield from entries(value, indent + _STEP)
        else:
            yield name
            yield from items(value, indent + _STEP)


def items(values: Sequence[Any], indent: str = "") -> Iterator[str]:
    """``- value`` for each of *values*."""
    for value in values:
        line = f"{indent}- {_flow(value)}"
        if isinstance(value, Mapping) and (len(line) > _WIDTH or not _is_flat(value)):
            first, *rest = entries(value, indent + _STEP)
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield line


def date_value(text: str) -> Scalar:
    """A date as it was written (a year, a month, a day), so that it is written again without quotes."""
    if _YEAR.fullmatch(text):
        return int(text)
    return dt.date.fromisoformat(text) if _DAY.fullmatch(text) else text


def with_dates(value: Any) -> Any:
    """*value* (plain data of facts, without numbers that have decimals) with its dates as dates."""
    if isinstance(value, Mapping):
        return {
            key: date_value(inner) if key in _DATES and isinstance(inner, str) else with_dates(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [with_dates(inner) for inner in value]
    return value


def _is_flat(value: Any) -> bool:
    """Whether *value* may stand on one line: a mapping of scalars, or a list of scalars."""
    if isinstance(value, Mapping):
        return bool(value) and not any(isinstance(inner, Mapping | list | tuple) for inner in value.values())
    if isinstance(value, list | tuple):
        return not any(isinstance(inner, Mapping | list | tuple) for inner in value)
    return True


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(key, flow=True)}: {_flow(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    return scalar(value, flow=True)
