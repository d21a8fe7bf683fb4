"""The file of a new record: what is known stands there, what is missing is marked, the rest are hints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kpss.exchange.skeletons.fields import Part
from kpss.exchange.skeletons.hints import WIDTH, Hints
from kpss.exchange.skeletons.new import NewRecord
from kpss.exchange.skeletons.samples import sample
from kpss.exchange.yaml_text.blocks import entries
from kpss.exchange.yaml_text.lines import beside, comment, commented
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.source.scalars import scalar
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path

_MOST_KEYS = 10
_STEP = "  "


class Draft:
    """The text of one new record."""

    def __init__(self, workspace: Workspace, new: NewRecord, language: Language) -> None:
        self.workspace, self.new = workspace, new
        self.hints = Hints(workspace, new, language)

    def text(self, schema: str = "") -> str:
        """The file; *schema* is the address of the schema for editors."""
        first = [f"# yaml-language-server: $schema={schema}"] if schema else []
        shown, rest = self._optional()
        lines = [*first, *map(comment, self.hints.head()), *self._entries(self.new.data, (), "")]
        if shown:
            lines += ["", comment(self.hints.more())]
            lines += [line for key in shown for line in self._added(key)]
        lines += map(comment, self.hints.rest(rest))
        return "".join(f"{line}\n" for line in lines)

    # -- what is there ------------------------------------------------------------------------------------------------

    def _entries(self, data: dict[str, Any], path: Path, indent: str) -> Iterator[str]:
        for key, value in data.items():
            yield from self._entry(f"{indent}{key}:", value, (*path, key), indent)

    def _entry(self, head: str, value: Any, path: Path, indent: str) -> Iterator[str]:
        """*head* with its value, in blocks where something in it is to be filled in."""
        hint = self._hint(path, value)
        if not isinstance(value, dict | list):
            yield from _with_hint(f"{head} {scalar(value)}", hint, indent)
        elif self._is_open(path):
            yield head
            if isinstance(value, dict):
                yield from self._entries(value, path, indent + _STEP)
            else:
                yield from self._items(value, path, indent + _STEP)
        else:
            name = head.strip().removesuffix(":")
            first, *others = entries({name: value}, indent)
            yield from _with_hint(first, hint, indent)
            yield from others

    def _items(self, values: list[Any], path: Path, indent: str) -> Iterator[str]:
        for index, value in enumerate(values):
            here = (*path, index)
            if not isinstance(value, dict):
                yield from _with_hint(f"{indent}- {scalar(value)}", self._hint(here, value), indent)
                continue
            # The first line that is no comment begins the item.
            lines, begun = self._entries(value, here, indent + _STEP), False
            for line in lines:
                if begun:
                    yield line
                elif line.lstrip().startswith("#"):
                    yield f"{indent}{line.lstrip()}"
                else:
                    yield f"{indent}- {line.lstrip()}"
                    begun = True

    def _is_open(self, path: Path) -> bool:
        return any(one[: len(path)] == path for one in self.new.open)

    def _hint(self, path: Path, value: Any) -> str:
        part = at_path(self.new.schema, path)
        if path in self.new.open:
            return self.hints.to_fill_in(path, part, at_path(self.new.schema, path[:-1]))
        return self.hints.of_value(path, part, value)

    # -- what may be added --------------------------------------------------------------------------------------------

    def _optional(self) -> tuple[list[str], list[str]]:
        """Keys to show, those that records of the kind have most often first, and the others; in canonical order."""
        used = Counter(key for record in self.workspace.of_kind(self.new.kind) for key in record.data)
        keys = [key for key in self.new.schema["properties"] if key not in self.new.data]
        has_example = {key for key in keys if self._part(key).get("examples")}
        best = sorted(keys, key=lambda key: (-used[key], key not in has_example, keys.index(key)))[:_MOST_KEYS]
        return [key for key in keys if key in best], [key for key in keys if key not in best]

    def _part(self, key: str) -> Part:
        part: Part = self.new.schema["properties"][key]
        return part

    def _added(self, key: str) -> Iterator[str]:
        part = self._part(key)
        first, *others = commented(entries({key: sample(self.workspace, part)}))
        yield from _with_hint(first, self.hints.optional(part), "")
        yield from others


def _with_hint(line: str, hint: str, indent: str) -> Iterator[str]:
    """*line* with *hint* behind it, or above it where it is long."""
    one = beside(line, hint)
    if len(one) <= WIDTH + len(_STEP) or not hint:
        yield one
        return
    import textwrap

    for part in textwrap.wrap(hint, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False):
        yield f"{indent}{comment(part)}"
    yield line


def draft(workspace: Workspace, new: NewRecord, language: Language, schema: str = "") -> str:
    """The text of the file of a new record."""
    return Draft(workspace, new, language).text(schema)
