"""The changes of a year's network in tables: against the year before, and those that are still to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kpss.documents.network_lines import FORM, PROVIDER, REASON, SERVICE, SERVICE_NUMBER, TYPE, UNIT
from kpss.documents.network_words import (
    amount_words,
    form_word,
    level_word,
    type_order,
    type_title,
    unit_order,
    unit_word,
    units_words,
)
from kpss.documents.tables import used
from kpss.documents.words_plans import period_words
from kpss.language.phrases import Phrase, join
from kpss.language.sorting import SortKey, sort_key
from kpss.language.text import Language, Text
from kpss.model.naming import record_name
from kpss.model.network import UnitKey, counts, entries_by_service
from kpss.model.network_changes import (
    AreaChanged,
    Change,
    Entered,
    Left,
    LevelChanged,
    ProviderChanged,
    UnitsChanged,
    compared,
    places,
)
from kpss.model.network_records import NetworkEntry
from kpss.model.periods import DAY, Period
from kpss.model.services import Service
from kpss.model.vocabulary import Place
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row

_UNITS = Column("units", Text("Jednotky", "Units"), "lines")
_SINCE = Column("since", Text("Účinnost", "In force"))
_BEFORE = Column("before", Text("Dříve", "Before"), "number")
_AFTER = Column("after", Text("Nyní", "Now"), "number")
_CHANGE = Column("change", Text("Rozdíl", "Difference"), "number")
_WHAT = Column("what", Text("Co se mění", "What changes"))
_WHO = (PROVIDER, SERVICE, SERVICE_NUMBER)
_ENTERED = (*_WHO, TYPE, _UNITS, _SINCE, REASON)
_LEFT = (*_WHO, TYPE, _UNITS._replace(label=Text("Jednotky dříve", "Units before")), _SINCE)
_CHANGED = (*_WHO, FORM, UNIT, _BEFORE, _AFTER, _CHANGE, _SINCE, REASON)
_OTHER = (*_WHO, _WHAT, _BEFORE._replace(type="text"), _AFTER._replace(type="text"), _SINCE, REASON)
_LATER = (*_WHO, TYPE, _WHAT, _SINCE, _UNITS, REASON)
_TITLES = (
    (Text("Služby nově zařazené do sítě", "Services that entered the network"), _ENTERED),
    (Text("Změny jednotek", "Changes of units"), _CHANGED),
    (Text("Ostatní změny", "Other changes"), _OTHER),
    (Text("Služby, které v síti už nejsou", "Services that left the network"), _LEFT),
)
_LEVEL, _AREA = Text("úroveň sítě", "level"), Text("území", "area")
_PROVIDER = Text("poskytovatel", "provider")
_ADDED = Text("přibylo {n:obec|obce|obcí}", "{n:municipality|municipalities} more")
_REMOVED = Text("ubylo {n:obec|obce|obcí}", "{n:municipality|municipalities} fewer")
_BEGINS, _ENDS = Text("zařazení nebo změna", "entry or change"), Text("konec v síti", "end")
ChangeTable = tuple[Text, Sequence[Column], list[Row]]


def year_changes(workspace: Workspace, year: int, day: dt.date, language: Language) -> list[ChangeTable]:
    """Tables of what has changed on *day* against a year before.

    None where no network is recorded on either: nothing would be known of changes.
    """
    if year <= dt.MINYEAR:
        return []
    then, since = year_before(day), workspace.settings.known_since("network")
    if since is not None and then < since.earliest:
        return []
    old, new = places(workspace, day, then), places(workspace, day, day)
    if not old or not new:
        return []
    words = _Words(workspace, day, language)
    tables: tuple[list[Row], ...] = ([], [], [], [])
    for change in sorted(compared(old, new), key=words.order):
        for table, row in zip(tables, words.rows(change), strict=True):
            if row is not None:
                table.append(row)
    return [(title, used(columns, rows), rows) for (title, columns), rows in zip(_TITLES, tables, strict=True) if rows]


def year_before(day: dt.date) -> dt.date:
    """The same day of the year before, with which the network on *day* is compared; of the first year itself."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=max(day.year - 1, dt.MINYEAR), day=28 if leap else day.day)


