"""Documents made from a schema: good ones, and nearly good ones."""

from __future__ import annotations

import copy
import re
from random import Random
from typing import Any

from hypothesis import strategies as st

from kpss.structure.schemas import expanded

# Values of every type that stand where something else is meant.
JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 13, 2013, 1.0, 1.5, 1899, 10**15, "", " ", "x", "2013", "2013-02-30", "A b",
    "true", "1,5", "http://", "CZ071", "--02-30", "a\u00a0b", "ž" * 120, [], {}, [None], ["a", "a"], [1, True],
    [{}], {"x": 1}, {"note": None},
]  # fmt: skip
FORMATS = {
    "kpss-date": ["2013", "2013-07", "2013-07-16"],
    "kpss-day": ["2013-07-16"],
    "kpss-yearly": ["--03-31", "--02-29"],
    "kpss-time": ["14:00", "9:30"],
    "kpss-url": ["https://www.example.cz/plan"],
    "kpss-web": ["www.example.cz", "https://www.example.cz/kontakt"],
    "kpss-email": ["podatelna@example.cz"],
}
# One text for every pattern of the schemas.
PATTERNED = ["lipnik-2", "CZ071", "KPSS302", "plans", "social", "7101", "589624", "executive_council", "14:00",
             "den|dny|dní", "day|days", "00302724", "sha256:" + "0" * 64, "area 1a2b3c4d"]  # fmt: skip


def document(kind: str, seed: int) -> dict[str, Any]:
    """A good document of *kind*, one for each *seed*."""
    made: dict[str, Any] = value(expanded(kind), Random(seed), 0)  # noqa: S311 - nothing secret
    return made


def value(part: dict[str, Any], random: Random, depth: int) -> Any:
    """A good value of a part of a schema."""
    if "const" in part:
        return part["const"]
    if "enum" in part:
        return random.choice(part["enum"])
    name = part["type"] if isinstance(part["type"], str) else random.choice(part["type"])
    if name == "string":
        return text(part, random)
    if name == "boolean":
        return random.choice([True, False])
    if name == "array":
        items = [value(part["items"], random, depth + 1) for _ in range(part.get("minItems", 0) + random.randrange(3))]
        return [item for number, item in enumerate(items) if item not in items[:number]]
    if name == "object":
        return mapping(part, random, depth)
    number = random.randint(part.get("minimum", -5), part.get("maximum", 10**6))
    return number if name == "integer" or random.random() < 0.5 else number + 0.25


def text(part: dict[str, Any], random: Random) -> str:
    if "enum" in part:
        return str(random.choice(part["enum"]))
    if "format" in part:
        return random.choice(FORMATS[part["format"]])
    if "pattern" in part:
        return next(text for text in PATTERNED if re.search(part["pattern"], text))
    return random.choice(["text", "Lipník nad Bečvou", "500001", "a-b"])


def mapping(part: dict[str, Any], random: Random, depth: int) -> dict[str, Any]:
    """A good mapping: all that is required, some of the rest, no more and no fewer keys than are allowed."""
    known = part.get("properties", {})
    if not known:
        keys = [text(part.get("propertyNames", {}), random) for _ in range(random.randrange(3))]
        return {key: value(part["additionalProperties"], random, depth + 1) for key in keys}
    required = set(part.get("required", []))
    optional = [key for key in known if key not in required]
    least = max(part.get("minProperties", 0) - len(required), 0)
    most = min(part.get("maxProperties", len(known)) - len(required), 6 - depth)
    chosen = required | set(random.sample(optional, min(max(random.randint(0, max(most, 0)), least), len(optional))))
    return {key: value(inner, random, depth + 1) for key, inner in known.items() if key in chosen}


def documents(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Good documents of *kind*."""
    return st.builds(document, st.just(kind), st.integers(0, 10**6))


def spots(found: Any) -> list[tuple[Any, Any]]:
    """(container, key) of every value below *found*."""
    steps = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    return [spot for step, inner in list(steps) for spot in ((found, step), *spots(inner))]


@st.composite
def mistaken(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Documents of *kind* with up to three values, keys or items that are wrong or missing."""
    made = draw(documents(kind))
    for _ in range(draw(st.integers(1, 3))):
        found = spots(made)
        if not found:
            break
        container, step = found[draw(st.integers(0, len(found) - 1))]
        match draw(st.integers(0, 3)):
            case 0:
                container[step] = copy.deepcopy(draw(st.sampled_from(JUNK)))
            case 1:
                del container[step]
            case 2 if isinstance(container, dict):
                container[draw(st.sampled_from([f"{step}x", str(step).upper(), "5", "note\u00a0"]))] = container.pop(
                    step
                )
            case _ if isinstance(container, list):
                container.append(copy.deepcopy(container[step]))
    return made
