"""Legal duties as data (``schemas/duties.json``): who, by which provision, since when, and what can show it.

``evidence`` says in a small vocabulary what in the records shows that a duty is met; one item is enough.

kind
    ``plan``, ``document``, ``consultation``, ``body``, ``meeting``, ``act`` (of a body about a plan or a document), or
    any kind of record: then a record of it that is valid on the date is enough
type, state, contains
    types of the plan or document, state of the plan, words of which one must be in what the plan says it contains
on, levels
    types of the plan or document that a consultation, a meeting or an act is about; levels of the acting bodies
months
    how old a meeting or a document may be
per
    ``orp``: counted by ORP; met where every ORP of the workspace has it
supporting
    only adds to what another item shows
absence
    ``not_met`` where a missing plan breaks the duty; elsewhere silence shows nothing
what
    a name for it in both languages
"""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from typing import Any

from kpss import resources
from kpss.language.text import Text
from kpss.model.fields import View, flag, many, number, span, text, texts

ACTORS = {
    "region": Text("kraj", "region"),
    "orp_office": Text("obecní úřad ORP", "ORP office"),
    "municipality": Text("obec", "municipality"),
}
"""Who has duties, in the order of the report."""


class Evidence(View):
    """What in the records can show that a duty is met; see the docstring of the module."""

    kind, types, state, per = text("kind"), texts("type"), text("state"), text("per")
    contains, on, levels, months = texts("contains"), texts("on"), texts("levels"), number("months")
    supporting, absence = flag("supporting"), text("absence")

    @property
    def what(self) -> Text:
        """A name for what is looked for."""
        return words(self.data["what"])


class Duty(View):
    """A duty of an actor; not ``binding`` where the law only allows it, ``unverified`` where no source was seen."""

    id, actor, binding, unverified = text("id"), text("actor"), flag("binding"), flag("unverified")
    valid, evidence = span("valid"), many("evidence", Evidence)

    @property
    def provision(self) -> Text:
        """The paragraph."""
        return words(self.data["provision"])

    @property
    def says(self) -> Text:
        """The duty in own words."""
        return words(self.data["text"])


def words(value: Any) -> Text:
    """The text of a mapping with ``cs`` and ``en``."""
    return Text(value["cs"], value["en"])


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resources.read_text("schemas", "duties.json"))
    return loaded


def act() -> Text:
    """The act that the duties are from."""
    return words(_shipped()["act"])


def duties(day: dt.date) -> list[Duty]:
    """The duties in force on *day*, by actor, then as they are listed."""
    own = _shipped()["valid"]
    found = [Duty({"valid": own, **item}) for item in _shipped()["duties"]]
    order = list(ACTORS)
    return sorted((duty for duty in found if duty.valid.contains(day)), key=lambda duty: order.index(duty.actor))
