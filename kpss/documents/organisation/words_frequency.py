"""How often a body meets, in words."""

from __future__ import annotations

from itertools import pairwise

from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_holders import line
from kpss.documents.organisation.words_structure import tidied, tidy
from kpss.language.phrases import join
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.meeting_rules import Frequency

_TIMES = {1: Text("jednou", "once"), 2: Text("dvakrát", "twice"), 3: Text("třikrát", "three times")}
_PER = {"year": Text("ročně", "a year"), "quarter": Text("za čtvrtletí", "a quarter")}
_EACH = {
    "orp": Text("v každém správním obvodu ORP", "in each ORP district"),
    "target_group": Text("v každé skupině", "in each group"),
    "area": Text("v každém území", "in each area"),
}
_MEETS = Text("Schází se", "Meets")
_EACH_ELSE = Text("v každém zvlášť", "in each instance")
_LEAST, _ABOUT = Text("nejméně", "at least"), Text("přibližně", "about")


def each_words(body: Body, names: Names) -> str:
    """Where each instance of *body* is: ``v každém správním obvodu ORP``."""
    per = body.instances.per if body.instances is not None else ""
    return names.say(_EACH.get(per, _EACH_ELSE))


def frequency_lines(body: Body, names: Names) -> list[str]:
    """How often *body* meets in one line, and what its meetings precede in others."""
    items = body.meetings.frequency if body.meetings is not None else ()
    often = [(item, text) for item in items if (text := _often(item, body, names))]
    lines = []
    if often:
        text = often[0][1]
        for (previous, _), (_, following) in pairwise(often):
            text += _linked(following, names, after_need=bool(previous.as_needed))
        notes = (item.note for item, _ in often)
        lines.append(line(names, _MEETS, text, *notes))
    said = [item for item, _ in often]
    for item in items:
        before = join(tidied(item.before), names.language)
        note = "" if item in said else item.note
        label = Text("Schází se dříve, než proběhne", "Meets before") if before else _MEETS
        lines.append(line(names, label, before, note))
    return [found.words for found in lines]


def _linked(text: str, names: Names, *, after_need: bool) -> str:
    """*text* as a continuation: ``, nejméně však jednou ročně`` or `` a dále podle potřeby``."""
    least = f"{names.say(_LEAST)} "
    if after_need and text.startswith(least):
        return names.say(Text(", nejméně však {text}", ", but at least {text}"), text=text.removeprefix(least))
    return names.say(Text(" a dále {text}", " and also {text}"), text=text)


def _often(item: Frequency, body: Body, names: Names) -> str:
    """One frequency in words; empty where it says only what meetings precede."""
    text = ", ".join(_rates(item, names))
    if item.on_days_of:
        days = Text(" v den jednání {of}", " on days when {of} meets")
        text += names.say(days, of=names.genitive(item.on_days_of))
    if clock := tidy(item.time):
        shown = clock.replace(":", ".") if names.language == "cs" else clock
        text += names.say(Text(" od {time}", " from {time}"), time=shown)
    if item.each_instance and text:
        text += f" {each_words(body, names)}"
    return text.strip()


def _rates(item: Frequency, names: Names) -> list[str]:
    least = names.say(_ABOUT if item.approximate else _LEAST)
    rates = []
    if item.as_needed:
        rates.append(names.say(Text("podle potřeby", "as needed")))
    if item.monthly:
        rates.append(names.say(Text("zpravidla jednou měsíčně", "usually once a month")))
    if item.at_least:
        times = _TIMES.get(item.at_least, Text(f"{item.at_least}krát", f"{item.at_least} times"))
        per = _PER.get(item.per, Text("", ""))
        rates.append(f"{least} {names.say(times)} {names.say(per)}".rstrip())
    if item.every_months == 1:
        rates.append(f"{least} {names.say(Text('jednou měsíčně', 'once a month'))}")
    elif item.every_months:
        every = Text("jednou za {n:měsíc|měsíce|měsíců}", "once every {n:month|months}")
        rates.append(f"{least} {names.say(every, n=item.every_months)}")
    return rates
