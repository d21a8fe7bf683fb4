"""Documents of examples/olomoucky and of a small town as pages: accessible, valid, narrow, offline, printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kpss import api
from kpss.documents.change import render_change
from kpss.documents.registry import DOCUMENTS, MAKERS
from kpss.documents.render import render
from kpss.documents.reports import render_report
from kpss.language.text import Language
from kpss.reports.filters import Filters
from kpss.reports.registry import REPORTS
from kpss.source.trees import MemoryTree
from tests.browser.tools import check_axe, html_validate
from tests.support import EXAMPLES
from tests.unit import changed_records, follow_up_records, network_document_records
from tests.unit.meeting_records import files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DAY = "2017-07-16"
# Name of the page → document, its identifier and which paper of a meeting; of reports the name alone.
PAGES: dict[str, tuple[str, ...]] = {
    "plans": ("plans", ""),
    "plan": ("plan", "lipnik-2017-2019"),
    "regional-plan": ("plan", "sprss-2018-2020"),
    "town-plan": ("plan", "olomouc-2016-2019"),
    "gaps": ("gaps", ""),
    "structure": ("structure", ""),
    "coverage": ("coverage",),
    "body": ("body", "rmt-2017"),
    "members": ("body", "skupina"),
    "mandates": ("structure", ""),
    "invitation": ("meeting", "skupina-3", "invitation"),
    "minutes": ("meeting", "skupina-2", "minutes"),
    "attendance": ("meeting", "skupina-3", "attendance"),
    "handbook": ("handbook", ""),
    "medium-term-plan": ("medium-term-plan", "sprss"),
    "action-plan": ("action-plan", "akcni-2019"),
    "evaluation": ("evaluation", "vyhodnoceni-2016"),
    "summary-evaluation": ("evaluation", "souhrnne-2015-2017"),
    "consultation": ("consultation", "pripominky"),
    "measures": ("measure", "sprss"),
    "grouped": ("measures",),
    "network": ("network", "2026"),
    "request": ("request", "navyseni"),
    "decision": ("decision", "aktualizace-2027"),
}
# Whose a document is, where that is not the workspace.
OWNERS = {"plan": "město Lipník nad Bečvou", "town-plan": "ORP Olomouc"}
# Pages of the small town, which has members and meetings.
TOWN = ("members", "mandates", "invitation", "minutes", "attendance", "handbook")
TOWN_DAY = "2026-07-01"
# Pages of the region whose plans are followed up.
FOLLOWED = (
    "medium-term-plan", "action-plan", "evaluation", "summary-evaluation", "consultation", "measures", "grouped",
)  # fmt: skip
# Pages of the region with a network and its requests.
NETWORK = ("network", "request", "decision")
# Axe needs a minute for a table of 402 rows; the rows of one ORP prove the same.
SHORT = {"coverage": "Konice"}
ENGLISH = {"gaps-en": ("gaps", "Konice")}
# A page that is no document of one workspace: what changed between two.
CHANGE = "change"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages, written once."""
    folder = tmp_path_factory.mktemp("pages")
    region = api.open(EXAMPLES / "olomoucky", DAY)
    town = api.open(MemoryTree(files(name="Olomoucký kraj")), TOWN_DAY)
    followed = api.open(MemoryTree(follow_up_records.files(name="Olomoucký kraj")), follow_up_records.DAY)
    network = api.open(MemoryTree(network_document_records.files(name="Olomoucký kraj")), network_document_records.DAY)
    workspaces = dict.fromkeys(TOWN, town) | dict.fromkeys(FOLLOWED, followed) | dict.fromkeys(NETWORK, network)
    written = {}
    for name, (document, *which) in {**PAGES, **ENGLISH}.items():
        language: Language = "en" if name in ENGLISH else "cs"
        workspace = workspaces.get(name, region)
        if which:
            identifier, *paper = which
            make = MAKERS[document][paper[0]] if paper else DOCUMENTS[document]
            text = render(workspace, make(workspace, language, identifier), "html", language, "abc+")
        else:
            filters = Filters(SHORT.get(name, ""), by="responsible" if name == "grouped" else "")
            text = render_report(workspace, REPORTS[document](workspace, filters), language, "html")
        written[name] = folder / f"{name}.html"
        written[name].write_text(text, encoding="utf-8", newline="\n")
    written[CHANGE] = folder / f"{CHANGE}.html"
    written[CHANGE].write_text(render_change(changed_records.rich(), "cs"), encoding="utf-8", newline="\n")
    return written


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    """One page for all tests of this file; no test leaves anything in it but its address."""
    context = browser.new_context(locale="cs-CZ")
    opened = context.new_page()
    yield opened
    context.close()


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    found: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found


