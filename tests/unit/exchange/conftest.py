from __future__ import annotations

import pytest

from kpss.exchange.territory.changes import Change, read_changes
from kpss.exchange.territory.csu_table import Table, read_table
from tests.unit.exchange.support import DATA


def _real(year: int) -> Table:
    name = f"struktura_uzemi_cr_{year}-01-01.csv.gz"
    return read_table((DATA / name).read_bytes(), name)


@pytest.fixture(scope="session")
def table_2025() -> Table:
    return _real(2025)


@pytest.fixture(scope="session")
def table_2026() -> Table:
    return _real(2026)


@pytest.fixture(scope="session")
def changes() -> list[Change]:
    return read_changes((DATA / "territory_changes.csv").read_bytes(), "territory_changes.csv")
