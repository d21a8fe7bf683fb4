"""``kpss import plans``: a table into records, twice, dry, and what it refuses."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import Inside
from tests.data_files import CHANGES, DATA, TABLE
from tests.support import EXAMPLES, RunKpss, WriteWorkspace
from tests.unit.exchange.plans_support import workbook
from tests.unit.records import plan, settings

SEMINAR = DATA / "plans_2017.csv"
DAY = "2017-07-16"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def region(inside: Inside, workspace: WriteWorkspace) -> Path:
    """The region with its territory and microregions, and no plan."""
    microregions = (EXAMPLES / "olomoucky/territory/microregions.yaml").read_bytes()
    recorded = {"plans": {"complete": True}}
    folder = workspace(
        {
            "kpss.yaml": settings(name="Olomoucký kraj", recorded=recorded),
            "territory/microregions.yaml": microregions,
        }
    )
    inside("import", "territory", TABLE, "--changes", CHANGES, "-q", cwd=folder).expect()
    return folder


def statuses(inside: Inside, folder: Path) -> Counter[str]:
    rows = inside("report", "coverage", "--format", "json", "--as-of", DAY, cwd=folder).expect().json()["rows"]
    return Counter(row["status"] for row in rows)


def test_table_of_the_seminar(inside: Inside, region: Path) -> None:
    before = tree(region)
    said = inside("import", "plans", SEMINAR, cwd=region).expect().stderr
    assert said.endswith("Zapsáno 15\xa0plánů do plans/, z toho 2 s poznámkou ZKONTROLUJTE.\n")
    made = tree(region)
    assert len(made) == len(before) + 15
    inside("validate", "--as-of", DAY, "--fail-on", "warning", cwd=region).expect()
    # The document that stands in for the plan of Hranice is only spoken of.
    assert statuses(inside, region) == {"covered": 195, "preparing": 14, "expired": 33, "none": 159, "exempt": 1}
    again = inside("import", "plans", SEMINAR, cwd=region).expect().stderr
    assert again.endswith("Zapsáno 0\xa0plánů do plans/, 15\xa0plánů už zapsáno bylo.\n")
    assert tree(region) == made


def test_workbook_in_a_process(run_kpss: RunKpss, region: Path, tmp_path: Path) -> None:
    table = tmp_path / "plány.xlsx"
    table.write_bytes(
        workbook([["Plán", "Území", "Období"], ["Plán služeb", "Město Přerov", "2016 – 2019"], ["X", "", ""]])
    )
    done = run_kpss("import", "plans", table, "-q", cwd=region).expect()
    assert done.stderr == (
        "řádek 3: nepřečteno – „X“: období není ve sloupci ani v názvu; doplňte ho, například 2016 – 2019.\n"
    )
    text = (region / "plans/prerov-2016-2019.yaml").read_text(encoding="utf-8")
    assert "title: plány.xlsx\n    row: 2\n    note: list Plány" in text


def test_dry_run_and_english(inside: Inside, region: Path) -> None:
    before = tree(region)
    said = inside("import", "plans", SEMINAR, "--dry-run", cwd=region).expect().stderr
    assert "Zapsalo by se 15\xa0plánů" in said
    assert (
        "row 5 (no. 4)" in inside("import", "plans", SEMINAR, "--dry-run", "--lang", "en", cwd=region).expect().stderr
    )
    assert tree(region) == before


def test_schema_for_editors(inside: Inside, region: Path) -> None:
    inside("init", "-q", cwd=region).expect()
    inside("import", "plans", SEMINAR, cwd=region).expect()
    first = (region / "plans/konicko-2013-2017.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../.kpss/schemas/plan.schema.json"


@pytest.mark.parametrize(
    ("files", "word"),
    [
        ({}, "kpss import territory"),
        ({"plans/a.yaml": "kind: plan\nid: [\n"}, "plans/a.yaml"),
    ],
    ids=["territory", "unread"],
)
def test_workspaces_that_must_be_mended_first(
    inside: Inside, workspace: WriteWorkspace, files: dict[str, str], word: str
) -> None:
    folder = workspace({"kpss.yaml": settings(), **files})
    assert word in inside("import", "plans", SEMINAR, cwd=folder).expect(2).stderr
    assert len(tree(folder)) == 1 + len(files)


def test_no_table_and_no_file(inside: Inside, region: Path, tmp_path: Path) -> None:
    before = tree(region)
    letter = tmp_path / "dopis.txt"
    letter.write_text("Dobrý den,\nplán posíláme příště.\n", encoding="utf-8")
    assert "dopis.txt" in inside("import", "plans", letter, cwd=region).expect(2).stderr
    assert "neni.csv" in inside("import", "plans", "neni.csv", cwd=region).expect(2).stderr
    assert tree(region) == before


def test_files_in_the_way_are_kept(inside: Inside, region: Path) -> None:
    mine = plan("olomouc-2016-2019", area={"include": [{"orp": "Konice"}]}, name="Jiný")
    (region / "plans").mkdir()
    (region / "plans/olomouc-2016-2019.yaml").write_text(mine, encoding="utf-8")
    inside("import", "plans", SEMINAR, cwd=region).expect()
    assert (region / "plans/olomouc-2016-2019.yaml").read_text(encoding="utf-8") == mine
    assert (region / "plans/olomouc-2016-2019-2.yaml").is_file()
    folder = region / "plans/unicov-2016-2019.yaml"
    folder.unlink()
    folder.mkdir()
    before = tree(region)
    assert "plans/unicov-2016-2019.yaml" in inside("import", "plans", SEMINAR, cwd=region).expect(2).stderr
    assert tree(region) == before
