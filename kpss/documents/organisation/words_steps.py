"""The steps of a procedure in words."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.documents.organisation import words_bodies
from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_holders import holder_words, line, noted
from kpss.documents.organisation.words_structure import lead_words, sentence, tidied, tidy, time_words
from kpss.language.text import Text, capital
from kpss.model.parts import Holder, Lead
from kpss.model.records import Step
from kpss.structure.values import is_yearly

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FOLLOWS = Text("navazuje na {n:#krok|kroky|kroky} {steps:list}", "follows {n:#step|steps} {steps:list}")
_DUE = Text("každoročně do {due:date}", "every year by {due:date}")


def step_numbers(steps: Sequence[Step]) -> list[str]:
    """The numbers of *steps*; alternatives share one and differ by letters: ``1``, ``2a``, ``2b``, ``3``."""
    places = {step.id: place for place, step in reversed(list(enumerate(steps))) if step.id}
    firsts = list(range(len(steps)))
    for place, step in enumerate(steps):
        firsts[place] = firsts[places.get(step.alternative_to, place)]
    order = {first: number for number, first in enumerate(dict.fromkeys(firsts), 1)}
    numbers = []
    for place, first in enumerate(firsts):
        which = firsts[:place].count(first)
        letter = _LETTERS[which] if firsts.count(first) > 1 and which < len(_LETTERS) else ""
        numbers.append(f"{order[first]}{letter}")
    return numbers


def who_words(step: Step, names: Names) -> str:
    """Who takes the step; empty where it is not known."""
    return holder_words(step.by, names) if step.by is not None else ""


def act_words(step: Step, names: Names) -> str:
    """All acts of the step."""
    return words_bodies.act_words([act for act in (step.act, *step.also) if act], names)


def when_lines(step: Step, names: Names) -> list[str]:
    """The yearly date of the step, how long ahead it must be, and how long it takes."""
    lead, takes = step.lead or Lead({}), step.takes or Lead({})
    lasts = time_words(takes, names.language)
    taken = names.say(Text("trvá {time}", "takes {time}"), time=lasts) if lasts else ""
    # A day that is none stays as it is written.
    due = names.say(_DUE, due=step.due) if is_yearly(step.due) else tidy(step.due)
    return tidied((due, noted(names, lead_words(lead, names.language), lead.note), noted(names, taken, takes.note)))


def note_lines(place: int, steps: Sequence[Step], numbers: Sequence[str], names: Names) -> list[str]:
    """What else is to be said of the step: optional, alternative, after which steps, from whom and to whom."""
    step = steps[place]
    by = step.by or Holder({})
    lines = (
        names.say(Text("nepovinný krok", "optional step")) if step.optional else "",
        names.say(Text("veřejné připomínkování", "public consultation")) if step.consultation else "",
        names.say(Text("v každém zvlášť", "in each instance")) if step.each_instance else "",
        _order(place, steps, numbers, names),
        _passed(Text("Předkládá", "Submitted by"), step.submitted_by, names),
        _passed(Text("Komu se předává", "Handed over to"), step.delivered_to, names),
        line(names, Text("Potřebný dokument", "Document needed"), _document(step, names)).words,
        by.note,
        step.note,
    )
    return [sentence(capital(text)) for text in tidied(lines)]


def _passed(label: Text, holder: Holder | None, names: Names) -> str:
    holder = holder or Holder({})
    return line(names, label, holder_words(holder, names), holder.note).words


def _document(step: Step, names: Names) -> str:
    return names.kind("document-type", step.document) if step.document else ""


def _order(place: int, steps: Sequence[Step], numbers: Sequence[str], names: Names) -> str:
    """What the step stands in for, or which steps it follows where that is not the one before it."""
    step = steps[place]
    known = {other.id: numbers[at] for at, other in reversed(list(enumerate(steps))) if other.id}
    if step.alternative_to:
        instead = Text("jiná možnost než krok {step}", "instead of step {step}")
        return names.say(instead, step=known.get(step.alternative_to, step.alternative_to))
    before = steps[place - 1].id if place else ""
    if not step.after or list(step.after) == [before]:
        return ""
    return names.say(_FOLLOWS, n=len(step.after), steps=[known.get(item, item) for item in step.after])
