"""Procedures: the chain as a drawing, the steps as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kpss.documents.diagrams.drawing import Step as Card
from kpss.documents.diagrams.drawing import chain_svg, mermaid_chain
from kpss.documents.organisation.choice import Choice
from kpss.documents.organisation.names import Names
from kpss.documents.organisation.sections import doubt_words
from kpss.documents.organisation.sources import Sources
from kpss.documents.organisation.words_bodies import validity_line
from kpss.documents.organisation.words_holders import line
from kpss.documents.organisation.words_steps import act_words, note_lines, step_numbers, when_lines, who_words
from kpss.documents.organisation.words_structure import BINDING, Line, sentence, tidied, tidy
from kpss.language.phrases import join
from kpss.language.text import Text, capital
from kpss.model.records import Procedure, Step
from kpss.reports.table import Column, Row

STEP_COLUMNS = (
    Column("number", Text("Č.", "No.")),
    Column("who", Text("Kdo", "Who")),
    Column("act", Text("Úkon", "Act"), "lines"),
    Column("when", Text("Kdy", "When"), "lines"),
    Column("note", Text("Poznámka", "Note"), "lines"),
)


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
    sources: str


def chains(choice: Choice, names: Names, sources: Sources) -> list[Chain]:
    """All procedures that stand on the date."""
    return [
        _chain(procedure, f"postup-{place}", choice, names, sources)
        for place, procedure in enumerate(choice.procedures.standing, 1)
    ]


def _chain(procedure: Procedure, ident: str, choice: Choice, names: Names, sources: Sources) -> Chain:
    title, steps = names.of(procedure), procedure.steps
    status = BINDING.get(procedure.status)
    concerns = join([names.kind("document-type", code) for code in procedure.applies_to], names.language)
    facts = [
        line(names, Text("Čeho se týká", "Concerns"), concerns),
        # The status agrees with "postup".
        line(names, Text("Závaznost postupu", "Status"), names.say(status) if status is not None else ""),
        validity_line(procedure, names),
    ]
    numbers = step_numbers(steps)
    cards = [_card(step, number, names) for step, number in zip(steps, numbers, strict=True)]
    description = _described(cards, names)
    return Chain(
        title,
        doubt_words(procedure, choice, names),
        [fact for fact in facts if fact.text],
        chain_svg(cards, title=title, description=description, ident=ident),
        mermaid_chain(cards),
        description,
        [_row(place, steps, numbers, names) for place in range(len(steps))],
        tidy(procedure.note),
        sources.of(procedure),
    )


def _card(step: Step, number: str, names: Names) -> Card:
    name = tidy(step.name)
    who = capital(who_words(step, names)) or name
    act = act_words(step, names) or (name if who != name else "")
    return Card(number, who, act, "; ".join(when_lines(step, names)), optional=bool(step.optional))


def _row(place: int, steps: Sequence[Step], numbers: Sequence[str], names: Names) -> Row:
    step = steps[place]
    name = tidy(step.name)
    return {
        "number": numbers[place],
        "who": capital(who_words(step, names)) or names.say(Text("neuvedeno", "not stated")),
        # Where a step is called by who takes it, its name would say nothing new.
        "act": tidied(("" if name in _called(step, names) else name, act_words(step, names))),
        "when": when_lines(step, names),
        "note": note_lines(place, steps, numbers, names),
    }


def _called(step: Step, names: Names) -> tuple[str, ...]:
    record = names.workspace.records.get(step.by.body) if step.by is not None else None
    return (names.of(record), names.titled(record)) if record is not None else ()


def _described(cards: Sequence[Card], names: Names) -> str:
    """The chain in words, for those who do not see it."""
    optional = names.say(Text(" (nepovinný krok)", " (optional step)"))
    words = [
        f"{card.number}: {', '.join(tidied((card.who, card.act, card.when)))}{optional if card.optional else ''}"
        for card in cards
    ]
    return sentence(f"{names.say(Text('Kroky po řadě', 'The steps in order'))} – {'; '.join(words)}") if words else ""
