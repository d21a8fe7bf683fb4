"""Charts: round axes, right places, words for everybody, colours that stand out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.documents.blocks import Blocks
from kpss.documents.charts import draw
from kpss.documents.charts.looks import DARK_SERIES, SERIES
from kpss.documents.charts.scale import plain, scale
from kpss.documents.charts.words import full
from kpss.documents.diagrams.svg import DARK, LIGHT
from kpss.documents.markdown import to_markdown
from kpss.reports.table import Chart, Series
from tests.support import ROOT
from tests.unit.test_diagram import luminance

Sort = Literal["bars", "lines", "stacked"]
SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal(-(10**15)), max_value=Decimal(10**15))


def numbers(*values: object) -> tuple[Decimal | None, ...]:
    return tuple(Decimal(str(value)) if value is not None else None for value in values)


def chart(*series: tuple[object, ...], sort: Sort = "bars", labels: tuple[str, ...] = (), unit: str = "") -> Chart:
    names = labels or tuple(f"L{number}" for number in range(len(series[0])))
    made = tuple(Series(f"Řada {index}", numbers(*values)) for index, values in enumerate(series, 1))
    return Chart(sort, "Popisek", names, made, unit)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - made by ourselves


def texts(svg: str) -> list[str]:
    return [span.text or "" for span in parsed(svg).iter(f"{SVG}tspan")]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((3, 9), ["0", "2", "4", "6", "8", "10"]),
        ((2, 3), ["0", "1", "2", "3"]),
        (("0.2", "0.9"), ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        ((-15, 22), ["-20", "-10", "0", "10", "20", "30"]),
        ((0, 0), ["0", "1"]),
        ((-5,), ["-5", "-4", "-3", "-2", "-1", "0"]),
    ],
)
def test_an_axis_has_round_numbers_and_zero(values: tuple[object, ...], ticks: list[str]) -> None:
    made = scale(value for value in numbers(*values) if value is not None)
    assert made.ticks == [Decimal(tick) for tick in ticks]


@given(st.lists(NUMBERS, min_size=1, max_size=6), st.booleans())
def test_every_value_has_room_on_few_ticks(values: list[Decimal], lines: bool) -> None:
    made = scale(values, lines=lines)
    assert all(0 <= made.share(value) <= 1 for value in values)
    assert 2 <= len(made.ticks) <= 8
    assert made.ticks[-1] == made.high


def test_lines_that_hardly_differ_begin_above_zero_and_say_so() -> None:
    assert scale([Decimal(5400), Decimal(5600)], lines=True).low > 0
    assert scale([Decimal(5400), Decimal(5600)]).low == 0
    assert "Osa nezačíná nulou." in draw(chart((5400, 5600), sort="lines"), "cs", "g").description


def test_large_numbers_are_told_in_millions() -> None:
    made = draw(chart((1_250_000_000, 2_000_000_000), unit="Kč"), "cs", "g")
    assert "Řada 1 (mld. Kč)" in texts(made.svg)
    assert "1,25" in texts(made.svg)
    assert "1 250 000 000" in made.svg.replace("\xa0", " ")  # in words, exactly


def test_numbers_have_the_form_of_the_language() -> None:
    assert plain(Decimal("1234.50"), "cs") == "1\xa0234,5"
    assert plain(Decimal("-1234.5"), "en") == "−1,234.5"
    assert plain(Decimal("1E+3"), "en") == "1,000"


def test_amounts_are_told_as_in_tables() -> None:
    values = ("340.5", 1200)
    assert "L0 340,50; L1 1 200" in full(chart(values, unit="Kč"), "cs").replace("\xa0", " ")
    assert "L0 340.50; L1 1,200" in full(chart(values, unit="CZK"), "en")
    assert "L0 340,5; L1 1 200" in full(chart(values, unit="mil. Kč"), "cs").replace("\xa0", " ")


def test_bars_of_short_labels_stand_and_of_long_ones_lie() -> None:
    def lies(made: Chart) -> bool:
        bars = [bar for bar in parsed(draw(made, "cs", "g").svg).iter(f"{SVG}rect") if bar.get("stroke")]
        return len({bar.get("height") for bar in bars}) == 1

    assert not lies(chart((1, 2, 3)))
    assert lies(chart(tuple(range(1, 31)), labels=tuple(f"Horní Lhota u Potštátu {i}" for i in range(30))))


def test_missing_values_leave_a_gap() -> None:
    line = draw(chart((1, 2, None, 4, 5), sort="lines"), "cs", "g").svg
    assert len(re.findall(r'stroke-width="2.25"[^>]* d="(M[^"]*)"', line)[0].split("M")) == 3  # two pieces
    assert "L2 (údaj chybí)" in line


@pytest.mark.parametrize("sort", ["bars", "lines", "stacked"])
@pytest.mark.parametrize("values", [(), (None,), (0, 0), (5,), (-1, -2), (1, None, -3)])
def test_odd_data_are_drawn(sort: Sort, values: tuple[object, ...]) -> None:
    made = draw(chart(values, values, sort=sort), "cs", "g")
    root = parsed(made.svg)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}desc") is not None
    assert "nan" not in made.svg.lower()
    if not any(value is not None for value in values):
        assert made.description == "Graf nemá žádné hodnoty."


def test_series_are_told_apart_without_colours() -> None:
    many = chart(*[(index, index + 1) for index in range(1, 8)])
    svg = draw(many, "cs", "g").svg
    ids = re.findall(r'<pattern id="([^"]+)"', svg)
    assert len(set(ids)) == 6  # the first series is plain
    assert all(f"url(#{one})" in svg for one in ids)
    lines = draw(many._replace(sort="lines"), "cs", "g").svg
    assert len(set(re.findall(r'transform="[^"]*" d="([^"]+)"', lines))) == 7


@pytest.mark.parametrize("text", ["<b>&", '"]]>', "a\x00b", "=1+1", "{{ x }}"])
def test_texts_stay_texts(text: str) -> None:
    made = Chart("bars", text, (text,), (Series(text, numbers(1)), Series(text, numbers(2))), text)
    root = parsed(draw(made, "cs", "g").svg)
    assert {child.tag.removeprefix(SVG) for child in root.iter()} <= {
        "svg", "title", "desc", "style", "rect", "path", "defs", "pattern", "g", "text", "tspan",
    }  # fmt: skip


def test_colours_of_series_stand_out_on_both_papers() -> None:
    def contrast(first: str, second: str) -> float:
        low, high = sorted((luminance(first), luminance(second)))
        return (high + 0.05) / (low + 0.05)

    assert min(contrast(colour, LIGHT["paper"]) for colour in SERIES) >= 3
    assert min(contrast(colour, DARK["paper"]) for colour in DARK_SERIES) >= 3
    css = (ROOT / "templates" / "page.css").read_text(encoding="utf-8")
    assert all(f"--kpss-series-{number}: {colour};" in css for number, colour in enumerate(DARK_SERIES, 1))


def test_programs_without_custom_properties_keep_the_attributes() -> None:
    svg = draw(chart((1, 2), (3, 4)), "cs", "g").svg
    assert all("@supports" in style for style in re.findall(r"<style>(.*?)</style>", svg))


def test_mermaid_shows_one_series_and_nothing_that_it_would_show_wrong() -> None:
    one = draw(chart((1, 2), labels=('a"b', "2014"), unit="osob"), "cs", "g").mermaid
    assert one == 'xychart-beta\n  x-axis ["a b", "2014"]\n  y-axis "osob" 0 --> 2\n  bar [1, 2]\n'
    wrong = [chart((1, 2), (3, 4)), chart((1, None)), chart((-1, 2)), chart(tuple(range(40)))]
    assert [draw(made, "cs", "g").mermaid for made in wrong] == [""] * 4
    blocks = Blocks("cs")
    text = to_markdown(str(blocks.place(draw(wrong[0], "cs", "g"))), blocks)
    words = "Řada 1: nejvyšší hodnota 2 (L1), nejnižší 1 (L0). Řada 2: nejvyšší hodnota 4 (L1), nejnižší 3 (L0)."
    assert text == f"*Obrázek 1: Popisek*  \n{words}\n"


def test_many_series_are_summed_up() -> None:
    made = chart((1, 5), (2, 6), (3, 7), (4, 8))
    assert draw(made, "cs", "g").description == "Nejvyšší hodnota 8 (Řada 4, L1), nejnižší 1 (Řada 1, L0)."
    assert (
        draw(made._replace(sort="stacked"), "cs", "g").description
        == "Celkem: nejvyšší hodnota 26 (L1), nejnižší 10 (L0)."
    )
