from __future__ import annotations

from html.parser import HTMLParser

from kpss.documents.blocks import Blocks, Figure, Table
from kpss.documents.html import nodes_html
from kpss.documents.markdown import escape
from kpss.documents.nodes import Heading, plain
from kpss.documents.reading import parse
from kpss.language.text import Text
from kpss.reports.table import Column

COLUMNS = (
    Column("name", Text("Název", "Name")),
    Column("state", Text("Stav", "State"), "choice", labels={"expired": Text("skončil", "expired")}),
    Column("count", Text("Obcí", "Places"), "number"),
    Column("lines", Text("Kdo", "Who"), "lines"),
)


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def html(text, blocks):
    return nodes_html(parse(text, blocks), blocks.language)


def headings(text):
    nodes = parse(text, Blocks("cs"))
    return [(node.level, node.anchor, plain(node.runs)) for node in nodes if isinstance(node, Heading)]


def table(row, lang="cs", caption="Obce"):
    blocks = Blocks(lang)
    return html(str(blocks.place(Table(COLUMNS, [row], caption))), blocks)


def test_title_and_headings_with_anchors():
    text = "# Přehled\n\n## 1. Plány obcí\n\n### 1.1 Šumperk\n\n## 2. Plány obcí\n\n## 3. 2017\n"
    assert headings(text) == [
        (1, "", "Přehled"),
        (2, "plany-obci", "1. Plány obcí"),
        (3, "sumperk", "1.1 Šumperk"),
        (2, "plany-obci-2", "2. Plány obcí"),
        (2, "2017", "3.\u00a02017"),
    ]
    assert '<h2 id="plany-obci-2">' in html(text, Blocks("cs"))


def test_heading_without_letters_has_an_anchor():
    assert headings("# T\n\n## ???\n")[1:] == [(2, "cast", "???")]


def test_raw_html_and_dangerous_links_are_text():
    text = "# T\n\n<script>x</script> [a](javascript:x) <b onclick=x>\n\n<div>blok</div>\n"
    tags = Tags(html(text, Blocks("cs"))).tags
    assert {tag for tag, _ in tags} == {"h1", "p"}


def test_escaped_record_text_comes_out_as_it_was():
    value = "<b> & *x* [y](z) \"q 'r'"
    page = html(f"# T\n\n{escape(value, 'cs')}\n", Blocks("cs"))
    assert "<p>&lt;b&gt; &amp; *x* [y](z) &quot;q &#x27;r&#x27;</p>" in page


def test_table_is_accessible():
    shown = table({"name": "Olomouc", "state": "expired", "count": 46, "lines": ["a", "b"]})
    assert '<section class="table" tabindex="0" aria-label="Tabulka 1: Obce">' in shown
    assert "<caption>Tabulka 1: Obce</caption>" in shown
    assert shown.count('<th scope="col"') == 4
    assert '<th scope="row">Olomouc</th>' in shown
    assert '<td data-value="expired">skončil</td>' in shown
    assert '<td class="number">46</td>' in shown
    assert "<ul><li>a</li><li>b</li></ul>" in shown


def test_one_line_is_no_list_and_none_is_empty():
    assert "<td>a</td>" in table({"name": "x", "lines": ["a"]})
    assert "<td></td>" in table({"name": "x", "lines": []})


def test_cells_and_captions_are_escaped():
    shown = table({"name": "<b>", "state": '"><i>', "lines": ["<u>"]}, caption='<s>"')
    assert {tag for tag, _ in Tags(shown).tags} == {"section", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert "&lt;b&gt;" in shown


def test_figure_has_a_caption_and_words():
    blocks = Blocks("en")
    body = html(str(blocks.place(Figure("<svg></svg>", "", "Bodies", "Who <advises> whom"))), blocks)
    assert '<section class="drawing" tabindex="0" aria-label="Figure 1: Bodies"><svg></svg></section>' in body
    assert "<figcaption>Figure 1: Bodies. Who &lt;advises&gt; whom</figcaption>" in body


def test_czech_text_has_spaces_that_do_not_break():
    assert "v\xa0obci a\xa0v kraji" in html("Plán v obci a v kraji", Blocks("cs")).replace("v\xa0kraji", "v kraji")
    assert "v\xa0kraji" in html("Plán v obci a v kraji", Blocks("cs"))
    assert "\xa0" not in html("A plan i k v z", Blocks("en"))


def test_code_is_escaped():
    assert "<pre><code>&lt;b&gt;\n</code></pre>" in html("```text\n<b>\n```\n", Blocks("cs"))


def test_headings_go_down_to_the_sixth_level_one_by_one() -> None:
    text = "# T\n\n## a\n\n###### b\n\n###### c\n\n###### d\n\n###### e\n\n###### f\n\n## g\n\n###### h\n"
    nodes = parse(text, Blocks("cs"), lambda _: None)
    levels = [node.level for node in nodes if isinstance(node, Heading)]
    assert levels == [1, 2, 3, 4, 5, 6, 6, 2, 3]
