"""The network of social services of a year: the annex to the action plan, with its sums and changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from kpss.documents.blocks import Table
from kpss.documents.network_approval import approval_of
from kpss.documents.network_difference import later_table, year_before, year_changes
from kpss.documents.network_intro import introduction
from kpss.documents.network_lines import (
    COMPENSATION,
    DIVIDED,
    GRANTED,
    MAIN,
    MONEY,
    REASON,
    TYPE,
    WHOLE,
    WHOM,
    Line,
    divided_rows,
    lines_of,
    money_of,
    money_total,
    service_row,
    shown_day,
    unit_rows,
)
from kpss.documents.network_totals import orp_table, type_table
from kpss.documents.network_words import type_title
from kpss.documents.record_files import files_of
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.documents.title_page import Fact, title_page
from kpss.documents.words_plans import sources_of
from kpss.language.dates import date_text
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.language.phrases import Phrase, join
from kpss.language.text import Language, Text
from kpss.model.network import Sums, counts, entries_on
from kpss.model.network_records import NetworkEntry
from kpss.model.plans import Plan
from kpss.model.request_records import Round
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row

_YEAR_LENGTH = 4
_TITLE = Text("Síť sociálních služeb na rok {year}", "Network of social services in {year}")
_ANNEX = Text("Příloha akčního plánu", "Annex to the action plan")
_OVERVIEW = Text("Přehled služeb zařazených v síti", "Services in the network")
_NOT_APPROVED = Text("k datu dokumentu není zapsáno", "not on record on the date of this document")
_WHOLE = Text("Síť sociálních služeb", "Network of social services")
_COMPARED = Text(
    "Porovnává se stav ke dni {before:date} se stavem ke dni {day:date}.",
    "The state on {before:date} is compared with that on {day:date}.",
)
_WHICH, _FOR_WHOM = Text("služby v síti", "services"), Text("komu a kde pomáhá", "whom it helps and where")
_ALWAYS = ("number", "service")


class Annex(NamedTuple):
    """What the document is about: the year, the day that it shows, and what the network was approved with."""

    year: int
    day: dt.date
    plans: tuple[Plan, ...]
    rounds: tuple[Round, ...]


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The network of the year *identifier*, of the year of that round, or of the as-of date's year.

    :raises UserError: if it is neither a year nor a round.
    """
    annex = annex_of(workspace, year_named(workspace, identifier))
    entries = entries_on(workspace, annex.day)
    lines = lines_of(workspace, [one for one in entries if counts(workspace, one)])
    intended = lines_of(workspace, [one for one in entries if not counts(workspace, one)])
    tables = _Tables(workspace, annex, lines, intended, language)
    shown = [one.entry for one in (*lines, *intended)]
    about = [*annex.plans, *annex.rounds]
    kind = _ANNEX if annex.plans else _OVERVIEW
    context = {
        **title_page(workspace, language, _title(annex, language), kind, _facts(workspace, annex, entries, language)),
        "new_pages": False,
        **introduction(workspace, annex.year, annex.day, lines, intended, language),
        "chapters": tables.chapters(),
        "type_table": tables.types,
        "orp_table": tables.orps,
        "divided": tables.divided,
        "money": tables.money,
        "intended": tables.intended,
        "changes": tables.changes,
        "changes_intro": Phrase(
            _COMPARED, {"before": year_before(annex.day).isoformat(), "day": annex.day.isoformat()}
        ),
        "later": tables.later,
        "year": annex.year,
        "sources": sources_of([*about, *shown], language),
    }
    files = files_of(workspace, [*about, *shown, *(one.service for one in (*lines, *intended) if one.service)])
    return Source("network.md", context, tuple(sorted(files)), tables.sheets(), about=str(annex.year))


def year_named(workspace: Workspace, identifier: str) -> int:
    """The year that *identifier* names: a year, the id of a round, or nothing for the as-of date's year.

    :raises UserError: if it names neither.
    """
    if not identifier:
        return workspace.as_of.year
    if identifier.isascii() and identifier.isdecimal() and len(identifier) == _YEAR_LENGTH and int(identifier):
        return int(identifier)
    found = workspace.get(identifier, Round)
    if found is not None and found.year:
        return found.year
    near = nearest(identifier, [one.id for one in workspace.of(Round)])
    raise UserError(
        f"„{identifier}“ není rok ani aktualizace sítě; zadejte například kpss render network {near or '2026'}.",
        f"“{identifier}” is neither a year nor a round; give for example kpss render network {near or '2026'}.",
    )


def annex_of(workspace: Workspace, year: int) -> Annex:
    """What the annex of *year* is about: the state on its first day, or on the as-of date where that is within it."""
    day = shown_day(workspace, year)
    plans = [plan for plan in workspace.plans if plan.type == "action" and plan.usable and _is_of(plan, year)]
    rounds = [one for one in workspace.of(Round) if one.year == year]
    return Annex(year, day, tuple(sorted(plans, key=lambda one: one.id)), tuple(sorted(rounds, key=lambda one: one.id)))


def _is_of(plan: Plan, year: int) -> bool:
    return plan.valid.first.year == plan.valid.last.year == year


def _title(annex: Annex, language: Language) -> str:
    return Phrase(_TITLE, {"year": str(annex.year)}).in_language(language)


