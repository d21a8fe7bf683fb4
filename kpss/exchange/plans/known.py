"""Plans that are on record already, or stand in the table twice."""

from __future__ import annotations

from kpss.exchange.plans.draft import Draft
from kpss.language.slugs import name_key
from kpss.model.areas import AreaOn, area_on
from kpss.model.parts import Area
from kpss.model.periods import Period, period
from kpss.model.plans import Plan
from kpss.model.workspace import Workspace


class KnownPlans:
    """The plans of a workspace, to be compared with those of a table."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.plans = workspace.of(Plan)

    def find(self, draft: Draft, source: str) -> Plan | None:
        """The record of *draft*, if there is one: by its name, or by its area and period.

        Many plans of different towns or periods have one name, so that the name alone is not enough; with the same row
        of the file *source* it is, whatever was mended since.
        """
        name = name_key(draft.title.name)
        valid, area = draft_period(draft), draft_area(draft, self.workspace)
        for plan in self.plans:
            is_named = name_key(plan.name) == name
            is_same_time = plan.type == draft.type and _same(plan.valid, valid)
            if not is_named and not is_same_time:
                continue
            if is_named and _is_from(plan, draft, source):
                return plan
            own = area_on(plan.area, self.workspace.territory, self.workspace.microregions, valid.first)
            if (is_same_time and own == area) or (is_named and _is_alike(plan.valid, valid, own, area)):
                return plan
        return None


def draft_period(draft: Draft) -> Period:
    """The period of a draft."""
    return period({key: side for key, side in (("from", draft.valid.start), ("to", draft.valid.end)) if side})


def draft_area(draft: Draft, workspace: Workspace) -> AreaOn:
    """The area of a draft at the beginning of its period."""
    area = Area(
        {
            "include": [{item.key: item.value} for item in draft.area.include],
            "exclude": [{item.key: item.value} for item in draft.area.exclude],
            "exclude_unknown": draft.area.exclude_unknown or None,
        }
    )
    return area_on(area, workspace.territory, workspace.microregions, draft_period(draft).first)


def _is_from(plan: Plan, draft: Draft, source: str) -> bool:
    row = draft.row.number or str(draft.row.row)
    return any(item.title == source and item.row == row for item in plan.sources)


def _is_alike(one: Period, other: Period, own: AreaOn, area: AreaOn) -> bool:
    return not one.surely_apart(other) and (not own.codes.isdisjoint(area.codes) or not own.codes)


def _same(one: Period, other: Period) -> bool:
    return one.first == other.first and one.last == other.last
