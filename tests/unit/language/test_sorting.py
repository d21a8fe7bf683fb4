from __future__ import annotations

import random
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.language.sorting import sort_key

# In the order of a Czech index.
INDEX = [
    "",
    "Aa",
    "Abertamy",
    "Aš",
    "Áš",
    "aškenáz",
    "Cvikov",
    "Čáslav",
    "Česká Lípa",
    "Český Krumlov",
    "Čkyně",
    "Dačice",
    "Děčín",
    "Duba",
    "Dubá",
    "Duba Nova",
    "dubák",
    "Frýdek",
    "Frýdek-Místek",
    "Frýdlant",
    "Hodonín",
    "Hradec Králové",
    "hyzop",
    "ch",
    "Cheb",
    "Chomutov",
    "CHROPYNĚ",
    "Ivančice",
    "Ľubica",
    "Luby",
    "Maj",
    "maj",
    "Máj",
    "Mohelnice",
    "Mochov",
    "Mokošín",
    "Nová Ves",
    "Nová Ves nad Nisou",
    "Novákov",
    "Nové Město",
    "Rýmařov",
    "Řevnice",
    "Říčany",
    "Stod",
    "Sušice",
    "Šluknov",
    "Šumperk",
    "Tachov",
    "Tišnov",
    "Usov",
    "Úsov",
    "Ústí nad Labem",
    "Útvina",
    "Zubří",
    "Zvíkov",
    "Žatec",
    "Ždár",
    "1. máje",
    "28. října",
]


def test_index_is_in_czech_order():
    shuffled = list(INDEX)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - the same order in every run
    assert shuffled != INDEX
    assert sorted(shuffled, key=sort_key) == INDEX


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("hz", "ch"),  # ch is a letter after h ...
        ("ch", "ia"),
        ("cz", "ča"),
        ("mohz", "moch"),  # ... also within a word
        ("mochz", "moi"),
        ("rz", "řa"),
        ("sz", "ša"),
        ("zz", "ža"),
        ("dz", "ďz"),  # ď, ť, ň and vowels with accents are not letters of their own
        ("ďa", "dz"),
        ("ňa", "nz"),
        ("ťa", "tz"),
        ("éa", "ez"),
        ("e", "é"),
        ("é", "ě"),
        ("u", "ú"),
        ("ú", "ů"),
        ("C", "c"),  # the last to decide
        ("c", "Č"),
        ("a b", "ab"),  # word by word
        ("a-c", "ab"),
        ("z", "0"),  # digits behind letters
        ("1", "2"),
    ],
)
def test_order_of_two(earlier, later):
    assert sort_key(earlier) < sort_key(later)


def test_keys_of_different_texts_differ():
    # "Dubá" and "duba" must not change places between two runs.
    assert len({sort_key(text) for text in INDEX}) == len(INDEX)


@given(st.text(max_size=8), st.text(max_size=8))
def test_every_text_has_a_place(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(st.lists(st.text("abcčdďhchiíuúůzžCČH -", max_size=6), max_size=8))
def test_accents_and_case_decide_only_between_same_letters(words):
    def letters(word: str) -> str:
        folded = re.sub("[^a-zčřšž]+", " ", word.casefold().translate(str.maketrans("ďíúů", "diuu")))
        # ch, č and ž as one character each, between the plain ones
        return folded.replace("ch", "h~").replace("č", "c~").replace("ž", "z~")

    found = [letters(word) for word in sorted(words, key=sort_key)]
    assert found == sorted(found)


def test_precomposed_names_of_the_index_are_what_is_tested():
    assert [name for name in INDEX if unicodedata.normalize("NFC", name) != name] == []
