"""KPSS205: a municipality, an ORP or a region that the territory does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kpss.findings.finding import Finding, Place
from kpss.findings.rule import Rule, Wording
from kpss.language.nearest import nearest
from kpss.language.text import Text
from kpss.model.records import Municipality, Orp, Record
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.structure.words import TO_FILL_IN

_DEFINING = ("code", "name", "aliases", "municipalities", "orp", "orps", "region")
_REGION = re.compile(r"CZ0[0-9]{2}\Z")
_KIND = re.compile(r"^kind:", re.MULTILINE)
_TERRITORY = re.compile(r"^kind:\s*[\"']?\w*(?:orp|municipal|obec)", re.MULTILINE | re.IGNORECASE)
RULE = Rule(
    205,
    "unknown-territory",
    "error",
    Text("Neznámá obec nebo ORP", "An unknown municipality or ORP"),
    Wording(
        Text("Obec {value:quote} v území není.", "There is no municipality {value:quote} in the territory."),
        Text("Pište kód obce, nebo „Název (ORP)“.", "Write the code, or “Name (ORP)”."),
    ),
    variants={
        "orp": Wording(
            Text("ORP {value:quote} v území není.", "There is no ORP {value:quote} in the territory."),
            Text(
                "Pište název správního obvodu ORP, nebo jeho čtyřmístný kód.",
                "Write the name of the ORP or its four-digit code.",
            ),
        ),
        "region": Wording(
            Text("Kraj {value:quote} v území není.", "There is no region {value:quote} in the territory."),
            Text("Pište kód kraje, například CZ071.", "Write the code of the region, such as CZ071."),
        ),
        "to_fill_in": Wording(
            Text(
                "V kpss.yaml není určeno území: místo {value:quote} napište jeho kód.",
                "kpss.yaml does not say which area it is about: write its code in place of {value:quote}.",
            ),
            Text(
                "Kraj má kód jako CZ071 (Olomoucký), ORP jako 7107 a obec jako 500496 – najdete je v tabulce „Struktura "
                "území“ Českého statistického úřadu; u mikroregionu napište id jeho záznamu.",
                "A region has a code like CZ071, an ORP one like 7107, a municipality one like 500496; they stand in the "
                "table “Struktura území” of the Czech Statistical Office. For a microregion give the id of its record.",
            ),
        ),
        "no_territory": Wording(
            Text(
                "Území není zapsáno, proto se odkazy na obce a ORP nedají ověřit ({count:odkaz|odkazy|odkazů}).",
                "There is no territory, so references to municipalities and ORPs cannot be checked ({count:reference|references}).",
            ),
            Text(
                "Naberte ho z tabulky ČSÚ: kpss import territory SOUBOR --region CZ…",
                "Import it from the table of the Czech Statistical Office: kpss import territory FILE --region CZ…",
            ),
        ),
    },
    hints={"nearest": Text("Nemělo tu být „{nearest}“?", "Did you mean “{nearest}”?")},
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """References to territory; one finding for all where no territory is recorded at all."""
    territory, doubt = workspace.territory, Doubt(workspace)
    municipalities = workspace.pointers.get("municipality", [])
    orps = workspace.pointers.get("orp", [])
    if not territory.orps and not territory.by_code:
        found = sorted([*municipalities, *orps], key=lambda pointer: (pointer.record.file, pointer.record.document))
        if found and not workspace.unread and not doubt:
            first = found[0]
            yield finding(
                RULE,
                first.record,
                first.path,
                params={"problem": "no_territory", "count": len(found), "value": first.value},
            )
    else:
        for pointer in municipalities:
            if not territory.find_municipality(pointer.value) and not doubt.covers(pointer.value):
                names = list(territory.by_code) if pointer.value.isdecimal() else territory.municipality_names()
                yield finding(RULE, pointer.record, pointer.path, params=_params(pointer.value, "municipality", names))
        for pointer in orps:
            if not territory.find_orp(pointer.value) and not doubt.covers(pointer.value):
                names = list(territory.orps) if pointer.value.isdecimal() else territory.orp_names()
                yield finding(RULE, pointer.record, pointer.path, params=_params(pointer.value, "orp", names))
        regions = {orp.region for orp in territory.orps.values()} | {workspace.settings.area}
        for pointer in workspace.pointers.get("region", []):
            if pointer.value not in regions and not doubt.covers(pointer.value):
                yield finding(RULE, pointer.record, pointer.path, params=_params(pointer.value, "region", regions))
    yield from _own_area(workspace, doubt)


def _params(value: str, sort: str, names: Iterable[str]) -> dict[str, str]:
    params = {"value": value, "problem": sort}
    near = nearest(value.lstrip("0"), sorted(names), cutoff=0.75)
    return {**params, "nearest": near} if near else params


def _own_area(workspace: Workspace, doubt: Doubt) -> Iterator[Finding]:
    """The area that ``kpss.yaml`` names (202 looks at microregions)."""
    settings, territory = workspace.settings, workspace.territory
    place = Place("kpss.yaml", 0, ("area",))
    if settings.area in TO_FILL_IN:
        unsaid = {"value": settings.area, "problem": "to_fill_in"}
        yield Finding(RULE.code, RULE.severity, place, "workspace", ("area",), params=unsaid)
        return
    regions = sorted({orp.region for orp in territory.orps.values()} - {""})
    known, names = {
        "region": (settings.area in regions or (not regions and bool(_REGION.match(settings.area))), regions),
        "orp": (bool(territory.find_orp(settings.area)), territory.orp_names()),
        "municipality": (bool(territory.find_municipality(settings.area)), territory.municipality_names()),
    }.get(settings.level, (True, []))
    if settings.area and not known and not doubt.covers(settings.area):
        params = _params(settings.area, settings.level, names)
        yield Finding(RULE.code, RULE.severity, place, "workspace", ("area",), params=params)


class Doubt:
    """What territory may stand in records that could not be read as they are meant."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._texts = [text for facts in workspace.files for text in facts["half_texts"]]
        records = [*workspace.of(Orp), *workspace.of(Municipality)]
        self._broken = [record for record in records if not record.broken.isdisjoint(_DEFINING)]
        # 201 reports a second ORP with the same code, which is no part of the territory.
        self._broken += [orp for orp in workspace.of(Orp) if workspace.territory.orps.get(orp.code, orp) is not orp]
        self._words = {word for record in self._broken for word in _words(record.data)}
        self._lost = {key for record in self._broken for key in _lost(record)}

    def __bool__(self) -> bool:
        return bool(self._broken) or any(_TERRITORY.search(text) or not _KIND.search(text) for text in self._texts)

    def covers(self, value: str) -> bool:
        """Whether the municipality, ORP or region *value* may be defined there."""
        name = value.partition(" (")[0]
        if self._workspace.may_be_unread(name) or any(name in text for text in self._texts) or name in self._words:
            return True
        return ("code" if value.isdecimal() else "name") in self._lost


def _lost(record: Record) -> Iterator[str]:
    """What could not be read of a territory record, or of a municipality in it: its ``code``, its ``name``."""
    listed = record.data.get("municipalities")
    if "municipalities" in record.broken and listed is None:
        yield from ("code", "name")
    for item in (record.data, *(listed or ())):
        yield from (key for key in ("code", "name") if not isinstance(item, dict) or key not in item)


def _words(value: Any) -> Iterator[str]:
    """All texts and numbers below *value*."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _words(inner)
    elif value is not None:
        yield str(value)
