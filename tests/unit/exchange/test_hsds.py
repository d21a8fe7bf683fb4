"""HSDS: the package agrees with its own description, ids stay, nothing is claimed that is not known."""

from __future__ import annotations

import csv
import io
import json
import uuid
from typing import Any

import pytest

from kpss.exchange.hsds.ids import email, postcode, street, uri
from kpss.exchange.hsds.package import hsds_package
from kpss.exchange.hsds.tables import TABLES
from kpss.model.workspace import Workspace
from kpss.source.trees import FolderTree
from tests.support import EXAMPLES
from tests.unit.exchange.register_support import DAY, load, provider, service
from tests.unit.network_files import entry as network_entry
from tests.unit.network_files import files as network_files
from tests.unit.network_files import service as network_service
from tests.unit.records import workspace as opened_workspace
from tests.unit.records import yaml

CONTACT = {"web": "www.alfa.example", "email": "info@alfa.example", "phone": "+420 585 000 001", "hours": "po 8–16"}
ENTRY = {
    "kind": "network-entry", "id": "zarazeni", "service": "domov-alfa", "level": "core",
    "valid": {"from": "2015-01-01"},
    "units": [{"form": "residential", "unit": "bed", "value": 30}], "area": {"include": [{"orp": "Alfa"}]},
    "money": [
        {"year": 2026, "source": "region", "granted": 1200000}, {"year": 2026, "source": "region", "granted": 5},
        {"year": 2025, "source": "town", "granted": 7},
    ],
}  # fmt: skip
FILES = {
    "network/alfa.yaml": provider(contact=CONTACT, legal_form="spolek"),
    "network/domov.yaml": service(contact=CONTACT, ages={"from": 65}),
    "network/sit.yaml": yaml(ENTRY),
}


def package(files: dict[str, str], **day: Any) -> tuple[dict[str, Any], dict[str, list[dict[str, str]]]]:
    """The description and the rows by table."""
    texts, _ = hsds_package(load(files, **day), "cs")
    description = json.loads(texts["datapackage.json"])
    rows = {one["name"]: list(csv.DictReader(io.StringIO(texts[one["path"]]))) for one in description["resources"]}
    return description, rows


def assert_agrees(description: dict[str, Any], rows: dict[str, list[dict[str, str]]]) -> None:
    """Required values, unique ids, lists of words and references, as the description says."""
    ids = {name: {row["id"] for row in found} for name, found in rows.items()}
    for one in description["resources"]:
        found, schema = rows[one["name"]], one["schema"]
        assert len(ids[one["name"]]) == len(found)
        for field in schema["fields"]:
            values = [row[field["name"]] for row in found]
            constraints = field["constraints"]
            assert not (constraints["required"] and "" in values), (one["name"], field["name"])
            if "enum" in constraints:
                assert set(values) <= {*constraints["enum"]}
            if constraints.get("unique"):
                assert len(set(values)) == len(values)
            if field.get("format") == "uuid":
                assert all(str(uuid.UUID(value)) == value for value in values if value)
        for key in schema.get("foreignKeys", ()):
            assert {row[key["fields"]] for row in found} - {""} <= ids[key["reference"]["resource"]]


def test_package_agrees_with_its_description() -> None:
    description, rows = package(FILES)
    assert_agrees(description, rows)
    assert description["profile"] == "tabular-data-package"
    assert {name: len(found) for name, found in rows.items()} == {
        "organization": 1, "organization_identifier": 1, "service": 1, "location": 1, "service_at_location": 1,
        "address": 1, "phone": 2, "schedule": 1, "service_area": 1, "funding": 1, "taxonomy": 5, "taxonomy_term": 5,
        "attribute": 6,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["olomoucky", "liberecky"])
def test_examples(name: str) -> None:
    texts, left_out = hsds_package(Workspace.load(FolderTree(str(EXAMPLES / name)), DAY), "cs")
    description = json.loads(texts["datapackage.json"])
    rows = {one["name"]: list(csv.DictReader(io.StringIO(texts[one["path"]]))) for one in description["resources"]}
    assert_agrees(description, rows)
    assert left_out == []


