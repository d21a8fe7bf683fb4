"""Findings that are gone only because what they were about was deleted: nobody mended it."""

from __future__ import annotations

from collections.abc import Callable

from kpss.changes.moves import moved_files
from kpss.changes.pairing import Pairs
from kpss.findings.finding import Finding
from kpss.model.workspace import Workspace


def deleted_with(before: Workspace, after: Workspace, pairs: Pairs) -> Callable[[Finding], bool]:
    """What tells of a finding of *before* whether a record that it is about, or its file, is no more in *after*."""
    removed = {record.id for record in pairs.removed}
    files = {facts["path"] for facts in before.files} | before.chapters.keys()
    files -= {facts["path"] for facts in after.files} | after.chapters.keys()
    files -= moved_files(before, after, pairs).keys()

    def deleted(finding: Finding) -> bool:
        owner, other = finding.record.partition("/")[0], finding.subject.partition("/")[0]
        return bool(removed & {owner, other, finding.plan}) or (not finding.record and finding.place.file in files)

    return deleted
