"""What a failing value means: the parameters of 110, 112, 113 and 114, with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kpss.language.nearest import nearest
from kpss.language.slugs import fold, slug
from kpss.source.document import Document
from kpss.source.syntax_lines import in_quotes
from kpss.structure.engines import SchemaError
from kpss.structure.guesses import (
    MOST_DIGITS,
    date_guess,
    item_guess,
    no_such_day,
    number_guess,
    period_guess,
    time_guess,
    too_large,
)
from kpss.structure.problems import Path, Problem
from kpss.structure.schemas import at_path, expanded

_TERRITORY_CODE = re.compile(r"\^\[0-9\]\{([0-9])\}\$\Z")
_OF_NUMBERS = ("type", "minimum", "maximum")
_ADDRESSES = ("kpss-url", "kpss-web", "kpss-email")
_WITH_ADVICE_TO_DELETE = ("empty", "minLength")


def value_at(data: Any, path: Path) -> Any:
    """The value at *path*; None where the path leads nowhere."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def key_label(kind: str, error: SchemaError) -> dict[str, Any]:
    """Labels and an example of the key that a 110 misses."""
    part = at_path(expanded(kind), (*error.path, error.params["property"]))
    examples = part.get("examples")
    shown = {"label_cs": part.get("title", ""), "label_en": part.get("x-kpss-en", {}).get("title", "")}
    return {**shown, "example": str(examples[0])} if examples and not isinstance(examples[0], dict | list) else shown


def value_problem(kind: str, document: Document, error: SchemaError) -> Problem | None:
    """The problem of a value that fails *error*; None where a rule looks at the value (items of vocabularies)."""
    value, part = value_at(document.value, error.path), at_path(expanded(kind), error.path)
    text = typed(document, error.path, value)
    if _fails_format(part, error.keyword, value):
        return Problem(114, error.path, _format_params(text, part["format"]))
    if error.keyword == "pattern" and "x-kpss-vocabulary" in part and value:
        return None
    if error.keyword in ("enum", "const"):
        options = error.params.get("options", [error.params.get("expected_value")])
        params: dict[str, Any] = {"value": text, "options": [str(option) for option in options]}
        if "enumDescriptions" in part:
            english = part["x-kpss-en"]["enumDescriptions"]
            words = zip(part["enumDescriptions"], english, strict=True)
            params["words"] = dict(zip(params["options"], words, strict=True))
        near = meant(text, params["options"], params.get("words", {}))
        return Problem(113, error.path, {**params, "nearest": near} if near else params)
    if error.keyword in ("type", "maxProperties", "minProperties"):
        code, params = 112, _type_params(error, value, text, part)
    else:
        code, params = 114, _form_params(error, text, part)
    if params["problem"] in _WITH_ADVICE_TO_DELETE:
        above = at_path(expanded(kind), error.path[:-1])
        if error.path and isinstance(error.path[-1], int):
            params["problem"] += "_item"
        elif error.path and error.path[-1] in above.get("required", ()):
            params["problem"] += "_required"
    return Problem(code, error.path, params)


def meant(text: str, options: Sequence[str], words: Mapping[str, Sequence[str]]) -> str | None:
    """The one of *options* that was probably meant by *text*: a misspelt code, or the word for it in a language."""
    codes = {word: option for option in options for word in words.get(option, ())}
    near = nearest(text, options) or nearest(text, list(codes)) or _beginning(text, codes)
    return codes.get(near, near) if near is not None else None


def _beginning(text: str, words: Iterable[str]) -> str | None:
    """The only one of *words* that begins with *text*, or with which it begins: ``rada``, ``Rada města``."""
    given = f"{fold(text)} "
    found = [word for word in words if word and (given.startswith(f"{fold(word)} ") or fold(word).startswith(given))]
    return found[0] if len(found) == 1 else None


def _fails_format(part: dict[str, Any], keyword: str, value: Any) -> bool:
    """Whether a value is not in the form that the schema names: a text, or a number that is no year."""
    if "format" not in part or value in (None, "") or isinstance(value, dict):
        return False
    return keyword in ("format", "pattern") or (keyword in _OF_NUMBERS and not isinstance(value, list))


