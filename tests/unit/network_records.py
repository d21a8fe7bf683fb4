"""A small network for tests: two providers, four services, entries of two years, needs and numbers of people."""

from __future__ import annotations

from typing import Any

from tests.unit.records import yaml

PROVIDERS: list[dict[str, Any]] = [
    {"kind": "provider", "id": "charita", "name": "Charita", "ico": "00100000"},
    {"kind": "provider", "id": "mesto", "name": "Město {Delta}"},
]
DELTA = {"include": [{"orp": "Delta"}]}
BOTH = {"include": [{"orp": "Alfa"}, {"orp": "Delta"}]}


def service(identifier: str, kind: str, **more: Any) -> dict[str, Any]:
    """A service of the provider Charita."""
    name = {"name": f"Služba {identifier}", "provider": "charita", "type": kind}
    return {"kind": "service", "id": identifier, **name, **more}


def entry(identifier: str, about: str, *units: dict[str, Any], start: Any = 2014, **more: Any) -> dict[str, Any]:
    """An entry of the core network from *start* on."""
    data = {"kind": "network-entry", "id": identifier, "service": about, "level": "core", "valid": {"from": start}}
    return {**data, **({"units": list(units)} if units else {}), **more}


def beds(value: Any, **more: Any) -> dict[str, Any]:
    """Beds of a residential service."""
    return {"form": "residential", "unit": "bed", "value": value, **more}


def fte(value: Any, form: str = "field", **more: Any) -> dict[str, Any]:
    """FTE in direct care."""
    return {"form": form, "unit": "fte", "value": value, **more}


SERVICES = [
    service("domov", "home_for_seniors", number="1234567", target_groups=["seniors"],
            facilities=[{"municipality": "500001"}]),
    service("pece", "home_care", target_groups=["seniors", "physical_disability"], area=BOTH),
    service("teren", "field_programme", provider="mesto", target_groups=["addiction"], area=DELTA),
    service("denni", "day_care_centre", provider="mesto", area=DELTA),
]  # fmt: skip
ENTRIES = [
    entry("domov-2014", "domov", beds(30), valid={"from": 2014, "to": 2014},
          entrustment={"number": "P1", "valid": {"from": 2014, "to": 2014}}, money=[{"year": 2014, "granted": 1000}]),
    entry("domov-2015", "domov", beds(35), start=2015, reason="Nové křídlo",
          decision={"by_name": "Zastupitelstvo", "date": "2014-06-20", "resolution": "UZ/1"},
          entrustment={"number": "P2", "valid": {"from": 2015, "to": 2017}}),
    entry("pece-2014", "pece", fte(10.5, orps=[{"orp": "Alfa", "value": 8}]), fte(1.5, "ambulatory"),
          valid={"from": 2014, "to": "2015-03"}),
    entry("pece-2015", "pece", fte(8), start="2015-04", level="temporary", area={"include": [{"orp": "Alfa"}]}),
    entry("teren-2014", "teren", fte(2), valid={"from": 2014, "to": 2014}),
    entry("denni-zamer", "denni", valid={"from": 2014, "to": 2014}, level="intention"),
    entry("denni-2015", "denni", fte(3, "ambulatory"),
          {"form": "ambulatory", "unit": "place", "value": 12}, start=2015),
]  # fmt: skip


def files(*records: dict[str, Any], name: str = "network/sit.yaml") -> dict[str, str]:
    """One file of *records*; without any, the whole small network."""
    return {name: "---\n".join(yaml(record) for record in records or (*PROVIDERS, *SERVICES, *ENTRIES))}


def network(*more: dict[str, Any]) -> dict[str, str]:
    """The whole small network and *more* records."""
    return files(*PROVIDERS, *SERVICES, *ENTRIES, *more)
