"""Groups of values that people say in a way of their own: periods, areas, sources, decisions, units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from kpss.changes.meaning.basics import PAIR, QUOTE, Words, decimal, joined, moment_text
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.unit_words import amount
from kpss.model.vocabulary import word
from kpss.structure.schemas import at_path

if TYPE_CHECKING:
    from kpss.changes.meaning.words import Speech

Shape: TypeAlias = "Callable[[Speech, Mapping[str, Any], Mapping[str, Any]], Words | None]"
_BETWEEN, _SINCE, _UNTIL = (
    Text("{a:date} až {b:date}", "{a:date} to {b:date}"),
    Text("od {a:date}", "from {a:date}"),
    Text("do {b:date}", "until {b:date}"),
)


def _period(speech: Speech, schema: Mapping[str, Any], value: Mapping[str, Any]) -> Words | None:  # noqa: ARG001
    for first, last in (("from", "to"), ("not_before", "not_after")):
        inner = at_path(dict(schema), (first,))
        if inner and "date" in str(inner.get("format", "kpss-date")) and value.keys() <= {first, last, "note"}:
            params = {"a": moment_text(value.get(first)), "b": moment_text(value.get(last))}
            both = params["a"] and params["b"]
            return Phrase(_BETWEEN if both else _SINCE if params["a"] else _UNTIL, params)
    return None


def _area(speech: Speech, schema: Mapping[str, Any], value: Mapping[str, Any]) -> Words | None:
    if "include" not in value and "exclude" not in value:
        return None
    within, without = (
        speech.value(at_path(dict(schema), (key,)), value.get(key), key) for key in ("include", "exclude")
    )
    if "exclude" not in value:
        return within
    return Phrase(Text("{a} bez {b}", "{a} without {b}"), {"a": within, "b": without})


def _source(speech: Speech, schema: Mapping[str, Any], value: Mapping[str, Any]) -> Words | None:  # noqa: ARG001
    if "title" not in value or "accessed" not in schema.get("properties", {}):
        return None
    date = moment_text(value.get("date"))
    return Phrase(
        Text("{x:quote} ({d:date})", "{x:quote} ({d:date})") if date else QUOTE, {"x": value["title"], "d": date}
    )


def _act(speech: Speech, schema: Mapping[str, Any], value: Mapping[str, Any]) -> Words | None:
    """What a body decided: the outcome, who, when, by which resolution, and the units that it gave."""
    parts = schema.get("properties", {})
    if not {"by", "date", "resolution"} <= parts.keys() or "addenda" in parts or "changes" in parts:
        return None
    said = []
    for key in ("to", "act", "outcome", "by", "by_name", "instance", "date", "resolution", "units", "effective"):
        if key in value and key in parts:
            words = speech.value(parts[key], value[key], key)
            said.append(Phrase(_ACT[key], {"x": words}) if key in _ACT else words)
    return joined(said) if said else None


def _unit(speech: Speech, schema: Mapping[str, Any], value: Mapping[str, Any]) -> Words | None:  # noqa: ARG001
    number = decimal(value.get("value"))
    if number is None or "unit" not in value:
        return None
    settings = speech.workspace.settings
    words = amount(settings, number, str(value["unit"]))
    form = value.get("form")
    return Phrase(PAIR, {"label": word(settings, "service-form", str(form)), "x": words}) if form else words


_ACT = {
    "to": Text("do {x}", "until {x}"),
    "resolution": Text("usnesení č. {x}", "resolution no. {x}"),
    "effective": Text("účinnost {x}", "effective {x}"),
}

SHAPES: tuple[Shape, ...] = (
    _period, _area, _source, _act, _unit,
)  # fmt: skip
