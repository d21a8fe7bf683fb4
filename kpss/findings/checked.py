"""What a check found, as formats show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kpss.findings.finding import Finding
from kpss.findings.waivers import Waived
from kpss.language.text import Text


class Checked(NamedTuple):
    """The findings of a workspace, and what was accepted by waivers.

    Compared with an earlier revision, each finding has its ``state`` and those that are ``fixed`` are here too, with
    the spans of their places filled in.  ``base`` is the earlier revision as people are shown it, empty where nothing
    was compared.  ``remarks`` say what a reader must know of the comparison: why there is none, what governs it.
    ``unread`` are the files that cannot be read, for which gaps are held back.
    """

    findings: Sequence[Finding]
    waived: Sequence[Waived] = ()
    base: str = ""
    remarks: Sequence[Text] = ()
    unread: Sequence[str] = ()

    @property
    def present(self) -> list[Finding]:
        """The findings of the tree that is checked."""
        return [finding for finding in self.findings if finding.state != "fixed"]

    @property
    def failing(self) -> list[Finding]:
        """The findings for which a check may fail: all, or where it was compared the new ones."""
        return [finding for finding in self.findings if finding.state in ("", "new")]
