"""A workspace in a repository, with a change of one file that is not committed."""

from __future__ import annotations

import subprocess
from pathlib import Path

_WHO = ("-c", "user.name=kpss", "-c", "user.email=kpss@example.org", "-c", "commit.gpgSign=false", "-c", "gc.auto=0")


def change_one_file(folder: Path) -> Path:
    """Commit all files of *folder* to ``main``, then add a note to one plan; the path of that file."""
    for command in (("init", "--quiet", "--initial-branch=main"), ("add", "."), ("commit", "--quiet", "-m", "x")):
        subprocess.run(["git", *_WHO, *command], cwd=folder, check=True)
    changed = min((folder / "plans").rglob("*.yaml"))
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("\nname: ", "\nname: Nový ", 1), encoding="utf-8")
    return changed
