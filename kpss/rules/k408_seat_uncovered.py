"""KPSS408: no plan in force or being made includes the seat of an ORP."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.doubt import plans_in_doubt
from kpss.model.plans import period_on
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.planning import plans_in

RULE = Rule(
    408,
    "seat-uncovered",
    "gap",
    Text("ORP, pro jehož sídlo se neplánuje", "An ORP whose seat nobody plans for"),
    Wording(
        Text(
            "Sídlo ORP {orp} nemá platný ani připravovaný komunitní plán.",
            "The seat of ORP {orp} has no community plan in force or being made.",
        ),
        Text(
            "Úřad ORP koordinuje služby svého obvodu; plán jeho města je pro to nejlepší začátek.",
            "The ORP's office co-ordinates services in its district; a plan of its town is the best start.",
        ),
    ),
    law=Text(
        "§ 92 písm. d) a § 94 písm. d) zákona č. 108/2006 Sb. – plánování obcí je dobrovolné",
        "§ 92 (d) and § 94 (d) of Act 108/2006: planning by municipalities is voluntary",
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """ORPs whose seat is known; a plan being made counts until its period is over."""
    doubt = plans_in_doubt(workspace)
    if doubt is None or not workspace.settings.complete("plans"):
        return
    day, territory = workspace.as_of, workspace.territory
    planned = set(doubt)
    for plan in plans_in(workspace, ("in_force", "future", "preparing"), ("community",)):
        if period_on(plan, day).last >= day:
            planned |= workspace.area_of(plan).codes
    for orp in territory.orps.values():
        seats = territory.find_municipality(orp.seat) if orp.seat else []
        if len(seats) == 1 and seats[0] not in planned and territory.members(orp.code, day):
            yield finding(RULE, orp, ("seat",), params={"orp": orp.name}, orp=orp.code, municipalities=(seats[0],))
