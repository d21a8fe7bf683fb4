"""The hook of .pre-commit-hooks.yaml, installed and run by pre-commit itself, in real repositories."""

from __future__ import annotations

import os
import re
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

import kpss
from tests.packaging.conftest import Built
from tests.repositories import NO_FOREIGN, GitFolder
from tests.support import ROOT, Result, clean_environment, run
from tests.unit.records import orp, plan, settings

pytestmark = pytest.mark.slow

FILES = {
    "kpss.yaml": settings(),
    "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", [("500001", "Alfa"), ("500002", "Beta")]),
    "plans/alfa.yaml": plan("plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2019}),
}
WRONG = plan("plan-chyba", valid={"from": 2019, "to": 2020}).replace("status:", "statos:")
NO_NETWORK = re.compile(r"No matching distribution|Could not find a version|NewConnectionError|ConnectTimeout")


class Hooks(NamedTuple):
    """A repository that offers the hook, and where pre-commit keeps what it has installed."""

    place: Path
    home: Path

    def config(self, *args: str) -> str:
        hook: dict[str, object] = {"id": "kpss-validate"}
        repository = {"repo": str(self.place), "rev": f"v{kpss.__version__}"}
        return yaml.safe_dump({"repos": [{**repository, "hooks": [{**hook, "args": list(args)} if args else hook]}]})

    def run(self, folder: Path, *words: str) -> Result:
        environment = {**NO_FOREIGN, "PRE_COMMIT_HOME": str(self.home), "KPSS_TODAY": "2017-07-16"}
        who = {f"GIT_{one}_{key}": "kpss@example.org" for one in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        return run(list(words), cwd=folder, env=clean_environment({**environment, **who}))


@pytest.fixture(scope="module")
def hooks(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    """The release as a repository with its tag; installed once."""
    folder = tmp_path_factory.mktemp("hooks")
    with tarfile.open(built.sdist) as archive:
        archive.extractall(folder, filter="data")
    source = GitFolder(next(folder.iterdir()))
    source.commit()
    source.git("tag", f"v{kpss.__version__}")
    made = Hooks(source.root, tmp_path_factory.mktemp("pre-commit"))
    first = GitFolder(tmp_path_factory.mktemp("first"))
    first.write({".pre-commit-config.yaml": made.config()})
    installed = made.run(first.root, sys.executable, "-m", "pre_commit", "install-hooks")
    if installed.exit_code and NO_NETWORK.search(installed.stdout + installed.stderr):
        pytest.skip("pip cannot install here, so pre-commit cannot either")
    installed.expect()
    return made


def workspace_of(folder: Path, hooks: Hooks, *args: str, inside: str = "") -> GitFolder:
    """A repository whose commits go through the hook with *args*."""
    repository = GitFolder(folder / "repository", inside)
    repository.write(FILES)
    (repository.root / ".pre-commit-config.yaml").write_text(hooks.config(*args), encoding="utf-8")
    hooks.run(repository.root, sys.executable, "-m", "pre_commit", "install").expect()
    return repository


def commit(repository: GitFolder, hooks: Hooks, files: dict[str, str | bytes | None]) -> Result:
    """Commit as people do: git calls the hook by itself."""
    repository.write(files)
    repository.git("add", "--all", ".")
    return hooks.run(repository.root, "git", "commit", "-m", "x")


def test_pre_commit_takes_the_file() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    run(command, cwd=ROOT, env=clean_environment()).expect()


@pytest.mark.parametrize("inside", ["", "plány kraje"])
def test_commit_fails_for_a_new_error_only(hooks: Hooks, tmp_path: Path, inside: str) -> None:
    folder = ["-C", inside] if inside else []
    repository = workspace_of(tmp_path, hooks, *folder, "--since", "HEAD", inside=inside)
    commit(repository, hooks, {}).expect()  # there is no HEAD yet
    refused = commit(repository, hooks, {"plans/chyba.yaml": WRONG}).expect(1)
    assert "plans/chyba.yaml:" in refused.stderr + refused.stdout
    assert "KPSS111" in refused.stderr + refused.stdout
    hooks.run(repository.root, "git", "commit", "--no-verify", "-m", "x").expect()
    commit(repository, hooks, {"plans/README.md": "# Plány\n"}).expect()


def test_without_arguments_every_error_counts(hooks: Hooks, tmp_path: Path) -> None:
    repository = workspace_of(tmp_path, hooks)
    commit(repository, hooks, {}).expect()
    commit(repository, hooks, {"plans/chyba.yaml": WRONG}).expect(1)
    hooks.run(repository.root, "git", "commit", "--no-verify", "-m", "x").expect()
    commit(repository, hooks, {"plans/README.md": "# Plány\n"}).expect(1)
    commit(repository, hooks, {"plans/chyba.yaml": None}).expect()


def test_deleting_what_others_refer_to_is_seen(hooks: Hooks, tmp_path: Path) -> None:
    repository = workspace_of(tmp_path, hooks, "--since", "HEAD")
    commit(repository, hooks, {}).expect()
    refused = commit(repository, hooks, {"territory/alfa.yaml": None}).expect(1)
    assert "KPSS205" in refused.stderr + refused.stdout


def test_only_what_is_staged_counts(hooks: Hooks, tmp_path: Path) -> None:
    repository = workspace_of(tmp_path, hooks, "--since", "HEAD")
    commit(repository, hooks, {}).expect()
    repository.write({"plans/README.md": "# Plány\n"})
    repository.git("add", "--all", ".")
    wrong = FILES["plans/alfa.yaml"].replace("status:", "statos:")
    repository.write({"plans/alfa.yaml": wrong})
    hooks.run(repository.root, "git", "commit", "-m", "x").expect()
    assert (repository.root / "plans" / "alfa.yaml").read_text(encoding="utf-8") == wrong


def test_in_a_worktree(hooks: Hooks, tmp_path: Path) -> None:
    """There git tells the hook about the repository in its environment."""
    repository = workspace_of(tmp_path, hooks, "--since", "HEAD")
    commit(repository, hooks, {}).expect()
    repository.git("worktree", "add", "--quiet", "-b", "navrh", os.fspath(tmp_path / "vedle"))
    beside = GitFolder(tmp_path / "vedle", init=False)
    commit(beside, hooks, {"plans/README.md": "# Plány\n"}).expect()
    commit(beside, hooks, {"plans/chyba.yaml": WRONG}).expect(1)
