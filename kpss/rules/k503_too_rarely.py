"""KPSS503: a body meets too rarely."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.frequency import due_after, longest_pause, need, pauses, possible, windows
from kpss.model.instances import Seat, seat_name
from kpss.model.meeting_rules import Frequency
from kpss.model.periods import Moment, add_months
from kpss.model.sessions import meeting_state, sessions
from kpss.model.watch import Watch, instances, possible_dates, watch_of
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding
from kpss.rules.meetings import facets

_HINT = Text(
    "Zapište jednání, která proběhla, nebo svolejte další. Nejsou-li jednání zapsána všechna, řekněte to v kpss.yaml: recorded, meetings, complete: false.",
    "Record the meetings that were held, or convene another. If not all are recorded, say so in kpss.yaml: recorded, meetings, complete: false.",
)
RULE = Rule(
    503,
    "too-rarely",
    "gap",
    Text("Orgán se schází málo", "A body meets too rarely"),
    Wording(
        Text(
            "Orgán „{name}“: v roce {year} {held:#je zapsáno|jsou zapsána|je zapsáno} {held:jednání|jednání|jednání}, podle pravidel jich má být nejméně {needed}.",
            "Body “{name}”: {held:meeting is|meetings are} recorded in {year}; its rules ask for at least {needed}.",
        ),
        _HINT,
    ),
    variants={
        "quarter": Wording(
            Text(
                "Orgán „{name}“: {quarter:#v|ve|ve} {quarter}. čtvrtletí {year} {held:#je zapsáno|jsou zapsána|je zapsáno} {held:jednání|jednání|jednání}, podle pravidel jich má být nejméně {needed}.",
                "Body “{name}”: {held:meeting is|meetings are} recorded in quarter {quarter} of {year}; its rules ask for at least {needed}.",
            ),
            _HINT,
        ),
        "pause": Wording(
            Text(
                "Orgán „{name}“ se po jednání {last:date} sešel až {following:date}; podle svých pravidel měl do {due:date}.",
                "After the meeting of {last:date} body “{name}” met on {following:date}; by its rules it was to meet by {due:date}.",
            ),
            _HINT,
        ),
        "since": Wording(
            Text(
                "Orgán „{name}“ se od jednání {last:date} nesešel; podle svých pravidel měl do {due:date}.",
                "Body “{name}” has not met since {last:date}; by its rules it was to meet by {due:date}.",
            ),
            _HINT,
        ),
        "never": Wording(
            Text(
                "Orgán „{name}“ nemá od {start:date} zapsané žádné jednání; podle svých pravidel se měl sejít do {due:date}.",
                "Body “{name}” has no meeting recorded since {start:date}; by its rules it was to meet by {due:date}.",
            ),
            _HINT,
        ),
        "days": Wording(
            Text(
                "Orgán „{name}“ má jednat ve dnech jednání orgánu „{other}“; {count:takový den vynechal|takové dny vynechal|takových dnů vynechal}, poprvé {first:date}.",
                "Body “{name}” is to meet on days of meetings of “{other}”; it left out {count:such day|such days}, first {first:date}.",
            ),
            _HINT,
        ),
    },
    parameters={"months": 12},
)


class Look(NamedTuple):
    """An instance of a body with the dates on which it may have met.

    It is looked at from *start*; of what began before *horizon*, only what ends from then on is told.
    """

    workspace: Workspace
    watch: Watch
    start: dt.date
    horizon: dt.date
    seat: Seat
    dates: list[Moment]


class Lack(NamedTuple):
    """What an instance did not keep by ``due``, with what the message says."""

    subject: str
    due: dt.date
    params: dict[str, Any]


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Each rule of frequency of each body, for its instances apart or together; only where meetings are recorded."""
    horizon = add_months(workspace.as_of, -options["months"])
    for body in workspace.of(Body):
        if body.meetings is None or not body.meetings.frequency:
            continue
        watch = watch_of(workspace, body)
        if watch is None or watch.began is None:
            continue
        for index, frequency in enumerate(body.meetings.frequency):
            for seat, meetings in instances(workspace, body, frequency):
                dates, start = possible_dates(workspace, meetings), max(watch.since, watch.began)
                look = Look(workspace, watch, start, horizon, seat, dates)
                for lack in (*_counts(look, frequency), *_pauses(look, frequency), *_days(look, frequency)):
                    subject = " ".join(filter(None, (seat.orp, seat.group, lack.subject)))
                    params = {"name": seat_name(workspace, seat), **lack.params}
                    where, path = facets(workspace, seat, lack.due), ("meetings", "frequency", index)
                    yield finding(RULE, body, path, params=params, subject=subject, **where)


