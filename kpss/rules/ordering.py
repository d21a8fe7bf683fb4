"""Steps of approval that are surely out of order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpss.model.chain import fits, own_acts
from kpss.model.consultations import Consultation
from kpss.model.events import Event
from kpss.model.periods import Moment
from kpss.model.plans import BINDING
from kpss.rules.approval import Handling

Instances = dict[str, list[Event]]


class Reversal(NamedTuple):
    """Two steps out of order: the act that took the later one too early, and the first act of the earlier one."""

    earlier: str
    later: str
    taken: Event
    behind: Event
    instance: str = ""


def reversals(handling: Handling) -> list[Reversal]:
    """Pairs of steps that are surely out of order, without those that follow from the pairs between them."""
    chain = handling.chain
    found: dict[tuple[str, str], list[Reversal]] = {}
    for later in chain.steps:
        for earlier in chain.before(later):
            # Alternatives count as one; in a circle nothing is first.
            if chain.alternatives(earlier)[0] == earlier and later not in chain.before(earlier):
                pairs = list(_pairs(handling, earlier, later))
                if pairs:
                    found[earlier, later] = pairs

    def follows(earlier: str, later: str) -> bool:
        between = [one for one in chain.before(later) if earlier in chain.before(one)]
        return any((earlier, one) in found or (one, later) in found for one in between)

    return [reversal for pair, pairs in found.items() if not follows(*pair) for reversal in pairs]


def _pairs(handling: Handling, earlier: str, later: str) -> Iterator[Reversal]:
    """The acts of two steps that are out of order, in each instance for itself."""
    behind = _by_instance(handling, earlier, _evidence(handling, earlier))
    taken = _by_instance(handling, later, _completions(handling, later))
    both = "" not in behind and "" not in taken
    for here, first in behind.items():
        for there, last in taken.items():
            if (not both or here == there) and _latest(last) < min(date.earliest for date in _dates(first)):
                yield Reversal(earlier, later, last[0], first[0], here or there)


def _latest(events: Sequence[Event]) -> dt.date:
    return max(date.latest for date in _dates(events))


def _dates(events: Sequence[Event]) -> list[Moment]:
    return [event.date for event in events if event.date is not None]


def _by_instance(handling: Handling, step: str, events: Sequence[Event]) -> Instances:
    """*events* by instance; all under "" where the step is one for all, or where some act does not say which."""
    found: Instances = defaultdict(list)
    apart = handling.chain.steps[step].each_instance and all(event.orp or event.group for event in events)
    for event in events:
        found[event.orp or event.group if apart else ""].append(event)
    return found


def _evidence(handling: Handling, step: str) -> list[Event]:
    """Everything that may have taken the earlier step, refusals too, by date; nothing where a date is missing."""
    done = handling.done(step)
    events = list({(event.record.id, event.path): event for event in (*done, *handling.possible(step))}.values())
    return _by_date(events) if done else []


def _completions(handling: Handling, step: str) -> list[Event]:
    """What surely took the later step, by date; of a step that approves the approval alone."""
    own, chain = handling.chain.steps[step], handling.chain

    def sure(event: Event) -> bool:
        if isinstance(event.record, Consultation) or event.step:
            return True
        return bool(event.act) and sum(fits(one, event) for one in chain.steps.values()) == 1

    events = [event for event in handling.events_of(step) if sure(event)]
    if not own_acts(own).isdisjoint(BINDING):
        events = [event for event in events if event.act in BINDING or isinstance(event.record, Consultation)]
    return _by_date(events)


def _by_date(events: Sequence[Event]) -> list[Event]:
    if len(_dates(events)) < len(events):
        return []
    return sorted(events, key=lambda event: _dates([event]))
