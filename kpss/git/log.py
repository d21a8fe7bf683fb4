"""The past of a revision: its commits, what each of them did to a file, and where a text came or went."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from kpss.git.commands import GitFailed
from kpss.git.repository import Repository
from kpss.git.revisions import Commit, parsed

_FIELDS = "%H%x00%cI%x00%aI%x00%s%x00%P"
_DIFF = ("diff-tree", "--stdin", "-r", "-z", "--root", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff",
         "--no-textconv")  # fmt: skip
_NOTHING = frozenset("0")
_FILES = ("100",)  # the beginning of the modes of regular files
_PATHS = 400  # of one command line
_BATCH = 2000  # contents of one question


class FileStep(NamedTuple):
    """What a commit did to a file against one of its parents; hashes of contents, empty where the file is not there.

    ``parent`` is empty for the first commit of all.
    """

    commit: str
    parent: str
    path: str
    before: str
    after: str


class Logged(NamedTuple):
    """A commit and the hashes of its parents, as far as they are here."""

    commit: Commit
    parents: tuple[str, ...]


class Past:
    """The commits that the hash *head* comes from, children before parents.

    Paths are those of the folder *prefix*; where the repository is a submodule, with the folder *mount* before them.
    """

    def __init__(self, repository: Repository, head: str, prefix: str, mount: str = "") -> None:
        self.git = repository.git
        self.head, self.prefix, self.mount = head, prefix, mount
        self._steps: dict[str, dict[tuple[str, str], FileStep]] = {}
        self._found: dict[tuple[re.Pattern[bytes], tuple[str, ...]], tuple[list[FileStep], frozenset[str]]] = {}

    @cached_property
    def commits(self) -> Mapping[str, Logged]:
        """All commits, children before parents and of several branches the newest first."""
        words = self.git.run(
            "log", "--no-color", "--author-date-order", "-z", f"--format={_FIELDS}", "--no-ext-diff", "--no-textconv",
            self.head, "--",
        )  # fmt: skip
        found = {}
        fields = words.decode("utf-8", "replace").split("\0")
        for start in range(0, len(fields) - 4, 5):
            *head, parents = fields[start : start + 5]
            found[head[0]] = Logged(parsed(head), tuple(parents.split()))
        return found

    def is_cut(self, name: str) -> bool:
        """Whether the commit *name* has parents that are not here, as in a clone of a part."""
        head = self.git.run("cat-file", "commit", name).partition(b"\n\n")[0]
        return not self.commits[name].parents and b"\nparent " in head

    def steps_of(self, path: str) -> Mapping[tuple[str, str], FileStep]:
        """What commits did to *path*: (commit, parent) → step; one pass over all commits, remembered."""
        if path not in self._steps:
            found = self._run(self.commits, "--", self._inside(path))
            self._steps[path] = {(step.commit, step.parent): step for step in found if step.path == path}
        return self._steps[path]

    def steps_of_commit(self, name: str, parent: str) -> list[FileStep]:
        """What the commit *name* did to all files, against *parent*."""
        return list(self._compared([(name, parent)], *self._within))

    def steps_with(self, text: str, heads: Iterable[str]) -> list[FileStep]:
        """The steps in which *text* came into a file or left it, of *heads* and all that they come from."""
        pattern = re.compile(re.escape(text.encode()))
        steps, holding = self._searched(text, pattern, heads)
        return [step for step in steps if (step.before in holding) != (step.after in holding)]

    def steps_holding(self, text: str, pattern: re.Pattern[bytes], heads: Iterable[str]) -> list[FileStep]:
        """The steps of files that hold *pattern* (with *text* in it) before or after; of *heads* and what is below.

        Git can search by itself, but with a pattern it takes three times as long.
        """
        steps, holding = self._searched(text, pattern, heads)
        return [step for step in steps if step.before in holding or step.after in holding]

    def _searched(
        self, text: str, pattern: re.Pattern[bytes], heads: Iterable[str]
    ) -> tuple[list[FileStep], frozenset[str]]:
        """All steps, and the contents that hold *pattern*; remembered."""
        key = pattern, tuple(heads)
        if key not in self._found:
            steps = self._run(self.below(key[1]), *self._within) if text else []
            names, word = (
                dict.fromkeys(name for step in steps for name in (step.before, step.after) if name),
                text.encode(),
            )
            holding = (name for name, data in self._contents(list(names)) if word in data and pattern.search(data))
            self._found[key] = steps, frozenset(holding)
        return self._found[key]

    def _contents(self, names: list[str]) -> Iterator[tuple[str, bytes]]:
        """The contents *names* that are here."""
        for start in range(0, len(names), _BATCH):
            asked = "".join(f"{name}\n" for name in names[start : start + _BATCH]).encode("ascii")
            words, place = self.git.run("cat-file", "--batch", "--buffer", data=asked), 0
            while place < len(words):
                end = words.index(b"\n", place)
                head, place = words[place:end].split(b" "), end + 1
                if len(head) == 3:  # noqa: PLR2004 - hash, type, size
                    yield head[0].decode("ascii"), words[place : place + int(head[2])]
                    place += int(head[2]) + 1

    def files_with(self, text: str, revision: str) -> dict[str, str]:
        """The files of *revision* that hold *text*: path → hash of the content."""
        try:
            options = ("--no-color", "-l", "-z", "-F", "--full-name", "-e", text)
            words = self.git.run("grep", *options, revision, *self._within)
        except GitFailed as failed:
            if failed.status == 1:
                return {}
            raise
        paths = [name.partition(":")[2] for name in words.decode("utf-8", "surrogateescape").split("\0")[:-1]]
        return self.blobs(revision, [self._outside(path) for path in paths])

    def blobs(self, revision: str, paths: Collection[str]) -> dict[str, str]:
        """The hashes of the contents of *paths* in *revision*, of those that are regular files there."""
        found: dict[str, str] = {}
        listed = list(paths)
        for start in range(0, len(listed), _PATHS):
            places = [self._inside(path) for path in listed[start : start + _PATHS]]
            words = self.git.run("ls-tree", "-z", "--full-tree", revision, "--", *places)
            for line in words.decode("utf-8", "surrogateescape").split("\0")[:-1]:
                head, _, path = line.partition("\t")
                mode, _, name = head.split(" ")
                if mode.startswith(_FILES):
                    found[self._outside(path)] = name
        return found

    def below(self, names: Iterable[str]) -> list[str]:
        """*names* and all commits that they come from, in the order of :attr:`commits`."""
        reached = set(names)
        for name, logged in self.commits.items():
            if name in reached:
                reached.update(logged.parents)
        return [name for name in self.commits if name in reached]

    def _inside(self, path: str) -> str:
        return self.prefix + path.removeprefix(self.mount)

    def _outside(self, path: str) -> str:
        return self.mount + path.removeprefix(self.prefix)

    @property
    def _within(self) -> list[str]:
        return ["--", self.prefix] if self.prefix else []

    def _run(self, names: Iterable[str], *options: str) -> list[FileStep]:
        """The steps of *names* against each of their parents, in the order of *names*."""
        listed = list(names)
        place = {name: number for number, name in enumerate(listed)}
        found: list[FileStep] = []
        number = 0
        # What is printed of a merge does not say against which parent, so each parent has a pass of its own.
        while pairs := [(name, one) for name in listed if (one := self._parent(name, number)) is not None]:
            found += self._compared(pairs, *options)
            number += 1
        return sorted(found, key=lambda step: place[step.commit])

    def _parent(self, name: str, number: int) -> str | None:
        parents = self.commits[name].parents or ("",)
        return parents[number] if number < len(parents) else None

    def _compared(self, pairs: Iterable[tuple[str, str]], *options: str) -> Iterator[FileStep]:
        parents = dict(pairs)
        asked = "".join(f"{name} {parent}".rstrip() + "\n" for name, parent in parents.items())
        words = self.git.run(*_DIFF, *options, data=asked.encode("ascii"))
        name, fields = "", iter(words.decode("utf-8", "surrogateescape").split("\0"))
        for field in fields:
            if not field.startswith(":"):
                name = field
                continue
            path = next(fields)
            old_mode, new_mode, old, new, _ = field[1:].split(" ")
            before, after = _there(old_mode, old), _there(new_mode, new)
            if path.startswith(self.prefix) and (before or after):
                yield FileStep(name, parents[name], self._outside(path), before, after)


def _there(mode: str, name: str) -> str:
    return name if mode.startswith(_FILES) and set(name) != _NOTHING else ""
