"""In which order bodies are shown: each before its parts, the higher level and the deciding type first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kpss.language.sorting import sort_key
from kpss.model.bodies import Body

OFFICE = "office"
LEVELS = ("state", "region", "orp", "microregion", "municipality")
TYPES = (
    "assembly", "executive_council", "commission", "structure", "steering_group", "management_group",
    "council_of_municipalities", "coordination_group", "expert_platform", "working_group", "other", OFFICE,
)  # fmt: skip
_UNRANKED = 1000


def place_in(value: str, order: Sequence[str]) -> int:
    """The place of *value* in *order*; behind all where it is not there."""
    return order.index(value) if value in order else len(order)


def in_tree_order(bodies: Sequence[Body]) -> list[Body]:
    """Each body before its parts; a circle is cut where it is met."""
    known = {body.id: body for body in bodies}
    parts: dict[str, list[Body]] = defaultdict(list)
    for body in bodies:
        parent = body.part_of.body if body.part_of is not None else ""
        parts[parent if parent in known and parent != body.id else ""].append(body)
    found: dict[str, Body] = {}
    # What no root leads to is a circle: it begins at its first body.
    for roots in (parts.pop("", []), bodies):
        waiting = sorted(roots, key=_body_order, reverse=True)
        while waiting:
            body = waiting.pop()
            if found.setdefault(body.id, body) is body:
                waiting += sorted(parts.pop(body.id, []), key=_body_order, reverse=True)
    return list(found.values())


def _body_order(body: Body) -> tuple[object, ...]:
    rank = body.part_of.rank if body.part_of is not None else None
    return (
        rank if rank is not None else _UNRANKED,
        place_in(body.level, LEVELS),
        place_in(body.type, TYPES),
        sort_key(body.name or body.id),
        body.id,
    )
