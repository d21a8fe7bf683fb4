"""Names of bodies and roles on the date, and holders of duties in words.

Names are never inflected: labels and phrases are made so that a name in the nominative fits, and where Czech needs a
genitive an abbreviation or a common noun stands in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kpss.documents.words_structure import either, is_adverbial, lower, tidied, tidy
from kpss.language.phrases import join, quoted
from kpss.language.text import Language, Text
from kpss.model.bodies import Body, Role
from kpss.model.parts import DatedName, Holder
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.structure.schemas import vocabularies

# Councils are called by what they are, so that the common noun is clear where there is only one of them.
_GENITIVES = {"assembly": Text("zastupitelstva", "the assembly"), "executive_council": Text("rady", "the council")}
_SHORTER = 0.6
_ABBREVIATION = 10


class Names:
    """Names on the date of *workspace*; *standing* are the bodies and roles that the document shows."""

    def __init__(self, workspace: Workspace, language: Language, standing: Iterable[Record]) -> None:
        self.workspace, self.language = workspace, language
        self._standing = list(standing)
        self._known = Counter(
            word.casefold() for record in self._standing for word in {self.of(record), *tidied(record.aliases)}
        )
        self._types = Counter(record.type for record in self._standing if isinstance(record, Body))
        self._labels: dict[tuple[str, str], Text] = {}
        for name, shipped in vocabularies().items():
            self._labels |= {(name, item["code"]): Text(item["name"], item["name_en"]) for item in shipped}
        for name, own in workspace.settings.vocabularies.items():
            self._labels |= {(name, item.code): Text(item.name, item.name_en or item.name) for item in own if item.name}

    def kind(self, vocabulary: str, code: str) -> str:
        """An item of a vocabulary in words; the code itself where it is not known."""
        text = self._labels.get((vocabulary, code))
        return tidy(text.in_language(self.language) if text is not None else code)

    def of(self, record: Record) -> str:
        """The name on the date; the id where there is none."""
        dated = record.names if isinstance(record, Body | Role) else ()
        return next(filter(None, map(self._if_used, dated)), "") or tidy(record.name) or record.id

    def _if_used(self, item: DatedName) -> str:
        is_dated = item.valid.start is not None or item.valid.end is not None
        return tidy(item.name) if is_dated and item.valid.contains(self.workspace.as_of) else ""

    def by_id(self, identifier: str) -> str:
        """The name of a body or role by its id; or the id.  Roles begin with a small letter."""
        record = self.workspace.records.get(identifier)
        if record is None:
            return tidy(identifier)
        return lower(self.of(record)) if isinstance(record, Role) else self.of(record)

    def abbreviation(self, record: Record) -> str:
        """An alias of one word that is much shorter than the name and means nothing else here."""
        return next((alias for alias in self._shorter(record) if " " not in alias and len(alias) <= _ABBREVIATION), "")

    def short(self, record: Record) -> str:
        """For a role its first alias that is much shorter, for all else the name."""
        if not isinstance(record, Role):
            return self.of(record)
        return lower(next(iter(self._shorter(record)), self.of(record)))

    def _shorter(self, record: Record) -> list[str]:
        most = _SHORTER * len(self.of(record))
        return [a for a in tidied(record.aliases) if len(a) <= most and self._known[a.casefold()] < 2]  # noqa: PLR2004

    def titled(self, record: Record) -> str:
        """The name with what else the document calls it: ``Manažerská skupina (MS)``."""
        other = self.short(record) if isinstance(record, Role) else self.abbreviation(record)
        name = self.of(record)
        return f"{name} ({other})" if other and other.casefold() != name.casefold() else name

    def others(self, record: Record) -> list[str]:
        """The aliases that :meth:`titled` does not show."""
        shown = self.titled(record).casefold()
        return [alias for alias in tidied(record.aliases) if f"({alias.casefold()})" not in shown]

    def orp(self, reference: str) -> str:
        """The name of an ORP by its code or name; the text itself where it is not known."""
        territory = self.workspace.territory
        codes = territory.find_orp(reference)
        return tidy(territory.orp_name(codes[0]) if len(codes) == 1 else reference)

    def genitive(self, identifier: str) -> str:
        """What stands behind ``člen`` and ``jednání``: ``rady``, ``KS``, ``orgánu „Název“``."""
        record = self.workspace.get(identifier, Body)
        if record is not None:
            if record.type in _GENITIVES and self._types[record.type] == 1:
                return _GENITIVES[record.type].in_language(self.language)
            if short := self.abbreviation(record):
                return short
        name = quoted(self.by_id(identifier), self.language)
        return f"{Text('orgánu', 'the body').in_language(self.language)} {name}"

    def holder(self, holder: Holder, own: str = "", *, plural: bool = False, brief: bool = True) -> str:
        """Who *holder* is, for a text about the body *own*; without its note."""
        parts = []
        if holder.role:
            role = self.workspace.get(holder.role, Role)
            parts.append(self.short(role) if role is not None and brief else self.by_id(holder.role))
        if holder.body:
            parts.append(self.by_id(holder.body))
        if holder.members_of:
            parts.append(self._members(holder.members_of, own, plural=plural))
        return ", ".join([*parts, *tidied((holder.organisation, holder.name))])

    def _members(self, identifier: str, own: str, *, plural: bool) -> str:
        if identifier == own:
            text = Text("členové", "the members") if plural else Text("některý z členů", "one of the members")
            return text.in_language(self.language)
        word = Text("členové", "members of") if plural else Text("člen", "a member of")
        return f"{word.in_language(self.language)} {self.genitive(identifier)}"

    def holders(self, holders: Iterable[Holder], own: str = "", *, all_of: bool = False, brief: bool = True) -> str:
        """The holders as ``a nebo b`` (or ``a a b`` if *all_of* them act) with their short notes in brackets."""
        words = [
            f"{text} ({lower(tidy(h.note).rstrip('.'))})" if is_adverbial(tidy(h.note)) else text
            for h in holders
            if (text := self.holder(h, own, plural=all_of, brief=brief))
        ]
        return join(words, self.language) if all_of else either(words, self.language)


def holder_notes(holders: Iterable[Holder]) -> list[str]:
    """The notes of holders that :meth:`Names.holders` does not put in brackets."""
    return [note for note in tidied(holder.note for holder in holders) if not is_adverbial(note)]