class _Words:
    """Changes of services as rows of tables."""

    def __init__(self, workspace: Workspace, day: dt.date, language: Language) -> None:
        self.workspace, self.day, self.language = workspace, day, language

    def order(self, change: Change) -> tuple[Place, SortKey, str, str]:
        """In the order of the act, then by service."""
        service = self.workspace.get(change.service, Service)
        place = type_order(self.workspace, service.type if service is not None else "")
        return place, sort_key(record_name(self.workspace, change.service)), change.service, type(change).__name__

    def rows(self, change: Change) -> tuple[Row | None, Row | None, Row | None, Row | None]:
        """The row of *change* in the table where it belongs: entered, units, other, left."""
        told: dict[str, Any] = {**who(self.workspace, change.service, self.language), **self._reason(change.entries)}
        match change:
            case Entered(_, _, units):
                return {**told, "units": self._units(units)}, None, None, None
            case UnitsChanged():
                return None, {**told, **self._changed(change)}, None, None
            case Left(_, entries, units):
                return None, None, None, {**told, "units": self._units(units), "since": self._last(entries)}
        other = self._other(change)
        return None, None, {**told, **other} if other else None, None

    def _reason(self, entries: Sequence[NetworkEntry]) -> dict[str, str]:
        """Since when the entries say so, and why."""
        reasons = dict.fromkeys(entry.reason for entry in entries if entry.reason)
        valid = max((entry.valid for entry in entries), key=lambda one: one.first)
        return {"since": period_words(Period(valid.start), self.language), "reason": " ".join(reasons)}

    def _last(self, entries: Sequence[NetworkEntry]) -> str:
        """Until when a service was in the network, by all of its entries that count."""
        known = entries_by_service(self.workspace).get(entries[0].service, entries)
        past = [one.valid for one in known if counts(self.workspace, one) and one.valid.last < self.day]
        last = max(past, key=lambda one: one.last, default=entries[-1].valid)
        return period_words(Period(None, last.end), self.language)

    def _units(self, units: dict[UnitKey, Decimal]) -> list[str]:
        order = sorted(units, key=lambda key: unit_order(self.workspace, key))
        return [amount_words(self.workspace, key, units[key], self.language) for key in order]

    def _changed(self, change: UnitsChanged) -> dict[str, Any]:
        before, after = change.before or Decimal(0), change.after or Decimal(0)
        return {
            "form": form_word(self.workspace, change.form, self.language),
            "unit": unit_word(self.workspace, change.unit, self.language),
            "before": before.normalize(),
            "after": after.normalize(),
            "change": (after - before).normalize(),
        }

    def _other(self, change: Change) -> dict[str, str] | None:
        """A change of level, area or provider; those of entrustments and money stand in their own table."""
        match change:
            case LevelChanged(_, _, before, after):
                return self._told(_LEVEL, self._levels(before), self._levels(after))
            case AreaChanged(_, _, added, removed, old, new):
                return self._told(
                    _AREA, self._orps(old), f"{self._orps(new)} ({self._moved(len(added), len(removed))})"
                )
            case ProviderChanged(_, _, old_one, new_one):
                return self._told(_PROVIDER, record_name(self.workspace, old_one), record_name(self.workspace, new_one))
        return None

    def _told(self, what: Text, before: str, after: str) -> dict[str, str]:
        return {"what": what.in_language(self.language), "before": before, "after": after}

    def _levels(self, codes: Sequence[str]) -> str:
        return join([level_word(self.workspace, code, self.language) for code in codes], self.language)

    def _orps(self, codes: Sequence[str]) -> str:
        return join([f"ORP {self.workspace.territory.orp_name(code)}" for code in codes], self.language)

    def _moved(self, added: int, removed: int) -> str:
        """How many municipalities came and went."""
        parts = ((_ADDED, added), (_REMOVED, removed))
        return ", ".join(Phrase(template, {"n": n}).in_language(self.language) for template, n in parts if n)


def who(workspace: Workspace, identifier: str, language: Language) -> dict[str, str]:
    """The columns that say which service: its provider, name, number and type."""
    service = workspace.get(identifier, Service)
    return {
        "provider": record_name(workspace, service.provider) if service is not None else "",
        "service": record_name(workspace, identifier),
        "service_number": service.number if service is not None else "",
        "type": type_title(workspace, service.type if service is not None else "", language),
    }


def later_table(
    workspace: Workspace, year: int, day: dt.date, language: Language
) -> tuple[Sequence[Column], list[Row]]:
    """Entries that begin after *day* within *year*, and those that end then without another one that goes on."""
    found: list[tuple[dt.date, Row]] = []
    for identifier, entries in entries_by_service(workspace).items():
        counting = [one for one in entries if counts(workspace, one)]
        for entry in counting:
            told = {**who(workspace, identifier, language), "reason": entry.reason}
            if entry.valid.first > day and entry.valid.first.year == year:
                since = period_words(Period(entry.valid.start), language)
                units = units_words(workspace, entry.units, language)
                found.append(
                    (entry.valid.first, {**told, "what": _BEGINS.in_language(language), "since": since, "units": units})
                )
            last = entry.valid.last
            if last >= day and last.year == year and not any(one.valid.contains(last + DAY) for one in counting):
                since = period_words(Period(None, entry.valid.end), language)
                found.append((last, {**told, "what": _ENDS.in_language(language), "since": since, "reason": ""}))
    found.sort(key=lambda one: (one[0], sort_key(one[1]["service"])))
    rows = [row for _, row in found]
    return used(_LATER, rows), rows
