"""The money of one service in a year: costs, revenues and grants by source, and what remains uncovered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpss.model.funding import Flow, funding_of
from kpss.model.money import added
from kpss.model.network import Sums
from kpss.model.workspace import Workspace

BySource = dict[str, Decimal]


class ServiceMoney(NamedTuple):
    """Amounts in CZK; ``revenues`` and ``granted`` by source, the source is empty where it is not told."""

    service: str
    sums: Sums
    revenues: BySource
    granted: BySource

    @property
    def net(self) -> Decimal | None:
        """Costs less revenues; None where the costs are not known."""
        return self.sums.costs - (self.sums.revenues or Decimal(0)) if self.sums.costs is not None else None

    @property
    def uncovered(self) -> Decimal | None:
        """Net costs less what was granted; below nothing where more was granted than they are."""
        return self.net - (self.sums.granted or Decimal(0)) if self.net is not None else None


def by_service(flows: Iterable[Flow]) -> list[ServiceMoney]:
    """The flows added up, a service each, in their order."""
    found: dict[str, list[Flow]] = defaultdict(list)
    for flow in flows:
        found[flow.service].append(flow)
    return [_service(service, own) for service, own in found.items()]


@lru_cache(maxsize=16)
def service_money(workspace: Workspace, year: int) -> Mapping[str, ServiceMoney]:
    """Service → its money of *year*, see :func:`kpss.model.funding.funding_of`."""
    return {one.service: one for one in by_service(funding_of(workspace, year).flows)}


def _service(service: str, flows: list[Flow]) -> ServiceMoney:
    sums = Sums(*(added(getattr(flow.sums, name) for flow in flows) for name in Sums._fields))
    return ServiceMoney(service, sums, _sources(flows, "revenues"), _sources(flows, "granted"))


def _sources(flows: Iterable[Flow], column: str) -> BySource:
    found: BySource = {}
    for flow in flows:
        amount = getattr(flow.sums, column)
        if amount is not None:
            found[flow.source] = found.get(flow.source, Decimal(0)) + amount
    return found
