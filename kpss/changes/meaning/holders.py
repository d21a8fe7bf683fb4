"""Who: holders of duties, posts and how often a body meets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kpss.changes.difference import Meaning
from kpss.changes.meaning.telling import Group
from kpss.changes.meaning.topics import topic_of
from kpss.changes.meaning.words import NOTHING, Words, joined, label, listed
from kpss.language.phrases import Phrase
from kpss.language.text import Text

_CHANGE = Text("{what}: {old} → {new}", "{what}: {old} → {new}")
_NEW = Text("{what}: nově {new}", "{what}: now {new}")
_GONE = Text("{what}: už ne {old}", "{what}: no more {old}")
_VACANT = Text("post je nově neobsazen", "the post is now vacant")
_WAS = Text("post je nově neobsazen (dosud: {person})", "the post is now vacant (was: {person})")
_FILLED = Text("post je nově obsazen", "the post is now filled")
_HELD = Text("post nově zastává: {person}", "the post is now held by {person}")
_OTHER = Text("post zastává {person} (dosud: {former})", "the post is held by {person} (was: {former})")
_UNNAMED = Text("jméno na postu už není uvedeno", "the post names nobody any more")
_TIMES = Text("{n}× {per}", "{n}× {per}")
_PER = {
    "year": Text("ročně", "a year"),
    "quarter": Text("za čtvrtletí", "a quarter"),
    "": Text("", ""),
}
_LEAST = {False: Text("nejméně {x}", "at least {x}"), True: Text("přibližně {x}", "about {x}")}
_EVERY = Text("jednou za {n:měsíc|měsíce|měsíců}", "once in {n:month|months}")
_RATES = {"as_needed": Text("podle potřeby", "as needed"), "monthly": Text("zpravidla měsíčně", "usually every month")}


def fits_holders(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001 - as all that ask what a value is
    """Whether *schema* describes somebody, or a list of those."""
    one = schema.get("items") or schema
    return "members_of" in one.get("properties", {})


def holders(group: Group) -> Iterator[Meaning]:
    """Who it was and who it is."""
    told = group.told
    old, new = told.said(group.path, group.before, old=True), told.said(group.path, group.after)
    what = label(told.schema(group.path))
    template = _NEW if not group.before else _GONE if not group.after else _CHANGE
    topic = topic_of(told.kind, group.path, "reference")
    yield group.meaning(topic, Phrase(template, {"what": what, "old": old, "new": new}))


def fits_frequency(schema: Mapping[str, Any], key: str) -> bool:
    """Whether *schema* describes how often a body meets."""
    return key == "frequency" and "as_needed" in (schema.get("items") or {}).get("properties", {})


def frequency(group: Group) -> Iterator[Meaning]:
    """How often it met and meets."""
    old, new = (_often(group, side) for side in (group.before, group.after))
    if old != new:
        what = Text("četnost jednání", "how often it meets")
        yield group.meaning("frequency", Phrase(_CHANGE, {"what": what, "old": old, "new": new}))


def _often(group: Group, items: Any) -> Words:
    said = [rate for item in items or () if isinstance(item, dict) for rate in _rates(group, item)]
    return listed(said) if said else NOTHING


def _rates(group: Group, item: Mapping[str, Any]) -> Iterator[Words]:
    yield from (words for key, words in _RATES.items() if item.get(key))
    about = bool(item.get("approximate"))
    if item.get("at_least"):
        times = Phrase(_TIMES, {"n": item["at_least"], "per": _PER.get(str(item.get("per", "")), Text("", ""))})
        yield Phrase(_LEAST[about], {"x": times})
    if item.get("every_months"):
        yield Phrase(_LEAST[about], {"x": Phrase(_EVERY, {"n": item["every_months"]})})
    path = (*group.path, 0)
    rest = [(key, item[key]) for key in ("on_days_of", "before", "time", "each_instance") if item.get(key)]
    for key, value in rest:
        parts = [label(group.told.schema((*path, key))), group.told.said((*path, key), value)]
        yield Phrase(Text("{a}: {b}", "{a}: {b}"), {"a": parts[0], "b": parts[1]}) if parts[0] else joined(parts[1:])


def fits_post(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001
    """Whether *key* tells whether a post is held, and by whom."""
    return key in ("vacant", "person")


def post(group: Group) -> Iterator[Meaning]:
    """Who holds a post that a membership is about; both keys are said once."""
    old, new = group.told.old.data, group.told.new.data
    if group.path == ("person",) and bool(old.get("vacant")) != bool(new.get("vacant")):
        return  # said with ``vacant``
    former, person = old.get("person"), new.get("person")
    names = {"person": person, "former": former}
    if new.get("vacant"):
        words = Phrase(_WAS, {"person": former}) if former else Phrase(_VACANT)
        yield group.meaning("vacancy", words, {"vacancies": 1})
    elif old.get("vacant"):
        yield group.meaning("members", Phrase(_HELD if person else _FILLED, names), {"vacancies": -1})
    elif person and former:
        yield group.meaning("members", Phrase(_OTHER, names))
    elif person or former:
        yield group.meaning("members", Phrase(_HELD if person else _UNNAMED, names))
