"""The tables of a proposal of decisions: requests with their changes, opinions and reasons."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from kpss.documents.decision_groups import DECIDED as DECIDED_GROUPS
from kpss.documents.decision_groups import GROUPS, Placed, units_of
from kpss.documents.decision_opinions import opinion_lines
from kpss.documents.network_lines import FORM, SERVICE, SERVICE_NUMBER, TYPE, UNIT
from kpss.documents.network_words import (
    form_word,
    moment_words,
    tidy,
    type_title,
    unit_word,
)
from kpss.documents.request_rows import lacking, reasons_of
from kpss.documents.texts import text_lines
from kpss.documents.words_plans import maker_name
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.naming import record_name
from kpss.model.parts import Approval
from kpss.model.request_changes import UnitChange, wanted_money, wanted_units
from kpss.model.request_standing import standing
from kpss.model.request_words import OUTCOMES, RECOMMENDATIONS
from kpss.model.requests import (
    assessments_on,
    decision_on,
    effective,
    points_of,
    request_service,
    round_of,
    service_type_of,
)
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.request_words import applicant, compared, decided_words, next_steps, shortly, wanted_words
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
_CHANGES = Column("changes", Text("Požadovaná změna", "Change asked for"), "lines")
_GIVEN = Column("given", Text("Podle rozhodnutí", "As decided"), "lines")
_ABOUT = Column("about", Text("Žadatel a služba", "Applicant and service"), "list")
_OPINIONS = Column("opinions", Text("Stanoviska", "Opinions"), "lines")
_OUTCOME = Column("outcome", Text("Výsledek", "Outcome"), "choice", labels=OUTCOMES)
_DECIDED = Column("decided", Text("Kdo a kdy rozhodl", "Decided by and when"))
_MISSING = Column("missing", Text("Co chybí", "What is missing"), "lines")
_NEXT = Column("next", Text("Kdo je na řadě", "Who is next"), "lines")
_BACK = Column("back", Text("Vzato zpět", "Taken back"))
_WHO = (_NUMBER, _ABOUT, _KIND)
PROPOSED = (*_WHO, _CHANGES, _SINCE, _OPINIONS, _POINTS, _ADVICE, _DECIDER)
REFUSED = (*_WHO, _CHANGES, _OPINIONS, _POINTS, _REASON, _DECIDER)
_NOT_GRANTED = ("rejected", "postponed")
POSTPONED = (*_WHO, _CHANGES, _OPINIONS, _POINTS, _ADVICE, _DECIDED, _REASON, _DECIDER)
INCOMPLETE = (*_WHO, _CHANGES, _MISSING, _NEXT, _OPINIONS, _DECIDER)
DECIDED = (*_WHO, _CHANGES, _OUTCOME, _GIVEN, _SINCE, _OPINIONS, _DECIDED, _REASON)
WITHDRAWN = (*_WHO, _BACK, _REASON._replace(label=Text("Důvod", "Reason")))
SHEET = (
    Column("group", Text("Návrh nebo výsledek", "Proposal or outcome")), _NUMBER, _APPLICANT, SERVICE, SERVICE_NUMBER,
    TYPE, _KIND, FORM, UNIT, _BEFORE, _ASKED, _AFTER, _CHANGE, _SINCE, _OPINIONS, _POINTS, _ADVICE, _DECIDED, _REASON,
    _MISSING, _NEXT, _DECIDER,
)  # fmt: skip
"""All requests in one flat table, as a workbook has it."""
_ONCE = ("points",)  # what is told of the whole request stands in its first row, so that columns can be added up
_AMOUNTS = {
    "requested": Text("požadovaná dotace {year} (Kč)", "subsidy asked for in {year} (CZK)"),
    "compensation": Text("vyrovnávací platba {year} (Kč)", "compensation in {year} (CZK)"),
}


def rows_of(workspace: Workspace, placed: Iterable[Placed], language: Language) -> list[Row]:
    """A row for each request, its changes in words."""
    return [_base(workspace, one, language) for one in placed]


def sheet_rows(workspace: Workspace, placed: Iterable[Placed], language: Language) -> list[Row]:
    """A row for each form and unit and for each amount that changes; one for a request without any."""
    rows: list[Row] = []
    for one in placed:
        base = {**_base(workspace, one, language), "group": GROUPS[one.group].in_language(language)}
        changes = [*_units(workspace, one, language), *_amounts(workspace, one, language)] or [{}]
        rows += [{**base, **(dict.fromkeys(_ONCE) if index else {}), **told} for index, told in enumerate(changes)]
    return rows


def _amounts(workspace: Workspace, one: Placed, language: Language) -> list[dict[str, Any]]:
    """Subsidies and compensations, before is that of the year before where nothing else is told."""
    is_after = one.group not in _NOT_GRANTED
    return [
        {
            "unit": Phrase(_AMOUNTS[change.column], {"year": str(change.year)}).in_language(language),
            "before": before,
            "asked": change.after,
            "after": change.after if is_after else None,
            "change": change.after - before if is_after and before is not None else None,
        }
        for change in wanted_money(workspace, one.request)
        for _, before in (compared(workspace, one.request, change),)
    ]


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
    given, found = assessments_on(request, day), round_of(workspace, request)
    points = [value for assessment in given if (value := points_of(assessment, found)) is not None]
    advice = [assessment.recommendation for assessment in given if assessment.recommendation]
    back = request.withdrawn
    kind = service_type_of(workspace, request)
    name = record_name(workspace, request.service) or (type_title(workspace, kind, language) if kind else "")
    steps = shortly(next_steps(workspace, request, stands)) if one.group not in DECIDED_GROUPS else []
    number = service.number if service is not None else ""
    return {
        "id": request.id,
        "number": request.number or request.id,
        "applicant": applicant(workspace, request),
        "service": name,
        "service_number": number,
        "type": type_title(workspace, kind, language) if kind else "",
        "about": [part for part in (applicant(workspace, request), name, number) if part],
        "changes": [change.in_language(language) for change in wanted_words(workspace, request)],
        "given": [change.in_language(language) for change in decided_words(workspace, request)],
        "opinions": opinion_lines(workspace, request, language),
        "kind": word(workspace.settings, "request-type", request.type).in_language(language),
        "since": moment_words(effective(workspace, request), language) if one.group not in _NOT_GRANTED else "",
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
