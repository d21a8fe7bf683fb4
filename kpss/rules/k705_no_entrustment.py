"""KPSS705: a service in the network without entrustment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.doubt import kinds_in_doubt
from kpss.model.naming import record_name
from kpss.model.network import entries_on, entrustments, service_of
from kpss.model.network_records import NetworkEntry
from kpss.model.periods import DAY, Moment
from kpss.model.plans import known
from kpss.model.workspace import Workspace
from kpss.rules.approval import recorded_then
from kpss.rules.base import Options, day_text, finding
from kpss.rules.network_words import entry_facets
from kpss.rules.service_words import surely_counts

RULE = Rule(
    705,
    "no-entrustment",
    "gap",
    Text("Služba v síti nemá pověření", "A service in the network without entrustment"),
    Wording(
        Text(
            "Služba {name:quote} je v síti a pověření nemá zapsáno.",
            "The service {name:quote} is in the network and has no entrustment on record.",
        ),
        Text(
            "Zapište pověření (entrustment: číslo, datum, platnost), nebo ho připravte.",
            "Record the entrustment (entrustment: number, date, validity), or prepare it.",
        ),
    ),
    variants={
        "over": Wording(
            Text(
                "Pověření služby {name:quote} skončilo {end:date}, další zapsáno není a služba je dál v síti.",
                "The entrustment of {name:quote} ended on {end:date}, no other is on record and the service is still in the "
                "network.",
            ),
            Text(
                "Zapište nové pověření nebo jeho prodloužení.",
                "Record the new entrustment, or the extension of the old one.",
            ),
        ),
        "later": Wording(
            Text(
                "Služba {name:quote} je v síti, pověření ale začíná až {start:date}.",
                "The service {name:quote} is in the network, but its entrustment begins only on {start:date}.",
            ),
            Text(
                "Zkontrolujte platnost pověření a začátek zařazení v síti.",
                "Check the validity of the entrustment and the beginning of the entry.",
            ),
        ),
    },
    parameters={"except_levels": ["intention"]},
    law=Text("rozhodnutí Komise 2012/21/EU", "Commission Decision 2012/21/EU"),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Services with an entry in force that counts, each once; only where the network claims to be recorded whole."""
    day = workspace.as_of
    entrusted = _maybe_entrusted(workspace)
    if entrusted is None or not recorded_then(workspace, "network", Moment(day, day, day_text(day))):
        return
    told: set[str] = set(entrusted)
    for entry in entries_on(workspace):
        service = service_of(workspace, entry)
        needs_one = entry.level not in options["except_levels"] and surely_counts(workspace, entry)
        if service is None or service.id in told or not needs_one:
            continue
        told.add(service.id)
        path = ("entrustment",) if entry.entrustment is not None else ()
        details = _details(workspace, entry) | entry_facets(workspace, entry)
        yield finding(RULE, entry, path, subject=service.id, **details)


def _details(workspace: Workspace, entry: NetworkEntry) -> dict[str, Any]:
    """The parameters, and since when: from the beginning of the entry, or from the end of the last entrustment."""
    acts, day = entrustments(workspace, entry.service), workspace.as_of
    ended = [act.valid.last for act in acts if act.valid.last < day]
    coming = [act.valid.first for act in acts if act.valid.first > day]
    params, first = {"name": record_name(workspace, entry.service)}, entry.valid.first
    if ended:
        params |= {"problem": "over", "end": day_text(max(ended))}
        first = max(first, max(ended) + DAY)
    elif coming:
        params |= {"problem": "later", "start": day_text(min(coming))}
    return {"params": params, "since": day_text(first) if first > dt.date.min else ""}


@lru_cache(maxsize=4)
def _maybe_entrusted(workspace: Workspace) -> frozenset[str] | None:
    """Services that are or can be entrusted on the date; None where it can be any, for something could not be read."""
    if kinds_in_doubt(workspace, "network-entry"):
        return None
    found = set()
    for entry in workspace.of(NetworkEntry):
        if _may_entrust(entry, workspace.as_of):
            if "service" in entry.broken:
                return None
            found.add(entry.service)
    return frozenset(found)


def _may_entrust(entry: NetworkEntry, day: dt.date) -> bool:
    """Whether *entry*, even one that is known later, has an act that can be in force on *day*."""
    if "entrustment" in entry.broken:
        return True
    act = entry.entrustment
    return act is not None and known(act.date, day) and act.valid.maybe_contains(day)
