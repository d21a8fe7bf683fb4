"""Files of tables: encodings, delimiters, workbooks, headers."""

from __future__ import annotations

import builtins
import io
import zipfile

import pytest

from kpss.exchange.plans import table as plans_table
from kpss.exchange.plans.area_words import counted
from kpss.exchange.plans.columns import PlanTable, find_table
from kpss.exchange.plans.table import read_sheets
from kpss.language.errors import UserError
from tests.unit.exchange.plans_support import sheet_file, workbook

TEXT = "č.;Komunitní plány;Územní působnost;Časová působnost\n1.;Plán Šumperka, města;Město Šumperk;2014 - 2018\n"


def read(data: bytes) -> PlanTable:
    return find_table(read_sheets(data, "t"), "t")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_delimiters(encoding, delimiter, end):
    (row,) = read(TEXT.replace(";", delimiter).replace("\n", end).encode(encoding)).rows
    assert row[:5] == (2, "1", "Plán Šumperka, města", "Město Šumperk", "2014 - 2018")


def test_commas_need_quotation_marks():
    (row,) = read(b'Plan,Area,Valid\n"A, b",Mesto B,2016\n').rows
    assert row.name == "A, b"
    (row,) = read(b"Plan,Area,Valid\nA, b,Mesto B,2016\n").rows
    assert row.is_shifted


@pytest.mark.parametrize(
    "header",
    [
        "PLAN;UZEMI;OBDOBI", "Název plánu;Území;Platnost", "Title;Territory;Period",
        "Název dokumentu;Obce;Na roky (období)",
        "Komunitní plán;Pro které území;Platí od – do",
    ],
)  # fmt: skip
def test_headers(header):
    (row,) = read(f"{header}\nA;B;2016\n".encode()).rows
    assert row[2:5] == ("A", "B", "2016")


def test_columns_in_any_order_and_unknown_ones():
    table = read(
        "Od;Zpracovatel;Do;Území;Plán;Stav\n2016;X;2019;ORP A;P;schváleno\n;;;ORP B;Q;\n2017;;;C;R;\n".encode()
    )
    assert [row[2:6] for row in table.rows] == [
        ("P", "ORP A", "2016 – 2019", "schváleno"), ("Q", "ORP B", "", ""), ("R", "C", "od 2017", ""),
    ]  # fmt: skip
    assert table.unknown == ["Zpracovatel"]


def test_titles_empty_rows_and_a_repeated_header():
    text = "Plánování na území kraje;;\n;;\nPlán;Území;Období\nA;B;2016\n;;\nPlán;Území;Období\nC;D;2017\nOkres E;;\n"
    assert [(row.row, row.name) for row in read(text.encode()).rows] == [(4, "A"), (7, "C"), (8, "Okres E")]


def test_prepared_numbers_are_no_rows():
    assert [row.number for row in read(";Plán;Území\n1.;A;B\n2.;;\n".encode()).rows] == ["1"]


def test_workbook():
    rows: list[list[object]] = [
        ["Přehled"],
        ["č.", "Plán", "Území", "Od", "Do"],
        [1, "A", "ORP B", 2016, 2019.0],
        [2, "C", "", "=2016-01-31", ""],
    ]
    table = read(workbook(rows, merged=["A1:E1", "C5:C6"], first=3))
    assert [row[:5] for row in table.rows] == [
        (5, "1", "A", "ORP B", "2016 – 2019"), (6, "2", "C", "ORP B", "od 2016-01-31"),
    ]  # fmt: skip
    assert table.sheet == "Plány"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x00\x01\x02", b"%PDF-1.4", b"a;b;c\n1;2;3\n", "Dopis o plánu a území.\n".encode(), b"PK\x03\x04broken",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1broken", workbook([["a", "b"], [1, 2]]),
        sheet_file('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        sheet_file("<sheetData><row>"), 'Plán;Území\nA;"B\n'.encode(),
    ],
    ids=["empty", "binary", "pdf", "other", "prose", "zip", "xls", "workbook", "far", "cut", "quotes"],
)  # fmt: skip
def test_no_table(data):
    with pytest.raises(UserError) as raised:
        read(data)
    assert " t" in raised.value.text.cs


def test_without_the_library(monkeypatch):
    real = builtins.__import__

    def missing(name, *arguments, **more):
        if name == "python_calamine":
            raise ImportError(name)
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UserError) as raised:
        read(workbook([["Plán", "Území"]]))
    assert 'pip install "kpss[tabulky]"' in raised.value.text.cs


def _damaged(kind: str) -> bytes:
    """A workbook whose sheet is damaged within its compressed data, or ends before it should."""
    data = bytearray(workbook([["Plán", "Území"], *([f"Plán {number}", "Obec"] for number in range(200))]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = next(one for one in archive.infolist() if "worksheets/" in one.filename)
    start = part.header_offset + 30 + len(part.filename)
    if kind == "damaged":
        data[start : start + 40] = b"\xff" * 40
        return bytes(data)
    entry = data.rindex(part.filename.encode()) - 46  # in the list of parts: a size beyond the end of the file
    for place in (entry + 20, part.header_offset + 18):
        data[place : place + 4] = (part.compress_size + 10_000_000).to_bytes(4, "little")
    data[start : start + part.compress_size] = data[start : start + part.compress_size // 2].ljust(part.compress_size)
    return bytes(data)


@pytest.mark.parametrize("kind", ["damaged", "cut"])
def test_damaged_workbooks(kind):
    with pytest.raises(UserError) as raised:
        read(_damaged(kind))
    assert "přečíst nedá" in raised.value.text.cs


def test_a_file_that_ends_within_a_sheet(monkeypatch):
    def ended(*_):
        raise EOFError

    monkeypatch.setattr(plans_table, "check_size", ended)
    with pytest.raises(UserError):
        read(workbook([["Plán", "Území"]]))


@pytest.mark.parametrize(
    ("text", "number", "listed"),
    [
        ("4 obcí", 4, ""), ("0 obcí", 0, ""), ("dvou obcí: A, B", 2, "A, B"), ("Dzbel", None, "Dzbel"),
        ("9" * 5000 + " obcí", 9999, ""), ("007 obcí", 7, ""),
    ],
    ids=["figure", "none", "word", "name", "endless", "zeros"],
)  # fmt: skip
def test_counted(text, number, listed):
    assert counted(text) == (number, listed)
