"""A new record of any kind: its data, id and folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kpss.exchange.new_ids import free_id, unused_id
from kpss.exchange.skeletons.assignments import Assignment, put
from kpss.exchange.skeletons.completing import completed, marked
from kpss.exchange.skeletons.defaults import Default, Defaults, defaults
from kpss.exchange.skeletons.fields import Part, title
from kpss.language.slugs import slug
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.structure.problems import Path
from kpss.structure.schemas import expanded, source
from kpss.structure.words import TO_FILL_IN

_LONGEST_SLUG = 60
_OWNERS = ("plan", "body", "role", "service", "provider")
_USUAL_AREA = {"region": ("orp",)}


class NewRecord(NamedTuple):
    """What the file of a new record is made of; ``open`` are the paths at which something is to be filled in."""

    kind: str
    id: str
    folder: str
    data: dict[str, Any]
    defaults: Defaults
    open: tuple[Path, ...]

    @property
    def schema(self) -> Part:
        """The schema of its kind."""
        return expanded(self.kind)

    def likely(self, path: Path) -> Default | None:
        """What will probably stand at *path*."""
        return self.presumed.get(path) or self.defaults.likely.get(path)

    @property
    def presumed(self) -> dict[Path, Default]:
        """What people are asked about before it is taken for certain, by key path."""
        return {
            path: Default(value, default.why)
            for key, default in self.defaults.presumed.items()
            for path, value in _leaves(default.value, (key,))
        }


def make(
    workspace: Workspace,
    kind: str,
    identifier: str,
    given: Sequence[Assignment],
    language: Language,
    *,
    asked: bool = False,
) -> NewRecord:
    """The record of *kind* with what is *given* and what *workspace* tells.

    What is only presumed is taken where nobody is *asked*.

    :raises UserError: if the id is taken or no id, or two of *given* do not go together.
    """
    schema, mark = expanded(kind), TO_FILL_IN.in_language(language)
    chosen = free_id(workspace, identifier) if identifier else ""
    data: dict[str, Any] = {}
    for one in given:
        put(schema, data, one)
    known = defaults(workspace, kind, schema, data)
    presumed = {} if asked else known.presumed
    told = {key: default.value for key, default in (*presumed.items(), *known.certain.items())}
    values = {**told, **data}
    made = completed(schema, {"kind": kind, "id": "", **values}, mark, _USUAL_AREA.get(workspace.settings.level, ()))
    made["id"] = chosen or unused_id(workspace, _id_of(schema, made, mark, language))
    return NewRecord(kind, made["id"], _folder(workspace, kind, made), made, known, tuple(marked(made, mark)))


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(one, (*path, key))
    else:
        yield path, value


def _folder(workspace: Workspace, kind: str, data: Mapping[str, Any]) -> str:
    """The customary folder; what belongs to a plan stands beside it."""
    plan = workspace.records.get(str(data.get("plan", ""))) if "plan" in expanded(kind)["required"] else None
    return os.path.dirname(plan.file) if plan is not None else str(source(kind)["x-kpss-folder"])


def _id_of(schema: Part, data: Mapping[str, Any], mark: str, language: Language) -> str:
    """From the name; else from what it belongs to, its code and year; else from the word for its kind."""
    name = data.get("name")
    if isinstance(name, str) and name != mark and slug(name):
        return _shortened(slug(name))
    valid = data.get("valid")
    years = [str(one)[:4] for one in valid.values() if one != mark] if isinstance(valid, dict) else []
    parts = [data[key] for key in data if schema["properties"].get(key, {}).get("x-kpss-ref", ()) and key in _OWNERS]
    parts += [data.get("code"), data.get("year"), *years]
    words = [slug(str(part)) for part in parts if part not in (None, mark) and isinstance(part, str | int)]
    # A year alone does not tell what the record is.
    belongs = any(part in data.values() for part in words if not part.isdecimal())
    kind = slug(title(schema, language).partition(",")[0])
    return _shortened("-".join(filter(None, words if belongs else [kind, *words])))


def _shortened(text: str) -> str:
    """*text* with as many of its words as fit."""
    if len(text) <= _LONGEST_SLUG:
        return text
    return text[: _LONGEST_SLUG + 1].rpartition("-")[0] or text[:_LONGEST_SLUG]
