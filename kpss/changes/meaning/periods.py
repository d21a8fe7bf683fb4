"""Periods prolonged, shortened and moved, days that moved, and what is only known better or worse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from kpss.changes.difference import Meaning
from kpss.changes.meaning.shifts import (
    by_words,
    days,
    end_precision,
    is_shifted,
    later_or_earlier,
    precision,
)
from kpss.changes.meaning.telling import Group
from kpss.changes.meaning.topics import topic_of
from kpss.changes.meaning.words import NOTHING, Words, label, listed, moment_text
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.periods import Moment, moment, period
from kpss.model.plans import Plan
from kpss.structure.schemas import SETTINGS_KIND

_WHOLE = {
    "plan": Text("období", "period"),
    "valid": Text("platnost", "validity"),
    "period": Text("termín", "time"),
}
_LONGER = Text("{what}: prodlouženo do {day:date} ({by})", "{what}: prolonged until {day:date} ({by})")
_SHORTER = Text("{what}: zkráceno do {day:date} ({by})", "{what}: shortened to {day:date} ({by})")
_DECIDED = Text("{words}; rozhodnutí: {who}", "{words}; decision: {who}")
_ENDED = Text("{what}: nově jen do {day:date}", "{what}: now only until {day:date}")
_OPEN = Text("{what}: nově bez konce (dosud do {day:date})", "{what}: now without an end (was until {day:date})")
_BEGUN = Text("{what}: nově od {day:date}", "{what}: now from {day:date}")
_NO_START = Text("{what}: začátek už neuveden (dosud {day:date})", "{what}: start no longer given (was {day:date})")
_LATER = Text(
    "{what}: začátek posunut z {old:date} na {day:date} ({by})",
    "{what}: start moved from {old:date} to {day:date} ({by})",
)
_OTHERWISE = Text(
    "{what}: zapsáno jinak ({old:date} → {day:date})", "{what}: written otherwise ({old:date} → {day:date})"
)
_MOVED = Text(
    "{what}: posunuto z {old:date} na {day:date} ({by})", "{what}: moved from {old:date} to {day:date} ({by})"
)
_SHIFTED = Text("{what}: posunuto {by} ({old} → {new})", "{what}: moved {by} ({old} → {new})")
_PRECISE = {
    "more": Text(
        "{what}: přesněji {day:date} (dosud {old:date})", "{what}: more precisely {day:date} (was {old:date})"
    ),
    "less": Text(
        "{what}: méně přesně {day:date} (dosud {old:date})", "{what}: less precisely {day:date} (was {old:date})"
    ),
}
_START, _END = Text("{what}, začátek", "{what}, start"), Text("{what}, konec", "{what}, end")
_ANOTHER = Text("{what}: {old:date} → {day:date} ({by})", "{what}: {old:date} → {day:date} ({by})")
_GIVEN, _GONE = (
    Text("{what}: {day:date}", "{what}: {day:date}"),
    Text("{what}: už neuvedeno (dosud {old:date})", "{what}: no longer given (was {old:date})"),
)
_YEARLY = "--"
_DEADLINES = frozenset({"due", "deadline", "effective", "until"})
"""The keys of days by which something has to be done; most other days are said to be what they are."""
_MOVABLE = {"from": ("deadline", "window"), "to": ("deadline", "window"), "date": ("meeting",)}
"""The keys of other days that were set and can be moved, with their topics."""
_TERMS = ("Kdy", "Lhůta pro připomínky")
"""The labels of periods in which something has to be done; all others say how long something is valid."""


def fits_period(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001 - as all that ask what a value is
    """Whether *schema* describes a period: nothing but its ends."""
    parts = schema.get("properties", {})
    return {"from", "to"} <= parts.keys() <= {"from", "to", "note"} and bool(parts["from"].get("type") != "integer")


def fits_date(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001
    """Whether *schema* describes a day."""
    return schema.get("format") in ("kpss-date", "kpss-day", "kpss-yearly")


def periods(group: Group) -> Iterator[Meaning]:
    """A period: where both ends moved by the same, the whole; else its end and its start."""
    before, after = period(group.before), period(group.after)
    what = _what(group)
    if is_shifted(before, after):
        yield _shifted(group, what)
        return
    if _last(before.end) != _last(after.end):
        yield _end(group, what, before.end, after.end)
    elif before.end != after.end:
        yield group.meaning("written", Phrase(_OTHERWISE, _both(what, group, "to")))
    if _first(before.start) != _first(after.start):
        yield _start(group, what, before.start, after.start)
    elif before.start != after.start:
        yield group.meaning("written", Phrase(_OTHERWISE, _both(what, group, "from")))


def fits_extensions(schema: Mapping[str, Any], key: str) -> bool:
    """Whether *schema* lists the extensions of a plan."""
    return key == "extensions" and "to" in (schema.get("items") or {}).get("properties", {})


def extensions(group: Group) -> Iterator[Meaning]:
    """The period of a plan that extensions prolonged, with who decided it."""
    old, new = group.told.old, group.told.new
    added = [change for change in group.changes if change.before is None and isinstance(change.path[-1], int)]
    if not isinstance(old, Plan) or not isinstance(new, Plan) or len(added) < len(group.changes):
        return
    ends = [[one.last, *(_last(each.to) for each in plan.extensions)] for plan in (old, new) for one in (plan.valid,)]
    one, other = (max(days) for days in ends)
    if one < other < dt.date.max:
        acts = [{key: part for key, part in change.after.items() if key != "to"} for change in added]
        who = listed([group.told.said(change.path, act) for change, act in zip(added, acts, strict=True) if act])
        params = {"what": _WHOLE["plan"], "day": other.isoformat(), "by": by_words(one, other, bare=True)}
        words = (
            Phrase(_DECIDED, {"words": Phrase(_LONGER, params), "who": who}) if any(acts) else Phrase(_LONGER, params)
        )
        yield group.meaning("period", words, {"days": days(one, other)})


def _what(group: Group) -> Words:
    key = str(group.path[-1])
    if group.told.kind == "plan" and len(group.path) == 1:
        return _WHOLE["plan"]
    title = str(group.told.schema(group.path).get("title", ""))
    return _WHOLE["valid"] if title == "Platnost" else _WHOLE["period"] if title == "Kdy" else (
        label(group.told.schema(group.path)) if title else _WHOLE.get(key, key)
    )  # fmt: skip


def _both(what: Words, group: Group, key: str) -> dict[str, Any]:
    old, new = ((one or {}).get(key) for one in (group.before, group.after))
    return {"what": what, "old": moment_text(old) or NOTHING, "day": moment_text(new) or NOTHING}


def _topic(group: Group) -> str:
    return "deadline" if group.told.schema(group.path).get("title") in _TERMS else "period"


def _shifted(group: Group, what: Words) -> Meaning:
    before, after = period(group.before), period(group.after)
    one, other = _last(before.end), _last(after.end)
    old, new = group.told.said(group.path, group.before, old=True), group.told.said(group.path, group.after)
    params = {"what": what, "by": by_words(one, other), "old": old, "new": new}
    return group.meaning(_topic(group), Phrase(_SHIFTED, params), {"days": days(one, other)})


def _end(group: Group, what: Words, old: Moment | None, new: Moment | None) -> Meaning:
    topic = _topic(group)
    if new is None or old is None:
        day = new or old
        params = {"what": what, "day": _last(day).isoformat()}
        return group.meaning(topic, Phrase(_OPEN if new is None else _ENDED, params))
    if how := end_precision(old, new):
        return group.meaning(topic, Phrase(_PRECISE[how], _both(Phrase(_END, {"what": what}), group, "to")))
    one, other = _last(old), _last(new)
    params = {"what": what, "day": other.isoformat(), "by": by_words(one, other, bare=True)}
    return group.meaning(topic, Phrase(_LONGER if other > one else _SHORTER, params), {"days": days(one, other)})


def _start(group: Group, what: Words, old: Moment | None, new: Moment | None) -> Meaning:
    topic = _topic(group)
    if new is None or old is None:
        params = {"what": what, "day": _first(new or old).isoformat()}
        return group.meaning(topic, Phrase(_BEGUN if old is None else _NO_START, params))
    if how := precision(old, new):
        return group.meaning(topic, Phrase(_PRECISE[how], _both(Phrase(_START, {"what": what}), group, "from")))
    one, other = _first(old), _first(new)
    params = {"what": what, "old": one.isoformat(), "day": other.isoformat(), "by": by_words(one, other)}
    return group.meaning(topic, Phrase(_LATER, params), {"days": days(one, other)})


def _last(one: Moment | None) -> dt.date:
    return one.latest if one is not None else dt.date.max


def _first(one: Moment | None) -> dt.date:
    return one.earliest if one is not None else dt.date.min


def dates(group: Group) -> Iterator[Meaning]:
    """A day that something has to be done by, or was done on."""
    old, new = moment_text(group.before), moment_text(group.after)
    params: dict[str, Any] = {"what": label(group.told.schema(group.path)), "old": old, "day": new}
    one, other = _day(group.before), _day(group.after)
    topic = _topic_of_day(group)
    if one is None or other is None:
        template = _GIVEN if not old else _GONE if not new else None
        if template is not None:
            yield group.meaning(topic, Phrase(template, params))
    elif how := precision(one, other):
        yield group.meaning(topic, Phrase(_PRECISE[how], params))
    elif (one.earliest, one.latest) == (other.earliest, other.latest):
        yield group.meaning("written", Phrase(_OTHERWISE, params))
    else:
        moved = topic in _MOVABLE.get(str(group.path[-1]), ("deadline",))
        words = Phrase(
            _MOVED if moved and one.exact and other.exact else _ANOTHER, {**params, "by": later_or_earlier(one, other)}
        )
        yield group.meaning(topic, words, {"days": days(one.latest, other.latest)} if moved else {})


def _topic_of_day(group: Group) -> str:
    key = group.path[-1]
    if key in _DEADLINES and group.told.kind != SETTINGS_KIND:
        return "deadline"
    return topic_of(group.told.kind, group.path, "deadline" if key in ("from", "to") else "value")


def _day(value: Any) -> Moment | None:
    """A date; of a yearly one that of a common year."""
    if isinstance(value, str) and value.startswith(_YEARLY):
        return moment(f"2001-{value.removeprefix(_YEARLY)}")
    return moment(value)
