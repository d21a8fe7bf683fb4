"""A workspace with a long past: ``python -m benchmarks.history DIR`` writes the repository.

Its files are those of a country; they come over ten years, and each commit changes some of them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.corpus import FILES_PER_REGION, Size, generate

COMMITS = 2000
CHANGED = 40  # files of a commit
RECORD = "history-of-one"
"""A record that a tenth of the commits change; it moves to another file once."""
GONE = "history-of-none"
"""A record that was there in the first commit alone, so that all the past has to be searched for it."""
_FIRST, _LAST = 1451606400, 1782777600  # 2016-01-01 and 2026-06-30
_WHO = "kpss <kpss@example.org>"


def generate_history(folder: Path, regions: int = 14, commits: int = COMMITS, seed: int = 1) -> Size:
    """Write the repository into *folder*, which must not exist; the size of its last commit.

    :raises FileExistsError: if *folder* exists.
    """
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        size = generate(Path(made) / "files", regions, files_per_region=FILES_PER_REGION)
        files = {
            path.relative_to(Path(made) / "files").as_posix(): path.read_bytes()
            for path in sorted((Path(made) / "files").rglob("*"))
            if path.is_file()
        }
    run = ["git", "-C", str(folder)]
    subprocess.run([*run, "init", "--quiet", "--initial-branch=main"], check=True)
    stream = b"".join(_commits(files, commits, Random(f"{seed}/history")))
    subprocess.run([*run, "fast-import", "--quiet"], input=stream, check=True)
    subprocess.run([*run, "gc", "--quiet"], check=True)
    subprocess.run([*run, "reset", "--quiet", "--hard", "main"], check=True)
    return size


def _commits(files: dict[str, bytes], commits: int, rng: Random) -> Iterator[bytes]:
    """The stream for ``git fast-import``."""
    names = [name for name in files if name.endswith(".yaml") and name != "kpss.yaml"]
    coming = [names[number :: commits // 2] for number in range(commits // 2)]
    there: list[str] = []
    for number in range(commits):
        new = coming[number] if number < len(coming) else []
        wanted = {name: files[name] for name in new}
        if not number:
            wanted |= {"kpss.yaml": files["kpss.yaml"], "none.yaml": _record(GONE, 0)}
        for name in rng.sample(there, min(CHANGED, len(there))):
            files[name] = _changed(files[name], number)
            wanted[name] = files[name]
        there += new
        gone = []
        if number == 1:
            gone = ["none.yaml"]
        if number >= commits // 20 and number % (commits // 200 or 1) == 0:
            moved = number >= commits // 2
            wanted["moved/one.yaml" if moved else "one.yaml"] = _record(RECORD, number)
            gone = ["one.yaml"] if moved else []
        yield _commit(number, _FIRST + (_LAST - _FIRST) * number // commits, wanted, gone)


def _changed(data: bytes, number: int) -> bytes:
    kept = b"".join(line for line in data.splitlines(keepends=True) if not line.startswith(b"# changed"))
    return kept + f"# changed by {number}\n".encode()


def _record(identifier: str, number: int) -> bytes:
    return f"kind: need\nid: {identifier}\nname: Potřeba\nnote: změna {number}\n".encode()


def _commit(number: int, moment: int, files: dict[str, bytes], gone: list[str]) -> bytes:
    message = f"commit {number}"
    lines = [
        b"commit refs/heads/main\n",
        f"author {_WHO} {moment} +0100\ncommitter {_WHO} {moment} +0100\n".encode(),
        f"data {len(message)}\n{message}\n".encode(),
    ]
    lines += [f"D {name}\n".encode() for name in gone]
    for name, data in files.items():
        lines.append(b'M 100644 inline "%s"\ndata %d\n' % (name.encode(), len(data)) + data + b"\n")
    return b"".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Write the repository into the folder given."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--regions", type=int, default=14)
    parser.add_argument("--commits", type=int, default=COMMITS)
    asked = parser.parse_args(arguments)
    print(generate_history(asked.folder, asked.regions, asked.commits).files, "files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
