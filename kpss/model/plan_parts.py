"""Which parts a plan must or should have, and what in the records fills each of them."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from typing import Literal, NamedTuple

from kpss.model.content import content
from kpss.model.doubt import kinds_in_doubt
from kpss.model.length import markdown_length, plain_length
from kpss.model.needs import concerns, named_needs
from kpss.model.network import counts, known_entries
from kpss.model.plan_content import Evaluation, Need
from kpss.model.plans import Plan, approval_dates, known
from kpss.model.progress import evaluations
from kpss.model.prose import inside, path_beside, written
from kpss.model.structures import Part, Structure, structures
from kpss.model.workspace import Workspace
from kpss.source.csv_text import csv_rows, csv_text

State = Literal["filled", "empty", "missing", "unknown"]
_CONTENT = ("chapters", "tables", "vision", "swot", "priorities", "goals", "measures", "pipeline", "outlook")
_LEAST_ROWS = 2  # of a table: its heading and a row


class Filling(NamedTuple):
    """A part of a plan: ``by`` are the codes (``filled_by``) of what fills it.

    ``empty`` is a part that is begun (``path`` leads to its chapter or table) and holds nothing; ``unknown`` one whose
    content could not be read or need not be recorded.
    """

    part: Part
    state: State
    by: tuple[str, ...] = ()
    path: tuple[str | int, ...] = ()


def structures_of(workspace: Workspace, plan: Plan) -> list[Structure]:
    """The structures that surely apply to *plan*, the binding ones first.

    A structure applies to plans approved within its validity; for a plan that is being made its beginning decides.
    """
    first, last = _decided(workspace, plan)
    found = [
        structure
        for structure in structures(workspace.settings)
        if plan.type in structure.types
        and structure.valid.surely_contains(first)
        and structure.valid.surely_contains(last)
    ]
    return sorted(found, key=lambda structure: not structure.binding)


def _decided(workspace: Workspace, plan: Plan) -> tuple[dt.date, dt.date]:
    """The days between which *plan* was approved, or its period begins where it is not approved yet."""
    day = workspace.as_of
    if workspace.state_of(plan) == "preparing":
        start = plan.valid.start
        return (start.earliest, start.latest) if start is not None else (dt.date.min, dt.date.max)
    dates = [date for date in approval_dates(plan) if known(date, day)]
    if not dates and plan.status == "approved" and plan.status_since is not None:
        dates = [plan.status_since]
    if not dates:
        return dt.date.min, day
    return min(date.earliest for date in dates), max(date.latest for date in dates)


def fillings(workspace: Workspace, plan: Plan, structure: Structure) -> list[Filling]:
    """The parts of *plan* that *structure* asks for, in its order; a first plan has no predecessor to evaluate."""
    return [
        filling(workspace, plan, part)
        for part in structure.parts
        if not ("evaluation" in part.filled_by and is_first(plan))
    ]


def is_first(plan: Plan) -> bool:
    """Whether the records say that *plan* has no predecessor: it is the first edition, or its list of them is empty."""
    return not plan.predecessors and (plan.edition == 1 or plan.data.get("predecessors") == [])


def filling(workspace: Workspace, plan: Plan, part: Part) -> Filling:
    """What fills *part* of *plan*."""
    answers = {code: _CHECKS[code](workspace, plan, part) for code in part.filled_by if code in _CHECKS}
    by = tuple(code for code, answer in answers.items() if answer)
    if by:
        return Filling(part, "filled", by)
    if None in answers.values() or not answers:
        return Filling(part, "unknown")
    path = _begun(plan, part)
    return Filling(part, "empty" if path else "missing", (), path)


def has_content(workspace: Workspace, plan: Plan) -> bool:
    """Whether anything of the content of *plan* is recorded."""
    made = content(workspace, plan)
    return any(plan.data.get(key) for key in _CONTENT) or bool(made.measures or made.all_goals)


def _begun(plan: Plan, part: Part) -> tuple[str | int, ...]:
    """The path to the first chapter or table of *part*."""
    parts = {"chapters": [one.part for one in plan.chapters], "tables": [one.part for one in plan.tables]}
    return next(
        ((key, codes.index(part.code)) for key, codes in parts.items() if key in part.filled_by and part.code in codes),
        (),
    )


# Each check answers True, False, or None where it cannot be told.
_Check = Callable[[Workspace, Plan, Part], bool | None]


def _chapters(workspace: Workspace, plan: Plan, part: Part) -> bool | None:
    answers = []
    for item in plan.chapters:
        if item.part == part.code:
            text = written(workspace, plan, item)
            answers.append(bool(markdown_length(text).body) if text is not None else None)
    return _any(answers, plan, "chapters")


def _tables(workspace: Workspace, plan: Plan, part: Part) -> bool | None:
    answers = [_has_rows(workspace, path_beside(plan, t.file)) for t in plan.tables if t.part == part.code and t.file]
    return _any(answers, plan, "tables")


def _has_rows(workspace: Workspace, path: str) -> bool | None:
    """Whether the table at *path* has a heading and a row; None where it cannot be read as a table."""
    if not inside(path):
        return None
    try:
        text = csv_text(workspace.tree.read(path))
        rows = sum(1 for _ in csv_rows(text)) if text is not None else None
    except (OSError, csv.Error):
        return None
    return None if rows is None else rows >= _LEAST_ROWS


def _any(answers: list[bool | None], plan: Plan, *keys: str) -> bool | None:
    """True where one is; unknown where one is, or where *keys* of the plan could not be read."""
    if any(answers):
        return True
    return None if None in answers or not plan.broken.isdisjoint(keys) else False


def _vision(_: Workspace, plan: Plan, __: Part) -> bool | None:
    return _any([bool(plain_length(plan.vision))], plan, "vision")


def _swot(_: Workspace, plan: Plan, __: Part) -> bool | None:
    swot = plan.swot
    sides = (swot.strengths, swot.weaknesses, swot.opportunities, swot.threats) if swot is not None else ()
    return _any([any(sides)], plan, "swot")


def _goals(workspace: Workspace, plan: Plan, _: Part) -> bool | None:
    return _listed(workspace, plan, bool(content(workspace, plan).all_goals))


def _measures(workspace: Workspace, plan: Plan, _: Part) -> bool | None:
    return _listed(workspace, plan, bool(content(workspace, plan).measures))


def _listed(workspace: Workspace, plan: Plan, there: bool) -> bool | None:  # noqa: FBT001
    """Goals and measures; not all of them need be recorded, and they may stand in files that could not be read."""
    if not there and (plan.measures_complete is False or kinds_in_doubt(workspace, "goal", "measure")):
        return None
    return _any([there], plan, "priorities", "goals", "measures", "measures_complete")


def _needs(workspace: Workspace, plan: Plan, _: Part) -> bool | None:
    """Needs that a measure names, or found within the plan's area by the end of its period."""
    named, needs = named_needs(workspace, plan), workspace.of(Need)
    if any(need.id in named for need in needs):
        return True
    answers = []
    for need in needs:
        answers.append(concerns(workspace, plan, need))
        if answers[-1]:
            return True
    doubt = kinds_in_doubt(workspace, "need") or any(not need.broken.isdisjoint(("area", "found")) for need in needs)
    if doubt or not workspace.settings.complete("needs"):
        answers.append(None)
    return _any(answers, plan)


