"""The sheet of a request, the proposal of decisions of a round, and the network in the action plan."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

import pytest

from kpss import api
from kpss.documents.decision_groups import group_of, requests_of
from kpss.documents.registry import DOCUMENTS
from kpss.documents.render import render
from kpss.language.errors import UserError
from kpss.language.text import Language
from kpss.model.plan_parts import filling
from kpss.model.plans import Plan
from kpss.model.request_records import Request, Round
from kpss.model.structures import Part
from kpss.model.workspace import Workspace
from kpss.rules.engine import find
from kpss.source.trees import MemoryTree
from tests.unit.network_document_records import ACTION, AGREES, ASSESSED, DAY, DELTA_AGREES, files, request, units
from tests.unit.records import settings

ROUND = "aktualizace-2027"
LATER = "2026-10-01"


@lru_cache(maxsize=8)
def opened(day: str = DAY, *, decided: bool = False) -> Workspace:
    return api.open(MemoryTree(files(decided=decided)), day)


def changed(changes: dict[str, str], day: str = DAY) -> Workspace:
    return api.open(MemoryTree({**files(), **changes}), day)


def shown(workspace: Workspace, document: str, identifier: str, language: Language = "cs") -> str:
    made = render(workspace, DOCUMENTS[document](workspace, language, identifier), "md", language)
    return made.replace("\xa0", " ")


def asked(identifier: str = "dalsi", kind: str = "change", **data: Any) -> Workspace:
    """The workspace with one more request."""
    return changed({"network/dalsi.yaml": request(identifier, "9/2027", kind, **data)})


def test_the_workspace_of_these_tests_is_right() -> None:
    for day, decided in ((DAY, False), (LATER, True)):
        found = [(one.code, one.record) for one in find(opened(day, decided=decided)) if one.severity == "error"]
        assert found == []


# -- the sheet of a request -------------------------------------------------------------------------------------------


def test_a_request_is_found_by_its_number_too() -> None:
    assert shown(opened(), "request", "1/2027") == shown(opened(), "request", "navyseni")
    with pytest.raises(UserError, match="navyseni"):
        shown(opened(), "request", "navysen")
    with pytest.raises(UserError, match=f"kpss render decision {ROUND}"):
        shown(opened(), "request", ROUND)


def test_a_sheet_tells_the_change_its_points_and_who_is_next() -> None:
    text = shown(opened(), "request", "navyseni")
    assert "| terénní | úvazek v přímé péči | 9 | 12 | 3 |" in text
    assert "| ambulantní | úvazek v přímé péči | 0 | 1 | 1 |" in text
    assert "| Celkem | 16,5 | 20 |  |" in text
    assert "Žádost získala 16,5 bodu (nejvýše jich může být 20); k doporučení je potřeba nejméně 12, " in text
    assert "což splňuje." in text
    assert "O žádosti zatím nebylo rozhodnuto." in text
    assert "Žádost má vše, co se pro ni vyžaduje." in text
    assert "- Rada Zkušebního kraje" in text
    assert "5 750 000,50" in text


def test_a_decision_shows_what_it_gives_in_place_of_what_was_asked_for() -> None:
    text = shown(opened(LATER, decided=True), "request", "navyseni")
    assert "| 9 | 12 | 3 | 10,5 |" in text
    assert "vyhověno zčásti" in text
    assert "nedostatek peněz" in text
    assert "Zbývá promítnout rozhodnutí do sítě." in text
    assert "O žádosti zatím nebylo rozhodnuto." in shown(opened("2026-09-01", decided=True), "request", "navyseni")


def test_an_incomplete_request_says_what_is_missing() -> None:
    text = shown(opened(), "request", "neuplna")
    assert "Žádosti chybí:" in text
    assert "- stanovisko OÚ ORP" in text
    assert "- OÚ ORP Alfa" in text


def test_a_request_taken_back_has_nothing_next() -> None:
    text = shown(opened(), "request", "vzata")
    assert "Žádost byla vzata zpět 20. 6. 2026. Důvod: změna záměru." in text
    assert "Co chybí" not in text


def test_the_least_that_a_request_may_be_is_a_sheet() -> None:
    for language in ("cs", "en"):
        workspace = changed({"network/dalsi.yaml": "kind: request\nid: dalsi\ntype: other\n"})
        assert shown(workspace, "request", "dalsi", language).startswith("# ")


def test_points_without_criteria_of_the_round_and_few_points() -> None:
    points = [{"criterion": code, "points": 1} for code in ("jine", "potreba")]
    little = [{"points": points, "recommendation": "partly"}]
    text = shown(asked(assessments=little, submitted="2026-05-01"), "request", "dalsi")
    assert "| jine | 1 |" in text
    assert "Žádost získala 1 bod; k doporučení je potřeba nejméně 12, což nesplňuje." in text
    assert "Závěr hodnocení: doporučeno zčásti." in text


# -- the proposal of decisions ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "group", "later"),
    [("navyseni", "for", "granted"), ("nova", "against", "rejected"), ("vyrazeni", "open", "granted"),
     ("snizeni", "open", "open"), ("neuplna", "incomplete", "incomplete"), ("vzata", "withdrawn", "withdrawn")],
)  # fmt: skip
def test_requests_are_where_they_belong(name: str, group: str, later: str) -> None:
    for workspace, wanted in ((opened(), group), (opened(LATER, decided=True), later)):
        record = workspace.get(name, Request)
        assert record is not None
        assert group_of(workspace, record) == wanted


def test_what_a_body_recommended_last_counts_more_than_the_assessment() -> None:
    refused = [{"by": "rada", "act": "recommends", "outcome": "rejected", "date": "2026-07-01"}]
    workspace = asked(submitted="2026-05-01", opinions=AGREES, assessments=ASSESSED, proceedings=refused)
    record = workspace.get("dalsi", Request)
    assert record is not None
    assert group_of(workspace, record) == "against"


def test_intentions_and_requests_submitted_later_are_not_in_the_proposal() -> None:
    workspace = asked(submitted="2026-08-01")
    found = workspace.get(ROUND, Round)
    assert found is not None
    assert "dalsi" not in [one.request.id for one in requests_of(workspace, found)]


def test_each_body_has_its_own_resolution() -> None:
    text = shown(opened(), "decision", ROUND)
    council, _, assembly = text.partition("**Zastupitelstvo Zkušebního kraje**")
    assert "**Rada Zkušebního kraje**" in council
    assert "**I. schvaluje** změny sítě sociálních služeb na rok 2027" in council
    assert "s účinností od 1. 1. 2027, není-li u žádosti uvedeno jinak;" in council
    assert "**II. bere na vědomí**, že o žádosti uvedené" in council
    assert "**I. neschvaluje** žádost uvedenou" in assembly
    assert "U každé žádosti je uvedeno, kdo o ní rozhoduje" in text


def test_a_round_that_names_nobody_has_a_resolution_of_the_competent_body() -> None:
    plain = "kind: round\nid: kolo\nname: Kolo\nyear: 2027\n"
    workspace = changed({
        "network/prosta.yaml": plain,
        "network/dalsi.yaml": request("dalsi", "9/2027", "change", submitted="2026-05-01").replace(ROUND, "kolo"),
    })  # fmt: skip
    text = shown(workspace, "decision", "kolo")
    alone = "- O žádosti uvedené v části „Žádosti bez doporučení“ (celkem 1 žádost) je třeba hlasovat jednotlivě."
    assert alone in text
    assert "Rozhoduje" not in text


def test_a_round_without_requests_says_so() -> None:
    workspace = changed({"network/prosta.yaml": "kind: round\nid: kolo\nname: Kolo\nyear: 2027\n"})
    assert "není k datu dokumentu zapsána žádná podaná žádost" in shown(workspace, "decision", "kolo")


def test_where_all_is_decided_it_is_no_proposal() -> None:
    workspace = changed({
        "network/prosta.yaml": "kind: round\nid: kolo\nname: Kolo\nyear: 2027\n",
        "network/dalsi.yaml": request(
            "dalsi", "9/2027", "change", submitted="2026-05-01", service="poradna",
            changes={"units": [units("ambulatory", "fte", 5), units("field", "fte", 1.25)]},
            decision={"by_name": "Zastupitelstvo kraje", "date": "2026-06-20", "outcome": "approved"},
        ).replace(ROUND, "kolo"),
    })  # fmt: skip
    text = shown(workspace, "decision", "kolo")
    assert "\nRozhodnutí o žádostech do sítě sociálních služeb\n" in text
    assert "Návrh usnesení" not in text
    assert "Zastupitelstvo kraje, 20. 6. 2026" in text
    assert "ambulantní: 4,5 → 5 úvazků v přímé péči (+0,5)" in text


def test_a_postponed_request_comes_back_and_an_objection_is_told() -> None:
    later = {"by": "rada", "date": "2026-06-20", "outcome": "postponed"}
    against = [{**AGREES[0], "outcome": "disagrees"}]
    text = shown(asked(submitted="2026-05-01", opinions=against, decision=later), "decision", ROUND)
    assert ". Odložené žádosti\n" in text
    assert "1 odložená" in text
    assert "bylo rozhodování odloženo a je třeba o ní rozhodnout znovu" in text
    assert "Nesouhlasné stanovisko má 1 žádost této části: 9/2027." in text
    assert "OÚ ORP Alfa: nesouhlasí" in text


def test_a_compensation_is_compared_with_that_of_the_year_before() -> None:
    changes = {"money": [{"year": 2027, "compensation": 3000000}]}
    workspace = asked(kind="compensation", service="poradna", submitted="2026-05-01", changes=changes)
    text = shown(workspace, "decision", ROUND)
    assert "vyrovnávací platba 2027: 3 000 000 Kč (2026: 2 876 543,21 Kč, +123 456,79 Kč)" in text
    sheet = DOCUMENTS["decision"](workspace, "cs", ROUND).sheets[0]
    (row,) = [one for one in sheet.rows if one["number"] == "9/2027" and "before" in one and "Kč" in one["unit"]]
    assert (row["before"], row["change"]) == (Decimal("2876543.21"), Decimal("123456.79"))


def test_effects_are_sums_of_the_requests() -> None:
    assert "| Celkem |  | úvazek v přímé péči |  | 9 | 13 | 4 |" in shown(opened(), "decision", ROUND)
    text = shown(opened(), "decision", ROUND)
    assert "| Pečovatelská služba (§ 40) | terénní | úvazek v přímé péči | 1 | 9 | 12 | 3 |" in text
    assert "| 2027 | 1 | 6 000 000 | 5 750 000,50 |" in text
    decided = shown(opened(LATER, decided=True), "decision", ROUND)
    assert "| Azylové domy (§ 57) | pobytová | lůžko | 1 | 30 | 0 | −30 |" in decided
    assert "| Pečovatelská služba (§ 40) | terénní | úvazek v přímé péči | 1 | 9 | 10,5 | 1,5 |" in decided


def test_a_change_from_an_unknown_state_is_in_no_sum() -> None:
    workspace = asked(
        submitted="2026-05-01", service="stacionar", opinions=DELTA_AGREES, assessments=ASSESSED,
        changes={"units": [units("ambulatory", "fte", 7)]},
    )  # fmt: skip
    text = shown(workspace, "decision", ROUND)
    assert "U 1 žádosti není současný stav v síti zapsán; do součtů není zahrnut." in text
    assert "Denní stacionáře (§ 46) | ambulantní" not in text


def test_moratoria_are_those_in_force() -> None:
    assert "usnesení UR/3/7/2025; druhy služeb: domovy se zvláštním režimem" in shown(opened(), "decision", ROUND)
    assert "Moratoria" not in shown(opened("2027-02-01"), "decision", ROUND)


# -- the network in the action plan -----------------------------------------------------------------------------------


def test_an_action_plan_has_the_network_of_its_year_and_where_the_outlook_differs() -> None:
    text = shown(opened(), "action-plan", "akcni-2026")
    assert "tvoří 8 služeb od 3 poskytovatelů (8 záznamů o zařazení)" in text
    assert "Výhled na tento rok neuvádí 6 kapacit, které v síti jsou." in text
    assert "Od součtů sítě se liší 2 kapacity, které výhled na tento rok uvádí:" in text
    assert "| Pečovatelská služba (§ 40) | terénní | úvazek v přímé péči | 16 | 14,25 | −1,75 |" in text
    assert "| Krizová pomoc (§ 60) | ambulantní | úvazek v přímé péči | 2 | 0 | −2 |" in text
    assert "| 2027 | 65 500 000,50 |" in text
    assert "Žádost byla podána 29. 10. 2025." in text
    assert "Žádost se podává do 31. 10. 2025." in shown(opened("2025-07-01"), "action-plan", "akcni-2026")


def test_an_incomplete_network_is_not_compared_with_the_outlook() -> None:
    partly = settings(recorded={"network": {"complete": False}})
    text = shown(changed({"kpss.yaml": partly}), "action-plan", "akcni-2026")
    assert "s výhledem se nesrovnávají" in text
    assert "Rozdíly mezi výhledem a sítí" not in text


def test_an_outlook_that_agrees_says_so() -> None:
    agreeing = ACTION.replace('"value": 16}', '"value": 14.25}').replace('"value": 2}', '"value": 0}')
    text = shown(changed({"plans/akcni.yaml": agreeing}), "action-plan", "akcni-2026")
    assert "Kapacity, které výhled na tento rok uvádí, se shodují se součty sítě." in text


def test_entries_of_the_year_fill_the_part_about_the_network() -> None:
    part = Part({"code": "network", "filled_by": ["network"]})
    bare = "".join(line for line in ACTION.splitlines(keepends=True) if not line.startswith("outlook"))
    for files_then, state in (({}, "filled"), ({"network/sit.yaml": ""}, "missing")):
        workspace = changed({"plans/akcni.yaml": bare, **files_then})
        plan = workspace.get("akcni-2026", Plan)
        assert plan is not None
        assert filling(workspace, plan, part).state == state


def test_amounts_are_exact() -> None:
    workspace = opened()
    (money,) = DOCUMENTS["decision"](workspace, "cs", ROUND).context["effects"]
    assert money["money"].rows[0]["compensation"] == Decimal("5750000.5")