@pytest.mark.parametrize("name", [*PAGES, *ENGLISH, CHANGE])
def test_page(shared: Page, pages: dict[str, Path], name: str) -> None:
    """Axe in light and dark, no request beside the page, no overflow from a phone to a screen, and print."""
    requests: list[str] = []
    errors: list[str] = []
    shared.on("request", lambda request: requests.append(request.url))
    shared.on("pageerror", lambda error: errors.append(str(error)))
    shared.on("console", lambda message: errors.append(message.text))
    address = pages[name].as_uri()
    shared.emulate_media(media="screen", color_scheme="light")
    shared.set_viewport_size({"width": 1280, "height": 900})
    shared.goto(address)
    assert shared.title().endswith(f" – {OWNERS.get(name, 'Olomoucký kraj')}")
    assert check_axe(shared) == []
    light = shared.evaluate("getComputedStyle(document.body).backgroundColor")
    shared.emulate_media(color_scheme="dark")
    assert shared.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert check_axe(shared) == []
    for width in (320, 768):
        shared.set_viewport_size({"width": width, "height": 700})
        assert overflow(shared) <= 0, f"{width} px"
    _print(shared)
    assert requests == [address]
    assert errors == []


def _print(page: Page) -> None:
    """On A4, in the dark theme of a system too: dark text on white paper, nothing cut off on the right."""
    page.set_viewport_size({"width": 660, "height": 1000})  # about the width of A4 within its margins
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator(".skip").is_hidden()
    page.emulate_media(media="screen", color_scheme="light")


@pytest.mark.parametrize("name", [*PAGES, CHANGE])
def test_text_is_readable_on_paper(shared: Page, pages: dict[str, Path], name: str) -> None:
    """Whatever the theme of the system: every text that is printed is dark enough for white paper."""
    shared.set_viewport_size({"width": 660, "height": 1000})
    shared.emulate_media(media="print", color_scheme="dark")
    shared.goto(pages[name].as_uri())
    pale = shared.evaluate(
        """() => [...document.querySelectorAll('h1, h2, p, caption, th, td, footer, svg text')].filter(e => {
            const style = getComputedStyle(e);
            const color = e instanceof SVGElement ? style.fill : style.color;
            const [r, g, b] = color.match(/[0-9.]+/g).map(Number);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b > 128;
        }).map(e => e.tagName + ': ' + e.textContent.trim().slice(0, 40)).slice(0, 5)"""
    )
    shared.emulate_media(media="screen", color_scheme="light")
    assert pale == []


def test_pages_are_valid(pages: dict[str, Path]) -> None:
    assert html_validate(*pages.values()) == []


def test_every_page_reads_as_a_document(shared: Page, pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        shared.goto(path.as_uri())
        assert shared.locator("h1").count() == 1
        assert shared.locator("html").get_attribute("lang") == ("en" if name in ENGLISH else "cs")
        levels = [
            int(tag[1]) for tag in shared.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(e => e.tagName)")
        ]
        assert all(after - before <= 1 for before, after in pairwise(levels)), levels
        assert shared.locator("table").count() == shared.locator("table > caption").count()
        for link in shared.locator("a[href^='#']").all():
            assert shared.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']").count() >= 1
        assert shared.evaluate(
            "[...document.querySelectorAll('a[href]')].every(e => e.getAttribute('href')[0] === '#')"
        )


def test_long_table_is_valid_and_fits(shared: Page, tmp_path: Path) -> None:
    workspace = api.open(EXAMPLES / "olomoucky", DAY)
    path = tmp_path / "coverage.html"
    text = render_report(workspace, REPORTS["coverage"](workspace, Filters()), "cs", "html")
    path.write_text(text, encoding="utf-8", newline="\n")
    assert html_validate(path) == []
    shared.set_viewport_size({"width": 320, "height": 700})
    shared.goto(path.as_uri())
    assert shared.locator("tbody tr").count() == 402
    assert overflow(shared) <= 0


def test_keyboard_reaches_the_content_and_wide_tables(shared: Page, pages: dict[str, Path]) -> None:
    shared.set_viewport_size({"width": 320, "height": 700})
    shared.goto(pages["plans"].as_uri())
    shared.keyboard.press("Tab")
    assert shared.evaluate("document.activeElement.className") == "skip"
    assert shared.locator(".skip").is_visible()
    shared.keyboard.press("Enter")
    assert shared.url.endswith("#kpss-main")
    table = shared.locator("section.table").first
    table.focus()
    assert table.evaluate("e => e.scrollWidth > e.clientWidth")
    assert table.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
