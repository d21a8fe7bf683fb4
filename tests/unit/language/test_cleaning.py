from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.language.cleaning import clean, one_line

BIDIRECTIONAL = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
EVERY = [chr(number) for number in range(sys.maxunicode + 1)]
REPLACED = "\ufffd"


def test_no_control_character_passes():
    controls = [char for char in EVERY if unicodedata.category(char) in ("Cc", "Cs")]
    assert [char for char in controls if clean(char) == char] == ["\t", "\n"]


def test_no_bidirectional_character_passes():
    marks = {"\u061c", "\u200e", "\u200f"}
    hidden = [char for char in EVERY if unicodedata.bidirectional(char) in BIDIRECTIONAL or char in marks]
    assert len(hidden) == 12
    assert [char for char in hidden if clean(char) != REPLACED] == []


def test_letters_and_signs_stay():
    text = "Příliš žluťoučký kůň – „úpěl“ ďábelské ódy… 20\u00a0% 🙂 \u200d"
    assert clean(text) == text
    printable = "".join(char for char in EVERY if char.isprintable())
    assert clean(printable) == printable


def test_no_character_makes_a_second_line():
    blanks = [char for char in EVERY if char.isspace() or unicodedata.category(char) in ("Cc", "Zl", "Zp")]
    assert {"\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028"} <= set(blanks)
    assert [char for char in blanks if len(one_line(f"a{char}b").splitlines()) != 1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", "a b"),
        ("a\r\n\r\n\tb", "a b"),
        ("a\u2028b\u2029c", "a b c"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\u202eb", "a\ufffdb"),
        ("a\x85b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\ufeffb", "a\ufffdb"),
        ("", ""),
    ],
)
def test_one_line(text, expected):
    assert one_line(text) == expected


@given(st.text(st.characters(), max_size=20))
def test_cleaned_text_can_be_written_and_is_clean(text):
    for cleaned in (clean(text), one_line(text)):
        cleaned.encode("utf-8")
        assert clean(cleaned) == cleaned
    assert one_line(one_line(text)) == one_line(text)
    assert len(clean(text)) == len(text)
