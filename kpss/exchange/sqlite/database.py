"""All records of a workspace as an SQLite database with foreign keys, the same bytes for the same records and date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from kpss.exchange.sqlite.rows import Filler, Row
from kpss.exchange.sqlite.tables import RECORD, tables
from kpss.language.text import Language
from kpss.model.network import counts, entries_on
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.structure.schemas import vocabularies

FORMAT = 1  # of the database, in PRAGMA user_version
_OWN_TABLES = f"""
CREATE TABLE "about" ("key" TEXT PRIMARY KEY, "value" TEXT);
CREATE TABLE "{RECORD}" (
  "id" TEXT PRIMARY KEY, "kind" TEXT NOT NULL, "name" TEXT, "file" TEXT NOT NULL, "document" INTEGER NOT NULL
);
CREATE TABLE "vocabulary" (
  "vocabulary" TEXT NOT NULL, "code" TEXT NOT NULL, "name" TEXT, "name_en" TEXT, PRIMARY KEY ("vocabulary", "code")
);
CREATE TABLE "municipality_orp" (
  "code" TEXT NOT NULL, "name" TEXT NOT NULL, "orp_code" TEXT, "orp_name" TEXT, "valid_from" TEXT, "valid_to" TEXT,
  "military" INTEGER NOT NULL
);
CREATE TABLE "network_on_date" (
  "entry" TEXT PRIMARY KEY REFERENCES "network_entry"("id"), "counts" INTEGER NOT NULL
);
CREATE TABLE "unresolved" ("record" TEXT REFERENCES "{RECORD}"("id"), "table" TEXT, "row", "column" TEXT, "value" TEXT);
"""
# One row a form and unit; units of different kinds must not be added up.
_VIEW = """
CREATE VIEW "network" AS
SELECT entry."id" AS "entry", on_date."counts", entry."level", entry."service", service."name" AS "service_name",
  service."type" AS "service_type", service."number" AS "service_number", service."provider",
  provider."name" AS "provider_name", provider."ico", units."form", units."unit", units."value",
  entry."valid_from", entry."valid_to"
FROM "network_on_date" AS on_date
JOIN "network_entry" AS entry ON entry."id" = on_date."entry"
LEFT JOIN "service" AS service ON service."id" = entry."service"
LEFT JOIN "provider" AS provider ON provider."id" = service."provider"
LEFT JOIN "network_entry__units" AS units ON units."parent" = entry."id"
ORDER BY entry."id", units."position"
"""


class Database(NamedTuple):
    """The bytes of a database file, and how many references in it lead nowhere."""

    data: bytes
    unresolved: int


def database(workspace: Workspace, language: Language) -> Database:
    """The database of all records of *workspace*; the view ``network`` shows the network on its date."""
    filler = Filler(workspace)
    for identifier in sorted(workspace.records):
        record = workspace.records[identifier]
        if record.kind in tables():
            filler.add(record)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA user_version = {FORMAT}; BEGIN; {_OWN_TABLES}")
        for table in (one for kind in tables().values() for one in kind.all()):
            connection.execute(table.sql())
        connection.execute(_VIEW)
        for name, rows in {**filler.rows, **_own_rows(workspace, language)}.items():
            _insert(connection, name, rows)
        _insert(connection, "unresolved", filler.unresolved)
        connection.execute("COMMIT")
        return Database(connection.serialize(), len(filler.unresolved))


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 - names are ours


def _own_rows(workspace: Workspace, language: Language) -> dict[str, list[Row]]:
    settings = workspace.settings
    names = sorted({*vocabularies(), *settings.vocabularies})
    return {
        "about": [
            ("name", settings.name), ("area", settings.area), ("as_of", workspace.as_of.isoformat()),
            ("language", language),
        ],
        "vocabulary": [
            (name, code, text.cs, text.en) for name in names for code, text in sorted(words(settings, name).items())
        ],
        "municipality_orp": list(_belongings(workspace)),
        "network_on_date": sorted((entry.id, int(counts(workspace, entry))) for entry in entries_on(workspace)),
    }  # fmt: skip


def _belongings(workspace: Workspace) -> Iterator[Row]:
    """Which municipality belongs to which ORP, and since when to when, as far as that is written."""
    territory = workspace.territory
    for code in sorted(territory.by_code):
        for one in territory.by_code[code]:
            start, end = one.valid.start, one.valid.end
            orp = territory.orp_name(one.orp) if one.orp else None
            sides = [f"{side.earliest}/{side.latest}" if side.unknown else side.text for side in (start, end) if side]
            first = sides[0] if start else None
            last = sides[-1] if end else None
            yield code, one.name, one.orp or None, orp, first, last, int(one.military)
