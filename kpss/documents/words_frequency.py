"""How often a body meets, in words."""

from __future__ import annotations

from itertools import pairwise

from kpss.documents.structure_names import Names
from kpss.documents.words_structure import labelled, tidied, tidy, with_notes
from kpss.language.phrases import join, phrase
from kpss.language.text import Text
from kpss.model.bodies import Body, Frequency

_TIMES = {1: Text("jednou", "once"), 2: Text("dvakrát", "twice"), 3: Text("třikrát", "three times")}
_PER = {"year": Text("ročně", "a year"), "quarter": Text("za čtvrtletí", "a quarter")}
_EACH = {
    "orp": Text("v každém správním obvodu ORP", "in each ORP district"),
    "target_group": Text("v každé skupině", "in each group"),
    "area": Text("v každém území", "in each area"),
}
_EACH_ELSE = Text("v každém ustavení zvlášť", "in each instance")
_LEAST, _ABOUT = Text("nejméně", "at least"), Text("přibližně", "about")


def each_words(body: Body, names: Names) -> str:
    """Where each instance of *body* is: ``v každém správním obvodu ORP``."""
    per = body.instances.per if body.instances is not None else ""
    return _EACH.get(per, _EACH_ELSE).in_language(names.language)


def frequency_lines(body: Body, names: Names) -> list[str]:
    """How often *body* meets in one line, and what its meetings precede in others."""
    language = names.language
    items = body.meetings.frequency if body.meetings is not None else ()
    often = [(item, text) for item in items if (text := _often(item, body, names))]
    lines = []
    if often:
        text = often[0][1]
        for (previous, _), (_, following) in pairwise(often):
            text += _linked(following, names, after_need=bool(previous.as_needed))
        usual = labelled(Text("Schází se", "Meets"), text, language)
        lines.append(with_notes(usual, *(item.note for item, _ in often)))
    said = [item for item, _ in often]
    for item in items:
        note = "" if item in said else item.note
        label = Text("Schází se dříve, než proběhne", "Meets before")
        lines.append(with_notes(labelled(label, join(tidied(item.before), language), language), note))
    return lines


def _linked(text: str, names: Names, *, after_need: bool) -> str:
    """*text* as a continuation: ``, nejméně však jednou ročně`` or `` a dále podle potřeby``."""
    least = f"{_LEAST.in_language(names.language)} "
    if after_need and text.startswith(least):
        but = Text(", nejméně však {text}", ", but at least {text}")
        return phrase(but, {"text": text.removeprefix(least)}, names.language)
    return phrase(Text(" a dále {text}", " and also {text}"), {"text": text}, names.language)


def _often(item: Frequency, body: Body, names: Names) -> str:
    """One frequency in words; empty where it says only what meetings precede."""
    language = names.language
    text = ", ".join(_rates(item, names))
    if item.on_days_of:
        days = Text("v den jednání {of}", "on days when {of} meets")
        text += " " + phrase(days, {"of": names.genitive(item.on_days_of)}, language)
    if clock := tidy(item.time):
        shown = clock.replace(":", ".") if language == "cs" else clock
        text += " " + phrase(Text("od {time}", "from {time}"), {"time": shown}, language)
    if item.each_instance and text:
        text += f" {each_words(body, names)}"
    return text.strip()


def _rates(item: Frequency, names: Names) -> list[str]:
    language = names.language
    least = (_ABOUT if item.approximate else _LEAST).in_language(language)
    rates = []
    if item.as_needed:
        rates.append(Text("podle potřeby", "as needed").in_language(language))
    if item.monthly:
        rates.append(Text("zpravidla jednou měsíčně", "usually once a month").in_language(language))
    if item.at_least:
        usual = Text(f"{item.at_least}krát", f"{item.at_least} times")
        times = _TIMES.get(item.at_least, usual).in_language(language)
        per = _PER.get(item.per, Text("", "")).in_language(language)
        rates.append(f"{least} {times} {per}".rstrip())
    if item.every_months == 1:
        rates.append(f"{least} {Text('jednou měsíčně', 'once a month').in_language(language)}")
    elif item.every_months:
        every = Text("jednou za {n:měsíc|měsíce|měsíců}", "once every {n:month|months}")
        rates.append(f"{least} {phrase(every, {'n': item.every_months}, language)}")
    return rates