def _format_params(text: str, form: str) -> dict[str, Any]:
    """The variant of 114 for *text* that is not in the form that a format names, and what to write."""
    params: dict[str, Any] = {"problem": form.removeprefix("kpss-"), "value": text}
    if form in _ADDRESSES:
        return params
    if form == "kpss-time":
        time = time_guess(text)
        return {**params, "time": in_quotes(time)} if time else params
    if write := date_guess(text, form):
        return {**params, "write": write}
    if missing := no_such_day(text, form):
        return {**params, "problem": "no_such_day", "month": missing[0], "days": missing[1]}
    return params


def _type_params(error: SchemaError, value: Any, text: str, part: dict[str, Any]) -> dict[str, Any]:
    keys = list(part.get("properties", {}))
    if error.keyword == "minProperties":
        return {"problem": "no_key", "keys": keys, "value": text}
    if error.keyword == "maxProperties":
        problem = "one_key" if error.path and isinstance(error.path[-1], int) else "one_key_only"
        return {"problem": problem, "keys": keys, "value": text}
    expected = sorted(error.params["types"])
    return {"value": text, "expected": expected, **type_advice(expected, value, text, part)}


def type_advice(expected: list[str], value: Any, text: str, part: dict[str, Any]) -> dict[str, Any]:
    """The variant of 112 for *value* where a value of the types *expected* should be, and what to write."""
    if value is None:
        return {"problem": "empty"}
    if isinstance(value, str) and re.split(r"[:\s]", value, maxsplit=1)[0] in part.get("properties", {}):
        key, _, rest = value.partition(":") if ":" in value.split(" ", 1)[0] else value.partition(" ")
        return {"problem": "no_space" if ":" in value else "colon", "write": f"{key}: {rest.strip()}".rstrip()}
    if "string" in expected and "enum" in part:
        return {"problem": "one_of", "options": list(part["enum"])}
    if "string" in expected:
        return _text_advice(value, text)
    if "array" in expected:
        return {"problem": "list", "item": item_guess(value)}
    if "object" in expected:
        write = period_guess(text) if {"from", "to"} <= set(part.get("properties", {})) else ""
        advice = {"problem": "group", "keys": list(part.get("properties", {}))}
        return {**advice, "write": write} if write else advice
    if "boolean" in expected:
        return {"problem": "boolean"}
    number = number_guess(text, whole="number" not in expected) if not isinstance(value, dict | list) else ""
    if not isinstance(value, dict | list) and too_large(text, number):
        return {"problem": "too_large", "digits": MOST_DIGITS}
    return {"problem": "number", "number": number} if number else {"problem": "no_number"}


def _text_advice(value: Any, text: str) -> dict[str, Any]:
    if isinstance(value, dict) and len(value) == 1:
        ((key, inner),) = value.items()
        if not isinstance(inner, dict | list):
            whole = f"{key}: {shown(inner)}".rstrip()
            return {"problem": "colon_in_text", "value": whole, "quoted": in_quotes(whole)}
    if isinstance(value, dict | list):
        return {"problem": "no_text"}
    return {"problem": "text", "quoted": in_quotes(text)}


def _form_params(error: SchemaError, text: str, part: dict[str, Any]) -> dict[str, Any]:
    pattern = part.get("pattern", "")
    if not text:
        return {"problem": "minLength", "value": text}
    if error.keyword in ("pattern", "minimum", "maximum") and pattern:
        digits = _TERRITORY_CODE.search(pattern)
        if digits is not None:
            zeros = any(str(example).startswith("0") for example in part.get("examples", ()))
            return {"problem": "digits_zeros" if zeros else "digits", "value": text, "count": int(digits[1])}
        if pattern.startswith("^[a-z0-9]+(-"):
            return {"problem": "slug", "value": text, "write": slug(text) or "…"}
        examples = part.get("examples")
        params = {"problem": "pattern", "value": text}
        return {**params, "example": str(examples[0])} if examples else params
    return {"problem": error.keyword, "value": text, "limit": error.params.get("limit", "")}


def typed(document: Document, path: Path, value: Any) -> str:
    """*value* as it stands in the file, or in a few characters where it is a list or a group."""
    if isinstance(value, float):
        container = value_at(document.value, path[:-1])
        for holder, key, text in document.decimals:
            if holder is container and key == path[-1]:
                return text
    return value if isinstance(value, str) else shown(value)


def shown(value: Any) -> str:
    """*value* in a few characters, for a message."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: …" for key in value) + "}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
