from __future__ import annotations

import pytest

from kpss.documents.blocks import Blocks
from kpss.documents.chapters import chapter, pictures_of
from kpss.documents.html import nodes_html
from kpss.documents.reading import parse


def made(text: str, name: str = "Jméno", pictures: tuple[str, ...] = ()) -> str:
    return str(
        chapter(text, below=2, folder="plans", name_of=lambda _: name, exists=lambda path: path in pictures)
    ).strip()


def page(text: str, name: str = "Jméno") -> str:
    return nodes_html(parse(made(text, name), Blocks("cs")), "cs")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\n### B\n", "### A\n\n##### B"),
        ("Nadpis\n===\ntext", "### Nadpis\n\ntext"),
        ("jeden\ndva  \ntři", "jeden dva\\\ntři"),
        ("- a\n- b\n  1. c\n  2. d\n", "- a\n- b\n  1. c\n  2. d"),
        ("3. a\n\n4. b\n", "3. a\n\n4. b"),
        ("> a\n>\n> b", "> a\n>\n> b"),
        ("**a** *b* `c`", "**a** *b* `c`"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", "| a | b |\n|---|---:|\n| 1 | 2 |"),
        ("[web](https://example.com/a)", "[web](https://example.com/a)"),
        ("![m](a.png) ![n](b.png)", "![m](plans/a.png) n"),
        ("![m](../a%20b.png)", "![m](<a b.png>)"),
        ('![m](a.png "Mapa")', '![m](plans/a.png "Mapa")'),
        ("[](kpss:x) [slova](kpss:x)", "Jméno slova"),
        ("---", "---"),
        ("5 < 6 & 7", "5 &lt; 6 &amp; 7"),
    ],
)
def test_a_chapter_is_written_anew(text: str, expected: str) -> None:
    assert made(text, pictures=("plans/a.png", "a b.png")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>\n\nkonec",
        "a <b onclick=x>b</b> c",
        "<scr<i>ipt>alert(3)</scr<i>ipt>",
        "`<i>` <i>x",
        "<div\nonclick=x>\n\ntext",
        "<!-- a -->konec",
        "![x](https://example.com/x.png)",
        "[x](javascript:alert(1))",
        "```kpss-block 0\n```",
    ],
)
def test_raw_html_never_gets_through(text: str) -> None:
    shown = page(text)
    assert not {"<script", "<b ", "<i>", "<div", "<img", "href", "<!--"} & {
        word for word in ("<script", "<b ", "<i>", "<div", "<img", "href", "<!--") if word in shown
    }
    assert "kpss-block" not in made(text)


@pytest.mark.parametrize("name", ["# Nadpis *a* <b>", "<img src=x onerror=alert(1)>", "```kpss-block 0\n```", "[a](b)"])
def test_names_of_records_stay_names(name: str) -> None:
    shown = page("před [](kpss:o) po", name)
    assert shown.startswith("<p>před ")
    assert shown.count("<") == 2
    assert "kpss-block 99" in page("[```kpss-block 99](kpss:o)")


def test_what_was_written_anew_reads_the_same() -> None:
    text = "# A\n\n1. jeden\n   - dva\n\n   dál\n2. *tři* `x``y`\n\n```\n# kód\n```\n\n> q\n> - r\n"
    once = made(text)
    assert nodes_html(parse(once, Blocks("cs")), "cs") == nodes_html(
        parse(once.replace("### A", "### A"), Blocks("cs")), "cs"
    )
    assert "<pre><code># kód\n</code></pre>" in page(text)
    assert "<li>dva</li>" in page(text)


def test_pictures_are_named_as_their_files_are() -> None:
    text = "![a](<mapa č. 1.png>) ![b][odkaz] ![c](https://example.org/x.png) ![d](../../../ven.png) `![e](e.png)`"
    text += "\n\n[odkaz]: ../b%20b.jpg\n"
    assert pictures_of(text, "plans/text") == {"plans/text/mapa č. 1.png", "plans/b b.jpg"}
