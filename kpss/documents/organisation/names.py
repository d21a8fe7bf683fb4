"""Names of bodies, roles, districts and vocabulary items on the date.

Names are never inflected: labels and phrases are made so that a name in the nominative fits, and where Czech needs a
genitive an abbreviation or a common noun stands in.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from kpss.documents.organisation.words_structure import lower, tidied, tidy
from kpss.language.phrases import phrase, quoted
from kpss.language.text import Language, Text
from kpss.model.bodies import Body, Role
from kpss.model.naming import name_on
from kpss.model.records import Record
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace

# Councils are called by what they are, so that the common noun is clear where there is only one of them.
_GENITIVES = {"assembly": Text("zastupitelstva", "the assembly"), "executive_council": Text("rady", "the council")}
# An alias is short if it has at most this part of the letters of the name; in cells longer names of bodies give way.
_SHORTER, _LONG = 0.6, 40
# An abbreviation has no endings: no run of small letters that could be one.
_ENDING = re.compile(r"[a-zà-ž]{3}")


class Names:
    """Names on *day*, else on the date of *workspace*; *standing* are the bodies and roles that the document shows.

    In the cells of a table roles have short names (``brief``) and notes may be left out (``notes``).
    """

    def __init__(
        self, workspace: Workspace, language: Language, standing: Iterable[Record], day: dt.date | None = None
    ) -> None:
        self.workspace, self.language, self.day = workspace, language, day or workspace.as_of
        self.brief, self.notes = False, True
        records = list(standing)
        self._meanings = Counter(
            word.casefold() for record in records for word in {self.of(record), *tidied(record.aliases)}
        )
        self._types = Counter(record.type for record in records if isinstance(record, Body))
        self._vocabularies: dict[str, Mapping[str, Text]] = {}

    def for_cells(self, *, notes: bool) -> Names:
        """The same names for the cells of a table."""
        other = copy.copy(self)
        other.brief, other.notes = True, notes
        return other

    def say(self, text: Text, /, **params: object) -> str:
        """*text* in the language, with *params* put in where there are any."""
        return phrase(text, params, self.language) if params else text.in_language(self.language)

    def kind(self, vocabulary: str, code: str) -> str:
        """An item of a vocabulary in words; the code itself where it is not known."""
        if vocabulary not in self._vocabularies:
            self._vocabularies[vocabulary] = words(self.workspace.settings, vocabulary)
        text = self._vocabularies[vocabulary].get(code)
        return tidy(self.say(text) if text is not None else code)

    def of(self, record: Record) -> str:
        """The name on the date; the id where there is none."""
        return name_on(record, self.day)

    def by_id(self, identifier: str) -> str:
        """The name of a record by its id, or the id.  Roles begin with a small letter; in cells they are short."""
        record = self.workspace.records.get(identifier)
        if record is None:
            return tidy(identifier)
        name = self.of(record)
        if self.brief and (isinstance(record, Role) or len(name) > _LONG):
            name = self._short(record) or name
        return lower(name) if isinstance(record, Role) else name

    def _short(self, record: Record) -> str:
        return next(iter(self._shorter(record)), "")

    def _shorter(self, record: Record) -> list[str]:
        most = _SHORTER * len(self.of(record))
        return [alias for alias in tidied(record.aliases) if len(alias) <= most and self._is_clear(alias)]

    def _is_clear(self, alias: str) -> bool:
        return self._meanings[alias.casefold()] <= 1

    def titled(self, record: Record) -> str:
        """The name with what else the document calls it: ``Manažerská skupina (MS)``."""
        name, other = self.of(record), self._short(record)
        if not other or name.casefold().startswith(other.casefold()):
            return name
        return f"{name} ({lower(other) if isinstance(record, Role) else other})"

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
        if record is not None and record.type in _GENITIVES and self._types[record.type] == 1:
            return self.say(_GENITIVES[record.type])
        aliases = self._shorter(record) if record is not None else ()
        for alias in aliases:
            if not _ENDING.search(alias):
                return alias
        return f"{self.say(Text('orgánu', 'the body'))} {quoted(self.by_id(identifier), self.language)}"
