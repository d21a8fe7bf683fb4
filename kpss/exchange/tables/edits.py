"""Changes of a record written into its YAML: small splices, so that comments, order and the rest of each line stay.

After all of them the text is read again and must say exactly what was wanted; else nothing is taken.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from kpss.exchange.tables.changes import Changes, data_of, path_order, value_of
from kpss.exchange.tables.flat_columns import Node, columns, node_of, pattern_of
from kpss.exchange.tables.flat_records import plain_tree
from kpss.exchange.yaml_text.long_texts import long_text
from kpss.exchange.yaml_text.values import equal, value_at, yaml_of
from kpss.source.document import MAX_DEPTH, Document, Refusal
from kpss.source.edits import (
    EditRefused,
    Splice,
    append_item,
    apply,
    insert_item,
    remove_item,
    replace_value,
    scalar,
    set_key,
)
from kpss.source.layout import is_mapping, locate
from kpss.source.places import Path, find_place
from kpss.source.reader import read


def edited(text: str, changes: Changes) -> str:
    """*text* (a document without BOM) with *changes*.

    :raises EditRefused: if the layout of the text does not let that be done.
    """
    if len(_read(text)) != 1:
        raise EditRefused("several documents without a line ---")
    return _Edit(text, changes).done()


def _read(text: str) -> list[Document]:
    try:
        return read(text, MAX_DEPTH)
    except Refusal as refusal:
        raise EditRefused(str(refusal)) from None


class _Edit:
    """The changes of one document, made one after another."""

    def __init__(self, text: str, changes: Changes) -> None:
        self._text, self._changes, self._kind = text, changes, changes.kind
        self._document = _read(text)[0]
        self._wanted: Any = plain_tree(self._document)

    def done(self) -> str:
        """The text with all changes."""
        changes = self._changes
        for one in sorted(changes.sets, key=lambda one: one.cell is None):  # emptied ones last
            column = columns(self._kind)[pattern_of(one.path)]
            former = value_at(self._wanted, one.path)
            if one.cell is None:
                self._clear(one.path)
            else:
                self._set(one.path, value_of(column, one.cell, former))
        for item in changes.adds:
            self._add(item.path, data_of(self._kind, item.path, item.cells))
        for item in sorted(changes.removes, key=lambda item: path_order(item.path), reverse=True):
            self._remove(item.path)
        if not equal(plain_tree(self._document), self._wanted):
            raise EditRefused("the text does not say what was wanted")
        return self._text

    def _splice(self, splice: Splice) -> None:
        self._text = apply(self._text, [splice])
        documents = _read(self._text)
        if len(documents) != 1:
            raise EditRefused("not one document")
        self._document = documents[0]

    # -- cells --------------------------------------------------------------------------------------------------------

    def _set(self, path: Path, value: Any) -> None:
        above = value_at(self._wanted, path[:-1])
        if not isinstance(above, dict):  # the group of keys is missing, empty, or a plain value stands in its place
            self._set(path[:-1], {path[-1]: value})
            return
        key = str(path[-1])
        former = above.get(key)
        above[key] = value
        if isinstance(value, list) and isinstance(former, list) and former and value:
            self._list(path, former, value)
        elif isinstance(value, list | dict) or key not in _keys(self._document, path[:-1]):
            self._key(path[:-1], key, value)
        elif isinstance(former, dict | list):
            self._splice(self._value_for_group(path, value))
        else:
            longer = long_text(self._text, find_place(self._document.place, path), value)
            self._splice(longer or replace_value(self._text, self._document, path, value))
            if longer is not None and isinstance(value, str) and isinstance(former, str) and former.endswith("\n"):
                above[key] = value + "\n"

    def _key(self, path: Path, key: str, value: Any) -> None:
        """Give a key a group or list, or a key that is not there a value."""
        place, within = locate(self._text, self._document, path)
        in_flow = within or self._text[place[0]] in "{["
        present = list(place[2]) if is_mapping(place) else []
        lines = yaml_of(value, in_flow=in_flow)
        order = list(self._node(path).properties)
        after = next((name for name in reversed(order[: order.index(key)]) if name in present), None)
        if not path and after is None:
            after = "id" if "id" in present else None
        if key in present or after is not None or not present:
            self._splice(set_key(self._text, self._document, path, key, lines, after=after))
            return
        start = place[2][present[0]][0]
        line = f"{key}: {lines}"
        if len(lines.splitlines()) > 1 or lines.startswith("- "):
            raise EditRefused("several lines before the first key")
        ending = ", " if self._text[place[0]] == "{" else self._next_line(start)
        self._splice(Splice(start, start, line + ending))

    def _next_line(self, position: int) -> str:
        start = max(self._text.rfind("\n", 0, position), self._text.rfind("\r", 0, position)) + 1
        newline = "\r\n" if "\r\n" in self._text else "\n"
        return newline + " " * (position - start)

    def _value_for_group(self, path: Path, value: Any) -> Splice:
        """A plain value where a group of keys stood."""
        place, in_flow = locate(self._text, self._document, path)
        key = find_place(self._document.place, path[:-1])[2][path[-1]]
        written = scalar(value, flow=in_flow)
        between = self._text[key[1] : place[0]]
        if "#" in between:
            raise EditRefused("a comment before the group")
        if "\n" in between or "\r" in between:
            splice = replace_value(self._text, self._document, path, value)
            return Splice(key[1], splice.end, f": {written}")
        return replace_value(self._text, self._document, path, value)

    def _clear(self, path: Path) -> None:
        above = value_at(self._wanted, path[:-1])
        if not isinstance(above, dict) or path[-1] not in above or isinstance(above[path[-1]], dict):
            return  # another value took its place
        while len(path) > 1 and isinstance(path[-2], str) and list(value_at(self._wanted, path[:-1])) == [path[-1]]:
            path = path[:-1]  # nothing else is in the group
        del value_at(self._wanted, path[:-1])[path[-1]]
        self._splice(remove_item(self._text, self._document, path))

    # -- lists --------------------------------------------------------------------------------------------------------

    def _list(self, path: Path, former: list[Any], value: list[Any]) -> None:
        """A list of scalars by its differences; the last ones first, so that places stay."""
        before, after = [repr(one) for one in former], [repr(one) for one in value]
        steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        for tag, start, end, new_start, new_end in reversed(steps):
            if tag == "equal":
                continue
            fresh = value[new_start:new_end]
            common = min(end - start, len(fresh))
            for offset in range(common):
                self._splice(replace_value(self._text, self._document, (*path, start + offset), fresh[offset]))
            for one in reversed(fresh[common:]):
                block = scalar(one, flow=True)
                self._splice(insert_item(self._text, self._document, path, start + common, block))
            for number in reversed(range(start + common, end)):
                self._splice(remove_item(self._text, self._document, (*path, number)))

    def _add(self, path: Path, data: dict[str, Any]) -> None:
        where = path[:-1]
        found = value_at(self._wanted, where)
        if not isinstance(found, list) or not found:
            self._set(where, [data])
            return
        found.append(data)
        place, _ = locate(self._text, self._document, where)
        last = place[2][-1]
        in_flow = self._text[place[0]] == "[" or self._text[last[0]] == "{"
        self._splice(append_item(self._text, self._document, where, yaml_of(data, in_flow=in_flow, is_item=True)))

    def _remove(self, path: Path) -> None:
        where = path[:-1]
        found = value_at(self._wanted, where)
        if len(found) > 1:
            del found[int(path[-1])]
            self._splice(remove_item(self._text, self._document, path))
            return
        while len(where) > 1 and isinstance(where[-2], str) and list(value_at(self._wanted, where[:-1])) == [where[-1]]:
            where = where[:-1]
        del value_at(self._wanted, where[:-1])[where[-1]]
        self._splice(remove_item(self._text, self._document, where))

    def _node(self, path: Path) -> Node:
        node = node_of(self._kind)
        for step in path:
            node = node.items if isinstance(step, int) else node.properties[step]
        return node


def _keys(document: Document, path: Path) -> list[str]:
    place = find_place(document.place, path)
    return list(place[2]) if is_mapping(place) else []
