from __future__ import annotations

import pytest

from kpss.documents.blocks import Blocks
from kpss.documents.html import nodes_html
from kpss.documents.reading import parse
from kpss.documents.texts import prose, text_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Jedna věta.", ["Jedna věta."]),
        ("První\nřádek.\n\nDruhý odstavec.", ["První řádek.", "Druhý odstavec."]),
        ("Takto:\n- jeden\n  pokračuje\n- dva\n\nKonec.", ["Takto:", "jeden pokračuje", "dva", "Konec."]),
        ("-1 není bod", ["-1 není bod"]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    assert text_lines(text) == lines


def test_prose_keeps_paragraphs_and_points_and_nothing_else() -> None:
    blocks = Blocks("cs")
    text = "Takto <b>:\n- *jeden*\n- dva\n\n# Nadpis ne\n\n1. také ne"
    assert nodes_html(parse(str(prose(text, "cs")), blocks), "cs") == (
        "<p>Takto &lt;b&gt;:</p>\n<ul>\n<li>*jeden*</li>\n<li>dva</li>\n</ul>\n<p># Nadpis ne</p>\n<p>1. také ne</p>\n"
    )


def test_no_text_is_nothing() -> None:
    assert prose("", "cs") == ""
