"""In what the facilities of a service differ from the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kpss.exchange.rpss.changes import SERVICE_KEYS
from kpss.exchange.rpss.edits import NOTHING, Change, append, period_changes, remove, set_value, word_of
from kpss.exchange.rpss.target import Spot, spot_data, spot_key
from kpss.language.slugs import slug
from kpss.language.text import Language, Text
from kpss.model.periods import period
from kpss.model.territory import Territory

_KEYS = ("name", "municipality", "hidden", "contact", "valid", "note")
_FACILITY = Text("zařízení", "facility")
_HIDDEN, _HIDDEN_ALREADY = Text("utajená adresa", "hidden address"), Text("adresa", "address")

_YES: Any = True

Listed = list[dict[str, Any]]
Pairs = list[tuple[int, Spot]]


class Facilities:
    """Compares the facilities of records with those of the register on a day."""

    def __init__(self, territory: Territory, day: dt.date, language: Language) -> None:
        self._territory, self._day, self._language = territory, day, language

    def changes(self, data: Mapping[str, Any], spots: tuple[Spot, ...]) -> Iterator[Change]:
        """The differences; what is on record only stays, see :meth:`only_here`."""
        listed = _listed(data)
        pairs, rest, free = self._pair(listed, spots)
        for index, spot in pairs:
            yield from self._differences(index, listed[index], spot)
        if any(listed[index].get("hidden") is True for index in free):
            return  # what would be added may be the very place that the record hides
        for spot in rest:
            value = spot_data(spot, self._language)
            if spot.active(self._day) and value:
                put = append(("facilities",), value) if listed else set_value((), "facilities", [value], SERVICE_KEYS)
                key = ("facilities", "new", *spot_key(spot.name, spot.code, hidden=spot.hidden), spot.address)
                yield Change(key, _FACILITY, NOTHING, _words(spot.name, spot.municipality), put)

    def only_here(self, data: Mapping[str, Any], spots: tuple[Spot, ...]) -> list[Text]:
        """The facilities of the record in force on the day that the register has not."""
        listed = _listed(data)
        free = self._pair(listed, spots)[2]
        return [
            _words(str(listed[index].get("name", "")), str(listed[index].get("municipality", "")))
            for index in free
            if listed[index] and period(listed[index].get("valid")).contains(self._day)
        ]

    def _differences(self, index: int, one: dict[str, Any], spot: Spot) -> Iterator[Change]:
        path = ("facilities", index)
        name = Text(f"zařízení {spot.name}", f"facility {spot.name}")
        if spot.hidden:
            for key in ("municipality", "contact"):
                if key in one:
                    yield Change((*path, key), name, _HIDDEN_ALREADY, _HIDDEN, remove((*path, key)))
            if one.get("hidden") is not True:
                put = set_value(path, "hidden", _YES, _KEYS)
                yield Change((*path, "hidden"), name, _HIDDEN_ALREADY, _HIDDEN, put)
        elif one.get("hidden") is not True and spot.address:
            yield from self._address(path, one, spot, name)
        sides = Text(f"{name.cs} od", f"{name.en} from"), Text(f"{name.cs} do", f"{name.en} until")
        yield from period_changes(one, path, (spot.start, spot.end), sides)

    @staticmethod
    def _address(path: tuple[str, int], one: dict[str, Any], spot: Spot, name: Text) -> Iterator[Change]:
        contact = one.get("contact")
        written = str(contact.get("address", "")) if isinstance(contact, dict) else ""
        street = slug(spot.address.split(",", maxsplit=1)[0])
        if written and street in slug(written):
            return
        if isinstance(contact, dict) and contact:
            put = set_value((*path, "contact"), "address", spot.address, ("address",))
        else:
            put = set_value(path, "contact", {"address": spot.address}, _KEYS)
        yield Change((*path, "address"), name, word_of(written), word_of(spot.address), put)

    def _pair(self, listed: Listed, spots: tuple[Spot, ...]) -> tuple[Pairs, list[Spot], list[int]]:
        """What belongs together by name and municipality, else by the name, else by the municipality; the rest."""
        free, pairs = [index for index, one in enumerate(listed) if one], []
        rest = sorted(spots, key=lambda spot: not spot.active(self._day))  # those in force are found first
        ways: list[Callable[[dict[str, Any], Spot], bool]] = [
            lambda one, spot: self._same_place(one, spot) and self._same_address(one, spot),
            self._same_place,
            lambda one, spot: self._same_name(one, spot) and (spot.hidden or not one.get("municipality")),
            lambda one, spot: bool(spot.code) and self._same_town(one, spot) and spot.active(self._day),
        ]
        for same in ways:
            for spot in list(rest):
                index = next((index for index in free if same(listed[index], spot)), None)
                if index is not None:
                    pairs.append((index, spot))
                    free.remove(index)
                    rest.remove(spot)
        return pairs, rest, free

    def _same_place(self, one: dict[str, Any], spot: Spot) -> bool:
        return self._same_name(one, spot) and self._same_town(one, spot)

    @staticmethod
    def _same_name(one: dict[str, Any], spot: Spot) -> bool:
        return slug(str(one.get("name", ""))) == slug(spot.name)

    def _same_town(self, one: dict[str, Any], spot: Spot) -> bool:
        codes = self._territory.find_municipality(str(one.get("municipality", "")))
        return (list(codes) == [spot.code]) if spot.code else not one.get("municipality")

    @staticmethod
    def _same_address(one: dict[str, Any], spot: Spot) -> bool:
        contact = one.get("contact")
        written = str(contact.get("address", "")) if isinstance(contact, dict) else ""
        return slug(written) == slug(spot.address)


def _listed(data: Mapping[str, Any]) -> Listed:
    listed = data.get("facilities")
    return [one if isinstance(one, dict) else {} for one in listed] if isinstance(listed, list) else []


def _words(name: str, municipality: str) -> Text:
    said = ", ".join(filter(None, (name, municipality)))
    return Text(said, said)
