"""The sources of the document, each once and numbered."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.documents.organisation.words_structure import moment_words, sentence, tidied, tidy
from kpss.language.text import Language, Text
from kpss.model.parts import Source
from kpss.model.periods import moment
from kpss.model.records import Record


class Sources:
    """The sources of *records*, numbered from 1 in the order of the records."""

    def __init__(self, records: Iterable[Record], language: Language) -> None:
        self._language = language
        self._numbers: dict[str, int] = {}
        for record in records:
            for source in record.sources:
                self._number(source)

    def _number(self, source: Source) -> int | None:
        words = source_words(source, self._language)
        return self._numbers.setdefault(words, len(self._numbers) + 1) if words else None

    @property
    def items(self) -> list[str]:
        """The sources in words, in the order of their numbers."""
        return list(self._numbers)

    def of(self, record: Record) -> str:
        """The numbers of the sources of *record*: ``[1], [3]``."""
        numbers = {number for source in record.sources if (number := self._number(source)) is not None}
        return ", ".join(f"[{number}]" for number in sorted(numbers))


def source_words(source: Source, language: Language) -> str:
    """Title, publisher, date, resolution, licence and address; the place within it is left to the records."""
    published = ", ".join(tidied((source.publisher, moment_words(source.date, language))))
    resolution = Text("Usnesení", "Resolution").in_language(language)
    licence = Text("Licence:", "Licence:").in_language(language)
    accessed = Text("navštíveno", "accessed").in_language(language)
    address = tidy(source.url)
    if address and source.accessed:
        address += f" ({accessed} {moment_words(moment(source.accessed), language) or tidy(source.accessed)})"
    parts = [
        source.title,
        published,
        f"{resolution} {tidy(source.resolution)}" if source.resolution else "",
        f"{licence} {tidy(source.licence)}" if source.licence else "",
    ]
    return " ".join([*map(sentence, tidied(parts)), *([address] if address else [])])
