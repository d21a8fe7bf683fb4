"""What is said of any value: the words of the schema, with what it was and what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss.changes.difference import Meaning, ValueChange
from kpss.changes.kind_words import CAME, WENT
from kpss.changes.meaning.basics import QUOTE
from kpss.changes.meaning.keys import key_words
from kpss.changes.meaning.nouns import ITEMS
from kpss.changes.meaning.telling import Told, item_noun
from kpss.changes.meaning.topics import topic_of
from kpss.changes.meaning.words import Speech, Words, joined, listed
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.structure.problems import Path

LONG = 60
"""Characters from which a text is said to be changed instead of being quoted twice."""
_CHANGED, _GIVEN, _GONE = (
    Text("{label}: {before} → {after}", "{label}: {before} → {after}"),
    Text("{label}: nově {after}", "{label}: now {after}"),
    Text("{label}: už neuvedeno (dosud {before})", "{label}: no longer given (was {before})"),
)
_ITEM = Text("{verb} {noun}{x}", "{verb} {noun}{x}")
_ALONE, _NAMED, _WITH_FACTS = Text(": {x}", ": {x}"), Text(" {x}", " {x}"), Text(" {x} ({facts})", " {x} ({facts})")
_MORE, _LESS = Text("{label}: přibylo {x}", "{label}: added {x}"), Text("{label}: ubylo {x}", "{label}: removed {x}")
_BARE_ORDER = Text("{label}: jiné pořadí", "{label}: another order")
_ORDER = Text("{label}: jiné pořadí – {items}", "{label}: another order – {items}")
_TEXT = Text(
    "{label}: text upraven (+{new:slovo|slova|slov}, −{old:slovo|slova|slov})",
    "{label}: text edited (+{new:word|words}, −{old:word|words})",
)
_TEXT_MORE = Text("{label}: text upraven (+{new:slovo|slova|slov})", "{label}: text edited (+{new:word|words})")
_TEXT_LESS = Text("{label}: text upraven (−{old:slovo|slova|slov})", "{label}: text edited (−{old:word|words})")
_NEW_TEXT = Text("{label}: doplněn text ({n:slovo|slova|slov})", "{label}: text added ({n:word|words})")
_OLD_TEXT = Text("{label}: text vypuštěn ({n:slovo|slova|slov})", "{label}: text taken out ({n:word|words})")
_TEXT_KEYS = frozenset({"description", "summary", "text", "vision", "purpose", "function", "note", "risks", "reason"})


def generic(told: Told, change: ValueChange) -> Iterator[Meaning]:
    """The meaning of a change that no topic has told."""
    path = change.path
    if change.sort == "order":
        yield _order(told, change)
    elif path and isinstance(path[-1], int) and None in (change.before, change.after):
        yield _item(told, change)
    else:
        words = _text(told, change) if _is_long(change) else _value(told, change)
        yield told.meaning(_topic(told, change), words, path, change.former, inside=path[:-1])


def _order(told: Told, change: ValueChange) -> Meaning:
    path, items = change.path, told.schema((*change.path, 0))
    speech = Speech(told.after)
    names = [speech.name(items, one) if isinstance(one, dict) else told.said((*path, 0), one) for one in change.after]
    named = [name for name in names if name]
    params = {"label": _label(told, path), "items": listed(named) if named else ""}
    told_apart = len({name if isinstance(name, str) else name.in_language("cs") for name in named}) == len(names)
    words = Phrase(_ORDER if told_apart else _BARE_ORDER, params)
    return told.meaning(topic_of(told.kind, path, "order"), words, path, inside=path[:-1])


def _label(told: Told, path: Path) -> Words:
    if isinstance(path[-1], int):
        return item_noun(told.schema(path[:-1]), told.schema(path), str(path[-2]))
    return key_words(told.kind, path)


def _value(told: Told, change: ValueChange) -> Phrase:
    before, after = told.said(change.path, change.before, old=True), told.said(change.path, change.after)
    template = _GIVEN if change.before is None else _GONE if change.after is None else _CHANGED
    if template is _GONE and (wrong := told.wrong(change.path)):
        template, after = _CHANGED, Phrase(QUOTE, {"x": wrong})
    elif template is _GIVEN and (wrong := told.wrong(change.former, old=True)):
        template, before = _CHANGED, Phrase(QUOTE, {"x": wrong})
    return Phrase(template, {"label": _label(told, change.path), "before": before, "after": after})


def _is_long(change: ValueChange) -> bool:
    if change.path[-1] in ("name", "title") and None not in (change.before, change.after):
        return False
    values = [value for value in (change.before, change.after) if value is not None]
    return all(isinstance(value, str) for value in values) and any(
        len(value) > LONG or "\n" in value.strip() for value in values
    )


def _text(told: Told, change: ValueChange) -> Phrase:
    old, new = str(change.before or "").split(), str(change.after or "").split()
    said = _label(told, change.path)
    if not old or not new:
        return Phrase(_NEW_TEXT if not old else _OLD_TEXT, {"label": said, "n": len(new or old)})
    came, went = _words_changed(old, new)
    template = _TEXT if came and went else _TEXT_MORE if came else _TEXT_LESS
    return Phrase(template, {"label": said, "new": came, "old": went})


def _words_changed(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many words came and went."""
    from difflib import SequenceMatcher  # only long texts need it

    same = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    return len(new) - same, len(old) - same


def _topic(told: Told, change: ValueChange) -> str:
    key = change.path[-1]
    if key in ("name", "title", "aliases"):
        return "name"
    if key in _TEXT_KEYS or _is_long(change):
        return "text"
    return topic_of(told.kind, change.path, "reference" if "x-kpss-ref" in told.schema(change.path) else "value")


def _item(told: Told, change: ValueChange) -> Meaning:
    """An item of a list that is new or gone."""
    path, gone = change.path, change.after is None
    one = told.schema(path)
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    value = change.before if gone else change.after
    noun = ITEMS.get(key)
    if noun is None:
        said = told.said(path, value, old=gone)
        words = Phrase(_LESS if gone else _MORE, {"label": _label(told, path[:-1]), "x": said})
        topic = "reference" if "x-kpss-ref" in one else "item"
    else:
        verb = (WENT if gone else CAME)[noun.gender]
        topic = noun.topic if noun.topic != "item" else topic_of(told.kind, path, "item")
        words = Phrase(*_called(Speech(told.before if gone else told.after), one, value, key))
        words = Phrase(_ITEM, {"verb": verb, "noun": noun.words, "x": words})
    return told.meaning(topic, words, path, change.former, inside=path[:-2])


def _called(speech: Speech, schema: dict[str, Any], value: Any, key: str) -> tuple[Text, dict[str, Words]]:
    """What stands behind the noun: a name with facts, or facts alone behind a colon."""
    if not isinstance(value, dict) or not speech.is_called(value):
        return _ALONE, {"x": speech.value(schema, value, key)}
    facts, name = speech.facts(schema, value), speech.name(schema, value) or ""
    return (_WITH_FACTS if facts else _NAMED), {"x": name, "facts": joined(facts) if facts else ""}
