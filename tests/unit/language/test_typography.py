from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.language.typography import typeset, unbreakable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("v obci", "v~obci"),
        ("a v obci", "a~v~obci"),
        ("i s k o a u z v", "i~s~k~o~a~u~z~v"),
        ("V Olomouci a k tomu", "V~Olomouci a~k~tomu"),
        ("podle § 94 odst. 2 písm. d) zákona č. 108/2006", "podle §~94 odst.~2 písm.~d) zákona č.~108/2006"),
        ("plánování obcí", "plánování obcí"),
        ("ORP A není", "ORP A~není"),
        ("a – b", "a~– b"),
        ("16. 7. 2017 a 1. ledna", "16.~7.~2017 a~1.~ledna"),
        ("od 31. 3. do 5 let", "od 31.~3. do 5 let"),
        ("1 234 567 Kč, 5 %, 3 tis. osob", "1~234~567~Kč, 5~%, 3~tis. osob"),
        ("vyhláška č. 505/2006 Sb.", "vyhláška č.~505/2006~Sb."),
        ("v roce 2016 2 lidé", "v~roce 2016 2 lidé"),
        ("(v obci)", "(v~obci)"),
        ("", ""),
    ],
)
def test_czech(text, expected):
    assert unbreakable(text, "cs").replace("\u00a0", "~") == expected


@given(st.text("avkAV 1§(.)č\n\u00a0žx"))
def test_only_spaces_change(text):
    assert unbreakable(text, "cs").replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert unbreakable(unbreakable(text, "cs"), "cs") == unbreakable(text, "cs")
    assert unbreakable(text, "en") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('řekl "ano" a šel', "řekl „ano“ a\u00a0šel"),
        ('("x", "y z")', "(„x“, „y z“)"),
        ('<b onclick="x">', '<b onclick="x">'),
        ('15" a 20"', '15" a\u00a020"'),
        ('" "', '" "'),
        ('"', '"'),
    ],
)
def test_quotes(text, expected):
    assert typeset(text, "cs") == expected
    assert typeset(text, "en") == text
