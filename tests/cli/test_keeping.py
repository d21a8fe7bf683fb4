"""What people wrote beside their records stays: outputs go elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import DAY, FILES, Inside
from tests.support import WriteWorkspace

CHAPTERS = """\
kind: plan
id: s-kapitolami
type: community
name: Plán s kapitolami
area: {include: [{orp: Alfa}]}
valid: {from: 2016, to: 2019}
status: approved
chapters:
  - {part: introduction, file: text/uvod.md}
tables:
  - {title: Obyvatelé, file: text/obyvatele.csv}
"""
HAND_WRITTEN: dict[str, str | bytes] = {
    "plans/k/plan.yaml": CHAPTERS,
    "plans/k/text/uvod.md": "Napsáno ručně.\n\n![Mapa](../mapa.png)\n",
    "plans/k/text/obyvatele.csv": "Rok;Počet\n2017;100\n",
    "plans/k/mapa.png": b"\x89PNG\r\n\x1a\n",
    "plans/k/schvaleny.pdf": b"%PDF-1.4 scan",
    "plans/k/poznamky.md": "Poznámky.\n",
    "README.md": "O čem to tu je.\n",
    "foto.jpeg": b"\xff\xd8\xff",
}


@pytest.fixture
def mine(workspace: WriteWorkspace) -> Path:
    """A workspace with what people wrote beside the records."""
    return workspace({**FILES, **HAND_WRITTEN})


@pytest.mark.parametrize(
    ("command", "output"),
    [
        (["render", "plans"], "plans/k/text/uvod.md"),
        (["render", "plan", "s-kapitolami", "--format", "html"], "plans/k/mapa.png"),
        (["render", "plan", "s-kapitolami"], "plans/k/schvaleny.pdf"),
        (["render", "plan", "s-kapitolami"], "plans/k/poznamky.md"),
        (["render", "plans", "--format", "md"], "foto.jpeg"),
        (["render", "plans"], "README.md"),
        (["report", "gaps", "--format", "csv"], "plans/k/text/obyvatele.csv"),
        (["report", "plans"], "plans/../plans/k/text/uvod.md"),
        (["calendar"], "plans/k/text/uvod.md"),
        (["validate"], "plans/k/text/uvod.md"),
        (["list", "plan", "--format", "csv"], "plans/k/text/obyvatele.csv"),
        (["show", "s-kapitolami"], "plans/k/poznamky.md"),
    ],
    ids=" ".join,
)
def test_what_people_wrote_is_kept(inside: Inside, mine: Path, command: list[str], output: str) -> None:
    before = (mine / output).read_bytes()
    done = inside(*command, "-o", output, cwd=mine, today=DAY).expect(2)
    assert output in done.stderr
    assert "vystupy/" in done.stderr
    assert (mine / output).read_bytes() == before


def test_own_outputs_are_made_again(inside: Inside, mine: Path) -> None:
    for output in ("plans.md", "vystupy/plans.md", "vystupy/plans.html", "plans/k/plans.html"):
        for _ in range(2):
            inside("render", "plans", "-o", output, cwd=mine, today=DAY).expect()
    inside("report", "gaps", "-o", "mezery.txt", cwd=mine, today=DAY).expect()
    inside("report", "gaps", "-o", "mezery.txt", cwd=mine, today=DAY).expect()


@pytest.mark.parametrize("folder", [".", "plans", "plans/k", "plans/k/text"])
def test_all_documents_go_into_a_folder_without_records(inside: Inside, mine: Path, folder: str) -> None:
    before = sorted(mine.rglob("*"))
    done = inside("render", "all", "-o", folder, cwd=mine, today=DAY).expect(2)
    assert "vystupy" in done.stderr
    assert sorted(mine.rglob("*")) == before


def test_id_of_two_records_is_refused(inside: Inside, mine: Path) -> None:
    (mine / "plans" / "znovu.yaml").write_text(CHAPTERS.replace("text/", "k/text/"), encoding="utf-8")
    for document in ("plan", "measure"):
        done = inside("render", document, "s-kapitolami", cwd=mine, today=DAY).expect(2)
        assert "plans/k/plan.yaml" in done.stderr
        assert "plans/znovu.yaml" in done.stderr
        assert "KPSS201" in done.stderr
    inside("render", "plans", cwd=mine, today=DAY).expect()
    done = inside("render", "all", "-o", "vystupy", "--format", "md", cwd=mine, today=DAY).expect(2)
    assert "KPSS201" in done.stderr
    assert not (mine / "vystupy" / "plan" / "s-kapitolami.md").exists()
    assert (mine / "vystupy" / "plans.md").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "p.pdf", "--format", "docx"], "odporují"),
        (["-o", "p.html", "--format", "md"], "odporují"),
        (["-o", "p.xyz"], ".docx"),
        (["-o", "p.odt"], ".docx"),
    ],
)
def test_name_and_format_that_do_not_fit(inside: Inside, mine: Path, arguments: list[str], told: str) -> None:
    done = inside("render", "plans", *arguments, cwd=mine, today=DAY).expect(2)
    assert told in done.stderr
    assert not (mine / arguments[1]).exists()


def test_unknown_ending_with_a_format(inside: Inside, mine: Path) -> None:
    inside("render", "plans", "-o", "p.xyz", "--format", "html", cwd=mine, today=DAY).expect()
    assert (mine / "p.xyz").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_record_by_its_only_name(inside: Inside, mine: Path) -> None:
    by_id = inside("render", "plan", "s-kapitolami", cwd=mine, today=DAY).expect().stdout
    assert inside("render", "plan", "plán s kapitolami", cwd=mine, today=DAY).expect().stdout == by_id
    other = CHAPTERS.replace("id: s-kapitolami", "id: druhy").replace("text/", "k/text/")
    (mine / "plans" / "druhy.yaml").write_text(other, encoding="utf-8")
    inside("render", "plan", "Plán s kapitolami", cwd=mine, today=DAY).expect(2)


def test_what_makes_the_check_fail_is_shown(inside: Inside, mine: Path) -> None:
    assert "KPSS301" not in inside("validate", cwd=mine, today=DAY).stdout
    assert "KPSS301" in inside("validate", "--fail-on", "gap", cwd=mine, today=DAY).expect(1).stdout


def test_reasons_of_the_system_are_czech(inside: Inside, mine: Path) -> None:
    (mine / "slozka").mkdir()
    told = inside("render", "plans", "--format", "md", "-o", "slozka", cwd=mine, today=DAY).expect(2).stderr
    assert "je to složka" in told
    assert "není tu" in inside("import", "plans", "neni.csv", cwd=mine, today=DAY).expect(2).stderr
