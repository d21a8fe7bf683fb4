"""Periods prolonged and shortened, days that moved, and by how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from kpss.changes.difference import Meaning
from kpss.changes.meaning.telling import Group
from kpss.changes.meaning.topics import topic_of
from kpss.changes.meaning.words import NOTHING, Words, label, listed, moment_text
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.periods import Moment, add_months, moment, period
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
_ANOTHER = Text("{what}: {old:date} → {day:date} ({by})", "{what}: {old:date} → {day:date} ({by})")
_GIVEN, _GONE = (
    Text("{what}: {day:date}", "{what}: {day:date}"),
    Text("{what}: už neuvedeno (dosud {old:date})", "{what}: no longer given (was {old:date})"),
)
_DAYS, _MONTHS, _YEARS = (
    Text("o {n:den|dny|dní} {how}", "{n:day|days} {how}"),
    Text("o {n:měsíc|měsíce|měsíců} {how}", "{n:month|months} {how}"),
    Text("o {n:rok|roky|let} {how}", "{n:year|years} {how}"),
)
_HOW = {True: Text("později", "later"), False: Text("dříve", "earlier")}
_YEAR = 12
_YEARLY = "--"
_DEADLINES = frozenset({"due", "deadline", "effective", "until"})
"""The keys of days by which something has to be done; all other days are said to be what they are."""


def fits_period(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001 - as all that ask what a value is
    """Whether *schema* describes a period: nothing but its ends."""
    parts = schema.get("properties", {})
    return {"from", "to"} <= parts.keys() <= {"from", "to", "note"} and bool(parts["from"].get("type") != "integer")


def fits_date(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001
    """Whether *schema* describes a day."""
    return schema.get("format") in ("kpss-date", "kpss-day", "kpss-yearly")


def periods(group: Group) -> Iterator[Meaning]:
    """A period: its end and its start; where both moved by the same, the whole."""
    before, after = period(group.before), period(group.after)
    what = _what(group)
    if _last(before.end) != _last(after.end):
        yield _end(group, what, before.end, after.end)
    elif before.end != after.end:
        yield group.meaning("period", Phrase(_OTHERWISE, _both(what, group, "to")))
    if _first(before.start) != _first(after.start):
        yield _start(group, what, before.start, after.start)
    elif before.start != after.start:
        yield group.meaning("period", Phrase(_OTHERWISE, _both(what, group, "from")))


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
        yield group.meaning("period", words, {"days": _days(one, other)})


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


def _end(group: Group, what: Words, old: Moment | None, new: Moment | None) -> Meaning:
    if new is None or old is None:
        day = new or old
        params = {"what": what, "day": _last(day).isoformat()}
        return group.meaning("period", Phrase(_OPEN if new is None else _ENDED, params))
    one, other = _last(old), _last(new)
    params = {"what": what, "day": other.isoformat(), "by": by_words(one, other, bare=True)}
    return group.meaning("period", Phrase(_LONGER if other > one else _SHORTER, params), {"days": _days(one, other)})


def _start(group: Group, what: Words, old: Moment | None, new: Moment | None) -> Meaning:
    if new is None or old is None:
        params = {"what": what, "day": _first(new or old).isoformat()}
        return group.meaning("period", Phrase(_BEGUN if old is None else _NO_START, params))
    one, other = _first(old), _first(new)
    params = {"what": what, "old": one.isoformat(), "day": other.isoformat(), "by": by_words(one, other)}
    return group.meaning("period", Phrase(_LATER, params))


def _last(one: Moment | None) -> dt.date:
    return one.latest if one is not None else dt.date.max


def _first(one: Moment | None) -> dt.date:
    return one.earliest if one is not None else dt.date.min


def _days(one: dt.date, other: dt.date) -> Decimal:
    return Decimal((other - one).days)


def by_words(old: dt.date, new: dt.date, *, bare: bool = False) -> Phrase:
    """How far *new* is from *old*: whole years, whole months, else days; *bare* without later or earlier."""
    early, late = min(old, new), max(old, new)
    months = (late.year - early.year) * _YEAR + late.month - early.month
    whole = months and (add_months(early, months) == late or _ends_of_months(early, late))
    count, template = ((late - early).days, _DAYS) if not whole else (
        (months // _YEAR, _YEARS) if months % _YEAR == 0 else (months, _MONTHS)
    )  # fmt: skip
    if bare:
        template = Text(*(text.removesuffix(" {how}") for text in template))
    return Phrase(template, {"n": count, "how": _HOW[new > old]})


def _ends_of_months(*days: dt.date) -> bool:
    return all((day + dt.timedelta(days=1)).day == 1 for day in days)


def dates(group: Group) -> Iterator[Meaning]:
    """A day that something has to be done by, or was done on."""
    old, new = moment_text(group.before), moment_text(group.after)
    what = label(group.told.schema(group.path))
    params: dict[str, Any] = {"what": what, "old": old, "day": new}
    one, other = _day(old), _day(new)
    is_due = group.path[-1] in _DEADLINES and group.told.kind != SETTINGS_KIND
    topic = "deadline" if is_due else topic_of(group.told.kind, group.path)
    if one is None or other is None:
        template = _GIVEN if not old else _GONE if not new else None
        if template is not None:
            yield group.meaning(topic, Phrase(template, params))
    elif one == other:
        yield group.meaning(topic, Phrase(_OTHERWISE, params))
    elif is_due or topic == "meeting":
        words = Phrase(_MOVED, {**params, "by": by_words(one, other)})
        yield group.meaning(topic, words, {"days": _days(one, other)})
    else:
        yield group.meaning(topic, Phrase(_ANOTHER, {**params, "by": by_words(one, other)}))


def _day(text: str) -> dt.date | None:
    """The last day that a date means; of a yearly one that of a common year."""
    text = f"2001-{text.removeprefix(_YEARLY)}" if text.startswith(_YEARLY) else text
    found = moment(text) if text else None
    return found.latest if found is not None else None
