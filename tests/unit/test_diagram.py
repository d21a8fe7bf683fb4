"""Organisation charts and approval chains: geometry, SVG, Mermaid."""

import itertools
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.documents.diagrams.chain import chain_layout
from kpss.documents.diagrams.drawing import (
    Box,
    Edge,
    Step,
    chain_svg,
    mermaid_chain,
    mermaid_structure,
    structure_svg,
)
from kpss.documents.diagrams.layout import layout
from kpss.documents.diagrams.parts import Drawing, Line, Rect
from kpss.documents.diagrams.svg import DARK, LIGHT
from kpss.documents.diagrams.text import label, width, wrap

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = {
    "decides": "rozhoduje",
    "advises": "radí",
    "office": "úřad",
    "group": "skupina",
    "role": "role",
    "area": "v každém ORP",
    "solid": "nadřízenost",
    "dashed": "jiný vztah",
}

Structure = tuple[list[Box], dict[str, str | None], list[Edge]]


def arrows(*triples: tuple[str, str, str]) -> list[Edge]:
    return [Edge(source, target, text, "dashed") for source, target, text in triples]


def olomouc() -> Structure:
    boxes = [
        Box("zok", "Zastupitelstvo Olomouckého kraje", "schvaluje plán", "decides"),
        Box("rok", "Rada Olomouckého kraje", "doporučuje ke schválení", "decides"),
        Box("komise", "Komise pro rodinu a sociální záležitosti", "poradní orgán rady", "advises"),
        Box("namestek", "Náměstek hejtmana pro sociální oblast", tone="role"),
        Box("osv", "Odbor sociálních věcí", tone="office"),
        Box("vedouci", "Vedoucí odboru sociálních věcí", tone="role"),
        Box("koordinator", "Koordinátor střednědobého plánování sociálních služeb", tone="role"),
        Box("rmt", "Realizačně manažerský tým (RMT)", "řídicí skupina"),
        Box("orp", "Skupina ORP"),
        Box("platformy", "Odborné platformy"),
        Box("kolegium", "Kolegium obcí", "13 kolegií, každé za jedno ORP", "area"),
    ]
    tree = {"rok": "zok"} | dict.fromkeys(("vedouci", "koordinator", "rmt", "orp", "platformy", "kolegium"), "osv")
    edges = arrows(
        ("komise", "rok", "doporučuje"),
        ("rmt", "rok", "předkládá"),
        ("namestek", "rmt", "jmenuje členy"),
        ("namestek", "orp", "jmenuje členy"),
        ("namestek", "kolegium", "jmenuje členy"),
        ("koordinator", "kolegium", "svolává"),
        ("vedouci", "platformy", "zřizuje a ruší"),
        ("vedouci", "rmt", "vede"),
        ("vedouci", "orp", "vede"),
    )
    return boxes, {**tree}, edges


def liberec() -> Structure:
    boxes = [
        Box("zlk", "Zastupitelstvo Libereckého kraje", tone="decides"),
        Box("rlk", "Rada Libereckého kraje", tone="decides"),
        Box("radni", "Radní odpovědný za sociální resort", tone="role"),
        Box("kks", "Krajská koordinační struktura (KKS)"),
        Box("k10", "Kolegium obcí III. typu (K10)", tone="advises"),
        Box("ks", "Koordinační skupina pro plánování sociálních služeb na území Libereckého kraje"),
        Box("os", "Odborná skupina OSV pro plánování, hodnocení a financování", tone="office"),
        Box("fs", "Fokusní pracovní skupiny", "podle cílových skupin"),
        Box("urs", "Územní řídicí skupiny", "10 skupin, v každém ORP jedna", "area"),
        Box("ops", "Odborné pracovní skupiny", tone="area"),
    ]
    tree = {"rlk": "zlk", "radni": "rlk", "ops": "urs"} | dict.fromkeys(("k10", "ks", "os", "fs", "urs"), "kks")
    edges = arrows(
        ("k10", "radni", "poradní orgán"),
        ("urs", "k10", "vysílá zástupce, předává stanoviska"),
        ("os", "fs", "zřizuje a koordinuje"),
        ("ops", "urs", "předkládá"),
    )
    return boxes, {**tree}, edges


