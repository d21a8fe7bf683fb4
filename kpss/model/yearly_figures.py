"""What a service reported of a whole year: from its yearly statement, else from both halves.

Of two halves costs, contacts, bed-days and refused applicants are added up, beds, FTE and occupancy are averaged.
Clients are not known then: who came in both halves would count twice.  One half alone tells nothing of the year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpss.model.money import added
from kpss.model.network_records import Figures, Statement
from kpss.model.plans import known
from kpss.model.services import Service
from kpss.model.workspace import Workspace

_COUNTED = ("", "submitted", "approved")
_NEEDED = ("service", "year", "half", "status")
_ADDED = ("costs", "contacts", "bed_days", "refused")
_FIGURES = ("costs", "beds", "bed_days", "occupancy", "fte_direct", "clients", "contacts", "refused")
_HALVES = 2


class FormFigures(NamedTuple):
    """Figures of one form of a service in a year; ``costs`` only where they are known of this form alone."""

    service: str
    form: str
    costs: Decimal | None = None
    beds: Decimal | None = None
    bed_days: Decimal | None = None
    occupancy: Decimal | None = None
    fte_direct: Decimal | None = None
    clients: Decimal | None = None
    contacts: Decimal | None = None
    refused: Decimal | None = None
    undivided: bool = False  # the service has more forms, and its costs are not divided among them


class Reported(NamedTuple):
    """The figures of a year by service and form, and the services whose statements do not count.

    ``drafts``: only statements not handed in, or returned; ``halves``: two halves; ``half``: one half alone.  Those of
    ``repeated`` do count: a statement of theirs has several rows of one form, which are put together.
    """

    figures: tuple[FormFigures, ...]
    drafts: tuple[str, ...]
    halves: tuple[str, ...]
    half: tuple[str, ...]
    repeated: tuple[str, ...]


def statement_years(workspace: Workspace) -> list[int]:
    """The years of which some service has reported a whole year."""
    years = {one.year for one in workspace.of(Statement) if one.year is not None}
    return sorted(year for year in years if reported(workspace, year).figures)


@lru_cache(maxsize=16)
def reported(workspace: Workspace, year: int) -> Reported:
    """What is known of *year* on the workspace's date."""
    given: dict[str, list[Statement]] = defaultdict(list)
    drafts: dict[str, None] = {}
    for statement in workspace.of(Statement):
        if statement.year != year or not statement.broken.isdisjoint(_NEEDED):
            continue
        if statement.status in _COUNTED and known(statement.submitted, workspace.as_of):
            given[statement.service].append(statement)
        else:
            drafts[statement.service] = None
    figures: list[FormFigures] = []
    halves, half, repeated = [], [], []
    for service in sorted(given):
        chosen = _chosen(given[service])
        halves += [service] if len(chosen) == _HALVES else []
        half += [] if chosen else [service]
        repeated += [service] if any(map(_repeats, chosen)) else []
        figures += _forms(workspace, service, chosen) if chosen else []
    left = tuple(sorted(drafts.keys() - given.keys()))
    return Reported(tuple(figures), left, tuple(halves), tuple(half), tuple(repeated))


def _repeats(statement: Statement) -> bool:
    forms = [one.form for one in statement.figures] if "figures" not in statement.broken else []
    return len(set(forms)) < len(forms)


def _chosen(statements: Sequence[Statement]) -> list[Statement]:
    """The yearly statement, else that of each half: an approved one first, then what came last; not one half alone."""
    ordered = sorted(statements, key=_handed_in)
    by_half = {one.half: one for one in ordered}
    if None in by_half:
        return [by_half[None]]
    return [by_half[1], by_half[2]] if 1 in by_half and _HALVES in by_half else []


def _handed_in(statement: Statement) -> tuple[bool, str, str]:
    day = statement.submitted.earliest.isoformat() if statement.submitted is not None else ""
    return statement.status == "approved", day, statement.id


def _forms(workspace: Workspace, service: str, statements: Sequence[Statement]) -> list[FormFigures]:
    """The figures of each form; the costs of the whole statement are those of the only form of the service."""
    by_form: dict[str, list[list[Figures]]] = {}
    for number, statement in enumerate(statements):
        for figures in statement.figures if "figures" not in statement.broken else ():
            form = figures.form or _only_form(workspace, service)
            by_form.setdefault(form, [[] for _ in statements])[number].append(figures)
    whole = [one.costs if "costs" not in one.broken else None for one in statements]
    if not by_form and all(amount is not None for amount in whole):
        return [FormFigures(service, _only_form(workspace, service), added(whole))]
    if len(by_form) == 1 and len(_forms_of(workspace, service)) <= 1:
        return [_together(service, form, parts, whole) for form, parts in by_form.items()]
    told = any(amount is not None for amount in whole)
    found = [_together(service, form, parts, [None] * len(whole)) for form, parts in by_form.items()]
    return [one._replace(undivided=told and one.costs is None) for one in found]


def _only_form(workspace: Workspace, service: str) -> str:
    forms = _forms_of(workspace, service)
    return forms[0] if len(forms) == 1 else ""


def _forms_of(workspace: Workspace, service: str) -> Sequence[str]:
    record = workspace.get(service, Service)
    return record.all_forms if record is not None else ()


def _together(service: str, form: str, parts: Sequence[list[Figures]], whole: Sequence[Decimal | None]) -> FormFigures:
    """The figures of one form, those of two halves put together."""
    found: dict[str, Decimal | None] = {}
    for name in _FIGURES:
        values = [_of_statement(name, part) for part in parts]
        if name == "costs":
            values = [own if own is not None else amount for own, amount in zip(values, whole, strict=True)]
        found[name] = _of_year(name, values)
    return FormFigures._make([service, form, *(found[name] for name in _FIGURES), False])


def _of_statement(name: str, part: Sequence[Figures]) -> Decimal | None:
    """The figure *name* of a form that a statement has in several rows: added up, occupancy by the beds of each."""
    if name != "occupancy" or len(part) <= 1:
        return added(getattr(one, name) for one in part)
    pairs = [(one.occupancy, one.beds) for one in part]
    beds = added(weight for _, weight in pairs)
    if not beds or any(value is None or weight is None for value, weight in pairs):
        return None
    used = added(value * weight for value, weight in pairs if value is not None and weight is not None)
    return used / beds if used is not None else None


def _of_year(name: str, values: Sequence[Decimal | None]) -> Decimal | None:
    known_values = [value for value in values if value is not None]
    if len(known_values) < len(values):
        return None
    if len(values) == 1:
        return known_values[0]
    if name == "clients":
        return None
    total = sum(known_values, Decimal(0))
    return total if name in _ADDED else total / len(values)
