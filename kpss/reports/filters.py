"""Filters that show a coordinator the own part: an ORP, a plan, codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from kpss.findings.finding import Finding
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.model.instances import seat_of
from kpss.model.meetings import Meeting
from kpss.model.network_records import NetworkEntry
from kpss.model.plan_content import Need
from kpss.model.plans import Plan
from kpss.model.records import Membership, Record
from kpss.model.request_changes import orps_of_request
from kpss.model.request_records import Request
from kpss.model.served import orps_of_area, orps_served, service_orps
from kpss.model.services import Service
from kpss.model.workspace import Workspace
from kpss.reports.unread import unread_record
from kpss.rules import CATALOGUE, by_text


class Filters(NamedTuple):
    """What to show; an empty field shows all.  ``orp`` is a name or a code, ``codes`` as people write them.

    Of use to some reports only: how rows are grouped (``by``); for deadlines how many ``months`` ahead (None: as many
    as is usual for the report), and a ``procedure`` whose steps are counted back from ``start``; for the network the
    day ``since`` which changes are told; a ``year`` of money or statements, and requests of a ``round`` in a ``stage``.
    """

    orp: str = ""
    plan: str = ""
    codes: tuple[str, ...] = ()
    months: int | None = None
    procedure: str = ""
    start: dt.date | None = None
    by: str = ""
    since: dt.date | None = None
    year: int | None = None
    round: str = ""
    stage: str = ""


class Chosen(NamedTuple):
    """Filters looked up in a workspace: codes of ORPs, ids of plans, codes of rules."""

    orp: str
    plan: str
    codes: frozenset[int]


def choose(workspace: Workspace, filters: Filters) -> Chosen:
    """Look up *filters*.

    :raises UserError: if there is no such ORP, plan or code.
    """
    orp = ""
    if filters.orp:
        found = workspace.territory.find_orp(filters.orp)
        if not found:
            raise unknown("ORP", filters.orp, workspace.territory.orp_names())
        orp = found[0]
    if filters.plan and workspace.get(filters.plan, Plan) is None:
        if filters.plan not in workspace.records and (unread := unread_record(workspace, filters.plan)) is not None:
            raise unread
        raise unknown("plán", filters.plan, [plan.id for plan in workspace.plans], "plan")
    codes = set()
    for text in filters.codes:
        rule = by_text(text)
        if rule is None:
            raise unknown("kód", text, [rule.code_text for rule in CATALOGUE.values()], "code")
        codes.add(rule.code)
    return Chosen(orp, filters.plan, frozenset(codes))


def unknown(cs: str, value: str, known: list[str], en: str = "") -> UserError:
    """The error for a *value* that is none of *known*; *cs* and *en* say what it should be."""
    near = nearest(value, known)
    guess_cs, guess_en = (f" Nemělo to být „{near}“?", f" Did you mean “{near}”?") if near else ("", "")
    return UserError(f"Neznámý {cs} „{value}“.{guess_cs}", f"Unknown {en or cs} “{value}”.{guess_en}")


def chosen_plans(workspace: Workspace, chosen: Chosen) -> list[Plan]:
    """The usable plans that were chosen: the one named, or those whose area touches the ORP."""
    return [
        plan
        for plan in workspace.plans
        if plan.usable
        and (not chosen.plan or plan.id == chosen.plan)
        and (not chosen.orp or chosen.orp in workspace.orps_of(plan))
    ]


def shows_finding(workspace: Workspace, chosen: Chosen, finding: Finding) -> bool:
    """Whether *finding* belongs to what was chosen."""
    if chosen.codes and finding.code not in chosen.codes:
        return False
    record = finding.record.partition("/")[0]
    if chosen.plan and chosen.plan not in (finding.plan, record, finding.subject):
        return False
    return not chosen.orp or chosen.orp in finding_orps(workspace, finding)


def is_under(file: str, wanted: Collection[str]) -> bool:
    """Whether *file* is one of the paths *wanted*, or below one; without any, all are wanted."""
    return not wanted or any(path in (".", file) or file.startswith(f"{path}/") for path in wanted)


def finding_orps(workspace: Workspace, finding: Finding) -> list[str]:
    """Codes of the ORPs that *finding* concerns."""
    if finding.orp:
        return [finding.orp]
    record = workspace.records.get(finding.plan or finding.record.partition("/")[0])
    return record_orps(workspace, record) if record is not None else []


def record_orps(workspace: Workspace, record: Record) -> list[str]:
    """Codes of the ORPs that *record* concerns."""
    if isinstance(record, Plan):
        return workspace.orps_of(record)
    if record.kind == "orp":
        return [str(record.data.get("code", ""))]
    if isinstance(record, NetworkEntry):
        return orps_served(workspace, record, workspace.as_of)
    if isinstance(record, Service):
        return service_orps(workspace, record, workspace.as_of)
    if isinstance(record, Request):
        return orps_of_request(workspace, record)
    if isinstance(record, Need):
        return orps_of_area(workspace, record.area, workspace.as_of)
    orp = seat_of(workspace, record).orp if isinstance(record, Meeting | Membership) else ""
    return [orp] if orp in workspace.territory.orps else []
