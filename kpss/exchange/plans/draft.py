"""One row of a table of plans → what a record of it says, with what was guessed on the way."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from kpss.exchange.plans import messages as says
from kpss.exchange.plans.areas import AreaReading, read_area
from kpss.exchange.plans.columns import PlanRow
from kpss.exchange.plans.messages import NotRead, Remark, cell, remark
from kpss.exchange.plans.periods import Span, agree, inside, is_short, of_sentence, whole
from kpss.exchange.plans.places import Places
from kpss.exchange.plans.titles import Title, is_making, is_other_document, read_title
from kpss.exchange.start.areas import REGIONS
from kpss.language.slugs import fold, slug
from kpss.model.periods import period

_TOWN_IN_TITLE = re.compile(r"\bměst(?:o|a|ě|ys|yse)\s+([^\W\d_].*)", re.IGNORECASE)
_OTHER_WORDS = re.compile(r"\b(?:neni|nebyl|nema|program|strateg|nahrad|not|none|instead)")
_STATUSES = (
    ("withdrawn", re.compile(r"zrus|withdrawn|repealed")),
    ("draft", re.compile(r"navrh|draft|neschval|not approved")),
    ("consultation", re.compile(r"pripomink|consultation")),
    ("approved", re.compile(r"schval|platn|v platnosti|approved|in force")),
)
_LONGEST_ID = 100


class Draft(NamedTuple):
    """A plan as the table gives it."""

    row: PlanRow
    id: str
    type: str
    title: Title
    planner: tuple[str, str] | None
    area: AreaReading
    valid: Span
    status: str
    remarks: tuple[Remark, ...]


def make_draft(row: PlanRow, places: Places, today: dt.date) -> Draft:
    """What *row* says.

    :raises NotRead: where that is not enough for a record.
    """
    if row.is_shifted:
        raise NotRead(says.SHIFTED)
    if not row.name:
        raise NotRead(says.NO_NAME)
    title = read_title(row.name)
    valid, remarks = _period(row, title)
    area = read_area(row.area, places, period({"from": valid.start or valid.end}).first)
    identifier = _identifier(area, valid)
    if title.is_guessed:
        remarks.append(remark("name", says.TITLE_CUT, text=cell(row.name)))
    remarks += area.remarks
    kind = _type(area, title, remarks)
    planner = _planner(title, area, places, remarks)
    status = _status(row, title, valid, today, remarks)
    found = [Remark(key, said._replace(params={**said.params, "id": said.params.get("id", identifier)}))
             for key, said in remarks]  # fmt: skip
    return Draft(row, identifier, kind, title, planner, area, valid, status, tuple(found))


def _identifier(area: AreaReading, valid: Span) -> str:
    regions = area.codes("region")
    place = slug(REGIONS.get(regions[0], area.label) if regions else area.label) or "plan"
    years = "-".join(dict.fromkeys(filter(None, valid.years)))
    return f"{place[: _LONGEST_ID - len(years) - 5].strip('-')}-{years}"


# -- when -------------------------------------------------------------------------------------------------------------


def _period(row: PlanRow, title: Title) -> tuple[Span, list[Remark]]:
    """The period of the column, else that of the title; both are read so that they can be compared."""
    titled = [span for span in inside(title.name if inside(title.name) else row.name) if not span.is_reversed]
    column = whole(row.period) if row.period else None
    if column is None or column.is_reversed:
        return _without_column(row, titled, column)
    remarks = _open_sides(column)
    if is_short(row.period):
        remarks.append(remark("valid", says.PERIOD_SHORT, text=cell(row.period)))
    if titled and column.start and column.end and not any(agree(column, span) for span in titled):
        shown = ", ".join(span.text for span in titled)
        remarks.append(remark("valid", says.PERIODS_DISAGREE, title=shown, column=column.text))
    return column, remarks


def _open_sides(span: Span) -> list[Remark]:
    sides = ((span.start, says.PERIOD_OPEN_START), (span.end, says.PERIOD_OPEN_END))
    return [remark("valid", template) for side, template in sides if not side]


def _without_column(row: PlanRow, titled: list[Span], column: Span | None) -> tuple[Span, list[Remark]]:
    """The period where its column is empty, a sentence or wrong."""
    if len(titled) > 1:
        raise NotRead(says.PERIOD_SEVERAL, periods=[span.text for span in titled])
    if not titled:
        return _of_sentence(row, column)
    (span,) = titled
    if column is not None:
        return span, [remark("valid", says.PERIOD_BAD_COLUMN, period=column.text)]
    if not row.period:
        return span, [remark("valid", says.PERIOD_OF_TITLE)]
    return span, [remark("valid", says.PERIOD_SENTENCE, text=cell(row.period)), *_hints(row.period, span)]


def _of_sentence(row: PlanRow, column: Span | None) -> tuple[Span, list[Remark]]:
    if column is not None:
        raise NotRead(says.PERIOD_REVERSED, period=column.text)
    if not row.period:
        raise NotRead(says.PERIOD_MISSING)
    found = of_sentence(row.period)
    if len(found) != 1 or found[0].is_reversed or _OTHER_WORDS.search(fold(row.period)) or is_making(row.period):
        raise NotRead(says.PERIOD_UNREAD, text=cell(row.period))
    said = remark("valid", says.PERIOD_IN_SENTENCE, text=cell(row.period))
    return found[0], [said, *_open_sides(found[0])]


def _hints(sentence: str, span: Span) -> list[Remark]:
    """What a sentence in place of a period may tell of other documents."""
    others = [other.text for other in inside(sentence) if not agree(other, span)]
    found = []
    if others and _OTHER_WORDS.search(fold(sentence)):
        found.append(remark("valid", says.OTHER_DOCUMENT, periods=others))
    if is_making(sentence):
        found.append(remark("valid", says.NEXT_IS_MADE))
    return found


# -- who and what -----------------------------------------------------------------------------------------------------


def _type(area: AreaReading, title: Title, remarks: list[Remark]) -> str:
    """By who plans: the plan of a whole region is the region's, every other one that of municipalities."""
    is_regional = bool(area.codes("region"))
    if is_regional and re.search(r"\bakcni|\baction", fold(title.name)):
        remarks.append(remark("type", says.TYPE_ACTION))
    elif is_other_document(title.name):
        remarks.append(remark("type", says.TYPE_OTHER))
    return "medium_term" if is_regional else "community"