def krumlov() -> Structure:
    boxes = [
        Box("zm", "Zastupitelstvo města Český Krumlov", tone="decides"),
        Box("rm", "Rada města Český Krumlov", tone="decides"),
        Box("sk", "Sociální komise rady města (SK)", "řídicí skupina", "advises"),
        Box("ms", "Manažerská skupina (MS)"),
        Box("ks", "Koordinační skupina (KS)"),
        Box("predseda", "Předseda sociální komise", "garant procesu", "role"),
        Box("koordinator", "Koordinátor KPSS", tone="role"),
        Box("osv", "Odbor sociálních věcí a zdravotnictví", tone="office"),
        Box("toz", "Technicko-organizační zabezpečení (TOZ)"),
    ]
    tree = {"rm": "zm", "sk": "rm", "predseda": "sk", "ms": "sk", "ks": "sk", "koordinator": "osv"}
    edges = arrows(
        ("ms", "sk", "doporučuje materiály"),
        ("ks", "ms", "doporučuje materiály"),
        ("sk", "rm", "doporučuje"),
        ("koordinator", "ms", "svolává a řídí"),
        ("koordinator", "sk", "informuje"),
        ("toz", "koordinator", "pomáhá"),
        ("osv", "sk", "připomínkuje"),
        ("rm", "predseda", "schvaluje"),
    )
    return boxes, {**tree}, edges


def flat(structure: Structure) -> Structure:
    """The same bodies where only arrows are known and no tree."""
    return structure[0], {}, structure[2]


def star(number: int) -> Structure:
    boxes = [Box("root", "Kolegium obcí")] + [
        Box(f"k{n}", f"Kolegium ORP číslo {n}", tone="area") for n in range(number)
    ]
    return boxes, {f"k{n}": "root" for n in range(number)}, []


REAL: dict[str, Structure] = {"olomouc": olomouc(), "liberec": liberec(), "krumlov": krumlov()}
CASES: dict[str, Structure] = {
    **REAL,
    **{f"{name}-flat": flat(case) for name, case in REAL.items()},
    "empty": ([], {}, []),
    "single": ([Box("a", "Rada")], {}, []),
    "25 leaves": star(25),
    "200 leaves": star(200),
    "forest": ([Box(f"b{n}", f"Samostatný orgán {n}") for n in range(9)], {}, []),
    "chain": ([Box(f"b{n}", f"Úroveň {n}") for n in range(12)], {f"b{n}": f"b{n - 1}" for n in range(1, 12)}, []),
    "both ways": ([Box("a", "A"), Box("b", "B")], {"b": "a"}, arrows(("a", "b", "úkoluje"), ("b", "a", "odpovídá"))),
    "no texts": ([Box("", "")], {}, []),
}


def drawn(structure: Structure) -> str:
    boxes, tree, edges = structure
    return structure_svg(boxes, tree, edges, title="Struktura", description="Kdo komu radí", ident="x1", legend=LEGEND)


def segments(line: Line) -> list[Rect]:
    return [
        Rect(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2)) for (x1, y1), (x2, y2) in itertools.pairwise(line)
    ]


def runs_through(line: Line, rect: Rect) -> bool:
    """Whether a line has a point strictly inside of a rectangle."""
    return any(
        part.x < rect.right and part.right > rect.x and part.y < rect.bottom and part.bottom > rect.y
        for part in segments(line)
    )


def inside(rect: Rect, drawing: Drawing) -> bool:
    return rect.x >= 0 and rect.y >= 0 and rect.right <= drawing.width and rect.bottom <= drawing.height


def check(drawing: Drawing) -> None:
    """Everything that makes a drawing clear and can be measured."""
    rects = [shape.rect for shape in drawing.shapes]
    for first, second in itertools.combinations(rects, 2):
        assert not first.grown(9).meets(second)
    placed = [*rects, *(note.rect for note in drawing.labels), *(entry.rect for entry in drawing.key)]
    for rect in placed:
        assert inside(rect, drawing)
    for first, second in itertools.combinations([*placed[len(rects) :]], 2):
        assert not first.meets(second)
    lines = [*drawing.connectors, *(route.line for route in drawing.routes)]
    for line in lines:
        for part in segments(line):
            assert inside(part, drawing)
            assert 0 in (part.width, part.height)
        for rect in rects:
            assert not runs_through(line, rect)
    for note in drawing.labels:
        assert not any(note.rect.meets(rect) for rect in rects)
        crossed = [line for line in lines if runs_through(line, note.rect)]
        assert len(crossed) == (1 if note.badge or note.backed else 0)
    check_arrows(drawing)
    check_text(drawing)


