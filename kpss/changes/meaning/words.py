"""Values of records in words: codes, references, dates and amounts as people say them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kpss.changes.meaning.basics import (
    EMPTY,
    FLAGS,
    NONE,
    NOTHING,
    PAIR,
    QUOTE,
    Words,
    decimal,
    joined,
    label,
    listed,
    moment_text,
)  # fmt: skip
from kpss.changes.meaning.inner import inner_name
from kpss.changes.meaning.shapes import SHAPES
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.naming import record_name
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.structure.schemas import at_path

MONEY = frozenset({"amount", "costs", "revenues", "requested", "granted", "compensation", "subsidy"})
"""Keys of numbers that are amounts in CZK."""
_LONG_CODE = 6
_FEW = 4
_DATE, _NUMBER = Text("{x:date}", "{x:date}"), Text("{x}", "{x}")
_CZK, _PERCENT = Text("{x:money}\u00a0Kč", "CZK\u00a0{x:money}"), Text("{x}\u00a0%", "{x}%")
_MEASURE = Text("opatření {code} ({plan})", "measure {code} ({plan})")
_NAMES = ("name", "title", "who", "text", "represents", "organisation", "by_name", "file", "url")
_QUOTED = frozenset({"name", "title", "name_en", "note", "description", "text", "reason", "summary", "justification"})
_REFERENCES = (
    *("role", "body", "members_of", "municipality", "orp", "microregion", "region", "service", "membership", "by"),
    *("record", "service_type", "form", "source", "area", "from", "act", "type", "side", "measure"),
)
_ASIDE = frozenset({"id", "note", "source", "sources", "description", "justification"})


class Speech(NamedTuple):
    """What turns values into words: the workspace whose records are named."""

    workspace: Workspace

    def value(self, schema: Mapping[str, Any], value: Any, key: str = "") -> Words:
        """*value*, which *schema* describes and *key* names, in words."""
        if value is None or value in ([], {}):
            return NOTHING if value is None else NONE if value == [] else EMPTY
        if isinstance(value, bool):
            return FLAGS[value]
        if isinstance(value, list):
            items = schema.get("items") or {}
            return listed([self.value(items, item, key) for item in value])
        if isinstance(value, dict):
            return self.mapping(schema, value)
        return self._code(schema, value) or self._plain(schema, value, key)

    def _code(self, schema: Mapping[str, Any], value: Any) -> Words | None:
        """The words for a code or a reference."""
        text = str(value)
        if "enumDescriptions" in schema:
            codes = [str(code) for code in schema["enum"]]
            if text not in codes:
                return None
            place = codes.index(text)
            return Text(schema["enumDescriptions"][place], schema["x-kpss-en"]["enumDescriptions"][place])
        if "x-kpss-vocabulary" in schema:
            return word(self.workspace.settings, schema["x-kpss-vocabulary"], text)
        if "x-kpss-ref" in schema:
            return record_name(self.workspace, text)
        if "x-kpss-measure" in schema:
            plan, _, code = text.partition("/")
            return Phrase(_MEASURE, {"code": code, "plan": record_name(self.workspace, plan)})
        if "x-kpss-territory" in schema:
            return self.place(schema["x-kpss-territory"], text)
        return None

    def place(self, sort: str, text: str) -> str:
        """The name of a municipality, an ORP or a region."""
        territory = self.workspace.territory
        if sort == "region":
            settings = self.workspace.own_settings
            return settings.name if settings.area == text and settings.name else text
        found = territory.find_orp(text) if sort == "orp" else territory.find_municipality(text)
        if len(found) != 1:
            return text
        return territory.orp_name(found[0]) if sort == "orp" else territory.name(found[0])

    def _plain(self, schema: Mapping[str, Any], value: Any, key: str) -> Words:
        if str(schema.get("format", "")) in ("kpss-date", "kpss-day", "kpss-yearly"):
            return Phrase(_DATE, {"x": str(value)})
        if schema.get("type") == "number":
            return self._number(schema, value, key)
        inner = inner_name(self.workspace, key, str(value))
        if inner:
            return Phrase(QUOTE, {"x": inner})
        is_text = isinstance(value, str) and (key in _QUOTED or " " in value.strip())
        return Phrase(QUOTE, {"x": value}) if is_text else str(value)

    def _number(self, schema: Mapping[str, Any], value: Any, key: str) -> Words:
        number = decimal(value)
        if number is None:
            return str(value)
        template = _CZK if key in MONEY else _PERCENT if schema.get("x-kpss-percent") else _NUMBER
        return Phrase(template, {"x": number})

    # -- mappings ---------------------------------------------------------------------------------------------------

    def mapping(self, schema: Mapping[str, Any], value: Mapping[str, Any]) -> Words:
        """A group of values: a period, somebody, an area, or what it is called with its other values."""
        for shape in SHAPES:
            said = shape(self, schema, value)
            if said is not None:
                return said
        name = self.name(schema, value)
        rest = self.facts(schema, value) or self._inside(schema, value, name)
        if not rest:
            return name or NOTHING
        return Phrase(Text("{name} ({rest})", "{name} ({rest})"), {"name": name, "rest": joined(rest)}) if name else (
            joined(rest)
        )  # fmt: skip

    def name(self, schema: Mapping[str, Any], value: Mapping[str, Any]) -> Words | None:
        """What an item is called: its code with its name, whom or what it points to, or its year."""
        code = value.get("code", value.get("number"))
        called = next((str(value[key]) for key in _NAMES if value.get(key) and isinstance(value[key], str)), "")
        if called and "members_of" in schema.get("properties", {}):
            return called  # somebody in words, beside others by their names
        if called:
            params = {"x": called, "code": code}
            return Phrase(Text("{code} {x:quote}", "{code} {x:quote}") if _shown(code) else QUOTE, params)
        if _shown(code):
            return str(code)
        inner = next(filter(None, (inner_name(self.workspace, key, str(part)) for key, part in value.items())), "")
        if inner:
            return Phrase(QUOTE, {"x": inner})
        for key in ("year", *_REFERENCES):
            if isinstance(value.get(key), str | int):
                return self.value(at_path(dict(schema), (key,)), value[key], key)
        return None

    def is_called(self, value: Mapping[str, Any]) -> bool:
        """Whether an item has a name, a code or a year of its own, rather than pointing to something."""
        own = any(value.get(key) for key in _NAMES) or _shown(value.get("code", value.get("number"))) or "year" in value
        return own or any(inner_name(self.workspace, key, str(part)) for key, part in value.items())

    def facts(self, schema: Mapping[str, Any], value: Mapping[str, Any], most: int = _FEW) -> list[Words]:
        """The values of an item that are not its name, each with its label."""
        used = self._used(value)
        found: list[Words] = []
        for key, part in value.items():
            inner = at_path(dict(schema), (key,))
            if key in used or key in _ASIDE or not inner or isinstance(part, dict | list) or part is None:
                continue
            found.append(Phrase(PAIR, {"label": label(inner), "x": self.value(inner, part, key)}))
        return found[:most]

    def _inside(self, schema: Mapping[str, Any], value: Mapping[str, Any], name: Words | None) -> list[Words]:
        """What a group without a name and plain values holds: its parts with their labels."""
        found: list[Words] = []
        for key, part in value.items() if name is None else ():
            inner = at_path(dict(schema), (key,))
            if inner and part not in (None, [], {}):
                found.append(Phrase(PAIR, {"label": label(inner), "x": self.value(inner, part, key)}))
        return found[:_FEW]

    def _used(self, value: Mapping[str, Any]) -> set[str]:
        called = [key for key in _NAMES if value.get(key)][:1]
        inner = [key for key, part in value.items() if inner_name(self.workspace, key, str(part))][:1]
        pointing = inner or [key for key in ("year", *_REFERENCES) if isinstance(value.get(key), str | int)][:1]
        if called or "code" in value:
            return {*called, "code", "number"}
        return {*pointing}


def _shown(code: Any) -> bool:
    """Whether people call an item by its *code*; the long numbers of municipalities nobody knows."""
    is_long = len(str(code)) >= _LONG_CODE and str(code).isdecimal()
    return isinstance(code, str | int) and not isinstance(code, bool) and not is_long


__all__ = ["MONEY", "NOTHING", "Speech", "Words", "decimal", "joined", "label", "listed", "moment_text"]
