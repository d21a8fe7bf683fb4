"""Numbers in JSON have all their digits."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from kpss.formats.json_text import dumps


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("99999999999999.99", "99999999999999.99"),
        ("12345678901234567890.1", "12345678901234567890.1"),
        ("0.1", "0.1"),
        ("-12.50", "-12.5"),
        ("5.00", "5"),
        ("-0.0", "0"),
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
    ],
)
def test_decimals_are_exact(number: str, text: str) -> None:
    assert dumps([Decimal(number), {"a": Decimal(number)}]) == f'[\n {text},\n {{\n  "a": {text}\n }}\n]\n'


def test_texts_that_look_alike_stay_texts() -> None:
    body = {"a": "1.5", "b": '"\\ud800', "c": "\u0000 1"}
    assert json.loads(dumps(body)) == body


def test_what_is_no_data_is_refused() -> None:
    for value in (Decimal("NaN"), object()):
        with pytest.raises(TypeError):
            dumps([value])
