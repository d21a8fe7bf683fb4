"""What GitHub and GitLab do with the files of a workspace, as far as a shell can do it here."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.repositories import NO_FOREIGN
from tests.support import ROOT, TODAY, Result, clean_environment, run

_NAMES = ("github.event_name", "github.ref_name", "github.event.repository.default_branch")


class Machine:
    """A machine that a service starts for a job: kpss is installed already, and pip has nothing to do."""

    def __init__(self, folder: Path, repository: Path) -> None:
        self.repository, self.temporary = repository, folder / "temporary"
        self._programs = folder / "programs"
        for made in (self.temporary, self._programs):
            made.mkdir(parents=True, exist_ok=True)
        self._program("pip", "exit 0")
        # -P, as in an installed program: no file of the workspace is taken for a module.
        self._program("kpss", f'exec "{sys.executable}" -P -m kpss "$@"')

    def _program(self, name: str, line: str) -> None:
        path = self._programs / name
        path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        path.chmod(0o755)

    def shell(self, script: str, environment: Mapping[str, str]) -> Result:
        """Run *script* as the services do: bash that stops at the first failure."""
        given = {
            **NO_FOREIGN,
            "KPSS_TODAY": TODAY,
            "PATH": f"{self._programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(self.temporary),
            **environment,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return run(command, cwd=self.repository, env=clean_environment(given))


class GitHub:
    """Jobs of one workflow for one event."""

    def __init__(self, machine: Machine, workflow: Path, event: str, *, ref: str = "main") -> None:
        self._machine = machine
        self._workflow: dict[str, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
        self._known = dict(zip(_NAMES, (event, ref, "main"), strict=True))
        self.summary = machine.temporary / "summary.md"
        self.summary.touch()

    @property
    def jobs(self) -> list[str]:
        """The jobs that the event starts."""
        return [name for name, job in self._workflow["jobs"].items() if self._holds(job.get("if"))]

    def run(self, job: str, environment: Mapping[str, str] | None = None) -> list[Result]:
        """The results of the steps of *job*; a failed one ends it, but for steps that run anyway."""
        given = {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": self._known["github.event_name"],
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(self._machine.repository),
            "RUNNER_TEMP": str(self._machine.temporary),
            **{name: str(value) for name, value in self._workflow.get("env", {}).items()},
            **(environment or {}),
        }
        return list(self._steps(self._workflow["jobs"][job]["steps"], given))

    def _steps(self, steps: list[dict[str, Any]], given: dict[str, str]) -> Iterator[Result]:
        failed = False
        for step in steps:
            wanted = step.get("if", "")
            if "run" not in step or not self._holds(wanted) or (failed and "cancelled()" not in wanted):
                continue
            result = self._machine.shell(step["run"], given)
            failed = failed or (result.exit_code != 0 and not step.get("continue-on-error"))
            yield result

    def _holds(self, condition: str | None) -> bool:
        if not condition:
            return True
        text = condition.removeprefix("${{").removesuffix("}}").strip().replace("!cancelled()", "True")
        for name in sorted(self._known, key=len, reverse=True):
            text = text.replace(name, repr(self._known[name]))
        assert "github." not in text, condition
        return bool(eval(text.replace("&&", " and ").replace("||", " or ")))  # noqa: S307 - our own file


class GitLab:
    """Jobs of a pipeline from one source."""

    def __init__(self, machine: Machine, variables: Mapping[str, str]) -> None:
        self._machine = machine
        path = machine.repository / ".gitlab-ci.yml"
        self._file: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        self._given = {
            "CI": "true",
            "GITLAB_CI": "true",
            "CI_DEFAULT_BRANCH": "main",
            "CI_PROJECT_DIR": str(machine.repository),
            **{name: str(value) for name, value in self._file["variables"].items()},
            **variables,
        }

    @property
    def jobs(self) -> list[str]:
        """The jobs that the pipeline has."""
        if not self._rules(self._file["workflow"]["rules"]):
            return []
        return [name for name, job in self._file.items() if "script" in job and self._rules(job["rules"])]

    def run(self, job: str) -> Result:
        """The result of the lines of *job*."""
        lines = [*(self._file[job].get("before_script") or self._file["default"]["before_script"])]
        return self._machine.shell("\n".join([*lines, *self._file[job]["script"]]), self._given)

    def _rules(self, rules: list[dict[str, str]]) -> bool:
        return any(self._holds(rule["if"]) for rule in rules)

    def _holds(self, condition: str) -> bool:
        text = re.sub(r"\$([A-Z_]+)", lambda found: repr(self._given.get(found[1])), condition)
        return bool(eval(text.replace("&&", " and ").replace("||", " or ")))  # noqa: S307 - our own file