def check_arrows(drawing: Drawing) -> None:
    """Arrows begin and end at their boxes and share no stretch with each other or with a connector."""
    rects = {shape.box.id: shape.rect for shape in drawing.shapes}
    for route in drawing.routes:
        if route.line:
            for point, name in ((route.line[0], route.edge.source), (route.line[-1], route.edge.target)):
                rect = rects[name]
                assert point[0] in (rect.x, rect.right) or point[1] in (rect.y, rect.bottom)
                assert rect.x <= point[0] <= rect.right
                assert rect.y <= point[1] <= rect.bottom
    for first in drawing.routes:
        others = [*drawing.connectors, *(route.line for route in drawing.routes if route is not first)]
        for part, other in itertools.product(segments(first.line), others):
            for piece in segments(other):
                if (part.width == 0) == (piece.width == 0):
                    assert not part.grown(1).meets(piece.grown(1))


def check_text(drawing: Drawing) -> None:
    for shape in drawing.shapes:
        for text in shape.title:
            assert width(text, 14, bold=True) <= shape.rect.width - 16
        for text in shape.subtitle:
            assert width(text, 12) <= shape.rect.width - 16
        assert len(shape.title) * 18 + len(shape.subtitle) * 16 <= shape.rect.height


@pytest.mark.parametrize("structure", CASES.values(), ids=CASES.keys())
def test_nothing_overlaps(structure: Structure):
    drawing = layout(*structure, LEGEND)
    check(drawing)
    assert {shape.box.id for shape in drawing.shapes} == {box.id for box in structure[0]}
    assert drawing.width <= 1120


@pytest.mark.parametrize("structure", REAL.values(), ids=REAL.keys())
def test_real_structures_fit_a_page_and_show_all_arrows(structure: Structure):
    drawing = layout(*structure, LEGEND)
    assert drawing.width <= 900
    assert drawing.height <= 1300
    assert all(route.line for route in drawing.routes)
    assert len(drawing.labels) == len(structure[2])
    assert sum(note.badge for note in drawing.labels) <= 1


@st.composite
def structures(draw: st.DrawFn) -> Structure:
    number = draw(st.integers(1, 14))
    names = st.text("abcdefgh ěščř", min_size=0, max_size=60)
    tones = st.sampled_from([*LEGEND, "unknown"])
    boxes = [Box(f"b{n}", draw(names), draw(st.just("") | names), draw(tones)) for n in range(number)]
    ids = st.sampled_from([box.id for box in boxes])
    tree = draw(st.dictionaries(ids, st.none() | ids, max_size=number))
    texts = st.sampled_from(["", "vede", "předkládá", "vysílá zástupce a předává stanoviska k dokumentům kraje"])
    edges = draw(st.lists(st.builds(Edge, ids, ids, texts, st.sampled_from(["solid", "dashed"])), max_size=8))
    return boxes, tree, edges


@settings(max_examples=40, deadline=None)
@given(structures())
def test_any_structure_is_drawn_without_overlaps(structure: Structure):
    drawing = layout(*structure, LEGEND)
    check(drawing)
    told = len(drawing.labels) + sum(entry.numbered and not entry.mark for entry in drawing.key)
    assert told >= sum(bool(route.edge.label) for route in drawing.routes)


def test_drawings_are_the_same_each_time():
    assert drawn(olomouc()) == drawn(olomouc())


def test_numbers_stand_for_texts_without_room_and_the_key_tells_them():
    long = "předává stanoviska, podněty a návrhy k dokumentům kraje"
    boxes = [Box(f"b{n}", f"Skupina {n}") for n in range(6)]
    pairs = [(f"b{n}", f"b{m}", long) for n in range(6) for m in range(6) if n != m]
    drawing = layout(boxes, {}, arrows(*pairs))
    check(drawing)
    badges = [note.lines[0] for note in drawing.labels if note.badge]
    marks = [entry.mark for entry in drawing.key if entry.mark]
    assert badges
    assert sorted(badges) == sorted(marks)
    assert all("→" in " ".join(entry.lines) and long[-5:] in " ".join(entry.lines) for entry in drawing.key)


def test_arrows_between_the_same_boxes_become_one():
    boxes = [Box("a", "A"), Box("b", "B")]
    drawing = layout(boxes, {}, [Edge("b", "a", "odpovídá"), Edge("b", "a", "předkládá"), Edge("b", "a", "odpovídá")])
    assert [route.edge.label for route in drawing.routes] == ["odpovídá, předkládá"]


