"""Changes of the network in words: one sentence for each change, and for each unit of a service that came or went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.language.numbers import tidy
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.compensations import Compensation
from kpss.model.naming import record_name
from kpss.model.network_changes import (
    AreaChanged,
    Balance,
    Change,
    CompensationChanged,
    Entered,
    EntrustmentChanged,
    Left,
    LevelChanged,
    ProviderChanged,
    UnitsChanged,
)
from kpss.model.network_records import Entrustment
from kpss.model.unit_words import signed
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.plans import iso

_ENTERED = Text("nově v síti od {day:date} ({level})", "new in the network since {day:date} ({level})")
_LEFT = Text("v síti již není", "is not in the network any more")
_LEFT_ON = Text("v síti byla do {day:date}", "was in the network until {day:date}")
_WITH = Text("{words}: {change}", "{words}: {change}")
_UNITS = Text("{change} ({before} → {after})", "{change} ({before} → {after})")
_UNITS_OF_FORM = Text("{form} forma: {change} ({before} → {after})", "{form}: {change} ({before} → {after})")
_LEVEL = Text("úroveň sítě: {before:list} → {after:list}", "network level: {before:list} → {after:list}")
_PROVIDER = Text("poskytovatel: {before} → {after}", "provider: {before} → {after}")
_NEW_ORPS = Text("nově slouží ORP {added:list}", "serves the ORPs {added:list} too")
_OLD_ORPS = Text("už neslouží ORP {removed:list}", "serves the ORPs {removed:list} no more")
_BOTH_ORPS = Text(f"{_NEW_ORPS.cs}, {_OLD_ORPS.cs}", f"{_NEW_ORPS.en}, {_OLD_ORPS.en}")
_PLACES = Text(
    "území: přibylo {more:obec|obce|obcí}, ubylo {less:obec|obce|obcí}",
    "area: {more:municipality|municipalities} more, {less:municipality|municipalities} less",
)
_ENTRUSTED = Text("nově pověřena {act}", "newly entrusted {act}")
_NOT_ENTRUSTED = Text("pověření {act} už neplatí", "the entrustment {act} holds no more")
_OTHER_ACT = Text("pověření: {before} → {after}", "entrustment: {before} → {after}")
_NUMBERED, _UNTIL = Text("č. {number}", "no. {number}"), Text("do {day:date}", "until {day:date}")
_ENDLESS = Text("bez konce", "without an end")
_COMPENSATION = Text(
    "vyrovnávací platba na rok {year}: {before} → {after}", "compensation for {year}: {before} → {after}"
)
_OTHER_YEAR = Text(
    "vyrovnávací platba: {before} na rok {last} → {after} na rok {year}",
    "compensation: {before} for {last} → {after} for {year}",
)
_AMOUNT, _NO_AMOUNT = Text("{amount:money} Kč", "CZK {amount:money}"), Text("nezapsaná", "not recorded")
_BALANCE = Text("celkem {change} ({before} → {after})", "{change} in total ({before} → {after})")
MONEY_UNIT = "CZK"
"""The unit of a change of money."""


class Said(NamedTuple):
    """A change in words, with its plain data for a row."""

    kind: str
    words: Phrase
    form: str = ""
    unit: str = ""
    before: Decimal | None = None
    after: Decimal | None = None
    was: Phrase | Text | str | None = None
    now: Phrase | Text | str | None = None


def said(workspace: Workspace, change: Change) -> list[Said]:
    """*change* in words: one sentence, or one for each unit of a service that came or went."""
    return list(_SAYS[type(change)](workspace, change))


def balance_words(workspace: Workspace, balance: Balance) -> Phrase:
    """The balance of a unit."""
    before, after = tidy(balance.before), tidy(balance.after)
    change = signed(workspace.settings, after - before, balance.unit)
    return Phrase(_BALANCE, {"change": change, "before": before, "after": after})


def _entered(workspace: Workspace, change: Entered) -> Iterator[Said]:
    entry = change.entries[0]
    params = {"day": iso(entry.valid.first), "level": _level(workspace, entry.level)}
    words = Phrase(_ENTERED if params["day"] else Text("nově v síti ({level})", "new in the network ({level})"), params)
    if not change.units:
        yield Said("entered", words)
    for (form, unit), value in change.units.items():
        told = Phrase(_WITH, {"words": words, "change": signed(workspace.settings, value, unit)})
        yield Said("entered", told, form, unit, None, tidy(value))


def _left(workspace: Workspace, change: Left) -> Iterator[Said]:
    last = max(entry.valid.last for entry in change.entries)
    ended = last < workspace.as_of
    words = Phrase(_LEFT_ON, {"day": iso(last)}) if ended else Phrase(_LEFT)
    if not change.units:
        yield Said("left", words)
    for (form, unit), value in change.units.items():
        told = Phrase(_WITH, {"words": words, "change": signed(workspace.settings, -value, unit)})
        yield Said("left", told, form, unit, tidy(value), None)


def _units(workspace: Workspace, change: UnitsChanged) -> Iterator[Said]:
    before, after = (tidy(value or Decimal(0)) for value in (change.before, change.after))
    params = {"change": signed(workspace.settings, after - before, change.unit), "before": before, "after": after}
    if change.form:
        words = Phrase(_UNITS_OF_FORM, {**params, "form": word(workspace.settings, "service-form", change.form)})
    else:
        words = Phrase(_UNITS, params)
    yield Said("units", words, change.form, change.unit, before, after)


def _levels(workspace: Workspace, change: LevelChanged) -> Iterator[Said]:
    before, after = ([_level(workspace, code) for code in codes] for codes in (change.before, change.after))
    listed = Text("{codes:list}", "{codes:list}")
    was, now = Phrase(listed, {"codes": before}), Phrase(listed, {"codes": after})
    yield Said("level", Phrase(_LEVEL, {"before": before, "after": after}), was=was, now=now)


def _level(workspace: Workspace, code: str) -> Text:
    return word(workspace.settings, "network-level", code)


def _area(workspace: Workspace, change: AreaChanged) -> Iterator[Said]:
    names = workspace.territory.orp_name
    before, after = ([names(code) for code in codes] for codes in (change.before, change.after))
    added, removed = ([one for one in after if one not in before], [one for one in before if one not in after])
    params = {"added": added, "removed": removed, "more": len(change.added), "less": len(change.removed)}
    template = _BOTH_ORPS if added and removed else _NEW_ORPS if added else _OLD_ORPS if removed else _PLACES
    listed = Text("{names:list}", "{names:list}")
    was, now = Phrase(listed, {"names": before}), Phrase(listed, {"names": after})
    yield Said("area", Phrase(template, params), was=was, now=now)


def _entrustment(workspace: Workspace, change: EntrustmentChanged) -> Iterator[Said]:  # noqa: ARG001
    was, now = (_act(act) if act is not None else None for act in (change.before, change.after))
    if was is None or now is None:
        words = Phrase(_ENTRUSTED if was is None else _NOT_ENTRUSTED, {"act": now if was is None else was})
    else:
        words = Phrase(_OTHER_ACT, {"before": was, "after": now})
    yield Said("entrustment", words, was=was, now=now)


def _act(act: Entrustment) -> Phrase:
    number = Phrase(_NUMBERED, {"number": act.number}) if act.number else None
    end = Phrase(_UNTIL, {"day": iso(act.valid.last)}) if act.valid.last != dt.date.max else Phrase(_ENDLESS)
    return Phrase(Text("{number} {end}", "{number} {end}"), {"number": number, "end": end}) if number else end


def _provider(workspace: Workspace, change: ProviderChanged) -> Iterator[Said]:
    before, after = record_name(workspace, change.before), record_name(workspace, change.after)
    yield Said("provider", Phrase(_PROVIDER, {"before": before, "after": after}), was=before, now=after)


def _compensation(workspace: Workspace, change: CompensationChanged) -> Iterator[Said]:  # noqa: ARG001
    was, now = _amount(change.before), _amount(change.after)
    template = _COMPENSATION if change.before.year == change.after.year else _OTHER_YEAR
    years = {"last": str(change.before.year), "year": str(change.after.year)}
    words = Phrase(template, {"before": was, "after": now, **years})
    before, after = (tidy(one.amount) if one.amount is not None else None for one in (change.before, change.after))
    yield Said("compensation", words, "", MONEY_UNIT, before, after, was, now)


def _amount(one: Compensation) -> Phrase | Text:
    return Phrase(_AMOUNT, {"amount": one.amount}) if one.amount is not None else _NO_AMOUNT


_SAYS: dict[type, Callable[[Workspace, Any], Iterator[Said]]] = {
    Entered: _entered,
    Left: _left,
    UnitsChanged: _units,
    LevelChanged: _levels,
    AreaChanged: _area,
    EntrustmentChanged: _entrustment,
    ProviderChanged: _provider,
    CompensationChanged: _compensation,
}
