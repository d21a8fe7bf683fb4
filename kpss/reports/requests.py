"""Network requests."""

from __future__ import annotations

from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters
from kpss.reports.remarks import remarks
from kpss.reports.table import Column, Report


def make(workspace: Workspace, filters: Filters) -> Report:  # noqa: ARG001
    """Not written yet."""
    columns = (Column("name", Text("Název", "Name")),)
    return Report(
        "requests", Text("Žádosti do sítě", "Network requests"), workspace.as_of, columns, [], remarks(workspace)
    )
