"""A difference in one line of words, the most important first: ``2 plány přibyly, 1 prodloužen, kapacita sítě …``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from kpss.changes.difference import Difference
from kpss.changes.effect import CapacityEffect, Effect
from kpss.changes.kind_words import happened, noun, place
from kpss.changes.tally import EVENTS, TOPICS, Tally, tally
from kpss.language.dates import NBSP
from kpss.language.phrases import MINUS, Phrase
from kpss.language.text import Language, Text, capital
from kpss.model.settings import Settings
from kpss.model.unit_words import signed
from kpss.reports.money_words import MONEY
from kpss.structure.schemas import SETTINGS_KIND

_MOST = 6  # parts that one line bears
_LATER = ("renamed", "changed")  # what is told of records at the end
_PARTICIPLES = {
    "added": Text("přibyl", "added"),
    "removed": Text("ubyl", "removed"),
    "extended": Text("prodloužen", "extended"),
    "shortened": Text("zkrácen", "shortened"),
    "moved": Text("posunut", "moved"),
    "approved": Text("schválen", "approved"),
    "withdrawn": Text("zrušen", "withdrawn"),
    "renamed": Text("přejmenován", "renamed"),
    "changed": Text("změněn", "changed"),
}
_TOPICS = {
    "deadline": Text("{n:termín posunut|termíny posunuty|termínů posunuto}", "{n:deadline|deadlines} moved"),
    "period": Text("{n:změna|změny|změn} platnosti", "{n:change|changes} of validity"),
    "area": Text("{n:změna|změny|změn} území", "{n:change|changes} of area"),
    "units": Text("{n:změna|změny|změn} jednotek", "{n:change|changes} of units"),
    "members": Text("{n:změna|změny|změn} v obsazení", "{n:change|changes} of members"),
    "money": Text("{n:změna|změny|změn} v penězích", "{n:change|changes} of money"),
    "steps": Text("{n:změna|změny|změn} v postupech", "{n:change|changes} of procedures"),
}
_COVERAGE = Text(f"pokrytých obcí {{before}}{NBSP}→ {{after}}", f"municipalities covered {{before}}{NBSP}→ {{after}}")
_CAPACITY = Text("kapacita sítě {units:list}", "capacity of the network {units:list}")
_CAPACITY_ON = Text(
    f"kapacita sítě k{NBSP}{{day:date}} {{units:list}}", "capacity of the network on {day:date} {units:list}"
)
_MONEY = Text(f"{{what}} {{sign}}{{amount:money}}{NBSP}Kč", f"{{what}} {{sign}}CZK{NBSP}{{amount:money}}")
_MEASURES = Text("náklady opatření", "costs of measures")
_OF_MEASURES = ("measure", "goal", "plan")
_UNREADABLE = Text("{n:soubor nelze|soubory nelze|souborů nelze} přečíst", "{n:file|files} unreadable")
_FILES = Text("{n:soubor změněn|soubory změněny|souborů změněno}", "{n:file|files} changed")
_SETTINGS = Text("změněno nastavení", "settings changed")
_MORE = Text(" a další změny", " and further changes")
_NOTHING = Text("Beze změny.", "No changes.")
_STILL = Text("Beze změny ve významu; {what:list}.", "No change in meaning; {what:list}.")
_ONLY_FORMATTING = Text(
    "upraveno jen formátování ({n:soubor|soubory|souborů})", "only formatting was changed ({n:file|files})"
)
_FORMATTING = Text("upraveno formátování ({n:soubor|soubory|souborů})", "formatting was changed ({n:file|files})")
_WRITTEN = Text(
    "{n:záznam|záznamy|záznamů} {n:#zapsán|zapsány|zapsáno} jinak", "{n:record|records} written in another way"
)
_LINKS = Text(
    "odkazy na přejmenované záznamy ({n:soubor|soubory|souborů})", "references to renamed records ({n:file|files})"
)
_SPLIT = Text(
    "{n:soubor rozdělen|soubory rozděleny|souborů rozděleno} do {to} souborů",
    "{n:file|files} split into {to} files",
)
_MOVED = Text("{n:soubor přesunut|soubory přesunuty|souborů přesunuto}", "{n:file|files} moved")


class Clause(NamedTuple):
    """One thing that the line tells, by its topic."""

    topic: str
    words: Phrase


class _Happened(NamedTuple):
    """How many records of a kind something happened to."""

    kind: str
    event: str
    number: int


class Summary(NamedTuple):
    """The parts of the line, the most important first; ``still`` stands for them where there are none."""

    parts: tuple[Clause, ...]
    still: Phrase
    tally: Tally

    def in_language(self, language: Language) -> str:
        """The line in *language*."""
        if not self.parts:
            return self.still.in_language(language)
        said = ", ".join(part.words.in_language(language) for part in self.parts[:_MOST])
        more = _MORE.in_language(language) if len(self.parts) > _MOST else ""
        return f"{capital(said)}{more}."


def summary(difference: Difference, effect: Effect) -> Summary:
    """What *difference* and its *effect* are in one line."""
    counted = tally(difference)
    return Summary(tuple(_worded(_parts(difference.after.settings, effect, counted))), _still(counted), counted)


def _parts(settings: Settings, effect: Effect, counted: Tally) -> Iterator[Clause | _Happened]:
    files = counted.files
    if files["unreadable"]:
        yield Clause("unreadable", Phrase(_UNREADABLE, {"n": files["unreadable"]}))
    yield from _kinds(counted, lambda kind, event: kind == "plan" and event not in _LATER)
    told = list(_effect(settings, effect))
    yield from told
    yield from _topics(counted, ["deadline"])
    money = list(_money(counted))
    yield from money
    yield from _kinds(counted, lambda kind, event: kind != "plan" and event not in _LATER)
    done = {"deadline", "money" if money else "", "units" if any(part.topic == "units" for part in told) else ""}
    yield from _topics(counted, [topic for topic in TOPICS if topic not in done])
    yield from _kinds(counted, lambda _, event: event == "renamed")
    yield from _kinds(counted, lambda _, event: event == "changed")
    if others := files["added"] + files["removed"] + files["changed"]:
        yield Clause("files", Phrase(_FILES, {"n": others}))


def _kinds(counted: Tally, wanted: Callable[[str, str], bool]) -> Iterator[_Happened]:
    order = sorted(counted.events, key=lambda pair: (place(pair[0]), pair[0], EVENTS.index(pair[1])))
    yield from (_Happened(kind, event, counted.events[kind, event]) for kind, event in order if wanted(kind, event))


def _worded(parts: Iterable[Clause | _Happened]) -> Iterator[Clause]:
    """*parts* in words; of records of one kind the noun is told once: ``2 plány přibyly, 1 prodloužen``."""
    said = ""
    for one in parts:
        if isinstance(one, Clause):
            said = ""
            yield one
        elif one.kind == SETTINGS_KIND:
            yield Clause(one.event, Phrase(_SETTINGS))
        else:
            template = happened(noun(one.kind), _PARTICIPLES[one.event], named=one.kind != said)
            said = one.kind
            yield Clause(one.event, Phrase(template, {"n": one.number}))


def _effect(settings: Settings, effect: Effect) -> Iterator[Clause]:
    covered, capacity = effect.coverage, effect.capacity
    if covered is not None and covered.before != covered.after:
        yield Clause("coverage", Phrase(_COVERAGE, {"before": covered.before, "after": covered.after}))
    if capacity is not None and capacity.balance:
        yield Clause("units", _capacity(settings, capacity))


def _capacity(settings: Settings, capacity: CapacityEffect) -> Phrase:
    units = [signed(settings, one.after - one.before, one.unit) for one in capacity.balance]
    return Phrase(_CAPACITY_ON if capacity.later else _CAPACITY, {"units": units, "day": capacity.day.isoformat()})


def _money(counted: Tally) -> Iterator[Clause]:
    """Sums of each column of money that changed; costs of measures are no costs of services."""
    sums: dict[Text, Decimal] = {}
    for (kind, column), amount in counted.money.items():
        what = _MEASURES if kind in _OF_MEASURES else MONEY.get(column)
        if what is not None:
            sums[what] = sums.get(what, Decimal(0)) + amount
    for what, amount in sums.items():
        if amount:
            words = what if what is _MEASURES else Text(*(part[:1].lower() + part[1:] for part in what))
            params = {"what": words, "sign": "+" if amount > 0 else MINUS, "amount": abs(amount)}
            yield Clause("money", Phrase(_MONEY, params))


def _topics(counted: Tally, topics: Iterable[str]) -> Iterator[Clause]:
    for topic in topics:
        if counted.topics[topic]:
            yield Clause(topic, Phrase(_TOPICS[topic], {"n": counted.topics[topic]}))


def _still(counted: Tally) -> Phrase:
    """What is said where nothing has changed in meaning."""
    formatting, moved, links = (counted.files[sort] for sort in ("reformatted", "moved", "relinked"))
    what = [Phrase(_WRITTEN, {"n": counted.records["written"]})] if counted.records["written"] else []
    split, moved = counted.split, moved - counted.split.moves
    what += [Phrase(_SPLIT, {"n": split.files, "to": split.into})] if split.files else []
    what += [Phrase(_MOVED, {"n": moved})] if moved else []
    what += [Phrase(_LINKS, {"n": links})] if links else []
    if formatting:
        what.append(Phrase(_FORMATTING if what else _ONLY_FORMATTING, {"n": formatting}))
    return Phrase(_STILL, {"what": what}) if what else Phrase(_NOTHING)
