"""What a change of a record means, in words that people read aloud; one module a topic."""

from __future__ import annotations

TOPICS = (
    *("added", "removed", "renamed", "name", "period", "area", "state", "approval", "addendum"),
    *("goal", "measure", "activity", "indicator", "responsible", "costs", "money", "capacity"),
    *("members", "vacancy", "frequency", "rules", "steps", "deadline"),
    *("meeting", "minutes", "resolution", "task", "comment"),
    *("units", "level", "entrustment", "decision", "opinion", "window", "request"),
    *("municipalities", "population", "reference", "text", "source", "item", "order", "value", "written"),
)
"""What a meaning can be about."""
