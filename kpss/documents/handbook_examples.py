"""Examples for the method handbook, taken from the workspace: how others did what a phase or a part asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kpss.documents.title_page import approved_by
from kpss.documents.words_plans import maker_name, period_words
from kpss.language.dates import date_text
from kpss.language.phrases import Phrase, quoted
from kpss.language.text import Language, Text
from kpss.model.bodies import Body
from kpss.model.consultations import Consultation
from kpss.model.content import content
from kpss.model.naming import record_name
from kpss.model.plan_content import Evaluation, Need
from kpss.model.plan_parts import filling
from kpss.model.plans import Plan, known
from kpss.model.progress import evaluations
from kpss.model.prose import written
from kpss.model.structures import Part, Structure
from kpss.model.workspace import Workspace
from kpss.rules.bodies import stands

_SHOWN = 3
_EXCERPT = 220
Finder = Callable[[Workspace, Language], Iterator[Phrase]]


def phase_examples(workspace: Workspace, phase: str, language: Language) -> list[str]:
    """At most three examples of what belongs to a phase of planning."""
    finder = _PHASES.get(phase)
    found = (one.in_language(language) for one in finder(workspace, language)) if finder is not None else iter(())
    return [text for _, text in zip(range(_SHOWN), found, strict=False)]


def part_example(workspace: Workspace, structure: Structure, part: Part, language: Language) -> str:
    """Which plan has the part, and an excerpt of it; empty where none has."""
    for plan in _plans(workspace, structure.types):
        done = filling(workspace, plan, part)
        if done.state == "filled":
            named = _say(Text("Příklad: plán „{name}“.", "Example: the plan “{name}”."), language, name=plan.name)
            return " ".join([named, *_excerpts(workspace, plan, part, done.by, language)])
    return ""


def _plans(workspace: Workspace, types: tuple[str, ...]) -> list[Plan]:
    """Plans of *types* that were approved: those that hold before those that are over, the latest first."""
    states = {"in_force": 0, "future": 1, "expired": 2}
    found = [plan for plan in workspace.plans if plan.usable and plan.type in types]
    found = [plan for plan in found if workspace.state_of(plan) in states]
    return sorted(found, key=lambda p: (states[workspace.state_of(p)], -p.valid.first.toordinal(), p.id))


def _excerpts(workspace: Workspace, plan: Plan, part: Part, by: tuple[str, ...], language: Language) -> Iterator[str]:
    if "chapters" in by:
        for item in plan.chapters:
            text = written(workspace, plan, item)
            if item.part == part.code and text and not item.file:
                yield _say(Text("Z textu: {text}", "From its text: {text}"), language, text=_short(text, language))
                return
    if "goals" in by or "measures" in by:
        yield from strategy_excerpt(workspace, plan, language)


def strategy_excerpt(workspace: Workspace, plan: Plan, language: Language) -> Iterator[str]:
    """The vision of a plan, and a goal with a measure and its indicator."""
    if plan.vision:
        yield _say(Text("Vize: {text}", "Vision: {text}"), language, text=_short(plan.vision, language))
    goals = content(workspace, plan).all_goals
    goal = next((one for one in goals if one.measures), goals[0] if goals else None)
    nodes = goal.measures if goal is not None else content(workspace, plan).measures
    if goal is not None:
        yield _say(Text("Cíl: {text}", "Goal: {text}"), language, text=_short(goal.goal.name, language))
    node = next((one for one in nodes if one.measure.indicators), nodes[0] if nodes else None)
    if node is not None:
        yield _say(Text("Opatření: {text}", "Measure: {text}"), language, text=_short(node.measure.name, language))
        for indicator in node.measure.indicators[:1]:
            unit = f" ({indicator.unit})" if indicator.unit else ""
            yield _say(Text("Ukazatel: {text}", "Indicator: {text}"), language, text=f"{indicator.name}{unit}")


def _say(template: Text, language: Language, **params: object) -> str:
    """A sentence; a quotation that ends with a full stop needs no other."""
    text = Phrase(template, params).in_language(language)
    return text if text.rstrip("“”").endswith((".", "…", "!", "?")) else f"{text}."


def _short(text: str, language: Language) -> str:
    """*text* in quotation marks, cut after a word where it is long."""
    text = " ".join(text.split())
    return quoted(text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rpartition(' ')[0]} …", language)


# -- phases -----------------------------------------------------------------------------------------------------------

_ALL = ("community", "medium_term", "action")


def _initiation(workspace: Workspace, language: Language) -> Iterator[Phrase]:  # noqa: ARG001 - one shape for all
    template = Text("Zadání plánu „{name}“: {who}, {day:date}.", "“{name}” was commissioned by {who}, {day:date}.")
    for plan in workspace.plans:
        for one in plan.proceedings:
            if one.act == "commissions" and one.date is not None and known(one.date, workspace.as_of):
                who = maker_name(workspace, one)
                if who:
                    yield Phrase(template, {"name": plan.name, "who": who, "day": one.date.text})


def _structure(workspace: Workspace, language: Language) -> Iterator[Phrase]:  # noqa: ARG001
    names = [record_name(workspace, body.id) for body in workspace.of(Body) if _plans_together(workspace, body)]
    if names:
        template = Text("Působí například {names:list}.", "At work are for example {names:list}.")
        yield Phrase(template, {"names": names[:_SHOWN]})


def _plans_together(workspace: Workspace, body: Body) -> bool:
    return body.type != "office" and not body.broken and stands(workspace, body)


def _analysis(workspace: Workspace, language: Language) -> Iterator[Phrase]:  # noqa: ARG001
    needs = [need.name for need in workspace.of(Need) if need.name and known(need.found, workspace.as_of)]
    if needs:
        yield Phrase(Text("Zjištěné potřeby: {names:list}.", "Needs found: {names:list}."), {"names": needs[:_SHOWN]})
    for plan in _plans(workspace, _ALL):
        if plan.swot is not None or plan.tables:
            template = Text("Rozbor má plán „{name}“.", "The plan “{name}” has an analysis.")
            yield Phrase(template, {"name": plan.name})


def _strategy(workspace: Workspace, language: Language) -> Iterator[Phrase]:
    for plan in _plans(workspace, ("community", "medium_term")):
        excerpt = " ".join(strategy_excerpt(workspace, plan, language))
        if excerpt:
            yield Phrase(Text("„{name}“. {text}", "“{name}”. {text}"), {"name": plan.name, "text": excerpt})
            return


def _consultations(workspace: Workspace, language: Language) -> Iterator[Phrase]:
    for one in workspace.of(Consultation):
        if one.open.start is not None and one.open.first <= workspace.as_of and one.about:
            names = [record_name(workspace, name) for name in one.about]
            params = {"names": names, "period": period_words(one.open, language), "count": len(one.comments)}
            template = Text(
                "{names:list}: připomínkování {period}, zapsáno {count:připomínka|připomínky|připomínek}.",
                "{names:list}: consultation {period}, {count:comment|comments} recorded.",
            )
            yield Phrase(template, params)


def _approval(workspace: Workspace, language: Language) -> Iterator[Phrase]:
    for plan in _plans(workspace, _ALL):
        words = approved_by(workspace, plan.approvals, language)
        if words:
            yield Phrase(Text("{name}: {words}.", "{name}: {words}."), {"name": plan.name, "words": "; ".join(words)})


def _implementation(workspace: Workspace, language: Language) -> Iterator[Phrase]:  # noqa: ARG001
    template = Text("{names:list}: provádí se podle dokumentu „{name}“.", "{names:list}: carried out by “{name}”.")
    for plan in _plans(workspace, ("action",)):
        names = [record_name(workspace, name) for name in plan.implements]
        if names:
            yield Phrase(template, {"names": names, "name": plan.name})


_YEARLY = Text("{name}: vyhodnocení za rok {year}.", "{name}: evaluation of {year}.")
_SUMMARY = Text("{name}: souhrnné vyhodnocení{when}.", "{name}: summary evaluation{when}.")


def _monitoring(workspace: Workspace, language: Language) -> Iterator[Phrase]:  # noqa: ARG001
    for plan, one in _evaluated(workspace, summary=False):
        yield Phrase(_YEARLY, {"name": plan.name, "year": str(one.year)})


def _evaluation(workspace: Workspace, language: Language) -> Iterator[Phrase]:
    for plan, one in _evaluated(workspace, summary=True):
        when = f" ({date_text(one.date.text, language)})" if one.date is not None else ""
        yield Phrase(_SUMMARY, {"name": plan.name, "when": when})


def _evaluated(workspace: Workspace, *, summary: bool) -> Iterator[tuple[Plan, Evaluation]]:
    """The plans with the latest of their yearly or summary evaluations."""
    for plan in _plans(workspace, _ALL):
        found = [one for one in evaluations(workspace, plan.id) if (one.type == "summary") == summary]
        if found and (summary or found[-1].year is not None):
            yield plan, found[-1]


def _update(workspace: Workspace, language: Language) -> Iterator[Phrase]:
    for plan in _plans(workspace, _ALL):
        for item in plan.extensions:
            if item.to is not None and known(item.date, workspace.as_of):
                template = Text("{name}: prodloužen do {day}.", "{name}: extended until {day}.")
                yield Phrase(template, {"name": plan.name, "day": date_text(item.to.text, language)})
        count = sum(1 for item in plan.addenda if known(item.date, workspace.as_of))
        if count:
            template = Text("{name}: {n:dodatek|dodatky|dodatků}.", "{name}: {n:addendum|addenda}.")
            yield Phrase(template, {"name": plan.name, "n": count})


_PHASES: dict[str, Finder] = {
    "initiation": _initiation, "structure": _structure, "analysis": _analysis, "strategy": _strategy,
    "consultation": _consultations, "approval": _approval, "implementation": _implementation,
    "monitoring": _monitoring, "evaluation": _evaluation, "update": _update,
}  # fmt: skip
