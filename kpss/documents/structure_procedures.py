"""Procedures: the chain as a drawing, the steps as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kpss.documents.diagram import Step as Card
from kpss.documents.diagram import chain_svg, mermaid_chain
from kpss.documents.structure_choice import Choice
from kpss.documents.structure_names import Names
from kpss.documents.structure_sections import doubt_words
from kpss.documents.structure_sources import Sources
from kpss.documents.words_bodies import act_words, validity_words
from kpss.documents.words_structure import (
    BINDING,
    Line,
    capital,
    lead_words,
    line,
    sentence,
    tidied,
    tidy,
    with_notes,
)
from kpss.language.phrases import join, phrase
from kpss.language.text import Text
from kpss.model.parts import Holder
from kpss.model.records import Procedure, Step
from kpss.reports.table import Column, Row

STEP_COLUMNS = (
    Column("number", Text("Č.", "No.")),
    Column("who", Text("Kdo", "Who")),
    Column("act", Text("Úkon", "Act"), "lines"),
    Column("when", Text("Kdy", "When"), "lines"),
    Column("note", Text("Poznámka", "Note"), "lines"),
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Chain(NamedTuple):
    """A procedure: its name, doubts, facts, drawing (``svg``, ``mermaid``, ``description``) and table rows."""

    title: str
    doubt: str
    facts: list[Line]
    svg: str
    mermaid: str
    description: str
    rows: list[Row]
    note: str


def chains(choice: Choice, names: Names, sources: Sources) -> list[Chain]:
    """All procedures that stand on the date."""
    return [
        _chain(procedure, f"postup-{place}", choice, names, sources)
        for place, procedure in enumerate(choice.procedures.standing, 1)
    ]


def _chain(procedure: Procedure, ident: str, choice: Choice, names: Names, sources: Sources) -> Chain:
    language, title = names.language, names.of(procedure)
    status = BINDING.get(procedure.status)
    concerns = join([names.kind("document-type", code) for code in procedure.applies_to], language)
    facts = [
        line(Text("Čeho se týká", "Concerns"), concerns, language),
        line(Text("Závaznost", "Status"), status.in_language(language) if status is not None else "", language),
        line(Text("Platnost", "Validity"), validity_words(procedure, language), language),
        line(Text("Zdroje", "Sources"), sources.of(procedure), language),
    ]
    numbers = step_numbers(procedure.steps)
    rows = [_row(step, place, procedure.steps, names) for place, step in enumerate(procedure.steps)]
    cards = [_card(step, number, names) for step, number in zip(procedure.steps, numbers, strict=True)]
    description = _described(cards, names)
    return Chain(
        title,
        doubt_words(procedure, choice, names),
        [fact for fact in facts if fact.text],
        chain_svg(cards, title=title, description=description, ident=ident),
        mermaid_chain(cards),
        description,
        rows,
        tidy(procedure.note),
    )


def step_numbers(steps: Sequence[Step]) -> list[str]:
    """The numbers of *steps*; alternatives share one and differ by letters: ``1``, ``2a``, ``2b``, ``3``."""
    places = {step.id: place for place, step in reversed(list(enumerate(steps))) if step.id}
    group = list(range(len(steps)))
    for place, step in enumerate(steps):
        group[place] = group[places.get(step.alternative_to, place)]
    order = {first: number for number, first in enumerate(dict.fromkeys(group), 1)}
    numbers = []
    for place, first in enumerate(group):
        which = group[:place].count(first)
        letter = _LETTERS[which] if group.count(first) > 1 and which < len(_LETTERS) else ""
        numbers.append(f"{order[first]}{letter}")
    return numbers


def _card(step: Step, number: str, names: Names) -> Card:
    name = tidy(step.name)
    who = capital(_who(step, names)) or name
    acts = _acts(step, names) or (name if who != name else "")
    return Card(number, who, acts, "; ".join(_when(step, names)), optional=bool(step.optional))


def _who(step: Step, names: Names) -> str:
    return names.holder(step.by, brief=False) if step.by is not None else ""


def _acts(step: Step, names: Names) -> str:
    return act_words([act for act in (step.act, *step.also) if act], names.language)


def _when(step: Step, names: Names) -> list[str]:
    language = names.language
    yearly = phrase(Text("každoročně do {due:date}", "every year by {due:date}"), {"due": step.due}, language)
    return tidied((yearly if step.due else "", with_notes(lead_words(step.lead, language), _lead_note(step))))


def _lead_note(step: Step) -> str:
    return step.lead.note if step.lead is not None else ""


def _row(step: Step, place: int, steps: Sequence[Step], names: Names) -> Row:
    who, name = capital(_who(step, names)), tidy(step.name)
    unknown = Text("neuvedeno", "not stated").in_language(names.language)
    # Where a step is called by who takes it, its name would say nothing new.
    is_named = step.by is not None and step.by.body and name in _called(step.by.body, names)
    return {
        "number": step_numbers(steps)[place],
        "who": who or unknown,
        "act": tidied(("" if is_named else name, _acts(step, names))),
        "when": _when(step, names),
        "note": _notes(step, place, steps, names),
    }


def _called(identifier: str, names: Names) -> tuple[str, ...]:
    record = names.workspace.records.get(identifier)
    return (names.of(record), names.titled(record)) if record is not None else ()


def _notes(step: Step, place: int, steps: Sequence[Step], names: Names) -> list[str]:
    language = names.language
    told = [
        Text("nepovinný krok", "optional step") if step.optional else None,
        Text("v každém ustavení zvlášť", "in each instance") if step.each_instance else None,
    ]
    by = step.by if step.by is not None else Holder({})
    lines = [
        *(text.in_language(language) for text in told if text is not None),
        _order(step, place, steps, names),
        _holder(Text("Předkládá", "Submitted by"), step.submitted_by, names),
        _holder(Text("Předává se (komu)", "Handed over to"), step.delivered_to, names),
        by.note,
        step.note,
    ]
    return [sentence(capital(text)) for text in tidied(lines)]


def _holder(label: Text, holder: Holder | None, names: Names) -> str:
    if holder is None:
        return ""
    return line(label, names.holder(holder, brief=False), names.language, holder.note).words


def _order(step: Step, place: int, steps: Sequence[Step], names: Names) -> str:
    """What the step stands in for, or follows where that is not the one before it."""
    language, numbers = names.language, step_numbers(steps)
    known = {other.id: numbers[at] for at, other in reversed(list(enumerate(steps))) if other.id}
    if step.alternative_to:
        other = {"step": known.get(step.alternative_to, step.alternative_to)}
        return phrase(Text("jiná možnost než krok {step}", "instead of step {step}"), other, language)
    before = steps[place - 1].id if place else ""
    if not step.after or list(step.after) == [before]:
        return ""
    follows = Text("navazuje na {n:#krok|kroky|kroky} {steps:list}", "follows {n:#step|steps} {steps:list}")
    return phrase(follows, {"n": len(step.after), "steps": [known.get(item, item) for item in step.after]}, language)


def _described(cards: Sequence[Card], names: Names) -> str:
    """The chain in words, for those who do not see it."""
    optional = Text(" (nepovinný krok)", " (optional step)").in_language(names.language)
    words = [
        f"{card.number}: {', '.join(tidied((card.who, card.act, card.when)))}{optional if card.optional else ''}"
        for card in cards
    ]
    intro = Text("Kroky po řadě", "The steps in their order").in_language(names.language)
    return sentence(f"{intro} – {'; '.join(words)}") if words else ""
