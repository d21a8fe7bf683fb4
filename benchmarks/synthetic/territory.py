"""Territory of one synthetic region: districts with their municipalities, microregions, and their records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.synthetic.words import REGIONS, place_note, plain, town_names, village_names
from benchmarks.synthetic.writing import Comment, Inline

Record = dict[str, Any]
Entry = tuple[str, Record, str]
"""Path below the workspace, record, opening comment."""

TABLE = "Struktura území (smyšlená data pro měření)"
_CODES_FROM, _CODES_A_REGION = 500_000, 30_000
_BOX = "abcdefghijkmnpqrstuvwxyz23456789"


@dataclass
class Place:
    """A municipality; ``code`` has six digits."""

    name: str
    code: str
    type: str
    moved_from: str = ""
    """Code of the district that it left, if it did."""

    @property
    def id(self) -> str:
        return f"{plain(self.name)}-{self.code}"


@dataclass
class District:
    """An ORP; the first of its places is the seat."""

    name: str
    code: str
    places: list[Place] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"orp-{plain(self.name)}"

    @property
    def seat(self) -> Place:
        return self.places[0]


@dataclass
class Region:
    """A region with its districts; ``slug`` opens the ids of its own records."""

    code: str
    districts: list[District]
    microregions: list[tuple[str, list[tuple[District, Place]]]] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return self.code.lower()


def make_region(number: int, municipalities: int, districts: int, microregions: int, rng: Random) -> Region:
    """The *number*-th region with so many municipalities, districts and microregions."""
    names = town_names(number, districts, rng)
    prefix = REGIONS[number][3:]
    region = Region(REGIONS[number], [District(name, f"{prefix}{i:02}") for i, name in enumerate(names, start=1)])
    code = _CODES_FROM + number * _CODES_A_REGION
    shares = _shares(municipalities, districts, rng)
    for district, share in zip(region.districts, shares, strict=True):
        for index, name in enumerate([district.name, *village_names(share - 1, rng, {district.name})]):
            code += rng.randint(1, 6)
            district.places.append(Place(name, str(code), _type(index, rng)))
    _move_some(region, max(1, municipalities // 150), rng)
    for index in range(microregions):
        district = region.districts[index % districts]
        members = rng.sample(district.places[1:], min(rng.randint(6, 12), len(district.places) - 1))
        region.microregions.append((f"mikroregion-{region.slug}-{index + 1}", [(district, one) for one in members]))
    return region


def _shares(total: int, parts: int, rng: Random) -> list[int]:
    """*total* split into *parts* of unequal size, none under 8."""
    shares = [8] * parts
    for _ in range(total - sum(shares)):
        shares[min(rng.randrange(parts), rng.randrange(parts))] += 1
    return shares


def _type(index: int, rng: Random) -> str:
    if index < 2:  # the seat and one more town in each district
        return "town"
    return rng.choice(("municipality",) * 18 + ("market_town", "town"))


def _move_some(region: Region, count: int, rng: Random) -> None:
    """Let *count* municipalities come to their district from the next one, with a date."""
    for _ in range(count):
        index = rng.randrange(len(region.districts))
        district, other = region.districts[index], region.districts[index - 1]
        place = rng.choice(district.places[2:])
        if place.name not in {one.name for one in other.places}:
            place.moved_from = other.code


def territory_records(region: Region, rng: Random) -> Iterator[Entry]:
    """Records of the districts, municipalities and microregions of *region*."""
    for district in region.districts:
        folder = f"territory/{region.code}/{plain(district.name)}"
        yield f"{folder}/orp.yaml", _district(region, district, rng), f"Správní obvod {district.name}"
        for place in district.places:
            remark = f"{place.name}, správní obvod {district.name}" if rng.random() < 0.7 else ""
            yield f"{folder}/{place.id}.yaml", _municipality(district, place, rng), remark
    for id_, members in region.microregions:
        yield f"territory/{region.code}/{id_}.yaml", _microregion(id_, members, rng), ""


def table_source(rng: Random) -> Record:
    """A source as territory records cite it."""
    return {
        "title": TABLE,
        "publisher": "Úřad pro měření",
        "date": "2026-01-01",
        "url": "https://data.example/struktura-uzemi",
        "row": rng.randint(2, 6300),
        "licence": "CC BY 4.0",
    }


def _district(region: Region, district: District, rng: Random) -> Record:
    return {
        "kind": "orp",
        "id": district.id,
        "name": district.name,
        Comment("kód ČSÚ v uvozovkách, aby zůstal textem"): None,
        "code": district.code,
        "region": region.code,
        "seat": district.seat.code,
        "confirmed": "2026-01-01",
        "aliases": [f"SO ORP {district.name}"],
        "sources": [table_source(rng)],
        "note": place_note(rng, 3),
    }


def _municipality(district: District, place: Place, rng: Random) -> Record:
    record: Record = {"kind": "municipality", "id": place.id, "name": place.name, "code": place.code}
    record["type"] = place.type
    if place.moved_from:
        record[Comment("obec změnila správní obvod")] = None
        record["orps"] = [
            {"orp": place.moved_from, "valid": Inline(to="2023-12-31")},
            {"orp": district.code, "valid": {"from": "2024-01-01"}},
        ]
    else:
        record["orp"] = district.code
    record["contact"] = _contact(place, rng)
    if place.type != "municipality":
        record["aliases"] = [f"{'Městys' if place.type == 'market_town' else 'Město'} {place.name}"]
    record["sources"] = [table_source(rng)]
    if rng.random() < 0.4:
        record["sources"].append(
            {"title": f"Dotazník pro obce: {place.name}", "date": rng.randint(2019, 2025), "page": rng.randint(1, 40)}
        )
    record["note"] = place_note(rng, rng.randint(4, 6))
    return record


def _contact(place: Place, rng: Random) -> Record:
    host = plain(place.name)
    return {
        "address": f"{place.name} {rng.randint(1, 480)}, {rng.randint(100, 798)} {rng.randint(10, 99)}",
        "web": f"https://www.{host}.example",
        "email": f"podatelna@{host}.example",
        "phone": f"+420 5{rng.randint(10, 99)} {rng.randint(100, 999)} {rng.randint(100, 999)}",
        "data_box": "".join(rng.choice(_BOX) for _ in range(7)),
        Comment("úřední hodiny podle webu obce"): None,
        "hours": f"po a st 8:00–{rng.randint(16, 18)}:00",
    }


def _microregion(id_: str, members: list[tuple[District, Place]], rng: Random) -> Record:
    listed: list[Record] = []
    for district, place in members:
        by_name = rng.random() < 0.3 and not place.moved_from
        item: Record = {"municipality": f"{place.name} ({district.name})" if by_name else place.code}
        if rng.random() < 0.15:
            item["note"] = "zakládající člen svazku"
        listed.append(item if "note" in item else Inline(item))
    return {
        "kind": "microregion",
        "id": id_,
        "name": f"Svazek obcí {id_.rsplit('-', 1)[1]} v obvodu {members[0][0].name}",
        "members": listed,
        "valid": Inline({"from": rng.randint(1996, 2008)}),
        "sources": [{"title": "Stanovy svazku obcí", "date": rng.randint(1996, 2008), "page": 1}],
        "note": place_note(rng, 2),
    }
