"""The revision in real repositories of git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kpss.documents.revision import revision
from kpss.source.trees import FolderTree
from tests.support import clean_environment, write_files

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture(autouse=True)
def no_foreign_settings(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-such-config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def git(tmp_path):
    """A repository with a workspace in its folder ``kraj``; a function that runs git in it."""
    top = tmp_path / "repository"
    root = write_files(top / "kraj", {"kpss.yaml": "kpss: 1\n", "a.yaml": "a: 1\n", "b.yaml": "b: 1\n"})

    def call(*arguments):
        environment = clean_environment({"HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"})
        done = subprocess.run(
            ["git", "-c", "user.name=X", "-c", "user.email=x@example.org", *arguments],
            cwd=root, env=environment, capture_output=True, check=True,
        )  # fmt: skip
        return done.stdout.decode("utf-8").strip()

    call("init", "-q", str(top))
    call("add", "a.yaml", "kpss.yaml")
    call("commit", "-q", "-m", "první")
    call.root = str(root)  # type: ignore[attr-defined]
    return call


def test_last_commit_that_touched_the_files(git):
    first = git("log", "-1", "--format=%h", "--abbrev=8")
    assert revision(FolderTree(git.root), ["a.yaml"]) == first
    git("add", "b.yaml")
    git("commit", "-q", "-m", "druhý")
    second = git("log", "-1", "--format=%h", "--abbrev=8")
    assert second != first
    # Unrelated commits change no document.
    assert revision(FolderTree(git.root), ["a.yaml"]) == first
    assert revision(FolderTree(git.root), ["a.yaml", "b.yaml", "b.yaml"]) == second


def test_plus_when_edited_since(git):
    first = git("log", "-1", "--format=%h", "--abbrev=8")
    write_files(Path(git.root), {"a.yaml": "a: 2\n"})
    assert revision(FolderTree(git.root), ["a.yaml"]) == f"{first}+"
    git("add", "a.yaml")
    assert revision(FolderTree(git.root), ["a.yaml"]) == f"{first}+"  # added to the index only
    assert revision(FolderTree(git.root), ["kpss.yaml"]) == first
    Path(git.root, "kpss.yaml").unlink()
    assert revision(FolderTree(git.root), ["kpss.yaml"]) == f"{first}+"


def test_new_file_beside_a_committed_one(git):
    first = git("log", "-1", "--format=%h", "--abbrev=8")
    assert revision(FolderTree(git.root), ["b.yaml"]) == ""
    assert revision(FolderTree(git.root), ["a.yaml", "b.yaml"]) == f"{first}+"


def test_without_files_or_git(git, tmp_path, monkeypatch):
    assert revision(FolderTree(git.root), []) == ""
    alone = write_files(tmp_path / "alone", {"a.yaml": "a: 1\n"})
    assert revision(FolderTree(str(alone)), ["a.yaml"]) == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert revision(FolderTree(git.root), ["a.yaml"]) == ""


def test_repository_without_a_commit(tmp_path):
    root = write_files(tmp_path / "new", {"a.yaml": "a: 1\n"})
    subprocess.run(["git", "init", "-q", str(root)], check=True, capture_output=True)
    assert revision(FolderTree(str(root)), ["a.yaml"]) == ""


def test_name_that_looks_like_an_option(git):
    first = git("log", "-1", "--format=%h", "--abbrev=8")
    assert revision(FolderTree(git.root), ["--all", "a.yaml"]) == first
    assert revision(FolderTree(git.root), ["--output=x"]) == ""
    assert not os.path.exists(os.path.join(git.root, "x"))


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not to be had there")
def test_name_is_no_pattern(git):
    write_files(Path(git.root), {"[ab].yaml": "x: 1\n", ":x.yaml": "x: 1\n"})
    assert revision(FolderTree(git.root), ["[ab].yaml"]) == ""
    first = git("log", "-1", "--format=%h", "--abbrev=8")
    assert revision(FolderTree(git.root), [":x.yaml", "a.yaml"]) == f"{first}+"


def test_hooks_and_monitors_of_the_repository_do_not_run(git, tmp_path):
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n", encoding="utf-8")
    script.chmod(0o755)
    git("config", "core.fsmonitor", str(script))
    assert revision(FolderTree(git.root), ["a.yaml"])
    assert not (tmp_path / "ran").exists()


def test_two_revisions_are_the_same(git):
    assert revision(FolderTree(git.root), ["kpss.yaml", "a.yaml"]) == revision(
        FolderTree(git.root), ["a.yaml", "kpss.yaml"]
    )
