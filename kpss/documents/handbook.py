"""The method handbook: how to plan, with examples from the workspace, and what it means for each place."""

from __future__ import annotations

from typing import Any

from kpss.documents.area_table import AREA_COLUMNS
from kpss.documents.find import find
from kpss.documents.handbook_general import general_part, known_projects
from kpss.documents.handbook_places import PLANS, gaps, outside_part, place_part
from kpss.documents.record_files import files_of
from kpss.documents.render import Source
from kpss.documents.title_page import title_page
from kpss.documents.words_plans import sources_of
from kpss.language.phrases import phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text
from kpss.model.handbook import Locality
from kpss.model.length import PAGE, locality_length, pages
from kpss.model.localities import localities
from kpss.model.prose import path_beside
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.reports.quality import known_assessments
from kpss.reports.table import Column, Row
from kpss.rules import CATALOGUE
from kpss.rules.engine import configured

_TITLE = Text("Metodická příručka plánování sociálních služeb", "Method handbook of planning social services")
_KIND = Text("Metodická příručka", "Method handbook")  # not shown below a title that says it
_LENGTHS = (
    Column("name", Text("Místo", "Place")),
    Column("pages", Text("Normostran", "Standard pages"), "number"),
)
_OUTSIDE = Text("Obce mimo plánování", "Municipalities outside planning")
_PAGE = Text(
    "Normostrana má {count:znak|znaky|znaků} s mezerami.",
    "A standard page has {count:character|characters} with spaces.",
)
_LENGTH_RULE = 808


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The handbook; of the locality *identifier* only its part.

    :raises UserError: if there is no such locality.
    """
    only = find(workspace, identifier, Locality, "locality", Text("Místo", "locality")) if identifier else None
    places = sorted(
        (one for one in localities(workspace) if one.type == "place"), key=lambda one: (sort_key(one.name), one.id)
    )
    outside = [one for one in localities(workspace) if one.type == "outside"]
    if only is not None:
        places, outside = ([only], []) if only.type == "place" else ([], [only])
    title = _TITLE.in_language(language)
    found = gaps(workspace) if places else []
    shown: list[Record] = [*places, *outside]
    context = {
        **title_page(workspace, language, f"{title} – {only.name}" if only is not None else title, _KIND, []),
        "general": general_part(workspace, language) if only is None else None,
        "places": [place_part(workspace, one, found, language) for one in places],
        "outside": outside_part(workspace, language, only.id if only is not None else "") if outside else [],
        "area_columns": AREA_COLUMNS,
        "plan_columns": PLANS,
        **_lengths(workspace, places, outside, language),
        "sources": sources_of(shown if only is not None else [*shown, *known_projects(workspace)], language),
    }
    return Source("handbook.md", context, _files(workspace, shown, whole=only is None))


def _lengths(
    workspace: Workspace, places: list[Locality], outside: list[Locality], language: Language
) -> dict[str, Any]:
    """The lengths of the local parts; whether they are as long as was agreed, KPSS808 watches."""
    _, options = configured(workspace, CATALOGUE[_LENGTH_RULE])
    page = options["characters"] if options["characters"] > 0 else PAGE
    parts = [(one.name, [one]) for one in places]
    if outside:
        parts.append((_OUTSIDE.in_language(language), outside))
    rows: list[Row] = []
    for name, members in parts:
        lengths = [locality_length(workspace, one) for one in members]
        known = [length for length in lengths if length is not None]
        whole = len(known) == len(lengths)
        total = sum(known) if whole else None
        rows.append({
            "name": name,
            "pages": pages(total, page) if total is not None else None,
        })  # fmt: skip
    return {"length_columns": _LENGTHS, "length_rows": rows, "page": phrase(_PAGE, {"count": page}, language)}


def _files(workspace: Workspace, shown: list[Record], *, whole: bool) -> tuple[str, ...]:
    """The files whose records the handbook uses: its parts with their chapters and plans, and those of examples."""
    others: list[Record] = [*workspace.territory.orps.values()]
    if whole:
        others += [*known_projects(workspace), *known_assessments(workspace), *workspace.plans]
    paths = (path_beside(one, item.file) for one in shown if isinstance(one, Locality) for item in one.chapters)
    return tuple(sorted(files_of(workspace, shown, others).union(filter(workspace.chapters.get, paths))))
