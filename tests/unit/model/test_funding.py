"""Money of a year: each grant once, and sums that are those of the rows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kpss.model.funding import funding_of
from kpss.model.network import funded_in
from kpss.model.service_money import by_service
from kpss.reports import funding
from kpss.reports.filters import Filters
from tests.unit.network_files import entry, files, said, service
from tests.unit.records import workspace

PROGRAMME = {
    "kind": "programme", "id": "program", "name": "Program 2015", "year": 2015, "amount": 1000,
    "sub_programmes": [{"code": "1", "name": "Stát", "source": "state", "amount": 700},
                       {"code": "2", "name": "Kraj", "source": "region"}],
    "grants": [{"service": "domov", "sub_programme": "1", "requested": 500, "granted": 400}],
}  # fmt: skip
COSTS = {"year": 2015, "costs": Decimal("1000.50")}
CLIENTS = {"year": 2015, "source": "clients", "revenues": 300}


def sums(money: list[dict[str, Any]], *more: dict[str, Any]) -> Any:
    opened = workspace(files(service(), entry(money=money), *more))
    found = funding_of(opened, 2015)
    (one,) = by_service(found.flows)
    return one, found


def test_net_costs_and_what_is_not_covered() -> None:
    one, _ = sums([{"year": 2015, "costs": 1000}, CLIENTS, {"year": 2015, "source": "state", "granted": 600}])
    assert (one.net, one.uncovered) == (Decimal(700), Decimal(100))
    assert (one.revenues, one.granted) == ({"clients": Decimal(300)}, {"state": Decimal(600)})


def test_the_same_grant_of_entry_and_programme_counts_once() -> None:
    same = {"year": 2015, "programme": "program", "sub_programme": "1", "requested": 500, "granted": 400}
    one, found = sums([same], PROGRAMME)
    assert (one.sums.requested, one.sums.granted, one.granted) == (500, 400, {"state": Decimal(400)})
    assert found.conflicts == ()


def test_the_programme_counts_where_the_entry_says_another_amount() -> None:
    other = {"year": 2015, "programme": "program", "sub_programme": "1", "granted": 399}
    one, found = sums([other], PROGRAMME)
    assert (one.sums.granted, found.conflicts) == (400, ("domov",))


def test_another_part_or_another_programme_is_another_grant() -> None:
    other = {"year": 2015, "source": "region", "programme": "program", "sub_programme": "2", "granted": 50}
    loose = {"year": 2015, "source": "town", "granted": 7}
    one, _ = sums([other, loose], PROGRAMME)
    assert one.sums.granted == 457


def test_a_row_without_a_programme_is_the_grant_of_its_source() -> None:
    for row in ({"source": "state", "granted": 400}, {"requested": 500, "granted": 400}, {"requested": 500}):
        one, found = sums([{"year": 2015, **row}], PROGRAMME)
        assert (one.sums.requested, one.sums.granted, found.conflicts, found.doubtful) == (500, 400, (), ())
    one, found = sums([{"year": 2015, "source": "state", "granted": 390}], PROGRAMME)
    assert (one.sums.granted, found.conflicts) == (400, ("domov",))


def test_of_several_grants_that_fit_only_the_amount_tells() -> None:
    grants = [
        {"service": "domov", "sub_programme": part, "granted": amount} for part, amount in (("1", 400), ("2", 50))
    ]
    both = {**PROGRAMME, "grants": grants}
    for amount in (450, 400, 50):
        one, found = sums([{"year": 2015, "granted": amount}], both)
        assert (one.sums.granted, found.doubtful) == (450, ())
    one, found = sums([{"year": 2015, "granted": 7}], both)
    assert (one.sums.granted, found.doubtful) == (457, ("domov",))


def test_a_grant_that_a_row_names_is_not_that_of_another_row() -> None:
    named = {"year": 2015, "source": "state", "programme": "program", "sub_programme": "1", "granted": 400}
    one, found = sums([named, {"year": 2015, "source": "state", "granted": 7}], PROGRAMME)
    assert (one.sums.granted, found.conflicts, found.doubtful) == (407, (), ())


def test_the_newest_entry_tells_the_money_of_a_year() -> None:
    old = entry(valid={"from": "2014-01-01", "to": "2015-06-30"}, money=[{**COSTS, "compensation": 900}])
    new = entry("domov-2015", valid={"from": "2015-07-01"}, money=[{**COSTS, "compensation": 950}])
    opened = workspace(files(service(), old, new))
    (one,) = by_service(funding_of(opened, 2015).flows)
    assert one.sums.compensation == 950
    assert one.sums.costs == COSTS["costs"]
    assert funding_of(opened, 2015).older == ()
    alone = workspace(files(service(), old, {**new, "money": [{"year": 2015, "compensation": 950}]}))
    found = funding_of(alone, 2015)
    assert by_service(found.flows)[0].sums.compensation == 950
    assert found.older == ("domov",)


def test_money_counts_where_its_entry_ended_before_the_year() -> None:
    old = entry(valid={"from": "2014-01-01", "to": "2014-12-31"}, money=[{**COSTS, "granted": 9}])
    opened = workspace(files(service(), old, entry("domov-2015", valid={"from": "2015-01-01"})))
    found = funding_of(opened, 2015)
    assert by_service(found.flows)[0].sums.granted == 9
    assert (found.astray, found.silent) == (("domov",), ())
    assert funded_in(opened, 2015) == {"domov"}


def test_an_entry_without_the_part_stands_for_the_whole_programme() -> None:
    whole = {"year": 2015, "source": "state", "programme": "program", "requested": 500, "granted": 400, "costs": 900}
    one, found = sums([whole], PROGRAMME)
    assert (one.sums.granted, one.sums.costs, found.conflicts) == (400, 900, ())


def test_an_amount_that_the_programme_does_not_tell_stays_that_of_the_entry() -> None:
    waiting = {**PROGRAMME, "grants": [{"service": "domov", "sub_programme": "1", "requested": 500}]}
    own = {"year": 2015, "programme": "program", "sub_programme": "1", "requested": 500, "granted": 400}
    one, _ = sums([own], waiting)
    assert (one.sums.requested, one.sums.granted) == (500, 400)


def test_intentions_are_left_aside_and_entries_of_other_years_are_told() -> None:
    records = (
        entry(valid={"from": "2014-01-01", "to": "2014-12-31"}, money=[COSTS]),
        entry("zamer", service="zamer", level="intention", money=[COSTS]),
    )
    found = funding_of(workspace(files(service(), service("zamer"), *records)), 2015)
    assert ([flow.service for flow in found.flows], found.astray) == (["domov"], ("domov",))
    assert (
        funded_in(
            workspace(
                files(
                    service("zamer"),
                    entry("z", service="zamer", level="intention", money=[{"year": 2015, "granted": 1}]),
                )
            ),
            2015,
        )
        == frozenset()
    )


# -- report -----------------------------------------------------------------------------------------------------------


def report(*records: dict[str, Any], day: str = "2015-06-01", **filters: Any) -> Any:
    return funding.make(workspace(files(service(), *records), day), Filters(**{"by": "service", **filters}))


def test_rows_sums_sources_and_programmes() -> None:
    made = report(entry(money=[COSTS, CLIENTS]), PROGRAMME)
    (row,) = made.rows
    assert (row["costs"], row["revenues_clients"], row["granted_state"]) == (Decimal("1000.50"), 300, 400)
    assert (row["net"], row["uncovered"]) == (Decimal("700.50"), Decimal("300.50"))
    assert made.extra["totals"]["uncovered"] == Decimal("300.50")
    assert set(row) == {column.key for column in made.columns}
    (programme,) = made.extra["programmes"]
    assert [(part["code"], part["granted"], part["left"]) for part in programme["parts"]] == [
        ("1", 400, 300),
        ("2", None, None),
    ]
    assert (programme["amount"], programme["left"]) == (1000, 600)
    assert said(made.for_people[-1]["label"]) == "Program 2015 (1 000 Kč, zbývá 600 Kč)"
    assert [said(one["group"]) for one in made.for_people][:3] == ["domovy pro seniory"] * 2 + ["Za všechny služby"]


def test_people_see_sums_by_type_or_provider_and_the_services_only_if_asked() -> None:
    records = (entry(money=[COSTS]), service("dum"), entry("dum-2014", service="dum", money=[COSTS]))
    assert [said(one["label"]) for one in report(*records, by="").for_people][:1] == ["Celkem 2 služby"]
    (first, _) = report(*records, by="provider").for_people
    assert (said(first["group"]), said(first["label"]), first["costs"]) == ("Charita", "Celkem 2 služby", 2001)
    assert len(report(*records, by="").rows) == len(report(*records).rows) == 2


def test_a_year_without_money_names_the_years_that_have_some() -> None:
    made = report(entry(money=[COSTS]), year=2012)
    assert made.rows == []
    assert said(made.remarks[0]) == "Za rok 2012 nejsou zapsané žádné peníze; zapsané jsou za tyto roky: 2015."


def test_application_with_its_outlook_and_missing_attachments() -> None:
    plan = {
        "kind": "plan", "id": "ap", "type": "action", "name": "Akční plán", "area": {"include": [{"region": "CZ071"}]},
        "valid": {"from": 2015, "to": 2015}, "status": "approved",
        "outlook": [{"year": 2015, "subsidy": 1}, {"year": 2016, "subsidy": 800}, {"year": 2020, "subsidy": 9}],
    }  # fmt: skip
    asked = {
        "kind": "application", "id": "zadost", "name": "Žádost", "year": 2015, "action_plan": "ap",
        "deadline": "2014-10-31", "requested": [{"year": 2015, "amount": 700}],
        "attachments": [{"type": "network"}, {"type": "outlook", "date": "2016-01-01"}],
    }  # fmt: skip
    made = report(entry(money=[COSTS]), plan, asked)
    (one,) = made.extra["applications"]
    assert [(year["year"], year["amount"], year["by_plan"]) for year in one["requested"]] == [
        (2015, 700, False),
        (2016, 800, True),
    ]
    assert (one["attached"], one["missing"]) == (["network"], ["plan_in_force", "outlook"])
    assert "chybí: platný střednědobý plán a výhled" in said(made.remarks[-1])
    assert report(entry(money=[COSTS]), asked, orp="Alfa").extra["applications"] == []


def test_service_out_of_the_network_is_told_apart() -> None:
    (row,) = report(PROGRAMME).rows
    assert (row["in_network"], said(row["label"])) == (False, "Charita: Domov (mimo síť)")
    assert [len(report(PROGRAMME, orp=name).rows) for name in ("Alfa", "Delta")] == [1, 0]


AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS), min_size=1, max_size=6))
def test_sums_add_up_to_the_haler(amounts: list[tuple[Decimal, Decimal, Decimal]]) -> None:
    records = []
    for number, (costs, revenues, granted) in enumerate(amounts):
        money = [
            {"year": 2015, "costs": costs},
            {"year": 2015, "source": "clients", "revenues": revenues},
            {"year": 2015, "source": "state", "granted": granted},
        ]
        kind = "respite_care" if number % 2 else "home_for_seniors"
        records += [service(f"s{number}", type=kind), entry(f"e{number}", service=f"s{number}", money=money)]
    made = report(*records)
    for key in ("costs", "revenues", "granted", "net", "uncovered"):
        whole = sum((row[key] for row in made.rows), Decimal(0))
        assert made.extra["totals"][key] == whole
        assert sum((one[key] for one in made.extra["types"]), Decimal(0)) == whole
    totals = made.extra["totals"]
    assert totals["costs"] - totals["revenues"] - totals["granted"] == totals["uncovered"]
    assert sum((one["granted"] or 0 for one in made.extra["sources"]), Decimal(0)) == totals["granted"]


def test_money_with_mistakes_is_told_and_not_taken_for_silence() -> None:
    records = (service("a"), entry("e", service="a", money=[{"year": 2015, "costs": "hodně"}]), entry(money=[COSTS]))
    found = funding_of(workspace(files(service(), *records)), 2015)
    assert (found.silent, found.unread) == ((), ("e",))
    assert "Peníze těchto záznamů (1) mají chyby" in " ".join(said(remark) for remark in report(*records).remarks)
