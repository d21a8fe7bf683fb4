"""Remarks on capacities: what could not be assigned to an ORP, what was not compared, to whom units are related."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.capacities import Capacities
from kpss.model.population import EVERYBODY, Populations
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.capacity_rows import KeyRows
from kpss.reports.network_remarks import SORTS, broken_remarks
from kpss.reports.remarks import record_remarks

_SORTS = {**SORTS, "needs": Text("potřeby", "needs")}
_SHOWN = 5
_OTHERS = Text("další", "others")
_MISSING = Text(
    "Potřeba říká, kolik jednotek chybí vedle těch, které v síti jsou; celkový počet jen tam, kde je to u ní zapsáno "
    "(extent: total).",
    "A need tells how many units are missing beside those in the network; a total only where it says so (extent: total).",
)
_AT_LEAST = Text(
    "Kde stojí „nejméně“, slouží ORP i služba, jejíž jednotky mezi ORP rozděleny nejsou; ty jsou v řádku „nerozděleno“.",
    "“At least” stands where a service serves the ORP whose units are not divided among ORPs; those are “not divided”.",
)
_VAGUE = Text(
    "{count:potřeba nemá|potřeby nemají|potřeb nemá} druh služby, jednotku nebo počet a s kapacitou se "
    "{count:#neporovnává|neporovnávají|neporovnává}: {ids:list}.",
    "{count:need has|needs have} no service type, unit or number and {count:#is|are} not compared: {ids:list}.",
)
_WIDE = Text(
    "{count:potřeba se týká|potřeby se týkají|potřeb se týká} více ORP a {count:#počítá|počítají|počítá} se jen vcelku: "
    "{ids:list}.",
    "{count:need concerns|needs concern} several ORPs and {count:#counts|count} only on the whole: {ids:list}.",
)
_APART = Text(
    "{count:potřeba udává|potřeby udávají|potřeb udává} celkový počet za několik ORP; s čím "
    "{count:#ji|je|je} porovnat, není zapsáno: {ids:list}.",
    "{count:need gives|needs give} the total of several ORPs, which nothing can be compared with: {ids:list}.",
)
_MERGED = Text(
    "Formy se nerozlišují u těchto druhů, protože je některý záznam nemá: {types:list}.",
    "Forms are not told apart for these types, because some record lacks them: {types:list}.",
)
_UNTYPED = Text(
    "U {count:zařazení|zařazení|zařazení} není znám druh služby; v přehledu {count:#není|nejsou|není}.",
    "The service type of {count:entry is|entries is} not known; {count:#it is|they are} left out.",
)
_EVERYBODY = Text(
    "U druhů, jejichž cílová skupina nemá zapsaný počet osob, se přepočítává na všechny obyvatele.",
    "Types whose target group has no number of persons recorded are related to all inhabitants.",
)
_NO_PEOPLE = Text(
    "Počty obyvatel nejsou zapsány (záznamy population), proto se na 1 000 osob nepřepočítává.",
    "No numbers of inhabitants are recorded (records population), so nothing is related to 1,000 persons.",
)
_DIFFERENT = Text(
    "Počty osob se v záznamech téhož roku liší, a proto se nepoužily: {orps:list}.",
    "The numbers of persons differ between records of a year and were not used: {orps:list}.",
)
_PARTIAL = Text(
    "Počty osob jsou jen za některé obce, a proto se nesčítají: {orps:list}.",
    "The numbers of persons are there for some municipalities only and are not added up: {orps:list}.",
)


def capacity_remarks(
    workspace: Workspace, found: Capacities, people: Populations, keys: Sequence[KeyRows]
) -> tuple[Phrase, ...]:
    """The remarks for the rows *keys*."""
    remarks = [*record_remarks(workspace, _SORTS), *broken_remarks(workspace)]
    rows = [row for one in keys for row in one.rows]
    if any(row["difference"] is not None or row["missing"] is not None for row in rows):
        remarks.append(Phrase(_MISSING))
    if any(row["at_least"] for row in rows):
        remarks.append(Phrase(_AT_LEAST))
    for template, ids in ((_VAGUE, found.needs.vague), (_WIDE, found.needs.wide), (_APART, found.needs.apart)):
        if ids:
            remarks.append(Phrase(template, {"count": len(ids), "ids": _cut(ids)}))
    if found.merged:
        types = sorted({kind for kind, _ in found.merged})
        remarks.append(Phrase(_MERGED, {"types": [word(workspace.settings, "service-type", code) for code in types]}))
    if found.untyped:
        remarks.append(Phrase(_UNTYPED, {"count": found.untyped}))
    return (*remarks, *_about_people(workspace, people, keys))


def _about_people(workspace: Workspace, people: Populations, keys: Sequence[KeyRows]) -> list[Phrase]:
    found = []
    if keys and not people.people:
        found.append(Phrase(_NO_PEOPLE))
    elif any(one.group == EVERYBODY for one in keys):
        found.append(Phrase(_EVERYBODY))
    for template, codes in ((_DIFFERENT, people.different), (_PARTIAL, people.partial)):
        if codes:
            names = sorted((workspace.territory.orp_name(code) for code in codes), key=sort_key)
            found.append(Phrase(template, {"orps": names}))
    return found


def _cut(ids: Sequence[str]) -> list[str | Text]:
    return list(ids) if len(ids) <= _SHOWN else [*ids[:_SHOWN], _OTHERS]
