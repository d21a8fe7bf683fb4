"""Lists and descriptions of the records of the network, and what records without a name are called."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.formats.record import render_text
from kpss.formats.reports_json import render_json
from kpss.model.naming import record_name
from kpss.model.workspace import Workspace
from kpss.reports.records import describe, records_report
from tests.unit.network_records import network
from tests.unit.records import workspace

MORE: list[dict[str, Any]] = [
    {"kind": "round", "id": "kolo-2016", "name": "Aktualizace 2016", "year": 2016},
    {"kind": "request", "id": "zadost-1", "number": "1/2015", "type": "change", "round": "kolo-2016",
     "service": "domov", "submitted": "2015-03-01"},
    {"kind": "request", "id": "zadost-2", "type": "new", "applicant": "Nový spolek"},
    {"kind": "statement", "id": "vykaz", "service": "domov", "year": 2014, "half": 1, "status": "approved"},
    {"kind": "programme", "id": "program", "name": "Program", "year": 2015, "amount": 1000000,
     "grants": [{"service": "domov", "granted": 5}]},
    {"kind": "application", "id": "zadost-o-dotaci", "name": "Žádost kraje", "year": 2015, "deadline": "2014-11-01",
     "requested": [{"year": 2015, "amount": 10}, {"year": 2016, "amount": 12}]},
    {"kind": "population", "id": "lide", "year": 2014, "target_group": "seniors",
     "values": [{"orp": "Alfa", "value": 1}]},
]  # fmt: skip


def opened(day: str = "2015-06-01") -> Workspace:
    return workspace(network(*MORE), day)


def rows(kind: str, day: str = "2015-06-01") -> dict[str, Any]:
    return {row["id"]: row for row in records_report(opened(day), kind).rows}


@pytest.mark.parametrize(
    ("kind", "identifier", "expected"),
    [
        ("provider", "charita", {"ico": "00100000", "services": 2}),
        ("service", "domov", {"provider": "charita", "provider_name": "Charita", "number": "1234567",
                              "type": "home_for_seniors", "in_network": True}),
        ("service", "teren", {"in_network": False}),
        ("network-entry", "domov-2015", {"service": "domov", "service_name": "Služba domov", "level": "core",
                                         "name": "Služba domov (2015)", "from": "2015-01-01", "to": None}),
        ("round", "kolo-2016", {"year": "2016", "requests": 1}),
        ("request", "zadost-1", {"number": "1/2015", "applicant": "Charita", "type": "change", "round": "kolo-2016",
                                 "stage": "decision", "name": "Služba domov (1/2015)"}),
        ("request", "zadost-2", {"applicant": "Nový spolek", "name": "Nový spolek", "stage": "intention"}),
        ("statement", "vykaz", {"name": "Služba domov (1/2014)", "year": "2014", "half": "1", "status": "approved"}),
        ("programme", "program", {"year": "2015", "amount": 1000000, "grants": 1}),
        ("application", "zadost-o-dotaci", {"deadline": "2014-11-01", "requested": 10}),
        ("population", "lide", {"year": "2014", "target_group": "seniors", "places": 1}),
    ],
)  # fmt: skip
def test_columns_of_the_kinds(kind: str, identifier: str, expected: dict[str, Any]) -> None:
    row = rows(kind)[identifier]
    assert {key: row[key] for key in expected} == expected
    report = records_report(opened(), kind)
    assert set(row) == {column.key for column in report.columns}
    assert len({column.key for column in report.columns}) == len(report.columns)
    assert "Decimal(" not in render_json(report, "cs")


def test_units_of_an_entry_are_words_and_data() -> None:
    units = rows("network-entry")["pece-2014"]["units"]
    assert [one.in_language("cs").replace("\xa0", " ") for one in units] == [
        "terénní: 10,5 úvazku v přímé péči",
        "ambulantní: 1,5 úvazku v přímé péči",
    ]
    assert units[0].params["form"] == "field"


def test_records_without_a_name_are_called_after_their_service() -> None:
    found = opened()
    names = [record_name(found, one) for one in ("domov-2015", "pece-2015", "vykaz", "zadost-1", "zadost-2", "neni")]
    assert names == [
        "Služba domov (2015)", "Služba pece (2015-04)", "Služba domov (1/2014)", "Služba domov (1/2015)",
        "Nový spolek", "neni",
    ]  # fmt: skip


def test_show_tells_the_four_states() -> None:
    def told(identifier: str, day: str = "2014-06-01") -> dict[str, str]:
        facts = describe(opened(day), identifier).worked_out
        return {name.cs: (value if isinstance(value, str) else value.cs).replace("\xa0", " ") for name, value in facts}

    assert told("domov") == {
        "Registrovaná": "ano", "V síti": "ano", "Pověřená": "ano", "Financovaná v roce": "ano",
        "Zařazení k datu": "domov-2014 (1. 1. 2014 – 31. 12. 2014)",
    }  # fmt: skip
    assert told("teren", "2015-06-01")["Zařazení k datu"] == "žádné"
    assert told("denni-zamer")["Úroveň v síti"] == "nepočítá se (záměr)"
    assert told("domov-2015")["Platí k datu"] == "ne"
    assert told("zadost-1", "2015-06-01") == {"Stav k datu": "čeká na rozhodnutí"}
    shown = render_text(opened(), describe(opened(), "domov-2015"), "cs")
    assert shown.startswith("Služba domov (2015)\nZařazení v síti domov-2015 – ")
