"""The text of a new record of a plan, with a comment above each key where something is to be checked."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator

from kpss.exchange.plans import messages as says
from kpss.exchange.plans.areas import AreaReading, Item
from kpss.exchange.plans.draft import Draft
from kpss.exchange.plans.titles import edition, has_related
from kpss.exchange.yaml_text.lines import beside, comment, flow, key, plain
from kpss.language.text import Language
from kpss.source.scalars import Scalar, scalar

_WIDTH = 118
_YEAR = 4
_DAY = 10


class Origin:
    """The file that a record is made from."""

    def __init__(self, name: str, sheet: str = "", *, is_numbered: bool = False) -> None:
        self.name, self.sheet, self.is_numbered = name, sheet, is_numbered


def record_text(draft: Draft, identifier: str, origin: Origin, language: Language, schema: str = "") -> str:
    """The file of one plan; *schema* is the address of the schema for editors."""
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    for name, block in _blocks(draft, identifier, origin, language):
        lines += _to_check(draft, name, language)
        lines += block
    return "".join(f"{line}\n" for line in lines)


def _to_check(draft: Draft, name: str, language: Language) -> Iterator[str]:
    for item in draft.remarks:
        if item.key == name:
            said = plain(item.said.in_language(language))
            text = f"{says.CHECK.in_language(language)}: {said}"
            yield from map(comment, textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))


def _blocks(draft: Draft, identifier: str, origin: Origin, language: Language) -> Iterator[tuple[str, list[str]]]:
    name = draft.title.name
    yield "kind", [key("kind", "plan")]
    yield "id", [key("id", identifier)]
    yield "type", [key("type", draft.type)]
    yield "name", [key("name", name)]
    if draft.planner is not None:
        yield "planner", [f"planner: {flow({draft.planner[0]: _reference(draft.planner[1])})}"]
    yield "area", list(_area(draft.area))
    sides = {"from": draft.valid.start, "to": draft.valid.end}
    yield "valid", [f"valid: {flow({side: _date(text) for side, text in sides.items() if text})}"]
    hint = {"approved": says.APPROVAL_UNKNOWN, "preparing": says.BEING_MADE}.get(draft.status)
    yield "status", [key("status", draft.status, hint.in_language(language) if hint else "")]
    number = edition(name) if origin.is_numbered else None  # without such a column it may be the number of the row
    if number:
        yield "edition", [key("edition", number)]
    if has_related(name):
        yield "scope", ["scope: [social, related]"]
    row = int(draft.row.number) if draft.row.number else draft.row.row
    source = [key("title", plain(origin.name)), key("row", row)]
    if origin.sheet:
        source.append(key("note", plain(f"{'sheet' if language == 'en' else 'list'} {origin.sheet}")))
    yield "sources", ["sources:", *(f"  {'  ' if index else '- '}{line}" for index, line in enumerate(source))]


def _area(area: AreaReading) -> Iterator[str]:
    yield "area:"
    for name, items in (("include", area.include), ("exclude", area.exclude)):
        if items:
            yield f"  {name}:"
            yield from (beside(f"    - {_item(item)}", item.hint) for item in items)
    if area.exclude_unknown:
        yield f"  exclude_unknown: {area.exclude_unknown}"


def _item(item: Item) -> str:
    return f"{item.key}: {scalar(_reference(item.value))}"


def _reference(value: str) -> Scalar:
    """A code of a municipality or an ORP is written as the number that people type; a name is text."""
    return int(value) if value.isdecimal() and not value.startswith("0") else value


def _date(text: str) -> Scalar:
    """A year is a number, a day a date; a month needs no quotes either."""
    if len(text) == _YEAR:
        return int(text)
    return dt.date.fromisoformat(text) if len(text) == _DAY else text
