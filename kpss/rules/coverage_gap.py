"""What rules 401–404 share: one finding a municipality whose best state is the given one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule
from kpss.model.coverage import Coverage, Status
from kpss.model.doubt import plans_in_doubt
from kpss.model.workspace import Workspace
from kpss.rules.base import finding
from kpss.rules.planning import covered

Details = Callable[[Coverage], Mapping[str, Any]]


def municipalities(rule: Rule, workspace: Workspace, status: Status, details: Details) -> Iterator[Finding]:
    """A finding for each municipality whose coverage is surely *status*.

    *details* gives further parameters and, under ``since``, the ISO day since when it holds.  Silent where the records
    do not claim to be complete, or where an unread file may hold the plan.
    """
    doubt = plans_in_doubt(workspace)
    if doubt is None or not workspace.settings.complete("plans"):
        return
    territory = workspace.territory
    for row in covered(workspace):
        if row.status != status or row.uncertain or row.belonging.code in doubt:
            continue
        place = row.belonging
        params = {"name": place.name, "orp": territory.orp_name(place.orp), **details(row)}
        plan = row.plans[0].id if row.plans else ""
        yield finding(
            rule,
            place.record,
            place.path,
            record_id=place.record_id,
            params=params,
            subject=plan,
            plan=plan,
            orp=place.orp,
            municipalities=(place.code,),
            since=str(params.pop("since", "")),
        )
