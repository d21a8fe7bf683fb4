"""Words for areas, periods and approvals of plans."""

from __future__ import annotations

from kpss.language.dates import NBSP, date_text
from kpss.language.phrases import join, phrase
from kpss.language.text import Language, Text
from kpss.model.parts import Approval, AreaItem, Source
from kpss.model.periods import Moment, Period
from kpss.model.plans import Addendum, Plan
from kpss.model.records import Record
from kpss.model.workspace import Workspace

_WITHOUT = Text("mimo {what}", "without {what}")
_UNKNOWN = Text(
    "mimo {count:obec|obce|obcí}, které zdroj nejmenuje",
    "without {count:municipality|municipalities} that the source does not name",
)


def area_words(workspace: Workspace, plan: Plan, language: Language) -> str:
    """The area as people say it: ``ORP Lipník nad Bečvou mimo 4 obce, které zdroj nejmenuje``."""
    if plan.area is None:
        return ""
    text = join([_item(workspace, item, language) for item in plan.area.include], language)
    if plan.area.exclude:
        left_out = join([_item(workspace, item, language) for item in plan.area.exclude], language)
        text += " " + phrase(_WITHOUT, {"what": left_out}, language)
    if plan.area.exclude_unknown:
        text += " " + phrase(_UNKNOWN, {"count": plan.area.exclude_unknown}, language)
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


def _is_town(workspace: Workspace, code: str) -> bool:
    belonging = workspace.territory.by_code[code][-1]
    data = belonging.record.data
    for step in belonging.path:
        data = data[step]  # type: ignore[index]
    return data.get("type") in ("town", "statutory_city", "capital")


def period_words(valid: Period, language: Language) -> str:
    """A period as precise as its source: ``2014–2018``, ``od 1. 3. 2016 do 31. 12. 2019``."""
    start, end = _moment(valid.start, language), _moment(valid.end, language)
    if start and end and start.isdecimal() and end.isdecimal():
        return start if start == end else f"{start}–{end}"
    if start and end:
        return f"{start} – {end}"
    if start:
        return f"{Text('od', 'from').in_language(language)}{NBSP}{start}"
    return f"{Text('do', 'until').in_language(language)}{NBSP}{end}" if end else ""


def _moment(value: Moment | None, language: Language) -> str:
    return "–".join(date_text(part, language) for part in value.text.split("–")) if value is not None else ""


def approval_words(workspace: Workspace, approval: Approval | Addendum, language: Language) -> str:
    """Who approved, when, under which number."""
    body = workspace.records.get(approval.by)
    who = body.name if body is not None else approval.by_name or approval.by
    parts = [who, date_text(approval.date.text, language) if approval.date is not None else ""]
    if approval.resolution:
        parts.append(f"{Text('usnesení', 'resolution').in_language(language)} {approval.resolution}")
    return ", ".join(part for part in parts if part)


def source_words(source: Source, language: Language) -> str:
    """A source as a reader cites it: title, publisher, date, page or row, address."""
    parts = [source.title, source.publisher, date_text(source.date.text, language) if source.date is not None else ""]
    if source.resolution:
        parts.append(f"{Text('usnesení', 'resolution').in_language(language)} {source.resolution}")
    if source.page:
        parts.append(f"{Text('strana', 'page').in_language(language)} {source.page}")
    if source.row:
        parts.append(f"{Text('řádek', 'row').in_language(language)} {source.row}")
    parts += [source.licence, source.url]
    return ", ".join(part for part in parts if part)


def sources_of(records: list[Record], language: Language) -> list[str]:
    """The sources of *records*, each document once, in the order in which they are met."""
    found: dict[str, None] = {}
    for record in records:
        for source in record.sources:
            parts = [
                source.title,
                source.publisher,
                date_text(source.date.text, language) if source.date is not None else "",
            ]
            found.setdefault(", ".join(part for part in (*parts, source.licence, source.url) if part))
    return list(found)
