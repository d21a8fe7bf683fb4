"""Findings in Markdown: what a comment says, and that nothing in it is more than text."""

from __future__ import annotations

import html
import re

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.findings.checked import Checked
from kpss.formats import findings_markdown
from kpss.formats.findings_view import View
from tests.unit.formats.findings import HOSTILE, compared, hostile, locator, made, names, several, texts

OURS = {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "code", "details", "summary", "ul", "li"}


def markdown(checked: Checked, language="cs", most=findings_markdown.COMMENT, **view) -> str:
    return findings_markdown.render(checked, locator(), language, View(**view), most=most)


def page_of(text: str) -> str:
    unsafe = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE  # lets our own details through, so foreign ones would show
    return str(cmarkgfm.github_flavored_markdown_to_html(text, unsafe))


def test_page_of_a_comparison():
    lines = markdown(several()).splitlines()
    assert lines[0] == "## kpss: změna přináší 1 chybu, 1 varování, 1 mezeru a 1 poznámku"
    assert "Porovnáno s `main (5a1e78f)`." in lines
    assert "1 nález je přijat výjimkou." in lines
    assert "Nastavení platí z main." in lines
    assert "| Místo | Co | Co s tím |" in lines
    assert "| `a.yaml:2` | **chyba** KPSS111: Klíč „name“ tu nemá být. | Nemělo tu být „names“? |" in lines
    known = "1 chyba, 1 varování, 1 mezera, 1 poznámka"
    assert f"<details><summary>Známé nálezy: {known}</summary>" in lines
    assert f"<details><summary>Opraveno: {known}</summary>" in lines
    assert "- `a.yaml:2` **chyba** KPSS111: Klíč „name“ tu nemá být." in lines


@pytest.mark.parametrize(
    ("checked", "title"),
    [
        (Checked([]), "v pořádku"),
        (Checked([made(), made(severity="gap")]), "1 chyba, 1 mezera"),
        (compared(), "změna nepřináší žádný nový nález"),
        (compared(made(state="known"), made(state="fixed")), "změna nepřináší žádný nový nález"),
        (compared(*[made(state="new")] * 2), "změna přináší 2 chyby"),
        (compared(*[made(state="new", severity="gap")] * 5), "změna přináší 5 mezer"),
    ],
)
def test_headline(checked, title):
    assert markdown(checked).splitlines()[0] == f"## kpss: {title}"


def test_what_is_not_shown_is_counted():
    text = markdown(Checked([made(), made(severity="gap")]), shown=("error", "warning"))
    assert "1 chyba, 1 mezera (souhrn: kpss report gaps)." in text
    assert text.count("| `") == 1
    shown = markdown(several(), shown=("error",))  # new gaps are shown whatever was asked for, known ones only counted
    assert shown.count("| `") == 3 + 1


def test_new_ones_stand_before_known_ones_and_errors_first():
    rows = re.findall(r"\*\*(\w+)\*\* KPSS111", markdown(several()))
    words = ["chyba", "varování", "mezera", "poznámka"]
    assert rows == words * 2 + words


def test_place_from_the_root_of_the_repository():
    assert "`kraj/a.yaml:2`" in markdown(Checked([made()]), prefix="kraj/")


@pytest.mark.parametrize("most", [1_500, 5_000, 60_000])
def test_long_page_is_cut_at_a_row(most):
    checked = compared(*(made(state=state, subject=str(n)) for state in ("new", "known") for n in range(1000)))
    text = markdown(checked, most=most)
    assert len(text.encode()) <= most
    assert len(text.encode()) > most - 600
    last = text.rstrip().splitlines()[-1]
    (left,) = re.findall(r"^Nevešl[oy] se sem ([\d ]+) další\w* nález\w*; vypíše je `kpss validate`\.$", last)
    assert int(left.replace(" ", "")) + text.count("| `") == 2000
    assert text.count("<details>") == text.count("</details>")


def test_room_for_no_row_leaves_the_headline():
    text = markdown(compared(made(state="new")), most=300)
    assert text.startswith("## kpss: změna přináší 1 chybu\n")
    assert text.endswith("Nevešel se sem 1 další nález; vypíše ho `kpss validate`.\n")


@given(st.lists(texts, min_size=1, max_size=4), names, st.sampled_from(["new", "known", "fixed", ""]))
def test_hostile_texts_stay_texts(found, name, state):
    findings = [hostile(text, name, state=state) for text in found]
    checked = compared(*findings, remarks=tuple(found)) if state else Checked(findings)
    page = page_of(markdown(checked))
    assert set(re.findall(r"</?([a-z0-9]+)", page)) <= OURS
    assert "<a " not in page
    rows = re.findall(r"<tr>\n(.*?)</tr>", page, re.DOTALL)
    assert all(row.count("</td>") in (3, 0) for row in rows)
    assert len(rows) == (len(found) + 1 if state != "fixed" else 0)
    assert not re.search(r"@\w|(?<!&)#\w|www\.|://", html.unescape(re.sub(r"<code>.*?</code>", "", page)))


@pytest.mark.parametrize("text", HOSTILE)
def test_message_of_any_length_is_shortened(text):
    row = next(line for line in markdown(compared(hostile(text, state="new"))).splitlines() if line.startswith("| `"))
    assert len(row) < 3000
