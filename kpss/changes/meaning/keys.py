"""What keys are called: the labels of the schema, and words for the keys of settings that people choose."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kpss.changes.meaning.words import Words, label
from kpss.language.text import Text
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path, expanded, kinds

_RECORDED = {
    "plans": Text("plány", "plans"),
    "bodies": Text("orgány", "bodies"),
    "roles": Text("role", "roles"),
    "memberships": Text("členství", "memberships"),
    "procedures": Text("postupy", "procedures"),
    "meetings": Text("jednání", "meetings"),
    "consultations": Text("připomínkování", "consultations"),
    "evaluations": Text("vyhodnocení", "evaluations"),
    "contents": Text("obsah plánů", "contents of plans"),
    "localities": Text("místa plánování", "planning places"),
    "needs": Text("potřeby", "needs"),
    "documents": Text("dokumenty", "documents"),
    "projects": Text("projekty", "projects"),
    "services": Text("služby", "services"),
    "network": Text("síť", "network"),
    "requests": Text("žádosti", "requests"),
    "statements": Text("výkazy", "statements"),
}


def key_words(kind: str, path: Path) -> Words:
    """What the value at *path* of a record of *kind* is called, as it stands within a sentence."""
    outer = at_path(expanded(kind), path[:-1])
    key = str(path[-1])
    if key not in outer.get("properties", ()):
        if path[:-1] == ("recorded",):
            return _RECORDED.get(key, key)
        return _of_vocabulary(key) or key if path[:-1] == ("vocabularies",) else key
    return label(outer["properties"][key]) if outer["properties"][key].get("title") else key


@lru_cache(maxsize=64)
def _of_vocabulary(name: str) -> Text | None:
    """What a value of the vocabulary *name* is called in the schema that uses it."""
    return next((found for kind in kinds() if (found := _using(expanded(kind), name))), None)


def _using(schema: dict[str, Any], name: str) -> Text | None:
    if schema.get("x-kpss-vocabulary") == name and schema.get("title"):
        return label(schema)
    parts = [
        *schema.get("properties", {}).values(),
        *([schema["items"]] if isinstance(schema.get("items"), dict) else []),
    ]
    return next((found for part in parts if (found := _using(part, name))), None)
