"""The text of new records: a provider and its services in one file, one document each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from kpss.exchange.rpss.items import Organisation
from kpss.exchange.rpss.target import Amount, Target, spot_data
from kpss.exchange.yaml_text.blocks import entries
from kpss.exchange.yaml_text.lines import comment
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text

TITLE = "Registr poskytovatelů sociálních služeb"
PUBLISHER = "Ministerstvo práce a sociálních věcí"
OTHER_TYPE = "other"
_TYPE_UNKNOWN = Text("v registru DruhSocialniSluzby/{code}", "in the register DruhSocialniSluzby/{code}")
_NAMELESS = Text("Poskytovatel IČO {ico}", "Provider no. {ico}")


class Writer(NamedTuple):
    """How records are written: on which day, in which language, with which schema for editors (by kind)."""

    day: dt.date
    language: Language
    schema: Callable[[str], str]

    def provider(self, identifier: str, one: Organisation) -> str:
        """The document of a provider."""
        name = one.name or phrase(_NAMELESS, {"ico": one.ico}, self.language)
        data: dict[str, Any] = {"kind": "provider", "id": identifier, "name": name}
        if one.ico:
            data["ico"] = one.ico
        if one.contact:
            data["contact"] = dict(one.contact)
        return self._document({**data, "sources": self._sources()})

    def service(self, identifier: str, provider: str, target: Target, type_name: str) -> str:
        """The document of a service; its name is that of its facilities where they share one."""
        item = target.item
        spots = [spot for spot in target.spots if spot.active(self.day)]
        names = {spot.name for spot in spots}
        data: dict[str, Any] = {
            "kind": "service", "id": identifier,
            "name": (names.pop() if len(names) == 1 else "") or type_name,
            "number": item.number, "portal_id": _portal(item.portal_id), "provider": provider,
            "type": target.type or OTHER_TYPE, "forms": list(target.forms),
            "capacities": [amount_data(one) for one in target.amounts], "target_groups": list(target.groups),
            "facilities": [found for spot in spots if (found := spot_data(spot, self.language))],
            "contact": dict(item.contact), "register": {"checked": self.day},
            "valid": {side: day for side, day in (("from", item.start), ("to", item.end)) if day},
            "sources": self._sources(),
        }  # fmt: skip
        text = self._document({key: value for key, value in data.items() if value not in ("", [], {})})
        if target.type:
            return text
        hint = comment(phrase(_TYPE_UNKNOWN, {"code": item.type}, self.language))
        return text.replace(f"\ntype: {OTHER_TYPE}\n", f"\ntype: {OTHER_TYPE}  {hint}\n", 1)

    def _sources(self) -> list[Any]:
        return [{"title": TITLE, "publisher": PUBLISHER, "accessed": self.day}]

    def _document(self, data: Mapping[str, Any]) -> str:
        schema = self.schema(str(data["kind"]))
        head = [f"# yaml-language-server: $schema={schema}"] if schema else []
        return "".join(f"{line}\n" for line in [*head, *entries(data)])


def amount_data(amount: Amount) -> dict[str, Any]:
    """A capacity as plain data of a record."""
    form, unit, value, note = amount
    data: dict[str, Any] = {"form": form, "unit": unit, "value": value}
    return {**data, "note": note} if note else data


def _portal(text: str) -> Any:
    return int(text) if text.isdecimal() and not text.startswith("0") else text
