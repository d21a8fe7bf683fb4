"""``kpss export hsds`` and ``sqlite``."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Inside
from tests.support import WriteWorkspace
from tests.unit.exchange.register_support import BASE, provider, service

FILES = {**BASE, "network/alfa.yaml": provider(), "network/domov.yaml": service()}


@pytest.fixture
def region(workspace: WriteWorkspace) -> Path:
    return workspace(FILES)


def test_hsds(inside: Inside, region: Path, tmp_path: Path) -> None:
    target = tmp_path / "balíček"
    said = inside("export", "hsds", "-o", target, cwd=region).expect().stderr
    assert said.endswith("14\xa0souborů.\n")
    description = json.loads((target / "datapackage.json").read_bytes())
    assert {one["path"] for one in description["resources"]} | {"datapackage.json"} == {
        path.name for path in target.iterdir()
    }
    first = {path.name: path.read_bytes() for path in target.iterdir()}
    assert inside("export", "hsds", "-o", target, "-q", cwd=region).expect().stderr == ""
    assert {path.name: path.read_bytes() for path in target.iterdir()} == first
    english = inside("export", "hsds", "-o", target, "--lang", "en", cwd=region).expect()
    assert english.stderr.startswith("Written to ")
    assert "home for seniors" in (target / "taxonomy_terms.csv").read_text(encoding="utf-8").lower()


def test_hsds_needs_a_folder(inside: Inside, region: Path, tmp_path: Path) -> None:
    assert "-o SLOŽKA" in inside("export", "hsds", cwd=region).expect(2).stderr
    (tmp_path / "x").write_text("", encoding="utf-8")
    assert "je soubor" in inside("export", "hsds", "-o", tmp_path / "x", cwd=region).expect(2).stderr


def test_hsds_without_the_provider(inside: Inside, workspace: WriteWorkspace, tmp_path: Path) -> None:
    folder = workspace({**BASE, "network/domov.yaml": service()})
    said = inside("export", "hsds", "-o", tmp_path / "x", "-q", cwd=folder).expect().stderr
    assert said == "Chybí záznam poskytovatele, proto v balíčku nejsou: domov-alfa.\n"


def test_sqlite(inside: Inside, region: Path, tmp_path: Path) -> None:
    target = tmp_path / "sit.db"
    assert inside("export", "sqlite", "-o", target, "--as-of", "2020-01-01", cwd=region).expect().stderr == ""
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT value FROM about WHERE key = 'as_of'").fetchone() == ("2020-01-01",)
        assert connection.execute("SELECT name, type FROM service").fetchall() == [("Domov Alfa", "home_for_seniors")]
    first = target.read_bytes()
    inside("export", "sqlite", "-o", target, "--as-of", "2020-01-01", cwd=region).expect()
    assert target.read_bytes() == first


def test_sqlite_refuses_records_and_tells_dangling_references(
    inside: Inside, workspace: WriteWorkspace, tmp_path: Path
) -> None:
    folder = workspace({**BASE, "network/domov.yaml": service()})
    assert "je v tabulce unresolved" in inside("export", "sqlite", "-o", tmp_path / "x.db", cwd=folder).expect().stderr
    assert "soubor se záznamy" in inside("export", "sqlite", "-o", folder / "x.yaml", cwd=folder).expect(2).stderr


@pytest.mark.parametrize("command", [["sqlite"], ["hsds"], ["form", "kolo"]], ids=" ".join)
def test_what_people_wrote_is_kept(inside: Inside, workspace: WriteWorkspace, command: list[str]) -> None:
    rounds = "kind: round\nid: kolo\nname: Kolo\nyear: 2027\n"
    folder = workspace({**FILES, "network/sub/kolo.yaml": rounds, "network/zapis.md": "Ručně.\n"})
    (folder / "mine").mkdir()
    (folder / "mine" / "services.csv").write_text("moje\n", encoding="utf-8")
    output = "mine" if command == ["hsds"] else "network/zapis.md"
    told = inside("export", *command, "-o", output, cwd=folder).expect(2).stderr
    assert "nepřepíše" in told
    assert (folder / "network/zapis.md").read_text(encoding="utf-8") == "Ručně.\n"
    assert [path.name for path in (folder / "mine").iterdir()] == ["services.csv"]
    if command == ["hsds"]:
        assert "záznamy" in inside("export", "hsds", "-o", "network", cwd=folder).expect(2).stderr


def test_package_is_written_whole_or_not_at_all(inside: Inside, region: Path, tmp_path: Path) -> None:
    target = tmp_path / "x"
    inside("export", "hsds", "-o", target, cwd=region).expect()
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    (target / "services.csv").unlink()
    (target / "services.csv").mkdir()
    del before["services.csv"]
    inside("export", "hsds", "-o", target, "--lang", "en", cwd=region).expect(2)
    assert {path.name: path.read_bytes() for path in target.iterdir() if path.is_file()} == before


def test_database_inside_the_workspace_is_made_again(inside: Inside, region: Path) -> None:
    for _ in range(2):
        inside("export", "sqlite", "-o", "sit.sqlite", cwd=region).expect()
