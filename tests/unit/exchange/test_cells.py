"""What cells mean, and what spreadsheets made of them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.exchange.cells.meaning import (
    code_of,
    date_of,
    flag_of,
    guarded,
    number_of,
    raw,
    reference_of,
    same,
    text_of,
    time_of,
    unguarded,
    yearly_of,
)
from kpss.language.text import Text
from kpss.model.company_number import with_zeros

DAY = dt.date(2017, 1, 1)
CODES = {"residential": Text("pobytová", "residential"), "field": Text("terénní", "field")}


def seen(found):
    """The text, or the sort of problem; with the sort of remark."""
    if found.problem is not None:
        assert found.problem.text.cs
        assert found.problem.text.en
        return f"!{found.problem.code}"
    return (found.text, found.remark.code) if found.remark is not None else found.text


@pytest.mark.parametrize(
    ("value", "former", "wanted"),
    [
        ("2,5", "", ("2.5", "comma")),
        ("2,50", "2.5", "2.5"),
        (Decimal("2.5"), "2.50", "2.50"),
        ("1 234,50 Kč", "", ("1234.50", "comma")),
        ("5\u00a0000,-", "", ("5000", "comma")),
        ("−5", "", ("-5", "comma")),
        ("'-5", "", "-5"),
        ("", "3", ""),
        ("1.234,5", "", "!no_number"),
        ("1E+05", "", "!rounded"),
        ("1E+05", "100000", ("100000", "turned")),
        ("1,23E+08", "123456789", ("123456789", "turned")),
        ("1,24E+08", "123456789", "!rounded"),
        ("20 %", "", "!no_number"),
        (dt.date(2026, 5, 2), "2.5", ("2.5", "turned")),
        (dt.date(2026, 5, 2), "", "!became_date"),
        (True, "", "!no_number"),
        ("#N/A", "", "!error"),
        ("#NÁZEV?", "", "!error"),
        ("#####", "", "!error"),
        ("=B2+1", "", "!formula"),
    ],
)
def test_numbers(value, former, wanted):
    assert seen(number_of(value, former)) == wanted


def test_whole_numbers():
    assert seen(number_of(Decimal("30.0"), whole=True)) == "30"
    assert seen(number_of("2,5", whole=True)) == "!no_number"


@pytest.mark.parametrize(
    ("value", "former", "wanted"),
    [
        ("2017", "", "2017"),
        (Decimal(2017), "", "2017"),
        ("2017-07", "", "2017-07"),
        ("2017-7-6", "", ("2017-07-06", "dated")),
        ("16. 7. 2017", "", ("2017-07-16", "dated")),
        ("16.07.2017", "2017-07-16", "2017-07-16"),
        ("16.7.2017 0:00:00", "", ("2017-07-16", "dated")),
        (dt.date(2017, 7, 16), "", ("2017-07-16", "dated")),
        (dt.datetime(2017, 7, 1), "2017-07", "2017-07"),  # noqa: DTZ001 - as workbooks keep it
        (dt.date(2017, 1, 1), "2017", "2017"),
        (dt.date(2017, 1, 2), "2017", ("2017-01-02", "dated")),
        (Decimal(41640), "", ("2014-01-01", "serial")),
        ("41640", "2014-01-01", ("2014-01-01", "serial")),
        ("VII.17", "2017-07", "2017-07"),
        ("čvc.17", "", ("2017-07", "dated")),
        ("červenec 2017", "", ("2017-07", "dated")),
        ("Jul-17", "", ("2017-07", "dated")),
        ("7/2017", "", ("2017-07", "dated")),
        ("7/16/2017", "", ("2017-07-16", "dated")),
        ("7/8/2017", "", "!unclear_date"),
        ("16.7.17", "", ("2017-07-16", "dated")),
        ("07/16/17", "2017-07-16", "2017-07-16"),
        ("7/8/2017", "2017-08-07", "2017-08-07"),
        ("loni", "", "!no_date"),
        ("2017-02-30", "", "!no_date"),
        (Decimal(5), "", "!no_date"),
        ("", "2017", ""),
        ("\u00a02017\u00a0", "", ("2017", "dated")),
    ],
)
def test_dates(value, former, wanted):
    found = seen(date_of(value, former))
    assert found == wanted or found == (wanted[0] if isinstance(wanted, tuple) else wanted)


def test_whole_days_days_of_a_year_and_hours():
    assert seen(date_of("2017", day=True)) == "!no_date"
    assert seen(date_of("16. 7. 2017", day=True)) == ("2017-07-16", "dated")
    assert seen(yearly_of("31. 3.")) == ("--03-31", "dated")
    assert seen(yearly_of(dt.date(2026, 3, 31), "--03-31")) == ("--03-31", "dated")
    assert seen(yearly_of("jaro")) == "!no_date"
    hours = (dt.time(9, 30), "9.30", "14:00:00", Decimal("0.5"), "ráno")
    assert [seen(time_of(value, "09:30")) for value in hours] == ["09:30", "09:30", "14:00", "12:00", "!no_time"]


@pytest.mark.parametrize(
    ("value", "former", "digits", "wanted"),
    [
        (Decimal(302724), "00302724", 8, ("00302724", "zeros")),
        (Decimal(302724), "", 8, ("00302724", "zeros")),
        ("302725", "", 8, "!zeros_lost"),
        ("12345678", "", 8, "12345678"),
        ("302724", "00302724", 0, ("00302724", "zeros")),
        ("302725", "00302724", 0, "302725"),
        (Decimal(12), "", 0, "12"),
        (Decimal("3.5"), "3,5", 0, ("3,5", "turned")),
        (Decimal("3.5"), "", 0, "!became_number"),
        (dt.date(2017, 12, 1), "12/2017", 0, ("12/2017", "turned")),
        ("XII.17", "12/2017", 0, ("12/2017", "turned")),
        ("01.12.2017", "12/2017", 0, ("12/2017", "turned")),
        ("11/2017", "12/2017", 0, "11/2017"),
        ("02/01/04", "1.2.4", 0, ("1.2.4", "turned")),
        ("01.02.2004", "1.2.4", 0, ("1.2.4", "turned")),
        ("1.4.2", "1.2.4", 0, "1.4.2"),
        ("2.5.2026", "2.5", 0, ("2.5", "turned")),
        (dt.date(2017, 12, 1), "usnesení", 0, "!became_date"),
        ("1,23457E+12", "1234567890123", 0, ("1234567890123", "turned")),
        ("'+420 585", "", 0, "+420 585"),
        ("  text \r\n", "text", 0, "text"),
        ("16.\u00a07.", "", 0, ("16. 7.", "spaces")),
        ("16.\u00a08.", "16.\u00a07.", 0, "16.\u00a08."),
        ("„uvozovky“", "", 0, "„uvozovky“"),
        ("a\x01b", "", 0, "!not_allowed"),
        (dt.time(14, 0), "14:00", 0, "14:00"),
    ],
)
def test_texts(value, former, digits, wanted):
    assert seen(text_of(value, former, digits=digits, with_zeros=with_zeros)) == wanted


def test_flags_codes_and_references():
    said = [seen(flag_of(value)) for value in ("Ano", "ne", True, Decimal(1), "0", "", "snad", "#N/A")]
    assert said == ["true", "false", "true", "true", "false", "", "!no_flag", "!error"]
    given_codes = ("field", "field – terénní", "field - x y", "Terénní", "„field“", "terenni", "pole", "", DAY)
    codes = [seen(code_of(value, CODES)) for value in given_codes]
    assert codes == ["field", "field", "field", "field", "field", "field", "!no_code", "", "!no_code"]
    assert seen(code_of("stare", CODES, "stare")) == "stare"
    assert seen(reference_of("a-b – Název", {"a-b": "x"})) == "a-b"
    assert seen(reference_of("a-b\u00a0", {"a-b": "x"})) == "a-b"
    assert seen(reference_of("jiný – text", {"a-b": "x"})) == "jiný – text"


def test_values_of_workbooks_are_never_binary_numbers():
    assert [raw(value) for value in (2.0, 0.1, 3, True, None, "x")] == [
        Decimal(2), Decimal("0.1"), Decimal(3), True, "", "x",
    ]  # fmt: skip


@given(st.text())
def test_guarded_texts_are_given_back(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert same(text, f" {text}\r\n")
