"""``kpss render all`` and the formats that are no text."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kpss.cli import render_all
from kpss.documents import render
from kpss.documents.basis import whole_revision
from tests.cli.conftest import DAY, FILES, Inside
from tests.support import WriteWorkspace

BAD = "# {{ plan.name }}\n\n{{ neni }}\n"


@pytest.fixture
def mine(workspace: WriteWorkspace) -> Path:
    """A workspace of two plans that a test may change."""
    return workspace(FILES)


def _all(inside: Inside, workspace: Path, *more: str, code: int = 0) -> tuple[str, dict[str, bytes]]:
    done = inside("render", "all", "-o", "out", *more, cwd=workspace, today=DAY).expect(code)
    folder = workspace / "out"
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    return done.stderr, files


def test_every_document_in_every_format(inside: Inside, mine: Path) -> None:
    told, files = _all(inside, mine, "--format", "md,html,docx,pdf")
    assert {"plans.md", "plans.html", "plans.docx", "plans.pdf", "gaps.pdf", "plan/plan-alfa.docx"} <= set(files)
    assert f"zapsáno {len(files)}" in told
    for name, data in files.items():
        start = {"pdf": b"%PDF-", "docx": b"PK", "html": b"<!doctype html>", "md": b"# "}[name.rpartition(".")[2]]
        assert data.startswith(start), name


def test_unchanged_documents_are_not_written(inside: Inside, mine: Path) -> None:
    forms = ("--format", "html,pdf")
    _, before = _all(inside, mine, *forms)
    old = {name: os.stat(mine / "out" / name).st_mtime_ns for name in before}
    told, again = _all(inside, mine, *forms)
    assert again == before
    assert f"zapsáno 0, beze změny {len(before)}" in told
    assert {name: os.stat(mine / "out" / name).st_mtime_ns for name in before} == old

    file = mine / "plans" / "alfa.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Plán Alfy", "Plán města Alfa"), encoding="utf-8")
    _, changed = _all(inside, mine, *forms)
    assert {name for name in changed if changed[name] != before[name]} >= {"plan/plan-alfa.pdf", "plans.html"}


def test_a_damaged_document_is_made_anew(inside: Inside, mine: Path) -> None:
    _, before = _all(inside, mine, "--format", "pdf")
    (mine / "out" / "plans.pdf").write_bytes(b"x")
    _, after = _all(inside, mine, "--format", "pdf")
    assert after == before


def test_what_is_no_longer_made_is_told_and_left(inside: Inside, mine: Path) -> None:
    _all(inside, mine)
    (mine / "plans" / "alfa.yaml").unlink()
    told, files = _all(inside, mine)
    assert "plan/plan-alfa.html" in told
    assert "plan/plan-alfa.html" in files


def test_a_wrong_template_is_told_and_leaves_earlier_documents_alone(inside: Inside, mine: Path) -> None:
    _, before = _all(inside, mine)
    (mine / "documents").mkdir(exist_ok=True)
    (mine / "documents" / "plan.md").write_text(BAD, encoding="utf-8")
    told, after = _all(inside, mine, code=2)
    assert "documents/plan.md, řádek 3" in told
    assert after == before


def test_one_format_says_nothing_of_another(inside: Inside, mine: Path) -> None:
    _all(inside, mine, "--format", "html")
    told, _ = _all(inside, mine, "--format", "md")
    assert "html" not in told
    told, _ = _all(inside, mine, "--format", "html")
    assert "zapsáno 0" in told


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_single_documents_to_files_and_pipes(inside: Inside, mine: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"p.{form}"
    inside("render", "plans", "-o", file, cwd=mine, today=DAY).expect()
    assert file.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04")


def test_own_layout_of_pdf(inside: Inside, mine: Path, tmp_path: Path) -> None:
    (mine / "documents").mkdir(exist_ok=True)
    layout = mine / "documents" / "page.typ"
    layout.write_text("#neni()\n", encoding="utf-8")
    file = tmp_path / "p.pdf"
    done = inside("render", "plans", "-o", file, cwd=mine, today=DAY).expect(2)
    assert "documents/page.typ, řádek 1" in done.stderr
    assert not file.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["all"], "Zadejte složku, do které se dokumenty zapíšou"),
        (["all", "-o", "-"], "Zadejte složku, do které se dokumenty zapíšou"),
        (["all", "plan-alfa", "-o", "out"], "„plan-alfa“ k dokumentu all nepatří"),
        (["plans", "-o", "documents/plans.md"], "Složka documents/ je pro vlastní šablony"),
    ],
)
def test_wrong_use(inside: Inside, mine: Path, arguments: list[str], sentence: str) -> None:
    done = inside("render", *arguments, cwd=mine, today=DAY).expect(2)
    assert "Traceback" not in done.stderr
    assert sentence in done.stderr
    assert done.stdout == ""


def test_a_document_is_read_once_for_all_its_formats(
    inside: Inside, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def counting(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            calls.append(name)
            return real(*given)

        return call

    monkeypatch.setattr(render, "tree", counting("tree", render.tree))
    monkeypatch.setattr(render_all, "whole_revision", counting("revision", whole_revision))
    _, files = _all(inside, mine, "--format", "md,docx,pdf")
    assert calls.count("tree") == calls.count("revision") == len(files) // 3


def test_a_folder_on_another_drive_is_not_among_the_templates(
    inside: Inside, mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drives(_: object) -> str:
        raise ValueError("Paths don't have the same drive")

    monkeypatch.setattr(os.path, "commonpath", drives)
    inside("render", "plans", "-o", tmp_path / "p.md", cwd=mine, today=DAY).expect()
    assert (tmp_path / "p.md").is_file()
