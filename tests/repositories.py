"""Real repositories of git for tests: each is a folder of its own, with nothing of a person's settings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.support import write_files

_WHO = ("-c", "user.name=kpss", "-c", "user.email=kpss@example.org", "-c", "commit.gpgSign=false")
NO_FOREIGN = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
"""The environment in which git reads no settings but those of the repository; for :func:`run_kpss` too."""


class GitFolder:
    """A folder with a repository; the workspace is the folder itself, or *inside* it."""

    def __init__(self, root: Path, inside: str = "", *, init: bool = True) -> None:
        self.root = root
        self.workspace = root / inside if inside else root
        self._clock = 0
        if init:
            root.mkdir(parents=True, exist_ok=True)
            self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, data: str | None = None) -> str:
        """What git prints; commits made one after another are a minute apart, from 2026-01-01 on."""
        moment = f"{1767225600 + 60 * self._clock} +0000"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= {**NO_FOREIGN, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        done = subprocess.run(
            ["git", *_WHO, *arguments], cwd=self.root, env=environment, capture_output=True, text=True,
            encoding="utf-8", input=data, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"git {' '.join(arguments)}\n{done.stdout}{done.stderr}"
        return done.stdout.strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write *files* of the workspace (path → text; None takes the file away)."""
        write_files(self.workspace, {path: text for path, text in files.items() if text is not None})
        for path in (path for path, text in files.items() if text is None):
            (self.workspace / path).unlink()

    def commit(self, files: Mapping[str, str | bytes | None] | None = None, message: str = "x") -> str:
        """Write *files*, commit all there is; the hash of the commit."""
        self.write(files or {})
        self._clock += 1
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")
