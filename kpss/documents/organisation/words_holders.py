"""Holders of duties and rights in words, and lines made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_structure import Line, either, is_adverbial, lower, sentence, tidied, tidy
from kpss.language.phrases import join
from kpss.language.text import Text
from kpss.model.parts import Holder


def holder_words(holder: Holder, names: Names, own: str = "", *, plural: bool = False) -> str:
    """Who *holder* is, without its note, for a text about the body *own*."""
    parts = [names.by_id(identifier) for identifier in (holder.role, holder.body) if identifier]
    if holder.members_of == own and own:
        members = Text("členové", "the members") if plural else Text("některý z členů", "one of the members")
        parts.append(names.say(members))
    elif holder.members_of:
        member = Text("členové", "members of") if plural else Text("člen", "a member of")
        parts.append(f"{names.say(member)} {names.genitive(holder.members_of)}")
    return ", ".join([*parts, *tidied((holder.organisation, holder.name))])


def holders_words(holders: Iterable[Holder], names: Names, own: str = "", *, all_of: bool = False) -> str:
    """The holders as ``a nebo b`` (``a a b`` if *all_of* them are meant), with their adverbial notes in brackets."""
    words = [
        with_adverb(text, item.note) for item in holders if (text := holder_words(item, names, own, plural=all_of))
    ]
    return join(words, names.language) if all_of else either(words, names.language)


def holder_notes(holders: Iterable[Holder]) -> list[str]:
    """The notes of holders that :func:`holders_words` does not put in brackets."""
    return [note for note in tidied(holder.note for holder in holders) if not is_adverbial(note)]


def with_adverb(text: str, note: str) -> str:
    """*text* with its note in brackets if that only says how or when."""
    note = tidy(note)
    return f"{text} ({lower(note.rstrip('.'))})" if text and is_adverbial(note) else text


def noted(names: Names, text: str, *notes: str) -> str:
    """*text* with its notes: an adverbial one in brackets, others as sentences that follow where notes are wanted.

    A note that begins with the same words takes the place of the text.
    """
    sentences: list[str] = []
    for note in dict.fromkeys(tidied(notes)):
        if text and names.notes and note.casefold().startswith(text.casefold()):
            text = note
        elif text and is_adverbial(note):
            text = with_adverb(text, note)
        elif names.notes:
            sentences.append(note)
    return " ".join(map(sentence, [*tidied([text]), *sentences])) if sentences else text


def line(names: Names, label: Text, text: str, *notes: str) -> Line:
    """A line with its notes behind the text."""
    return Line(names.say(label), noted(names, text, *notes))


def holders_line(names: Names, label: Text, holders: Sequence[Holder], own: str = "", *, all_of: bool = False) -> Line:
    """*holders* with their notes, for a text about the body *own*: one of them acts, or *all_of* them."""
    return line(names, label, holders_words(holders, names, own, all_of=all_of), *holder_notes(holders))


def are_same(one: Sequence[Holder], other: Sequence[Holder]) -> bool:
    """Whether the two name the same holders."""
    return bool(one) and [dict(holder.data) for holder in one] == [dict(holder.data) for holder in other]
