"""Files of ``tests/data``."""

from __future__ import annotations

from tests.support import ROOT

DATA = ROOT / "tests" / "data"
TABLE = DATA / "struktura_uzemi_cr_2026-01-01.csv.gz"
OLDER_TABLE = DATA / "struktura_uzemi_cr_2025-01-01.csv.gz"
CHANGES = DATA / "territory_changes.csv"
