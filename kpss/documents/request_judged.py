"""How a request was assessed and decided, and what it still lacks, in words and tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kpss.deadlines.who import holder_names
from kpss.documents.network_words import level_word, moment_words, units_words
from kpss.documents.request_rows import POINT_COLUMNS, fact_rows, lacking, point_rows, reasons_of
from kpss.documents.tables import used
from kpss.documents.words_plans import maker_name
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.network import money_sums
from kpss.model.network_records import MoneyRow
from kpss.model.parts import Approval
from kpss.model.request_records import Assessment, Decision, Request, Round
from kpss.model.request_standing import standing
from kpss.model.request_words import FINISHED, OUTCOMES, RECOMMENDATIONS
from kpss.model.requests import GRANTED, decision_on, effective, points_of
from kpss.model.workspace import Workspace
from kpss.reports.money_words import MONEY
from kpss.reports.request_words import next_steps, shortly
from kpss.reports.table import Row

_POINTS = Text("Žádost získala {points:bod|body|bodů|bodu}", "The request was given {points:point|points}")
_OF = Text(" (nejvýše jich může být {most})", " of {most}")
_ENOUGH = Text("; k doporučení je potřeba nejméně {threshold}, což splňuje",
               "; at least {threshold} are needed to be recommended, and it has them")  # fmt: skip
_FEW = Text("; k doporučení je potřeba nejméně {threshold}, což nesplňuje",
            "; at least {threshold} are needed to be recommended, and it does not have them")  # fmt: skip
_RECOMMENDATION = Text("Závěr hodnocení: {words}.", "Conclusion: {words}.")
_CZK = Text("{amount:money} Kč", "CZK {amount:money}")
_OPEN = Text("O žádosti zatím nebylo rozhodnuto.", "The request has not been decided yet.")
_TO_NETWORK = Text("Zbývá promítnout rozhodnutí do sítě.", "The decision is still to be written into the network.")
_WITHDRAWN = Text("Žádost byla vzata zpět{day}.", "The request was taken back{day}.")
_COMPLETE = Text("Žádost má vše, co se pro ni vyžaduje.", "The request has all that is asked of it.")


def assessed(workspace: Workspace, one: Assessment, found: Round | None, language: Language) -> dict[str, Any]:
    """An assessment: who and when, its table of points, the sum against the threshold, the recommendation."""
    who = ", ".join(filter(None, (*holder_names(workspace, one.by), moment_words(one.date, language))))
    rows = point_rows(one, found, language)
    return {
        "who": who,
        "columns": used(POINT_COLUMNS, rows),
        "rows": rows,
        "sum": _sum_words(one, found, rows, language),
        "recommendation": _recommended(one, language),
        "text": one.text,
        "note": one.note,
    }


def _sum_words(one: Assessment, found: Round | None, rows: list[Row], language: Language) -> str:
    points = points_of(one, found)
    if points is None:
        return ""
    text = Phrase(_POINTS, {"points": points}).in_language(language)
    most = rows[-1]["most"] if rows else None
    if most is not None:
        text += Phrase(_OF, {"most": most}).in_language(language)
    threshold = found.threshold if found is not None else None
    if threshold is not None:
        told = _ENOUGH if points >= threshold else _FEW
        text += Phrase(told, {"threshold": threshold}).in_language(language)
    return f"{text}."


def _recommended(one: Assessment, language: Language) -> str:
    words = RECOMMENDATIONS.get(one.recommendation)
    return Phrase(_RECOMMENDATION, {"words": words}).in_language(language) if words is not None else ""


def decision_words(workspace: Workspace, request: Request, language: Language) -> dict[str, Any]:
    """The decision known on the date: rows of facts and its reasons in a text; a sentence where there is none."""
    decision = decision_on(request, workspace.as_of)
    if decision is None:
        return {"rows": [], "text": "", "none": _withdrawn(workspace, request, language) or _OPEN.in_language(language)}
    return {"rows": _decision_rows(workspace, request, decision, language), "text": decision.text, "none": ""}


def _decision_rows(workspace: Workspace, request: Request, decision: Decision, language: Language) -> list[Row]:
    act = Approval({"by": decision.by, "by_name": decision.by_name})
    day = effective(workspace, request) if decision.outcome in GRANTED else None
    groups = [
        (Text("Výsledek", "Outcome"), [OUTCOMES.get(decision.outcome, Text("", "")).in_language(language)]),
        (Text("Rozhodl orgán", "Decided by"), [maker_name(workspace, act)]),
        (Text("Kdy", "When"), [moment_words(decision.date, language)]),
        (Text("Usnesení", "Resolution"), [decision.resolution]),
        (Text("Úroveň sítě", "Network level"), [level_word(workspace, decision.level, language)]),
        (Text("Jednotky", "Units"), units_words(workspace, decision.units, language)),
        (Text("Peníze", "Money"), _money_words(decision.money, language)),
        (Text("Účinnost", "In force from"), [moment_words(day, language)]),
        (Text("Důvody", "Reasons"), reasons_of(workspace, request, language)),
    ]
    return fact_rows(groups, language)


def _money_words(rows: Sequence[MoneyRow], language: Language) -> list[str]:
    """One line a year: ``2020: vyrovnávací platba 19 800 000 Kč``."""
    found = []
    for year in sorted({row.year or 0 for row in rows}):
        sums = money_sums([row for row in rows if (row.year or 0) == year])._asdict()
        told = [
            f"{MONEY[name].in_language(language).lower()} {Phrase(_CZK, {'amount': amount}).in_language(language)}"
            for name, amount in sums.items()
            if amount is not None
        ]
        found.append(f"{year}: {', '.join(told)}" if year else ", ".join(told))
    return found


def _withdrawn(workspace: Workspace, request: Request, language: Language) -> str:
    back = request.withdrawn
    if standing(workspace, request).stage != "withdrawn" or back is None:
        return ""
    day = moment_words(back.date, language)
    told, reason = Phrase(_WITHDRAWN, {"day": f" {day}" if day else ""}).in_language(language), back.reason.rstrip(".")
    return f"{told} {Text('Důvod:', 'Reason:').in_language(language)} {reason}." if reason else told


def next_words(workspace: Workspace, request: Request, language: Language) -> dict[str, Any]:
    """What is missing, and who is next; nothing where the request is finished."""
    stands = standing(workspace, request)
    if stands.stage in FINISHED:
        return {}
    if stands.stage == "decided":
        return {"missing": [], "who": [], "complete": _TO_NETWORK.in_language(language)}
    missing = lacking(workspace, stands, language)
    steps = shortly(next_steps(workspace, request, stands))
    who = [one.in_language(language) if isinstance(one, Phrase) else one for one in steps]
    return {"missing": missing, "who": who, "complete": "" if missing else _COMPLETE.in_language(language)}