def test_values() -> None:
    _, rows = package(FILES)
    (one,) = rows["service"]
    assert (one["status"], one["url"], one["minimum_age"]) == ("active", "https://www.alfa.example", "65")
    (address,) = rows["address"]
    assert (address["address_1"], address["postal_code"], address["city"], address["state_province"]) == (
        "Dlouhá 5", "796 01", "Alfa", "Olomoucký kraj",
    )  # fmt: skip
    assert rows["service_area"][0]["name"] == "ORP Alfa"
    assert rows["funding"][0]["source"] == "Kraj, 2026: 1\xa0200\xa0005 Kč"
    assert rows["organization_identifier"][0]["identifier"] == "63504260"


def test_registered_numbers_are_no_free_places() -> None:
    description, rows = package(FILES)
    assert not {"service_capacity", "unit"} & {one["name"] for one in description["resources"]}
    numbers = {row["link_type"]: row["value"] for row in rows["attribute"] if row["value"]}
    assert numbers == {"registered_capacity": "32", "network_units": "30"}
    assert "ne volná místa" in description["description"]


def test_ids_stay_and_belong_to_the_workspace() -> None:
    one, again = package(FILES)[1], package({**FILES, "network/x.yaml": service(id="jina", number="8", portal_id=8)})[1]
    assert one["service"][0] in again["service"]
    assert one["address"] == again["address"]


def test_hidden_place_and_what_is_not_known() -> None:
    facilities = [
        {"name": "Azyl", "hidden": True, "municipality": "500001", "contact": {"address": "Tajná 1, 796 01 Alfa"}},
        {"name": "Pobočka", "municipality": "500004"},
        {"name": "Bývalá", "municipality": "500004", "valid": {"to": "2025-12-31"}},
    ]
    texts, _ = hsds_package(load({**FILES, "network/domov.yaml": service(facilities=facilities)}), "cs")
    assert "Tajná" not in "".join(texts.values())
    assert "Azyl" not in "".join(texts.values())
    locations = list(csv.DictReader(io.StringIO(texts["locations.csv"])))
    assert [row["name"] for row in locations] == ["Pobočka"]
    assert texts["addresses.csv"].count("\n") == 1  # no postcode, and the standard requires one


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"valid": {"from": "2027-01-01"}}, "inactive"),
        ({"valid": {"to": "2025-12-31"}}, "defunct"),
        ({"register": {"missing_since": "2025-01-01"}}, "defunct"),
    ],
)
def test_status(changes: dict[str, Any], status: str) -> None:
    assert package({**FILES, "network/domov.yaml": service(**changes)})[1]["service"][0]["status"] == status


def test_service_without_its_provider_is_left_out() -> None:
    texts, left_out = hsds_package(load({"network/domov.yaml": service()}), "en")
    assert left_out == ["domov-alfa"]
    assert all(text.count("\n") == 1 for name, text in texts.items() if name.endswith(".csv"))


def test_every_table_has_its_required_columns() -> None:
    for table in TABLES:
        names = [field.name for field in table.fields]
        assert names[0] == "id"
        assert len(set(names)) == len(names)
        assert {field.table for field in table.fields} - {""} <= {one.name for one in TABLES}


def test_forms_of_the_standard() -> None:
    assert uri("alfa.example/služba") == ""
    assert uri("http://alfa.example/a?b") == "http://alfa.example/a?b"
    assert email("info@alfa") == ""
    assert postcode("Dlouhá 5, 79601 Alfa") == "796 01"
    assert postcode("Dlouhá 5") == ""
    assert street("Dlouhá 5, 796 01 Alfa", "Alfa") == "Dlouhá 5"


def test_funding_is_that_of_entries_and_programmes_together() -> None:
    programme = (
        "kind: programme\nid: program\nname: Program\nyear: 2015\nsub_programmes: [{code: a, source: state}]\n"
        "grants: [{service: domov, sub_programme: a, granted: 400}]\n"
    )
    money = [{"year": 2015, "compensation": 900}, {"year": 2015, "source": "state", "granted": 400}]
    given = {**network_files(network_service(), network_entry(money=money)), "network/program.yaml": programme}
    texts, _ = hsds_package(opened_workspace(given, "2015-06-01"), "cs")
    path = next(name for name in texts if name.endswith("funding.csv"))
    found = [row["source"].replace("\xa0", " ") for row in csv.DictReader(io.StringIO(texts[path]))]
    assert sorted(found) == ["Stát, 2015: 400 Kč", "Vyrovnávací platba, 2015: 900 Kč"]
