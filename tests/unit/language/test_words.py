from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.language.slugs import fold, slug
from kpss.language.text import Text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lipník nad Bečvou", "lipnik-nad-becvou"),
        ("  ÚŘS – 2. část  ", "urs-2-cast"),
        ("Střednědobý plán 2013 - 2017", "strednedoby-plan-2013-2017"),
        ("ďťňěůß", "dtneuss"),
        ("C\u030ca\u0301slav", "caslav"),  # accents as characters of their own
        ("---", ""),
        ("Ж", ""),
        ("a_b", "a-b"),
    ],
)
def test_slug(text, expected):
    assert slug(text) == expected


@given(st.text())
def test_slug_is_an_id_or_nothing(text):
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
    assert slug(slug(text)) == slug(text)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("statsu", "status"),
        ("STATUS", "status"),
        ("nazev", "název"),
        ("území", None),
        ("", None),
        ("statuss", "status"),
    ],
)
def test_nearest(word, expected):
    assert nearest(word, ["status", "název", "valid"]) == expected


def test_nearest_of_nothing():
    assert nearest("status", []) is None


def test_nearest_gives_the_word_as_it_is_written():
    assert nearest("obzvlaste sirsi", ["Obzvláště širší"]) == "Obzvláště širší"


def test_text_in_language():
    text = Text("plán", "plan")
    assert (text.in_language("cs"), text.in_language("en")) == ("plán", "plan")


def test_user_error_has_both_languages():
    error = UserError("Složka neexistuje.", "There is no folder.")
    assert error.text == Text("Složka neexistuje.", "There is no folder.")
    assert str(error) == "There is no folder."
