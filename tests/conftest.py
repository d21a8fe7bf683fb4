"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repositories import GitFolder
from tests.support import (
    ROOT,
    TODAY,
    Result,
    RunKpss,
    WriteWorkspace,
    clean_environment,
    kpss_command,
    run,
    write_files,
)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture
def workspace(tmp_path: Path) -> WriteWorkspace:
    """Write files into a new folder: ``workspace({"kpss.yaml": "…", "plans/a.yaml": "…"})`` gives the folder."""

    def write(files: Mapping[str, str | bytes], name: str = "workspace") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        return write_files(folder, files)

    return write


@pytest.fixture
def run_kpss(tmp_path: Path) -> RunKpss:
    """Run ``kpss`` as people do, in a process; warnings about a missing encoding are errors there too."""

    def call(
        *args: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        today: str = TODAY,
        stdin: str | None = None,
    ) -> Result:
        environment = clean_environment(
            {
                "KPSS_TODAY": today,
                "PYTHONPATH": str(ROOT),
                "PYTHONWARNDEFAULTENCODING": "1",
                "PYTHONWARNINGS": "error::EncodingWarning",
                "TMPDIR": str(tmp_path),  # a crash log stays with the test
                **(env or {}),
            }
        )
        return run(kpss_command(*args), cwd=cwd or tmp_path, env=environment, stdin=stdin)

    return call


@pytest.fixture
def repository(tmp_path: Path) -> GitFolder:
    """An empty repository: ``repository.commit({"kpss.yaml": "…"})``."""
    return GitFolder(tmp_path / "repository")