def test_far_too_many_arrows_are_told_in_the_key():
    boxes = [Box(f"b{n}", f"Skupina {n}") for n in range(80)]
    edges = arrows(*((f"b{n}", f"b{(n + 7) % 80}", "předkládá") for n in range(80)))
    drawing = layout(boxes, {}, edges)
    check(drawing)
    assert not any(route.line for route in drawing.routes)
    assert len(drawing.key) == 80


def test_unknown_boxes_cycles_and_repeated_ids_do_no_harm():
    boxes = [Box("a", "První"), Box("b", "Druhý"), Box("a", "Opakovaný"), Box("c", "Třetí")]
    tree = {"a": "b", "b": "a", "c": "nowhere", "ghost": "a"}
    drawing = layout(boxes, tree, [Edge("a", "ghost"), Edge("a", "a", "sám sobě"), Edge("ghost", "a")])
    check(drawing)
    assert [shape.title for shape in drawing.shapes] == [("První",), ("Druhý",), ("Třetí",)]
    assert drawing.routes == ()
    assert len(drawing.connectors) == 1


def test_a_deciding_body_stands_above_those_that_it_approves():
    boxes = [Box("predseda", "Předseda", tone="role"), Box("rada", "Rada", tone="decides")]
    drawing = layout(boxes, {}, arrows(("rada", "predseda", "schvaluje")))
    chair, council = (shape.rect for shape in drawing.shapes)
    assert council.bottom < chair.y


def test_the_legend_explains_only_what_is_used():
    drawing = layout([Box("a", "Rada", tone="decides")], {}, [], LEGEND)
    assert [entry.mark for entry in drawing.key] == ["decides"]


def test_text_is_wrapped_evenly_and_short_words_stay_with_the_next_one():
    lines = wrap("Odborná skupina pro plánování, hodnocení a financování sociální oblasti", 14, 240, bold=True)
    assert len(lines) == 3
    assert max(map(len, lines)) - min(map(len, lines)) <= 12
    assert not any(line.endswith((" a", " v")) for line in lines)
    assert wrap("", 14, 100) == ()
    assert all(width(line, 14) <= 100 for line in wrap("N" * 500, 14, 100))


STEPS = [
    Step("1", "Realizačně manažerský tým", "zpracuje návrh", "průběžně"),
    Step("2a", "Kolegia obcí", "vyjádří se", optional=True),
    Step("3", "Komise pro rodinu a sociální záležitosti Rady Olomouckého kraje", "doporučí", "do 31. března"),
    Step("4", "Zastupitelstvo Olomouckého kraje", "schválí"),
]


@pytest.mark.parametrize("number", range(len(STEPS) + 1))
def test_a_chain_is_narrow_and_in_order(number):
    chain = chain_layout(STEPS[:number])
    assert chain.width <= 640
    assert len(chain.arrows) == max(number - 1, 0)
    for before, after in itertools.pairwise(chain.cards):
        assert before.rect.bottom < after.rect.y
    for card in chain.cards:
        assert card.rect.right <= chain.width
        assert card.rect.bottom <= chain.height
        assert card.badge.right < card.text_x
        assert all(card.text_x + width(line, 16, bold=True) < card.rect.right for line in card.who)


def test_optional_steps_are_dashed():
    svg = chain_svg(STEPS, title="Schvalování", description="Kroky", ident="c")
    assert svg.count("stroke-dasharray") == 2
    assert "stroke-dasharray" not in chain_svg(STEPS[2:], title="", description="", ident="c")


HOSTILE = (
    "<script>alert(1)</script> \"]; click n1 'x' & \u202eobráceně\u2066\x07\ufffe\nnový řádek `%%{init}%%` #quot; ]]>"
)


def hostile_drawings() -> list[str]:
    names = {"title": HOSTILE, "description": HOSTILE, "ident": "x1"}
    boxes = [Box(HOSTILE, HOSTILE, HOSTILE, HOSTILE), Box("end", HOSTILE)]
    chart = structure_svg(boxes, {}, [Edge("end", HOSTILE, HOSTILE, HOSTILE)], legend={"group": HOSTILE}, **names)
    return [chart, chain_svg([Step(HOSTILE, HOSTILE, HOSTILE, HOSTILE)], **names)]


def real_drawings() -> list[str]:
    charts = [drawn(case) for case in CASES.values()]
    chains = [chain_svg(steps, title="Schvalování", description="Kroky", ident="x1") for steps in (STEPS, [])]
    return charts + chains


