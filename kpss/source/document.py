"""What reading a text gives: its documents, or the reason why it is not read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from kpss.source.places import Place

MAX_DEPTH = 64


class Suspect(NamedTuple):
    """A plain scalar that other tools read as something else.  Offsets in characters; the text as typed."""

    start: int
    end: int
    text: str


class Document:
    """One YAML document: its value, the plain scalars that need care, and where its parts stand.

    ``decimals`` lists ``(container, key, text)`` of values given as numbers with decimals; the value stands there as
    float until the schema has seen it (see :mod:`kpss.facts`).
    """

    def __init__(
        self,
        value: Any,
        find_place: Callable[[], Place],
        suspects: list[Suspect],
        decimals: list[tuple[Any, Any, str]],
    ) -> None:
        self.value, self.suspects, self.decimals = value, suspects, decimals
        self._find_place = find_place

    @cached_property
    def place(self) -> Place:
        """The places of all parts; most documents are right, and nobody asks."""
        return self._find_place()


class Refusal(Exception):
    """A text that is not read: the finding's code, its parameters and where (offsets in characters)."""

    def __init__(
        self, code: int, params: dict[str, Any], start: int, end: int, other: tuple[int, int] | None = None
    ) -> None:
        super().__init__(code, params)
        self.code, self.params, self.start, self.end, self.other = code, params, start, end, other
