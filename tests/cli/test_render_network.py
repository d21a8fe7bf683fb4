"""``kpss render`` of the network, of requests and of decisions, and workbooks of documents."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import python_calamine as calamine

from tests.cli.conftest import Inside
from tests.support import WriteWorkspace
from tests.unit.network_document_records import DAY, files


@pytest.fixture
def region(workspace: WriteWorkspace) -> Path:
    """The folder of a small region with a network."""
    return workspace(files())


def test_the_network_of_a_year_needs_no_id(inside: Inside, region: Path) -> None:
    done = inside("render", "network", cwd=region, today=DAY).expect()
    assert done.stdout.startswith("# Síť sociálních služeb na rok 2026\n")
    assert done.stdout == inside("render", "network", "2026", cwd=region, today=DAY).stdout
    named = inside("render", "network", "Aktualizace sítě na rok 2027", cwd=region, today=DAY).expect()
    assert named.stdout.startswith("# Síť sociálních služeb na rok 2027\n")
    assert "aktualizace-2027" in inside("render", "network", "aktualizace-2028", cwd=region, today=DAY).expect(2).stderr


@pytest.mark.parametrize("document", [["request", "1/2027"], ["decision", "aktualizace-2027"]], ids=" ".join)
def test_requests_and_decisions_in_both_languages(inside: Inside, region: Path, document: list[str]) -> None:
    for lang, day in (("cs", "16.\xa07.\xa02026"), ("en", "16\xa0July 2026")):
        assert day in inside("render", *document, "--lang", lang, cwd=region, today=DAY).expect().stdout


@pytest.mark.parametrize("document", ["request", "decision"])
def test_which_one_must_be_said(inside: Inside, region: Path, document: str) -> None:
    done = inside("render", document, cwd=region, today=DAY).expect(2)
    assert f"kpss render {document} ID" in done.stderr


def test_a_record_of_another_kind_gets_its_document(inside: Inside, region: Path) -> None:
    done = inside("render", "decision", "navyseni", cwd=region, today=DAY).expect(2)
    assert "kpss render request navyseni" in done.stderr


def test_a_workbook_by_the_name_of_the_file_or_the_format(inside: Inside, region: Path, tmp_path: Path) -> None:
    inside("render", "network", "-o", tmp_path / "sit.xlsx", cwd=region, today=DAY).expect()
    data = (tmp_path / "sit.xlsx").read_bytes()
    assert calamine.load_workbook(io.BytesIO(data)).sheet_names[:2] == ["Titulní list", "1. Síť sociálních služeb"]
    inside("render", "network", "--format", "xlsx", "-o", tmp_path / "znovu.xlsx", cwd=region, today=DAY).expect()
    assert (tmp_path / "znovu.xlsx").read_bytes() == data
    done = inside("render", "network", "-o", tmp_path / "sit.ods", cwd=region, today=DAY).expect(2)
    assert ".xlsx" in done.stderr


def test_all_documents_have_those_of_the_network(inside: Inside, region: Path, tmp_path: Path) -> None:
    inside("render", "all", "-o", tmp_path / "vse", cwd=region, today=DAY).expect()
    made = {path.relative_to(tmp_path / "vse").as_posix() for path in (tmp_path / "vse").rglob("*.*")}
    assert {
        "network/2026.html", "network/2027.html", "request/navyseni.html", "request/vzata.html",
        "decision/aktualizace-2027.html",
    } <= made  # fmt: skip
    assert not [name for name in made if name.endswith(".xlsx")]
    done = inside("render", "all", "--format", "xlsx", "-o", tmp_path / "vse", cwd=region, today=DAY).expect()
    assert "beze změny 0" in done.stderr
    assert (tmp_path / "vse" / "decision" / "aktualizace-2027.xlsx").is_file()
    assert (
        "zapsáno 0"
        in inside("render", "all", "--format", "xlsx", "-o", tmp_path / "vse", cwd=region, today=DAY).expect().stderr
    )
