"""Tables as text (CSV): in which encoding, with which delimiter, and their rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from kpss.source.decoding import decode, guess, lenient
from kpss.source.document import Refusal

DELIMITERS = ";\t,"  # of equally frequent ones the first
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_TOLD = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)  # how Excel names the delimiter


class CsvLine(NamedTuple):
    """The cells of one row and its last line in the file (from 1)."""

    line: int
    cells: list[str]


def csv_text(data: bytes) -> str | None:
    """The text of *data*: UTF-8, or an encoding in which Czech makes sense; None where it is no text."""
    try:
        text = decode(data)
    except Refusal:
        if data.startswith(b"%PDF") or not guess(data):
            return None
        text = lenient(data)
    return None if "\0" in text else text


def delimiter(text: str) -> str:
    """What separates the cells of the first row: ``;``, a tab or ``,``, whichever stands most often outside quotes."""
    first = next((line for line in _QUOTED.sub("", text).split("\n") if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def csv_rows(text: str) -> Iterator[CsvLine]:
    """The rows of *text* that are not empty, their cells stripped of blanks.

    :raises csv.Error: if it is no proper CSV.
    """
    told = _TOLD.match(text)
    separator = told[1] if told is not None else delimiter(text)
    body = text[told.end() :] if told is not None else text
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    for cells in reader:
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield CsvLine(reader.line_num + (told is not None), stripped)
