"""KPSS714: a need that nothing in the network answers, or not enough of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.doubt import area_is_known, kinds_in_doubt
from kpss.model.naming import request_name
from kpss.model.need_answers import answering, at_most, need_codes, requests_for
from kpss.model.network import service_of, usable
from kpss.model.network_records import NetworkEntry
from kpss.model.periods import Moment
from kpss.model.plan_content import Need
from kpss.model.plans import known
from kpss.model.unit_words import amount
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.rules.approval import recorded_then
from kpss.rules.base import Options, finding

RULE = Rule(
    714,
    "need-without-capacity",
    "gap",
    Text("Potřeba bez kapacity", "A need without capacity"),
    Wording(
        Text(
            "Potřebě {need:quote} neodpovídá v síti žádná služba: {kind}.",
            "No service of the network answers the need {need:quote}: {kind}.",
        ),
        Text(
            "Zvažte, která služba může do sítě vstoupit nebo se rozšířit; kapacity ukáže kpss report capacity.",
            "Consider which service may enter the network or grow; kpss report capacity shows the capacities.",
        ),
    ),
    variants={
        "extent": Wording(
            Text(
                "Na potřebu {need:quote} síť nestačí: celkem má být {wanted}, v jejím území je nejvýše {has} ({kind}).",
                "The network is not enough for the need {need:quote}: {wanted} in total, {has} in its area at most "
                "({kind}).",
            ),
            Text(
                "Zvažte, která služba se může rozšířit; kapacity ukáže kpss report capacity.",
                "Consider which service may grow; kpss report capacity shows the capacities.",
            ),
        ),
    },
    hints={
        "requests": Text(
            "Odpovídá na ni žádost {requests:list}; sledujte její vyřízení.",
            "It is answered by the request {requests:list}; follow how it is dealt with.",
        ),
    },
    law=Text("§ 95 písm. g), h) zákona č. 108/2006 Sb.", "§ 95 (g), (h) of Act 108/2006"),
)
_KIND = Text("{type}", "{type}")
_WITH_FORM = Text("{type}, forma {form}", "{type}, form {form}")
_NEEDED = ("service_type", "form", "area", "extent", "valid", "found")


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Needs known and lasting on the date, where the network is surely known."""
    today = Moment(workspace.as_of, workspace.as_of, workspace.as_of.isoformat())
    doubtful = _doubtful_types(workspace) if recorded_then(workspace, "network", today) else None
    for need in workspace.of(Need) if doubtful is not None else ():
        if doubtful is None or need.service_type in doubtful or not _is_told(workspace, need):
            continue
        entries = answering(workspace, need)
        if not entries:
            yield _finding(workspace, need, "service_type", {})
        else:
            yield from _extent(workspace, need, entries)


def _is_told(workspace: Workspace, need: Need) -> bool:
    """Whether it is certain what *need* asks for, and that it lasts."""
    if not need.broken.isdisjoint(_NEEDED) or not need.service_type or (need.area is None and need.extent is None):
        return False
    lasts = known(need.found, workspace.as_of) and need.valid.surely_contains(workspace.as_of)
    return lasts and area_is_known(workspace, need.area) and need_codes(workspace, need) != frozenset()


@lru_cache(maxsize=4)
def _doubtful_types(workspace: Workspace) -> frozenset[str] | None:
    """The types of which some entry cannot be relied on; None where that may be any type."""
    if kinds_in_doubt(workspace, "network-entry", "service"):
        return None
    found = set()
    for entry in workspace.of(NetworkEntry):
        service = service_of(workspace, entry)
        if service is None or "type" in service.broken:
            return None
        if not usable(entry) or not entry.broken.isdisjoint(("units", "area")) or "area" in service.broken:
            found.add(service.type)
    return frozenset(found)


def _extent(workspace: Workspace, need: Need, entries: list[NetworkEntry]) -> Iterator[Finding]:
    """What there should be in total against what can be there; what is missing beside it says nothing of the whole."""
    extent = need.extent
    if extent is None or extent.value is None or not extent.unit or not extent.total or extent.approximate:
        return
    has = at_most(workspace, need, entries)
    if has is not None and has < extent.value:
        words: dict[str, Decimal] = {"wanted": extent.value, "has": has}
        params = {key: amount(workspace.settings, value, extent.unit) for key, value in words.items()}
        yield _finding(workspace, need, "extent", {"problem": "extent", **params})


def _finding(workspace: Workspace, need: Need, key: str, params: dict[str, Any]) -> Finding:
    settings = workspace.settings
    words = {
        "type": word(settings, "service-type", need.service_type),
        "form": word(settings, "service-form", need.form),
    }
    shared = {"need": need.name or need.id, "kind": Phrase(_WITH_FORM if need.form else _KIND, words), **params}
    requests = requests_for(workspace, need)
    if requests:
        shared["requests"] = [Phrase(Text("{name:quote}", "{name:quote}"), {"name": request_name(r)}) for r in requests]
    since = need.found.latest.isoformat() if need.found is not None else ""
    return finding(RULE, need, (key,), params=shared, since=since, orp=_orp(workspace, need))


def _orp(workspace: Workspace, need: Need) -> str:
    """The only ORP of the need's area; empty where there are several."""
    codes = need_codes(workspace, need) or ()
    orps = {workspace.territory.orp_of(code, workspace.as_of) for code in codes} - {""}
    return orps.pop() if len(orps) == 1 else ""
