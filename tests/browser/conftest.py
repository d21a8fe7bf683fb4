"""A real browser for the tests of pages.

All tests of this folder need Chromium of the system and the tools of ``package.json``.  Where something is missing they
are skipped and one line says so; with ``KPSS_REQUIRE_BROWSER=1`` they fail instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.tools import missing_tools, start_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_HERE = Path(__file__).parent
_SKIPPED: list[str] = []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, put them last, and skip them where the tools are missing."""
    missing = missing_tools()
    required = os.environ.get("KPSS_REQUIRE_BROWSER") == "1"
    # Last, because playwright keeps an event loop running until the end, and tests after it could not start their own.
    items.sort(key=lambda item: _HERE in item.path.parents)
    for item in items:
        if _HERE not in item.path.parents:
            continue
        item.add_marker(pytest.mark.browser)
        if missing and not required:
            item.add_marker(pytest.mark.skip(reason="no browser"))
            _SKIPPED.append(item.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for all the skipped tests."""
    if _SKIPPED:
        terminalreporter.write_line(f"{len(_SKIPPED)} browser tests skipped, missing: {', '.join(missing_tools())}")


@pytest.fixture(scope="session", autouse=True)
def tools() -> None:
    """Fail early and clearly where the browser is required."""
    missing = missing_tools()
    if missing:
        pytest.fail(f"KPSS_REQUIRE_BROWSER=1, but missing: {', '.join(missing)}", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with start_browser() as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new page with nothing kept from other tests; what its scripts throw fails the test."""
    context = browser.new_context(locale="cs-CZ")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert not errors, errors
