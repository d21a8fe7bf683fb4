from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.source.decoding import BOM, decode, guess, lenient
from kpss.source.document import Refusal

CZECH = "name: Příliš žluťoučký kůň\n"


def refused(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        decode(data)
    assert caught.value.code == 101
    return caught.value


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_with_and_without_bom(text):
    if not text.startswith(BOM):
        assert decode(text.encode()) == decode(text.encode("utf-8-sig")) == text
        assert lenient(text.encode("utf-8-sig")) == text


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1250", "windows-1250"),
        ("utf-16", "utf-16"),
        ("utf-16-le", None),
        ("cp852", "cp852"),
        ("iso-8859-2", "iso-8859-2"),
    ],
)
def test_other_encodings_are_refused(encoding, name):
    if name is None:  # without a BOM and without a letter that UTF-8 has not: zero bytes, which the reader refuses
        assert "\0" in decode("name".encode(encoding))
    else:
        assert refused(CZECH.encode(encoding)).params == {"encoding": name}
        assert lenient(CZECH.encode(encoding)) == CZECH


def test_place_of_the_first_wrong_letter():
    found = refused(CZECH.encode("cp1250"))
    assert lenient(CZECH.encode("cp1250")) == CZECH
    assert CZECH[found.start : found.end] == "ř"


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfea", b"\x80", b"a\xc3", b"\xed\xa0\x80", b"\xf8", b"\x81\x98"]
)
def test_broken_bytes_have_a_place_in_the_text(data):
    found = refused(data)
    assert 0 <= found.start < found.end
    assert found.start <= len(lenient(data))


@given(st.binary(max_size=40))
def test_any_bytes_are_text_or_refused(data):
    text = lenient(data)
    text.encode()  # no halves of characters
    assert guess(data) in ("", "windows-1250", "iso-8859-2", "cp852", "utf-16")
    try:
        data.decode()
    except UnicodeDecodeError:
        refusal = refused(data)
        assert 0 <= refusal.start < refusal.end <= len(text) + 1
    else:
        assert decode(data) == text


def test_guess_of_plain_words():
    assert guess("Žďár nad Sázavou".encode("cp1250")) == "windows-1250"
    assert guess("Košťálov".encode("utf-16")) == "utf-16"
    assert guess(b"\xff\xfe") == "utf-16"
    assert guess(b"\x01\x81") == ""
