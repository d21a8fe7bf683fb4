"""KPSS911: a waiver that accepts no finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.findings.waivers import ABOUT_WAIVERS, OF_READING, Unused
from kpss.language.nearest import nearest
from kpss.language.text import Text
from kpss.model.settings import Waiver
from kpss.model.workspace import Workspace
from kpss.rules.waivers import waiver_finding, waivers
from kpss.source.discovery import SETTINGS
from kpss.structure.schemas import SETTINGS_KIND

_DELETE = Text("Výjimku smažte.", "Delete the waiver.")
RULE = Rule(
    911,
    "waiver-unused",
    "warning",
    Text("Výjimka, která nic nepřijímá", "A waiver that accepts nothing"),
    Wording(
        Text(
            "Nález {code} u {record:quote}, který výjimka přijímá, už není.",
            "There is no finding {code} of {record:quote} that the waiver could accept.",
        ),
        Text(
            "Smažte ji; nebo v ní opravte „record“, „path“ a „subject“ (jak se píšou, řekne kpss explain KPSS911).",
            "Delete it; or correct its “record”, “path” and “subject” (kpss explain KPSS911 says how they are written).",
        ),
    ),
    variants={
        "covered": Wording(
            Text(
                "Nález {code} u {record:quote} už přijímá jiná výjimka; tato je navíc.",
                "Another waiver accepts the finding {code} of {record:quote} already; this one is superfluous.",
            ),
            _DELETE,
        ),
        "rule": Wording(
            Text(
                "Kód {code} nemá žádné pravidlo, výjimka nic nepřijímá.",
                "No rule has the code {code}; the waiver accepts nothing.",
            ),
            Text(
                "Opravte kód podle výpisu kontroly, nebo výjimku smažte.",
                "Correct the code by what validate shows, or delete the waiver.",
            ),
        ),
        "waivers": Wording(
            Text("Nálezy o výjimkách ({code}) přijmout nelze.", "Findings about waivers ({code}) cannot be accepted."),
            _DELETE,
        ),
        "reading": Wording(
            Text(
                "Nález {code} přijmout nelze: co v souboru stojí, nikdo neví, dokud ho nejde přečíst.",
                "{code} cannot be accepted: nobody knows what the file says until it can be read.",
            ),
            Text("Opravte soubor a výjimku smažte.", "Mend the file and delete the waiver."),
        ),
        "record": Wording(
            Text(
                "Záznam {record:quote} není, výjimka nic nepřijímá.",
                "There is no record {record:quote}; the waiver accepts nothing.",
            ),
            Text(
                "Opravte „record“, nebo výjimku smažte. Nález, který není u záznamu, se jmenuje souborem.",
                "Correct “record”, or delete the waiver. A finding of no record is named by its file.",
            ),
        ),
    },
    hints={"nearest": Text("Nemělo to být „{nearest}“?", "Did you mean “{nearest}”?")},
)


def judge(workspace: Workspace, unused: Sequence[Unused], run: Mapping[int, bool]) -> Iterator[Finding]:
    """Waivers of rules that were *run* (code → whether), unless something that is not read whole could hide what they accept."""
    left = {id(one.waiver): one.covered for one in unused}
    for path, waiver in waivers(workspace):
        if id(waiver) not in left:
            continue
        code = int(waiver.code.removeprefix("KPSS"))
        problem = _problem(workspace, waiver, known=code in run, covered=left[id(waiver)])
        if problem not in ("rule", "waivers", "reading") and (not run.get(code) or _in_doubt(workspace, waiver)):
            continue
        params = {"problem": problem} if problem else {}
        near = nearest(waiver.record, workspace.records) if problem == "record" else None
        where = "record" if problem == "record" else "code"
        yield waiver_finding(RULE, (*path, where), waiver, **params, **({"nearest": near} if near else {}))


def _problem(workspace: Workspace, waiver: Waiver, *, known: bool, covered: bool) -> str:
    code = int(waiver.code.removeprefix("KPSS"))
    if code in ABOUT_WAIVERS or code in OF_READING:
        return "waivers" if code in ABOUT_WAIVERS else "reading"
    if not known:
        return "rule"
    if covered:
        return "covered"
    return "" if _is_known(workspace, waiver.record) else "record"


def _is_known(workspace: Workspace, name: str) -> bool:
    """Whether *name* is a record, a part of one, or a file."""
    first = name.partition("/")[0]
    files = {facts["path"] for facts in workspace.files}
    return (
        first in workspace.records or name in (SETTINGS, SETTINGS_KIND) or name in files or name in workspace.chapters
    )


def _in_doubt(workspace: Workspace, waiver: Waiver) -> bool:
    """Whether the finding may be hidden: rules about planning say nothing of what rests on unreadable records."""
    if workspace.unread or any(facts["half_ids"] or facts["half_texts"] for facts in workspace.files):
        return True
    record = workspace.records.get(waiver.record.partition("/")[0])
    return record is not None and bool(record.broken)
