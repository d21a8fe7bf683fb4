"""What changes mean, in the words that are read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kpss.changes.tally import tally
from tests.unit.changes.told import BASE, between, said, words
from tests.unit.records import DELTA, Data, orp, plan, plan_data, yaml

PLAN = plan_data("plan-alfa", name="Plán Alfy")


def of_plan(**changes: Any) -> list[str]:
    return said(PLAN, {**PLAN, **changes})


# -- plans -------------------------------------------------------------------------------------------------------------


def test_period_prolonged_and_shortened() -> None:
    assert of_plan(valid={"from": 2013, "to": 2018}) == ["období: prodlouženo do 31. 12. 2018 (o 1 rok)"]
    assert of_plan(valid={"from": 2013, "to": "2017-06-30"}) == ["období: zkráceno do 30. 6. 2017 (o 6 měsíců)"]
    assert of_plan(valid={"from": 2013, "to": "2018-01-15"}) == ["období: prodlouženo do 15. 1. 2018 (o 15 dní)"]
    assert of_plan(valid={"from": 2013}) == ["období: nově bez konce (dosud do 31. 12. 2017)"]
    assert of_plan(valid={"from": 2014, "to": 2017}) == [
        "období: začátek posunut z 1. 1. 2013 na 1. 1. 2014 (o 1 rok později)"
    ]
    assert of_plan(valid={"from": "2013-01-01", "to": 2017}) == ["období: zapsáno jinak (2013 → 1. 1. 2013)"]


def test_a_period_that_moved_as_a_whole() -> None:
    assert of_plan(valid={"from": 2014, "to": 2018}) == [
        "období: posunuto o 1 rok později (2013 až 2017 → 2014 až 2018)"
    ]
    assert of_plan(valid={"from": 2011, "to": 2015}) == [
        "období: posunuto o 2 roky dříve (2013 až 2017 → 2011 až 2015)"
    ]
    assert of_plan(valid={"from": 2014, "to": 2019}) == [
        "období: prodlouženo do 31. 12. 2019 (o 2 roky)",
        "období: začátek posunut z 1. 1. 2013 na 1. 1. 2014 (o 1 rok později)",
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"from": "2013-03-05"}, {"from": "2013-03"}, "období, začátek: méně přesně březen 2013 (dosud 5. 3. 2013)"),
        ({"from": "2013-03"}, {"from": "2013-03-05"}, "období, začátek: přesněji 5. 3. 2013 (dosud březen 2013)"),
        ({"to": "2017-06-15"}, {"to": "2017-06"}, "období, konec: méně přesně červen 2017 (dosud 15. 6. 2017)"),
        ({"to": "2017-06"}, {"to": "2017-06-30"}, "období: zapsáno jinak (červen 2017 → 30. 6. 2017)"),
    ],
)
def test_ends_known_better_or_worse_did_not_move(before: Data, after: Data, expected: str) -> None:
    rest = {"from": 2013, "to": 2017}
    assert said({**PLAN, "valid": {**rest, **before}}, {**PLAN, "valid": {**rest, **after}}) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2023-12-19", "2023-12", "méně přesně prosinec 2023 (dosud 19. 12. 2023)"),
        ("2023", "2023-12-31", "přesněji 31. 12. 2023 (dosud 2023)"),
        ("2023-12", "2024-01", "prosinec 2023 → leden 2024 (o 1 měsíc později)"),
        ("2023-12-19", "2024-01", "19. 12. 2023 → leden 2024 (později)"),
    ],
)
def test_days_known_better_or_worse_did_not_move(old: str, new: str, expected: str) -> None:
    meeting: Data = {"kind": "meeting", "id": "m", "body": "rada"}
    assert said({**meeting, "date": old}, {**meeting, "date": new}) == [f"datum: {expected}"]


def test_an_extension_is_said_once() -> None:
    assert of_plan(extensions=[{"to": "2018-12-31", "by": "rada", "date": "2017-06-01", "resolution": "5/2017"}]) == [
        "období: prodlouženo do 31. 12. 2018 (o 1 rok); rozhodnutí: Rada, 1. 6. 2017, usnesení č. 5/2017"
    ]


def test_state_and_approval() -> None:
    assert said({**PLAN, "status": "consultation"}, PLAN) == ["stav: připomínkování → schválen"]
    assert of_plan(approvals=[{"by": "rada", "date": "2012-12-10", "resolution": "8/2012"}]) == [
        "přibylo schválení: Rada, 10. 12. 2012, usnesení č. 8/2012"
    ]
    assert said(PLAN, {**PLAN, "status": "withdrawn"}, "en") == ["status: approved → withdrawn"]


def test_area_by_name() -> None:
    changed = of_plan(
        area={"include": [{"orp": "Alfa"}, {"municipality": "Delta"}], "exclude": [{"municipality": "Gama"}]}
    )
    assert changed == ["území: přibyla 1 obec (Delta)", "území: ubyla 1 obec (Gama)"]
    other = of_plan(
        area={"include": [{"municipality": code} for code, _ in (("500001", ""), ("500002", ""), ("500003", ""))]}
    )
    assert other == ["území: zapsáno jinak, obce zůstávají"]


def test_of_many_municipalities_the_first_ten_are_named() -> None:
    many = [(str(500100 + number), f"Obec {number:02}") for number in range(17)]
    files = {"territory/m.yaml": orp("orp-mnoho", "7103", "Mnoho", many)}
    after = {**PLAN, "area": {"include": [{"orp": "Alfa"}, {"orp": "Mnoho"}]}}
    (change,) = between({**files, "a.yaml": yaml(PLAN)}, {**files, "a.yaml": yaml(after)}).records
    (text,) = words(change.meanings)
    assert text.startswith("území: přibylo 17 obcí (Obec 00, Obec 01,")
    assert text.endswith("Obec 09 a dalších 7)")
    assert change.meanings[0].amounts == {"municipalities": Decimal(17)}


MEASURE: Data = {
    "code": "1.1", "name": "Terénní služba", "responsible": [{"name": "město"}], "period": {"from": 2015, "to": 2016},
    "costs": [{"year": 2016, "source": "town", "amount": 100000}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": "Terén"}, "název: „Terénní služba“ → „Terén“"),
        ({"responsible": [{"body": "rada"}]}, "kdo odpovídá: město → Rada"),
        ({"period": {"from": 2015, "to": 2017}}, "termín: prodlouženo do 31. 12. 2017 (o 1 rok)"),
        ({"costs": [{"year": 2016, "source": "town", "amount": 120000}]},
         "náklady 2016, obec: 100 000 → 120 000 Kč"),
        ({"indicators": [{"id": "a", "name": "Klienti"}]}, "přibyl ukazatel „Klienti“"),
    ],
)  # fmt: skip
def test_measures_nested_and_in_files_of_their_own(changes: Data, expected: str) -> None:
    inside = said({**PLAN, "measures": [MEASURE]}, {**PLAN, "measures": [{**MEASURE, **changes}]})
    name = changes.get("name", "Terénní služba")
    assert inside == [f"opatření 1.1 „{name}“: {expected}"]
    own = {"kind": "measure", "id": "m1", "plan": "plan-alfa", **MEASURE}
    assert said(own, {**own, **changes}) == [expected]


def test_measures_added_and_removed() -> None:
    other = {"code": "1.2", "name": "Poradna"}
    assert said({**PLAN, "measures": [MEASURE]}, {**PLAN, "measures": [MEASURE, other]}) == [
        "přibylo opatření 1.2 „Poradna“"
    ]
    assert said({**PLAN, "measures": [MEASURE, other]}, {**PLAN, "measures": [MEASURE]}, "en") == [
        "removed measure 1.2 “Poradna”"
    ]


def test_long_texts_are_said_to_be_edited() -> None:
    long = "Slovo za slovem. " * 10
    assert said({**PLAN, "vision": long}, {**PLAN, "vision": f"{long}Konec věty."}) == ["vize: text upraven (+2 slova)"]
    assert of_plan(vision=long) == ["vize: doplněn text (30 slov)"]


# -- structure ---------------------------------------------------------------------------------------------------------

BODY: Data = {"kind": "body", "id": "komise", "type": "commission", "name": "Komise", "level": "municipality"}


def test_members_frequency_and_rules_of_bodies() -> None:
    after = {**BODY, "name": "Sociální komise", "members": [{"who": "zástupci poskytovatelů", "count": 2}],
             "meetings": {"frequency": [{"at_least": 4, "per": "year"}], "invitation": {"days": 7}}}  # fmt: skip
    assert said({**BODY, "meetings": {"frequency": [{"as_needed": True}], "invitation": {"days": 5}}}, after) == [
        "název: „Komise“ → „Sociální komise“",
        "přibyl člen „zástupci poskytovatelů“ (kolik: 2)",
        "jednání: četnost jednání: podle potřeby → nejméně 4× ročně",
        "jednání, pozvánka předem: dní: 5 → 7",
    ]


def test_posts() -> None:
    post: Data = {"kind": "membership", "id": "x", "body": "rada", "role": "predseda"}
    assert said({**post, "vacant": True}, post) == ["post je nově obsazen"]
    assert said({**post, "vacant": True}, {**post, "person": "J. N."}) == ["post nově zastává: J. N."]
    assert said({**post, "person": "J. N."}, {**post, "vacant": True}) == ["post je nově neobsazen (dosud: J. N.)"]
    assert said(post, {**post, "vacant": True}, "en") == ["the post is now vacant"]


STEPS: list[Data] = [
    {"id": "navrh", "name": "Návrh", "act": "recommends"},
    {"id": "rada", "name": "Rada", "act": "recommends", "due": "--03-31"},
]


def test_steps_of_procedures() -> None:
    procedure: Data = {"kind": "procedure", "id": "p", "name": "Postup"}
    changed = [STEPS[1] | {"act": "approves", "due": "--04-30", "after": ["navrh"]}, STEPS[0]]
    assert said({**procedure, "steps": STEPS}, {**procedure, "steps": changed}) == [
        "krok „Rada“: úkon: doporučuje → schvaluje",
        "krok „Rada“: po kroku: přibylo „Návrh“",
        "krok „Rada“: každoročně do: posunuto z 31. 3. na 30. 4. (o 1 měsíc později)",
        "kroky: jiné pořadí – „Rada“ a „Návrh“",
    ]
    assert said({**procedure, "steps": STEPS}, {**procedure, "steps": STEPS[1:]}) == [
        "ubyl krok „Návrh“ (úkon: doporučuje)"
    ]


# -- meetings, consultations -------------------------------------------------------------------------------------------


def test_meetings() -> None:
    meeting: Data = {"kind": "meeting", "id": "m", "body": "rada", "date": "2017-09-01", "status": "planned"}
    after = {**meeting, "date": "2017-09-15", "status": "held", "minutes": {"sent": "2017-09-20"},
             "tasks": [{"id": "t", "text": "Doplnit přehled", "due": "2017-10-01"}]}  # fmt: skip
    assert said(meeting, after) == [
        "stav: připravuje se → proběhlo",
        "datum: posunuto z 1. 9. 2017 na 15. 9. 2017 (o 14 dní později)",
        "přibyl úkol „Doplnit přehled“ (do kdy: 1. 10. 2017)",
        "zápis: nově rozeslán: 20. 9. 2017",
    ]


def test_comments_settled() -> None:
    record: Data = {"kind": "consultation", "id": "c", "comments": [{"id": "1", "text": "Doplnit stacionář."}]}
    after = {**record, "comments": [{"id": "1", "text": "Doplnit stacionář.", "settlement": "accepted"}]}
    assert said(record, after) == ["připomínka „Doplnit stacionář.“: vypořádání: nově přijata"]


# -- the network -------------------------------------------------------------------------------------------------------

ENTRY: Data = {
    "kind": "network-entry", "id": "domov-2017", "service": "domov", "level": "core", "valid": {"from": 2017},
    "units": [{"form": "residential", "unit": "bed", "value": 20}],
    "money": [{"year": 2017, "granted": 500000}],
}  # fmt: skip


def test_units_money_and_end_of_entries() -> None:
    after = {**ENTRY, "units": [{"form": "residential", "unit": "bed", "value": 25}],
             "money": [{"year": 2017, "granted": 650000.5}], "valid": {"from": 2017, "to": "2017-12-31"}}  # fmt: skip
    (change,) = between({"a.yaml": yaml(ENTRY)}, {"a.yaml": yaml(after)}).records
    assert words(change.meanings) == [
        "pobytová: 20 → 25 lůžek (+5 lůžek)",
        "přiznáno 2017: 500 000 → 650 000,50 Kč",
        "platnost: nově jen do 31. 12. 2017",
    ]
    assert [one.amounts for one in change.meanings] == [{"bed": Decimal(5)}, {"granted": Decimal("150000.5")}, {}]


def test_a_new_entry_and_one_that_went() -> None:
    for before, after, verb, sign in (
        ({}, {"a.yaml": yaml(ENTRY)}, "přibylo", 1),
        ({"a.yaml": yaml(ENTRY)}, {}, "ubylo", -1),
    ):
        (change,) = between(before, after).records
        assert words(change.meanings)[0].startswith(f"{verb} zařazení v síti „Domov Alfa (2017)“ (")
        assert change.meanings[0].amounts == {"bed": Decimal(20 * sign)}


def test_requests_decided() -> None:
    request: Data = {"kind": "request", "id": "r", "type": "units", "service": "domov"}
    decision = {
        "by": "rada",
        "date": "2017-06-12",
        "outcome": "partly",
        "units": ENTRY["units"],
        "effective": "2018-01-01",
    }
    assert said(request, {**request, "decision": decision}) == [
        "rozhodnutí: nově vyhověno zčásti, Rada, 12. 6. 2017, pobytová: 20 lůžek, účinnost 1. 1. 2018"
    ]


# -- territory ---------------------------------------------------------------------------------------------------------


def test_municipalities_of_an_orp() -> None:
    (change,) = between({}, {"territory/delta.yaml": orp("orp-delta", "7102", "Delta", DELTA[:1])}).records
    assert words(change.meanings) == ["ubyly 2 obce: Beta a Omega"]


def test_population() -> None:
    record: Data = {
        "kind": "population",
        "id": "p",
        "year": 2017,
        "values": [{"orp": "Alfa", "value": 1000}, {"orp": "Delta", "value": 2}],
    }
    after = {**record, "values": [{"orp": "Alfa", "value": 1200}, {"orp": "Delta", "value": 2}]}
    assert said(record, after) == ["změněn 1 údaj, součet 1 002 → 1 202 (Alfa 1 000 → 1 200)"]


# -- records that come and go ------------------------------------------------------------------------------------------


def test_a_new_plan_in_one_sentence() -> None:
    (change,) = between({}, {"a.yaml": yaml(PLAN)}).records
    assert words(change.meanings) == ["přibyl plán „Plán Alfy“ (plán obcí, 2013 až 2017, schválen, 3 obce)"]
    assert words(change.meanings, "en") == [
        "new plan “Plán Alfy” (plan of municipalities, 2013 to 2017, approved, 3 municipalities)"
    ]


def test_records_say_nothing_but_data() -> None:
    assert said(PLAN, {**PLAN, "name": "{name} {0} %s\u202e"}) == ["název: „Plán Alfy“ → „{name} {0} %s\ufffd“"]


def test_base_is_sound() -> None:
    assert between(BASE, BASE).records == ()


def test_what_may_not_be_written_is_quoted() -> None:
    draft, bad = ({"a.yaml": plan(status=status)} for status in ("draft", "bad"))
    assert words(between(draft, bad).records[0].meanings) == ["stav: návrh → „bad“"]
    assert words(between(bad, draft).records[0].meanings) == ["stav: „bad“ → návrh"]
    gone = between(draft, {"a.yaml": plan(status=None)}).records[0].meanings
    assert words(gone) == ["stav: už neuvedeno (dosud návrh)"]


def test_extent_of_a_need_has_its_unit() -> None:
    need = {"kind": "need", "id": "n", "name": "Lůžka", "extent": {"value": 9, "unit": "bed"}}

    def of(**extent: object) -> list[str]:
        return said(need, {**need, "extent": extent})

    assert of(value=12, unit="bed") == ["rozsah: 9 → 12 lůžek (+3 lůžka)"]
    assert of(value=7, unit="bed", total=True) == ["rozsah: 9 → 7 lůžek (−2 lůžka)", "rozsah: celkem: nově ano"]
    assert of(value=9, unit="client") == ["rozsah: 9 lůžek → 9 klientů"]
    assert of(value=12) == ["rozsah: hodnota: 9 → 12", "rozsah: jednotka: už neuvedeno (dosud lůžko)"]


@pytest.mark.parametrize(
    ("kind", "key"), [("round", "windows"), ("programme", "sub_programmes"), ("measure", ""), ("consultation", "")]
)
def test_moved_ends_are_deadlines_in_the_count(kind: str, key: str) -> None:
    ends = ({"from": "2017-01-01", "to": day} for day in ("2017-02-01", "2017-03-01"))
    inner = {"name": "X"} if kind == "round" else {"code": "x", "name": "X"}
    old, new = ({key: [{**inner, **one}]} if key else {"period": one} for one in ends)
    record = {"kind": kind, "id": "r", "name": "R", "plan": "p", "code": "1", "about": "p", "year": 2017}
    found = between({"a.yaml": yaml({**record, **old})}, {"a.yaml": yaml({**record, **new})})
    assert tally(found).topics == {"deadline": 1}
