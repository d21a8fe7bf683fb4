"""The tables of a proposal of decisions: requests with their units, reasons, and what they mean for the network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from kpss.documents.decision_groups import Placed, units_of
from kpss.documents.network_lines import FORM, SERVICE, SERVICE_NUMBER, TYPE, UNIT
from kpss.documents.network_words import (
    form_word,
    moment_words,
    money_columns,
    service_name,
    tidy,
    type_order,
    type_title,
    unit_order,
    unit_word,
)
from kpss.documents.request_rows import lacking, reasons_of
from kpss.documents.texts import text_lines
from kpss.documents.words_plans import maker_name
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.network import UnitKey, money_sums
from kpss.model.network_records import MoneyRow
from kpss.model.parts import Approval
from kpss.model.request_changes import UnitChange, wanted_units
from kpss.model.requests import (
    assessments_on,
    decision_on,
    effective,
    points_of,
    request_service,
    service_type_of,
    standing,
)
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.request_outcome import OUTCOMES, RECOMMENDATIONS
from kpss.reports.request_words import applicant, next_steps
from kpss.reports.table import Column, Row

_NUMBER = Column("number", Text("Č. žádosti", "Request No."))
_APPLICANT = Column("applicant", Text("Žadatel", "Applicant"))
_KIND = Column("kind", Text("Druh žádosti", "Type of request"))
_BEFORE = Column("before", Text("Před změnou", "Before"), "number")
_AFTER = Column("after", Text("Po změně", "After the change"), "number")
_ASKED = Column("asked", Text("Požadováno", "Asked for"), "number")
_CHANGE = Column("change", Text("Rozdíl", "Difference"), "number")
_SINCE = Column("since", Text("Účinnost", "In force from"))
_DECIDER = Column("decider", Text("Rozhoduje", "Decided by"))
_POINTS = Column("points", Text("Body", "Points"), "number")
_ADVICE = Column("advice", Text("Doporučení", "Recommendation"))
_REASON = Column("reason", Text("Odůvodnění", "Reasons"), "lines")
_WHO = (_NUMBER, _APPLICANT, SERVICE, SERVICE_NUMBER, _KIND)
_UNITS = (FORM, UNIT, _BEFORE, _AFTER, _CHANGE)
PROPOSED = (*_WHO, *_UNITS, _SINCE, _POINTS, _ADVICE, _DECIDER)
REFUSED = (_NUMBER, _APPLICANT, SERVICE, _KIND, *_UNITS, _POINTS, _REASON, _DECIDER)
INCOMPLETE = (
    *_WHO, Column("missing", Text("Co chybí", "What is missing"), "lines"),
    Column("next", Text("Kdo je na řadě", "Who is next"), "lines"), _DECIDER,
)  # fmt: skip
DECIDED = (
    *_WHO, Column("outcome", Text("Výsledek", "Outcome"), "choice", labels=OUTCOMES),
    Column("decided", Text("Kdo a kdy rozhodl", "Decided by and when")), _REASON,
)  # fmt: skip
DECIDED_UNITS = (
    _NUMBER, _APPLICANT, SERVICE, FORM, UNIT, _BEFORE, _ASKED,
    _AFTER._replace(label=Text("Podle rozhodnutí", "As decided")), _CHANGE, _SINCE,
)  # fmt: skip
WITHDRAWN = (*_WHO, Column("back", Text("Vzato zpět", "Taken back")), _REASON._replace(label=Text("Důvod", "Reason")))
EFFECT = (
    TYPE, FORM, UNIT, Column("requests", Text("Žádostí", "Requests"), "number"),
    _BEFORE, _AFTER._replace(label=Text("Po změně", "After")), _CHANGE,
)  # fmt: skip
_NOT_GRANTED = ("rejected", "postponed")
_ONCE = ("points",)  # what is told of the whole request stands in its first row, so that columns can be added up
_ALL_YEARS = Text("neuvedeno", "not given")


def rows_of(workspace: Workspace, placed: Iterable[Placed], language: Language) -> list[Row]:
    """A row for each form and unit of each request; one where no units change."""
    rows: list[Row] = []
    for one in placed:
        base = _base(workspace, one, language)
        units = _units(workspace, one, language) or [{}]
        rows += [{**base, **(dict.fromkeys(_ONCE) if index else {}), **told} for index, told in enumerate(units)]
    return rows


def _units(workspace: Workspace, one: Placed, language: Language) -> list[dict[str, Any]]:
    """Units before, as asked for, and after; of a request that was not granted nothing comes after."""
    asked = {(change.form, change.unit): change for change in wanted_units(workspace, one.request)}
    after = {} if one.group in _NOT_GRANTED else {(c.form, c.unit): c for c in units_of(workspace, one)}
    return [
        {
            "form": form_word(workspace, key[0], language),
            "unit": unit_word(workspace, key[1], language),
            "before": tidy((after.get(key) or asked[key]).before),
            "asked": tidy(asked[key].after) if key in asked else None,
            "after": tidy(after[key].after) if key in after else None,
            "change": _difference(after.get(key)),
        }
        for key in dict.fromkeys([*after, *asked])
    ]


def _difference(change: UnitChange | None) -> Decimal | None:
    if change is None or change.before is None:
        return None
    return (change.after - change.before).normalize()


def _base(workspace: Workspace, one: Placed, language: Language) -> dict[str, Any]:
    request, day = one.request, workspace.as_of
    service, decision, stands = (
        request_service(workspace, request),
        decision_on(request, day),
        standing(workspace, request),
    )
    given = assessments_on(request, day)
    points = [value for assessment in given if (value := points_of(assessment)) is not None]
    advice = [assessment.recommendation for assessment in given if assessment.recommendation]
    back = request.withdrawn
    kind = service_type_of(workspace, request)
    name = service_name(service, request.service) or (type_title(workspace, kind, language) if kind else "")
    steps = next_steps(workspace, request, stands) if decision is None else []
    return {
        "id": request.id,
        "number": request.number or request.id,
        "applicant": applicant(workspace, request),
        "service": name,
        "service_number": service.number if service is not None else "",
        "kind": word(workspace.settings, "request-type", request.type).in_language(language),
        "since": moment_words(effective(workspace, request), language),
        "points": points[-1] if points else None,
        "advice": RECOMMENDATIONS.get(advice[-1], Text("", "")).in_language(language) if advice else "",
        "reason": _reasons(workspace, one, language),
        "decider": one.decider,
        "missing": lacking(workspace, stands, language),
        "next": [step.in_language(language) if isinstance(step, Phrase) else step for step in steps],
        "outcome": decision.outcome if decision is not None else "",
        "decided": _decided(workspace, one, language),
        "back": moment_words(back.date, language) if back is not None else "",
    }


def _reasons(workspace: Workspace, one: Placed, language: Language) -> list[str]:
    """Why it was decided so, or why it is not recommended, or why it was taken back."""
    request = one.request
    if one.group == "withdrawn":
        return [request.withdrawn.reason] if request.withdrawn is not None and request.withdrawn.reason else []
    decision = decision_on(request, workspace.as_of)
    if decision is not None:
        return [*reasons_of(workspace, request, language), *text_lines(decision.text)]
    given = assessments_on(request, workspace.as_of)
    return [line for assessment in given[-1:] for line in (*text_lines(assessment.text), *text_lines(assessment.note))]


def _decided(workspace: Workspace, one: Placed, language: Language) -> str:
    decision = decision_on(one.request, workspace.as_of)
    if decision is None:
        return ""
    who = maker_name(workspace, Approval({"by": decision.by, "by_name": decision.by_name}))
    resolution = (
        f"{Text('usnesení', 'resolution').in_language(language)} {decision.resolution}" if decision.resolution else ""
    )
    return ", ".join(part for part in (who, moment_words(decision.date, language), resolution) if part)


def effect_rows(workspace: Workspace, placed: Iterable[Placed], language: Language) -> tuple[list[Row], int]:
    """Sums of the changes by type, form and unit, and of how many requests the present state is not recorded."""
    sums: dict[tuple[str, UnitKey], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0), Decimal(0)])
    unknown = 0
    for one in placed:
        changes = units_of(workspace, one)
        if any(change.before is None for change in changes):
            unknown += 1
            continue
        for change in changes:
            found = sums[service_type_of(workspace, one.request), (change.form, change.unit)]
            found[0] += 1
            found[1] += change.before or Decimal(0)
            found[2] += change.after
    order = sorted(sums, key=lambda key: (type_order(workspace, key[0]), unit_order(workspace, key[1])))
    rows: list[Row] = [
        {
            "type": type_title(workspace, kind, language),
            "form": form_word(workspace, key[0], language),
            "unit": unit_word(workspace, key[1], language),
            "requests": sums[kind, key][0],
            "before": sums[kind, key][1].normalize(),
            "after": sums[kind, key][2].normalize(),
            "change": (sums[kind, key][2] - sums[kind, key][1]).normalize(),
        }
        for kind, key in order
    ]
    return rows, unknown


def money_effect(placed: Sequence[Placed], language: Language) -> tuple[tuple[Column, ...], list[Row]]:
    """The money that the requests have on record after the change, by year, to the last digit."""
    by_year: dict[int, list[MoneyRow]] = defaultdict(list)
    counted: dict[int, set[str]] = defaultdict(set)
    for one in placed:
        for row in one.request.changes.money if one.request.changes is not None else ():
            by_year[row.year or 0].append(row)
            counted[row.year or 0].add(one.request.id)
    columns = (
        Column("year", Text("Rok", "Year")),
        Column("requests", Text("Žádostí", "Requests"), "number"),
        *money_columns(),
    )
    rows: list[Row] = [
        {
            "year": str(year) if year else _ALL_YEARS.in_language(language),
            "requests": len(counted[year]),
            **money_sums(by_year[year])._asdict(),
        }
        for year in sorted(by_year)
    ]
    return columns, rows
