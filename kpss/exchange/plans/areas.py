"""Areas as tables say them: "ORP Lipník nad Bečvou (mimo 4 obcí)" → parts of an area."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from kpss.exchange.plans import messages as says
from kpss.exchange.plans.area_words import ADDED, AND, BRACKET, EXCEPT, SEPARATOR, Part, counted, part_of
from kpss.exchange.plans.messages import NotRead, Remark, cell, remark
from kpss.exchange.plans.places import Places
from kpss.language.phrases import Phrase
from kpss.language.slugs import fold
from kpss.language.text import Text
from kpss.model.records import Microregion

_LARGER = frozenset({"orp", "microregion"})
_SMALLER = frozenset({"municipality", ""})


class Item(NamedTuple):
    """A part of an area: the key and the value that are written, the code or id behind it, a word beside it."""

    key: str
    value: str
    code: str
    hint: str = ""


class AreaReading(NamedTuple):
    """An area as a record writes it; ``label`` is what people call it in short."""

    include: tuple[Item, ...]
    label: str
    exclude: tuple[Item, ...] = ()
    exclude_unknown: int = 0
    remarks: tuple[Remark, ...] = ()

    def codes(self, key: str) -> list[str]:
        """Codes or ids of the included parts of one sort."""
        return [item.code for item in self.include if item.key == key]


def read_area(text: str, places: Places, day: dt.date) -> AreaReading:
    """The area that *text* means on *day*.

    :raises NotRead: if its main part is missing or not known; a single municipality of several only gets a remark.
    """
    if not text.strip():
        raise NotRead(says.AREA_MISSING)
    return _Reader(places, day).read(text)


class _Reader:
    def __init__(self, places: Places, day: dt.date) -> None:
        self.places, self.day = places, day
        self.remarks: list[Remark] = []
        self.districts: Counter[str] = Counter()  # ORPs of what was understood for sure
        self.label = ""

    def read(self, text: str) -> AreaReading:
        without = EXCEPT.search(text)
        said = (text[: without.start()] + text[without.end() :]).strip(" ,;") if without else text
        exact = "(" in said and self.places.territory.find_municipality(said)  # Jindřichov (Hranice)
        bracket = None if exact else BRACKET.search(said)
        main = said if bracket is None else f"{said[: bracket.start()]}, {said[bracket.end() :]}"
        parts = [Part("municipality", said)] if exact else self._parts(main)
        if not parts:
            raise NotRead(says.AREA_UNREAD, text=cell(text))
        self.label = parts[0].name
        include = self._with_bracket(parts, bracket[1], text) if bracket else self._items(parts)
        if not include:
            raise NotRead(says.AREA_UNREAD, text=cell(text))
        exclude, unknown = self._excluded(without[1]) if without else ((), 0)
        include = tuple(dict.fromkeys(include))
        if len(include) == 1 and include[0].key != "municipality":
            self.label = self.label if include[0].key == "microregion" else include[0].value
        return AreaReading(include, self.label, exclude, unknown, tuple(self.remarks))

    # -- pieces -------------------------------------------------------------------------------------------------------

    def _parts(self, text: str) -> list[Part]:
        found: list[Part] = []
        for piece in (piece.strip(" .") for piece in SEPARATOR.split(text)):
            names = [piece] if self._is_name(piece) else AND.split(piece)
            found += [part_of(name) for name in names if name.strip()]
        return found

    def _is_name(self, piece: str) -> bool:
        """Whether the whole piece is a name, though there may be an "a" in it."""
        key, name = part_of(piece)
        return bool(self.places.territory.find_municipality(name)) if key in _SMALLER else False

    def _with_bracket(self, main: list[Part], inner: str, text: str) -> tuple[Item, ...]:
        """The parts before a bracket with what it adds to them, lists, or says more exactly."""
        parts = self._parts(inner)
        first, others = main[0], [part for part in parts if not self._is_same(part, main[0])]
        is_town = first.key in _SMALLER and bool(self.places.town(first.name).meanings)
        if is_town and [part.key for part in others] == ["orp"]:
            self.districts.update(self.places.orp(others[0].name).meanings)
            return self._items(main)
        is_added = ADDED.search(inner) or len(others) < len(parts) or any(part.key in _LARGER for part in others)
        if is_added:
            return self._items([*main, *others])
        before = len(self.remarks)
        listed = self._towns([part.name for part in others])
        if not listed:
            raise NotRead(says.AREA_UNREAD, text=cell(text))
        record = self._microregion_of(first)
        if record is not None and {item.code for item in listed} == self.places.members(record, self.day):
            del self.remarks[before:]  # the record bears out what was chosen
            listed = (Item("microregion", record.id, record.id),)
        elif len(town := self.places.town(first.name).meanings) == 1 and first.key in _SMALLER:
            listed = (self._town_item(town[0], first.name), *listed)  # "Město Kojetín (Polkovice, Uhřičice)"
        else:
            self._say_list(first, record)
        return (*listed, *self._items(main[1:]))

    def _say_list(self, first: Part, record: Microregion | None) -> None:
        """Say that of a larger area only the municipalities listed beside it are written."""
        if record is not None:
            self._say(says.MICROREGION_DIFFERS, id=record.id)
        elif first.key == "microregion":
            self._say(says.MICROREGION_NOT_RECORDED, name=first.name)
        else:
            self._say(says.LIST_FOLLOWED, name=first.name)

    def _is_same(self, part: Part, other: Part) -> bool:
        return fold(part.name) == fold(other.name) and part.key in {other.key, ""}

    def _microregion_of(self, part: Part) -> Microregion | None:
        return self.places.microregion(part.name) if part.key in {"microregion", ""} else None

    # -- items --------------------------------------------------------------------------------------------------------

    def _items(self, parts: list[Part]) -> tuple[Item, ...]:
        items: list[Item] = []
        towns: list[str] = []
        for part in parts:
            found = self._larger(part, is_alone=len(parts) == 1)
            if found is not None:
                items.append(found)
            else:
                towns.append(part.name)
        return (*items, *self._towns(towns))

    def _larger(self, part: Part, *, is_alone: bool) -> Item | None:
        """A part that is more than a municipality; None where it is one."""
        if part.key == "orp":
            return self._orp(part.name)
        if part.key == "municipality":
            return None
        record = self.places.microregion(part.name)
        if record is not None:
            return Item("microregion", record.id, record.id)
        if part.key == "microregion":
            raise NotRead(says.MICROREGION_UNKNOWN, name=part.name)
        region = self.places.region(part.name)
        if region is not None:
            if not region:
                raise NotRead(says.REGION_UNKNOWN, name=part.name)
            return Item("region", region, region)
        is_town, is_orp = bool(self.places.town(part.name).meanings), bool(self.places.territory.find_orp(part.name))
        if is_orp and is_town and is_alone:
            self._say(says.BARE_TOWN, name=part.name)
        if is_orp and not is_town:
            self._say(says.BARE_ORP, name=part.name)
            return self._orp(part.name)
        return None

    def _orp(self, name: str) -> Item:
        found = self.places.orp(name)
        if len(found.meanings) != 1:
            raise NotRead(says.ORP_UNKNOWN, name=name)
        code = found.meanings[0]
        self.districts[code] += 1
        if found.is_typo:
            self._say(says.NAME_TYPO, name=name, chosen=self.places.written_orp(code))
        return Item("orp", self.places.written_orp(code), code)

    # -- municipalities -----------------------------------------------------------------------------------------------

    def _towns(self, names: list[str]) -> tuple[Item, ...]:
        """The municipalities; of several the unknown ones get a remark, one that stands alone must be known."""
        found = {name: self.places.town(name) for name in names}
        for meant in found.values():
            if len(meant.meanings) == 1 and not meant.is_typo:
                self.districts[self.places.territory.orp_of(meant.meanings[0], self.day)] += 1
        items: list[Item] = []
        missing: list[Phrase] = []
        for name, meant in found.items():
            code = self._chosen(name, meant.meanings)
            if code is None:
                missing.append(self._why(name, meant.meanings))
                continue
            item = self._town_item(code, name)
            if meant.is_typo and len(meant.meanings) == 1:
                self._say(says.NAME_TYPO, name=name, chosen=item.value)
            items.append(item)
        if missing and not items:
            raise NotRead(Text("{reason}", "{reason}"), reason=missing[0])
        for reason in missing:
            self._say(says.TOWN_LEFT_OUT, reason=reason)
        return tuple(items)

    def _chosen(self, name: str, codes: tuple[str, ...]) -> str | None:
        if len(codes) < 2:  # noqa: PLR2004 - nothing to choose from
            return codes[0] if codes else None
        chosen = self.places.nearest(codes, self.districts, self.day)
        if chosen is not None:
            others = [self.places.written_town(code, self.day) for code in codes if code != chosen]
            self._say(says.NAME_CHOSEN, name=name, chosen=self.places.written_town(chosen, self.day), others=others)
        return chosen

    def _why(self, name: str, codes: tuple[str, ...]) -> Phrase:
        if not codes:
            return Phrase(says.TOWN_UNKNOWN, {"name": name})
        choices = [self.places.written_town(code, self.day) for code in codes]
        return Phrase(says.TOWN_AMBIGUOUS, {"name": name, "choices": choices})

    def _town_item(self, code: str, name: str = "") -> Item:
        territory = self.places.territory
        is_same = not name or code in territory.find_municipality(name)
        value = self.places.written_town(code, self.day)
        return Item("municipality", value, code, "" if is_same else name)

    # -- what is left out ---------------------------------------------------------------------------------------------

    def _excluded(self, text: str) -> tuple[tuple[Item, ...], int]:
        number, listed = counted(text.strip(" .,;"))
        if number is not None and not listed:
            if number:
                self._say(says.UNKNOWN_EXCLUDED)
            return (), number
        items: list[Item] = []
        unknown = 0
        for part in self._parts(listed):
            try:
                items += self._items([part])
            except NotRead as reason:
                if part.key not in _SMALLER:
                    self._say(says.EXCLUDED_UNREAD, text=cell(part.name))
                    continue
                unknown += 1
                self._say(says.EXCLUDED_BY_NUMBER, reason=reason.said)
        return tuple(dict.fromkeys(items)), unknown

    def _say(self, template: Text, **params: object) -> None:
        self.remarks.append(remark("area", template, **params))
