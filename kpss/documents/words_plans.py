"""Words for areas, periods and approvals of plans."""

from __future__ import annotations

import datetime as dt
import re

from kpss.language.dates import NBSP, date_text
from kpss.language.phrases import join, phrase
from kpss.language.text import Language, Text
from kpss.model.addenda import wording
from kpss.model.naming import record_name
from kpss.model.parts import Approval, Area, AreaItem, Proceeding, Source
from kpss.model.periods import Moment, Period
from kpss.model.plans import Addendum, Extension, Plan, Withdrawal
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.reports.responsible import of_plan

_WITHOUT = Text("mimo {what}", "without {what}")
_UNKNOWN = Text(
    "mimo {count:obec|obce|obcí}, které zdroj nejmenuje",
    "without {count:municipality|municipalities} that the source does not name",
)

_MONTH = re.compile(r"([^\W\d]+) ([0-9]{4})")
_GENITIVES = {
    "leden": "ledna", "únor": "února", "březen": "března", "duben": "dubna", "květen": "května", "červen": "června",
    "červenec": "července", "srpen": "srpna", "září": "září", "říjen": "října", "listopad": "listopadu",
    "prosinec": "prosince",
}  # fmt: skip
# A title that is no more than the name of a file, as tools that make records write it.
_FILE_NAME = re.compile(r"[\w ./()-]+\.(?:csv|tsv|txt|xlsx?|ods|ya?ml|json)", re.IGNORECASE)

_AMENDED = Text(
    "ve znění {count:#dodatku|dodatků|dodatků} č.\N{NO-BREAK SPACE}{numbers:list}",
    "as amended by {count:#Addendum|Addenda} No. {numbers:list}",
)
_AMENDED_UNNUMBERED = Text("ve znění {count:dodatku|dodatků|dodatků}", "as amended by {count:addendum|addenda}")


def area_words(workspace: Workspace, plan: Plan, language: Language) -> str:
    """The area of a plan as people say it: ``ORP Lipník nad Bečvou mimo 4 obce, které zdroj nejmenuje``."""
    return area_phrase(workspace, plan.area, language)


def area_phrase(workspace: Workspace, area: Area | None, language: Language) -> str:
    """An area as people say it; empty where there is none."""
    if area is None:
        return ""
    text = join([_item(workspace, item, language) for item in area.include], language)
    if area.exclude:
        left_out = join([_item(workspace, item, language) for item in area.exclude], language)
        text += " " + phrase(_WITHOUT, {"what": left_out}, language)
    if area.exclude_unknown:
        text += " " + phrase(_UNKNOWN, {"count": area.exclude_unknown}, language)
    return text


def _item(workspace: Workspace, item: AreaItem, language: Language) -> str:
    territory = workspace.territory
    if item.municipality:
        codes = territory.find_municipality(item.municipality)
        if len(codes) != 1:
            return item.municipality
        word = Text("obec", "municipality").in_language(language)
        if territory.belonging(codes[0], workspace.as_of) and _is_town(workspace, codes[0]):
            word = Text("město", "the town of").in_language(language)
        return f"{word} {territory.name(codes[0])}"
    if item.orp:
        codes = territory.find_orp(item.orp)
        return f"ORP {territory.orp_name(codes[0]) if codes else item.orp}"
    if item.microregion:
        microregion = workspace.microregions.get(item.microregion)
        return microregion.name if microregion is not None and microregion.name else item.microregion
    if item.region == workspace.settings.area:
        return workspace.settings.name
    return f"{Text('kraj', 'region').in_language(language)} {item.region}"


def planner_words(workspace: Workspace, plan: Plan, language: Language) -> str:
    """Who commissioned the plan; empty where that is not known."""
    if plan.planner is not None and plan.planner.municipality:
        return _item(workspace, AreaItem({"municipality": plan.planner.municipality}), language)
    return join(of_plan(workspace, plan), language)


def _is_town(workspace: Workspace, code: str) -> bool:
    belonging = workspace.territory.by_code[code][-1]
    data = belonging.record.data
    for step in belonging.path:
        data = data[step]  # type: ignore[index]
    return data.get("type") in ("town", "statutory_city", "capital")


