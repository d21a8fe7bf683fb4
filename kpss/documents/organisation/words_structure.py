"""Words for the codes of bodies, roles and procedures, and small phrases that all parts of the document share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kpss.language.cleaning import one_line
from kpss.language.dates import NBSP, date_text
from kpss.language.phrases import join, phrase
from kpss.language.text import Language, Text
from kpss.model.parts import Lead
from kpss.model.periods import Moment
from kpss.structure.words import code_words

OR = Text("nebo ", "or ")
UNCERTAIN = Text("platnost k datu není jistá", "validity on the date is uncertain")
SIDES = {
    "commissioner": Text("zadavatelé", "commissioners"),
    "provider": Text("poskytovatelé", "providers"),
    "user": Text("uživatelé", "users"),
    "public": Text("veřejnost", "the public"),
    "expert": Text("odborníci", "experts"),
    "political": Text("politická reprezentace", "political representatives"),
}
BINDING = code_words("procedure", ("status",))
TRIAD = {
    "required": Text("povinná", "required"),
    "equal": Text("rovným dílem", "in equal parts"),
    "recommended": Text("doporučená", "recommended"),
}

# Short notes that begin with one of these can stand in brackets behind what they are about.
_ADVERBS = frozenset(
    [
        "jen",
        "pouze",
        "také",
        "vždy",
        "případně",
        "nejméně",
        "nejvýše",
        "zpravidla",
        "přibližně",
        "podle",
        "only",
        "always",
        "at",
        "also",
        "if",
        "possibly",
        "usually",
    ]
)
_ENDINGS = ("ně", "cky")
_SHORT = 60
_END = (".", "!", "?", "…", ":")
_MANY_SENTENCES = re.compile(r"[.!?;] ")


class Line(NamedTuple):
    """A label and what it says; the text is empty where nothing is known."""

    label: str
    text: str

    @property
    def words(self) -> str:
        """``label: text``; empty without the text."""
        return f"{self.label}: {self.text}" if self.label and self.text else self.text


def tidy(text: str) -> str:
    """*text* on one line without spaces around."""
    return one_line(text).strip()


def tidied(texts: Iterable[str]) -> list[str]:
    """The texts of a list that say something."""
    return [text for text in map(tidy, texts) if text]


def lower(text: str) -> str:
    """*text* with a small letter at its beginning, unless it begins with an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def is_adverbial(note: str) -> bool:
    """Whether *note* is a few words that only say how or when."""
    first = re.split(r"[\s,.]", note, maxsplit=1)[0].casefold()
    short = len(note) <= _SHORT and not _MANY_SENTENCES.search(note)
    return short and (first in _ADVERBS or first.endswith(_ENDINGS))


def sentence(text: str) -> str:
    """*text* with a full stop where it has no end of its own."""
    return text if not text or text.endswith(_END) else f"{text}."


def labelled(label: str, text: str) -> str:
    """``label: text``; empty without the text."""
    return Line(label, text).words


def words_of(lines: Iterable[Line]) -> list[str]:
    """The words of the lines that say something."""
    return [found for item in lines if (found := item.words)]


def either(items: Sequence[str], language: Language) -> str:
    """``a, b nebo c``."""
    return join(items, language, OR)


def lead_words(lead: Lead | None, language: Language) -> str:
    """How long ahead, with its exception for urgent cases: ``nejméně 3 dny předem``; empty where it is not known."""
    if lead is None:
        return ""
    text = ""
    if time := time_words(lead, language):
        text = phrase(Text("nejméně {time} předem", "at least {time} ahead"), {"time": time}, language)
    elif lead.days == 0 or lead.months == 0:
        text = Text("nejpozději v týž den", "on the same day at the latest").in_language(language)
    if urgent := _urgent_words(lead, language):
        text += phrase(
            Text("; v naléhavých případech: {text}", "; in urgent cases: {text}"), {"text": urgent}, language
        )
    return text.removeprefix("; ")


def time_words(lead: Lead | None, language: Language) -> str:
    """How long it is: ``1 měsíc a 3 dny``; empty where it is not known or nothing."""
    parts = []
    if lead is not None and lead.months:
        parts.append(phrase(Text("{n:měsíc|měsíce|měsíců}", "{n:month|months}"), {"n": lead.months}, language))
    if lead is not None and lead.days:
        working = Text("{n:pracovní den|pracovní dny|pracovních dnů}", "{n:working day|working days}")
        days = working if lead.working else Text("{n:den|dny|dnů}", "{n:day|days}")
        parts.append(phrase(days, {"n": lead.days}, language))
    return join(parts, language)


def _urgent_words(lead: Lead, language: Language) -> str:
    """What holds in urgent cases: the words of the source, and how long ahead."""
    ahead = ""
    if lead.urgent_days:
        least = Text("nejméně {n:den|dny|dnů} předem", "at least {n:day|days} ahead")
        ahead = phrase(least, {"n": lead.urgent_days}, language)
    elif lead.urgent_days == 0:
        ahead = Text("bez lhůty", "no lead time").in_language(language)
    return ", ".join(tidied((lead.urgent, ahead)))


def within_words(days: int, *, working: bool, language: Language) -> str:
    """``do 7 dnů``."""
    if days == 0:
        return Text("v den jednání", "on the day of the meeting").in_language(language)
    usual = Text("do {n:dne|dnů|dnů}", "within {n:day|days}")
    counted = Text("do {n:pracovního dne|pracovních dnů|pracovních dnů}", "within {n:working day|working days}")
    return phrase(counted if working else usual, {"n": days}, language)


def moment_words(value: Moment | None, language: Language) -> str:
    """A date as precise as its source; of an unknown day what is known about it.  Empty where nothing is."""
    if value is None:
        return ""
    if not value.unknown:
        return date_text(value.text, language)
    first, _, last = value.text.partition("–")
    if last:
        text = f"{date_text(first, language)} – {date_text(last, language)}"
        return phrase(
            Text("{range}, přesné datum není známo", "{range}, the exact date is not known"), {"range": text}, language
        )
    is_latest = value.earliest.toordinal() == 1  # only the upper limit is known
    word = Text("nejpozději", "not later than") if is_latest else Text("nejdříve", "not earlier than")
    return f"{word.in_language(language)}{NBSP}{date_text(first, language)}"
