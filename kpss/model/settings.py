"""The settings of a workspace (``kpss.yaml``) as typed values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from kpss.facts import FileFacts, Limits
from kpss.language.text import DEFAULT, Language
from kpss.model.fields import View, date, flag, many, span, text, texts
from kpss.model.periods import Moment

DECIDING = ("rules", "waivers", "ignore", "limits")
"""The keys of ``kpss.yaml`` that decide what is read and checked, and how severely."""
GOVERNING = (*DECIDING, "recorded")
"""These, and how far the records claim to be complete, without which no gap can be told."""


class Recorded(View):
    """How far the records of one sort claim to be complete."""

    complete, since, until, note = flag("complete"), date("since"), date("until"), text("note")


class VocabularyItem(View):
    """An item that the workspace adds to a vocabulary."""

    code, name, name_en, valid = text("code"), text("name"), text("name_en"), span("valid")
    counted, counted_en = text("counted"), text("counted_en")  # forms of a unit after numbers
    law, group, forms, units = text("law"), text("group"), texts("forms"), texts("units")
    register, counts = text("register"), flag("counts")
    text, text_en = text("text"), text("text_en")


class Waiver(View):
    """The decision to accept a finding until a date."""

    code, record, path, subject = text("code"), text("record"), text("path"), text("subject")
    reason, until, by = text("reason"), date("until"), text("by")


class Settings(View):
    """What ``kpss.yaml`` says; neutral values where it is silent or wrong."""

    name, level, area = text("name"), text("level"), text("area")
    broken: frozenset[str] = frozenset()
    ignore, waivers = texts("ignore"), many("waivers", Waiver)

    @property
    def language(self) -> Language:
        """The language of messages and documents."""
        return "en" if self.data.get("language") == "en" else DEFAULT

    @property
    def rules(self) -> Mapping[str, Mapping[str, Any]]:
        """Code (``KPSS302``) → severity and parameters of the rule."""
        return _mapping(self.data.get("rules"))

    @property
    def vocabularies(self) -> Mapping[str, list[VocabularyItem]]:
        """Name → items of the workspace's own."""
        given = self.data.get("vocabularies")
        items = given.items() if isinstance(given, dict) else ()
        return {name: [VocabularyItem(i) for i in value or () if isinstance(i, dict)] for name, value in items}

    @property
    def limits(self) -> Limits:
        """What is too big to read."""
        given = self.data.get("limits") or {}
        return Limits(given.get("file_size", Limits().file_size), given.get("depth", Limits().depth))

    def complete(self, sort: str) -> bool:
        """Whether the records of *sort* (``plans`` …) claim to be complete; silence means that they do."""
        return "recorded" not in self.broken and self._recorded(sort).complete is not False

    def whole_on(self, sort: str, day: dt.date) -> bool:
        """Whether the records of *sort* claim to be complete, and reach to *day*."""
        since, until = self.known_since(sort), self.known_until(sort)
        begun, lasting = since is None or since.earliest <= day, until is None or day <= until.latest
        return self.complete(sort) and begun and lasting

    def known_until(self, sort: str) -> Moment | None:
        """The date to which the records of *sort* reach, if it is given."""
        return self._recorded(sort).until

    def known_since(self, sort: str) -> Moment | None:
        """The date from which the records of *sort* are, if it is given."""
        return self._recorded(sort).since

    def claims_complete(self, sort: str) -> bool:
        """Whether the workspace says in so many words that the records of *sort* are complete."""
        return "recorded" not in self.broken and self._recorded(sort).complete is True

    def _recorded(self, sort: str) -> Recorded:
        given = self.data.get("recorded")
        return Recorded((given.get(sort) or {}) if isinstance(given, dict) else {})


def settings_of(facts: FileFacts | None) -> Settings:
    """The settings from the facts of ``kpss.yaml``."""
    if facts is None or not facts["records"]:
        settings = Settings({})
        settings.broken = frozenset({"recorded"})  # what a broken file says of completeness is not known
        return settings
    settings = Settings(facts["records"][0]["data"])
    settings.broken = frozenset(facts["records"][0]["broken"])
    return settings


def governed(own: Settings, by: Settings) -> Settings:
    """*own* with what decides about checks (:data:`GOVERNING`) as *by* has it.

    Whoever proposes a change must not be able to switch off its checks in it.
    """
    data = {key: value for key, value in own.data.items() if key not in GOVERNING}
    settings = Settings({**data, **{key: by.data[key] for key in GOVERNING if key in by.data}})
    settings.broken = own.broken.difference(GOVERNING).union(by.broken.intersection(GOVERNING))
    return settings


def _mapping(value: Any) -> Mapping[str, Mapping[str, Any]]:
    return {k: v for k, v in value.items() if isinstance(v, dict)} if isinstance(value, dict) else {}
