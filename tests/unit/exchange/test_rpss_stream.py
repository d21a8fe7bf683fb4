"""The register as a stream: packed or not, and each way in which the file may be wrong."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal

import pytest

from kpss.exchange.rpss.stream import services
from kpss.language.errors import UserError
from tests.unit.exchange.register_support import item, register, source

WHOLE = register(item(), item(portalId=2), item(portalId=3))
LINES = json.dumps({"polozky": [item(), item(portalId=2)]}, ensure_ascii=False, indent=1).encode()


@pytest.mark.parametrize("data", [WHOLE, gzip.compress(WHOLE), b"\xef\xbb\xbf" + WHOLE, b"\n \n" + WHOLE])
def test_whole_file(data: bytes) -> None:
    assert [one["portalId"] for one in services(source(data))] == [4951, 2, 3]


def test_no_binary_floating_point() -> None:
    (one,) = services(source(b'{"polozky": [{"pocet": 2.50, "portalId": 1}]}'))
    assert one == {"pocet": Decimal("2.50"), "portalId": 1}


def test_keys_before_and_behind_the_list() -> None:
    data = b'{"verze": {"item": [1]}, "polozky": [{"portalId": 1}], "konec": [1, 2]}'
    assert list(services(source(data))) == [{"portalId": 1}]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "je prázdný"),
        (b" \n ", "je prázdný"),
        (b"<!DOCTYPE html><html>", "webová stránka"),
        (b"PK\x03\x04", "není JSON"),
        ("{}".encode("utf-16"), "není JSON"),
        (b"[]", "není seznam „polozky“;"),
        (b"{}", "není seznam „polozky“;"),
        (b'{"polozky": {"a": 1}}', "není seznam „polozky“"),
        (b'{"sluzby": []}', "(je tu sluzby)"),
        (b'{"polozky": []}', "není žádná služba"),
        (WHOLE[:-1], f"na řádku 1 (po {len(WHOLE) - 1:,}\xa0bajtech), za 3. službou".replace(",", "\xa0", 1)),
        (WHOLE + b"x", f"porušený na řádku 1 ({len(WHOLE) + 1}. bajt souboru), za 3. službou"),
        (gzip.compress(WHOLE)[:-12], "Komprimovaný soubor"),
        (b"\x1f\x8bxxxx", "Komprimovaný soubor"),
    ],
)
def test_wrong_file(data: bytes, words: str) -> None:
    with pytest.raises(UserError) as error:
        list(services(source(data)))
    said = error.value.text.cs
    assert words in said
    assert "rpss.json" in said
    assert said.count("\n") == 0


def test_place_of_the_mistake_is_exact() -> None:
    """However long the file, the byte that is wrong is told, and its line."""
    many = json.dumps({"polozky": [item(portalId=number) for number in range(1, 500)]}, indent=1).encode()
    at = many.index(b'"portalId": 400')
    broken = many[:at] + b"!" + many[at + 1 :]
    with pytest.raises(UserError) as error:
        list(services(source(broken)))
    line = many.count(b"\n", 0, at) + 1
    assert f"na řádku {line} ({at + 1}. bajt souboru), za 399. službou" in error.value.text.cs


def test_cut_in_the_first_service() -> None:
    with pytest.raises(UserError) as error:
        list(services(source(LINES[:200])))
    assert "po 200\xa0bajtech);" in error.value.text.cs
