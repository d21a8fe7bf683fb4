"""Codes of the register ↔ items of the vocabularies, those of ``kpss.yaml`` too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.settings import Settings
from kpss.model.vocabulary import items, word

TYPE, FORM, UNIT, GROUP = "service-type", "service-form", "capacity-unit", "target-group"
# Vocabulary → how the register calls its code list, and what people call an item.
_NAMES = {
    TYPE: ("DruhSocialniSluzby", Text("Druh služby", "The service type")),
    FORM: ("FormaSocialniSluzby", Text("Formu", "The form")),
    UNIT: ("TypKapacitySocialniSluzby", Text("Jednotku kapacity", "The unit of capacity")),
    GROUP: ("CilovaSkupinaOsoby", Text("Cílovou skupinu", "The target group")),
}
_UNKNOWN = Text(
    "{what} {list}/{code} kpss nezná, nezapisuje se ({count:služba|služby|služeb}). Přidejte položku do kpss.yaml, "
    'nebo kód doplňte k známé položce: vocabularies: {{{vocabulary}: [{{code: …, name: …, register: "{code}"}}]}}.',
    "{what} {list}/{code} is not known and not written ({count:service|services}). Add it to kpss.yaml, or the code to "
    'a known item: vocabularies: {{{vocabulary}: [{{code: …, name: …, register: "{code}"}}]}}.',
)


class Codes:
    """What codes of the register mean here; counts those that mean nothing."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known = {
            vocabulary: {item.register: code for code, item in items(settings, vocabulary).items() if item.register}
            for vocabulary in _NAMES
        }
        self._mapped = {vocabulary: frozenset(known.values()) for vocabulary, known in self._known.items()}
        self.unknown: Counter[tuple[str, str]] = Counter()

    def find(self, vocabulary: str, codes: Iterable[str]) -> tuple[str, ...]:
        """The items that *codes* of the register mean; of an unknown one nothing, but it is counted."""
        found: dict[str, None] = {}
        for code in dict.fromkeys(codes):
            known = self._known[vocabulary].get(code)
            if known:
                found[known] = None
            elif code:
                self.unknown[vocabulary, code] += 1
        return tuple(found)

    def one(self, vocabulary: str, code: str) -> str:
        """The item that *code* means, without counting; empty where it is not known."""
        return self._known[vocabulary].get(code, "")

    def is_registered(self, vocabulary: str, item: str) -> bool:
        """Whether the register has a code for *item*, so that its absence there means something."""
        return item in self._mapped[vocabulary]

    def word(self, vocabulary: str, item: str) -> Text:
        """The words of *item*."""
        return word(self._settings, vocabulary, item)

    def told(self) -> Iterator[Phrase]:
        """What to tell of unknown codes, each once."""
        for (vocabulary, code), count in sorted(self.unknown.items()):
            name, what = _NAMES[vocabulary]
            said = {"what": what, "list": name, "code": code, "count": count, "vocabulary": vocabulary}
            yield Phrase(_UNKNOWN, said)
