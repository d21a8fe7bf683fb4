"""What is wrong with one document: the wording-free result of the schema check."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]


class Problem(NamedTuple):
    """A mistake at a key path: the code of its rule and the parameters of its message.

    ``on_key`` says that the key itself is meant, not its value.
    """

    code: int
    path: Path
    params: dict[str, Any]
    on_key: bool = False


class Checked(NamedTuple):
    """The result for one document: problems, and the top-level keys whose content must not be relied on."""

    problems: list[Problem]
    broken: frozenset[str]
