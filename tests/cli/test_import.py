"""``kpss import territory``: dry run, twice, and what it refuses to touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Inside
from tests.data_files import CHANGES, OLDER_TABLE, TABLE
from tests.support import RunKpss, WriteWorkspace
from tests.unit.records import settings

SETTINGS = settings(name="Karlovarský kraj", area="CZ041")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def empty(workspace: WriteWorkspace) -> Path:
    return workspace({"kpss.yaml": SETTINGS})


def test_import_and_again(run_kpss: RunKpss, inside: Inside, empty: Path) -> None:
    run_kpss("import", "territory", TABLE, cwd=empty).expect()
    made = tree(empty)
    assert sorted(made)[:2] == ["kpss.yaml", "territory/orp-as.yaml"]
    assert len(made) == 1 + 7  # the region has seven ORPs
    rows = inside("report", "coverage", "--format", "json", cwd=empty).expect().json()["rows"]
    assert len(rows) == 134
    inside("validate", "--fail-on", "note", "--code", "205", cwd=empty).expect()
    inside("import", "territory", TABLE, cwd=empty).expect()
    assert tree(empty) == made


def test_dry_run_writes_nothing(inside: Inside, empty: Path) -> None:
    before = tree(empty)
    said = inside("import", "territory", TABLE, "--dry-run", cwd=empty).expect().stderr
    assert tree(empty) == before
    assert "7\xa0nových souborů, 0\xa0změněných" in said
    assert inside("import", "territory", TABLE, cwd=empty).expect().stderr == said  # then it does what it said


def test_region_and_orp(inside: Inside, empty: Path) -> None:
    inside("import", "territory", TABLE, "--region", "CZ071", "--orp", "Konice", cwd=empty).expect()
    assert sorted(tree(empty)) == ["kpss.yaml", "territory/orp-konice.yaml"]


def test_region_is_needed_where_settings_name_none(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace({"kpss.yaml": settings(level="microregion", area="konicko")})
    assert "--region" in inside("import", "territory", TABLE, cwd=folder).expect(2).stderr


def test_area_to_fill_in_is_no_area(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace({"kpss.yaml": "kpss: 1\nname: Konicko\nlevel: orp\narea: DOPLŇTE\n"})
    assert "DOPLŇTE" in inside("import", "territory", TABLE, cwd=folder).expect(2).stderr
    (folder / "kpss.yaml").write_text('kpss: 1\nname: Konicko\nlevel: orp\narea: "7106"\n', encoding="utf-8")
    assert "ORP Mohelnice (7106)" in inside("import", "territory", TABLE, cwd=folder).expect().stderr


def test_changes_date_what_moved(inside: Inside, empty: Path) -> None:
    done = inside("import", "territory", TABLE, "--region", "CZ071", "--changes", CHANGES, cwd=empty).expect()
    assert "Bohuňovice (500852): z ORP Olomouc do ORP Šternberk" in done.stderr
    for day, orp in (("2017-07-16", "Olomouc"), ("2026-01-01", "Šternberk")):
        rows = inside("report", "coverage", "--format", "json", "--as-of", day, cwd=empty).expect().json()["rows"]
        assert [row["orp"] for row in rows if row["code"] == "500852"] == [orp]
        assert len(rows) == 402
    quiet = inside("import", "territory", TABLE, "--region", "CZ071", "--changes", CHANGES, "-q", cwd=empty).expect()
    assert quiet.stderr == ""


def test_comments_survive_a_second_import(inside: Inside, empty: Path) -> None:
    inside("import", "territory", OLDER_TABLE, cwd=empty).expect()
    path = empty / "territory" / "orp-as.yaml"
    path.write_text("# naše poznámka\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    inside("import", "territory", TABLE, cwd=empty).expect()
    assert path.read_text(encoding="utf-8").startswith("# naše poznámka\n")


def test_foreign_file_in_the_way_is_kept(inside: Inside, workspace: WriteWorkspace) -> None:
    mine = "kind: role\nid: koordinator\nname: Koordinátor\n"
    folder = workspace({"kpss.yaml": SETTINGS, "territory/orp-as.yaml": mine})
    done = inside("import", "territory", TABLE, cwd=folder).expect(2)
    assert "territory/orp-as.yaml" in done.stderr
    assert tree(folder) == {"kpss.yaml": SETTINGS.encode(), "territory/orp-as.yaml": mine.encode()}


def test_unreadable_orp_stops_the_import(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace({"kpss.yaml": SETTINGS, "territory/as.yaml": "kind: orp\nid: [\n"})
    assert "territory/as.yaml" in inside("import", "territory", TABLE, cwd=folder).expect(2).stderr
    assert len(tree(folder)) == 2


@pytest.mark.parametrize(
    "content", ["", "a;b;c\n1;2;3\n", "\x00\x01", b"\x1f\x8b\x08\x00broken"], ids=["empty", "other", "binary", "gzip"]
)
def test_other_table_is_a_mistake(inside: Inside, empty: Path, tmp_path: Path, content: str | bytes) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes(content.encode() if isinstance(content, str) else content)
    done = inside("import", "territory", table, cwd=empty).expect(2)
    assert "table.csv" in done.stderr
    assert len(tree(empty)) == 1


def test_unknown_region_is_a_mistake(inside: Inside, empty: Path) -> None:
    assert "CZ999" in inside("import", "territory", TABLE, "--region", "CZ999", cwd=empty).expect(2).stderr
    assert "Nikde" in inside("import", "territory", TABLE, "--orp", "Nikde", cwd=empty).expect(2).stderr
