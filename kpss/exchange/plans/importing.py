"""Import of plans: a table such as regions keep → records for review, and what could not be read, row by row."""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

from kpss.exchange.plans import messages as says
from kpss.exchange.plans.areas import Item
from kpss.exchange.plans.columns import PlanRow, PlanTable, find_table
from kpss.exchange.plans.draft import Draft, make_draft
from kpss.exchange.plans.known import KnownPlans, draft_area
from kpss.exchange.plans.messages import NotRead, Remark, cell, remark
from kpss.exchange.plans.periods import Span
from kpss.exchange.plans.places import Places
from kpss.exchange.plans.record import Origin, record_text
from kpss.exchange.plans.table import read_sheets
from kpss.language.errors import UserError
from kpss.language.phrases import Phrase
from kpss.language.slugs import name_key
from kpss.language.text import Language, Text
from kpss.model.areas import AreaOn
from kpss.model.workspace import Workspace

FOLDER = "plans"


class PlansImport(NamedTuple):
    """The texts of new files by path; what to tell of rows that were read, and of those that were not."""

    files: dict[str, str]
    remarks: list[Phrase]
    not_read: list[Phrase]
    summary: list[Phrase]


def import_plans(
    workspace: Workspace, data: bytes, name: str, language: Language, *, schema: str = "", dry_run: bool = False
) -> PlansImport:
    """What an import of the table *data* (the file *name*) writes into *workspace*; nothing is written here.

    :raises UserError: if the file is no table of plans, or the workspace has no territory to know the areas by.
    """
    if not workspace.territory.orps:
        raise UserError(
            "Pracovní prostor nemá území, podle něhož by se poznala území plánů; nejdřív ho naberte: "
            "kpss import territory SOUBOR.",
            "The workspace has no territory by which the areas could be known; import it first: "
            "kpss import territory FILE.",
        )
    table = find_table(read_sheets(data, name), name)
    run = _Run(workspace, table, Origin(name, table.sheet, is_numbered="number" in table.titles), language, schema)
    for row in table.rows:
        run.take(row)
    return PlansImport(
        run.files, [*_columns(table), *run.remarks, *run.assumed()], run.not_read, run.summary(dry_run=dry_run)
    )


class _Run:
    def __init__(self, workspace: Workspace, table: PlanTable, origin: Origin, language: Language, schema: str) -> None:
        self.workspace, self.table, self.origin, self.language, self.schema = workspace, table, origin, language, schema
        self.places, self.known = Places(workspace), KnownPlans(workspace)
        self.taken = set(workspace.records) | workspace.half_ids
        self.paths = {facts["path"] for facts in workspace.files}
        self.made: list[Draft] = []
        self.twins: dict[tuple[str, Span, tuple[Item, ...]], int] = {}
        self.alike: dict[tuple[str, Span, AreaOn], list[str]] = {}
        self.files: dict[str, str] = {}
        self.remarks: list[Phrase] = []
        self.not_read: list[Phrase] = []
        self.found = 0

    def take(self, row: PlanRow) -> None:
        """Make the record of one row, or say why there is none."""
        try:
            draft = make_draft(row, self.places, self.workspace.as_of)
            self._refuse_twin(draft)
        except NotRead as reason:
            title = Text(*(f"{text}: " for text in cell(row.name))) if row.name else Text("", "")
            said = {"row": _row(row), "name": title, "reason": reason.said}
            self.not_read.append(Phrase(says.ROW_NOT_READ, said))
            return
        plan = self.known.find(draft, self.origin.name)
        if plan is not None:
            self.found += 1
            self.remarks.append(Phrase(says.ROW_KNOWN, {"row": _row(row), "path": plan.file}))
            return
        self._write(draft)

    def _refuse_twin(self, draft: Draft) -> None:
        twin = self.twins.setdefault((name_key(draft.title.name), draft.valid, draft.area.include), draft.row.row)
        if twin != draft.row.row:
            raise NotRead(says.SAME_ROW, row=twin)

    def _write(self, draft: Draft) -> None:
        identifier = self._free(draft.id)
        draft = draft._replace(remarks=(*draft.remarks, *self._alike(draft, identifier)))
        path = _path(identifier)
        self.taken.add(identifier)
        self.made.append(draft)
        self.files[path] = record_text(draft, identifier, self.origin, self.language, self.schema)
        for item in draft.remarks:
            said = {"row": _row(draft.row), "path": path, "check": says.CHECK, "reason": item.said}
            self.remarks.append(Phrase(says.ROW_TO_CHECK, said))

    def _alike(self, draft: Draft, identifier: str) -> list[Remark]:
        """Another plan of the table for the same area and period: perhaps one plan under two names."""
        key = draft.type, draft.valid, draft_area(draft, self.workspace)
        others = self.alike.setdefault(key, [])
        others.append(identifier)
        return [remark("name", says.LIKE_ANOTHER, id=others[0])] if len(others) > 1 else []

    def _free(self, wanted: str) -> str:
        names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
        return next(name for name in names if name not in self.taken and _path(name) not in self.paths)

    def assumed(self) -> list[Phrase]:
        """What was written although the table does not say it."""
        count = sum(draft.status == "approved" and not draft.row.status for draft in self.made)
        return [Phrase(says.STATUS_ASSUMED, {"count": count})] if count else []

    def summary(self, *, dry_run: bool) -> list[Phrase]:
        """How it came out, in parts of one sentence."""
        checked = sum(bool(draft.remarks) for draft in self.made)
        said = [Phrase(says.SUMMARY_DRY if dry_run else says.SUMMARY, {"plans": len(self.files)})]
        if checked:
            said.append(Phrase(says.SUMMARY_CHECK, {"count": checked, "check": says.CHECK}))
        if self.found:
            said.append(Phrase(says.SUMMARY_KNOWN, {"known": self.found}))
        if self.not_read:
            said.append(Phrase(says.SUMMARY_NOT_READ, {"rows": len(self.not_read)}))
        return said


def _path(identifier: str) -> str:
    return f"{FOLDER}/{identifier}.yaml"


def _row(row: PlanRow) -> Phrase:
    if row.number and row.number != str(row.row):
        return Phrase(says.NUMBERED_ROW, {"row": row.row, "number": row.number})
    return Phrase(says.ROW, {"row": row.row})


def _columns(table: PlanTable) -> list[Phrase]:
    said = [Phrase(says.COLUMN_UNREAD, {"title": title}) for title in table.unknown]
    if table.sheet and table.other_sheets:
        said.append(Phrase(says.SHEETS_UNREAD, {"sheet": table.sheet, "others": table.other_sheets}))
    return said
