"""The network of social services: what is in it on the date, or what has changed in it since another."""

from __future__ import annotations

from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters, choose
from kpss.reports.network_change_rows import make_changes
from kpss.reports.network_charts import charts
from kpss.reports.network_groups import for_people, grouped, shown_columns, sums
from kpss.reports.network_remarks import network_remarks
from kpss.reports.network_rows import columns, entry_rows
from kpss.reports.network_totals import summary
from kpss.reports.table import Report
from kpss.reports.used_columns import only_used


def make(workspace: Workspace, filters: Filters) -> Report:
    """The entries in force, a row for each form and unit; with ``since`` the changes from that day on."""
    chosen = choose(workspace, filters)
    if filters.since is not None:
        return make_changes(workspace, chosen, filters.since, filters.by)
    found = entry_rows(workspace, chosen)
    groups = grouped(workspace, found, filters.by) if filters.by else []
    total, sentence = summary(workspace, found, chosen.orp)
    key = "in_orp" if chosen.orp else "value"
    of_groups = "value" if filters.by == "orp" else key  # which holds the part of each ORP then
    rows = [row for one in found for row in one.rows]
    shown = only_used(columns(workspace, in_orp=bool(chosen.orp)), rows)
    return Report(
        "network",
        Text("Síť sociálních služeb", "Network of social services"),
        workspace.as_of,
        shown_columns(shown, filters.by) if filters.by else shown,
        rows,
        network_remarks(workspace, found, groups, in_orp=bool(chosen.orp)),
        {
            "totals": total.as_data(),
            **({"by": filters.by, "groups": sums(workspace, groups, of_groups)} if filters.by else {}),
        },
        sentence,
        charts=lambda language: charts(workspace, found, language, key),
        for_people=for_people(workspace, groups, of_groups) if filters.by else None,
    )
