"""Who plans in one synthetic region: bodies, roles, memberships, the procedure and the documents behind them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.synthetic.territory import District, Entry, Record, Region
from benchmarks.synthetic.words import GROUPS, plain, tasks
from benchmarks.synthetic.writing import Comment, Inline, InlineList

_SIDES = ("commissioner", "provider", "user", "expert", "public")
_FOUNDED = 2004


def council(district: District) -> str:
    """Id of the assembly of the district's seat."""
    return f"zastupitelstvo-{plain(district.name)}"


def structure_records(region: Region, rng: Random) -> Iterator[Entry]:
    """Bodies, roles and the procedure of *region* and of its districts."""
    folder = f"structure/{region.code}"
    for record in (*_regional_bodies(region, rng), *_regional_roles(region), _procedure(region)):
        yield f"{folder}/{record['id']}.yaml", record, "Krajská úroveň plánování"
    for district in region.districts:
        for record in _district_records(district, rng):
            yield f"{folder}/{plain(district.name)}/{record['id']}.yaml", record, ""


def _statute(rng: Random) -> Record:
    return {"title": "Statut a jednací řád", "date": f"{rng.randint(2005, 2014)}-{rng.randint(1, 12):02}", "page": 2}


def _body(id_: str, type_: str, name: str, level: str, rng: Random) -> Record:
    return {
        "kind": "body",
        "id": id_,
        "type": type_,
        "name": name,
        "level": level,
        "valid": Inline({"from": _FOUNDED}),
        "tasks": tasks(rng, 4),
    }


def _regional_bodies(region: Region, rng: Random) -> Iterator[Record]:
    code = region.slug
    for id_, type_, name in (("zastupitelstvo", "assembly", "Zastupitelstvo kraje"),
                             ("rada", "executive_council", "Rada kraje")):  # fmt: skip
        record = _body(f"{id_}-{code}", type_, f"{name} {region.code}", "region", rng)
        acts = ("approves", "discusses") if id_ == "zastupitelstvo" else ("recommends",)
        limited = {} if id_ == "zastupitelstvo" else {"on": InlineList(["medium_term", "action", "network"])}
        record["powers"] = [{"act": act, **limited} for act in acts]
        yield record | {"political": True, "sources": [_statute(rng)]}
    office = _body(f"odbor-{code}", "office", f"Odbor sociálních věcí {region.code}", "region", rng)
    yield office | {"contact": {"web": "https://kraj.example", "email": "podatelna@kraj.example"}}
    groups = [("ridici", "steering_group", "Řídicí skupina")]
    groups += [(f"skupina-{plain(name)}", "working_group", f"Pracovní skupina {name}") for name in GROUPS]
    for id_, type_, name in groups:
        record = _body(f"{id_}-{code}", type_, f"{name} {region.code}", "region", rng)
        yield record | _life_of_group(f"zastupitelstvo-{code}", f"koordinator-{code}", rng)


def _life_of_group(parent: str, coordinator: str, rng: Random) -> Record:
    return {
        "part_of": {"body": parent, "rank": rng.randint(1, 4)},
        "established_by": [Inline(body=parent)],
        "members": [
            {"who": "zástupce obcí", "count": rng.randint(1, 4), "side": "commissioner"},
            {"who": "zástupce poskytovatelů", "count": rng.randint(1, 4), "side": "provider", "voting": True},
            {"who": "zástupce uživatelů", "count": rng.randint(1, 3), "side": "user"},
        ],
        "triad": "required",
        "appointed_by": [{"body": parent}],
        "chair": {"holders": [{"role": coordinator}]},
        "duties": {
            "convenes": {"holders": [Inline(role=coordinator)]},
            "writes_minutes": {"holders": [{"name": "tajemník skupiny"}]},
        },
        "meetings": {
            Comment("nejméně tolikrát za rok"): None,
            "frequency": [{"at_least": rng.randint(2, 6), "per": "year"}],
            "invitation": Inline(days=rng.randint(5, 10), working=True),
            "minutes": {"required": True, "days": rng.randint(7, 14)},
        },
        "sources": [_statute(rng)],
    }


def _role(id_: str, name: str, level: str, body: str, superior: Record) -> Record:
    return {
        "kind": "role",
        "id": id_,
        "name": name,
        "level": level,
        "valid": Inline({"from": _FOUNDED}),
        "purpose": "Drží pohromadě práci skupin, termíny a podklady pro rozhodování zastupitelstva i rady.",
        "tasks": ["svolává jednání", "vede evidenci podnětů", "předkládá návrhy", "zodpovídá za zveřejnění zápisů"],
        "unit": body,
        "holder_type": "person",
        "filled_by": {"way": "appointment", "by": [superior]},
        "accountable_to": [superior],
        "sources": [{"title": "Organizační struktura plánování", "date": 2018, "page": 3}],
    }


def _regional_roles(region: Region) -> Iterator[Record]:
    code = region.slug
    for id_, name in (("koordinator", "Krajský koordinátor"), ("metodik", "Metodik plánování"),
                      ("radni", "Radní pro sociální oblast")):  # fmt: skip
        unit = f"rada-{code}" if id_ == "radni" else f"odbor-{code}"
        yield _role(f"{id_}-{code}", f"{name} {region.code}", "region", unit, {"body": f"rada-{code}"})


