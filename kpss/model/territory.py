"""Territory with time: which municipality belongs to which ORP on a date, and how people call it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from kpss.model.periods import ALWAYS, Period, period
from kpss.model.records import Municipality, Orp, Record

MILITARY = "military"
_CODE_LENGTH = 6


class Belonging(NamedTuple):
    """A municipality in an ORP for a period; ``record`` and ``path`` say where that is written."""

    code: str
    name: str
    orp: str  # the ORP's code
    valid: Period
    military: bool
    record: Record
    path: tuple[str | int, ...]
    aliases: tuple[str, ...] = ()

    @property
    def record_id(self) -> str:
        """The id for findings: a municipality inside an ORP's list is ``<orp>/<code>``."""
        return self.record.id if isinstance(self.record, Municipality) else f"{self.record.id}/{self.code}"


class Territory:
    """All ORPs and municipalities of a workspace."""

    def __init__(self, orps: Iterable[Orp], municipalities: Iterable[Municipality]) -> None:
        self.orps: dict[str, Orp] = {}
        self._orp_names: dict[str, list[str]] = defaultdict(list)
        for orp in orps:
            if orp.code and orp.code not in self.orps:
                self.orps[orp.code] = orp
                for name in (orp.name, *orp.aliases):
                    self._orp_names[name].append(orp.code)
        self.by_orp: dict[str, list[Belonging]] = {code: [] for code in self.orps}
        self.by_code: dict[str, list[Belonging]] = defaultdict(list)
        for orp in self.orps.values():
            for belonging in _listed(orp):
                self._add(belonging)
        for record in municipalities:
            for belonging in self._standing_alone(record):
                self._add(belonging)

    def _add(self, belonging: Belonging) -> None:
        self.by_orp.setdefault(belonging.orp, []).append(belonging)
        self.by_code[belonging.code].append(belonging)

    def _standing_alone(self, record: Municipality) -> Iterable[Belonging]:
        data = record.data  # read directly: there are thousands of these
        code = str(data.get("code", ""))
        own = record.valid if "valid" in data else ALWAYS
        places = (
            [(item.orp, item.valid) for item in record.orps] if "orps" in data else [(str(data.get("orp", "")), own)]
        )
        name, military = str(data.get("name", "")), data.get("type") == MILITARY
        aliases = record.aliases if "aliases" in data else ()
        for reference, valid in places if code else ():
            codes = self.find_orp(reference) if reference else []
            orp = codes[0] if len(codes) == 1 else ""
            yield Belonging(code, name, orp, valid, military, record, (), aliases)

    # -- on a date ----------------------------------------------------------------------------------------------------

    def members(self, orp: str, day: dt.date) -> list[str]:
        """Codes of the municipalities of an ORP (its code) on *day*."""
        return [b.code for b in self.by_orp.get(orp, ()) if b.valid is ALWAYS or b.valid.contains(day)]

    def belonging(self, code: str, day: dt.date) -> Belonging | None:
        """Where municipality *code* belongs on *day*; None if it is not known then."""
        for belonging in self.by_code.get(code, ()):
            if belonging.valid is ALWAYS or belonging.valid.contains(day):
                return belonging
        return None

    def orp_of(self, code: str, day: dt.date) -> str:
        """The code of the ORP of municipality *code* on *day*; empty if it is not known."""
        belonging = self.belonging(code, day)
        return belonging.orp if belonging is not None else ""

    def orps_of(self, codes: Iterable[str], day: dt.date) -> list[str]:
        """Codes of the ORPs of the municipalities *codes* on *day*, by code."""
        return sorted({self.orp_of(code, day) for code in codes} - {""})

    def municipalities(self, day: dt.date) -> list[Belonging]:
        """All municipalities of the workspace on *day*, by code."""
        found = (self.belonging(code, day) for code in sorted(self.by_code))
        return [belonging for belonging in found if belonging is not None]

    def region(self, code: str) -> list[str]:
        """Codes of the ORPs of a region; ORPs that name no region count as the workspace's own."""
        return [orp.code for orp in self.orps.values() if orp.region in (code, "")]

    # -- names --------------------------------------------------------------------------------------------------------

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """Every way to name a municipality (name, alias, ``Name (ORP)``) → codes."""
        districts = {code: [f" ({name})" for name in (orp.name, *orp.aliases)] for code, orp in self.orps.items()}
        names: dict[str, list[str]] = defaultdict(list)
        for code, belongings in self.by_code.items():
            ways: dict[str, None] = {}  # in order, so that suggestions do not change from run to run
            for belonging in belongings:
                for name in (belonging.name, *belonging.aliases):
                    ways[name] = None
                    for district in districts.get(belonging.orp, ()):
                        ways[name + district] = None
            for way in ways:
                names[way].append(code)
        return names

    def find_municipality(self, text: str) -> list[str]:
        """Codes that *text* (a code, ``Name (ORP)``, a name) can mean: none, one, or several where it is ambiguous."""
        if len(text) == _CODE_LENGTH and text.isdecimal():
            return [text] if text in self.by_code else []
        return self._names.get(text, [])

    def find_orp(self, text: str) -> list[str]:
        """Codes of the ORPs that *text* (a code or a name) can mean."""
        return [text] if text in self.orps else self._orp_names.get(text, [])

    def municipality_names(self) -> list[str]:
        """All ways to name a municipality (for suggestions)."""
        return list(self._names)

    def orp_names(self) -> list[str]:
        """All names of ORPs (for suggestions)."""
        return list(self._orp_names)

    def name(self, code: str) -> str:
        """The name of municipality *code* as last recorded; the code itself if it is not known."""
        belongings = self.by_code.get(code)
        return belongings[-1].name if belongings else code

    def orp_name(self, code: str) -> str:
        """The name of an ORP by code; the code itself if it is not known."""
        orp = self.orps.get(code)
        return (orp.name or code) if orp is not None else code


def _listed(orp: Orp) -> Iterable[Belonging]:
    items = orp.data.get("municipalities")
    own = orp.valid if "valid" in orp.data else ALWAYS
    for index, item in enumerate(items if isinstance(items, list) else []):
        if not isinstance(item, dict) or "code" not in item or "name" not in item:
            continue
        valid = period(item["valid"]).meet(own) if "valid" in item else own
        military = item.get("type") == MILITARY
        aliases = tuple(alias for alias in item.get("aliases") or () if isinstance(alias, str))
        yield Belonging(
            str(item["code"]), item["name"], orp.code, valid, military, orp, ("municipalities", index), aliases
        )
