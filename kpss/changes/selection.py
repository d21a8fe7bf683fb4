"""What of a difference is told: all, or what concerns an ORP, a plan, or files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kpss.changes.difference import Difference, FileChange, RecordChange
from kpss.findings.finding import Finding
from kpss.language.errors import UserError
from kpss.model.coverage import Coverage
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.reports.filters import Chosen, Filters, choose, is_under, record_orps, shows_finding
from kpss.source.discovery import SETTINGS

NOTHING = Chosen("", "", frozenset())


class Selection(NamedTuple):
    """Filters looked up in each tree (None where it knows no such ORP or plan), and paths of files and folders."""

    before: Chosen | None = NOTHING
    after: Chosen | None = NOTHING
    paths: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing was chosen, so that all is told."""
        return self == Selection()


def select(difference: Difference, filters: Filters, paths: Iterable[str] = ()) -> Selection:
    """Look up *filters* in both trees; a plan that was renamed may be called by either id.

    :raises UserError: if neither of them knows such an ORP or plan, or has a file under one of *paths*.
    """
    wanted = tuple(paths)
    for path in wanted:
        if not any(is_under(file, (path,)) for file in _files(difference)):
            raise UserError(
                f"Cesta {path} není v žádné z porovnávaných verzí.", f"There is no {path} in either of the versions."
            )
    renamed = difference.pairs.renamed
    earlier = {new: old for old, new in renamed.items()}
    then = _chosen(difference.before, filters._replace(plan=earlier.get(filters.plan, filters.plan)))
    now = _chosen(difference.after, filters._replace(plan=renamed.get(filters.plan, filters.plan)))
    if then is None and now is None:
        choose(difference.after, filters)  # says what it does not know
    return Selection(then, now, wanted)


def _chosen(workspace: Workspace, filters: Filters) -> Chosen | None:
    try:
        return choose(workspace, filters)
    except UserError:
        return None


def selected(difference: Difference, selection: Selection) -> Difference:
    """*difference* with what was selected."""
    if selection.whole:
        return difference
    return difference._replace(
        records=tuple(one for one in difference.records if _shows(difference, selection, one)),
        files=tuple(one for one in difference.files if _shows_file(selection, one)),
    )


def shows_record(workspace: Workspace, chosen: Chosen | None, record: Record, paths: tuple[str, ...]) -> bool:
    """Whether *record* of *workspace* belongs to what was chosen."""
    if chosen is None or not is_under(record.file, paths):
        return False
    if chosen.plan and chosen.plan != record.id and chosen.plan not in _mentioned(record):
        return False
    return not chosen.orp or chosen.orp in _orps(workspace, record)


def shows_municipality(chosen: Chosen | None, one: Coverage) -> bool:
    """Whether a municipality belongs to what was chosen."""
    if chosen is None:
        return False
    return (not chosen.orp or one.belonging.orp == chosen.orp) and (
        not chosen.plan or any(plan.id == chosen.plan for plan in one.plans)
    )


def keeps_finding(workspace: Workspace, chosen: Chosen | None, finding: Finding, paths: tuple[str, ...]) -> bool:
    """Whether *finding* belongs to what was chosen."""
    return chosen is not None and is_under(finding.place.file, paths) and shows_finding(workspace, chosen, finding)


def _shows(difference: Difference, selection: Selection, change: RecordChange) -> bool:
    sides = (
        (difference.before, selection.before, change.before),
        (difference.after, selection.after, change.after),
    )
    return any(
        record is not None and shows_record(workspace, chosen, record, selection.paths)
        for workspace, chosen, record in sides
    )


def _shows_file(selection: Selection, change: FileChange) -> bool:
    """Files beside records belong to no ORP and to no plan."""
    if any(chosen is None or chosen.orp or chosen.plan for chosen in (selection.before, selection.after)):
        return False
    return is_under(change.path, selection.paths) or bool(change.before and is_under(change.before, selection.paths))


def _orps(workspace: Workspace, record: Record) -> set[str]:
    """The ORPs of *record*, or of the plans that it is about."""
    plans = (workspace.get(identifier, Plan) for identifier in _mentioned(record))
    return {orp for one in (record, *plans) if one is not None for orp in record_orps(workspace, one)}


def _mentioned(record: Record) -> set[str]:
    """The records that *record* points to; of a measure (``plan/code``) its plan."""
    return {value.partition("/")[0] for _, sort, _, _, value in record.references if sort in ("record", "measure")}


def _files(difference: Difference) -> set[str]:
    """The files that there are, and those beside records that changed."""
    found = {SETTINGS, *(change.path for change in difference.files)}
    for tree in (difference.before, difference.after):
        found |= {facts["path"] for facts in tree.files} | tree.chapters.keys()
    return found
