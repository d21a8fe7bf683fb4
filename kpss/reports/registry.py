"""The reports by name."""

from __future__ import annotations

from collections.abc import Callable

from kpss.model.workspace import Workspace
from kpss.reports import (
    benchmark,
    bodies,
    capacity,
    coverage,
    deadlines,
    duties,
    funding,
    gaps,
    measures,
    network,
    plans,
    quality,
    register,
    requests,
    todo,
)
from kpss.reports.filters import Filters
from kpss.reports.table import Report

ReportMaker = Callable[[Workspace, Filters], Report]

REPORTS: dict[str, ReportMaker] = {
    "gaps": gaps.make,
    "plans": plans.make,
    "coverage": coverage.make,
    "measures": measures.make,
    "network": network.make,
    "capacity": capacity.make,
    "requests": requests.make,
    "funding": funding.make,
    "benchmark": benchmark.make,
    "register": register.make,
    "bodies": bodies.make,
    "duties": duties.make,
    "quality": quality.make,
    "deadlines": deadlines.make,
    "todo": todo.make,
}
