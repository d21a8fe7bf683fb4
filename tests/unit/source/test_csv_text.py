"""Tables as text: encodings, delimiters, rows."""

from __future__ import annotations

import csv

import pytest

from kpss.source.csv_text import csv_rows, csv_text, delimiter

TABLE = "Rok;Obyvatelé, celkem\n2013;2 790\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
def test_tables_are_read_in_usual_encodings(encoding: str) -> None:
    assert csv_text(TABLE.encode(encoding)) == TABLE


@pytest.mark.parametrize("data", [b"%PDF-1.7 \xff", b"PK\x03\x04\xff\x00", b"\x00\x01\x02", b"a\x00b"])
def test_other_files_are_no_tables(data: bytes) -> None:
    assert csv_text(data) is None


@pytest.mark.parametrize(
    ("text", "sign"),
    [("a;b,c;d", ";"), ("a\tb", "\t"), ("a,b", ","), ('"x;y;z",b', ","), ("\n\na;b", ";"), ("one", ";"), ("", ";")],
)
def test_the_delimiter_is_found_out(text: str, sign: str) -> None:
    assert delimiter(text) == sign


def test_rows_are_stripped_and_empty_ones_left_out() -> None:
    text = 'sep=;\r\nRok;"Lůžka; místa"\r\n\r\n;;\r\n 2013 ;64\r\n'
    assert list(csv_rows(text)) == [(2, ["Rok", "Lůžka; místa"]), (5, ["2013", "64"])]


def test_broken_quotes_are_an_error() -> None:
    with pytest.raises(csv.Error):
        list(csv_rows('a;b\n"1;2'))
