from __future__ import annotations

import base64
import datetime as dt
import io
import sys
from typing import Any

import pypdf
import pytest
import typst

from kpss import resources
from kpss.documents import pdf
from kpss.documents.blocks import Blocks, Figure, Table
from kpss.documents.nodes import Document, Heading, plain
from kpss.documents.reading import parse
from kpss.language.errors import UserError
from kpss.language.text import Text
from kpss.reports.table import Column

DAY = dt.date(2017, 7, 16)
LAYOUT = resources.read_text("templates", "page.typ")
COLUMNS = (
    Column("name", Text("Název", "Name")),
    Column("count", Text("Počet", "Count"), "number"),
    Column("who", Text("Kdo", "Who"), "lines"),
    Column("sign", Text("Podpis", "Signature"), "blank"),
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100"/></svg>'
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HOSTILE = '#import "@preview/x:1.0.0" $x^2$ *a* _b_ `c` <label> @ref // /* \\ =1+1 {{ x }} [](javascript:x) #{sys}'


def document(text: str, blocks: Blocks | None = None, **more: object) -> Document:
    nodes = parse(text, blocks or Blocks("cs"), lambda path: PNG if path == "a.png" else None)
    first = next((i for i, node in enumerate(nodes) if isinstance(node, Heading) and node.level > 1), len(nodes))
    title = next(plain(node.runs) for node in nodes if isinstance(node, Heading))
    values = {"language": "cs", "owner": "Město Žďár", "as_of": "16. 7. 2017", "revision": "abc1234", **more}
    return Document(title, nodes[:first], nodes[first:], **values)  # type: ignore[arg-type]


def made(text: str, blocks: Blocks | None = None, **more: object) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.write(document(text, blocks, **more), LAYOUT, "page.typ", DAY)))


def words(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_tagged_named_and_with_its_fonts_inside() -> None:
    reader = made("# Plán příští péče\n\n## 1. Úvod\n\nŽluťoučký kůň **úpěl** *ďábelské* `ódy`.\n")
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "cs"
    assert reader.metadata is not None
    assert reader.metadata.title == "Plán příští péče"
    assert b"pdfuaid" in catalog["/Metadata"].get_object().get_data()
    resources_of: list[Any] = [page["/Resources"] for page in reader.pages]
    fonts = [font.get_object() for found in resources_of for font in found["/Font"].values()]
    inside = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts]
    assert inside
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in inside)
    assert "Žluťoučký kůň úpěl ďábelské ódy." in words(reader)


def test_title_page_contents_and_pages() -> None:
    text = "# Plán\n\nPro koho\n\n## 1. První\n\nA\n\n### 1.1 Pod\n\nB\n\n## 2. Druhá\n\nC\n"
    reader = made(text, title_page=True)
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) == 3
    assert pages[0] == "Plán Pro koho"
    assert "Obsah 1. První" in pages[1]
    assert "1.1 Pod" in pages[1]
    assert "strana 3 z 3" in pages[2]
    assert "stav k 16. 7. 2017 · revize abc1234" in pages[2]
    assert [item.title for item in reader.outline if isinstance(item, pypdf.generic.Destination)] == [
        "1. První",
        "2. Druhá",
    ]
    assert len(made(text).pages) == 1
    assert len(made(text, new_pages=True).pages) == 3


def test_everything_that_a_document_can_hold() -> None:
    blocks = Blocks("cs")
    rows: list[dict[str, Any]] = [
        {"name": "Senioři", "count": 1234, "who": ["Město", "Charita"], "sign": None},
        {"name": "x"},
    ]
    table = blocks.place(Table(COLUMNS, rows, "Počty"))
    figure = blocks.place(Figure(SVG, "", "Schéma", "Kdo komu radí"))
    text = f"""# Vše

## 1. Část

- a
  1. b
  2. c

> poznámka

```
 kód
```

| h | k |
|---|--:|
| u | 5 |

---

![Popis obrázku](a.png)

[odkaz](https://example.com) [uvnitř](#cast) [jinam](#neni)
{table}{figure}"""
    found = words(made(text, blocks))
    for wanted in ("poznámka", "kód", "Tabulka 1: Počty", "1 234", "Charita", "Obrázek 1: Schéma", "odkaz", "jinam"):
        assert wanted in found


