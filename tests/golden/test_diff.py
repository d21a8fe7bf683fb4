"""A rich change of examples/olomoucky, character by character."""

from __future__ import annotations

import pytest

from kpss.changes.account import Account
from kpss.documents.change import render_change
from kpss.formats import diff_markdown, diff_text
from kpss.language.text import Language
from tests.golden.conftest import Golden
from tests.unit import changed_records


@pytest.fixture(scope="module")
def change() -> Account:
    return changed_records.rich()


@pytest.mark.parametrize("language", ["cs", "en"])
def test_text(golden: Golden, change: Account, language: Language) -> None:
    golden(f"diff.{language}.txt", diff_text.render(change, language))


@pytest.mark.parametrize("language", ["cs", "en"])
def test_markdown(golden: Golden, change: Account, language: Language) -> None:
    golden(f"diff.{language}.md", diff_markdown.render(change, language))


@pytest.mark.parametrize("language", ["cs", "en"])
def test_page(golden: Golden, change: Account, language: Language) -> None:
    """The page without what all pages share."""
    page = render_change(change, language)
    golden(f"diff.{language}.html", page[page.index("<main") : page.index("</main>")] + "</main>\n")
