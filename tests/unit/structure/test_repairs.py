from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.structure.engines import SchemaError
from kpss.structure.repairs import looks_garbled, odd_variant, plain_text, repair_of, ungarble

NBSP = "\u00a0"
CZECH = "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
WORDS = [
    "Příliš žluťoučký kůň",
    "úpěl ďábelské ódy",
    "Čechy pod Košířem",
    "Ústí",
    "Žďár",
    "Týn",
    "ORP Šternberk – 2. část",
]


def misread(text: str, encoding: str) -> str:
    """UTF-8 read as an old encoding; bytes without a letter there pass as control characters, as in browsers."""
    return "".join(bytes([byte]).decode(encoding) if _defined(byte, encoding) else chr(byte) for byte in text.encode())


def _defined(byte: int, encoding: str) -> bool:
    try:
        bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("encoding", ["cp1250", "cp1252"])
@pytest.mark.parametrize("text", WORDS)
def test_misread_text_is_recognised(text, encoding):
    assert looks_garbled(misread(text, encoding))
    assert ungarble(misread(text, encoding)) == text


@given(st.text(CZECH + "abc 12-,", min_size=1, max_size=20), st.sampled_from(["cp1250", "cp1252"]))
def test_any_misread_czech_is_mended(text, encoding):
    if any(char in CZECH for char in text):
        assert ungarble(misread(text, encoding)) == text


@given(st.text(CZECH + "abcdefghijklmnopqrstuvwxyz äöüÄÖÜßľĺŕ„“–…1234567890.,()/"))
def test_right_text_is_left_alone(text):
    assert ungarble(text) is None


@pytest.mark.parametrize(
    "text", [*WORDS, "São Paulo", "Ångström", "Łódź", "Ăn", "20 °C ± 5 %", "naïve café", "ÖBB", "Ä", ""]
)
def test_right_words_are_left_alone(text):
    assert ungarble(text) is None


@pytest.mark.parametrize(
    ("text", "plain", "variant"),
    [
        ("Nová Ves", "Nová Ves", ""),
        (f"Nová{NBSP}Ves", "Nová Ves", "nbsp"),
        ("Nová\u202fVes", "Nová Ves", "nbsp"),
        ("„Nová Ves“", "Nová Ves", "smart_quotes"),
        ("”Nová” ’Ves’", "Nová Ves", "smart_quotes"),
        (f"{NBSP}„a“{NBSP}", "a", "nbsp"),
        ('"a"', '"a"', ""),
    ],
)
def test_odd_characters(text, plain, variant):
    assert (plain_text(text), odd_variant(text)) == (plain, variant)


@given(st.text())
def test_plain_text_is_plain(text):
    assert odd_variant(plain_text(text)) == ""
    assert plain_text(plain_text(text)) == plain_text(text)


def repair(keyword: str, value: object, **params: object) -> object:
    found = repair_of(SchemaError(keyword, ("k",), params), value)
    return None if found is None else (found.value, found.variant)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *[(word, (True, "boolean")) for word in ("ano", "Ano", "ANO", "a", "yes", "Y", "on", "pravda")],
        *[(word, (False, "boolean")) for word in ("ne", "Ne", "n", "no", "OFF", "nepravda")],
        ("možná", None),
        ("", None),
        (1, None),
        (None, None),
        (["ano"], None),
    ],
)
def test_yes_and_no(value, expected):
    assert repair("type", value, types=["boolean"]) == expected


@pytest.mark.parametrize(
    ("value", "types", "expected"),
    [
        ("1,5", ["number"], (1.5, "comma")),
        ("-0,25", ["number"], (-0.25, "comma")),
        (f"1{NBSP}000,5", ["number"], (1000.5, "comma")),
        ("1,5", ["integer"], None),
        ("1,5", ["string"], None),
        ("1,5,2", ["number"], None),
        (",5", ["number"], None),
        ("asi 1,5", ["number"], None),
        (1.5, ["number"], None),
    ],
)
def test_decimal_comma(value, types, expected):
    assert repair("type", value, types=types) == expected


def test_ordinary_mistakes_are_not_repaired():
    assert repair("pattern", "A b", pattern="") is None
    assert repair("minimum", 0, limit=1) is None
    assert repair("required", "a", property="b") is None
    assert repair("pattern", f"a{NBSP}b", pattern="") == ("a b", "nbsp")
    assert repair("enum", "„approved“", options=[]) == ("approved", "smart_quotes")
