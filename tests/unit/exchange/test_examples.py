from __future__ import annotations

import pytest

from kpss.exchange.territory.importing import plan_import
from tests.support import EXAMPLES
from tests.unit.exchange.support import belonging, problems


@pytest.mark.parametrize(
    ("example", "region", "orp", "count"),
    [
        ("olomoucky", "CZ071", None, 402),
        ("liberecky", "CZ051", None, 215),
        ("cesky-krumlov", "CZ031", "Český Krumlov", 32),
    ],
)
def test_territory_of_the_examples_is_what_the_import_writes(
    table_2025, table_2026, changes, example, region, orp, count
):
    folder = EXAMPLES / example
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in sorted((folder / "territory").glob("orp-*.yaml"))
    }
    assert problems(files) == []
    for day in ("2017-07-16", "2026-01-01"):
        assert len(belonging(files, day)) == count
    for table in (table_2026, table_2025):
        assert plan_import(table, region, files, changes, orp=orp).files == {}