def test_texts_stay_texts() -> None:
    blocks = Blocks("cs")
    table = blocks.place(Table((COLUMNS[0],), [{"name": HOSTILE}], HOSTILE))
    escaped = HOSTILE.replace("\\", "\\\\").replace("*", "\\*").replace("_", "\\_").replace("`", "\\`")
    escaped = escaped.replace("<", "&lt;").replace("[", "\\[")
    found = words(made(f"# {escaped}\n\n## {escaped}\n\n{escaped}\n{table}", blocks))
    assert found.count("$x^2$ *a* _b_ `c` <label> @ref") >= 4


def test_the_same_bytes_each_time() -> None:
    one = document("# Plán\n\n## 1. A\n\nText\n")
    assert pdf.write(one, LAYOUT, "page.typ", DAY) == pdf.write(one, LAYOUT, "page.typ", DAY)


@pytest.mark.parametrize(
    "line",
    [
        '#import "@preview/x:1.0.0": y',
        '#include "x.typ"',
        '#eval("1")',
        '#read("/etc/passwd")',
        '#let a = "//"; #import "@preview/x:1.0.0"',
        '#let a = "https://x"; #let d = read("document.json")',
        '#dictionary(std).at("re" + "ad")("x")',
    ],
)
def test_a_layout_loads_nothing(line: str) -> None:
    with pytest.raises(UserError) as caught:
        pdf.write(document("# Plán\n"), f"ok\n{line}\n", "documents/page.typ", DAY)
    assert "documents/page.typ, řádek 2" in caught.value.text.cs


def test_a_mistake_in_a_layout_names_file_and_line() -> None:
    with pytest.raises(UserError) as caught:
        pdf.write(document("# Plán\n"), '#set document(title: "a")\n\n#neni()\n', "documents/page.typ", DAY)
    assert "documents/page.typ, řádek 3" in caught.value.text.cs


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nemoji 😀 a 漢字\n",
        "# T\n\n![](a.png)\n",
        "## Bez titulu\n",
        f"# T\n\n[odkaz](https://example.com/{'a' * 9000})\n",
        "# T\n\n" + "".join(f"{'> ' * depth}hloubka {depth}\n\n" for depth in range(1, 12)),
    ],
    ids=["signs", "picture", "title", "link", "depth"],
)
def test_odd_documents_are_set_too(text: str) -> None:
    nodes = parse(text, Blocks("cs"), lambda path: PNG if path == "a.png" else None)
    made = pdf.write(Document("", (), nodes, "cs"), LAYOUT, "page.typ", DAY)
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) >= 1


def test_a_damaged_picture_leaves_its_words() -> None:
    nodes = parse("# T\n\n![Mapa obce](a.png)\n", Blocks("cs"), lambda _: PNG[:40])
    made = pdf.write(Document("T", (), nodes, "cs"), LAYOUT, "page.typ", DAY)
    assert "Mapa obce" in words(pypdf.PdfReader(io.BytesIO(made)))


def test_without_typst_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UserError, match=r"kpss\[dokumenty\]"):
        pdf.write(document("# Plán\n"), LAYOUT, "page.typ", DAY)


def test_a_long_wide_table_turns_its_page() -> None:
    columns = tuple(Column(f"c{i}", Text(f"Organizace{i}", "x")) for i in range(9))
    blocks = Blocks("cs")
    row = {f"c{i}": "nejneobhospodařovávatelnější" for i in range(9)}
    reader = made(f"# T\n\n## A\n{blocks.place(Table(columns, [row] * 60, 'Široká'))}", blocks)
    turned = [page for page in reader.pages if page.mediabox.width > page.mediabox.height]
    assert len(turned) > 1


@pytest.mark.parametrize(("text", "tried"), [("Žluťoučký kůň", [True]), ("漢字", [True, False])])
def test_fonts_of_the_system_serve_only_what_the_own_ones_lack(
    text: str, tried: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    own: list[bool] = []
    real = typst.compile

    def compiled(*arguments: Any, **options: Any) -> Any:
        own.append(options["ignore_system_fonts"])
        return real(*arguments, **options)

    monkeypatch.setattr(typst, "compile", compiled)
    made(f"# Plán\n\n{text}\n")
    assert own[: len(tried)] == tried
    assert len(own) == 1 or tried != [True]
