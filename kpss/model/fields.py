"""Declarative typed views of plain data: a field gives the value of a key, or a neutral one where it is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Generic, TypeVar, overload

from kpss.model.periods import Moment, Period, moment, period

T = TypeVar("T")
V = TypeVar("V", bound="View")


class View:
    """A typed view of a mapping; what a field has converted once is kept."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self.data)!r})"


class Field(Generic[T]):
    """Descriptor of one key: ``convert`` makes the typed value; ``view`` names the class of nested values."""

    def __init__(self, key: str, convert: Callable[[Any], T], view: type[View] | None = None) -> None:
        self.key, self.convert, self.view = key, convert, view
        self._name = key

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Field[T]: ...
    @overload
    def __get__(self, instance: View, owner: type) -> T: ...
    def __get__(self, instance: View | None, owner: type) -> T | Field[T]:
        if instance is None:
            return self
        # Without __set__ the instance's own attribute comes first next time, as with functools.cached_property.
        value = instance.__dict__[self._name] = self.convert(instance.data.get(self.key))
        return value


def text(key: str) -> Field[str]:
    """A text or a whole number as text; empty where it is missing."""
    return Field(key, lambda value: str(value) if isinstance(value, str | int) and not isinstance(value, bool) else "")


def number(key: str) -> Field[int | None]:
    """A whole number."""
    return Field(key, lambda value: value if isinstance(value, int) and not isinstance(value, bool) else None)


def decimal(key: str) -> Field[Decimal | None]:
    """A number, exactly as written; None where it is none."""
    return Field(key, _decimal)


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def flag(key: str) -> Field[bool | None]:
    """True, false, or None where nothing is said."""
    return Field(key, lambda value: value if isinstance(value, bool) else None)


def texts(key: str) -> Field[tuple[str, ...]]:
    """A list of texts."""
    return Field(
        key, lambda value: tuple(str(v) for v in value if isinstance(v, str | int)) if isinstance(value, list) else ()
    )


def date(key: str) -> Field[Moment | None]:
    """A date as precise as it is written."""
    return Field(key, moment)


def span(key: str) -> Field[Period]:
    """A period; open where it is missing."""
    return Field(key, period)


def one(key: str, view: type[V]) -> Field[V | None]:
    """A nested mapping."""
    return Field(key, lambda value: view(value) if isinstance(value, dict) else None, view)


def many(key: str, view: type[V]) -> Field[tuple[V, ...]]:
    """A list of mappings; items that failed the schema are left out."""
    return Field(
        key,
        lambda value: tuple(view(item) for item in value if isinstance(item, dict)) if isinstance(value, list) else (),
        view,
    )
