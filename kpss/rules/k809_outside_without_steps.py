"""KPSS809: a municipality outside planning for which the handbook proposes no steps."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.localities import in_doubt, localities, without_steps
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding

RULE = Rule(
    809,
    "outside-without-steps",
    "gap",
    Text("Obec mimo plánování bez navržených kroků", "A municipality outside planning without proposed steps"),
    Wording(
        Text(
            "Obec {name} (ORP {orp}) není v žádném místě plánování a příručka pro ni nenavrhuje, jak se zapojit.",
            "{name} (ORP {orp}) is in no planning place, and the handbook does not propose how to join.",
        ),
        Text(
            "Plánování obcí je dobrovolné; kroky k zapojení navrhněte v záznamu typu outside („steps“), nebo rozšiřte "
            "území místa, kde se už plánuje.",
            "Planning by municipalities is voluntary: propose steps for joining in a record of type outside (“steps”), "
            "or extend the area of a place that plans already.",
        ),
    ),
    variants={
        "no_steps": Wording(
            Text(
                "Pro obec {name} (ORP {orp}) díl „{locality}“ zatím nenavrhuje žádné kroky k zapojení.",
                "The part “{locality}” proposes no steps yet for {name} (ORP {orp}).",
            ),
            Text("Doplňte do něj kroky („steps“).", "Add the steps to it (“steps”)."),
        )
    },
    law=Text(
        "§ 94 písm. d) zákona č. 108/2006 Sb. – plánování obcí je dobrovolné",
        "§ 94 (d) of Act 108/2006: planning by municipalities is voluntary",
    ),
    grouped=Text(
        "{count:obec|obce|obcí} v ORP {orp} {count:#není|nejsou|není} v žádném místě plánování a příručka "
        "{count:#pro ni|pro ně|pro ně} nenavrhuje, jak se zapojit.",
        "{count:municipality|municipalities} in ORP {orp} {count:#is|are} in no planning place, and the handbook does not "
        "propose how to join.",
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Municipalities in no planning place and in no record that proposes steps; where there is a handbook at all."""
    if not localities(workspace) or not workspace.settings.complete("localities") or in_doubt(workspace):
        return
    territory = workspace.territory
    for belonging, named in without_steps(workspace):
        params = {"name": belonging.name, "orp": territory.orp_name(belonging.orp)}
        if named:
            params |= {"problem": "no_steps", "locality": named[0].name}
        yield finding(
            RULE,
            belonging.record,
            belonging.path,
            record_id=belonging.record_id,
            params=params,
            subject=named[0].id if named else "",
            orp=belonging.orp,
            municipalities=(belonging.code,),
        )
