"""Tables made for tests, and what imported files say."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kpss.exchange.territory.csu_table import COLUMNS, District, Table, Town
from kpss.facts import file_facts
from kpss.model.periods import period
from kpss.source.reader import read
from tests.support import ROOT

DATA = ROOT / "tests" / "data"
REGIONS = {
    "CZ010": "Hlavní město Praha", "CZ020": "Středočeský kraj", "CZ031": "Jihočeský kraj", "CZ032": "Plzeňský kraj",
    "CZ041": "Karlovarský kraj", "CZ042": "Ústecký kraj", "CZ051": "Liberecký kraj", "CZ052": "Královéhradecký kraj",
    "CZ053": "Pardubický kraj", "CZ063": "Kraj Vysočina", "CZ064": "Jihomoravský kraj", "CZ071": "Olomoucký kraj",
    "CZ072": "Zlínský kraj", "CZ080": "Moravskoslezský kraj",
}  # fmt: skip
ROW = {
    "platnost_datum": "2026-01-01", "obec_kod": "500852", "obec_text": "Bohuňovice", "obec_typ": "Obec",
    "orp_csu_cis65_kod": "7110", "orp_text": "Šternberk", "orp_sidlo_obec_kod": "505188",
    "kraj_csu_cis108_nuts_kod": "CZ071", "kraj_text": "Olomoucký kraj",
}  # fmt: skip


def csv_bytes(rows: Iterable[Mapping[str, str]], columns: Sequence[str] = COLUMNS, **form: Any) -> bytes:
    """A table as CSV; rows need to name only what differs from :data:`ROW`."""
    text = io.StringIO()
    writer = csv.writer(text, **{"lineterminator": "\n", **form})
    writer.writerow(columns)
    writer.writerows([{**ROW, **row}[column] for column in columns] for row in rows)
    return text.getvalue().encode("utf-8")


def table(day: str, where: Mapping[str, str], names: Mapping[str, str] | None = None) -> Table:
    """A table that puts municipalities (code → ORP code); ORPs 71xx are in CZ071, all others in CZ051."""
    names = names or {}
    towns = {code: Town(code, names.get(code, f"Obec {code}"), "municipality", orp) for code, orp in where.items()}
    codes = {"7101", "7102", "7103", "5101", *where.values()}
    districts = {
        code: District(code, names.get(code, f"Obvod {code}"), "700001", "CZ071" if code.startswith("71") else "CZ051")
        for code in sorted(codes)
    }
    return Table(dt.date.fromisoformat(day), towns, districts, {code: REGIONS[code] for code in ("CZ051", "CZ071")})


def records(files: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The records of *files* by id."""
    return {document.value["id"]: document.value for text in files.values() for document in read(text.lstrip("\ufeff"))}


def valid(files: Mapping[str, str], record: str, code: str) -> Any:
    """The period of a municipality in a record; None where it has none."""
    (entry,) = [item for item in records(files)[record]["municipalities"] if str(item["code"]) == code]
    return entry.get("valid")


def belonging(files: Mapping[str, str], day: str) -> dict[str, str]:
    """Municipality → ORP (codes) on *day*, as every report reads it."""
    found: dict[str, str] = {}
    for record in records(files).values():
        for entry in record["municipalities"]:
            if period(entry.get("valid")).contains(dt.date.fromisoformat(day)):
                assert str(entry["code"]) not in found, f"{entry['code']} is in two ORPs on {day}"
                found[str(entry["code"])] = str(record["code"])
    return found


def problems(files: Mapping[str, str]) -> list[Any]:
    """What the check of single files finds in *files*."""
    return [problem for path, text in files.items() for problem in file_facts(path, text.encode("utf-8"))["problems"]]
