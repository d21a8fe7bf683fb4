"""Word: what an official finds in the file, and that no text of a record can break it."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from xml.etree import ElementTree as ET

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.documents.blocks import Blocks, Figure, Table
from kpss.documents.docx import write
from kpss.documents.docx.bookmarks import bookmarks
from kpss.documents.docx.columns import column_widths
from kpss.documents.docx.numbering import NUMBERS, Numbering
from kpss.documents.nodes import (
    Divider,
    Document,
    Grid,
    Heading,
    Listing,
    Node,
    Paragraph,
    Picture,
    Placed,
    Preformatted,
    Quotation,
    Run,
)
from kpss.documents.reading import parse
from kpss.language.errors import UserError
from kpss.language.text import Text
from kpss.reports.table import Column

docx = pytest.importorskip("docx")

DAY = dt.date(2017, 7, 16)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#eef"/></svg>'
COLUMNS = (
    Column("name", Text("Název", "Name")),
    Column("count", Text("Obcí", "Places"), "number"),
    Column("lines", Text("Kdo", "Who"), "lines"),
    Column("sign", Text("Podpis", "Signature"), "blank"),
)
HOSTILE = '<w:b/> ]]> & "q" \x00\x0b\ufffe\ud800\u202e { TOC } =1+1 {{ 7*7 }} \\* MERGEFORMAT </w:p>'


def text(*words: str) -> Paragraph:
    return Paragraph(tuple(Run(word) for word in words))


def heading(level: int, words: str, anchor: str = "") -> Heading:
    return Heading(level, (Run(words),), anchor or words.lower().replace(" ", "-"))


def document(*body: Node, **changes) -> Document:
    made = Document("Plán", (Heading(1, (Run("Plán"),), ""), text("Město")), body, "cs", "Město", "16. 7. 2017", "1a2b")
    return made._replace(**changes)


def chapters(count: int = 3) -> tuple[Node, ...]:
    return tuple(node for index in range(count) for node in (heading(2, f"{index + 1}. Část {index}"), text("Text.")))


def parts(*body: Node, **changes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write(document(*body, **changes), DAY))) as file:
        return {name: file.read(name) for name in file.namelist()}


def body_of(*body: Node, **changes) -> ET.Element:
    found = ET.fromstring(parts(*body, **changes)["word/document.xml"]).find(f"{W}body")  # noqa: S314 - made here
    assert found is not None
    return found


def opened(*body: Node, **changes):
    return docx.Document(io.BytesIO(write(document(*body, **changes), DAY)))


def styled(file) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in file.paragraphs]


def values(element: ET.Element, path: str) -> list[str | None]:
    return [one.get(f"{W}val") for one in element.iterfind(path)]


def table(rows, columns=COLUMNS) -> Placed:
    return Placed(Table(columns, rows, "Obce"), "Tabulka 1: Obce")


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", 4, 2, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(b"\0....\0...."))
        + chunk(b"IEND", b"")
    )


# -- text -------------------------------------------------------------------------------------------------------------


def test_headings_have_the_styles_of_word():
    found = styled(opened(heading(2, "1. Vize"), heading(3, "1.1 Cíle"), heading(4, "Opatření"), text("Text.")))
    assert found == [
        ("Title", "Plán"),
        ("Normal", "Město"),
        ("Heading 1", "1. Vize"),
        ("Heading 2", "1.1 Cíle"),
        ("Heading 3", "Opatření"),
        ("Normal", "Text."),
    ]


def test_looks_and_line_breaks():
    runs = (Run("tučně", strong=True), Run("kurzíva", emphasis=True), Run("kód", code=True), Run("a\nb\tc"))
    paragraph = opened(Paragraph(runs)).paragraphs[-1]
    assert [(run.text, run.bold, run.italic) for run in paragraph.runs] == [
        ("tučně", True, None),
        ("kurzíva", None, True),
        ("kód", None, None),
        ("a\nb\tc", None, None),
    ]
    assert paragraph.runs[2].style.name == "HTML Code"


def test_spaces_stay_where_they_are():
    found = opened(Paragraph((Run("a"), Run(" "), Run(" b", strong=True))), Preformatted("x\n   y  z\n"))
    assert [paragraph.text for paragraph in found.paragraphs[-2:]] == ["a  b", "x\n   y  z"]
    assert found.paragraphs[-1].style.name == "HTML Preformatted"


def test_quotation_and_divider():
    found = styled(opened(Quotation((text("Nejisté."),)), Divider()))
    assert found[-2:] == [("Quote", "Nejisté."), ("Předěl", "")]


def test_links_lead_outside_or_to_headings():
    linked = [Run("ven", link="https://a.cz/?a=1&b=2"), Run("dovnitř", link="#vize"), Run("nikam", link="#neni")]
    bad = ["javascript:x", "plany/x.md", "http://[x", "https://a.cz/\x01", "https://a.cz/ b", "https://" + "a" * 3000]
    file = opened(heading(2, "Vize", "vize"), Paragraph((*linked, *(Run("zle", link=link) for link in bad))))
    paragraph = file.paragraphs[-1]
    assert [(link.text, link.address, link.fragment) for link in paragraph.hyperlinks] == [
        ("ven", "https://a.cz/?a=1&b=2", ""),
        ("dovnitř", "", "k_vize"),
    ]
    assert paragraph.text == "vendovnitřnikam" + "zle" * len(bad)


def test_bookmarks_are_names_that_word_takes():
    found = bookmarks(["vize", "cíle-2", "2017", "a" * 60, "a" * 61, "VIZE"])
    assert found["vize"] == "k_vize"
    assert len({name.lower() for name in found.values()}) == len(found)
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in found.values())


# -- lists ------------------------------------------------------------------------------------------------------------


def levels(body: ET.Element) -> list[tuple[str | None, ...]]:
    marks = body.iterfind(f"{W}p/{W}pPr/{W}numPr")
    return [(*values(mark, f"{W}ilvl"), *values(mark, f"{W}numId")) for mark in marks]


def test_each_numbered_list_begins_anew():
    numbered = Listing(((text("a"),), (text("b"),)), ordered=True)
    later = Listing(((text("c"),),), ordered=True, start=5)
    found = parts(numbered, text("mezi"), later)
    body = ET.fromstring(found["word/document.xml"]).find(f"{W}body")  # noqa: S314
    assert body is not None
    assert levels(body) == [("0", "4"), ("0", "4"), ("0", "5")]
    numbering = ET.fromstring(found["word/numbering.xml"])  # noqa: S314
    assert values(numbering, f"{W}num/{W}lvlOverride/{W}startOverride") == ["1", "5"]


def test_lists_within_lists():
    inner = Listing(((text("vnitřní"),),), ordered=True)
    found = body_of(Listing(((text("vnější"), inner, text("dál")), ())))
    assert levels(found) == [("0", "1"), ("1", "4"), ("0", "1")]
    assert "ListContinue" in values(found, f"{W}p/{W}pPr/{W}pStyle")


def test_deep_lists_stay_within_the_levels_of_word():
    node: Node = text("dno")
    for _ in range(40):
        node = Listing(((text("bod"), node),))
    assert max(int(level or 0) for level, _ in levels(body_of(node))) == 8


# -- tables -----------------------------------------------------------------------------------------------------------


def test_header_row_repeats_and_numbers_are_on_the_right():
    row = {"name": "Olomouc", "count": 1046, "lines": ["a", "b"], "sign": None}
    file = opened(table([row]))
    found = file.tables[0]
    assert found.style.name == "Tabulka dokumentu"
    assert [cell.text for cell in found.rows[0].cells] == ["Název", "Obcí", "Kdo", "Podpis"]
    assert [cell.text for cell in found.rows[1].cells] == ["Olomouc", "1\u00a0046", "a\nb", ""]
    assert [cell.paragraphs[0].style.name for cell in found.rows[1].cells] == [
        "Text tabulky",
        "Číslo v tabulce",
        "Odrážka v tabulce",
        "Text tabulky",
    ]
    body = body_of(table([row]))
    assert len(list(body.iter(f"{W}tblHeader"))) == 1
    assert len(list(body.iter(f"{W}cantSplit"))) == 2
    assert values(body, f"{W}tbl/{W}tblPr/{W}tblCaption") == ["Tabulka 1: Obce"]
    assert len(list(body.iter(f"{W}trHeight"))) == 1


def test_caption_counts_by_a_field_and_stays_with_its_table():
    body = body_of(table([]))
    caption = next(p for p in body.iterfind(f"{W}p") if values(p, f"{W}pPr/{W}pStyle") == ["Caption"])
    assert "".join(caption.itertext()) == "Tabulka  SEQ Tabulka \\* ARABIC 1: Obce"
    assert caption.find(f"{W}pPr/{W}keepNext") is not None


def test_caption_in_other_words_is_text():
    body = body_of(Placed(Table(COLUMNS, [], "x"), "Vložka MERGEFIELD 3: x"))
    assert list(body.iter(f"{W}instrText")) == []


def test_long_row_may_be_broken():
    body = body_of(table([{"name": "slovo " * 2000, "count": 1, "lines": []}]))
    assert len(list(body.iter(f"{W}cantSplit"))) == 1


def test_table_without_rows_or_columns():
    file = opened(table([]), table([], columns=()))
    assert [len(found.rows) for found in file.tables] == [1]


def test_wide_table_takes_its_heading_to_a_page_on_its_side():
    columns = tuple(Column(f"c{i}", Text(f"Sloupecnadpis{i}", f"Column{i}")) for i in range(9))
    file = opened(text("Před."), heading(2, "Čísla"), table([{"c1": "x"}], columns), heading(2, "Dál"), text("Po."))
    assert [(section.orientation, section.page_width.cm > 25) for section in file.sections] == [
        (0, False),
        (1, True),
        (0, False),
    ]
    names = [paragraph.text for paragraph in file.paragraphs]
    ends = [i for i, one in enumerate(file.paragraphs) if one._p.pPr is not None and one._p.pPr.sectPr is not None]
    assert ends[0] < names.index("Čísla") < ends[1] < names.index("Dál")


def test_columns_that_fit_no_page_come_in_parts_with_the_first_one_repeated():
    columns = tuple(Column(f"c{i}", Text(f"Sloupec {i}", f"Column {i}")) for i in range(70))
    file = opened(table([{f"c{i}": i for i in range(70)}], columns))
    heads = [[cell.text for cell in found.rows[0].cells] for found in file.tables]
    assert len(heads) > 1
    assert {head[0] for head in heads} == {"Sloupec 0"}
    assert [name for head in heads for name in head[1:]] == [f"Sloupec {i}" for i in range(1, 70)]


def test_grid_written_by_hand():
    grid = Grid(((Run("A"),), (Run("B"),)), (((Run("x", strong=True),), (Run("1"),)),), ("left", "right"))
    found = opened(grid).tables[0]
    assert [[cell.text for cell in row.cells] for row in found.rows] == [["A", "B"], ["x", "1"]]
    assert found.rows[1].cells[0].paragraphs[0].runs[0].bold


def test_columns_have_room_for_what_cannot_be_broken():
    texts = [["Popis", "slovo " * 60], ["Od", "31.\u00a012.\u00a02010"], ["Kód", "KPSS301"]]
    found = column_widths(texts, 9070, across=False)
    assert abs(sum(found) - 9070) <= 3
    assert found[1] > 1000
    assert found[2] > 900
    assert found[0] > 5000


def test_thousands_of_rows_take_seconds():
    rows = [{"name": f"Obec {i}", "count": i, "lines": ["a", "b"]} for i in range(5000)]
    start = time.perf_counter()
    body = body_of(table(rows))
    assert len(list(body.iter(f"{W}tr"))) == 5001
    assert time.perf_counter() - start < 30


# -- contents, pages --------------------------------------------------------------------------------------------------


def test_contents_are_filled_and_a_field():
    body = body_of(*chapters(), title_page=True)
    names = list(bookmarks(node.anchor for node in document(*chapters()).headings).values())
    codes = ["".join(one.itertext()).strip() for one in body.iter(f"{W}instrText")]
    assert codes[0] == 'TOC \\o "1-3" \\h \\z'
    assert codes[1:] == [f"PAGEREF {name} \\h" for name in names]
    begins = [one for one in body.iter(f"{W}fldChar") if one.get(f"{W}fldCharType") == "begin"]
    ends = [one for one in body.iter(f"{W}fldChar") if one.get(f"{W}fldCharType") == "end"]
    assert len(begins) == len(ends) == 4
    entries = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iterfind(f"{W}sdt/{W}sdtContent/{W}p")]
    assert entries == ["Obsah", "1. Část 0", "2. Část 1", "3. Část 2"]
    assert [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")] == names
    assert [one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")] == names


@pytest.mark.parametrize(("count", "wanted", "listed"), [(2, True, False), (3, True, True), (9, False, False)])
def test_short_documents_have_no_contents(count, wanted, listed):
    found = parts(*chapters(count), contents=wanted)
    assert (b"<w:sdt>" in found["word/document.xml"]) is listed
    assert (b"updateFields" in found["word/settings.xml"]) is listed


def test_title_page_stands_alone():
    facts = Listing(((text("Území: ORP Olomouc"),),))
    lead = (Heading(1, (Run("Plán"),), ""), text("Komunitní plán"), facts, Quotation((text("Pozor."),)))
    file = opened(*chapters(), title_page=True, lead=lead)
    assert styled(file)[:4] == [
        ("Title", "Plán"),
        ("Subtitle", "Komunitní plán"),
        ("Údaj na titulní straně", "Území: ORP Olomouc"),
        ("Quote", "Pozor."),
    ]
    broken = [one.text for one in file.paragraphs if one.paragraph_format.page_break_before]
    assert broken == ["1. Část 0"]  # the list of contents stands in its own control
    section = file.sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_footer.paragraphs[0].text == ""


def test_new_pages_begin_with_headings_of_level_two():
    file = opened(heading(2, "A"), heading(3, "B"), heading(2, "C"), new_pages=True, contents=False)
    assert [one.text for one in file.paragraphs if one.paragraph_format.page_break_before] == ["A", "C"]


def test_header_and_footer():
    found = parts(*chapters(), title="Plán " + "dlouhý " * 40)
    headers = [data.decode() for name, data in found.items() if name.startswith("word/header")]
    footers = [data.decode() for name, data in found.items() if name.startswith("word/footer")]
    assert any("stav k 16. 7. 2017 · revize 1a2b" in one and "…" in one for one in headers)
    assert all("Město" in one and " PAGE " in one and " NUMPAGES " in one for one in footers)


def test_line_above_a_list_stays_with_it():
    body = body_of(text("Úkoly:"), Listing(((text("a"),),)), text("Úkoly:"), text("nic"))
    kept = [p for p in body.iterfind(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert len(kept) == 1


# -- pictures ---------------------------------------------------------------------------------------------------------


def described(body: ET.Element) -> list[str | None]:
    return [one.get("descr") for one in body.iter() if one.tag.endswith("}docPr")]


def test_figure_becomes_a_picture_with_its_words():
    pytest.importorskip("typst")
    figure = Placed(Figure(SVG, "", "Schéma", 'Rada "radí"\nvýboru.'), "Obrázek 1: Schéma")
    found = parts(figure, figure)
    media = [name for name in found if name.startswith("word/media/")]
    assert media == ["word/media/image1.png"]
    assert found[media[0]].startswith(b"\x89PNG")
    body = ET.fromstring(found["word/document.xml"]).find(f"{W}body")  # noqa: S314
    assert body is not None
    assert described(body) == ['Rada "radí" výboru.'] * 2
    assert ("caption", "Obrázek 1: Schéma") in [(name.lower(), words) for name, words in styled(opened(figure))]


def test_drawing_that_cannot_be_drawn_leaves_its_words():
    pytest.importorskip("typst")
    file = opened(Placed(Figure("<svg", "", "Schéma", "Popis schématu."), "Obrázek 1: Schéma"))
    assert file.paragraphs[-2].text == "Popis schématu."
    assert file.paragraphs[-2].runs[0].italic


def test_pictures_of_the_workspace():
    body = body_of(Picture(png(), "Logo města", "Znak"))
    assert described(body) == ["Logo města"]


@pytest.mark.parametrize(
    "data", [b"RIFF0000WEBPVP8 ", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"GIF89a" + bytes(20)]
)
def test_picture_that_word_does_not_take_leaves_its_words(data):
    assert opened(Picture(data, "Logo", "")).paragraphs[-1].text == "Logo"


# -- the file ---------------------------------------------------------------------------------------------------------


def test_properties_language_and_hyphenation():
    file = opened(text("x"))
    properties = file.core_properties
    assert (properties.title, properties.author, properties.language) == ("Plán", "Město", "cs-CZ")
    assert properties.created.date() == properties.modified.date() == DAY
    found = parts(text("x"))
    assert b'<w:lang w:val="cs-CZ"' in found["word/styles.xml"]
    assert b"<w:autoHyphenation" in found["word/settings.xml"]
    assert b'<w:lang w:val="en-GB"' in parts(text("x"), language="en")["word/styles.xml"]


def test_nothing_of_a_blank_document_is_left():
    assert {name for name in parts(text("x")) if not name.startswith(("word/header", "word/footer"))} == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    }


def test_bytes_are_the_same_in_every_run():
    made = document(*chapters(), table([{"name": "x", "lines": ["a"]}]), Picture(png(), "Logo", ""), title_page=True)
    assert write(made, DAY) == write(made, DAY)


def test_every_style_that_is_used_is_there():
    nodes = (*chapters(), Quotation((text("q"),)), Divider(), Preformatted("x"), Picture(png(), "Logo", ""))
    found = parts(
        *nodes, Listing(((text("a"), text("b")),), ordered=True), table([{"lines": ["a", "b"]}]), title_page=True
    )
    defined = set(re.findall(rb'w:styleId="(\w+)"', found["word/styles.xml"]))
    used = {name for data in found.values() for name in re.findall(rb'<w:(?:p|r|tbl)Style w:val="(\w+)"', data)}
    linked = set(re.findall(rb'<w:(?:basedOn|next) w:val="(\w+)"', found["word/styles.xml"]))
    assert used | linked <= defined


def test_hostile_texts_are_texts():
    nodes = (
        heading(2, HOSTILE, "x"),
        text(HOSTILE),
        table([{"name": HOSTILE, "lines": [HOSTILE, HOSTILE]}]),
        Placed(Table(COLUMNS, [], HOSTILE), "Tabulka 1: " + HOSTILE),
        Preformatted(HOSTILE),
        Picture(png(), HOSTILE, HOSTILE),
        *chapters(),
    )
    found = parts(*nodes, title=HOSTILE * 9, owner=HOSTILE, revision=HOSTILE, title_page=True)
    body = ET.fromstring(found["word/document.xml"])  # noqa: S314
    codes = ["".join(one.itertext()).split()[0] for one in body.iter(f"{W}instrText")]
    assert set(codes) == {"TOC", "PAGEREF", "SEQ"}
    shown = [t.text or "" for t in body.iter(f"{W}t")]
    assert any('<w:b/> ]]> & "q"' in one and "=1+1 {{ 7*7 }}" in one for one in shown)
    assert not any(character in one for one in shown for character in "\x00\x0b\ufffe\u202e")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["https://a.cz/", "#", "mailto:", ""]))
def test_any_text_gives_a_file_that_opens(words, start):
    nodes = (
        Paragraph((Run(words, link=start + words), Run(words, code=True))),
        table([{"name": words, "lines": [words]}]),
    )
    assert opened(*nodes, title=words, owner=words, revision=words).paragraphs


def test_markdown_of_a_chapter():
    markdown = "# T\n\n## 1. A\n\n1. a\n   - b\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n\n> q\n\n```\nkód\n```\n\n---\n"
    nodes = parse(markdown, Blocks("cs"))
    file = opened(*nodes[1:])
    assert [name for name, _ in styled(file)][2:] == [
        "Heading 1",
        "List Number",
        "List Bullet",
        "Za tabulkou",
        "Quote",
        "HTML Preformatted",
        "Předěl",
    ]


def test_empty_document():
    assert styled(opened(lead=(), title="")) == []


@pytest.mark.parametrize("module", ["docx", "typst"])
def test_missing_extra_is_named(monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UserError) as caught:
        write(document(Placed(Figure(SVG, "", "x", "y"), "Obrázek 1: x")), DAY)
    assert all('pip install "kpss[dokumenty]"' in one for one in caught.value.text)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_shows_the_right_pages(tmp_path):
    file = tmp_path / "plan.docx"
    file.write_bytes(write(document(*chapters(), title_page=True, new_pages=True), DAY))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    words = "\n".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "plan.pdf").pages)
    assert re.findall(r"Část \d\s?\.+\s?(\d+)", words) == ["3", "4", "5"]
    assert "strana 5 z 5" in words


def test_numbers_of_lists_stay_within_what_word_takes() -> None:
    numbering = Numbering()
    assert [numbering.ordered(0, start) for start in (99_999, -3, 7)] == [NUMBERS + 1, NUMBERS + 2, NUMBERS + 3]
    xml = ET.fromstring(numbering.xml())  # noqa: S314
    assert values(xml, f"{W}num/{W}lvlOverride/{W}startOverride") == ["32767", "0", "7"]