def _evaluation(workspace: Workspace, plan: Plan, _: Part) -> bool | None:
    """A summary evaluation of a predecessor."""
    if any(one.type == "summary" for name in plan.predecessors for one in evaluations(workspace, name)):
        return True
    unread = kinds_in_doubt(workspace, "evaluation") or any(one.broken for one in workspace.of(Evaluation))
    lost = any(name not in workspace.records for name in plan.predecessors)
    if unread or lost or not workspace.settings.complete("evaluations"):
        return None
    return _any([], plan, "predecessors", "edition")


def _network(workspace: Workspace, plan: Plan, _: Part) -> bool | None:
    """Entries in the network during the plan, or capacities in its own outlook or that of its action plan."""
    plans = [plan, *(other for other in workspace.plans if plan.id in other.implements)]
    there = any(year.units for one in plans for year in one.outlook) or _in_network(workspace, plan)
    if not there and (kinds_in_doubt(workspace, "plan", "network-entry") or not workspace.settings.complete("network")):
        return None
    return _any([there], plan, "outlook")


def _in_network(workspace: Workspace, plan: Plan) -> bool:
    """Whether an entry that counts is on record for a day of the plan's period."""
    return any(
        counts(workspace, entry) and not entry.valid.surely_apart(plan.valid) for entry in known_entries(workspace)
    )


def _outlook(_: Workspace, plan: Plan, __: Part) -> bool | None:
    return _any([bool(plan.outlook)], plan, "outlook")


_CHECKS: dict[str, _Check] = {
    "chapters": _chapters, "tables": _tables, "vision": _vision, "swot": _swot, "goals": _goals,
    "measures": _measures, "needs": _needs, "evaluation": _evaluation, "network": _network, "outlook": _outlook,
}  # fmt: skip
