"""Plans of one synthetic region, generation after generation, each approved before it begins and following the last."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.synthetic.structure import council
from benchmarks.synthetic.territory import District, Entry, Place, Record, Region
from benchmarks.synthetic.words import GROUPS, MEASURES, plain, plan_note
from benchmarks.synthetic.writing import Comment, Inline, InlineList

Years = tuple[int, int]
"""First and last year of a plan."""

_MUNICIPAL = ((2018, 2021), (2022, 2026))
_REGIONAL = ((2018, 2020), (2021, 2023), (2024, 2026))


def plan_records(region: Region, towns: int, rng: Random) -> Iterator[Entry]:
    """Plans of *region*, of nine districts in ten, of *towns* towns beside them and of some microregions."""
    folder = f"plans/{region.code}"
    for record in _regional(region, rng):
        yield f"{folder}/{record['id']}.yaml", record, "Plán kraje"
    for district in region.districts:
        if rng.random() < 0.9:  # elsewhere planning is a gap, as it is in reality
            for record in _of_district(district, rng):
                yield f"{folder}/{plain(district.name)}/{record['id']}.yaml", record, "Komunitní plán správního obvodu"
        else:
            record = _substitute(district, rng)
            yield f"{folder}/{plain(district.name)}/{record['id']}.yaml", record, "Plán tu není, město má jen program"
    for district, place in _some_towns(region, towns, rng):
        for record in _of_town(district, place, rng):
            yield f"{folder}/{plain(district.name)}/{record['id']}.yaml", record, ""
    for id_, members in region.microregions[:: max(1, len(region.microregions) // 4)]:
        record = _plan(f"plan-{id_}-2022", "community", f"Komunitní plán svazku obcí {id_}", (2022, 2026), rng)
        record["planner"] = Inline(microregion=id_)
        record["area"] = {"include": [{"microregion": id_}]}
        record["approvals"] = [{"by_name": "Shromáždění starostů svazku obcí", "date": "2021-11"}]
        yield f"{folder}/{plain(members[0][0].name)}/{record['id']}.yaml", _ordered(record), ""


def _some_towns(region: Region, count: int, rng: Random) -> list[tuple[District, Place]]:
    """Towns that are no seats."""
    towns = [(one, place) for one in region.districts for place in one.places[1:] if place.type == "town"]
    return rng.sample(towns, min(count, len(towns)))


def _plan(id_: str, type_: str, name: str, years: Years, rng: Random) -> Record:
    start, end = years
    record: Record = {
        "kind": "plan",
        "id": id_,
        "type": type_,
        "name": f"{name} na období {start}–{end}",
        "valid": Inline({"from": start, "to": end}),
        "status": "approved",
        "measures": [_measure(number, rng) for number in range(1, rng.randint(4, 7))],
        "measures_complete": False,
        "url": f"https://plany.example/{id_}",
        "sources": [{"title": f"{name}, úplné znění", "date": start - 1, "page": rng.randint(1, 90)}],
        "note": plan_note(rng, rng.randint(3, 5)),
    }
    if rng.random() < 0.4:
        record["valid"] = {"from": f"{start}-01-01", "to": f"{end}-12-31"}
    return record


def _measure(number: int, rng: Random) -> Record:
    measure: Record = {"code": f"O{number}", "name": rng.choice(MEASURES)}
    measure["target_groups"] = InlineList(rng.sample(GROUPS, rng.randint(1, 3)))
    if rng.random() < 0.5:
        measure["quantity"] = {"value": rng.randint(1, 40), "unit": rng.choice(("míst", "lůžek", "úvazků"))}
    if rng.random() < 0.4:
        measure["note"] = "Předpokládá dotaci kraje a podíl obcí."
    return measure


def _ordered(record: Record) -> Record:
    """*record* with its keys in the order of the schema, so that it reads as people write it."""
    order = ("kind", "id", "type", "name", "planner", "area", "valid", "status", "edition", "scope", "predecessors",
             "stands_in_for", "implements", "procedure", "approvals", "proceedings", "extensions")  # fmt: skip
    first = {key: record[key] for key in order if key in record}
    return first | {key: value for key, value in record.items() if key not in first}


def _approval(by: str, start: int, rng: Random) -> Record:
    date = f"{start - 1}-{rng.randint(9, 12):02}-{rng.randint(1, 28):02}"
    return {"by": by, "date": date, "resolution": f"{rng.randint(2, 60)}/{rng.randint(1, 30)}/{start - 1}"}


def _of_district(district: District, rng: Random) -> Iterator[Record]:
    slug = plain(district.name)
    previous = ""
    for edition, (start, end) in enumerate(_MUNICIPAL, start=2):
        record = _plan(f"kpss-{slug}-{start}", "community", f"Komunitní plán: {district.name}", (start, end), rng)
        record["planner"] = {"orp": district.name}
        record["area"] = _district_area(district, rng)
        record["edition"] = edition
        record["approvals"] = [_approval(council(district), start, rng)]
        if previous:
            record["predecessors"] = [previous]
        previous = record["id"]
        yield _ordered(record)
    if rng.random() < 0.3:  # the next one is on its way
        record = _plan(f"kpss-{slug}-2027", "community", f"Komunitní plán: {district.name}", (2027, 2030), rng)
        record |= {"planner": {"orp": district.name}, "area": {"include": [{"orp": district.code}]}}
        record |= {"status": "preparing", "predecessors": [previous]}
        del record["measures_complete"]
        yield _ordered(record)


def _district_area(district: District, rng: Random) -> Record:
    area: Record = {"include": [{"orp": district.code if rng.random() < 0.5 else district.name}]}
    if rng.random() < 0.25:
        area["exclude"] = [Inline(municipality=place.code) for place in rng.sample(district.places[2:], 3)]
    elif rng.random() < 0.1:
        area["exclude_unknown"] = rng.randint(1, 4)
    return area


def _of_town(district: District, place: Place, rng: Random) -> Iterator[Record]:
    """Two plans of a town; the first one was made longer by a year."""
    (start, end), (later, last) = (2016, 2019), (2021, 2026)
    slug = plain(place.name)
    where = {"municipality": place.code}
    name = f"Plán sociálních služeb: {place.name}"
    common: Record = {"planner": Inline(where), "area": {"include": [where]}}
    first = _plan(f"mesto-{slug}-{place.code}-{start}", "community", name, (start, end), rng) | common
    first["approvals"] = [{"by_name": f"Zastupitelstvo města {place.name}", "date": f"{start - 1}-12"}]
    first["extensions"] = [
        {Comment("prodlouženo, než vznikne další plán"): None, "to": "2020-12-31", "date": "2019-11-20",
         "by_name": f"Zastupitelstvo města {place.name}", "resolution": f"{rng.randint(10, 99)}/2019"},
    ]  # fmt: skip
    yield _ordered(first)
    second = _plan(f"mesto-{slug}-{place.code}-{later}", "community", name, (later, last), rng) | common
    second["predecessors"] = [first["id"]]
    second["approvals"] = [_approval(council(district), later, rng)]
    yield _ordered(second)


def _substitute(district: District, rng: Random) -> Record:
    record = _plan(f"program-{plain(district.name)}", "substitute", f"Program: {district.name}", (2023, 2027), rng)
    record |= {"planner": {"municipality": district.seat.code}}
    record |= {"area": {"include": [{"municipality": f"{district.seat.name} ({district.name})"}]}}
    record["approvals"] = [_approval(council(district), 2023, rng)]
    return _ordered(record)


def _regional(region: Region, rng: Random) -> Iterator[Record]:
    code = region.slug
    common: Record = {"planner": {"region": region.code}, "area": {"include": [{"region": region.code}]}}
    previous = ""
    for start, end in _REGIONAL:
        record = _plan(f"stredni-{code}-{start}", "medium_term", f"Střednědobý plán {region.code}", (start, end), rng)
        record |= common | {"procedure": f"schvalovani-{code}"}
        if previous:
            record["predecessors"] = [previous]
        record["proceedings"] = _proceedings(code, start)
        record["approvals"] = [{key: record["proceedings"][-1][key] for key in ("by", "date", "resolution")}]
        previous = record["id"]
        yield _ordered(record)
        for year in range(start, end + 1):
            action = _plan(f"akcni-{code}-{year}", "action", f"Akční plán {region.code}", (year, year), rng)
            action |= common | {"implements": [record["id"]]}
            action["approvals"] = [_approval(f"zastupitelstvo-{code}", year, rng)]
            yield _ordered(action)


def _proceedings(code: str, start: int) -> list[Record]:
    year = start - 1
    return [
        {"by": f"ridici-{code}", "act": "discusses", "step": "skupina", "date": f"{year}-05-10"},
        {"by": f"rada-{code}", "act": "recommends", "step": "rada", "date": f"{year}-06-12",
         "delivered_to": f"zastupitelstvo-{code}"},
        {"by": f"zastupitelstvo-{code}", "act": "approves", "step": "schvaleni", "date": f"{year}-06-25",
         "outcome": "approved", "resolution": f"UZ/4/{start % 50}/{year}"},
    ]  # fmt: skip
