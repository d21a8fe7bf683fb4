"""Documents made from a schema: good ones, and nearly good ones."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from kpss.structure.schemas import expanded

# Values of every type that stand where something else is meant.
JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 13, 2013, 1.0, 1.5, 1899, 10**15, "", " ", "x", "2013", "2013-02-30", "A b", "true", "1,5",
    "http://", "CZ071", "--02-30", "a\u00a0b", "ž" * 120, [], {}, [None], ["a", "a"], [1, True], [{}], {"x": 1}, {"note": None}, {"": 1},
]  # fmt: skip
GOOD_TEXTS = {
    "kpss-date": ["2013", "2013-07", "2013-07-16"],
    "kpss-day": ["2013-07-16"],
    "kpss-yearly": ["--03-31", "--02-29"],
    "kpss-url": ["https://www.example.cz/plan"],
}


def texts(part: dict[str, Any]) -> st.SearchStrategy[str]:
    if "format" in part:
        return st.sampled_from(GOOD_TEXTS[part["format"]])
    if "pattern" in part:
        return st.from_regex(part["pattern"].replace("$", r"\Z"), alphabet="abz019-_CKPSZ")
    return st.sampled_from(["text", "Lipník nad Bečvou", "500001", "a-b"])


def numbers(part: dict[str, Any]) -> st.SearchStrategy[int]:
    return st.integers(part.get("minimum", -5), part.get("maximum", 10**6))


def values(part: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Good values of a part of a schema."""
    if "const" in part:
        return st.just(part["const"])
    if "enum" in part:
        return st.sampled_from(part["enum"])
    types = [part["type"]] if isinstance(part["type"], str) else part["type"]
    choices: list[st.SearchStrategy[Any]] = []
    for name in types:
        if name == "string":
            choices.append(texts(part))
        elif name == "integer":
            choices.append(numbers(part))
        elif name == "number":
            choices.append(numbers(part) | st.sampled_from([0.5, 2.25]))
        elif name == "boolean":
            choices.append(st.booleans())
        elif name == "array":
            choices.append(st.lists(values(part["items"]), min_size=part.get("minItems", 0), max_size=2, unique_by=repr))
        else:
            choices.append(objects(part))
    return st.one_of(choices)


@st.composite
def objects(draw: st.DrawFn, part: dict[str, Any]) -> dict[str, Any]:
    """Good mappings: all that is required, some of the rest, no more and no fewer than are allowed."""
    known = part.get("properties", {})
    if not known:
        names = texts(part.get("propertyNames", {}))
        return draw(st.dictionaries(names, values(part["additionalProperties"]), max_size=2))
    required = set(part.get("required", []))
    least, most = part.get("minProperties", 0), part.get("maxProperties", len(required) + 4)
    optional = draw(st.permutations([key for key in known if key not in required]))
    size = draw(st.integers(max(least - len(required), 0), max(most - len(required), 0)))
    chosen = required | set(optional[:size])
    return {key: draw(values(inner)) for key, inner in known.items() if key in chosen}


def documents(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Good documents of *kind*."""
    return values(expanded(kind))


def spots(value: Any) -> list[tuple[Any, Any]]:
    """(container, key) of every value below *value*."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [spot for step, inner in list(steps) for spot in ((value, step), *spots(inner))]


@st.composite
def mistaken(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Documents of *kind* with up to three values, keys or items that are wrong or missing."""
    document: dict[str, Any] = copy.deepcopy(draw(documents(kind)))
    for _ in range(draw(st.integers(1, 3))):
        found = spots(document)
        if not found:
            break
        container, step = draw(st.sampled_from(found))
        match draw(st.integers(0, 3)):
            case 0:
                container[step] = copy.deepcopy(draw(st.sampled_from(JUNK)))
            case 1:
                del container[step]
            case 2 if isinstance(container, dict):
                container[draw(st.sampled_from([f"{step}x", str(step).upper(), "5", "note\u00a0", ""]))] = container.pop(step)
            case _ if isinstance(container, list):
                container.append(copy.deepcopy(container[step]))
    return document
