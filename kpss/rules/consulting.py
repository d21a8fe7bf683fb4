"""What rules about consultations share: which plans ought to be consulted."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kpss.model.consultations import Consultation
from kpss.model.periods import Moment
from kpss.model.plans import Plan, approval_dates, approved, known, withdrawn
from kpss.model.workspace import Workspace

REGIONAL = "medium_term"  # the type that binds only where a region plans; others are asked for by the workspace


def is_regional(workspace: Workspace, plan: Plan) -> bool:
    """Whether *plan* is the medium-term plan of a region."""
    if plan.type != REGIONAL:
        return False
    planner = plan.planner
    if planner is not None and (planner.municipality or planner.orp or planner.microregion):
        return False
    written = planner is not None and bool(planner.region)
    whole = plan.area is not None and any(item.region for item in plan.area.include)
    return written or whole or workspace.settings.level == "region"


def consulted_plans(workspace: Workspace, types: Collection[str]) -> Iterator[Plan]:
    """Plans of *types* that ought to be consulted; of medium-term plans those of a region."""
    for plan in workspace.plans:
        if plan.type not in types or not plan.usable or "planner" in plan.broken or withdrawn(plan, workspace.as_of):
            continue
        if plan.type != REGIONAL or is_regional(workspace, plan):
            yield plan


def approval(workspace: Workspace, plan: Plan) -> tuple[bool, Moment | None]:
    """Whether *plan* is approved on the workspace's date, and its first approval if that is dated."""
    day = workspace.as_of
    return approved(plan, day), next((date for date in approval_dates(plan) if known(date, day)), None)


def begun(workspace: Workspace, record: Consultation) -> bool:
    """Whether a consultation was known on the workspace's date: it was published or it had begun, or it is undated."""
    dates = [date for date in (record.published, record.period.start) if date is not None]
    return not dates or any(known(date, workspace.as_of) for date in dates)


def most_days(record: Consultation) -> int | None:
    """How many days a consultation can have taken at most, both ends counted; None where it cannot be told."""
    start, end = record.open
    if start is None or end is None or record.open.surely_reversed():
        return None
    return (end.latest - start.earliest).days + 1
