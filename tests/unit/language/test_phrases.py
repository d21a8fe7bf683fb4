from __future__ import annotations

import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.language.phrases import Phrase, Told, join, money_text, number_text, phrase, plural, quoted
from kpss.language.text import Language, Text

TOWNS = Text("{n:obec|obce|obcí}", "{n:municipality|municipalities}")
FORM = Text("{n:#leží|leží|leží} {n:#obec|obce|obcí}", "{n:#lies|lie} {n:#town|towns}")
NBSP = "\u00a0"


def same(template: str) -> Text:
    return Text(template, template)


@pytest.mark.parametrize(
    ("number", "czech", "english"),
    [
        (0, "0 obcí", "0 municipalities"),
        (1, "1 obec", "1 municipality"),
        (2, "2 obce", "2 municipalities"),
        (3, "3 obce", "3 municipalities"),
        (4, "4 obce", "4 municipalities"),
        (5, "5 obcí", "5 municipalities"),
        (11, "11 obcí", "11 municipalities"),
        (21, "21 obcí", "21 municipalities"),
        (22, "22 obcí", "22 municipalities"),
        (101, "101 obcí", "101 municipalities"),
        (6258, f"6{NBSP}258 obcí", "6,258 municipalities"),
        (1234567, f"1{NBSP}234{NBSP}567 obcí", "1,234,567 municipalities"),
        (Decimal("1.5"), "1,5 obce", "1.5 municipalities"),
        (Decimal("1.0"), "1,0 obec", "1.0 municipality"),
        (Decimal("7.00"), "7,00 obcí", "7.00 municipalities"),
    ],
)
def test_number_with_its_form(number, czech, english):
    number_text_, _, form = czech.rpartition(" ")
    assert phrase(TOWNS, {"n": number}, "cs") == f"{number_text_}{NBSP}{form}"
    assert phrase(TOWNS, {"n": number}, "en") == english.replace(" ", NBSP)


def test_form_without_number():
    assert phrase(FORM, {"n": 1}, "en") == "lies town"
    assert phrase(FORM, {"n": 2}, "en") == "lie towns"
    assert phrase(FORM, {"n": 5}, "cs") == "leží obcí"


def test_fourth_form_is_for_decimals():
    forms = ["úvazek", "úvazky", "úvazků", "úvazku"]
    assert [plural(n, forms, "cs") for n in (1, 2, 5, Decimal("0.5"))] == forms


@given(st.integers(0, 10**6), st.sampled_from(["cs", "en"]))
def test_one_of_the_forms_is_taken(number, language: Language):
    forms = ["a", "b", "c"] if language == "cs" else ["a", "b"]
    expected = "a" if number == 1 else "b" if language == "en" or number in range(2, 5) else "c"
    assert plural(number, forms, language) == expected


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False))
def test_number_loses_no_digit(number):
    assert Decimal(number_text(number, "cs").replace(NBSP, "").replace(",", ".").replace("−", "-")) == number
    assert Decimal(number_text(number, "en").replace(",", "").replace("−", "-")) == number


@pytest.mark.parametrize(
    ("amount", "czech", "english"),
    [
        ("1234567.5", f"1{NBSP}234{NBSP}567,50", "1,234,567.50"), ("1E+3", f"1{NBSP}000", "1,000"),
        ("1234.00", f"1{NBSP}234", "1,234"), ("-0.5", "−0,50", "−0.50"),
        ("-2000", f"−2{NBSP}000", "−2,000"), ("0.005", "0,01", "0.01"), ("-0", "0", "0"),
    ],
)  # fmt: skip
def test_money_is_whole_or_has_two_decimals(amount: str, czech: str, english: str) -> None:
    assert money_text(Decimal(amount), "cs") == czech
    assert phrase(same("{amount:money}"), {"amount": Decimal(amount)}, "en") == english


def test_numbers_below_zero_have_a_true_minus() -> None:
    assert (
        phrase(same("{a} {b} {c:den|dny|dní}"), {"a": -5, "b": Decimal("-1.5"), "c": -5}, "cs")
        == f"−5 −1,5 −5{NBSP}dní"
    )


def test_a_phrase_that_tells_data_reads_as_others_do() -> None:
    assert Told(same("{a}/{b}"), {"a": 1, "b": 2}).in_language("cs") == "1/2"


@pytest.mark.parametrize(
    ("items", "czech", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], f"a a{NBSP}b", "a and b"),
        (["a", "b", "c"], f"a, b a{NBSP}c", "a, b and c"),
    ],
)
def test_enumeration(items, czech, english):
    assert join(items, "cs") == czech
    assert join(items, "en") == english


def test_fields():
    params = {
        "what": Text("plán", "plan"),
        "when": "2017-07-16",
        "items": ["a", "b\nc"],
        "name": "x„y“",
        "types": ["integer", "null"],
    }
    template = "{what}; {when:date}; {items:list}; {items:options}; {name:quote}; {types:types}"
    assert phrase(same(template), params, "cs") == (
        f"plán; 16.{NBSP}7.{NBSP}2017; a a{NBSP}b c; a nebo b c; „x„y““; celé číslo nebo nic"
    )
    assert phrase(same(template), params, "en") == (
        f"plan; 16{NBSP}July 2017; a and b c; a or b c; “x„y“”; a whole number or nothing"
    )


def test_every_json_type_has_a_name():
    types = ["array", "boolean", "integer", "null", "number", "object", "string"]
    for language in ("cs", "en"):
        text = phrase(same("{t:types}"), {"t": types}, language)
        assert not any(name in text for name in ("array", "boolean", "integer", "object", "string"))


def test_long_quotation_is_shortened():
    assert phrase(same("{t:quote}"), {"t": "x" * 80}, "cs") == quoted("x" * 80, "cs")
    assert phrase(same("{t:quote}"), {"t": "x" * 81}, "cs") == quoted("x" * 79 + "…", "cs")


@given(st.text(), st.sampled_from(["", ":date", ":quote"]), st.sampled_from(["cs", "en"]))
def test_value_cannot_break_the_line(value, specification, language: Language):
    try:
        text = phrase(same("[{value" + specification + "}]"), {"value": value}, language)
    except IndexError:
        assert specification == ":date"  # only checked dates come here
        return
    assert len(text.splitlines()) == 1
    assert not any(ord(char) < ord(" ") or 0x7F <= ord(char) < 0xA0 for char in text)


@given(st.text(string.printable))
def test_value_is_no_template(value):
    braces = "{" + value.replace("{", "").replace("}", "") + "}"
    assert phrase(same("{value}"), {"value": "{0.__class__}{x}"}, "cs") == "{0.__class__}{x}"
    assert phrase(same("{value}"), {"value": braces}, "cs").startswith("{")


def test_values_may_be_words_in_two_languages():
    inner = Phrase(Text("od {day:date}", "since {day:date}"), {"day": "2017"})
    params = {"one": inner, "word": Text("obec", "municipality"), "all": [inner, Text("obec", "municipality"), "X"]}
    assert phrase(same("{one}; {word}; {all:list}"), params, "en") == (
        "since 2017; municipality; since 2017, municipality and X"
    )
    assert phrase(same("{all:options}"), params, "cs") == "od 2017, obec nebo X"


def test_missing_value_is_a_bug_that_shows():
    with pytest.raises(KeyError):
        phrase(same("{nowhere}"), {}, "cs")
