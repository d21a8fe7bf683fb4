"""KPSS401: a municipality that no plan covered up to the date."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.coverage import Coverage
from kpss.model.workspace import Workspace
from kpss.rules.base import Options
from kpss.rules.coverage_gap import municipalities

RULE = Rule(
    401,
    "uncovered",
    "gap",
    Text("Obec, pro kterou nikdo neplánuje", "A municipality that nobody plans for"),
    Wording(
        Text("Obec {name} (ORP {orp}) k datu nemá žádný plán.", "{name} (ORP {orp}) has no plan on the date."),
        Text(
            "Nabídněte účast v plánu sousední obce nebo celého ORP; existuje-li nezapsaný plán, zapište ho.",
            "Offer a part in the plan of the neighbours or of the ORP; if there is a plan not recorded, record it.",
        ),
    ),
    variants={
        "coming": Wording(
            Text(
                "Obec {name} (ORP {orp}) k datu nemá plán; chystá se „{coming}“ od {start:date}.",
                "{name} (ORP {orp}) has no plan on the date; “{coming}” is to start on {start:date}.",
            ),
            Text("Sledujte schválení chystaného plánu.", "Follow the approval of the coming plan."),
        ),
        "withdrawn": Wording(
            Text(
                "Obec {name} (ORP {orp}) nemá plán; „{plan}“ byl zrušen.",
                "{name} (ORP {orp}) has no plan; “{plan}” was withdrawn.",
            ),
            Text(
                "Zapište plán, který ho nahradil, je-li nějaký.", "Record the plan that replaced it, if there is one."
            ),
        ),
    },
    grouped=Text(
        "{count:obec|obce|obcí} v ORP {orp} {count:#k datu nemá|k datu nemají|k datu nemá} žádný plán.",
        "{count:municipality|municipalities} in ORP {orp} without any plan.",
    ),
    law=Text(
        "§ 94 písm. d) zákona č. 108/2006 Sb. – plánování obcí je dobrovolné",
        "§ 94 (d) of Act 108/2006: planning by municipalities is voluntary",
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Municipalities without any plan; the message names a coming one."""
    yield from municipalities(RULE, workspace, "none", _coming)


def _coming(row: Coverage) -> dict[str, str]:
    if not row.coming and row.withdrawn:
        return {"problem": "withdrawn", "plan": row.withdrawn[-1].name}
    if not row.coming:
        return {}
    plan = min(row.coming, key=lambda plan: plan.valid.first)
    return {"problem": "coming", "coming": plan.name, "start": plan.valid.first.isoformat()}
