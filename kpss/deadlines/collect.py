"""All deadlines of a workspace on its date, and those of a procedure if its document were to hold from a day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from kpss.deadlines import consultations, deliverables, frequency, mandates, meetings, network, plans, yearly
from kpss.deadlines.entries import SORTS, Deadline
from kpss.deadlines.steps import Wanted, circle, steps_left
from kpss.language.errors import UserError
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.chain import Chain
from kpss.model.periods import add_months
from kpss.model.records import Procedure
from kpss.model.workspace import Workspace

Source = Callable[[Workspace, dt.date], Iterator[Deadline]]

SOURCES: tuple[Source, ...] = (
    plans.find, yearly.find, consultations.find, meetings.find, frequency.find, mandates.find, deliverables.find,
    network.find,
)  # fmt: skip
_STEP = Text("{lead}{step}{how}", "{lead}{step}{how}")


def deadlines(workspace: Workspace, months: int) -> list[Deadline]:
    """Deadlines overdue and those of the next *months*, by day; then those for which no day is set."""
    until = horizon(workspace, months)
    found = (one for source in SOURCES for one in source(workspace, until))
    return _in_order(one for one in found if one.due is None or one.due <= until)


def calendar(workspace: Workspace, months: int) -> list[Deadline]:
    """What belongs into a calendar: the deadlines and the cancelled meetings of the next *months*."""
    return _in_order([*deadlines(workspace, months), *meetings.cancelled(workspace, horizon(workspace, months))])


def horizon(workspace: Workspace, months: int) -> dt.date:
    """The last day that belongs to the next *months*."""
    return add_months(workspace.as_of, months)


def what_if(workspace: Workspace, procedure: Procedure, start: dt.date) -> list[Deadline]:
    """By when each step of *procedure* would be due for a document that is to hold from *start*.

    :raises UserError: if it has no usable steps, or they go in a circle.
    """
    chain = Chain(procedure)
    around, name = circle(chain), procedure.name or procedure.id
    if around:
        steps = [chain.steps[one].name or one for one in around]
        czech, english = ", ".join(f"„{step}“" for step in steps), ", ".join(f"“{step}”" for step in steps)
        raise UserError(
            f"Postup „{name}“ jde v kruhu, jeho kroky nelze seřadit: {czech}. Opravte, co po čem následuje (after).",
            f"The procedure “{name}” goes in a circle, so its steps cannot be ordered: {english}. "
            "Correct what follows what (after).",
        )
    if not chain.steps:
        raise UserError(
            f"Postup „{name}“ nemá kroky, na které by se dalo spolehnout; chyby v nich vypíše kpss validate.",
            f"The procedure “{name}” has no steps to rely on; kpss validate shows what is wrong with them.",
        )
    return _in_order(steps_left(workspace, chain, Wanted(start, procedure, _STEP)))


def _in_order(found: Iterable[Deadline]) -> list[Deadline]:
    """By day, sort and text; of two with the same identity in one record the later one gets a number."""
    seen: Counter[str] = Counter()
    unique = []
    for one in found:
        seen[one.identity] += 1
        number = seen[one.identity]
        unique.append(one if number == 1 else one._replace(key=f"{one.key}-{number}"))
    return sorted(unique, key=_order)


def _order(one: Deadline) -> tuple[object, ...]:
    sort = SORTS.index(one.sort)
    return one.due or dt.date.max, sort, one.order, sort_key(one.what.in_language("cs")), one.record.id, one.key
