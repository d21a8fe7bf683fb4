"""Several processes give the same as one, and only the command line starts them; runs give the same bytes."""

from __future__ import annotations

import ast
import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

import kpss
from kpss import api
from kpss.cli import processes
from kpss.cli.processes import find_all
from kpss.facts import FileFacts, Limits
from kpss.findings.finding import Finding
from kpss.model.workspace import Workspace, facts_in_order
from kpss.rules import engine
from kpss.rules.engine import find
from kpss.source.trees import FolderTree, NotingFolder, Tree, blob_identity
from tests.cli.conftest import BROKEN, DAY, Inside
from tests.support import EXAMPLES, ROOT, clean_environment, run, write_files
from tests.unit.records import settings

needs_fork = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="several processes are for Linux"
)
COMMANDS = (
    ["validate", "--format", "json", "--fail-on", "never"],
    ["validate", "--code", "301", "--fail-on", "never"],
    ["report", "gaps", "--format", "json"],
    ["report", "coverage", "--format", "csv"],
    ["list", "plan"],
)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Two processes even for a few files; the list fills with their numbers."""
    numbers: list[int] = []
    start = processes._start

    def noted(work: Callable[[], Iterable[bytes]]) -> processes._Child:
        child = start(work)
        numbers.append(child.process)
        return child

    monkeypatch.setattr(processes, "WORTH_IT", 1)
    monkeypatch.setattr(processes, "_processors", lambda: 3)
    monkeypatch.setattr(processes, "_start", noted)
    return numbers


@needs_fork
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_several_processes_give_the_same_as_one(
    inside: Inside, broken: Path, request: pytest.FixtureRequest, command: list[str]
) -> None:
    alone = inside(*command, cwd=broken, today=DAY).expect()
    numbers = request.getfixturevalue("started")
    together = inside(*command, cwd=broken, today=DAY).expect()
    assert len(numbers) == 2
    assert (together.stdout, together.stderr) == (alone.stdout, alone.stderr)


def _facts(folder: Path) -> list[FileFacts]:
    tree = FolderTree(str(folder))
    paths = sorted(entry.path for entry in tree.entries() if entry.path != "kpss.yaml")
    return sorted(processes.make_facts(tree, paths, Limits()), key=lambda facts: facts["path"])


@needs_fork
def test_facts_come_back_whole(started: list[int], tmp_path: Path) -> None:
    write_files(tmp_path, {**BROKEN, "bad.yaml": b"name: \xe8\n", "half.yaml": "kind: plan\nid: [\n", "empty.yaml": ""})
    tree = FolderTree(str(tmp_path))
    paths = sorted(entry.path for entry in tree.entries() if entry.path != "kpss.yaml")
    assert _facts(tmp_path) == list(facts_in_order(tree, paths, Limits()))
    assert len(started) == 2


@needs_fork
def test_rules_in_two_processes_find_the_same(
    started: list[int], broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Workspace.load(FolderTree(str(broken)), dt.date.fromisoformat(DAY))
    assert find(opened) == find_all(opened)
    assert started == []  # a few records are not worth it
    monkeypatch.setattr(processes, "WORTH_IT_RULES", 1)
    assert find(opened) == find_all(opened)
    assert len(started) == 1


@needs_fork
def test_rules_of_a_child_that_dies_are_run_by_the_parent(
    started: list[int], broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Workspace.load(FolderTree(str(broken)), dt.date.fromisoformat(DAY))
    expected, parent = find(opened), os.getpid()

    def dying(workspace: Workspace, codes: frozenset[int]) -> list[Finding]:
        if os.getpid() != parent:
            os._exit(7)
        return find(workspace, codes)

    monkeypatch.setattr(processes, "WORTH_IT_RULES", 1)
    monkeypatch.setattr(engine, "find", dying)
    assert find_all(opened) == expected
    assert len(started) == 1


def _in_child(monkeypatch: pytest.MonkeyPatch, act: object) -> None:
    """Do *act* instead of reading, in the children only; the parent waits until each of them has come to it."""
    parent = os.getpid()
    reading_end, writing_end = os.pipe()
    waiting = [1, 1]

    def reading(tree: Tree, paths: Sequence[str], limits: Limits) -> Iterable[FileFacts]:
        if os.getpid() != parent:
            os.write(writing_end, b".")
            assert callable(act)
            act()
        elif waiting:
            os.read(reading_end, waiting.pop())
        return facts_in_order(tree, paths, limits)

    monkeypatch.setattr(processes, "facts_in_order", reading)


def _raise() -> None:
    raise MemoryError


@needs_fork
@pytest.mark.parametrize(
    "act", [_raise, lambda: os._exit(7), lambda: os._exit(0), lambda: os.kill(os.getpid(), 9)],
    ids=["exception", "exit", "silent", "killed"],
)  # fmt: skip
def test_share_of_a_child_that_dies_is_read_by_the_parent(
    started: list[int],
    broken: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    act: object,
) -> None:
    expected = _facts(broken)
    _in_child(monkeypatch, act)
    assert _facts(broken) == expected
    assert len(started) == 4
    assert capfd.readouterr() == ("", "")
    for number in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(number, os.WNOHANG)  # nobody is left behind


@needs_fork
def test_few_files_start_no_process(inside: Inside, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a process was started"))
    monkeypatch.setattr(processes, "_processors", lambda: 8)
    inside("validate", cwd=broken, today=DAY).expect(1)


@needs_fork
def test_one_processor_starts_no_process(started: list[int], monkeypatch: pytest.MonkeyPatch, broken: Path) -> None:
    monkeypatch.setattr(processes, "_processors", lambda: 1)
    assert _facts(broken)
    assert started == []


def test_the_python_api_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("fork", "forkpty", "posix_spawn", "spawnv", "system", "popen"):
        if hasattr(os, name):
            monkeypatch.setattr(os, name, lambda *_: pytest.fail("a process was started"))
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    monkeypatch.setattr(processes, "WORTH_IT", 1)
    workspace = kpss.open(EXAMPLES / "liberecky", as_of=DAY)
    assert api.findings(workspace) is not None
    assert len(workspace.files) > 20


def test_only_the_command_line_can_start_processes() -> None:
    """Besides it only the package that asks git; nothing else starts anything."""
    starting = {"subprocess", "multiprocessing", "concurrent", "threading", "asyncio"}
    found = []
    for path in sorted((ROOT / "kpss").rglob("*.py")):
        name = path.relative_to(ROOT / "kpss").as_posix()
        if name.startswith(("cli/", "git/", "_data/")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [(name, module) for module in modules if module.partition(".")[0] in {*starting, "git"}]
            if isinstance(node, ast.Attribute) and node.attr in {"fork", "system", "popen", "spawnv", "posix_spawn"}:
                found.append((name, node.attr))
    assert found == []


# Several commands in one process, because starting Python takes longer than the commands.
_SCRIPT = """
import sys
from kpss import cli
for line in sys.stdin.read().splitlines():
    sys.argv[1:] = line.split()
    print("==", line, cli.run(sys.argv[1:]), flush=True)
