from __future__ import annotations

import gzip

import pytest

from kpss.exchange.territory.packed_csv import MAX_UNPACKED, CsvRow, rows
from kpss.language.errors import UserError

TEXT = 'kód,název,jiné\n"1","Říčany, město",x\n\n,,\n2, Ústí ,y\n'
EXPECTED = [CsvRow(2, ("Říčany, město", "1")), CsvRow(5, ("Ústí", "2"))]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.rstrip("\n").encode(),
        gzip.compress(TEXT.encode()),
        gzip.compress(TEXT[:10].encode()) + gzip.compress(TEXT[10:].encode()),
    ],
    ids=["LF", "CRLF", "BOM", "no final line end", "gzip", "gzip of two members"],
)
def test_a_table_is_read_in_every_form(data):
    assert rows(data, "t.csv", ("název", "kód")) == EXPECTED


def test_a_table_saved_with_semicolons_is_read():
    assert rows(b"a;b\n1;x, y\n", "t.csv", ("b",)) == [CsvRow(2, ("x, y",))]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (TEXT.encode("cp1250"), "Tabulka t.csv je v kódování Windows-1250; uložte ji v UTF-8 (v Excelu „CSV UTF-8“)."),
        (TEXT.encode("utf-16"), "Tabulka t.csv je v kódování UTF-16; uložte ji v UTF-8 (v Excelu „CSV UTF-8“)."),
        (b"a,b\n\xff\xff\xff\n", "Soubor t.csv není text v UTF-8."),
        (b"PK\x03\x04...", "Soubor t.csv je archiv ZIP nebo sešit Excelu; dejte tabulku jako CSV v UTF-8."),
        (b"a,b\n1,2\n", "V tabulce t.csv chybí sloupec „název“, „kód“."),
        (b"", "V tabulce t.csv chybí sloupec „název“, „kód“."),
        ("kód,název,kód\n".encode(), "V tabulce t.csv je sloupec „kód“ dvakrát."),
        ("kód,název\n1,a\n1,b,c\n".encode(), "Tabulka t.csv má na řádku 3 jiný počet sloupců (3) než v záhlaví (2)."),
        (
            gzip.compress(TEXT.encode())[:-6],
            "Soubor t.csv nejde rozbalit, je neúplný nebo poškozený; stáhněte ho znovu.",
        ),
        (b"\x1f\x8bxxxxxxxxxxxx", "Soubor t.csv nejde rozbalit, je neúplný nebo poškozený; stáhněte ho znovu."),
    ],
)
def test_another_file_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(UserError) as caught:
        rows(data, "t.csv", ("název", "kód"))
    assert caught.value.text.cs == sentence
    assert "t.csv" in caught.value.text.en


@pytest.mark.parametrize("data", ['kód,název\n1,"a\n'.encode(), f"kód,název\n1,{'a' * 200_000}\n".encode()])
def test_broken_csv_is_refused(data):
    with pytest.raises(UserError) as caught:
        rows(data, "t.csv", ("kód",))
    assert caught.value.text.cs.startswith("Tabulka t.csv není správné CSV (řádek ")


def test_unpacking_is_bounded():
    bomb = gzip.compress(b"\0" * (MAX_UNPACKED + 1), compresslevel=1)
    for data, limit in ((bomb, MAX_UNPACKED), (b"x" * 2**21, 2**20)):
        with pytest.raises(UserError, match="MiB"):
            rows(data, "t.csv", ("a",), limit)
