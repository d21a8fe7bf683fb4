"""Two small workspaces and what is said of the difference between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kpss.changes.compare import difference
from kpss.changes.difference import Difference
from kpss.changes.sharing import sharing
from kpss.formats.wording import plain_spaces
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.unit.records import ALFA, DELTA, Data, orp, settings, yaml

DAY = dt.date(2017, 7, 16)
BASE = {
    "kpss.yaml": settings(),
    "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", ALFA),
    "territory/delta.yaml": orp("orp-delta", "7102", "Delta", DELTA),
    "structure/rada.yaml": yaml(
        {"kind": "body", "id": "rada", "type": "executive_council", "name": "Rada", "level": "region"}
    ),
    "network/domov.yaml": yaml({"kind": "service", "id": "domov", "name": "Domov Alfa", "type": "home_for_seniors"}),
}  # fmt: skip
Files = Mapping[str, str | bytes | None]


def between(before: Files, after: Files) -> Difference:
    """The difference of two trees: :data:`BASE` with the files *before* and *after* in it (None takes one away)."""
    old, new = (
        {path: text for path, text in {**BASE, **files}.items() if text is not None} for files in (before, after)
    )
    one = Workspace.load(MemoryTree(old), DAY)
    return difference(one, Workspace.load(MemoryTree(new), DAY, sharing(one)))


def said(before: Data, after: Data, language: Language = "cs") -> list[str]:
    """The meanings of one record that changed from *before* to *after*."""
    found = between({"a.yaml": yaml(before)}, {"a.yaml": yaml(after)})
    (change,) = found.records
    return words(change.meanings, language)


def words(meanings: object, language: Language = "cs") -> list[str]:
    """*meanings* in words, with plain spaces."""
    assert isinstance(meanings, tuple)
    return [plain_spaces(meaning.words.in_language(language)) for meaning in meanings]
