from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.language.typography import unbreakable


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
        ("a – b", "a – b"),
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
