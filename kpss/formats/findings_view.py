"""How findings are to be shown, whatever the format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kpss.findings.finding import SEVERITIES, Finding, Severity


class View(NamedTuple):
    """What a format is told beside the findings; each takes what it needs.

    ``shown`` are the severities that people see in full, ``as_of`` the day that was asked for, ``prefix`` leads from
    the root of the repository to the workspace, with ``/`` at its end, ``since`` is the revision that was given.
    """

    shown: Sequence[Severity] = SEVERITIES
    color: bool = False
    as_of: str = ""
    prefix: str = ""
    since: str = ""

    def options(self, level: Severity | None = None) -> str:
        """The options of a call of validate that shows the same in full down to *level*."""
        return _options(self.since, self.as_of, level)

    def everything(self, level: Severity | None) -> str:
        """The options of a call of validate that compares nothing and shows all down to *level*."""
        return _options("none", self.as_of, level)


def _options(since: str, as_of: str, level: Severity | None) -> str:
    given = {"--since": since, "--fail-on": level, "--as-of": as_of}
    return "".join(f" {option} {value}" for option, value in given.items() if value)


PLAIN = View()
"""Everything, in no repository."""


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """*findings*, in order of their places, sorted so that new ones come first, then the gravest."""
    return sorted(findings, key=lambda finding: (finding.state == "known", SEVERITIES.index(_severity(finding))))


def shortened(text: str, longest: int) -> str:
    """*text*, cut where it is too long for a place that others limit."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _severity(finding: Finding) -> Severity:
    return finding.severity if finding.severity in SEVERITIES else "note"
