"""The comparison of services: costs per unit, quartiles, outliers, too few peers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kpss.reports import benchmark
from kpss.reports.filters import Filters
from tests.unit.network_files import entry, files, said, service, statement
from tests.unit.records import workspace

DAY = "2015-06-01"
NAMES = ("a", "b", "c", "d", "e")


def report(*records: dict[str, Any], day: str = DAY, **filters: Any) -> Any:
    return benchmark.make(workspace(files(*records), day), Filters(**filters))


def homes(*costs: Any) -> list[dict[str, Any]]:
    """Homes of ten beds with these costs."""
    found = []
    for name, amount in zip("abcdefghij", costs, strict=False):
        found += [service(name), statement(name, amount)]
    return found


def column(made: Any, key: str) -> list[Any]:
    return [row[key] for row in made.rows]


def remarks(made: Any) -> str:
    return " ".join(said(remark) for remark in made.remarks)


def test_outlier_is_told_with_the_bound() -> None:
    made = report(*homes(1000, 1100, 1200, 1300, 9000))
    assert column(made, "per_bed") == [100, 110, 120, 130, 900]
    (group,) = made.extra["groups"]
    bounds = group["measures"]["per_bed"]
    assert [bounds[key] for key in ("services", "q1", "median", "q3", "lower_bound", "upper_bound")] == [
        5,
        110,
        120,
        130,
        80,
        160,
    ]
    assert [said(items) for items in column(made, "outliers")][-1] == [
        "náklady na lůžko 900 Kč jsou nad horní hranicí 160 Kč"
    ]
    assert column(made, "outliers")[:4] == [[]] * 4
    assert [said(row["label"]) for row in made.for_people[-3:]] == ["Dolní kvartil", "Medián", "Horní kvartil"]
    assert set(made.rows[0]) == {one.key for one in made.columns}
    (chart,) = made.charts("cs")
    assert "(medián 120 Kč)" in chart.caption.replace("\xa0", " ")
    assert chart.series[0].values == (100, 110, 120, 130, 900)


def test_too_few_services_are_said_openly_and_have_no_quartiles() -> None:
    made = report(*homes(1000, 1100, 9000))
    assert made.for_people == []
    assert "Málo služeb ke srovnání: domovy pro seniory, pobytová (3)." in remarks(made)
    every = report(*homes(1000, 1100, 9000), by="service")
    assert said(every.for_people[-1]["label"]) == "málo služeb ke srovnání (3)"
    assert "Málo služeb" not in remarks(every)
    assert made.extra["groups"][0]["measures"] == {}
    assert made.extra["groups"][0]["too_few"] == {"per_bed": 3}
    assert made.charts("cs") == ()
    assert column(made, "outliers") == [[]] * 3


def test_measure_that_few_have_is_named() -> None:
    records = homes(1000, 1100, 1200, 1300, 1400)
    records[1]["figures"][0]["clients"] = 5
    made = report(*records)
    assert said(made.for_people[-1]["label"]) == "málo služeb ke srovnání: Náklady na klienta (1)"


def test_measures_are_rounded_and_occupancy_comes_from_bed_days() -> None:
    figures = [
        {"form": "residential", "beds": 3, "bed_days": 1000, "fte_direct": Decimal("2.5"), "clients": 7, "costs": 100}
    ]
    made = report(service("a"), statement("a", 999, figures=figures))
    (row,) = made.rows
    assert [row[key] for key in ("per_bed", "per_fte", "per_client", "occupancy")] == [33, 40, 14, Decimal("91.3")]


def test_two_halves_make_a_year_but_for_clients() -> None:
    half = {"form": "residential", "beds": 10, "clients": 12, "fte_direct": 4}
    records = [
        statement("a", 400, id=f"p{number}", half=number, figures=[{**half, "beds": beds}])
        for number, beds in ((1, 10), (2, 12))
    ]
    made = report(service("a"), *records)
    (row,) = made.rows
    assert [row[key] for key in ("costs", "beds", "fte_direct", "clients", "per_bed")] == [800, 11, 4, None, 73]
    assert "Ze dvou pololetních výkazů" in remarks(made)
    alone = report(service("a"), records[0], year=2014)
    assert alone.rows == []
    assert "Jen jedno pololetí" in remarks(alone)


def test_yearly_statement_wins_over_halves_and_the_last_over_earlier_ones() -> None:
    halves = [statement("a", 1, id=f"p{number}", half=number) for number in (1, 2)]
    first = statement("a", 100, id="r1", submitted="2015-02-01")
    mended = statement("a", 200, id="r2", submitted="2015-03-01")
    assert column(report(service("a"), *halves, first, mended), "costs") == [200]
    assert column(report(service("a"), first, mended, day="2015-02-15"), "costs") == [100]


def test_drafts_and_services_without_a_statement_are_told() -> None:
    rest = [service("x"), statement("x", 5, status="draft"), service("y"), entry("y-2014", service="y")]
    made = report(*homes(1000), *rest)
    assert column(made, "service") == ["a"]
    assert "rozpracovaný, vrácený nebo podaný až po datu u těchto služeb (1), a nepočítá se: X." in remarks(made)
    assert "nemají v záznamech tyto služby v síti (1): Y." in remarks(made)


def test_costs_of_several_forms_are_only_those_that_the_statement_divides() -> None:
    figures = [{"form": "residential", "beds": 10, "costs": 300}, {"form": "field", "fte_direct": 2}]
    made = report(service("a"), statement("a", 1000, figures=figures))
    assert [(row["form"], row["costs"]) for row in made.rows] == [("residential", 300), ("field", None)]
    assert said(made.rows[1]["notes"]) == ["náklady nejsou ve výkazu rozdělené podle forem"]


def test_unusual_change_against_the_year_before() -> None:
    before = statement("a", 1000, id="minule", year=2013)
    assert said(report(*homes(1400), before).rows[0]["notes"]) == ["náklady na lůžko jsou proti roku 2013 o 40 % vyšší"]
    assert report(*homes(1300), before).rows[0]["notes"] == []


def test_year_is_the_last_one_with_statements() -> None:
    made = report(*homes(1000), day="2018-01-01")
    assert (made.extra["year"], made.extra["years"]) == (2014, [2014])
    none = report(*homes(1000), year=2016)
    assert "jsou za tyto roky: 2014" in remarks(none)
    assert "není žádný předaný výkaz" in remarks(report())


def test_an_orp_sees_its_own_among_all() -> None:
    records = homes(1000, 1100, 1200, 1300)
    far = [service("e", area={"include": [{"orp": "Delta"}]}), statement("e", 9000)]
    made = report(*records, *far, orp="Delta")
    assert column(made, "service") == ["e"]
    assert made.extra["groups"][0]["services"] == 5
    assert made.rows[0]["outliers"]


def test_order_of_files_means_nothing() -> None:
    records = homes(1000, 1100, 1200, 1300, 9000)
    assert report(*records).rows == report(*reversed(records)).rows


def test_rows_of_one_form_are_put_together_and_occupancy_is_weighed_by_beds() -> None:
    figures = [{"form": "residential", "beds": beds, "occupancy": part} for beds, part in ((10, 90), (30, 98))]
    made = report(service(), statement("domov", 400, figures=figures))
    (row,) = made.rows
    assert (row["beds"], row["occupancy"], row["per_bed"]) == (40, 96, 10)
    assert "víc řádků téže formy" in remarks(made)
    unknown = [{"form": "residential", "occupancy": part} for part in (90, 95)]
    assert report(service(), statement("domov", 400, figures=unknown)).rows[0]["occupancy"] is None


def test_costs_of_the_whole_are_not_those_of_one_form_of_two() -> None:
    (row,) = report(service(forms=["residential", "field"]), statement("domov", 10_000_000)).rows
    assert (row["costs"], row["per_bed"]) == (None, None)
    assert said(row["notes"]) == ["náklady nejsou ve výkazu rozdělené podle forem"]


def test_people_see_outliers_and_all_services_only_if_asked() -> None:
    records = homes(100, 101, 102, 103, 900)
    made, every = report(*records), report(*records, by="service")
    assert len(made.rows) == len(every.rows) == 5
    assert [len(one.for_people) - 3 for one in (made, every)] == [1, 5]


def test_summary_and_columns_for_people_are_short() -> None:
    none, one = report(*homes(100, 101, 102, 103, 104)), report(*homes(100, 101, 102, 103, 900))
    assert said(none.summary).endswith("mimo obvyklé meze není žádná.")
    assert said(one.summary).endswith("mimo obvyklé meze je 1 služba.")
    assert [column.key for column in one.columns if column.shown] == ["group", "label", "per_bed", "unusual"]


def test_a_year_that_is_over_says_nothing_about_later_records() -> None:
    known = {"recorded": {"statements": {"complete": True, "since": "2010-01-01", "until": "2014-12-31"}}}
    opened = workspace(files(*homes(1, 2, 3, 4, 5)), DAY, **known)
    assert "mimo dobu" not in remarks(benchmark.make(opened, Filters(year=2014)))
    assert "mimo dobu" in remarks(benchmark.make(opened, Filters(year=2015)))
