"""What the environment of a build tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpss.git.hosts import Target, service_of, target_of

HUB = {"GITHUB_ACTIONS": "true"}
LAB = {"GITLAB_CI": "true"}


def test_outside_of_a_build() -> None:
    assert service_of({}) == ""
    assert target_of({"GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}) is None


@pytest.mark.parametrize("environment", [HUB, LAB])
def test_a_build_without_a_proposed_change(environment: dict[str, str]) -> None:
    assert service_of(environment)
    assert target_of(environment) is None


def _event(tmp_path: Path, content: object) -> dict[str, str]:
    path = tmp_path / "event.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return {**HUB, "GITHUB_EVENT_PATH": str(path)}


def test_a_pull_request(tmp_path: Path) -> None:
    environment = _event(tmp_path, {"pull_request": {"base": {"sha": "abc"}}}) | {"GITHUB_BASE_REF": "větev/x"}
    revisions = ("refs/remotes/origin/větev/x", "abc", "refs/heads/větev/x")
    assert target_of(environment) == Target("github", "větev/x", revisions)


@pytest.mark.parametrize("content", ["", "[", "[]", "null", {"pull_request": 1}, {"pull_request": {"base": None}}])
def test_an_event_that_tells_nothing(tmp_path: Path, content: object) -> None:
    environment = _event(tmp_path, content) | {"GITHUB_BASE_REF": "main"}
    assert target_of(environment) == Target("github", "main", ("refs/remotes/origin/main", "refs/heads/main"))


def test_a_merge_queue(tmp_path: Path) -> None:
    environment = _event(tmp_path, {"merge_group": {"base_sha": "abc", "base_ref": "refs/heads/main"}})
    assert target_of(environment) == Target("github", "main", ("abc", "refs/remotes/origin/main"))
    assert target_of(_event(tmp_path, {"merge_group": {}})) == Target("github", "", ())


def test_a_merge_request() -> None:
    environment = {**LAB, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "abc"}
    assert target_of(environment) == Target("gitlab", "main", ("abc", "refs/remotes/origin/main"))
    merged = {**environment, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "def"}
    assert target_of(merged) == Target("gitlab", "main", ("def", "abc", "refs/remotes/origin/main"))
