"""KPSS608: a part that a plan must have is missing or empty, or an application lacks an attachment."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.network_records import Application
from kpss.model.plan_parts import Filling, fillings, has_content, structures_of
from kpss.model.plans import Plan, known
from kpss.model.structures import Structure
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, place_of
from kpss.rules.enclosures import PLAN, applications, missing, not_in_force
from kpss.rules.planning import facets
from kpss.structure.words import code_word

RULE = Rule(
    608,
    "required-part",
    "gap",
    Text("Plánu chybí požadovaná část", "A required part of a plan is missing"),
    Wording(
        Text(
            "V plánu „{name}“ chybí „{part}“; {demand} „{structure}“.",
            "The plan “{name}” lacks “{part}”; “{structure}” {demand} it.",
        ),
        Text("Doplňte, co tuto část tvoří: {how:options}.", "Add what makes this part: {how:options}."),
    ),
    variants={
        "empty": Wording(
            Text(
                "V plánu „{name}“ je část „{part}“ prázdná; {demand} ji „{structure}“.",
                "In the plan “{name}” the part “{part}” is empty; “{structure}” {demand} it.",
            ),
            Text("Napište text této části, nebo doplňte: {how:options}.", "Write its text, or add: {how:options}."),
        ),
        "nothing": Wording(
            Text(
                "Plán „{name}“ nemá zapsaný žádný obsah; {demand} ho „{structure}“: {parts:list}.",
                "The plan “{name}” has no content on record; “{structure}” {demand} {parts:list}.",
            ),
            Text(
                "Obsah zapište do plánu. Zapisujete-li o plánech jen základní údaje, uveďte to v kpss.yaml: "
                "„recorded“, „contents“, „complete: false“.",
                "Record the content in the plan. If you record only the basic facts of plans, say so in kpss.yaml: "
                "“recorded”, “contents”, “complete: false”.",
            ),
        ),
        "attachment": Wording(
            Text(
                "Žádosti o dotaci {name:quote} chybí povinná příloha: {part}.",
                "The application {name:quote} lacks a compulsory attachment: {part}.",
            ),
            Text("Přílohu zapište do „attachments“ (type: {code}).", "Record it under “attachments” (type: {code})."),
        ),
        "attachment_not_in_force": Wording(
            Text(
                "Plán {plan:quote}, který dokládá žádost o dotaci {name:quote}, v roce {year} neplatí: {why}.",
                "The plan {plan:quote} of the application {name:quote} does not hold in {year}: {why}.",
            ),
            Text("Doložte plán, který v tom roce platí.", "Attach a plan that holds in that year."),
        ),
    },
    hints={
        "write": Text(
            "Doplňte, co tuto část tvoří: {how:options}; kapitoly a tabulky označte „part: {write}“.",
            "Add what makes this part: {how:options}; mark chapters and tables “part: {write}”.",
        )
    },
    parameters={"recommended": False},
    law=Text("§ 39a odst. 1 vyhlášky č. 505/2006 Sb.", "§ 39a (1) of Decree 505/2006"),
)
_BINDING = Text("žádá", "requires")
_RECOMMENDED = Text("doporučuje", "recommends")
_MARKED = ("chapters", "tables")  # what says itself which part it belongs to
_WORDS = ("structures", 0, "parts", 0, "filled_by", 0)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Plans that hold or are being drafted, by the structures that apply to them; applications being made."""
    for application in applications(workspace):
        yield from _of_application(workspace, application)
    if not workspace.settings.complete("contents"):
        return
    for plan in workspace.plans:
        if not plan.usable or not _is_written(workspace, plan):
            continue
        told: set[str] = set()
        for structure in structures_of(workspace, plan):
            if structure.binding or options["recommended"]:
                yield from _of_plan(workspace, plan, structure, told)


def _is_written(workspace: Workspace, plan: Plan) -> bool:
    """Whether the text of *plan* should be there: it is approved, or a draft of it is out."""
    state, day = workspace.state_of(plan), workspace.as_of
    if state == "preparing":
        return plan.status in ("draft", "consultation") and known(plan.status_since, day) and day <= plan.valid.last
    return state in ("in_force", "future")


def _of_plan(workspace: Workspace, plan: Plan, structure: Structure, told: set[str]) -> Iterator[Finding]:
    """What of *structure* is missing; *told* are the parts that another structure has asked for."""
    found = [one for one in fillings(workspace, plan, structure) if one.part.code not in told]
    told |= {one.part.code for one in found}
    missing = [one for one in found if one.state in ("missing", "empty")]
    shared: dict[str, object] = {
        "name": plan.name,
        "structure": structure.label,
        "demand": _BINDING if structure.binding else _RECOMMENDED,
    }
    if missing and not has_content(workspace, plan):
        params = {**shared, "problem": "nothing", "parts": [one.part.label for one in missing]}
        yield finding(RULE, plan, params=params, subject=structure.code, **facets(workspace, plan))
        return
    for one in missing:
        params = {**shared, **_params(one)}
        yield finding(RULE, plan, one.path, params=params, subject=one.part.code, **facets(workspace, plan))


def _params(one: Filling) -> dict[str, object]:
    part = one.part
    how = [code_word("workspace", _WORDS, code) for code in part.filled_by]
    params: dict[str, object] = {"part": part.label, "how": how}
    if one.state == "empty":
        return {**params, "problem": "empty"}
    return {**params, "write": part.code} if set(_MARKED) & set(part.filled_by) else params


def _of_application(workspace: Workspace, application: Application) -> Iterator[Finding]:
    """Compulsory attachments that are missing, and a plan attached that does not hold in the year."""
    name = application.name or application.id
    lacking = missing(workspace, application)
    for code in lacking:
        part = word(workspace.settings, "attachment-type", code)
        params = {"problem": "attachment", "name": name, "part": part, "code": code}
        yield finding(RULE, application, ("attachments",), params=params, subject=code)
    attached = not_in_force(workspace, application) if PLAN not in lacking else None
    if attached is not None:
        words: dict[str, object] = {
            "problem": "attachment_not_in_force", "name": name, "plan": attached.plan.name,
            "year": str(application.year), "why": attached.why,
        }  # fmt: skip
        other = place_of(attached.plan, ("valid",))
        yield finding(RULE, application, attached.path, params=words, subject=attached.plan.id, other=other)
