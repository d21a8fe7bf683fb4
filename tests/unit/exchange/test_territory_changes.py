from __future__ import annotations

import pytest

from kpss.exchange.territory.changes import COLUMNS, Change, read_changes
from kpss.language.errors import UserError
from tests.unit.exchange.support import DATA

HEAD = ",".join(COLUMNS) + "\n"


def test_the_recorded_changes_are_read_oldest_first():
    changes = read_changes((DATA / "territory_changes.csv").read_bytes(), "territory_changes.csv")
    assert len(changes) == 9
    assert [change.first_seen_new for change in changes] == sorted(change.first_seen_new for change in changes)
    assert Change("500852", "Bohuňovice", "7107", "7110", "2025-01-01", "2026-01-01") in changes
    assert Change("563579", "Frýdštejn", "5109", "5103", "2019-01", "2023-12-31") in changes


def test_a_change_that_stands_twice_counts_once():
    assert len(read_changes((HEAD + "500852,B,7107,7110,2025,2026\n" * 2).encode(), "t")) == 1


@pytest.mark.parametrize(
    ("row", "part"),
    [
        (
            "500852,B,7107,7110,2025-01-01,2025-01-01",
            "nemůže platit (B: ORP 7107 do 2025-01-01, ORP 7110 od 2025-01-01)",
        ),
        ("500852,B,7107,7107,2025-01-01,2026-01-01", "nemůže platit"),
        ("500852,B,7107,7110,1.1.2025,2026-01-01", "ve sloupci „last_seen_old“ hodnotu „1.1.2025“"),
        ("5008,B,7107,7110,2025-01-01,2026-01-01", "ve sloupci „code“"),
        ("500852,,7107,7110,2025-01-01,2026-01-01", "ve sloupci „name“"),
        ("500852,B,Olomouc,7110,2025-01-01,2026-01-01", "ve sloupci „old_orp_code“"),
    ],
)
def test_a_change_that_cannot_be_is_named(row, part):
    with pytest.raises(UserError) as caught:
        read_changes((HEAD + row + "\n").encode(), "zmeny.csv")
    assert "zmeny.csv má na řádku 2" in caught.value.text.cs
    assert part in caught.value.text.cs
