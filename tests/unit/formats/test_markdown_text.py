"""Texts in Markdown, as GitHub's own renderer shows them: their characters, no link, no mark-up."""

from __future__ import annotations

import html
import re

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kpss.formats.markdown_text import code, escape
from kpss.language.cleaning import one_line
from tests.unit.formats.findings import HOSTILE, texts

JOINER = "\u2060"
WORDS = [text for text in HOSTILE if one_line(text).strip()]


def rendered(markdown: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown))


def cell_of(markdown: str) -> str:
    """The first cell of a row in a table."""
    page = rendered(f"| A | B |\n| --- | --- |\n| {markdown} | konec |\n")
    cells = re.findall(r"<td>(.*?)</td>", page, re.DOTALL)
    assert len(cells) == 2, page
    assert cells[1] == "konec"
    return str(cells[0])


def shown(page: str) -> str:
    """What a reader sees: spaces are one, what has no width is not there."""
    return " ".join(html.unescape(page).replace(JOINER, "").split())


def told(text: str) -> str:
    return " ".join(one_line(text).replace(JOINER, "").replace("\0", "\ufffd").split())


@given(texts)
@example("a\\|b\\\\|")
@example("www.x.cz")
def test_cell_shows_the_text_and_nothing_else(text):
    cell = cell_of(escape(text))
    assert "<" not in cell
    assert shown(cell) == told(text)


@given(texts)
def test_item_of_a_list_shows_the_text_and_nothing_else(text):
    page = rendered(f"- x {escape(text)}\n").strip()
    item = page.removeprefix("<ul>\n<li>").removesuffix("</li>\n</ul>")
    assert "<" not in item
    assert shown(item) == told(f"x {text}")


@given(texts.filter(lambda text: one_line(text).strip()))
def test_line_shows_the_text_and_nothing_else(text):
    page = rendered(f"{escape(text).lstrip()}\n").strip()
    assert page.startswith("<p>"), page
    assert "<" not in page[3:-4]
    assert shown(page[3:-4]) == told(text)


@given(texts.filter(lambda text: one_line(text).strip()))
@example("`a`|``b")
@example("a\\")
def test_code_shows_the_text(text):
    cell = cell_of(code(text))
    assert cell.startswith("<code>")
    assert "<" not in cell[6:-7]
    assert shown(cell[6:-7]) == told(text).replace(JOINER, "")


@pytest.mark.parametrize(
    "text", ["@jana", "#12", "https://x.cz", "www.x.cz", "a@b.cz", "GH-1", ":smile:", "ftp://x.cz"]
)
def test_hosts_find_nothing_to_call(text):
    assert text not in html.unescape(rendered(f"a {escape(text)} b"))
    assert "<a " not in rendered(f"a {escape(text)} b")


@pytest.mark.parametrize(
    "text", ["Plán „A“ (2017–2019), 50 %, č. 3/2017; cena 1 000 Kč", "10:30", "a.yaml", "§ 94 písm. d)", "C# a F#"]
)
def test_plain_text_stays_as_it_is(text):
    assert escape(text) == text


@given(st.text(max_size=30))
def test_nothing_makes_a_second_line(text):
    assert "\n" not in escape(text) + code(text)
