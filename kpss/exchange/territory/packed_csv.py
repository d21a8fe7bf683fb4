"""The bytes of a CSV file, packed or not → rows with the columns that are needed."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpss.language.errors import UserError
from kpss.source.csv_text import delimiter
from kpss.source.decoding import decode
from kpss.source.document import Refusal

MAX_UNPACKED = 64 * 1024 * 1024  # bytes; the table of the whole country has 2.7 million
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


class CsvRow(NamedTuple):
    """The wanted cells of one row, stripped of blanks, and its last line in the file (from 1)."""

    line: int
    cells: tuple[str, ...]


def rows(data: bytes, name: str, columns: Sequence[str], limit: int = MAX_UNPACKED) -> list[CsvRow]:
    """The cells of *columns* from all rows that are not empty.

    *data* may be packed with gzip; UTF-8 with or without BOM, commas, semicolons or tabs, any line ends.

    :raises UserError: if the file *name* is something else, lacks a column or unpacks to more than *limit* bytes.
    """
    text = _text(unpacked(data, name, limit), name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        wanted = _positions(header, name, columns)
        return list(_cells(reader, name, len(header), wanted))
    except csv.Error as error:
        raise UserError(
            f"Tabulka {name} není správné CSV (řádek {reader.line_num}: {error}).",
            f"The table {name} is no proper CSV (line {reader.line_num}: {error}).",
        ) from None


def unpacked(data: bytes, name: str, limit: int = MAX_UNPACKED) -> bytes:
    """*data*, unpacked if it is gzip.

    :raises UserError: if it is damaged, of another format, or larger than *limit* bytes.
    """
    if data.startswith(_ZIP):
        raise UserError(
            f"Soubor {name} je archiv ZIP nebo sešit Excelu; dejte tabulku jako CSV v UTF-8.",
            f"The file {name} is a ZIP archive or an Excel workbook; give the table as CSV in UTF-8.",
        )
    if data.startswith(_GZIP):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                data = file.read(limit + 1)
        except (OSError, EOFError, zlib.error):
            raise UserError(
                f"Soubor {name} nejde rozbalit, je neúplný nebo poškozený; stáhněte ho znovu.",
                f"The file {name} cannot be unpacked, it is cut short or damaged; download it again.",
            ) from None
    if len(data) > limit:
        size = limit // (1024 * 1024)
        raise UserError(
            f"Tabulka {name} má po rozbalení přes {size} MiB; to není tabulka, kterou import čte.",
            f"The table {name} unpacks to more than {size} MiB; that is no table that the import reads.",
        )
    return data


def _text(data: bytes, name: str) -> str:
    try:
        return decode(data)
    except Refusal as refusal:
        encoding = {"windows-1250": "Windows-1250", "utf-16": "UTF-16"}.get(refusal.params["encoding"])
    if encoding is None:
        raise UserError(f"Soubor {name} není text v UTF-8.", f"The file {name} is no text in UTF-8.")
    raise UserError(
        f"Tabulka {name} je v kódování {encoding}; uložte ji v UTF-8 (v Excelu „CSV UTF-8“).",
        f"The table {name} is encoded in {encoding}; save it in UTF-8 (in Excel “CSV UTF-8”).",
    )


def _positions(header: list[str], name: str, columns: Sequence[str]) -> list[int]:
    missing = [column for column in columns if column not in header]
    if missing:
        cs, en = ", ".join(f"„{column}“" for column in missing), ", ".join(f"“{column}”" for column in missing)
        raise UserError(f"V tabulce {name} chybí sloupec {cs}.", f"The table {name} lacks the column {en}.")
    doubled = [column for column in columns if header.count(column) > 1]
    if doubled:
        raise UserError(
            f"V tabulce {name} je sloupec „{doubled[0]}“ dvakrát.",
            f"The table {name} has the column “{doubled[0]}” twice.",
        )
    return [header.index(column) for column in columns]


def _cells(reader: Iterator[list[str]], name: str, width: int, wanted: list[int]) -> Iterator[CsvRow]:
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        line = reader.line_num  # type: ignore[attr-defined]
        if len(row) != width:
            raise UserError(
                f"Tabulka {name} má na řádku {line} jiný počet sloupců ({len(row)}) než v záhlaví ({width}).",
                f"Line {line} of the table {name} has {len(row)} columns, the header has {width}.",
            )
        yield CsvRow(line, tuple(row[position].strip() for position in wanted))
