"""Quality: self-assessments of planning, one row an area, with what changed since the assessment before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kpss.deadlines.who import holder_names
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.handbook import AssessedArea, Locality, Quality
from kpss.model.localities import orps_of
from kpss.model.naming import record_name
from kpss.model.plans import Plan
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.reports.filters import Chosen, Filters, choose
from kpss.reports.remarks import record_remarks
from kpss.reports.table import Column, Report, Row
from kpss.structure.words import code_words

NOT_ASSESSED = "not_assessed"
RATINGS = code_words("quality", ("areas", 0, "rating"))
_ORDER = ("not_met", "partly", "mostly", "met")
_OTHER = "other"
_CHANGES = {
    "better": Text("▲ lepší", "▲ better"),
    "same": Text("= stejné", "= the same"),
    "worse": Text("▼ horší", "▼ worse"),
}
_LEFT_OUT = Text(
    "Sebehodnocení s chybou v přehledu není (kpss validate): {ids:list}.",
    "Self-assessments with a mistake are not here (kpss validate): {ids:list}.",
)
_NONE = Text("K datu není zapsáno žádné sebehodnocení.", "No self-assessment is on record on the date.")
_SUMMARY = Text(
    "Za rok {year}: splněno {met}, převážně {mostly}, zčásti {partly}, nesplněno {not_met}, nehodnoceno {not_assessed}.",
    "For {year}: met {met}, mostly {mostly}, partly {partly}, not met {not_met}, not assessed {not_assessed}.",
)
_CHANGED = Text(
    "{counts} Proti předchozímu hodnocení: lepší {better}, horší {worse}.",
    "{counts} Since the assessment before: better {better}, worse {worse}.",
)


def make(workspace: Workspace, filters: Filters) -> Report:
    """The areas of each assessment known on the date, the latest first; all areas of the vocabulary are there."""
    chosen = choose(workspace, filters)
    areas = words(workspace.settings, "quality-area")
    found = [one for one in known_assessments(workspace) if _concerns(workspace, one, chosen)]
    rows = [row for one in found for row in _rows(workspace, one, areas)]
    broken = [one.id for one in workspace.of(Quality) if not _usable(one)]
    remarks = (Phrase(_LEFT_OUT, {"ids": sorted(broken)}),) if broken else ()
    return Report(
        "quality",
        Text("Kvalita plánování", "Quality of planning"),
        workspace.as_of,
        _columns(areas, rows),
        rows,
        (*record_remarks(workspace, {}), *remarks),
        {},
        _summary(rows),
    )


def known_assessments(workspace: Workspace) -> list[Quality]:
    """The assessments that were known on the workspace's date, the latest first."""
    day = workspace.as_of
    found = [
        one
        for one in workspace.of(Quality)
        if _usable(one) and (one.date.earliest <= day if one.date is not None else (one.year or 0) <= day.year)
    ]
    return sorted(found, key=lambda one: (-(one.year or 0), sorted(one.about), one.id))


def _usable(one: Quality) -> bool:
    return one.broken.isdisjoint(("year", "date", "areas", "about"))


def _concerns(workspace: Workspace, one: Quality, chosen: Chosen) -> bool:
    """Whether an assessment is about what was chosen; one about nothing in particular is about all planning."""
    records = [record for name in one.about if (record := workspace.records.get(name)) is not None]
    plans = {record.id for record in records if isinstance(record, Plan)}
    plans |= {plan for record in records if isinstance(record, Locality) for plan in record.plans}
    if chosen.plan and chosen.plan not in plans:
        return False
    orps = {orp for record in records if isinstance(record, Plan) for orp in workspace.orps_of(record)}
    orps |= {orp for record in records if isinstance(record, Locality) for orp in orps_of(workspace, record)}
    return not chosen.orp or not one.about or chosen.orp in orps