def period_words(valid: Period, language: Language) -> str:
    """A period as precise as its source: ``2014–2018``, ``leden až červen 2027``, ``od 1. 3. 2016``."""
    start, end = _moment(valid.start, language), _moment(valid.end, language)
    if start and end and start.isdecimal() and end.isdecimal():
        return start if start == end else f"{start}–{end}"
    if start and end:
        return _months(start, end, language) or f"{start} – {end}"
    if start:
        return since_words(start, language)
    return f"{Text('do', 'until').in_language(language)}{NBSP}{_genitive(end, language)}" if end else ""


def since_words(date: str, language: Language) -> str:
    """From when, of a date in words: ``od června 2018``."""
    return f"{Text('od', 'from').in_language(language)}{NBSP}{_genitive(date, language)}"


def _months(start: str, end: str, language: Language) -> str:
    """Months of one year: ``leden až červen 2027``, also where it ends with the year; empty where they are no such."""
    first = _MONTH.fullmatch(start)
    if first is not None and end == first[2]:
        end = date_text(f"{end}-12", language)
    last = _MONTH.fullmatch(end)
    if first is None or last is None or first[2] != last[2]:
        return ""
    return start if start == end else f"{first[1]} {Text('až', 'to').in_language(language)} {end}"


def _genitive(date: str, language: Language) -> str:
    match = _MONTH.fullmatch(date) if language == "cs" else None
    return f"{_GENITIVES.get(match[1], match[1])} {match[2]}" if match is not None else date


def _moment(value: Moment | None, language: Language) -> str:
    return "–".join(date_text(part, language) for part in value.text.split("–")) if value is not None else ""


def maker_name(workspace: Workspace, act: Approval | Addendum | Proceeding | Extension | Withdrawal) -> str:
    """Who approved, extended or withdrew: the name of the body, or its id; else the name that stands there."""
    is_named = act.by_name and act.by not in workspace.records
    return act.by_name if is_named else record_name(workspace, act.by)


def approval_words(workspace: Workspace, approval: Approval | Addendum | Proceeding, language: Language) -> str:
    """Who approved, when, under which number."""
    parts = [
        maker_name(workspace, approval),
        date_text(approval.date.text, language) if approval.date is not None else "",
    ]
    if approval.resolution:
        parts.append(f"{Text('usnesení', 'resolution').in_language(language)} {approval.resolution}")
    return ", ".join(part for part in parts if part)


def amended_words(plan: Plan, day: dt.date, language: Language) -> str:
    """In the wording of which addenda the plan is on *day*; empty where there are none: ``ve znění dodatku č. 2``."""
    found = wording(plan, day)
    numbers = [addendum.number for addendum in found if addendum.number]
    template = _AMENDED if len(numbers) == len(found) else _AMENDED_UNNUMBERED
    return phrase(template, {"count": len(found), "numbers": numbers}, language) if found else ""


def source_words(source: Source, language: Language) -> str:
    """A source as a reader cites it: title, publisher, date, page or row, address."""
    places = (
        (Text("usnesení", "resolution"), source.resolution),
        (Text("strana", "page"), source.page),
        (Text("řádek", "row"), source.row),
    )
    return _cited(source, [f"{label.in_language(language)} {place}" for label, place in places if place], language)


def _cited(source: Source, places: list[str], language: Language) -> str:
    """A source with *places* in it."""
    date = date_text(source.date.text, language) if source.date is not None else ""
    return ", ".join(filter(None, (source.title, source.publisher, date, *places, source.licence, source.url)))


def worth_citing(source: Source) -> bool:
    """Whether a reader can find *source*; a file name alone says something only to those who keep the records."""
    return bool(source.publisher or source.url or source.date or not _FILE_NAME.fullmatch(source.title.strip()))


def sources_of(records: list[Record], language: Language) -> list[str]:
    """The sources of *records*, each document once, in the order in which they are met."""
    cited = (source for record in records for source in filter(worth_citing, record.sources))
    return list(dict.fromkeys(_cited(source, [], language) for source in cited))
