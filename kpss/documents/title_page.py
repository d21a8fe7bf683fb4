"""The title page of documents about plans: what it is, whose, for when, approved by whom."""

from __future__ import annotations

from typing import Any

from kpss.documents.plan_chapters import chapter_files
from kpss.documents.record_files import files_of
from kpss.documents.words_plans import (
    amended_words,
    approval_words,
    area_words,
    period_words,
    planner_words,
    since_words,
    sources_of,
)
from kpss.language.phrases import phrase
from kpss.language.slugs import fold
from kpss.language.text import Language, Text
from kpss.model.content import everything
from kpss.model.parts import Approval, Proceeding
from kpss.model.periods import Period
from kpss.model.plans import REFUSED, Plan, known, period_on
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.reports.words import STATES
from kpss.structure.words import code_word

Fact = tuple[Text, str]
_NOT_APPROVED = {
    "draft": Text("návrh", "draft"),
    "consultation": Text("v připomínkování", "open for comments"),
}
_AHEAD = Text("schválen, začne platit {since}", "approved, in force {since}")


def title_page(
    workspace: Workspace,
    language: Language,
    title: str,
    kind: Text,
    facts: list[Fact],
    plan: Plan | None = None,
    *,
    note: str = "",
) -> dict[str, Any]:
    """The values of ``title-page.md``; facts without words are left out, and a kind that the title says too.

    A document about *plan* stands under the name of who commissioned it.  Remarks on the records are no business of a
    document that goes to a council; overviews and reports tell them.
    """
    by = planner_words(workspace, plan, language) if plan is not None else ""
    said = kind.in_language(language)
    return {
        "title": title,
        "document_kind": "" if _starts(title, said) else said,
        "owner": by or workspace.settings.name,
        "facts": [{"label": label.in_language(language), "words": words} for label, words in facts if words],
        "title_note": note,
    }


def _starts(title: str, kind: str) -> bool:
    return f"{fold(title)} ".startswith(f"{fold(kind)} ")


def plan_facts(workspace: Workspace, plan: Plan, language: Language) -> list[Fact]:
    """Whose the plan is, its area, period, approval, wording and state."""
    day = workspace.as_of
    period, first = period_words(period_on(plan, day), language), period_words(plan.valid, language)
    if period != first:
        period += f" ({Text('původně', 'originally').in_language(language)} {first})"
    return [
        (Text("Pořizovatel", "Commissioned by"), planner_words(workspace, plan, language)),
        (Text("Území", "Area"), area_words(workspace, plan, language)),
        (Text("Období", "Period"), period),
        (Text("Schválení", "Approval"), "; ".join(approved_by(workspace, plan.approvals, language))),
        (Text("Znění", "Wording"), amended_words(plan, day, language)),
        (Text("Stav k datu", "State on the date"), state_words(workspace, plan, language)),
    ]


def state_words(workspace: Workspace, plan: Plan, language: Language) -> str:
    """The state of a plan for those who read it; one that is not approved yet is what its status says it is."""
    state, start = workspace.state_of(plan), plan.valid.start
    if state == "preparing" and plan.status in _NOT_APPROVED and known(plan.status_since, workspace.as_of):
        return _NOT_APPROVED[plan.status].in_language(language)
    if state == "future" and start is not None:
        since = since_words(period_words(Period(start, start), language), language)
        return phrase(_AHEAD, {"since": since}, language)
    return STATES[state].in_language(language)


def approved_by(workspace: Workspace, approvals: tuple[Approval, ...], language: Language) -> list[str]:
    """Who approved, when, under which number, as far as it was known on the date."""
    known_ones = [one for one in approvals if known(one.date, workspace.as_of) and one.outcome not in REFUSED]
    return [words for one in known_ones if (words := approval_words(workspace, one, language))]


def proceedings_words(workspace: Workspace, items: tuple[Proceeding, ...], language: Language) -> list[str]:
    """What bodies did with a document, as far as it was known on the date."""
    found = []
    for item in items:
        if known(item.date, workspace.as_of):
            act = code_word("plan", ("proceedings", 0, "act"), item.act).in_language(language) if item.act else ""
            who = approval_words(workspace, item, language)
            found.append(f"{who}: {act}" if act and who else who or act)
    return found


def approving_words(workspace: Workspace, items: tuple[Proceeding, ...], language: Language) -> list[str]:
    """Which bodies approved a document by what they did with it, as far as it was known on the date."""
    acts = [one for one in items if one.act == "approves" and one.outcome not in REFUSED]
    return [approval_words(workspace, one, language) for one in acts if known(one.date, workspace.as_of)]


def source_list(workspace: Workspace, plan: Plan, others: list[Record], language: Language) -> list[str]:
    """The sources of the plan, of its measures and goals in files of their own, and of *others*, each once."""
    made = everything(workspace, plan)
    parts = [goal.place.record for goal in made.all_goals] + [node.place.record for node in made.measures]
    return sources_of(list(dict.fromkeys([plan, *parts, *others])), language)


def plan_files(workspace: Workspace, plan: Plan, *others: Record) -> set[str]:
    """The files of the plan, its parts and chapters, what it refers to, and of *others*."""
    made = everything(workspace, plan)
    parts = [goal.place.record for goal in made.all_goals] + [node.place.record for node in made.measures]
    return files_of(workspace, [plan, *parts], others).union(chapter_files(workspace, plan))