@pytest.mark.parametrize("svg", [*hostile_drawings(), *real_drawings()])
def test_svg_is_valid_safe_and_named(svg: str):
    root = ET.fromstring(svg)  # noqa: S314 - our own output
    assert root.tag == f"{SVG}svg"
    assert root.attrib["role"] == "img"
    assert root.attrib["width"] == "100%"
    assert "max-width" in root.attrib["style"]
    _, _, wide, tall = map(int, root.attrib["viewBox"].split())
    assert min(wide, tall) > 0
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("x1") for name in ids)
    assert root.attrib["aria-labelledby"].split() == [root[0].attrib["id"], root[1].attrib["id"]]
    assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "path", "rect", "circle", "text", "tspan"}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") or "href" in name for name in attributes)
    assert "url(" not in svg
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069\ufffe\ufffd]", svg)


def test_records_cannot_add_markup():
    for svg in hostile_drawings():
        assert "<script" not in svg
        assert "&lt;script&gt;" in svg


@pytest.mark.parametrize("ident", ["", "1a", "a b", 'a"', "á", "a\n"])
def test_an_ident_that_is_no_name_is_refused(ident):
    with pytest.raises(ValueError, match="ident"):
        chain_svg([], title="", description="", ident=ident)


def test_all_colours_can_be_set_by_the_page():
    svg = drawn(olomouc())
    for name, colour in LIGHT.items():
        assert f"var(--kpss-{name},{colour})" in svg
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) <= {*LIGHT.values(), "none"}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_lines_stand_out(palette):
    assert palette.keys() == LIGHT.keys()

    def contrast(first: str, second: str) -> float:
        low, high = sorted((luminance(palette[first]), luminance(palette[second])))
        return (high + 0.05) / (low + 0.05)

    for ground in palette.keys() - {"ink", "muted", "line"}:
        assert contrast("ink", ground) >= 7
        assert contrast("muted", ground) >= 4.5
        assert contrast("line", ground) >= 3


def test_each_tone_has_a_shape_of_its_own():
    drawings = []
    for tone in ("decides", "advises", "office", "group", "role", "area"):
        svg = structure_svg([Box("a", "Rada", tone=tone)], {}, [], title="", description="", ident="a")
        drawings.append(re.sub(r"#[0-9a-f]{6}|kpss-\w+|<style>.*</style>|viewBox=\S+ \S+ \S+ \S+", "", svg))
    assert len(set(drawings)) == 6


def test_mermaid_says_the_same():
    boxes = [Box("zm", "Zastupitelstvo", tone="decides"), Box("sk", "Komise (SK)", "radí", "advises"), Box("x", "X")]
    assert mermaid_structure(boxes, {"sk": "zm", "x": "gone"}, [Edge("sk", "zm", "doporučuje", "dashed")]) == (
        "flowchart TB\n"
        '  n1[["Zastupitelstvo"]]\n'
        '  n2(["Komise #40;SK#41;<br/>radí"])\n'
        '  n3("X")\n'
        "  n1 --- n2\n"
        '  n2 -.->|"doporučuje"| n1\n'
    )
    assert mermaid_chain([Step("1", "Tým", "navrhne"), Step("2", "Kolegia", "vyjádří se", optional=True)]) == (
        "flowchart TB\n"
        '  n1["1 – Tým<br/>navrhne"]\n'
        '  n2["2 – Kolegia<br/>vyjádří se"]:::optional\n'
        "  n1 -.-> n2\n"
        "  classDef optional stroke-dasharray: 6 4\n"
    )


@given(st.text(max_size=80))
def test_no_text_breaks_out_of_mermaid(text):
    for drawing in (
        mermaid_structure([Box("a", text, text)], {}, [Edge("a", "a", text)]),
        mermaid_chain([Step(text, text, text, text)]),
    ):
        quoted = re.findall(r'"([^"\n]*)"', drawing)
        assert drawing.count('"') == 2 * len(quoted)
        for part in quoted:
            assert re.fullmatch(r"(?:[^\W_]|[ ,.–-]|#\d+;|<br/>)*", part)
    lines = mermaid_structure([Box("a", text)], {}, [Edge("a", "a", text)]).splitlines()
    assert [re.sub(r'"[^"]*"', "", line) for line in lines] in (
        ["flowchart TB", "  n1()", "  n1 -->|| n1"],
        ["flowchart TB", "  n1()", "  n1 --> n1"],
    )


@given(st.text())
def test_labels_are_one_clean_line(text):
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]", label(text))
