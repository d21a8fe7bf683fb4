"""Links of the documentation lead somewhere, and what the README promises is there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.markdown import anchors, documents, links
from tests.support import ROOT


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    broken = []
    for link in links(document):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_readme_links_to_the_czech_page_at_the_top() -> None:
    top = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:8])
    assert re.search(r"\[[^]]*[Čč]esk[^]]*\]\([^):]+\.md\)", top), top


def test_rules_named_in_the_readme_have_pages() -> None:
    named = {code for path in ROOT.glob("README*.md") for code in re.findall(r"KPSS\d{3}", path.read_text("utf-8"))}
    pages = "\n".join(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "rules").rglob("*.md"))
    assert [code for code in sorted(named) if code not in pages] == []


def test_links_and_anchors_are_found(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("# Jak začít: `kpss`\n\n## Jak začít: kpss\n\n- [x](a.md#b) ![y](c.svg)\n", "utf-8")
    assert anchors(document) == {"jak-začít-kpss", "jak-začít-kpss-1"}
    assert links(document) == ["a.md#b", "c.svg"]
