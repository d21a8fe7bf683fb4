"""action.yml installs the kpss that it comes with and runs it, in a repository of a workspace."""

from __future__ import annotations

import re
import sys
import tarfile
from pathlib import Path

import pytest
import yaml

import kpss
from tests.packaging.conftest import Built
from tests.packaging.test_pre_commit import FILES, NO_NETWORK, WRONG
from tests.repositories import NO_FOREIGN, GitFolder
from tests.support import clean_environment, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the steps are for bash"),
]


def test_action_installs_and_checks(built: Built, tmp_path: Path) -> None:
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    source = next((tmp_path / "source").iterdir())
    action = yaml.safe_load((source / "action.yml").read_text(encoding="utf-8"))
    repository = GitFolder(tmp_path / "repository")
    # A module of the checked repository must not be taken for one of Python or of kpss.
    trap = "raise SystemExit('taken')\n"
    repository.commit({**FILES, "plans/chyba.yaml": WRONG, "pip.py": trap, "kpss.py": trap, "json.py": trap})
    outputs, summary = tmp_path / "outputs", tmp_path / "summary.md"
    outputs.touch()
    known = {
        "github.action_path": str(source),
        "steps.python.outputs.python-path": sys.executable,
        **{f"inputs.{name}": str(one.get("default", "")) for name, one in action["inputs"].items()},
    }
    assert action["runs"]["steps"][-1]["if"] == "${{ !cancelled() && steps.install.outcome == 'success' }}"
    ended = []
    for step in action["runs"]["steps"][1:]:
        for line in outputs.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            known[f"steps.install.outputs.{name}"] = value
        given = {name: known[re.sub(r"\$\{\{ (.+) \}\}", r"\1", text)] for name, text in step["env"].items()}
        github = {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary)}
        environment = clean_environment({**NO_FOREIGN, **given, **github, "RUNNER_TEMP": str(tmp_path)})
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = run(command, cwd=repository.root, env={**environment, "KPSS_TODAY": "2017-07-16"})
        if NO_NETWORK.search(done.stderr):
            pytest.skip("pip cannot install here")
        ended.append((step["name"], done.exit_code))
    assert ended == [("Install kpss", 0), ("Check the workspace", 1), ("Count the findings", 0)]
    told = outputs.read_text(encoding="utf-8").splitlines()
    assert {"error=1", "new=1"} <= set(told)
    assert "KPSS111" in summary.read_text(encoding="utf-8")
    installed = next((tmp_path / "kpss").rglob("kpss-*.dist-info")).name
    assert installed == f"kpss-{kpss.__version__}.dist-info"
