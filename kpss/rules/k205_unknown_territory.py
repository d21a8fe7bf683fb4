"""KPSS205: a municipality, an ORP or a region that the territory does not know."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding, Place
from kpss.findings.rule import Rule, Wording
from kpss.language.nearest import nearest
from kpss.language.text import Text
from kpss.model.workspace import Pointer, Workspace
from kpss.rules.base import Options, finding

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
    territory = workspace.territory
    municipalities = workspace.pointers.get("municipality", [])
    orps = workspace.pointers.get("orp", [])
    if not territory.orps and not territory.by_code:
        found = sorted([*municipalities, *orps], key=lambda pointer: (pointer.record.file, pointer.record.document))
        if found and not workspace.unread:
            first = found[0]
            yield finding(
                RULE,
                first.record,
                first.path,
                params={"problem": "no_territory", "count": len(found), "value": first.value},
            )
        return
    for pointer in municipalities:
        if not territory.find_municipality(pointer.value):
            yield from _unknown(workspace, pointer, "municipality", territory.municipality_names())
    for pointer in orps:
        if not territory.find_orp(pointer.value):
            yield from _unknown(workspace, pointer, "orp", territory.orp_names())
    regions = {orp.region for orp in territory.orps.values()} | {workspace.settings.area}
    for pointer in workspace.pointers.get("region", []):
        if pointer.value not in regions:
            yield from _unknown(workspace, pointer, "region", sorted(regions))
    yield from _own_area(workspace)


def _unknown(workspace: Workspace, pointer: Pointer, sort: str, names: list[str]) -> Iterator[Finding]:
    if workspace.may_be_unread(pointer.value.partition(" (")[0]):
        return
    params = {"value": pointer.value, "problem": sort}
    near = nearest(pointer.value, names, cutoff=0.75)
    yield finding(RULE, pointer.record, pointer.path, params={**params, "nearest": near} if near else params)


def _own_area(workspace: Workspace) -> Iterator[Finding]:
    """The area that ``kpss.yaml`` names."""
    settings, territory = workspace.settings, workspace.territory
    known = {
        "orp": territory.find_orp,
        "municipality": territory.find_municipality,
    }.get(settings.level)
    if known is not None and settings.area and not known(settings.area) and not workspace.may_be_unread(settings.area):
        params = {"value": settings.area, "problem": settings.level}
        yield Finding(RULE.code, RULE.severity, Place("kpss.yaml", 0, ("area",)), "workspace", ("area",), params=params)
