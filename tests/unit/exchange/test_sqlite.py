"""SQLite: every kind has its table, numbers are exact, references hold, the same records give the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

import pytest

from kpss.exchange.sqlite.database import database
from kpss.exchange.sqlite.tables import tables
from kpss.model.workspace import Workspace
from kpss.source.trees import FolderTree
from kpss.structure.schemas import kinds
from tests.support import EXAMPLES
from tests.unit.exchange.register_support import DAY, load, provider, service
from tests.unit.exchange.test_hsds import ENTRY
from tests.unit.records import yaml

FILES = {
    "network/alfa.yaml": provider(),
    "network/domov.yaml": service(),
    "network/sit.yaml": "".join(
        yaml({**ENTRY, "units": [{"form": "field", "unit": "fte", "value": 0}]}).replace('"value": 0', '"value": 7.10')
    ),
    "network/zamer.yaml": yaml({**ENTRY, "id": "zamer", "level": "intention", "valid": {"from": {"not_before": 2020}}}),
}


@contextmanager
def opened(files: Mapping[str, str]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(load(files), "cs").data)
        yield connection


def rows(files: Mapping[str, str], query: str) -> list[tuple[Any, ...]]:
    with opened(files) as connection:
        return connection.execute(query).fetchall()


def test_every_kind_has_a_table_and_names_are_unique() -> None:
    assert set(tables()) == set(kinds())
    every = [one for kind in tables().values() for one in kind.all()]
    assert len({one.name for one in every}) == len(every)
    for table in every:
        names = [column.name for column in table.columns]
        names += [f"{column.name}_code" for column in table.columns if column.territory]
        assert len(set(names)) == len(names)
        assert not set(names) & {"id", "parent", "position"}


def test_network_on_the_date() -> None:
    found = rows(FILES, "SELECT entry, counts, service_name, provider_name, ico, unit, value FROM network")
    assert found == [
        ("zamer", 0, "Domov Alfa", "Domov Alfa, s. r. o.", "63504260", "bed", "30"),
        ("zarazeni", 1, "Domov Alfa", "Domov Alfa, s. r. o.", "63504260", "fte", "7.10"),
    ]


def test_lists_and_exact_numbers() -> None:
    query = "SELECT position, year, source, granted, typeof(granted) FROM network_entry__money WHERE parent = 'zamer'"
    assert rows(FILES, query) == [
        (0, 2026, "region", "1200000", "text"), (1, 2026, "region", "5", "text"), (2, 2025, "town", "7", "text"),
    ]  # fmt: skip
    assert rows(FILES, "SELECT valid_from FROM network_entry ORDER BY id") == [("2020/..",), ("2015-01-01",)]
    facility = "SELECT municipality, municipality_code, contact_address FROM service__facilities"
    assert rows(FILES, facility) == [("Alfa (Alfa)", "500001", "Dlouhá 5, 796 01 Alfa")]


def test_references_hold_and_those_that_do_not_are_listed() -> None:
    files = {**FILES, "network/domov.yaml": service(provider="nikdo")}
    with opened(files) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT * FROM unresolved").fetchall() == [
            ("domov-alfa", "service", "domov-alfa", "provider", "nikdo")
        ]
        assert connection.execute("SELECT provider FROM service").fetchall() == [(None,)]
    assert database(load(files), "cs").unresolved == 1


def test_municipalities_with_their_orps() -> None:
    found = rows(FILES, "SELECT code, name, orp_code, orp_name, military FROM municipality_orp")
    assert found[0] == ("500001", "Alfa", "7101", "Alfa", 0)
    assert len(found) == 4


@pytest.mark.parametrize("name", ["olomoucky", "liberecky", "cesky-krumlov"])
def test_examples(name: str) -> None:
    workspace = Workspace.load(FolderTree(str(EXAMPLES / name)), DAY)
    made = database(workspace, "cs")
    assert made == database(workspace.seen_on(DAY), "cs")  # the same bytes
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(made.data)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM record").fetchone() == (len(workspace.records),)
        reals = [
            (table, column)
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for _, column, *_ in connection.execute(f'PRAGMA table_info("{table}")').fetchall()
            if connection.execute(f"""SELECT 1 FROM "{table}" WHERE typeof("{column}") = 'real'""").fetchone()  # noqa: S608
        ]
        assert reals == []
