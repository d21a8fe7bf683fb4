"""A request form that came back: its rows by key, each with what its cells mean or why they cannot be understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from kpss.exchange.cells import words as cell_words
from kpss.exchange.cells.dates import shown
from kpss.exchange.cells.meaning import code_of, date_of, reference_of, text_of
from kpss.exchange.cells.numbers import number_of
from kpss.exchange.cells.values import Meaning, Raw
from kpss.exchange.cells.words import Said
from kpss.exchange.cells.workbook import WorkSheet, address, read_workbook
from kpss.exchange.form.fields import BY_KEY, VERSION
from kpss.exchange.form.sheet import CODE, KEY, LABEL, MARK, ORP, WANTED
from kpss.language.errors import UserError
from kpss.language.numbers import tidy
from kpss.language.text import Text

_CELL = re.compile(r"([A-Z]+)([0-9]+)")
_DATE_FORM = Text("den: 15. 3. 2018", "a day: 15. 3. 2018")  # as the form explains it
_HELLERS = 2
_QUIET = frozenset({"dated"})  # a date of a spreadsheet is a date


class Problem(NamedTuple):
    """What is wrong, and in which cell; empty where it is about the whole form."""

    cell: str
    said: Text

    @property
    def place(self) -> tuple[int, str]:
        """For sorting: what is about the whole form comes first, then row by row."""
        found = _CELL.fullmatch(self.cell)
        return (int(found[2]), found[1]) if found else (0, "")


class FilledRow(NamedTuple):
    """A row of the form with the number that a spreadsheet shows, from 0 here."""

    number: int
    key: str
    code: str
    label: Raw
    orp: Raw
    wanted: Raw


class Filled:
    """The filled form; what is asked of it collects ``problems`` and ``remarks``."""

    def __init__(self, sheet: WorkSheet) -> None:
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []
        self._formulas = sheet.formulas
        self.rows = [
            FilledRow(number, _text(row, KEY), _text(row, CODE), _cell(row, LABEL), _cell(row, ORP), _cell(row, WANTED))
            for number, row in enumerate(sheet.rows)
            if _text(row, KEY) in BY_KEY
        ]
        for row in self.rows:
            for column in (LABEL, ORP, WANTED):
                if (row.number, column) in self._formulas:
                    empty = _cell(sheet.rows[row.number], column) == ""
                    said = (
                        cell_words.not_computed()
                        if empty
                        else cell_words.computed(shown(_cell(sheet.rows[row.number], column)))
                    )
                    self._note(row, column, said, is_problem=empty)

    def all(self, key: str) -> list[FilledRow]:
        """The rows of a field."""
        return [row for row in self.rows if row.key == key]

    def code(self, key: str) -> str:
        """The hidden code of a fixed field; empty where it is not there."""
        return next((row.code for row in self.all(key)), "")

    # -- meanings -----------------------------------------------------------------------------------------------------

    def text(self, row: FilledRow) -> str:
        """The text of a field."""
        return self._meaning(row, WANTED, text_of(row.wanted))

    def date(self, row: FilledRow, *, day: bool = False) -> str:
        """The date of a field, with *day* only a whole one."""
        meaning = date_of(row.wanted, day=day)
        if meaning.problem is not None and meaning.problem.code == "no_date":
            meaning = Meaning(problem=cell_words.no_date(shown(row.wanted), _DATE_FORM))
        return self._meaning(row, WANTED, meaning)

    def amount(self, row: FilledRow) -> Decimal | None:
        """An amount of money; hellers have two digits, as spreadsheets drop a nought at the end."""
        value = self.number(row)
        if value is None or value == value.to_integral_value() or value != round(value, _HELLERS):
            return value
        return round(value, _HELLERS) if isinstance(row.wanted, Decimal) else value

    def number(self, row: FilledRow, *, whole: bool = False) -> Decimal | None:
        """The number of a field, at least nothing; its digits are those that were typed where the cell is text."""
        text = self._meaning(row, WANTED, number_of(row.wanted, whole=whole))
        value = Decimal(text) if text else None
        if value is not None and not isinstance(row.wanted, str):
            value = tidy(value)
        if value is not None and value < 0:
            self.wrong(row, WANTED, Text("záporné číslo sem nepatří", "no number below nothing belongs here"))
            return None
        return value

    def choice(self, row: FilledRow, names: Mapping[str, Text]) -> str:
        """The code of an item of a vocabulary."""
        return self._meaning(row, WANTED, code_of(row.wanted, names))

    def reference(self, row: FilledRow, known: frozenset[str]) -> str:
        """The id of a record out of *known*."""
        found = self._meaning(row, WANTED, reference_of(row.wanted, known))
        if found and found not in known:
            self.wrong(row, WANTED, Text(f"„{found}“ v záznamech není", f"there is no record “{found}”"))
            return ""
        return found

    def label(self, row: FilledRow, names: Mapping[str, Text]) -> str:
        """The code of what was chosen in the first column of a free row."""
        return self._meaning(row, LABEL, code_of(row.label, names))

    def orp(self, row: FilledRow, find: Callable[[str], str], column: int = WANTED) -> str:
        """The ORP of a field as it is written into records."""
        text = self._meaning(row, column, text_of(row.orp if column == ORP else row.wanted))
        found = find(text) if text else ""
        if text and not found:
            self.wrong(row, column, Text(f"ORP „{text}“ není; vyberte z nabídky", f"there is no ORP “{text}”"))
        return found

    def require(self, row: FilledRow, value: object) -> None:
        """Say that a compulsory field is empty, unless something is said of it already."""
        where = address(row.number, WANTED)
        if not value and not any(one.cell == where for one in self.problems):
            self.wrong(row, WANTED, Text("povinný údaj chybí", "a compulsory value is missing"))

    def wrong(self, row: FilledRow | None, column: int, said: Text) -> None:
        """A problem in a cell, or of the whole form."""
        self.problems.append(Problem(address(row.number, column) if row is not None else "", said))

    def remark(self, row: FilledRow | None, column: int, said: Text) -> None:
        """Something to be told of a form that can be taken."""
        self.remarks.append(Problem(address(row.number, column) if row is not None else "", said))

    def _meaning(self, row: FilledRow, column: int, meaning: Meaning) -> str:
        if meaning.problem is not None:
            self._note(row, column, meaning.problem, is_problem=True)
            return ""
        if meaning.remark is not None and meaning.remark.code not in _QUIET:
            self._note(row, column, meaning.remark, is_problem=False)
        return meaning.text

    def _note(self, row: FilledRow, column: int, said: Said, *, is_problem: bool) -> None:
        found = self.problems if is_problem else self.remarks
        found.append(Problem(address(row.number, column), said.text))


def read_form(data: bytes, name: str) -> Filled:
    """The form in the workbook *name*.

    :raises UserError: if it is no workbook, or none that kpss made.
    """
    for sheet in read_workbook(data, name).values():
        for row in sheet.rows[:5]:
            if _text(row, KEY) == MARK:
                if _text(row, CODE) != VERSION:
                    raise UserError(
                        f"Formulář {name} je z jiné verze kpss; vydejte nový (kpss export form).",
                        f"The form {name} is of another version of kpss; make a new one (kpss export form).",
                    )
                return Filled(sheet)
    raise UserError(
        f"Sešit {name} není formulář žádosti z kpss export form (chybí skrytý první sloupec).",
        f"The workbook {name} is no request form of kpss export form (its hidden first column is missing).",
    )


def _cell(row: list[Raw], column: int) -> Raw:
    return row[column] if column < len(row) else ""


def _text(row: list[Raw], column: int) -> str:
    value = _cell(row, column)
    return f"{value:f}" if isinstance(value, Decimal) else str(value).strip()