def _facts(workspace: Workspace, annex: Annex, entries: list[NetworkEntry], language: Language) -> list[Fact]:
    approved = "; ".join(approval_of(workspace, [*annex.rounds, *annex.plans], entries, language))
    effective = {one.effective.text for one in annex.rounds if one.effective is not None}
    return [
        (Text("Akční plán", "Action plan"), join([one.name for one in annex.plans], language)),
        (Text("Aktualizace sítě", "Rounds of requests"), join([one.name for one in annex.rounds], language)),
        (Text("Schválení", "Approval"), approved or _NOT_APPROVED.in_language(language)),
        (Text("Účinnost", "In force from"), join([date_text(one, language) for one in sorted(effective)], language)),
        (Text("Stav sítě ke dni", "State of the network on"), date_text(annex.day.isoformat(), language)),
    ]


class _Tables:
    """The tables of the annex, for the document and for its workbook."""

    def __init__(
        self, workspace: Workspace, annex: Annex, lines: list[Line], intended: list[Line], language: Language
    ) -> None:
        self.workspace, self.annex, self.lines, self.language = workspace, annex, lines, language
        self._before = self._lines_before()
        self._sums = money_of(workspace, lines, annex.year)
        self._rows = {line.number: self._service(line) for line in lines}
        caption = Text("Kapacita sítě v roce {year}", "Capacity of the network in {year}")
        types = type_table(workspace, lines, annex.year, language, self._before)
        self.types = self._table(caption, *types)._replace(across=False)
        caption = Text("Kapacita sítě podle ORP", "Capacity of the network by ORP")
        self.orps = self._table(caption, *orp_table(workspace, lines, annex.day, language))._replace(across=False)
        self.divided = self._table(
            Text("Rozdělení jednotek mezi ORP", "Units by ORP"), DIVIDED, list(divided_rows(workspace, lines, language))
        )
        self.money = self._money()
        self.intended = self._intended(intended)
        self.changes = [
            Table(tuple(columns), rows, title.in_language(language), across=True)
            for title, columns, rows in year_changes(workspace, annex.year, annex.day, language)
        ]
        self.later = self._table(
            Text("Změny s pozdější účinností", "Changes that take effect later"),
            *later_table(workspace, annex.year, annex.day, language),
        )

    def _lines_before(self) -> list[Line]:
        """The network a year before."""
        found = [one for one in entries_on(self.workspace, year_before(self.annex.day)) if counts(self.workspace, one)]
        return lines_of(self.workspace, found)

    def _service(self, line: Line) -> dict[str, Any]:
        money = self._sums.get(line.entry.id, Sums())
        return service_row(self.workspace, line, money, self.annex.day, self.language)

    def _table(self, caption: Text, columns: Iterable[Column], rows: list[Row]) -> Table:
        words = Phrase(caption, {"year": str(self.annex.year)}).in_language(self.language)
        return Table(tuple(columns), rows, words, across=True)

    def chapters(self) -> list[dict[str, Any]]:
        """A chapter for each type of service, in the order of the act."""
        found = []
        for code, group in groupby(self.lines, key=lambda line: line.type):
            title, lines = type_title(self.workspace, code, self.language), list(group)
            rows = [row for line in lines for row in self._units(line)]
            whom = [self._rows[line.number] for line in lines]
            found.append(
                {
                    "title": title,
                    "main": Table(
                        used(MAIN, rows), rows, f"{title} – {_WHICH.in_language(self.language)}", across=True
                    ),
                    "whom": Table(
                        _telling(WHOM, whom), whom, f"{title} – {_FOR_WHOM.in_language(self.language)}", across=True
                    ),
                }
            )
        return found

    def _units(self, line: Line) -> Iterable[dict[str, Any]]:
        return unit_rows(self.workspace, line, self._rows[line.number], self.language)

    def _money(self) -> Table:
        keys = ("entrustment", "entrusted", "compensation", "granted", "reason", "note")
        rows: list[Row] = [row for row in self._rows.values() if any(row[key] not in (None, "") for key in keys)]
        if any(row[COMPENSATION.key] is not None or row[GRANTED.key] is not None for row in rows):
            rows.append(money_total(self._sums.values(), self.language))
        caption = Text("Pověření a vyrovnávací platby v roce {year}", "Entrustments and compensation in {year}")
        return self._table(caption, used(MONEY, rows), rows)

    def _intended(self, lines: list[Line]) -> Table:
        rows: list[Row] = []
        for line in lines:
            rows += unit_rows(self.workspace, line, self._service(line), self.language)
        columns = (*MAIN[:4], TYPE, *MAIN[4:], WHOM[4], REASON)
        caption = Text("Záměry a služby mimo síť", "Intentions and services outside the network")
        return self._table(caption, used(columns, rows), rows)

    def sheets(self) -> tuple[Table, ...]:
        """The tables of the workbook: all services in one, then the sums and the rest."""
        rows = [row for line in self.lines for row in self._units(line)]
        whole = Table(used(WHOLE, rows), rows, _WHOLE.in_language(self.language))
        rest = (self.types, self.orps, self.divided, *self.changes, self.later, self.intended)
        return tuple(table for table in (whole, *rest) if table.rows)


def _telling(columns: tuple[Column, ...], rows: list[dict[str, Any]]) -> tuple[Column, ...]:
    """The columns that say something; none where they would only name the services once more."""
    found = used(columns, rows)
    return found if any(column.key not in _ALWAYS for column in found) else ()
