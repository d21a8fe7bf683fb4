"""Workspaces with the expected findings marked in their files.

Each folder ``KPSSNNN/<name>/`` is a workspace.  What is expected stands there:

``# KPSS301`` (several: ``# KPSS301 KPSS302``)
    at the end of the line on which the finding stands, or ``# ^ KPSS301`` on the line below it;
``expected``
    a file for what can carry no mark: lines ``KPSS101 plans/a.yaml:3``;
``says``
    a file of words that the Czech text (message and hint) of the folder's findings must hold, one a line;
``as-of``
    a file with the day on which the workspace is seen (2017-07-16 where there is none).

All marked findings must be there.  No other finding of the folder's own rule and no other error may be; in the folders
of blocks 1xx and 2xx (wrong files) no other finding at all, for one mistake is one finding.  The workspaces in
``clean/`` hold what is unusual and right: they give no finding.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from kpss import api
from kpss.findings.finding import Finding, Place
from kpss.findings.locate import Locator
from kpss.rules import CATALOGUE
from tests.rules.wording import text_of
from tests.support import WriteWorkspace

HERE = Path(__file__).parent
AS_OF = "2017-07-16"
CASES = sorted(folder for folder in HERE.glob("KPSS*/*") if folder.is_dir())
CLEAN = sorted(folder for folder in HERE.glob("clean/*") if folder.is_dir())
FIRST_ABOUT_PLANNING = 300

Mark = tuple[str, str, int]  # code, file, line

_MARK = re.compile(r"#\s*(\^?)((?:\s*\bKPSS\d{3}\b)+)\s*$")
_EXPECTED = re.compile(r"(KPSS\d{3}) (\S.*):(\d+)")


def marks(folder: Path) -> Iterator[Mark]:
    """The expected findings of a case."""
    for file in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")]):
        lines = file.read_bytes().decode("latin-1").split("\n")  # marks are ASCII, whatever the rest is
        for number, line in enumerate(lines, start=1):
            if found := _MARK.search(line):
                for code in found[2].split():
                    yield code, file.relative_to(folder).as_posix(), number - len(found[1])
    for line in setting(folder, "expected").splitlines():
        found = _EXPECTED.fullmatch(line)
        assert found, f"expected: write “KPSS101 file.yaml:3”, not “{line}”"
        yield found[1], found[2], int(found[3])


def setting(folder: Path, name: str) -> str:
    """The text of a file of a case that is no part of its workspace; empty where there is none."""
    path = folder / name
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


@lru_cache(maxsize=512)
def located(folder: Path) -> list[Finding]:
    workspace = api.open(folder, setting(folder, "as-of") or AS_OF)
    locator = Locator(workspace.tree)
    return [locator.located(finding) for finding in api.findings(workspace)]


def mark_of(finding: Finding) -> Mark:
    span = finding.place.span
    assert span is not None
    return finding.code_text, finding.place.file, span[0]


def shown(found: list[Finding]) -> str:
    return "\n".join(f"{':'.join(map(str, mark_of(f)[1:]))} {f.code_text} {text_of(f, 'cs')}" for f in found)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_case(folder: Path) -> None:
    code = folder.parent.name
    expected, found = sorted(marks(folder)), located(folder)
    assert any(mark[0] == code for mark in expected), f"nothing is marked with # {code}"
    strict = int(code.removeprefix("KPSS")) < FIRST_ABOUT_PLANNING
    relevant = [f for f in found if strict or f.code_text == code or f.severity == "error" or mark_of(f) in expected]
    assert sorted(map(mark_of, relevant)) == expected, shown(found)
    text = "\n".join(text_of(finding, "cs") for finding in relevant if finding.code_text == code)
    said, words = (part.replace("\xa0", " ") for part in (text, setting(folder, "says")))
    assert [line for line in words.splitlines() if line not in said] == [], text


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_texts_are_whole(folder: Path) -> None:
    """No parameter is missing, in no language, and no character of the file can break a line."""
    for finding in located(folder):
        for text in (text_of(finding, "cs"), text_of(finding, "en")):
            assert not re.search(r"[\n\r\x1b]|\{\w+\}|(?<!\S)(?:„“|“”)(?!\w)|\s\.(?:\s|$)|\bNone\b", text), text


@pytest.mark.parametrize("folder", CLEAN, ids=lambda folder: folder.name)
def test_unusual_and_right(folder: Path) -> None:
    found = located(folder)
    assert found == [], shown(found)
    assert api.open(folder, AS_OF).records


def test_every_wording_has_a_case() -> None:
    """Each variant and each hint of a rule is shown by some case, so that somebody has read it."""
    found = [finding for folder in CASES for finding in located(folder)]
    shown = {(finding.code, name) for finding in found for name in (finding.params.get("problem"), *finding.params)}
    wordings = {(code, name) for code, rule in CATALOGUE.items() for name in (*rule.variants, *rule.hints)}
    assert sorted(wordings - shown - NOT_IN_FOLDERS) == [], "make a case for these variants or hints"


# -- what a folder of the repository cannot hold -----------------------------------------------------------------------

NOT_IN_FOLDERS = {
    *((104, name) for name in ("outside", "unreadable", "not_regular")),
    # What a change does is told by a comparison: tests/cli/test_sealed_since.py.
    *((605, name) for name in ("seal_gone", "seal_replaced", "decision_changed", "record_gone")),
}
KPSS_YAML = "kpss: 1\nname: Konice\nlevel: region\narea: CZ071\n"


def codes_and_places(found: list[Finding]) -> list[tuple[int, Place, str]]:
    return [(finding.code, finding.place._replace(span=None), finding.params["problem"]) for finding in found]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_are_read_only_inside(workspace: WriteWorkspace) -> None:
    folder = workspace({"kpss.yaml": KPSS_YAML, "role.yaml": "kind: role\nid: role\nname: Role\n"})
    outside = workspace({"other.yaml": "kind: role\nid: other\nname: Jiná\n"}, "outside")
    (folder / "inside.yaml").symlink_to(folder / "role.yaml")
    (folder / "linked.yaml").symlink_to(outside / "other.yaml")
    (folder / "linked-folder").symlink_to(outside, target_is_directory=True)
    (folder / "lost.yaml").symlink_to(folder / "nowhere.yaml")
    found = api.open(folder, AS_OF)
    assert list(found.records) == ["role"]
    assert codes_and_places(api.findings(found)) == [
        (104, Place("linked-folder"), "outside"),
        (104, Place("linked.yaml"), "outside"),
        (104, Place("lost.yaml"), "unreadable"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_read(workspace: WriteWorkspace) -> None:
    folder = workspace({"kpss.yaml": KPSS_YAML})
    os.mkfifo(folder / "pipe.yaml")
    assert codes_and_places(api.findings(api.open(folder, AS_OF))) == [(104, Place("pipe.yaml"), "not_regular")]


# -- the marks themselves ----------------------------------------------------------------------------------------------


def test_marks_are_found(workspace: WriteWorkspace) -> None:
    folder = workspace(
        {
            "a.yaml": "id: a # KPSS301 KPSS302\nname: b\n# ^ KPSS102\nnote: 'KPSS303'\n# KPSS304 is no mark here\n",
            "b/c.yaml": b"id: \xe1 # KPSS101\r\n",
            "expected": "KPSS106 d.yaml:1\n",
        }
    )
    assert list(marks(folder)) == [
        ("KPSS301", "a.yaml", 1),
        ("KPSS302", "a.yaml", 1),
        ("KPSS102", "a.yaml", 2),
        ("KPSS101", "b/c.yaml", 1),
        ("KPSS106", "d.yaml", 1),
    ]