def _rows(workspace: Workspace, one: Quality, areas: Mapping[str, Text]) -> list[Row]:
    given = {item.area: item for item in one.areas}
    before = _before(workspace, one)
    order = [code for code in areas if code != _OTHER]
    order += [code for code in given if code not in order]
    return [_row(workspace, one, code, given.get(code), before.get(code, NOT_ASSESSED)) for code in order]


def _before(workspace: Workspace, one: Quality) -> dict[str, str]:
    """The ratings of the assessment before of the same; nothing where there is none."""
    for other in known_assessments(workspace):
        if (other.year or 0) < (one.year or 0) and sorted(other.about) == sorted(one.about):
            return {item.area: item.rating for item in other.areas}
    return {}


def _row(workspace: Workspace, one: Quality, code: str, item: AssessedArea | None, before: str) -> Row:
    item = item if item is not None else AssessedArea({})
    rating = item.rating or NOT_ASSESSED
    return {
        "assessment": one.id,
        "year": one.year,
        "about": [record_name(workspace, name) for name in one.about],
        "area": code,
        "rating": rating,
        "change": _change(before, rating),
        "criteria": len(item.criteria),
        "criteria_met": sum(1 for criterion in item.criteria if criterion.rating == "met"),
        "strengths": list(item.strengths),
        "weaknesses": list(item.weaknesses),
        "evidence": list(item.evidence),
        "improvement": item.improvement or None,
        "responsible": list(holder_names(workspace, item.responsible)),
    }


def _change(before: str, now: str) -> str | None:
    """How a rating changed; None where one of them is not there."""
    if before not in _ORDER or now not in _ORDER:
        return None
    difference = _ORDER.index(now) - _ORDER.index(before)
    return "better" if difference > 0 else "worse" if difference < 0 else "same"


def _columns(areas: Mapping[str, Text], rows: Sequence[Row]) -> tuple[Column, ...]:
    several = len({tuple(row["about"]) for row in rows}) > 1
    known = {code: areas.get(code, Text(code, code)) for code in (*areas, *(row["area"] for row in rows))}
    changed = any(row["change"] for row in rows)
    assessed = any(row["criteria"] for row in rows)
    return (
        Column("assessment", Text("Hodnocení", "Assessment"), shown=False),
        Column("year", Text("Rok", "Year")),
        Column("about", Text("Čeho se týká", "About"), "list", shown=several),
        Column("area", Text("Oblast", "Area"), "choice", labels=known),
        Column("rating", Text("Hodnocení", "Rating"), "choice", labels=RATINGS),
        Column("change", Text("Změna", "Change"), "choice", labels=_CHANGES, shown=changed),
        Column("criteria", Text("Kritérií", "Criteria"), "number", shown=assessed),
        Column("criteria_met", Text("Z toho splněno", "Of them met"), "number", shown=assessed),
        Column("strengths", Text("Co se daří", "Strengths"), "lines"),
        Column("weaknesses", Text("Co se nedaří", "Weaknesses"), "lines"),
        Column("evidence", Text("Čím je doloženo", "Evidence"), "lines"),
        Column("improvement", Text("Navržené zlepšení", "Proposed improvement")),
        Column("responsible", Text("Kdo je zajistí", "Responsible"), "list"),
    )


def _summary(rows: Sequence[Row]) -> Phrase:
    """The ratings of the latest year in words, and how they changed."""
    if not rows:
        return Phrase(_NONE)
    latest = [row for row in rows if row["year"] == rows[0]["year"]]
    ratings, changes = Counter(row["rating"] for row in latest), Counter(row["change"] for row in latest)
    counts = {code: ratings[code] for code in (*_ORDER, NOT_ASSESSED)}
    told = Phrase(_SUMMARY, {"year": str(rows[0]["year"]), **counts})
    if not any(row["change"] for row in latest):
        return told
    return Phrase(_CHANGED, {"counts": told, "better": changes["better"], "worse": changes["worse"]})
