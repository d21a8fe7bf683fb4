"""Names of municipalities, ORPs, microregions and regions as tables write them → what the workspace knows."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from kpss.exchange.start.areas import REGIONS
from kpss.language.slugs import fold, name_key
from kpss.model.records import Microregion
from kpss.model.workspace import Workspace

_ALIKE = 0.84  # how near a misspelt name must be
_MICROREGION_WORDS = ("mikroregion", "microregion", "dso", "svazek", "obci")
_LEAST_TYPO = 5  # signs; shorter names are too much alike


class Found(NamedTuple):
    """What a name can mean: codes or ids, and whether the letters had to be guessed (not case or diacritics)."""

    meanings: tuple[str, ...]
    is_typo: bool = False


class Places:
    """The names of a workspace, with or without diacritics."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.territory = workspace, workspace.territory

    # -- names → meanings ---------------------------------------------------------------------------------------------

    def town(self, name: str) -> Found:
        """Codes of the municipalities that *name* can mean."""
        exact = self.territory.find_municipality(name)
        return Found(tuple(exact)) if exact else _lookup(name, self._towns)

    def orp(self, name: str) -> Found:
        """Codes of the ORPs that *name* can mean."""
        exact = self.territory.find_orp(name)
        return Found(tuple(exact)) if exact else _lookup(name, self._orps)

    def microregion(self, name: str) -> Microregion | None:
        """The microregion of that name (with or without the word) or id."""
        found = self._microregions.get(_microregion_key(name), [])
        return found[0] if len(found) == 1 else None

    def region(self, text: str) -> str | None:
        """The code of the region that *text* means, empty for one that the workspace has not; None if it means none."""
        words = [word for word in re.findall(r"[a-z0-9]+", fold(text)) if word not in {"cely", "celeho", "uzemi", "na"}]
        if words in (["kraj"], ["kraje"], ["region"], ["whole", "region"]):
            return self._own_region
        for code, name in REGIONS.items():
            stem = fold(name).split()[-1 if name.startswith(("Kraj", "Hlavní")) else 0].removesuffix("y")
            if words in ([fold(code)], ["kraj", stem]) or (
                len(words) == len(("olomoucky", "kraj")) and words[0].startswith(stem) and words[1].startswith("kraj")
            ):
                return code if code in self._regions else ""
        return None

    @cached_property
    def _towns(self) -> Mapping[str, set[str]]:
        names: dict[str, set[str]] = defaultdict(set)
        for code, belongings in self.territory.by_code.items():
            for belonging in belongings:
                for name in (belonging.name, *belonging.aliases):
                    names[name_key(name)].add(code)
        return names

    @cached_property
    def _orps(self) -> Mapping[str, set[str]]:
        names: dict[str, set[str]] = defaultdict(set)
        for name in self.territory.orp_names():
            names[name_key(name)].update(self.territory.find_orp(name))
        return names

    @cached_property
    def _microregions(self) -> Mapping[str, list[Microregion]]:
        names: dict[str, list[Microregion]] = defaultdict(list)
        for record in self.workspace.microregions.values():
            for key in {_microregion_key(name) for name in (record.id, record.name, *record.aliases)}:
                names[key].append(record)
        return names

    @cached_property
    def _regions(self) -> frozenset[str]:
        return frozenset(orp.region or self.workspace.settings.area for orp in self.territory.orps.values())

    @property
    def _own_region(self) -> str:
        return next(iter(self._regions)) if len(self._regions) == 1 else ""

    # -- meanings → what is written -----------------------------------------------------------------------------------

    def written_town(self, code: str, day: dt.date) -> str:
        """``Name (ORP)`` where that means only this municipality, else its code."""
        belonging = self.territory.belonging(code, day) or next(iter(self.territory.by_code.get(code, ())), None)
        if belonging is None:
            return code
        name = f"{belonging.name} ({self.territory.orp_name(belonging.orp)})"
        return name if self.territory.find_municipality(name) == [code] else code

    def written_orp(self, code: str) -> str:
        """The name of an ORP where it means only this one, else its code."""
        name = self.territory.orp_name(code)
        return name if self.territory.find_orp(name) == [code] else code

    def nearest(self, codes: Iterable[str], districts: Counter[str], day: dt.date) -> str | None:
        """The one of *codes* in the ORP that is named most often beside it, else the one seat of an ORP among them."""
        by_orp = {code: districts[self.territory.orp_of(code, day)] for code in codes}
        best = [code for code, count in by_orp.items() if count and count == max(by_orp.values())]
        best = best or [code for code in by_orp if code in self.seats]
        return best[0] if len(best) == 1 else None

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """Seats of ORPs (codes) → their ORPs (codes)."""
        found: dict[str, str] = {}
        for code, orp in self.territory.orps.items():
            towns = self.territory.find_municipality(orp.seat)
            if len(towns) == 1:
                found[towns[0]] = code
        return found

    def members(self, record: Microregion, day: dt.date) -> frozenset[str]:
        """Codes of the members of a microregion on *day*."""
        return frozenset(
            code
            for member in record.members
            if member.valid.contains(day)
            for code in self.territory.find_municipality(member.municipality)
        )


def _lookup(name: str, names: Mapping[str, set[str]]) -> Found:
    key = name_key(name)
    if key in names:
        return Found(tuple(sorted(names[key])))
    if len(key) < _LEAST_TYPO:
        return Found(())
    import difflib  # only a misspelt name needs it

    near = difflib.get_close_matches(key, names, n=1, cutoff=_ALIKE)
    return Found(tuple(sorted(names[near[0]])), is_typo=True) if near else Found(())


def _microregion_key(name: str) -> str:
    words = name_key(name).split()
    return " ".join(word for word in words if not word.startswith(_MICROREGION_WORDS))
