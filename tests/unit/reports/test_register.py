"""The network and the register beside each other."""

from __future__ import annotations

from typing import Any

from kpss.reports import register
from kpss.reports.filters import Filters
from tests.unit.network_files import entry, files, said, service
from tests.unit.records import workspace


def report(*records: dict[str, Any], day: str = "2015-06-01", **filters: Any) -> Any:
    return register.make(workspace(files(*records), day), Filters(**filters))


def test_states_by_what_to_do_first() -> None:
    checked = {"checked": "2015-05-01"}
    records = [
        service("souhlasi", register=checked), entry("e1", service="souhlasi"),
        service("mimo"),
        service("bez-cisla", number=None), entry("e2", service="bez-cisla"),
        service("vice"), entry("e3", service="vice", units=[{"form": "residential", "unit": "bed", "value": 25}]),
        service("skoncila", valid={"to": "2015-03-31"}), entry("e4", service="skoncila"),
        service("chybi", register={**checked, "missing_since": "2015-05-01"}), entry("e5", service="chybi"),
        service("davno", valid={"to": "2010-12-31"}),
        service("zamer", number=None), entry("e6", service="zamer", level="intention"),
    ]  # fmt: skip
    made = report(*records)
    assert [(row["state"], row["service"]) for row in made.rows] == [
        ("missing", "chybi"), ("ended", "skoncila"), ("differs", "vice"), ("unnumbered", "bez-cisla"),
        ("outside", "mimo"), ("agrees", "souhlasi"),
    ]  # fmt: skip
    assert [said(row["differences"]) for row in made.rows[:3]] == [
        ["při porovnání 1. 5. 2015 v registru nebyla"],
        ["registrace skončila 31. 3. 2015"],
        ["pobytová: v síti 25 lůžek, registrováno 20 lůžek"],
    ]
    assert made.rows[0]["checked"] == "2015-05-01"
    assert made.extra["checked"] == 2
    assert set(made.rows[0]) == {column.key for column in made.columns}
    assert said(made.remarks[-1]).startswith(
        "S registrem zatím nejsou porovnány některé služby v síti (3; kpss import rpss)"
    )


def test_where_nothing_was_compared_it_is_said_once() -> None:
    made = report(service(), entry())
    assert said(made.summary) == "1 služba: souhlasí (1); s registrem porovnáno 0."
    assert "Žádná služba v síti nebyla s registrem porovnána" in said(made.remarks[-1])


def test_comparison_after_the_date_is_not_known() -> None:
    records = (service(register={"checked": "2015-07-01"}), entry())
    assert report(*records).rows[0]["checked"] is None
    assert report(*records, day="2015-07-01").rows[0]["checked"] == "2015-07-01"


def test_entry_of_an_unknown_service_is_counted_and_not_compared() -> None:
    made = report(entry(service="neznama"))
    assert made.rows == []
    assert said(made.remarks[0]).startswith("1 zařazení odkazuje na službu, která nemá záznam")


def test_an_orp_sees_its_own() -> None:
    records = (service(), entry(), service("mimo", area=None, facilities=[{"municipality": "500004"}]))
    assert [row["service"] for row in report(*records, orp="Alfa").rows] == ["domov"]
    assert [row["service"] for row in report(*records, orp="Delta").rows] == ["mimo"]
