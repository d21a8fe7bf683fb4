"""A round of requests to the network with all that belongs to it: opinions, assessments, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from benchmarks.synthetic.network import NOT_IN_NETWORK, YEAR, Service, costs, units
from benchmarks.synthetic.territory import Record
from benchmarks.synthetic.words import GROUPS, plain
from benchmarks.synthetic.writing import Inline, InlineList

REQUESTS, ROUND = 350, f"sit-{YEAR}"
_CRITERIA = (("A", "Soulad s plánem", 30), ("B", "Potřebnost v území", 30), ("C", "Náklady", 25), ("D", "Kvalita", 15))
_KINDS = ("change",) * 13 + ("compensation",) * 3 + ("exit", "stay")
_NO_SERVICE = 20  # requests for services that are not registered yet
_REASONS = ("plan_mismatch", "need_not_confirmed", "insufficient_funds", "unit_cost")


def round_record() -> Record:
    """The round of the network of :data:`benchmarks.synthetic.network.YEAR`."""
    return {
        "kind": "round",
        "id": ROUND,
        "name": f"Aktualizace sítě sociálních služeb na rok {YEAR}",
        "year": YEAR,
        "effective": f"{YEAR}-01-01",
        "windows": [
            {
                "name": "Nové služby", "types": InlineList(["new", "intention"]),
                "from": f"{YEAR - 1}-01-01", "to": f"{YEAR - 1}-03-31",
            },
            {
                "name": "Změny", "types": InlineList(["change", "compensation", "stay", "exit"]),
                "from": f"{YEAR - 1}-01-01", "to": f"{YEAR - 1}-04-30",
            },
        ],
        "requirements": [
            {
                "types": InlineList(["new", "change"]), "opinions": InlineList(["orp"]), "assessment": True,
                "unless_decrease": True,
            },
            {"types": InlineList(["new"]), "need": True},
        ],
        "criteria": [Inline(code=code, name=name, points=points) for code, name, points in _CRITERIA],
        "threshold": 55,
        "assessed_by": [Inline(body=f"skupina-{plain(name)}-cz071") for name in GROUPS],
        "decided_by": [{"by": [Inline(body="zastupitelstvo-cz071")]}],
    }  # fmt: skip


def need_records(services: list[Service], rng: Random) -> Iterator[Record]:
    """Needs found out in the ORPs."""
    for index, service in enumerate(services[:: len(services) // 60]):
        yield {
            "kind": "need",
            "id": f"potreba-{index + 1:02}",
            "name": f"Nedostatek služby v obvodu {service.district.name} ({index + 1})",
            "area": {"include": [Inline(orp=service.district.name)]},
            "target_groups": [service.group],
            "service_type": service.type,
            "form": service.form,
            "extent": Inline(value=rng.randint(2, 12), unit=service.unit),
            "found": f"{YEAR - 2}-{rng.randint(9, 12):02}",
            "priority": rng.randint(1, 3),
        }


def request_records(services: list[Service], rng: Random) -> Iterator[Record]:
    """The requests of the round: each about another service, some about services still to be registered."""
    fresh = services[-NOT_IN_NETWORK:]
    current = rng.sample(services[:-NOT_IN_NETWORK], REQUESTS - len(fresh) - _NO_SERVICE)
    for index, service in enumerate(current):
        yield from _request(index, service, rng.choice(_KINDS), rng)
    for index, service in enumerate(fresh, start=len(current)):
        yield from _request(index, service, "new", rng)
    for index in range(REQUESTS - _NO_SERVICE, REQUESTS):
        yield from _request(index, services[index], "new", rng, registered=False)


def _request(index: int, service: Service, type_: str, rng: Random, registered: bool = True) -> Iterator[Record]:
    last = 3 if type_ == "new" else 4
    record: Record = {
        "kind": "request",
        "id": f"z-{YEAR}-{service.id if registered else f'nova-{index + 1}'}",
        "number": f"{index + 1}/{YEAR - 1}",
        "round": ROUND,
        "type": type_,
        "provider": service.provider,
        **({"service": service.id} if registered else {"service_type": service.type}),
        "submitted": f"{YEAR - 1}-{rng.randint(1, last):02}-{rng.randint(1, 28):02}",
    }
    value = _wanted(service, type_, rng)
    if type_ != "exit":
        record["changes"] = _changes(service, type_, value)
    if type_ == "new":
        record["needs"] = InlineList([f"potreba-{rng.randint(1, 60):02}"])
    yield record | _course(service, type_, value, rng)


def _wanted(service: Service, type_: str, rng: Random) -> Decimal:
    if type_ != "change":
        return service.value
    step = Decimal(rng.randint(1, 8)) if service.unit == "bed" else Decimal(rng.randint(1, 8)) / 4
    return service.value - step if rng.random() < 0.15 and service.value > step else service.value + step


def _changes(service: Service, type_: str, value: Decimal) -> Record:
    changes: Record = {"level": service.level or "core", "units": units(service, value)}
    if type_ == "compensation":
        total, revenues = costs(service, YEAR)
        changes["money"] = [Inline(year=YEAR, costs=total, revenues=revenues, compensation=total - revenues)]
    return changes


def _course(service: Service, type_: str, value: Decimal, rng: Random) -> Record:
    """How far the request has come."""
    chance = rng.random()
    found: Record = {}
    if chance < 0.03:
        return {"withdrawn": Inline(date=f"{YEAR - 1}-05-15", reason="žadatel změnil záměr")}
    if chance > 0.08:
        found["opinions"] = [_opinion(service, rng)]
    if chance > 0.14:
        found["assessments"] = [_assessment(rng)]
    if chance > 0.2:
        found["decision"] = _decision(service, type_, value, rng)
    return found


def _opinion(service: Service, rng: Random) -> Record:
    outcome = rng.choice(("agrees",) * 5 + ("conditions", "disagrees"))
    return Inline(
        {
            "from": "orp",
            "orp": service.district.name,
            "date": f"{YEAR - 1}-05-{rng.randint(2, 20):02}",
            "outcome": outcome,
        }
    )


def _assessment(rng: Random) -> Record:
    points = [Inline(criterion=code, points=rng.randint(most // 2, most)) for code, _, most in _CRITERIA]
    return {
        "by": [Inline(body=f"skupina-{plain(rng.choice(GROUPS))}-cz071")],
        "date": f"{YEAR - 1}-06-{rng.randint(1, 10):02}",
        "points": points,
        "recommendation": "recommended" if sum(one["points"] for one in points) > 60 else "partly",
    }  # fmt: skip


def _decision(service: Service, type_: str, value: Decimal, rng: Random) -> Record:
    chance = rng.random()
    record: Record = {
        "by": "zastupitelstvo-cz071",
        "date": f"{YEAR - 1}-06-22",
        "resolution": f"UZ/11/{rng.randint(30, 60)}/{YEAR - 1}",
    }
    if chance < 0.1:
        return record | {"outcome": "rejected", "reasons": InlineList([rng.choice(_REASONS)])}
    if chance < 0.13:
        return record | {"outcome": "postponed"}
    if chance < 0.25 and type_ == "change" and value > service.value:
        half = (value - service.value) / 2
        granted = service.value + (
            half.quantize(Decimal(1)) if service.unit == "bed" else half.quantize(Decimal("0.05"))
        )
        return record | {"outcome": "partly", "units": units(service, granted, parts=False)}
    return record | {"outcome": "approved"}
