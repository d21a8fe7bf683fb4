"""A small register in the ministry's shape, and a workspace with some of its services."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Mapping
from typing import Any

from kpss.exchange.rpss.importing import RegisterImport, Wanted, import_register
from kpss.exchange.rpss.stream import Source
from kpss.model.workspace import Workspace
from kpss.source.reader import read
from kpss.source.trees import MemoryTree
from tests.unit.records import orp, settings, yaml

DAY = dt.date(2026, 1, 15)
Data = dict[str, Any]
BASE: dict[str, str] = {
    "kpss.yaml": settings(),
    "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", [("500001", "Alfa"), ("500002", "Beta")]),
    "territory/delta.yaml": orp("orp-delta", "7102", "Delta", [("500004", "Delta"), ("500005", "Beta")]),
}


def item(**changes: Any) -> Data:
    """A home for seniors in Alfa with 32 beds; None takes a key away."""
    data: Data = {
        "portalId": 4951,
        "identifikator": "1234567",
        "datumPoskytovaniOd": "2014-03-01",
        "datumPoskytovaniDo": None,
        "druhSocialniSluzby": {"id": "DruhSocialniSluzby/13"},
        "poskytovatel": {"nazev": "Domov Alfa, s. r. o.", "ico": "63504260"},
        "ciloveSkupiny": [{"cilovaSkupina": {"id": "CilovaSkupinaOsoby/24"}}],
        "zarizeni": [facility()],
        "formy": [form("pob", ("luzka", 32))],
    }
    return {key: value for key, value in {**data, **changes}.items() if value is not None or key not in changes}


def facility(name: str = "Domov Alfa", code: str = "500001", **changes: Any) -> Data:
    """A facility with an address."""
    address = {"obec": {"id": f"Obec/{code}"}, "ulice": {"nazev": "Dlouhá"}, "cisloDomovni": 5, "psc": 79601}
    return {"nazev": name, "utajenaAdresa": False, "adresa": address, **changes}


def form(code: str, *capacities: tuple[str, Any]) -> Data:
    """A form with capacities: unit and number."""
    return {
        "forma": {"id": f"FormaSocialniSluzby/{code}"},
        "kapacity": [
            {"pocet": number, "popis": None, "typ": {"id": f"TypKapacitySocialniSluzby/{unit}"}}
            for unit, number in capacities
        ],
    }


def register(*items: Any) -> bytes:
    """The file."""
    return json.dumps({"polozky": list(items)}, ensure_ascii=False).encode()


def service(**changes: Any) -> str:
    """The record that agrees with :func:`item`, as a text."""
    data: Data = {
        "kind": "service", "id": "domov-alfa", "name": "Domov Alfa", "number": "1234567", "portal_id": 4951,
        "provider": "alfa", "type": "home_for_seniors", "forms": ["residential"],
        "capacities": [{"form": "residential", "unit": "bed", "value": 32}], "target_groups": ["seniors"],
        "facilities": [{
            "name": "Domov Alfa", "municipality": "Alfa (Alfa)", "contact": {"address": "Dlouhá 5, 796 01 Alfa"}
        }],
        "valid": {"from": "2014-03-01"},
    }  # fmt: skip
    return yaml({key: value for key, value in {**data, **changes}.items() if value is not None})


def provider(**changes: Any) -> str:
    """The provider of :func:`item`."""
    return yaml({"kind": "provider", "id": "alfa", "name": "Domov Alfa, s. r. o.", "ico": "63504260", **changes})


def source(data: bytes, name: str = "rpss.json") -> Source:
    """A file of the register in memory."""
    return Source(name, lambda: io.BytesIO(data))


def load(files: Mapping[str, str], day: dt.date = DAY) -> Workspace:
    """The base workspace with *files*."""
    return Workspace.load(MemoryTree({path: text.encode() for path, text in {**BASE, **files}.items()}), day)


def run(files: Mapping[str, str], *items: Any, **wanted: Any) -> RegisterImport:
    """An import of *items* into the base workspace with *files*."""
    return import_register(load(files), source(register(*items)), Wanted(**wanted), "cs", lambda _: "")


def said(result: RegisterImport) -> list[str]:
    """What is told of changes and beside them."""
    return [one.in_language("cs") for one in (*result.changes, *result.remarks)]


def made(files: Mapping[str, str]) -> list[Data]:
    """The records of all files."""
    return [document.value for text in files.values() for document in read(text)]
