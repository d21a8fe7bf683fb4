"""Which parts a plan must or should have: structures as data, those shipped and the workspace's own."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from kpss import resources
from kpss.language.text import Text
from kpss.model.fields import View, flag, many, span, text, texts
from kpss.model.settings import Settings


class Part(View):
    """A part of a plan, and what in the records fills it."""

    code, name, name_en, filled_by = text("code"), text("name"), text("name_en"), texts("filled_by")
    text, text_en = text("text"), text("text_en")

    @property
    def label(self) -> Text:
        """Its name in both languages."""
        return Text(self.name or self.code, self.name_en or self.name or self.code)

    @property
    def description(self) -> Text:
        """What belongs into it, in both languages; empty where that is not said."""
        return Text(self.text, self.text_en or self.text)


class Structure(View):
    """The parts of plans of some types; ``valid`` is the time in which plans to which it applies are approved."""

    code, name, name_en, law = text("code"), text("name"), text("name_en"), text("law")
    types, binding, valid, parts = texts("for"), flag("binding"), span("valid"), many("parts", Part)

    @property
    def label(self) -> Text:
        """Its name in both languages."""
        return Text(self.name or self.code, self.name_en or self.name or self.code)


_USUAL = ["chapters", "tables"]


@lru_cache(maxsize=1)
def _shipped() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(resources.read_text("schemas", "plan-parts.json"))["structures"]
    return loaded


def structures(settings: Settings) -> list[Structure]:
    """The structures that ship with kpss and the workspace's own; one of its own replaces that of the same code."""
    own = [item for item in settings.data.get("structures") or () if isinstance(item, dict)]
    if "structures" in settings.broken:
        own = []
    codes = {item.get("code") for item in own}
    shipped = (one for one in _shipped() if one["code"] not in codes)
    return [Structure(item) for item in [*shipped, *map(_with_fillings, own)]]


def _with_fillings(structure: dict[str, Any]) -> dict[str, Any]:
    """*structure*, whose parts are filled by their chapters where it does not say by what."""
    parts = [part for part in structure.get("parts") or () if isinstance(part, dict)]
    return {**structure, "parts": [part if part.get("filled_by") else {**part, "filled_by": _USUAL} for part in parts]}
