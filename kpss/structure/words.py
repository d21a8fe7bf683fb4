"""The words for codes of lists, from the schemas: the same that editors show."""

from __future__ import annotations

from kpss.language.text import Text
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path, expanded

TO_FILL_IN = Text("DOPLŇTE", "FILL-IN")
"""What ``kpss init`` writes in place of an area that it was not told."""


def code_words(kind: str, path: Path) -> dict[str, Text]:
    """The words for the codes at *path* of a record of *kind*; empty where the schema has none."""
    part = at_path(expanded(kind), path)
    czech = part.get("enumDescriptions")
    if not czech:
        return {}
    english = part["x-kpss-en"]["enumDescriptions"]
    codes = [str(code) for code in part["enum"]]
    return {code: Text(cs, en) for code, cs, en in zip(codes, czech, english, strict=True)}


def code_word(kind: str, path: Path, code: str) -> Text:
    """The words for one code; the code itself where the schema has none."""
    return code_words(kind, path).get(code, Text(code, code))