def _procedure(region: Region) -> Record:
    code = region.slug
    steps = (
        ("navrh", "Návrh plánu", {"role": f"koordinator-{code}"}, "commissions", "--03-31"),
        ("skupina", "Projednání v řídicí skupině", {"body": f"ridici-{code}"}, "discusses", "--05-15"),
        ("rada", "Doporučení rady", {"body": f"rada-{code}"}, "recommends", "--06-15"),
        ("schvaleni", "Schválení zastupitelstvem", {"body": f"zastupitelstvo-{code}"}, "approves", "--06-30"),
    )
    listed: list[Record] = []
    for id_, name, holder, act, due in steps:
        step: Record = {"id": id_, "name": name, "by": holder, "act": act, "due": due}
        if listed:
            step["after"] = InlineList([listed[-1]["id"]])
        listed.append(step)
    return {
        "kind": "procedure",
        "id": f"schvalovani-{code}",
        "name": f"Schvalování střednědobého plánu {region.code}",
        "applies_to": ["medium_term", "action"],
        "status": "binding",
        "steps": listed,
        "sources": [{"title": "Postup tvorby plánu", "publisher": f"Kraj {region.code}", "date": "2016-11"}],
    }


def _district_records(district: District, rng: Random) -> Iterator[Record]:
    slug = plain(district.name)
    assembly = _body(council(district), "assembly", f"Zastupitelstvo: {district.name}", "municipality", rng)
    yield assembly | {
        "powers": [{"act": "approves", "on": ["community", "substitute"]}],
        "political": True,
        "sources": [_statute(rng)],
    }
    office = _body(f"urad-{slug}", "office", f"Městský úřad {district.name}", "orp", rng)
    yield office | {"area": {"include": [Inline(orp=district.code)]}, "sources": [_statute(rng)]}
    coordinator = f"koordinator-{slug}"
    yield _role(coordinator, f"Koordinátor: {district.name}", "orp", f"urad-{slug}", {"body": council(district)})
    for id_, type_, name in (("ridici", "steering_group", "Řídicí skupina"),
                             ("skupina", "working_group", f"Skupina {rng.choice(GROUPS)}")):  # fmt: skip
        record = _body(f"{id_}-{slug}", type_, f"{name}: {district.name}", "orp", rng)
        record["area"] = {"include": [{"orp": district.name}]}
        yield record | _life_of_group(council(district), coordinator, rng)


def membership_records(region: Region, count: int, rng: Random) -> Iterator[Entry]:
    """*count* memberships spread over the groups of the districts; no names of persons, some seats are vacant."""
    for index in range(count):
        district = region.districts[index % len(region.districts)]
        slug = plain(district.name)
        since = rng.randint(2018, 2023)
        record: Record = {
            "kind": "membership",
            "id": f"clen-{slug}-{index + 1}",
            "body": f"{rng.choice(('ridici', 'skupina'))}-{slug}",
            "side": rng.choice(_SIDES),
            "represents": rng.choice(("obce obvodu", "poskytovatelé terénních služeb", "pečující rodiny", "spolky")),
            "appointed": {
                "by": council(district),
                "date": f"{since}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}",
                "resolution": f"{rng.randint(1, 40)}/{rng.randint(100, 999)}/{since}",
                "source": {"title": "Zápis ze zasedání zastupitelstva", "date": since, "page": rng.randint(1, 12)},
            },
            "valid": {"from": since},
            "note": "Členství trvá, dokud je zastupitelstvo nezmění; náhradníka navrhuje vysílající organizace.",
        }
        if rng.random() < 0.05:
            record["vacant"] = True
        yield f"structure/{region.code}/{slug}/{record['id']}.yaml", record, "Složení skupiny"


def document_records(region: Region, count: int, rng: Random) -> Iterator[Entry]:
    """*count* documents: rules, statutes and evaluations with their approval."""
    code = region.slug
    for index in range(count):
        year = rng.randint(2016, 2024)
        type_ = rng.choice(("rules", "statute", "evaluation", "information", "programme"))
        record: Record = {
            "kind": "document",
            "id": f"dokument-{code}-{index + 1}",
            "type": type_,
            "name": f"Dokument č. {index + 1} k plánování služeb v kraji {region.code}",
            "status": "approved",
            "issued_by": [{"body": f"odbor-{code}"}],
            "summary": "Upravuje, kdo podklady připravuje, kdy je předkládá a jak se zveřejňuje výsledek projednání.",
            "rules": tasks(rng, 3),
            "deadlines": [_deadline(code, rng)],
            "approvals": [_approval(code, year, rng)],
            "related": [f"stredni-{code}-{2018 if year < 2021 else 2021}"],
            "valid": {"from": f"{year}-07-01"},
            "url": f"https://kraj.example/{code}/dokument-{index + 1}",
        }
        yield f"structure/{region.code}/papers/{record['id']}.yaml", record, ""


def _deadline(code: str, rng: Random) -> Record:
    due = f"--0{rng.randint(1, 9)}-15"
    return {"name": "předání podkladů kraji", "due": due, "responsible": [{"role": f"koordinator-{code}"}]}


def _approval(code: str, year: int, rng: Random) -> Record:
    resolution = f"UZ/{rng.randint(1, 20)}/{rng.randint(1, 60)}/{year}"
    return {"by": f"zastupitelstvo-{code}", "date": f"{year}-06-2{rng.randint(0, 9)}", "resolution": resolution}
