"""Capacities: units in force against needs and per 1 000 persons, by ORP."""

from __future__ import annotations

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.capacities import capacities
from kpss.model.population import populations
from kpss.model.workspace import Workspace
from kpss.reports.capacity_charts import charts
from kpss.reports.capacity_remarks import capacity_remarks
from kpss.reports.capacity_rows import columns, is_short, key_rows
from kpss.reports.filters import Filters, choose
from kpss.reports.table import Report, Row
from kpss.reports.used_columns import only_used

_SUMMARY = Text(
    "{count:kapacita|kapacity|kapacit} podle druhu, formy a jednotky; podle zjištěných potřeb chybí jednotky u {short} z nich.",
    "{count:capacity|capacities} by type, form and unit; by the needs found units are missing for {short} of them.",
)
_NOTHING = Text("Není zapsána síť ani potřeby.", "Neither a network nor needs are recorded.")
_NOTHING_HERE = Text(
    "O tomto ORP není v síti ani v potřebách nic zapsáno.", "Nothing about this ORP is recorded in network or needs."
)


def make(workspace: Workspace, filters: Filters) -> Report:
    """Rows by type, form and unit: of each ORP, of what is not divided among ORPs, and the total."""
    chosen = choose(workspace, filters)
    found, people = capacities(workspace), populations(workspace)
    keys = key_rows(workspace, found, people, chosen.orp)
    rows: list[Row] = [row for one in keys for row in one.rows]
    own = {"orp", "undivided"} if not chosen.orp else {"orp"}
    short = sum(1 for one in keys if any(row["scope"] in own and is_short(row) for row in one.rows))
    nothing = _NOTHING_HERE if chosen.orp and found.compared else _NOTHING
    return Report(
        "capacity",
        Text("Kapacity sítě a potřeby", "Capacities and needs"),
        workspace.as_of,
        only_used(columns(workspace), rows),
        rows,
        capacity_remarks(workspace, found, people, keys),
        {},
        Phrase(_SUMMARY, {"count": len(keys), "short": short}) if keys else Phrase(nothing),
        charts=lambda language: charts(workspace, keys, language),
    )