def _counts(look: Look, frequency: Frequency) -> Iterator[Lack]:
    wanted, watch = need(frequency), look.watch
    if wanted is None:
        return
    for window in windows(wanted.months, max(look.horizon, look.start), look.workspace.as_of):
        held = possible(look.dates, window)
        if watch.since <= window.first and window.last <= watch.end and held < wanted.meetings:
            params: dict[str, int | str] = {"year": window.first.year, "held": held, "needed": wanted.meetings}
            if window.quarter:
                params |= {"problem": "quarter", "quarter": window.quarter}
            yield Lack(window.text, window.last, params)


def _pauses(look: Look, frequency: Frequency) -> Iterator[Lack]:
    months, watch = longest_pause(frequency), look.watch
    if months is None or watch.end < look.horizon:
        return
    dates = [date for date in look.dates if date.latest >= look.start]
    for pause in pauses(dates, months):
        if look.horizon <= pause.following.earliest <= watch.end:
            texts = {"last": pause.last.text, "following": pause.following.text, "due": day_text(pause.due)}
            yield Lack(day_text(pause.last.latest), pause.due, {"problem": "pause", **texts})
    if dates:
        last = max(dates, key=lambda date: date.latest)
        params, subject, due = {"problem": "since", "last": last.text}, day_text(last.latest), last.latest
    else:
        due = look.start if look.start > dt.date.min else look.horizon
        params, subject = {"problem": "never", "start": day_text(due)}, "never"
    due = due_after(due, months)
    if watch.end > due:
        yield Lack(subject, due, {**params, "due": day_text(due)})


def _days(look: Look, frequency: Frequency) -> Iterator[Lack]:
    """Days of another body that were left out; where that one has instances, of the one for the same ORP or group.

    Beside a number of meetings the days only say when these take place, so nothing follows from them.
    """
    counted = frequency.approximate or need(frequency) is not None or longest_pause(frequency) is not None
    other = look.workspace.get(frequency.on_days_of, Body)
    if other is None or counted or frequency.as_needed or not look.dates:
        return
    watch, single = look.watch, other.instances is None or other.instances.per == "one"
    start = max(look.horizon, watch.since, min(date.latest for date in look.dates))
    own = {date.earliest for date in look.dates if date.exact}
    vague = [date for date in look.dates if not date.exact and date.latest >= start]
    days = _regular_days(look.workspace).get(Seat(other.id) if single else look.seat._replace(body=other.id), [])
    left_out = [
        day
        for day in dict.fromkeys(days[bisect_left(days, start) : bisect_right(days, watch.end)])
        if day not in own and not any(date.earliest <= day <= date.latest for date in vague)
    ]
    if left_out:
        params = {"problem": "days", "other": other.name, "count": len(left_out), "first": day_text(left_out[0])}
        yield Lack("days", left_out[0], params)


@lru_cache(maxsize=4)
def _regular_days(workspace: Workspace) -> dict[Seat, list[dt.date]]:
    """Days on which an instance of a body surely held a regular meeting, in order."""
    return {
        seat: [
            meeting.date.earliest
            for meeting in meetings
            if meeting.date is not None
            and meeting.date.exact
            and meeting.form in ("", "regular")
            and meeting_state(meeting, workspace.as_of) == "held"
        ]
        for seat, meetings in sessions(workspace).by_seat.items()
    }
