from __future__ import annotations

import pytest

from kpss.language.errors import UserError
from kpss.reports.filters import Chosen, Filters, choose, finding_orps, shows_finding
from kpss.reports.registry import REPORTS
from kpss.rules.engine import find
from tests.unit.records import plan, plans, workspace

FILES = plans(
    plan("alfa", valid={"from": 2010, "to": 2012}),
    plan("obe", area={"include": [{"orp": "Alfa"}, {"orp": "Delta"}]}, valid={"from": 2009, "to": 2011}),
)


def test_nothing_chosen_chooses_all():
    assert choose(workspace({}), Filters()) == Chosen("", "", frozenset())


def test_names_codes_and_rules_are_looked_up():
    opened = workspace(FILES)
    assert choose(opened, Filters("Delta", "alfa", ("KPSS301", "402"))) == Chosen("7102", "alfa", frozenset({301, 402}))
    assert choose(opened, Filters("7102")).orp == "7102"


@pytest.mark.parametrize(
    ("filters", "czech", "english"),
    [
        (Filters(orp="Delt"), "Neznámý ORP „Delt“. Nemělo to být „Delta“?", "Unknown ORP “Delt”. Did you mean “Delta”"),
        (Filters(plan="alf"), "Neznámý plán „alf“. Nemělo to být „alfa“?", "Unknown plan “alf”. Did you mean “alfa”?"),
        (Filters(plan="xyz"), "Neznámý plán „xyz“.", "Unknown plan “xyz”."),
        (Filters(codes=("KPSS30l",)), "Nemělo to být „KPSS3", "Did you mean “KPSS3"),
    ],
)  # fmt: skip
def test_unknown_choice_is_a_mistake(filters, czech, english):
    with pytest.raises(UserError) as caught:
        choose(workspace(FILES), filters)
    assert czech in caught.value.text.cs
    assert english in caught.value.text.en


def test_record_of_another_kind_is_no_plan():
    with pytest.raises(UserError):
        choose(workspace(FILES), Filters(plan="orp-alfa"))


def test_finding_belongs_to_every_orp_of_its_plan():
    opened = workspace(FILES)
    (ended,) = (finding for finding in find(opened) if finding.code == 301 and finding.record == "obe")
    assert finding_orps(opened, ended) == ["7101", "7102"]
    for orp in ("7101", "7102"):
        assert shows_finding(opened, Chosen(orp, "", frozenset()), ended)
    assert not shows_finding(opened, Chosen("", "alfa", frozenset()), ended)
    assert not shows_finding(opened, Chosen("", "", frozenset({302})), ended)


def test_finding_about_two_plans_belongs_to_both():
    opened = workspace(plans(plan("prvni"), plan("druhy")))
    overlaps = [finding for finding in find(opened) if finding.code == 305]
    assert overlaps
    for identifier in ("prvni", "druhy"):
        assert any(shows_finding(opened, Chosen("", identifier, frozenset()), finding) for finding in overlaps)


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_takes_every_filter(report):
    made = REPORTS[report](workspace(FILES), Filters("Delta", "obe", ("301",)))
    assert made.name == report
    if report in {"gaps", "plans", "coverage"}:
        assert len(made.rows) in {1, 3}