"""
_ALL = """
validate
validate --format json
validate --format github
validate --lang en --code 401 --code 402
report gaps
report gaps --format json
report gaps --format html
report coverage --format csv
report plans --format markdown
list plan
show konicko-2013-2017
render plans --format md
render gaps --format html
render plan lipnik-2017-2019
"""


def test_output_is_the_same_in_every_run() -> None:
    """Whatever the seed of hashes and the folder from which kpss is called."""

    def output(seed: str, cwd: Path) -> str:
        environment = clean_environment(
            {"KPSS_TODAY": DAY, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "COLUMNS": "100"}
        )
        done = run([sys.executable, "-c", _SCRIPT], cwd=cwd, env=environment, stdin=_ALL.strip()).expect()
        assert done.stderr == ""
        return done.stdout

    first = output("0", EXAMPLES / "olomoucky")
    assert first.count("\n== ") + first.startswith("== ") == len(_ALL.split("\n")) - 2
    assert " 3\n== " not in first
    for seed in ("1", "4242"):
        assert output(seed, EXAMPLES / "olomoucky") == first


@needs_fork
def test_two_trees_checked_at_once_give_the_same(
    monkeypatch: pytest.MonkeyPatch, started: list[int], tmp_path: Path
) -> None:
    waiver = {"code": "KPSS111", "record": "plan-chyba", "reason": "x", "until": "2030-01-01"}
    files = {**BROKEN, "kpss.yaml": settings(waivers=[waiver])}
    day = dt.date.fromisoformat(DAY)
    before = Workspace.load(FolderTree(str(write_files(tmp_path, files))), day)
    monkeypatch.setattr(processes, "WORTH_IT_RULES", 1)
    stood, own = processes.examine_two(before, before)
    assert len(started) == 2
    monkeypatch.setattr(processes, "WORTH_IT_RULES", 1_000_000)
    assert processes.examine_two(before, before) == (stood, own)
    assert [one.code for one in stood[1]] == [111]
    assert [*stood[0], *stood[1]] != []


@needs_fork
def test_identities_come_back_from_the_processes(started: list[int], tmp_path: Path) -> None:
    folder = str(write_files(tmp_path, {**BROKEN, "crlf.yaml": b"a: b\r\n"}))
    tree, paths = NotingFolder(folder), sorted(path for path in BROKEN if path != "kpss.yaml")
    list(processes.make_facts(tree, [*paths, "crlf.yaml"], Limits()))
    assert len(started) == 2
    assert sorted(tree.noted) == ["crlf.yaml", *paths]
    plain = FolderTree(folder)
    assert all(tree.identity(path) == plain.identity(path) for path in tree.noted)
    assert tree.identities("crlf.yaml") == (blob_identity(b"a: b\r\n"), blob_identity(b"a: b\n"))
