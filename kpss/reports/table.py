"""What a report is: typed columns and rows, ready for any format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple, TypeAlias

from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text

ColumnType = Literal["text", "number", "date", "list", "lines", "flag", "choice", "blank"]
Row: TypeAlias = Mapping[str, Any]


CZK = Text("Kč", "CZK")
"""The unit of money: amounts in it have two decimals where they are not whole."""


class Column(NamedTuple):
    """A column: the key in rows and in JSON, its label and type.

    ``unit`` stands after the label; ``lines`` is a list shown one under another, ``blank``
    leaves room to write by hand.  ``labels`` are the words for the codes of a choice, or of the items of a list.
    ``data`` puts the column into JSON and CSV, ``shown`` into tables for people.
    """

    key: str
    label: Text
    type: ColumnType = "text"
    unit: Text | None = None
    labels: Mapping[str, Text] = {}
    data: bool = True
    shown: bool = True


class Grouping(NamedTuple):
    """A layout for people of lists in place of a table: for each value of the column ``by`` the column ``item``.

    ``rest`` stands above the rows that have no such value.  Rows of one value follow each other.
    """

    by: str
    item: str
    rest: Text


class Series(NamedTuple):
    """One series of a chart: its name, and a value for each label; None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


class Chart(NamedTuple):
    """Numbers to be drawn as ``bars``, ``lines``, or ``stacked`` bars; every series has a value for each label."""

    sort: Literal["bars", "lines", "stacked"]
    caption: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""


def no_charts(language: Language) -> tuple[Chart, ...]:  # noqa: ARG001 - one shape for all charts
    """The charts of a report that has none."""
    return ()


class Report(NamedTuple):
    """A report: what it is about, its columns and rows, and remarks that a reader must see.

    Values of rows are plain data (ISO days, codes, numbers, lists) or :class:`~kpss.language.phrases.Phrase`.
    ``extra`` are further top-level members of the JSON form.  ``for_people`` stand in tables for people in place of the
    rows: the same rows in groups, with their sums.  ``charts`` gives the charts in a language.
    """

    name: str
    title: Text
    as_of: dt.date
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    remarks: tuple[Phrase, ...] = ()
    extra: Mapping[str, Any] = {}
    summary: Phrase | None = None
    grouping: Grouping | None = None
    charts: Callable[[Language], tuple[Chart, ...]] = no_charts
    for_people: Sequence[Row] | None = None

    @property
    def shown_rows(self) -> Sequence[Row]:
        """The rows for people."""
        return self.rows if self.for_people is None else self.for_people
