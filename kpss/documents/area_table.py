"""The municipalities of an area as a table by ORP."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.areas import AreaOn
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row

AREA_COLUMNS = (
    Column("orp", Text("ORP", "ORP")),
    Column("count", Text("Obcí", "Municipalities"), "number"),
    Column("names", Text("Obce", "Municipalities (names)"), "list"),
)


def area_rows(workspace: Workspace, area: AreaOn, day: dt.date) -> list[Row]:
    """The municipalities of *area* by their ORP on *day*; those that may be left out bear a question mark."""
    territory, by_orp = workspace.territory, defaultdict(list)
    for code in area.codes:
        mark = "?" if code in area.uncertain else ""
        by_orp[territory.orp_name(territory.orp_of(code, day))].append(territory.name(code) + mark)
    return [
        {"orp": orp, "count": len(names), "names": sorted(names, key=sort_key)}
        for orp, names in sorted(by_orp.items(), key=lambda pair: sort_key(pair[0]))
    ]
