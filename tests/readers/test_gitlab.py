"""Code Quality reports: the form that GitLab documents and its own reader checks.

GitLab publishes no package with that check, so it stands here, and the reports of another program have to pass it too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from kpss import api
from kpss.cli.processes import examine_all
from kpss.findings.checked import Checked
from kpss.findings.locate import Locator
from kpss.formats import findings_gitlab
from kpss.formats.findings_view import View
from tests.support import EXAMPLES
from tests.unit.formats.findings import HOSTILE, hostile, locator, several

_TEXT = {"type": "string", "minLength": 1}
_LINE = {"type": "integer", "minimum": 1}
REPORT: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": _TEXT,
            "check_name": _TEXT,
            "fingerprint": _TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!/)(?!\./)(?!.*\\)."},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": _LINE, "end": _LINE}},
                },
                "anyOf": [{"required": ["lines"]}, {"required": ["positions"]}],
            },
        },
    },
}
VALIDATOR = jsonschema_rs.validator_for({"$schema": "https://json-schema.org/draft/2020-12/schema", **REPORT})


def errors(text: str) -> list[str]:
    """What GitLab would not take; it also needs every fingerprint once."""
    rows = json.loads(text)
    found = [f"{list(error.instance_path)}: {error.message}" for error in VALIDATOR.iter_errors(rows)]
    fingerprints = [row.get("fingerprint") for row in rows]
    return found + [one for one in set(fingerprints) if fingerprints.count(one) > 1]


def test_reports_are_accepted() -> None:
    hostiles = Checked([hostile(text, f"{number}.yaml") for number, text in enumerate(HOSTILE) for _ in range(2)])
    for checked in (Checked([]), several(), hostiles):
        assert errors(findings_gitlab.render(checked, locator(), "cs", View(prefix="kraj/"))) == []


@pytest.mark.parametrize("example", ["olomoucky", "liberecky"])
def test_report_of_an_example_is_accepted(example: str) -> None:
    workspace = api.open(str(EXAMPLES / example), as_of="2017-07-16")
    text = findings_gitlab.render(Checked(examine_all(workspace).findings), Locator(workspace.tree), "cs")
    assert errors(text) == []


def test_report_of_another_program_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import os\nimport sys\n", encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--output-format", "gitlab", "a.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert len(json.loads(done.stdout)) == 2
    assert errors(done.stdout) == []


@pytest.mark.parametrize(
    "change", [{"severity": "error"}, {"fingerprint": ""}, {"location": {"path": "/a.yaml", "lines": {"begin": 1}}},
               {"location": {"path": "a.yaml", "lines": {"begin": 0}}}, {"location": {"path": "a.yaml"}}]
)  # fmt: skip
def test_mistakes_are_found(change: dict[str, Any]) -> None:
    rows = json.loads(findings_gitlab.render(several(), locator(), "cs"))
    assert errors(json.dumps([{**rows[0], **change}, *rows[1:]]))
    assert errors(json.dumps([rows[0], rows[0]]))
