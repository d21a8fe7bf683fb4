"""Providers, services and network entries of a synthetic region, with their money and statements.

Nothing is real: company numbers only have a right check digit, names are put together from parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from benchmarks.synthetic.territory import District, Record, Region
from benchmarks.synthetic.words import plain
from benchmarks.synthetic.writing import Inline

PROVIDERS, SERVICES, OLD_ENTRIES, NOT_IN_NETWORK = 150, 1070, 450, 20
YEAR = 2027
"""The year of the network that the requests are about."""

# Type → form, unit, target group, most units, costs of a unit in a year, part of the costs that users and others pay.
TYPES = {
    "home_for_seniors": (("residential", "bed", 110, 520_000, "0.62"), "seniors", "Domov pro seniory"),
    "special_regime_home": (("residential", "bed", 70, 610_000, "0.60"), "dementia", "Domov se zvláštním režimem"),
    "home_for_disabled": (("residential", "bed", 60, 720_000, "0.45"), "mental_disability", "Domov pro osoby se ZP"),
    "sheltered_housing": (("residential", "bed", 24, 430_000, "0.35"), "mental_disability", "Chráněné bydlení"),
    "shelter_house": (("residential", "bed", 40, 190_000, "0.20"), "homeless", "Azylový dům"),
    "home_care": (("field", "fte", 22, 690_000, "0.30"), "seniors", "Pečovatelská služba"),
    "personal_assistance": (("field", "fte", 14, 640_000, "0.25"), "physical_disability", "Osobní asistence"),
    "respite_care": (("residential", "bed", 16, 480_000, "0.40"), "seniors", "Odlehčovací služba"),
    "day_care_centre": (("ambulatory", "fte", 9, 720_000, "0.25"), "mental_disability", "Denní stacionář"),
    "professional_counselling": (("ambulatory", "fte", 5, 760_000, "0.05"), "crisis", "Odborné poradenství"),
    "early_intervention": (("field", "fte", 6, 780_000, "0.05"), "families_with_children", "Raná péče"),
    "family_activation": (("field", "fte", 8, 740_000, "0.05"), "families_with_children", "SAS pro rodiny s dětmi"),
    "low_threshold_youth_facility": (
        ("ambulatory", "fte", 5, 700_000, "0.05"), "children_and_youth", "Nízkoprahový klub",
    ),
    "field_programme": (("field", "fte", 5, 720_000, "0.05"), "addiction", "Terénní program"),
    "social_rehabilitation": (("ambulatory", "fte", 7, 710_000, "0.08"), "mental_illness", "Sociální rehabilitace"),
    "therapeutic_workshop": (("ambulatory", "fte", 6, 650_000, "0.10"), "mental_disability", "Terapeutická dílna"),
}  # fmt: skip
_MAKERS = ("Centrum sociálních služeb", "Charita", "Diakonie", "Spolek Pomoc", "Pečovatelský ústav", "Sociální služby")
_LEVELS = ("core",) * 8 + ("temporary", "development")
_WEIGHTS = range(8, 1, -1)


@dataclass
class Service:
    """A service of the synthetic region; ``value`` are its units now, ``entry`` its entry in force."""

    id: str
    provider: str
    type: str
    district: District
    value: Decimal
    number: str
    name: str
    entry: str = ""
    level: str = ""
    orps: list[tuple[District, Decimal]] = field(default_factory=list)

    @property
    def form(self) -> str:
        return TYPES[self.type][0][0]

    @property
    def unit(self) -> str:
        return TYPES[self.type][0][1]

    @property
    def group(self) -> str:
        return TYPES[self.type][1]


def units(service: Service, value: Decimal, parts: bool = True) -> list[Record]:
    """Units as records have them; divided among ORPs where the service is."""
    record: Record = {"form": service.form, "unit": service.unit, "value": value}
    if parts and service.orps and value == service.value:
        record["orps"] = [Inline(orp=district.name, value=part) for district, part in service.orps]
        return [record]
    return [Inline(record)]


def make_services(region: Region, rng: Random) -> tuple[list[Record], list[Service]]:
    """The providers and their services."""
    providers = [_provider(index, region, rng) for index in range(PROVIDERS)]
    services = []
    for index in range(SERVICES):
        provider = providers[index % PROVIDERS]
        type_ = rng.choice(list(TYPES))
        district = region.districts[(index + index // PROVIDERS) % len(region.districts)]
        services.append(_service(index, provider, type_, district, region, rng))
    return providers, services


def ico(number: int) -> str:
    """A company number with a right check digit."""
    digits = f"{number:07}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11
    return f"{digits}{(11 - rest) % 10}"


def _provider(index: int, region: Region, rng: Random) -> Record:
    place = rng.choice(rng.choice(region.districts).places)
    name = f"{_MAKERS[index % len(_MAKERS)]} {place.name} {index + 1}"
    return {
        "kind": "provider",
        "id": f"poskytovatel-{index + 1:03}",
        "name": name,
        "ico": ico(1_000_000 + index * 37),
        "legal_form": rng.choice(("příspěvková organizace", "obecně prospěšná společnost", "spolek")),
        "contact": {"address": f"{place.name} {rng.randint(1, 300)}", "web": f"https://{plain(name)}.example"},
        "valid": Inline({"from": rng.randint(2007, 2016)}),
    }


def _service(index: int, provider: Record, type_: str, district: District, region: Region, rng: Random) -> Service:
    (_, unit, most, _, _), _, words = TYPES[type_]
    value = Decimal(rng.randint(6, most)) if unit == "bed" else Decimal(rng.randint(4, most * 4)) / 4
    service = Service(
        f"sluzba-{index + 1:04}", provider["id"], type_, district, value, f"{1_000_000 + index * 7}",
        f"{words} {district.name} {index + 1}",
    )  # fmt: skip
    if unit == "fte" and rng.random() < 0.25 and value >= 2:
        other = rng.choice([one for one in region.districts if one is not district])
        part = (value / 4).quantize(Decimal("0.25"))
        service.orps = [(district, value - part), (other, part)]
    return service


def service_record(service: Service, rng: Random) -> Record:
    """The record of a service."""
    allowed = service.value if service.unit == "bed" else Decimal(rng.randint(10, 60))
    return {
        "kind": "service",
        "id": service.id,
        "name": service.name,
        "number": service.number,
        "provider": service.provider,
        "type": service.type,
        "capacities": [
            Inline(form=service.form, unit="bed" if service.unit == "bed" else "client", value=allowed + 20)
        ],
        "target_groups": [service.group],
        "facilities": [Inline(name=service.name, municipality=rng.choice(service.district.places).code)],
        "valid": Inline({"from": rng.randint(2008, 2019)}),
    }  # fmt: skip


def entry_records(services: list[Service], rng: Random) -> Iterator[Record]:
    """The entries in force since 2025 and those that some of them followed; sets what the services remember of them."""
    inside = services[: SERVICES - NOT_IN_NETWORK]
    for index, service in enumerate(inside):
        service.level, service.entry = rng.choice(_LEVELS), f"{service.id}-2025"
        if index < OLD_ENTRIES:
            less = service.value - (1 if service.unit == "bed" else Decimal("0.5"))
            yield _entry(
                service, f"{service.id}-2022", units(service, less), {"from": "2022-01-01", "to": "2024-12-31"}
            )
        ends = {"to": "2028-12-31"} if service.level == "temporary" else {}
        entry = _entry(service, service.entry, units(service, service.value), {"from": "2025-01-01", **ends})
        yield entry | {"entrustment": _entrustment(index), "money": [_money(service, year) for year in (2025, 2026)]}


def _entry(service: Service, id_: str, of: list[Record], valid: dict[str, Any]) -> Record:
    area = [Inline(orp=district.name) for district, _ in service.orps] or [Inline(orp=service.district.name)]
    year = int(str(valid["from"])[:4])
    return {
        "kind": "network-entry",
        "id": id_,
        "service": service.id,
        "level": service.level,
        "units": of,
        "area": {"include": area},
        "commissioners": [Inline(organisation="Kraj")],
        "decision": Inline(
            by="zastupitelstvo-cz071", date=f"{year - 1}-06-20", resolution=f"UZ/5/{id_[7:11]}/{year - 1}"
        ),
        "valid": Inline(valid),
    }


def _entrustment(index: int) -> Record:
    return {
        "number": f"P-{index + 1}/2025",
        "date": "2024-12-15",
        "valid": Inline({"from": "2025-01-01", "to": "2027-12-31"}),
    }


def costs(service: Service, year: int) -> tuple[int, int]:
    """Costs and revenues of a year in whole crowns."""
    _, _, _, unit_cost, share = TYPES[service.type][0]
    total = int(service.value * unit_cost * (100 + 4 * (year - 2025)) / 100) + int(service.number) % 9973
    return total, int(total * Decimal(share))


def _money(service: Service, year: int) -> Record:
    total, revenues = costs(service, year)
    asked = total - revenues
    return Inline(year=year, costs=total, revenues=revenues, requested=asked, compensation=asked - asked % 1000)


def statement_record(service: Service, year: int, rng: Random) -> Record:
    """The statement of a year; its sums agree."""
    total, revenues = costs(service, year)
    total = total * rng.randint(93, 108) // 100
    figures: Record = {"form": service.form, "clients": int(service.value) * rng.randint(1, 9) + 3}
    if service.unit == "bed":
        beds, days = int(service.value), 366 if year % 4 == 0 else 365
        full = beds * days * rng.randint(820, 995) // 1000
        occupancy = (Decimal(full) * 100 / (beds * days)).quantize(Decimal("0.01"))
        figures |= {"beds": beds, "bed_days": full, "occupancy": occupancy, "fte_direct": Decimal(beds * 2) / 5}
    else:
        figures |= {
            "contacts": rng.randint(200, 5000),
            "interventions": rng.randint(50, 900),
            "fte_direct": service.value,
        }
    parts = {"clients": revenues, "region": 0, "town": (total - revenues) // 10}
    parts["region"] = total - revenues - parts["town"]
    return {
        "kind": "statement",
        "id": f"vykaz-{year}-{service.id}",
        "service": service.id,
        "year": year,
        "status": "approved",
        "submitted": f"{year + 1}-02-{rng.randint(1, 15):02}",
        "figures": [figures | {"costs": total}],
        "costs": total,
        "revenues": [Inline(source=source, amount=amount) for source, amount in parts.items()],
    }
