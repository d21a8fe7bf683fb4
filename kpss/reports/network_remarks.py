"""Remarks on the network: how complete the records are, and what a reader could add up wrongly."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.network import usable
from kpss.model.network_records import NetworkEntry
from kpss.model.workspace import Workspace
from kpss.reports.network_groups import Group
from kpss.reports.network_rows import EntryRows
from kpss.reports.remarks import record_remarks

SORTS = {"network": Text("síť", "the network"), "services": Text("služby", "services")}
_BROKEN = Text(
    "{count:záznam sítě má|záznamy sítě mají|záznamů sítě má} chybu v tom, podle čeho se pozná, zda platí (kpss validate); "
    "v přehledu {count:#není|nejsou|není}.",
    "{count:entry has|entries have} an error in what tells whether it holds (kpss validate), and {count:#is|are} left out.",
)
_NO_UNITS = Text(
    "U {count:zařazení|zařazení|zařazení} nejsou zapsány jednotky; do součtů nepřispívají.",
    "{count:entry has|entries have} no units recorded and add nothing to the sums.",
)
_SHARED = Text(
    "{count:služba slouží|služby slouží|služeb slouží} více cílovým skupinám a {count:#počítá|počítají|počítá} se u každé "
    "z nich; součet skupin je proto vyšší než celek.",
    "{count:service serves|services serve} several target groups and {count:#counts|count} with each of them, so the "
    "groups add up to more than the whole.",
)
_WHOLE = Text(
    "Jednotky služeb jsou celé, i když slouží i jiným ORP; v součtech a grafech je jen to, co připadá na zvolené. Co mezi "
    "ORP rozděleno není, v nich chybí.",
    "Units of services are whole, also where they serve other ORPs; sums and charts hold the part of the chosen one only, "
    "without what is not divided among ORPs.",
)
_FUNDED = Text("Financovaná znamená s penězi na rok {year}.", "Funded means with money for {year}.")


def network_remarks(
    workspace: Workspace, found: Sequence[EntryRows], groups: Sequence[Group], *, in_orp: bool = False
) -> tuple[Phrase, ...]:
    """The remarks for the entries *found*, in *groups*."""
    remarks = [*record_remarks(workspace, SORTS), *broken_remarks(workspace)]
    without = sum(1 for one in found if one.counts and one.rows[0]["unit"] is None)
    if without:
        remarks.append(Phrase(_NO_UNITS, {"count": without}))
    if groups and groups[0].by == "group":
        shared = sum(1 for one in found if one.service is not None and len(set(one.service.target_groups)) > 1)
        if shared:
            remarks.append(Phrase(_SHARED, {"count": shared}))
    if in_orp and any(len(one.orps) > 1 for one in found):
        remarks.append(Phrase(_WHOLE))
    if found:
        remarks.append(Phrase(_FUNDED, {"year": str(workspace.as_of.year)}))
    return tuple(remarks)


def broken_remarks(workspace: Workspace) -> list[Phrase]:
    """That entries with errors are left out."""
    count = sum(1 for entry in workspace.of(NetworkEntry) if not usable(entry))
    return [Phrase(_BROKEN, {"count": count})] if count else []
