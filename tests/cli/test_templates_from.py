"""``kpss render --templates-from``: whose templates a document is made with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import FILES, Inside
from tests.repositories import NO_FOREIGN, GitFolder

OURS, THEIRS = "# Naše šablona\n", "# Jiná šablona\n"
RENDER = ("render", "plans", "--format", "md")


@pytest.fixture
def two(tmp_path: Path) -> GitFolder:
    """Two commits: the first with one template, marked by a tag, the second with another."""
    repository = GitFolder(tmp_path / "repository", "plán kraje")
    repository.commit({**FILES, "documents/plans.md": OURS})
    repository.git("tag", "v1")
    repository.git("update-ref", "refs/remotes/origin/main", "main")
    repository.git("switch", "--quiet", "-c", "navrh")
    repository.commit({"documents/plans.md": THEIRS})
    return repository


def proposed(tmp_path: Path) -> dict[str, str]:
    """The environment of a build of a pull request into main."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"base": {"ref": "main"}}}), encoding="utf-8")
    github = {"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main", "GITHUB_EVENT_PATH": str(event)}
    return {**NO_FOREIGN, **github}


def test_the_folder_has_its_own(inside: Inside, two: GitFolder) -> None:
    done = inside(*RENDER, cwd=two.workspace, env=NO_FOREIGN).expect()
    assert "Jiná šablona" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("revision", ["v1", "HEAD~1"])
def test_a_revision_that_is_given(inside: Inside, two: GitFolder, revision: str) -> None:
    done = inside(*RENDER, "--templates-from", revision, cwd=two.workspace, env=NO_FOREIGN).expect()
    assert "Naše šablona" in done.stdout


def test_a_revision_that_is_given_wins_in_a_build(inside: Inside, two: GitFolder, tmp_path: Path) -> None:
    done = inside(*RENDER, "--templates-from", "HEAD", cwd=two.workspace, env=proposed(tmp_path)).expect()
    assert "Jiná šablona" in done.stdout


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_a_proposal_cannot_bring_its_own(inside: Inside, two: GitFolder, tmp_path: Path, lang: str) -> None:
    done = inside(*RENDER, "--lang", lang, cwd=two.workspace, env=proposed(tmp_path)).expect()
    assert "Naše šablona" in done.stdout
    assert {"cs": "cílové větve main (", "en": "target branch main ("}[lang] in done.stderr
    assert inside(*RENDER, "-q", cwd=two.workspace, env=proposed(tmp_path)).expect().stderr == ""


def test_all_documents_too(inside: Inside, two: GitFolder, tmp_path: Path) -> None:
    inside("render", "all", "-o", tmp_path / "out", cwd=two.workspace, env=proposed(tmp_path)).expect()
    assert "Naše šablona" in (tmp_path / "out" / "plans.html").read_text(encoding="utf-8")


def test_a_proposal_whose_base_is_not_here_gets_the_packaged_ones(
    inside: Inside, two: GitFolder, tmp_path: Path
) -> None:
    two.git("update-ref", "-d", "refs/remotes/origin/main")
    two.git("branch", "-D", "main")
    done = inside(*RENDER, cwd=two.workspace, env=proposed(tmp_path)).expect()
    assert "dodávané" in done.stderr
    assert "šablona" not in done.stdout
    assert "Plán Alfy" in done.stdout


def test_a_proposal_of_a_whole_workspace_gets_the_packaged_ones(inside: Inside, tmp_path: Path) -> None:
    repository = GitFolder(tmp_path / "repository", "plan")
    repository.root.joinpath("README").write_text("x", encoding="utf-8")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "-m", "x")
    repository.git("update-ref", "refs/remotes/origin/main", "main")
    repository.commit({**FILES, "documents/plans.md": THEIRS})
    done = inside(*RENDER, cwd=repository.workspace, env=proposed(tmp_path)).expect()
    assert "šablona" not in done.stdout
    assert "Plán Alfy" in done.stdout


def test_a_revision_that_is_not_there(inside: Inside, two: GitFolder) -> None:
    done = inside(*RENDER, "--templates-from", "v9", cwd=two.workspace, env=NO_FOREIGN).expect(2)
    assert "v9" in done.stderr


def test_outside_of_git(inside: Inside, small: Path, tmp_path: Path) -> None:
    assert "git" in inside(*RENDER, "--templates-from", "HEAD", cwd=small).expect(2).stderr
    assert "Plán Alfy" in inside(*RENDER, cwd=small, env=proposed(tmp_path)).expect().stdout
