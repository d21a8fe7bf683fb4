"""Small workspaces, and the command line run within this process where one of its own would prove nothing more."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from kpss import cli
from tests.support import TODAY, Result, write_files
from tests.unit.records import orp, plan, settings

DAY = "2017-07-16"
# Variables of the shell and of a build that would change what kpss says.
FOREIGN = ("KPSS_", "GITHUB_", "GITLAB_", "CI_", "NO_COLOR", "COLUMNS")
# One plan that covers ORP Alfa on that day and one long expired in ORP Delta.
FILES = {
    "kpss.yaml": settings(),
    "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", [("500001", "Alfa"), ("500002", "Beta")]),
    "territory/delta.yaml": orp("orp-delta", "7102", "Delta", [("500004", "Delta"), ("500005", "Beta")]),
    "plans/alfa.yaml": plan("plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2019}),
    "plans/delta.yaml": plan(
        "plan-delta", name="Plán Delty", area={"include": [{"orp": "Delta"}]}, valid={"from": 2010, "to": 2012}
    ),
}
# An error in one file (a misspelt key) and a warning in another (two plans over one area at once).
BROKEN = {
    **FILES,
    "plans/chyba.yaml": plan("plan-chyba", valid={"from": 2019, "to": 2020}).replace("status:", "statos:"),
    "plans/druhy.yaml": plan("plan-druhy", name="Plán Alfy druhý", valid={"from": 2017, "to": 2018}),
}


class Inside(Protocol):
    """The fixture ``inside``: runs the command line within this process."""

    def __call__(
        self, *args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, today: str = TODAY
    ) -> Result: ...


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Inside]:
    """Run ``kpss`` within this process: faster, and its parts can be replaced."""

    def call(
        *args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, today: str = TODAY
    ) -> Result:
        arguments = [str(argument) for argument in args]
        with monkeypatch.context() as changed:
            for name in [name for name in os.environ if name.startswith(FOREIGN)]:
                changed.delenv(name)
            for name, value in {"KPSS_TODAY": today, **(env or {})}.items():
                changed.setenv(name, value)
            changed.setattr(sys, "argv", ["kpss", *arguments])
            if cwd is not None:
                changed.chdir(cwd)
            capsys.readouterr()
            code = cli.run(arguments)
            written = capsys.readouterr()
        return Result(["kpss", *arguments], code, written.out, written.err)

    yield call
    gc.enable()  # a run of the command line switches it off for its short life


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A right workspace of two ORPs and two plans; tests only read it."""
    return write_files(tmp_path_factory.mktemp("small"), FILES)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with an error and a warning; tests only read it."""
    return write_files(tmp_path_factory.mktemp("broken"), BROKEN)
