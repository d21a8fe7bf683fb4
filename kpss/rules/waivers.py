"""What the rules about waivers share: the waivers of the workspace's own settings and their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss.findings.finding import Finding, Place
from kpss.findings.rule import Rule
from kpss.model.settings import Waiver
from kpss.model.workspace import Workspace
from kpss.source.discovery import SETTINGS
from kpss.structure.problems import Path
from kpss.structure.schemas import SETTINGS_KIND

_KEY = "waivers"


def waivers(workspace: Workspace) -> Iterator[tuple[Path, Waiver]]:
    """The waivers that the workspace's own settings hold, whichever govern its checks."""
    for index, waiver in enumerate(workspace.own_settings.waivers):
        if waiver.code and waiver.record:  # what lacks them is told by the schema
            yield (_KEY, index), waiver


def waiver_finding(rule: Rule, path: Path, waiver: Waiver, **params: Any) -> Finding:
    """A finding about *waiver*; it is the same wherever in the list the waiver stands."""
    about = " ".join(part for part in (waiver.code, waiver.record, waiver.path, waiver.subject) if part)
    return Finding(
        rule.code, rule.severity, Place(SETTINGS, 0, path), SETTINGS_KIND, (_KEY,), subject=about,
        params={"code": waiver.code, "record": waiver.record, **params},
    )  # fmt: skip
