"""A difference in words for people: sections of items, which each format draws in its own way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from kpss.changes.account import Account
from kpss.changes.difference import RecordChange
from kpss.changes.effect import CapacityEffect, CoverageEffect
from kpss.changes.kind_words import noun, place
from kpss.formats.covering import covered, covered_value
from kpss.formats.wording import plain_spaces
from kpss.language.cleaning import one_line
from kpss.language.dates import NBSP
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text
from kpss.model.naming import name_among
from kpss.model.settings import Settings
from kpss.model.territory import Belonging
from kpss.model.unit_words import amount, signed
from kpss.reports.remarks import uncertain
from kpss.reports.table import Row
from kpss.reports.words import SEVERITIES
from kpss.structure.schemas import SETTINGS_KIND

Sort = Literal["added", "removed", "changed", "good", "bad"]
TITLE = Text("Co se změnilo", "What has changed")
_COMPARED = Text("{before} → {after}, stav k{nbsp}{day:date}", "{before} → {after}, as of {day:date}")
_COVERAGE = Text("Pokrytí obcí plány", "Coverage of municipalities by plans")
_COVERED = Text(
    "Obcí s platným plánem bylo {before}, nově jich je {after}; všech obcí je {all}.",
    "{before} municipalities had a plan in force, now {after} have; there are {all} in all.",
)
_IN_ORP = Text("ORP {orp}: {names}", "ORP {orp}: {names}")
_CAPACITY = Text("Kapacita sítě", "Capacity of the network")
_CAPACITY_ON = Text("Kapacita sítě k{nbsp}{day:date}", "Capacity of the network on {day:date}")
_UNITS = Text("{before} → {after} ({change})", "{before} → {after} ({change})")
_OPENED = Text("Mezery a chyby, které změna otevírá", "Gaps and errors that the change opens")
_CLOSED = Text("Mezery a chyby, které změna uzavírá", "Gaps and errors that the change closes")
_GONE = Text("Mezery a chyby, které odpadly se smazanými záznamy", "Gaps and errors that are gone with deleted records")
_FILES = Text("Soubory", "Files")
_FILE_SORTS = {
    "unreadable": Text("nelze přečíst", "cannot be read"),
    "moved": Text("přesunuto", "moved"),
    "added": Text("přibylo", "added"),
    "removed": Text("ubylo", "removed"),
    "changed": Text("změněno", "changed"),
    "relinked": Text("odkazy na přejmenované záznamy", "references to renamed records"),
    "reformatted": Text("jen formátování", "formatting only"),
}


class Item(NamedTuple):
    """One thing that changed, with what is to be said of it; ``name`` is what it is called, ``place`` where it is."""

    sort: Sort
    name: str
    place: str = ""
    lines: tuple[str, ...] = ()

    @property
    def strong(self) -> bool:
        """Whether the name is that of a record or a group of files, which more follows."""
        return self.sort in ("added", "removed", "changed") and bool(self.place or self.lines)


class Section(NamedTuple):
    """Items under a title; ``lead`` is a sentence before them."""

    title: str
    items: tuple[Item, ...]
    lead: str = ""


def headline(account: Account, language: Language) -> str:
    """The line that tells all, and where gaps cannot be counted first that."""
    doubt = uncertain([facts["path"] for facts in account.difference.after.unread])
    first = f"{said(doubt, language)} " if doubt is not None else ""
    return first + _plain(account.summary.in_language(language))


def compared(account: Account, language: Language) -> str:
    """Which versions were compared, and on which day they are looked at."""
    sides = {"before": account.before.name, "after": account.after.name}
    return said(Phrase(_COMPARED, {**sides, "day": account.difference.after.as_of.isoformat(), "nbsp": NBSP}), language)


def remarks(account: Account, language: Language) -> list[str]:
    """What a reader must know of the comparison."""
    changed = account.difference.records or account.difference.files
    found = (*account.remarks, *(account.effect.remarks if changed else ()))  # nothing rests on them otherwise
    return [said(one, language) for one in found]


def sections(account: Account, language: Language) -> list[Section]:
    """The records by kind, then the effect of their changes, then files."""
    effect, settings = account.effect, account.difference.after.settings
    found = list(_records(account, language))
    if effect.coverage is not None and (effect.coverage.gained or effect.coverage.lost):
        found.append(_coverage(account, effect.coverage, language))
    if effect.capacity is not None and effect.capacity.balance:
        found.append(_capacity(settings, effect.capacity, language))
    told: tuple[tuple[Text, Sort, tuple[Row, ...]], ...] = (
        (_OPENED, "bad", effect.new), (_CLOSED, "good", effect.fixed), (_GONE, "removed", effect.gone),
    )  # fmt: skip
    for title, sort, rows in told:
        if rows:
            items = tuple(_finding(row, sort, language) for row in rows)
            found.append(Section(title.in_language(language), items))
    if account.difference.files_apart:
        found.append(Section(_FILES.in_language(language), tuple(_files(account, language))))
    return found


def _records(account: Account, language: Language) -> Iterator[Section]:
    changes = sorted(account.difference.records, key=lambda one: (place(one.record.kind), one.record.kind))
    for kind, group in groupby(changes, key=lambda one: one.record.kind):
        items = tuple(record_item(account, change, language) for change in group)
        yield Section(noun(kind).many.in_language(language), items)


def record_name(account: Account, change: RecordChange) -> str:
    """What the record of *change* is called in the tree that it is of."""
    workspace = account.difference.before if change.after is None else account.difference.after
    if change.record.kind == SETTINGS_KIND:
        return workspace.settings.name or change.record.id
    return name_among(change.record, workspace.records, workspace.as_of)


def record_item(account: Account, change: RecordChange, language: Language) -> Item:
    """What happened to a record."""
    record = change.record
    lines = [meaning_words(change, words, language) for words in _told(change)]
    name = _plain(covered(record_name(account, change), record.kind))
    where = record.file if record.id in (name, record.file) else f"{record.id}, {record.file}"
    return Item(change.sort, name, _plain(covered(where)), tuple(lines))


def _told(change: RecordChange) -> Iterator[Phrase]:
    """What a change means; of a record that came or went, whose name stands before, only what it is."""
    for one in change.meanings:
        if change.sort == "changed":
            yield one.words
        elif isinstance(facts := one.words.params.get("facts"), Phrase):
            yield facts.params["x"]


def meaning_words(change: RecordChange, words: Phrase, language: Language) -> str:
    """What a change of a record means, with nothing private in it."""
    kind = change.record.kind
    return covered(_plain(covered_value(words, kind).in_language(language)), kind)


def _coverage(account: Account, found: CoverageEffect, language: Language) -> Section:
    counts = {"before": found.before, "after": found.after, "all": found.all, "nbsp": NBSP}
    gained = _by_orp(account, found.gained, "added", language)
    lost = _by_orp(account, found.lost, "removed", language)
    return Section(_COVERAGE.in_language(language), (*gained, *lost), said(Phrase(_COVERED, counts), language))


def _by_orp(account: Account, found: Iterable[Belonging], sort: Sort, language: Language) -> Iterator[Item]:
    territory = (account.difference.before if sort == "removed" else account.difference.after).territory
    names: dict[str, list[str]] = defaultdict(list)
    for one in found:
        names[territory.orp_name(one.orp)].append(one.name)
    for orp in sorted(names, key=sort_key):
        yield Item(sort, said(Phrase(_IN_ORP, {"orp": orp, "names": ", ".join(names[orp])}), language))


def _capacity(settings: Settings, found: CapacityEffect, language: Language) -> Section:
    title = Phrase(_CAPACITY_ON if found.later else _CAPACITY, {"day": found.day.isoformat(), "nbsp": NBSP})
    items = []
    for one in found.balance:
        words = {
            "change": signed(settings, one.after - one.before, one.unit),
            "before": amount(settings, one.before, one.unit),
            "after": amount(settings, one.after, one.unit),
        }
        items.append(Item("changed", said(Phrase(_UNITS, words), language)))
    return Section(said(title, language), tuple(items))


def _finding(row: Row, sort: Sort, language: Language) -> Item:
    severity = SEVERITIES[row["severity"]].in_language(language)
    where = f"{row['file']}:{row['line']}" if row["line"] is not None else row["file"]
    return Item(sort, f"{severity} {row['code']}: {said(row['message'], language)}", _plain(where))


def _files(account: Account, language: Language) -> Iterator[Item]:
    for sort, title in _FILE_SORTS.items():
        paths = [
            _plain(f"{one.before} → {one.path}" if one.before else one.path)
            for one in account.difference.files_apart
            if one.sort == sort
        ]
        kind: Sort = "added" if sort == "added" else "removed" if sort == "removed" else "changed"
        if paths:
            yield Item("bad" if sort == "unreadable" else kind, title.in_language(language), "", tuple(paths))


def said(words: Phrase, language: Language) -> str:
    """*words* in *language*, on one line and with nothing private in them."""
    return covered(_plain(covered_value(words).in_language(language)))


def _plain(text: str) -> str:
    return plain_spaces(one_line(text))
