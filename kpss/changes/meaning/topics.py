"""What a change is about, by the keys that lead to it."""

from __future__ import annotations

from kpss.structure.problems import Path

_BY_KEY = {
    "status": "state", "phase": "state", "rating": "state", "level": "level", "entrustment": "entrustment",
    "minutes": "minutes", "decision": "decision", "withdrawn": "state", "windows": "window", "moratoria": "window",
    "opinions": "opinion", "assessments": "opinion", "tasks": "task", "comments": "comment",
    "resolutions": "resolution",
    "steps": "steps", "members": "members", "vacant": "vacancy", "person": "members", "frequency": "frequency",
    "meetings": "rules", "duties": "rules", "chair": "rules", "triad": "rules", "rules": "rules", "waivers": "rules",
    "approvals": "approval", "proceedings": "approval", "addenda": "addendum", "extensions": "period",
    "indicators": "indicator", "responsible": "responsible", "money": "money", "costs": "costs", "source": "source",
    "sources": "source", "values": "population", "municipalities": "municipalities",
    "agenda": "meeting", "attendance": "meeting", "hearings": "meeting", "chapters": "text", "aliases": "name",
}  # fmt: skip
_OF_KIND = {
    ("meeting", "date"): "meeting",
    ("meeting", "time"): "meeting",
    ("meeting", "place"): "meeting",
    ("microregion", "members"): "municipalities",
    ("orp", "seat"): "municipalities",
    ("municipality", "orp"): "municipalities",
    ("municipality", "orps"): "municipalities",
    ("request", "submitted"): "request",
}


def topic_of(kind: str, path: Path, usual: str = "value") -> str:
    """The topic of a change at *path* of a record of *kind*; *usual* where no key tells."""
    keys = [step for step in path if isinstance(step, str)]
    found = [_OF_KIND.get((kind, key)) or _BY_KEY.get(key) for key in reversed(keys)]
    return next(filter(None, found), usual)
