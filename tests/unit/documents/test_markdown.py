from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup

from kpss.documents.blocks import Blocks, Figure, Table
from kpss.documents.markdown import escape, inline, number_headings, tidy, to_markdown, with_pictures_from
from kpss.language.cleaning import one_line
from kpss.language.text import Text
from kpss.reports.table import Column

COLUMNS = (Column("name", Text("Název", "Name")), Column("count", Text("Obcí", "Places"), "number"))


def shown(markdown: str) -> str:
    """The text that a reader of the rendered Markdown sees."""
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return html.unescape(re.sub(r"<[^>]+>", "", rendered)).strip()


@pytest.mark.parametrize(
    "text",
    [
        "# nadpis", "- bod", "+ bod", "1. bod", "12) bod", "2016. rok", "> citát", "=====", "---", "* * *", "`kód`",
        "*a* _b_ ~~c~~", "[text](http://x)", "![obraz](x.png)", "<b>x</b>", "&amp; &lt;", "a|b", "\\*", "{{ x }}",
        "$x$", "```", "~~~", "<!-- x -->", "<http://x.cz>", "a\\", "::: note", "snake_case_word",
    ],
)  # fmt: skip
def test_escaped_text_shows_as_it_is(text):
    assert shown(escape(text, "cs")) == text
    assert shown(f"- {escape(text, 'cs')}") == text
    assert shown(f"Slovo {inline(text, 'cs')}") == f"Slovo {text}"
    table = f"| a | b |\n|---|---|\n| {inline(text, 'cs')} | x |"
    assert shown(table).split("\n")[-3:] == [text, "x"] or text in shown(table)


@given(st.text(alphabet=st.sampled_from("ab 1.)-+#>*_`[]()!<>&|~\\=:{}$\n\t\"'"), max_size=20))
def test_any_text_shows_as_it_is(text):
    expected = " ".join(one_line(text).split())
    assert " ".join(shown(f"x {inline(text, 'cs')}").split()) == f"x {expected}".strip()
    assert " ".join(shown(escape(text.strip(), "cs")).split()) == expected


def test_escape_makes_one_clean_line():
    assert escape("a\n\n# b\x1b\u202e", "cs") == "a # b\ufffd\ufffd"
    assert escape(None, "cs") == ""
    assert escape(Text("č", "e"), "en") == "e"
    assert escape(Markup("# *ours*"), "cs") == "# *ours*"


def test_headings_are_numbered():
    text = "# T\n## A\n### B\n### C\n## D\n### E\n```\n## code\n```\n#### F\n"
    assert number_headings(text) == (
        "# T\n## 1. A\n### 1.1 B\n### 1.2 C\n## 2. D\n### 2.1 E\n```\n## code\n```\n#### F\n"
    )


def test_tidy():
    assert tidy("\n\na\n\n\n\nb\n\n\n") == "a\n\nb\n"
    assert tidy("Rok 2017 \\- 2019 a č. 4\\. plán") == "Rok 2017 - 2019 a č. 4. plán\n"
    assert tidy("2017\\. rok") == "2017\\. rok\n"
    assert tidy("- \\- x") == "- \\- x\n"


def test_table_in_markdown():
    blocks = Blocks("cs")
    rows: list[dict[str, object]] = [{"name": "a|b", "count": 1234}, {"name": "- c", "count": None}]
    text = to_markdown(f"Úvod{blocks.place(Table(COLUMNS, rows, 'Obce *kraje*'))}Konec", blocks)
    assert text == (
        "Úvod\n\n*Tabulka 1: Obce \\*kraje\\**\n\n"
        "| Název | Obcí |\n|---|---:|\n| a\\|b | 1\xa0234 |\n| - c |  |\n\nKonec\n"
    )


def test_tables_and_figures_are_numbered_apart():
    blocks = Blocks("en")
    placed = [
        blocks.place(Table(COLUMNS, [], "One")),
        blocks.place(Figure("<svg></svg>", "flowchart\n", "Two", "What it shows")),
        blocks.place(Table(COLUMNS, [], "Three")),
    ]
    text = to_markdown("".join(placed), blocks)
    assert "*Table 1: One*" in text
    assert "*Table 2: Three*" in text
    assert "```mermaid\nflowchart\n```\n\n*Figure 1: Two*  \nWhat it shows" in text


def test_hidden_columns_are_left_out():
    blocks = Blocks("cs")
    column = Column("id", Text("Id", "Id"), shown=False)
    assert "Id" not in to_markdown(blocks.place(Table((column, *COLUMNS), [{"id": "x"}], "T")), blocks)


def test_text_of_a_record_places_no_block():
    blocks = Blocks("cs")
    blocks.place(Table(COLUMNS, [{"name": "tajné"}], "T"))
    assert "tajné" not in to_markdown(escape("```kpss-block 0\n```", "cs"), blocks)


def test_pictures_are_reached_from_where_the_file_is():
    text = "![a](b.png) ![c](<d e.png>) \\![x](y) ![w](https://example.com/w.png)"
    assert with_pictures_from(text, "../..") == (
        "![a](../../b.png) ![c](<../../d e.png>) \\![x](y) ![w](https://example.com/w.png)"
    )
    assert with_pictures_from(text, "") == with_pictures_from(text, ".") == text
