"""What the environment of a build tells: on which service it runs, and against what a change is to be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Literal, NamedTuple

Service = Literal["github", "gitlab", ""]


class Target(NamedTuple):
    """What a proposed change is to be merged into: names and hashes to try, the best first."""

    service: Service
    name: str
    revisions: tuple[str, ...]


def service_of(environment: Mapping[str, str]) -> Service:
    """The service that runs the build; empty outside of one."""
    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "gitlab" if environment.get("GITLAB_CI") == "true" else ""


def target_of(environment: Mapping[str, str]) -> Target | None:
    """What the change that is being built is to be merged into; None where no change is proposed."""
    service = service_of(environment)
    if service == "github":
        return _github(environment)
    return _gitlab(environment) if service == "gitlab" else None


def _github(environment: Mapping[str, str]) -> Target | None:
    event = _event(environment.get("GITHUB_EVENT_PATH", ""))
    branch = environment.get("GITHUB_BASE_REF", "")
    group = event.get("merge_group")
    if isinstance(group, dict):
        base, name = str(group.get("base_sha") or ""), str(group.get("base_ref") or "").removeprefix("refs/heads/")
        return Target("github", name, _given(base, f"refs/remotes/origin/{name}" if name else ""))
    if not branch:
        return None
    request = event.get("pull_request")
    into = request.get("base") if isinstance(request, dict) else None
    known = str(into.get("sha") or "") if isinstance(into, dict) else ""
    return Target("github", branch, _given(f"refs/remotes/origin/{branch}", known, f"refs/heads/{branch}"))


def _gitlab(environment: Mapping[str, str]) -> Target | None:
    branch = environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "")
    if not branch:
        return None
    # The target is told where what is built is already merged with it; else its branch is often not here.
    names = ("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA")
    known = (environment.get(name, "") for name in names)
    return Target("gitlab", branch, _given(*known, f"refs/remotes/origin/{branch}"))


def _given(*revisions: str) -> tuple[str, ...]:
    return tuple(one for one in revisions if one)


def _event(path: str) -> dict[str, Any]:
    """What happened, as the service wrote it down; empty where it cannot be read."""
    with suppress(OSError, ValueError):
        with open(path, encoding="utf-8") as file:
            read = json.load(file)
        return read if isinstance(read, dict) else {}
    return {}
