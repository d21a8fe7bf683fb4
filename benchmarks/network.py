"""A region with its network of services and a round of requests: ``python -m benchmarks.network DIR`` writes it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.corpus import Size, region_entries, write_workspace
from benchmarks.synthetic.network import (
    NOT_IN_NETWORK,
    SERVICES,
    YEAR,
    Service,
    costs,
    entry_records,
    make_services,
    service_record,
    statement_record,
)
from benchmarks.synthetic.requests import need_records, request_records, round_record
from benchmarks.synthetic.territory import Entry, Record, Region, make_region
from benchmarks.synthetic.writing import Inline

FILES = 714
ROUND_FILE = f"sit-{YEAR}.yaml"


def generate_network(folder: Path, seed: int = 1) -> Size:
    """Write the workspace into *folder*, which must not exist or be empty.

    :raises FileExistsError: if *folder* holds something.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    rng = Random(f"{seed}/network")
    parts = list(region_entries(0, FILES, Random(f"{seed}/0/{FILES}")))
    region = _region(seed)
    plan = next((record["id"] for _, record, _ in parts if record.get("type") == "medium_term"), "")
    return write_workspace(folder, "Syntetický kraj se sítí služeb", [*parts, *_network(region, plan, rng)], rng)


def _region(seed: int) -> Region:
    """The same region as in the records of :func:`benchmarks.corpus.region_entries`."""
    rng = Random(f"{seed}/0/{FILES}")
    return make_region(0, round(FILES * 0.62), round(FILES * 0.0206), round(FILES * 0.02), rng)


def _network(region: Region, plan: str, rng: Random) -> Iterator[Entry]:
    providers, services = make_services(region, rng)
    inside = services[: SERVICES - NOT_IN_NETWORK]
    for record in providers:
        yield f"network/providers/{record['id']}.yaml", record, ""
    for service in services:
        yield f"network/services/{service.id}.yaml", service_record(service, rng), ""
    for record in entry_records(services, rng):
        yield f"network/entries/{record['id']}.yaml", record, ""
    yield f"network/{ROUND_FILE}", round_record(), "Kolo žádostí se smyšlenými údaji"
    for record in need_records(services, rng):
        yield f"plans/potreby/{record['id']}.yaml", record, ""
    for record in request_records(services, rng):
        yield f"network/requests/{record['id']}.yaml", record, ""
    for year in (YEAR - 3, YEAR - 2):
        for service in inside:
            record = statement_record(service, year, rng)
            yield f"network/statements/{year}/{record['id']}.yaml", record, ""
    for record in (*_programmes(inside), _application(inside, plan), *_populations(region, rng)):
        yield f"network/{record['id']}.yaml", record, ""


def _programmes(services: list[Service]) -> Iterator[Record]:
    for year in (YEAR - 2, YEAR - 1):
        grants = []
        for service in services:
            total, revenues = costs(service, year)
            asked = total - revenues
            grants.append(
                Inline(service=service.id, sub_programme="PP1", requested=asked, granted=asked - asked % 1000)
            )
        amount = sum(one["granted"] for one in grants)
        yield {
            "kind": "programme",
            "id": f"program-{year}",
            "name": f"Program podpory sociálních služeb {year}",
            "year": year,
            "amount": amount,
            "sub_programmes": [Inline(code="PP1", name="Dotace podle § 101a", source="state", amount=amount)],
            "grants": grants,
        }


def _application(services: list[Service], plan: str) -> Record:
    asked = {
        year: sum(sum(costs(one, year)) - 2 * costs(one, year)[1] for one in services) for year in range(YEAR, YEAR + 3)
    }
    return {
        "kind": "application",
        "id": f"zadost-o-dotaci-{YEAR}",
        "name": f"Žádost o dotaci na rok {YEAR}",
        "year": YEAR,
        "deadline": f"{YEAR - 1}-08-15",
        **({"plan": plan} if plan else {}),
        "attachments": [
            Inline(type="network", record=f"sit-{YEAR}"),
            Inline(type="outlook", name="Výhled na dva roky"),
        ],
        "requested": [Inline(year=year, amount=amount) for year, amount in asked.items()],
    }


def _populations(region: Region, rng: Random) -> Iterator[Record]:
    everybody = [(one.name, rng.randint(12_000, 90_000)) for one in region.districts]
    for group, share in (("", 100), ("seniors", 21), ("mental_disability", 2), ("families_with_children", 18)):
        named = {"target_group": group} if group else {}
        yield {
            "kind": "population",
            "id": f"obyvatele-{group.replace('_', '-') or 'celkem'}-{YEAR - 2}",
            "year": YEAR - 2,
            **named,
            "values": [Inline(orp=name, value=number * share // 100) for name, number in everybody],
        }


def main(arguments: list[str] | None = None) -> int:
    """Write the workspace into the folder that is given."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.network", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that does not exist, or is empty")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another one gives other data (1)")
    asked = parser.parse_args(arguments)
    try:
        size = generate_network(asked.folder, asked.seed)
    except FileExistsError as error:
        print(error, file=sys.stderr)
        return 2
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(size.kinds.items()))
    print(f"{asked.folder}: {size.files} files ({kinds})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
