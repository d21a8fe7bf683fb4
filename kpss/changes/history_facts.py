"""The dated facts of a record: what it says of its own life, and what others say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kpss.changes.meaning.telling import item_noun
from kpss.changes.meaning.words import Speech, Words, joined, label, moment_text
from kpss.language.dates import NBSP
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.periods import Moment, moment
from kpss.model.record_parts import InnerPart
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path

_ASIDE = frozenset({
    "source", "sources", "deadlines", "priorities", "goals", "measures", "activities", "changes", "pipeline",
    "municipalities", "members", "register",
})  # fmt: skip
"""Parts that have a life of their own, or dates of something else."""
_DATE = "kpss-date"
_WHO = ("by", "body", "from", "orp", "municipality")
_DETAIL = ("act", "outcome", "recommendation")  # what a body did, and how it ended
_UNSAID = {"approvals": Text("schváleno", "approved")}  # an approval without an outcome
_OWN = {
    "evaluation": Text("vyhodnoceno k{nbsp}tomuto dni", "evaluated as of this day"),
    "quality": Text("sebehodnocení vzniklo", "self-assessment made"),
}
"""What the own day of a record means, by its kind, where the kind alone does not tell."""
_BEGINS, _ENDS = Text("{what} začíná", "{what} begins"), Text("{what} končí", "{what} ends")
_BEGAN, _ENDED = Text("{what}: začátek", "{what}: beginning"), Text("{what}: konec", "{what}: end")
_VALIDITY, _EXTENDED = Text("platnost", "validity"), Text("prodloužená platnost", "the extended validity")
_FIRST_END = Text("původní konec platnosti", "the first end of validity")
_LONGER = Text("platnost prodloužena do {to:date}", "validity extended to {to:date}")
_ADDENDUM = Text("dodatek č. {number}", "addendum no. {number}")
_PERIOD, _PLAIN = Text("období", "period"), ("", "kdy")  # labels that say nothing by themselves
_NAMED, _NUMBERED = Text("{noun} {name}", "{noun} {name}"), Text("{what} č. {number}", "{what} no. {number}")
_WITH, _SAID = Text("{what}: {more}", "{what}: {more}"), Text("{what}", "{what}")


class Fact(NamedTuple):
    """Something that happened on a day: in words, by whom, and the number of the resolution.

    ``path`` is where it is written, ``record`` in which other record if not in the one that is told of; ``last`` means
    that of an imprecise day the last possible one is meant (an end).
    """

    day: Moment
    words: Phrase
    path: Path
    by: Words = ""
    resolution: str = ""
    record: str = ""
    last: bool = False

    @property
    def is_limit(self) -> bool:
        """Whether it is the beginning or the end of a period, which may lie ahead."""
        return self.path[-1] in ("from", "to")


def own_facts(speech: Speech, part: InnerPart) -> Iterator[Fact]:
    """The dated facts that *part* (a record, or a part of one) tells of itself."""
    yield from _mapping(speech, part.data, part.schema, part.path, _Within(part, ""))


class _Within(NamedTuple):
    """In what a mapping stands: the whole part, and the key that leads to the mapping (empty for the part itself).

    ``called`` is what the mapping is called, ``holder`` the same of what it stands in; empty for the part itself.
    """

    part: InnerPart
    key: str
    called: Words = ""
    holder: Words = ""

    def inside(self, key: str, called: Words) -> _Within:
        return _Within(self.part, key, called, self.called)


def _mapping(
    speech: Speech, data: Mapping[str, Any], schema: dict[str, Any], path: Path, within: _Within
) -> Iterator[Fact]:
    for key, value in data.items():
        described = at_path(schema, (key,))
        if key in _ASIDE or not described:
            continue
        if described.get("format") == _DATE:
            day = moment(value)
            if day is not None:
                yield _dated(speech, data, schema, (*path, key), within, day)
        elif isinstance(value, dict):
            yield from _mapping(speech, value, described, (*path, key), within.inside(key, label(described)))
        elif isinstance(value, list):
            items = described.get("items") or {}
            for number, item in enumerate(value):
                if isinstance(item, dict):
                    called = _item(speech, described, item, key)
                    yield from _mapping(speech, item, items, (*path, key, number), within.inside(key, called))


def _item(speech: Speech, schema: dict[str, Any], item: Mapping[str, Any], key: str) -> Words:
    """What an item of a list is called: ``okno pro žádosti „Nové služby“``."""
    items = schema.get("items") or {}
    noun = item_noun(schema, items, key)
    name = speech.name(items, item) if speech.is_called(item) else None
    return Phrase(_NAMED, {"noun": noun, "name": name}) if name else noun


def _dated(
    speech: Speech, data: Mapping[str, Any], schema: dict[str, Any], path: Path, within: _Within, day: Moment
) -> Fact:
    key = str(path[-1])
    if key in ("from", "to"):
        return Fact(day, _limit(within, schema, key), path, last=key == "to")
    who = next((speech.value(at_path(schema, (name,)), data[name], name) for name in _WHO if data.get(name)), "")
    who = who or str(data.get("by_name") or "")
    words = _words(speech, data, schema, key, within)
    return Fact(day, words, path, who, str(data.get("resolution") or ""))


def _limit(within: _Within, schema: dict[str, Any], key: str) -> Phrase:
    """The beginning or the end of a period in words."""
    if within.key == "extensions":
        return Phrase(_ENDS, {"what": _EXTENDED})
    if within.key != "valid":
        bare = within.key == "period" and label(schema).cs in _PLAIN
        what: Words = _PERIOD if bare else within.called or label(schema)
        return Phrase(_BEGAN if key == "from" else _ENDED, {"what": what})
    if within.holder:
        words = Phrase(_BEGINS if key == "from" else _ENDS, {"what": _VALIDITY})
        return Phrase(_WITH, {"what": within.holder, "more": words})
    if key == "to" and any(isinstance(one, dict) and one.get("to") for one in within.part.data.get("extensions") or ()):
        return Phrase(_FIRST_END)
    return Phrase(_BEGINS if key == "from" else _ENDS, {"what": _VALIDITY})


def _words(speech: Speech, data: Mapping[str, Any], schema: dict[str, Any], key: str, within: _Within) -> Phrase:
    if within.key == "extensions" and data.get("to") is not None:
        return Phrase(_LONGER, {"to": moment_text(data["to"])})
    if within.key == "addenda" and data.get("number") is not None:
        name = [Phrase(Text("{x:quote}", "{x:quote}"), {"x": data["name"]})] if data.get("name") else []
        return joined([Phrase(_ADDENDUM, {"number": data["number"]}), *name])
    details: list[Words] = [
        speech.value(at_path(schema, (name,)), data[name], name) for name in _DETAIL if data.get(name)
    ]
    if key != "date":
        named: list[Words] = [label(at_path(schema, (key,)))]
        return _said([label(schema), *named] if within.key else named)
    if within.key and data.get("number"):
        return _said([Phrase(_NUMBERED, {"what": label(schema), "number": data["number"]}), *details])
    if within.key in ("approvals", "proceedings"):
        return _said(details or [_UNSAID.get(within.key, label(schema))])
    own = _OWN.get(str(within.part.data.get("kind"))) if not within.key else None
    return Phrase(own, {"nbsp": NBSP}) if own is not None else _said([label(schema), *details])


def _said(words: list[Words]) -> Phrase:
    """``rozhodnutí: vyhověno``."""
    what, *more = words
    return Phrase(_WITH, {"what": what, "more": joined(more)}) if more else Phrase(_SAID, {"what": what})
