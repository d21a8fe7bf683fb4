"""Workflow commands are, byte for byte, those that GitHub's own library writes for the same values."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from kpss.findings.checked import Checked
from kpss.formats import findings_github
from kpss.formats.findings_view import View, shortened
from kpss.formats.wording import hint, message
from kpss.language.cleaning import one_line
from tests.unit.formats.findings import HOSTILE, hostile, locator, made
from tests.unit.formats.runner import commands

NAMES = (
    "a.yaml",
    "plány/žádost č. 1, 50 %.yaml",
    "a:b,c=d%2C.yaml",
    "::error::x.yaml",
    "%0A.yaml",
    "a]b[#.yaml",
    "😀.yaml",
)
SCRIPT = """
import {{ issueCommand }} from {module};
import {{ readFileSync }} from 'node:fs';
for (const [name, properties, message] of JSON.parse(readFileSync(0, 'utf8'))) issueCommand(name, properties, message);
"""


def of_github(actions_core: Path, given: list[tuple[str, dict[str, Any], str]]) -> list[str]:
    """What GitHub's library writes."""
    script = SCRIPT.format(module=json.dumps(actions_core.as_uri()))
    done = subprocess.run(
        [shutil.which("node") or "node", "--input-type=module", "--eval", script],
        input=json.dumps(given).encode(), capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("utf-8")
    return done.stdout.decode("utf-8").splitlines()


def test_commands_are_those_of_the_library(actions_core: Path) -> None:
    severities = {"error": "error", "warning": "warning"}
    findings = [hostile(text, name, severity=one) for text in HOSTILE for name in NAMES for one in severities]
    ours, given = [], []
    for finding in findings:
        (line, *_) = findings_github.render(Checked([finding]), locator(), "cs", View(prefix="kraj/")).split("\n")
        ours.append(line)
        said = f"{message(finding, 'cs')} {hint(finding, 'cs')}".strip()
        place = {
            "file": f"kraj/{finding.place.file}",
            "title": "KPSS111",
            "line": 2,
            "col": 1,
            "endLine": 2,
            "endColumn": 5,
        }
        given.append((severities[finding.severity], place, shortened(one_line(said), 2000)))
    assert ours == of_github(actions_core, given)


def test_grammar_of_the_tests_reads_what_the_library_writes(actions_core: Path) -> None:
    """The runner's grammar stands in the tests a second time, so it is checked too."""
    whole = [text for text in HOSTILE if text.strip() and text != "\udcff"]
    given = [("notice", {"file": name, "title": text[:100]}, text) for name in NAMES for text in whole]
    read = commands("\n".join(of_github(actions_core, given)))
    assert [(one.name, one.data) for one in read] == [(name, text) for name, _, text in given]
    assert [one.properties["file"] for one in read] == [properties["file"] for _, properties, _ in given]


def test_command_is_found_among_others() -> None:
    assert [one.name for one in commands(findings_github.render(Checked([made()]), locator(), "cs"))] == ["error"]
