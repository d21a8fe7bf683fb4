"""Cells of records as tables show them, and cells of tables as records hold them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from kpss.exchange.cells import meaning as cells
from kpss.exchange.cells.meaning import Meaning, Raw, Said
from kpss.exchange.tables.flat_columns import Column
from kpss.exchange.tables.flat_records import Cell, joined, parted
from kpss.language.text import Language, Text
from kpss.model.company_number import LENGTH, with_zeros
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.source.decoding import BOM

FILE_ONLY = Text("(příliš dlouhé nebo složité; jen v souboru)", "(too long or complex; in the file only)")
"""What stands in a cell that cannot show its value; such a value is never changed."""
FLAGS = {cells.TRUE: Text("ano", "yes"), cells.FALSE: Text("ne", "no")}
_MOST_DIGITS = 15  # that a spreadsheet keeps of a number
_MOST_CHOICES = 5_000


class Read(NamedTuple):
    """The value of a cell as a record holds it (None: nothing), what was understood, and what could not be."""

    cell: Cell | None = None
    remark: Said | None = None
    problem: Said | None = None


class Cells:
    """The words for codes of a workspace, to show and to read cells with."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.names = cache(self._names)
        self.choices = cache(self._choices)

    def _names(self, own: tuple[tuple[str, Text], ...], vocabulary: str) -> Mapping[str, Text]:
        return words(self._workspace.settings, vocabulary) if vocabulary else dict(own)

    def codes(self, column: Column) -> Mapping[str, Text]:
        """Code → words of what may stand in *column*; empty where anything may."""
        return self.names(tuple(column.own.items()), column.vocabulary)

    def _choices(self, targets: tuple[str, ...], territory: str) -> Mapping[str, str]:
        if territory == "orp":
            return {record.data.get("code", ""): record.name for record in self._workspace.of_kind("orp")}
        if territory == "municipality":
            return {
                str(item.get("code", "")): str(item.get("name", ""))
                for record in self._workspace.of_kind("orp")
                for item in record.data.get("municipalities") or ()
                if isinstance(item, dict)
            }
        return {record.id: record.name for kind in targets for record in self._workspace.of_kind(kind)}

    def references(self, column: Column) -> Mapping[str, str]:
        """Id → name of what *column* may point to; empty where there is too much of it to choose from."""
        found = self.choices(column.targets, column.territory)
        return found if len(found) < _MOST_CHOICES else {}

    def shown(self, column: Column, cell: Cell, language: Language, *, labels: bool) -> str | Decimal:
        """*cell* as a table shows it; with *labels* a code stands with its words."""
        if isinstance(cell, tuple):
            return joined(cell)
        if column.sort == "flag" and cell in FLAGS:
            return FLAGS[cell].in_language(language)
        if column.sort == "code" and labels and cell in self.codes(column):
            return f"{cell} – {self.codes(column)[cell].in_language(language)}"
        return number(cell) if column.is_number else cell

    def read(self, column: Column, raw: Raw, former: Cell | None) -> Read:
        """What *raw* means in *column*, which held *former* before."""
        if column.sort == "list":
            return self._list(column, raw, former)
        before = former if isinstance(former, str) else ""
        found = self._meaning(column, raw, before)
        return Read(found.text or None, found.remark, found.problem)

    def _list(self, column: Column, raw: Raw, former: Cell | None) -> Read:
        before = former if isinstance(former, tuple) else ()
        if not isinstance(raw, str):
            one = self._meaning(column.item, raw, before[0] if len(before) == 1 else "")
            return Read((one.text,) if one.text else None, one.remark, one.problem)
        pieces = parted(str(cells.unguarded(raw)))
        found = []
        for number_, piece in enumerate(pieces):
            near = before[number_] if number_ < len(before) else ""
            found.append(self._meaning(column.item, piece, piece if piece in before else near))
        problem = next((one.problem for one in found if one.problem), None)
        remark = next((one.remark for one in found if one.remark), None)
        texts = tuple(one.text for one in found if one.text)
        return Read(texts or None, remark, problem)

    def _meaning(self, column: Column, raw: Raw, former: str) -> Meaning:
        match column.sort:
            case "number":
                number_of = cells.percent_of if column.is_percent else cells.number_of
                return number_of(raw, former, whole="number" not in column.types)
            case "date" | "day":
                return cells.date_of(raw, former, day=column.sort == "day")
            case "yearly":
                return cells.yearly_of(raw, former)
            case "time":
                return cells.time_of(raw, former)
            case "flag":
                return cells.flag_of(raw, former)
            case "code":
                return cells.code_of(raw, self.codes(column), former)
            case "reference":
                return cells.reference_of(raw, self.choices(column.targets, column.territory), former)
        proof = with_zeros if column.digits == LENGTH else None
        return cells.text_of(raw, former, digits=column.digits, with_zeros=proof)


def number(text: str) -> str | Decimal:
    """*text* as a number that a spreadsheet keeps whole; else as it is."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return value if value.is_finite() and len(value.as_tuple().digits) <= _MOST_DIGITS else text


def same(column: Column, one: Cell | None, other: Cell | None) -> bool:
    """Whether two cells of *column* say the same, however they are written."""
    if isinstance(one, tuple) or isinstance(other, tuple) or one is None or other is None:
        if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
            return all(map(cells.same, one, other))
        return not one and not other if isinstance(one, tuple) or isinstance(other, tuple) else _blank(one, other)
    return cells.same(one, other) or (column.is_number and cells.same_number(one, other))


def _blank(one: str | None, other: str | None) -> bool:
    return not (one or "").strip(f" \n\r\t{BOM}") and not (other or "").strip(f" \n\r\t{BOM}")
