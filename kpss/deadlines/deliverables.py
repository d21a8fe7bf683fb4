"""What roles and bodies submit again and again: the next time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpss.deadlines.entries import Deadline, key_of
from kpss.deadlines.sound import sound
from kpss.deadlines.who import holder_names
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.chain import yearly
from kpss.model.naming import name_on
from kpss.model.parts import Deliverable
from kpss.model.periods import DAY, add_months
from kpss.model.workspace import Workspace

_PLAIN = Text("{name}{when}", "{name}{when}")
_TO = Text("{name}{when} – komu: {to:list}", "{name}{when} – to: {to:list}")
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_NONE = Text("", "")


def find(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:
    """The next due of each deliverable of the roles and bodies that stand on the date."""
    records: list[Role | Body] = [*workspace.of(Role), *workspace.of(Body)]
    for record in records:
        if not record.valid.maybe_contains(workspace.as_of):
            continue
        for index, item in sound(workspace, record, "deliverables", record.deliverables):
            found = _next(item, workspace.as_of)
            if found is not None and found[0] <= until and record.valid.maybe_contains(found[0]):
                due, period, when = found
                params = {"name": item.name, "when": when, "to": list(holder_names(workspace, item.to))}
                yield Deadline(
                    "deliverable", due, Phrase(_TO if params["to"] else _PLAIN, params), record,
                    ("deliverables", index), f"{key_of(item.id, item.name)}/{period}",
                    (name_on(record, workspace.as_of),),
                )  # fmt: skip


def _next(item: Deliverable, day: dt.date) -> tuple[dt.date, str, Text] | None:
    """The next day, the period in a form that identifies it, and in words; a day of the year counts more."""
    if item.due:
        days = [one for year in (day.year, day.year + 1) if (one := yearly(item.due, year)) is not None and one >= day]
        return (days[0], str(days[0].year), _NONE) if days else None
    if item.each not in _MONTHS or day.year == dt.MAXYEAR:
        return None
    length = _MONTHS[item.each]
    number = (day.month - 1) // length + 1
    last = add_months(dt.date(day.year, 1, 1), number * length) - DAY
    return last, f"{day.year}-{item.each}-{number}", _period(item.each, number, day.year)


def _period(each: str, number: int, year: int) -> Text:
    words = {
        "month": Text(f" za {number}. měsíc {year}", f" for month {number} of {year}"),
        "quarter": Text(f" za {number}. čtvrtletí {year}", f" for quarter {number} of {year}"),
        "half_year": Text(f" za {number}. pololetí {year}", f" for half {number} of {year}"),
        "year": Text(f" za rok {year}", f" for {year}"),
    }
    return words[each]
