"""Plain helpers of the tests: types and functions without fixtures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"

# No test depends on the day on which it runs.
TODAY = "2026-01-15"

# What a person's shell may carry and what would change the output.
_FOREIGN = ("COLUMNS", "FORCE_COLOR", "LANG", "LANGUAGE", "LINES", "NO_COLOR", "PYTHONPATH", "PYTHONWARNINGS", "TERM")


@dataclass(frozen=True)
class Result:
    """What a run of ``kpss`` left behind."""

    command: Sequence[str]
    exit_code: int
    stdout: str
    stderr: str

    def json(self) -> Any:
        """The standard output read as JSON."""
        return json.loads(self.stdout)

    def expect(self, exit_code: int = 0) -> Result:
        """The result itself, if it ended as expected; the whole output in the failure otherwise."""
        assert self.exit_code == exit_code, (
            f"{' '.join(self.command)}\nended with {self.exit_code}, expected {exit_code}\n{self.stdout}\n{self.stderr}"
        )
        return self


class RunKpss(Protocol):
    """The fixture ``run_kpss``: runs the command line in a process of its own."""

    def __call__(
        self,
        *args: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        today: str = TODAY,
        stdin: str | None = None,
    ) -> Result: ...


class WriteWorkspace(Protocol):
    """The fixture ``workspace``: writes files (path → text or bytes) and gives the folder."""

    def __call__(self, files: Mapping[str, str | bytes], name: str = "workspace") -> Path: ...


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without what a person's shell may add to it; ``extra`` wins."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _FOREIGN and not name.startswith(("KPSS_", "LC_", "GIT_", "GITHUB_", "GITLAB_", "CI_"))
    }
    return {**kept, "LC_ALL": "C.UTF-8", "TERM": "dumb", **(extra or {})}


def run(command: Sequence[str], *, cwd: Path, env: Mapping[str, str], stdin: str | None = None) -> Result:
    """Run a command to its end; its output must be UTF-8."""
    done = subprocess.run(  # noqa: PLW1510 - the exit code is part of the result
        command, cwd=cwd, env=env, input=None if stdin is None else stdin.encode(), capture_output=True, timeout=300
    )
    return Result(command, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def kpss_command(*args: str | Path) -> list[str]:
    """The command line that runs kpss of this checkout with this interpreter."""
    return [sys.executable, "-m", "kpss", *map(str, args)]


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder byte for byte (text as UTF-8, line ends as given)."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return folder
