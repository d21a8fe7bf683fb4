"""Services compared with their peers of the same type and form: costs per unit and occupancy in a year."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from kpss.model.quartiles import Spread, rounded, spread
from kpss.model.services import Service
from kpss.model.vocabulary import place
from kpss.model.workspace import Workspace
from kpss.model.yearly_figures import FormFigures, reported

Measure = Literal["per_bed", "per_fte", "per_client", "occupancy"]
MEASURES: tuple[Measure, ...] = ("per_bed", "per_fte", "per_client", "occupancy")
STEPS: Mapping[Measure, Decimal] = {
    "per_bed": Decimal(1), "per_fte": Decimal(1), "per_client": Decimal(1), "occupancy": Decimal("0.1"),
}  # fmt: skip
"""To what a measure is rounded: whole CZK, tenths of a percent; quartiles are those of rounded values."""
LEAST_PEERS = 5
"""Below this number of services quartiles say nothing, and none are worked out."""
UNUSUAL_CHANGE = 30
"""A change against the year before, in percent, above which it is told."""
GroupKey = tuple[str, str]  # type of service, form
_SORTS = ("service-type", "service-form")


class Compared(NamedTuple):
    """A form of a service with its measures; ``changes`` of costs against the year before are in whole percent."""

    figures: FormFigures
    values: Mapping[Measure, Decimal]
    changes: Mapping[Measure, Decimal]


class Group(NamedTuple):
    """Services of one type and form; ``spreads`` holds the measures that enough of them have."""

    type: str
    form: str
    services: tuple[Compared, ...]
    spreads: Mapping[Measure, Spread]

    def count(self, measure: Measure) -> int:
        """How many services have *measure*."""
        return sum(1 for one in self.services if measure in one.values)


def groups_of(workspace: Workspace, year: int) -> list[Group]:
    """The groups of *year*, by type in the order of the act, and by form."""
    before = {(one.service, one.form): _values(one, year - 1) for one in reported(workspace, year - 1).figures}
    found: dict[GroupKey, list[Compared]] = defaultdict(list)
    for figures in reported(workspace, year).figures:
        record = workspace.get(figures.service, Service)
        if record is None:
            continue
        values = _values(figures, year)
        old = before.get((figures.service, figures.form), {})
        found[record.type, figures.form].append(Compared(figures, values, _changes(old, values)))
    settings = workspace.settings
    order = sorted(found, key=lambda one: tuple(place(settings, *two) for two in zip(_SORTS, one, strict=True)))
    return [Group(*key, tuple(found[key]), _spreads(found[key])) for key in order]


def _values(figures: FormFigures, year: int) -> dict[Measure, Decimal]:
    """The measures that the figures give, rounded."""
    days = Decimal(366 if calendar.isleap(year) else 365)
    bed_days = figures.beds * days if figures.beds else None
    used = figures.bed_days * 100 if figures.bed_days is not None else None
    exact = {
        "per_bed": _per(figures.costs, figures.beds),
        "per_fte": _per(figures.costs, figures.fte_direct),
        "per_client": _per(figures.costs, figures.clients),
        "occupancy": figures.occupancy if figures.occupancy is not None else _per(used, bed_days),
    }
    return {name: rounded(value, STEPS[name]) for name in MEASURES if (value := exact[name]) is not None}


def _per(amount: Decimal | None, units: Decimal | None) -> Decimal | None:
    return amount / units if amount is not None and units else None


def _changes(before: Mapping[Measure, Decimal], after: Mapping[Measure, Decimal]) -> dict[Measure, Decimal]:
    """By how many whole percent costs per unit rose; of nothing no percent can be told."""
    return {
        name: rounded((value - before[name]) / before[name] * 100, Decimal(1))
        for name, value in after.items()
        if name != "occupancy" and before.get(name)
    }


def _spreads(services: Iterable[Compared]) -> dict[Measure, Spread]:
    services = list(services)
    found = {}
    for name in MEASURES:
        values = [one.values[name] for one in services if name in one.values]
        if len(values) >= LEAST_PEERS:
            found[name] = spread(values, STEPS[name])
    return found
