"""Rows of capacities: units against needs, and per 1 000 persons, by type of service and ORP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kpss.language.numbers import tidy
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.capacities import UNDIVIDED, Capacities, Compared, Key, is_complete
from kpss.model.plan_content import Need
from kpss.model.population import EVERYBODY, People, Populations
from kpss.model.services import Service
from kpss.model.vocabulary import code_of, items, words
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row

INHABITANTS = "inhabitants"
SCOPES = {
    "orp": Text("ORP", "ORP"),
    "undivided": Text("nerozděleno", "not divided"),
    "total": Text("celkem", "in total"),
}
EVERYONE = Text("všichni obyvatelé", "all inhabitants")
_THOUSAND, _HUNDREDTH, _NOTHING = Decimal(1000), Decimal("0.01"), Decimal(0)


def columns(workspace: Workspace) -> tuple[Column, ...]:
    """The columns of the report."""
    settings = workspace.settings
    groups = {**words(settings, "target-group"), INHABITANTS: EVERYONE}
    return (
        Column("type", Text("Druh", "Type"), "choice", labels=words(settings, "service-type")),
        Column("form", Text("Forma", "Form"), "choice", labels=words(settings, "service-form")),
        Column("unit", Text("Jednotka", "Unit"), "choice", labels=words(settings, "capacity-unit")),
        Column("scope", Text("Za co", "Of what"), "choice", labels=SCOPES, shown=False),
        Column("orp", Text("Kód ORP", "ORP code"), shown=False),
        Column("orp_name", Text("Název ORP", "ORP name"), shown=False),
        Column("where", Text("ORP", "ORP"), data=False),
        Column("value", Text("V síti", "In the network"), "number"),
        Column("at_least", Text("Nejméně", "At least"), "flag"),
        Column("need", Text("Potřeba celkem", "Needed in total"), "number"),
        Column("difference", Text("Rozdíl", "Difference"), "number"),
        Column("missing", Text("Chybí", "Missing"), "number"),
        Column("group", Text("Na koho se přepočítává", "Related to"), "choice", labels=groups),
        Column("population", Text("Osob", "Persons"), "number"),
        Column("population_year", Text("V roce", "In"), shown=False),
        Column("per_1000", Text("Na 1 000", "Per 1,000"), "number"),
    )


class KeyRows(NamedTuple):
    """The rows of one key: of each ORP, of what is not divided, and the total."""

    key: Key
    group: str
    services: int
    rows: tuple[Row, ...]


def key_rows(workspace: Workspace, found: Capacities, people: Populations, orp: str) -> list[KeyRows]:
    """The rows of all keys in the order of types; of one *orp* only its own, and the total beside it."""
    place = {code: number for number, code in enumerate(items(workspace.settings, "service-type"))}
    ordered = sorted(found.compared.items(), key=lambda item: (place.get(item[0].type, len(place)), item[0]))
    complete = is_complete(workspace)
    made = (_Maker(workspace, key, compared, people, complete=complete) for key, compared in ordered)
    rows = (KeyRows(one.key, one.group, len(one.compared.services), tuple(one.rows(orp))) for one in made)
    # A total alone would say nothing about the ORP.
    return [one for one in rows if any(row["scope"] != "total" for row in one.rows)]


class _Maker:
    """The rows of one key."""

    def __init__(
        self, workspace: Workspace, key: Key, compared: Compared, people: Populations, *, complete: bool
    ) -> None:
        self.workspace, self.key, self.compared, self.people, self.complete = workspace, key, compared, people, complete
        self.group = group_of(workspace, compared, people)
        territory = workspace.territory
        self.orps = sorted(territory.orps, key=lambda code: (sort_key(territory.orp_name(code)), code))

    def rows(self, orp: str) -> Iterator[Row]:
        """The rows; without *orp* of all ORPs."""
        found = [row for code in self.orps if (row := self._of_orp(code)) is not None]
        undivided = self._undivided()
        parts = [*found, undivided] if undivided is not None else found
        shown = [row for row in found if row["orp"] == orp] if orp else parts
        yield from shown
        yield self._total(parts)

    def _of_orp(self, code: str) -> Row | None:
        value, maybe = self.compared.units.get(code), code in self.compared.maybe
        if value is None and (self.complete or maybe):
            value = _NOTHING
        needed, difference = self._against_needs(code, value)
        if value is None and difference is None and needed is None:
            return None
        name = self.workspace.territory.orp_name(code)
        people = self.people.people.get(self.group, {}).get(code)
        row = self._row("orp", code, name, value, needed, difference, people)
        # Of “at least none” nothing can be worked out.
        return {**row, "at_least": maybe, "per_1000": row["per_1000"] if value or not maybe else None}

    def _against_needs(self, code: str, value: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
        """How many are needed altogether, and the units less that; None where it cannot be told."""
        wanted, missing = self.compared.wanted.get(code), self.compared.missing.get(code)
        if wanted is None and missing is None:
            return None, None
        if wanted is None:
            return (value + missing if value is not None and missing is not None else None), -(missing or _NOTHING)
        needed = wanted + (missing or _NOTHING)
        return needed, value - needed if value is not None else None

    def _undivided(self) -> Row | None:
        value, missing = self.compared.units.get(UNDIVIDED), self.compared.missing.get(UNDIVIDED)
        if value is None and missing is None:
            return None
        needed, difference = self._against_needs(UNDIVIDED, value)
        return self._row("undivided", None, None, value, needed, difference, None)

    def _total(self, parts: Sequence[Row]) -> Row:
        value = _sum(row["value"] for row in parts)
        difference = _sum(_of_needs(row) for row in parts)
        needed = value - difference if value is not None and difference is not None else None
        if self.compared.everywhere is not None:
            needed = self.compared.everywhere
            difference = value - needed if value is not None else None
        people = self.people.sum_of(self.group, self.orps)
        return self._row("total", None, None, value, needed, difference, people)

    def _row(
        self, scope: str, orp: str | None, name: str | None, value: Decimal | None, needed: Decimal | None,
        difference: Decimal | None, people: People | None,
    ) -> Row:  # fmt: skip
        # Beside nothing that is known there is no difference, only what needs say is missing.
        is_known = value is not None or needed is not None
        missing = -difference if difference is not None and not is_known else None
        return {
            "type": self.key.type,
            "form": self.key.form or None,
            "unit": self.key.unit,
            "scope": scope,
            "orp": orp,
            "orp_name": name,
            "where": name if name is not None else Phrase(SCOPES[scope]),
            "value": _tidy(value),
            "at_least": False,
            "need": _tidy(needed),
            "difference": _tidy(difference) if is_known else None,
            "missing": _tidy(missing),
            "group": (self.group or INHABITANTS) if people is not None else None,
            "population": people.value if people is not None else None,
            "population_year": str(people.year) if people is not None else None,
            "per_1000": per_1000(value, people),
        }


def is_short(row: Row) -> bool:
    """Whether units are missing by the needs."""
    return (_of_needs(row) or _NOTHING) < 0


def _of_needs(row: Row) -> Decimal | None:
    difference: Decimal | None = row["difference"]
    return -row["missing"] if row["missing"] is not None else difference


def per_1000(value: Decimal | None, people: People | None) -> Decimal | None:
    """*value* for each 1 000 persons, to two decimals; None where either is not known or there is nobody."""
    if value is None or people is None or not people.value:
        return None
    return (value * _THOUSAND / people.value).quantize(_HUNDREDTH, ROUND_HALF_UP)


def _tidy(value: Decimal | None) -> Decimal | None:
    return tidy(value) if value is not None else None


def _sum(values: Iterator[Decimal | None]) -> Decimal | None:
    given = [value for value in values if value is not None]
    return sum(given, _NOTHING) if given else None


def group_of(workspace: Workspace, compared: Compared, people: Populations) -> str:
    """The group to which units are related, else all inhabitants.

    Its number is known, and more than half of the services (of the needs, where there are no services) name it.
    """
    services = [one for identifier in compared.services if (one := workspace.get(identifier, Service)) is not None]
    named = [set(service.target_groups) for service in services]
    if not named:
        needs = [need for identifier in compared.needs if (need := workspace.get(identifier, Need)) is not None]
        named = [{code_of(workspace.settings, "target-group", text) for text in need.target_groups} for need in needs]
    place = {code: number for number, code in enumerate(items(workspace.settings, "target-group"))}
    often = Counter(code for codes in named for code in codes if code and code in people.people)
    best = sorted(often, key=lambda code: (-often[code], place.get(code, len(place)), code))
    return best[0] if best and often[best[0]] * 2 > len(named) else EVERYBODY
