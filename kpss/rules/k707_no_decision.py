"""KPSS707: an entry without a decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.naming import record_name
from kpss.model.network import entries_on
from kpss.model.network_records import NetworkEntry
from kpss.model.parts import Approval
from kpss.model.request_records import Decision, Request
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding
from kpss.rules.network_words import entry_facets
from kpss.rules.service_words import surely_counts

RULE = Rule(
    707,
    "no-decision",
    "gap",
    Text("Zařazení v síti bez rozhodnutí", "An entry without a decision"),
    Wording(
        Text(
            "Služba {name:quote} je v síti a není zapsáno, kdo a kdy o tom rozhodl.",
            "The service {name:quote} is in the network; who decided it and when is not on record.",
        ),
        Text(
            "Doplňte rozhodnutí (decision: by, date, resolution), nebo žádost, ze které záznam vznikl (request).",
            "Add the decision (decision: by, date, resolution), or the request that the entry came from (request).",
        ),
    ),
    variants={
        "empty": Wording(
            Text(
                "U rozhodnutí o službě {name:quote} chybí, kdo a kdy rozhodl.",
                "The decision on the service {name:quote} lacks who decided and when.",
            ),
            Text(
                "Doplňte aspoň datum (date), nebo orgán (by, by_name).",
                "Add at least the date, or the body (by, by_name).",
            ),
        ),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Entries in force that count; only where the network claims to be recorded whole."""
    if not workspace.settings.complete("network"):
        return
    for entry in entries_on(workspace):
        if surely_counts(workspace, entry) and not _said(entry.decision) and not _by_request(workspace, entry):
            yield _finding(workspace, entry)


def _said(decision: Approval | Decision | None) -> bool:
    """Whether *decision* says who decided or when."""
    return decision is not None and bool(decision.date or decision.by or decision.by_name)


def _by_request(workspace: Workspace, entry: NetworkEntry) -> bool:
    """Whether the request of *entry* says it, or may: one that is not there is told by 202."""
    if "request" in entry.broken:
        return True
    request = workspace.get(entry.request, Request)
    return bool(entry.request) and (request is None or "decision" in request.broken or _said(request.decision))


def _finding(workspace: Workspace, entry: NetworkEntry) -> Finding:
    first, params = entry.valid.first, {"name": record_name(workspace, entry.service)}
    if entry.decision is not None:
        params["problem"] = "empty"
    path = ("decision",) if entry.decision is not None else ()
    since = day_text(first) if first > dt.date.min else ""
    return finding(RULE, entry, path, params=params, since=since, **entry_facets(workspace, entry))