def _planner(title: Title, area: AreaReading, places: Places, remarks: list[Remark]) -> tuple[str, str] | None:
    """Who plans, where the row says so: the town of the title, the ORP that it names, or the one area."""
    towns, orps = area.codes("municipality"), area.codes("orp")
    seats = [code for code, orp in places.seats.items() if orp in orps]
    named = _town_named(title.maker or title.name, [*towns, *seats], places)
    if named is not None:
        item = next((item for item in area.include if item.code == named), None)
        if item is None:
            remarks.append(remark("planner", says.PLANNER_OF_TITLE, name=places.territory.name(named)))
        return "municipality", item.value if item else places.written_town(named, dt.date.max)
    if len(orps) == 1 and re.search(
        rf"\borp {re.escape(fold(places.territory.orp_name(orps[0])))}\b", fold(title.name)
    ):
        return "orp", places.written_orp(orps[0])
    microregions = [item for item in area.include if item.key == "microregion"]
    if len(microregions) == 1:
        return "microregion", microregions[0].value
    if len(area.include) == 1 and area.include[0].key in {"municipality", "region"}:
        return area.include[0].key, area.include[0].value
    return None


def _town_named(text: str, codes: list[str], places: Places) -> str | None:
    """The one of the municipalities that the text calls a town, in whatever grammatical case."""
    match = _TOWN_IN_TITLE.search(text)
    if match is None:
        return None
    words = fold(match[1]).split()
    found = [code for code in dict.fromkeys(codes) if _is_named(fold(places.territory.name(code)).split(), words)]
    return found[0] if len(found) == 1 else None


def _is_named(name: list[str], words: list[str]) -> bool:
    if len(name) > len(words):
        return False
    for own, other in zip(name, words, strict=False):
        least = max(len(own) - 2, min(len(own), 3))
        if own[:least] != other[:least]:
            return False
    return True


def _status(row: PlanRow, title: Title, valid: Span, today: dt.date, remarks: list[Remark]) -> str:
    said = fold(row.status)
    if title.is_preparing or is_making(row.status) or re.fullmatch(r"(?:priprav|zpracov)\w*\.?", said):
        return "preparing"
    known = next((status for status, words in _STATUSES if words.search(said)), "") if said else "approved"
    if not known:
        remarks.append(remark("status", says.STATUS_UNREAD, text=cell(row.status)))
    elif not said and valid.start and period({"from": valid.start}).first > today:
        remarks.append(remark("status", says.STATUS_FUTURE))
    return known or "approved"
