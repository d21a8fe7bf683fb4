"""The checks of pages catch what they are for; a check that finds nothing proves nothing otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.tools import check_axe, html_validate

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = """<!DOCTYPE html>
<html lang="cs">
<head>
<meta charset="utf-8">
<title>Přehled plánů</title>
</head>
<body>
<main>
<h1>Přehled plánů</h1>
{body}
</main>
</body>
</html>
"""
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


@pytest.fixture
def write(tmp_path: Path):
    def to_file(body: str) -> Path:
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(body=body), encoding="utf-8")
        return path

    return to_file


def test_good_page_has_no_violation(page: Page, write) -> None:
    path = write(f'<p id="uvod">Plány</p>\n<img src="{PIXEL}" alt="Mapa">')
    page.goto(path.as_uri())
    assert page.title() == "Přehled plánů"
    assert check_axe(page) == []
    assert html_validate(path) == []


def test_axe_catches_an_image_without_text(page: Page, write) -> None:
    page.goto(write(f'<img src="{PIXEL}">').as_uri())
    assert [found.split(":")[0] for found in check_axe(page)] == ["image-alt"]


def test_axe_catches_poor_contrast(page: Page, write) -> None:
    page.goto(write('<p style="color: #bbb; background: #fff">Plány</p>').as_uri())
    assert [found.split(":")[0] for found in check_axe(page)] == ["color-contrast"]


def test_html_validate_catches_a_duplicate_id(write) -> None:
    found = html_validate(write('<p id="plan">a</p>\n<p id="plan">b</p>'))
    assert len(found) == 1
    assert "no-dup-id" in found[0]
    assert ":11:" in found[0]


def test_pages_are_checked_offline(page: Page, write) -> None:
    """A page of kpss is one file: whatever it would fetch shows as a request beside the page itself."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    path = write("<p>Plány</p>")
    page.goto(path.as_uri())
    assert requests == [path.as_uri()]
