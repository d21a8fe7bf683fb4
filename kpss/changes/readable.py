"""A tree as it could be read: what became unreadable, or refers to what is not there, is as it was before."""

from __future__ import annotations

import operator
from collections.abc import Container, Iterable, Iterator, Mapping

from kpss.facts import FileFacts
from kpss.findings.finding import Finding
from kpss.model.doubt import plans_in_doubt
from kpss.model.workspace import Workspace

_OF_REFERENCES = (202, 203, 205, 206)
_OF_COVERAGE = range(401, 409)


def as_it_could_be_read(
    before: Workspace, after: Workspace, moved: Mapping[str, str], wrong: Container[str] = ()
) -> Workspace | None:
    """*after* with what can no longer be read in it, and its *wrong* files, as they were; None where nothing is so.

    *moved* are old and new paths of files.  What is new and cannot be read is left out: an absence that it might fill
    is no mended gap.
    """
    known = {moved.get(facts["path"], facts["path"]): facts for facts in before.files}
    files = list(_readable(after.files, known, wrong))
    settings = after.settings_file and _better(after.settings_file, before.settings_file)
    same = len(files) == len(after.files) and all(map(operator.is_, files, after.files))
    return None if same and settings is after.settings_file else after.with_files(after.tree, files, settings)


def with_wrong_references(findings: Iterable[Finding]) -> set[str]:
    """The files whose references a change made wrong, by its *findings*."""
    return {one.place.file for one in findings if one.state == "new" and one.code in _OF_REFERENCES}


def rests_on_doubt(workspace: Workspace, finding: Finding) -> bool:
    """Whether *finding* tells of a municipality whose gaps cannot be told in *workspace*."""
    codes = plans_in_doubt(workspace) if finding.code in _OF_COVERAGE else frozenset()
    return codes is None or not codes.isdisjoint(finding.municipalities)


def _readable(files: Iterable[FileFacts], known: Mapping[str, FileFacts], wrong: Container[str]) -> Iterator[FileFacts]:
    for facts in files:
        former = known.get(facts["path"])
        if former is not None:
            yield {**former, "path": facts["path"]} if facts["path"] in wrong else _better(facts, former)
        elif facts["readable"] and facts["path"] not in wrong:
            yield facts


def _better(facts: FileFacts, known: FileFacts | None) -> FileFacts:
    """The facts of a file, or what was *known* of it where that could be read better."""
    if known is None or facts is known or not _unread(facts) - _unread(known):
        return facts
    return {**known, "path": facts["path"]}


def _unread(facts: FileFacts) -> set[tuple[str, str]]:
    """What cannot be read of a file: all of it, a record, or a key of one."""
    broken = {(record["id"], key) for record in facts["records"] for key in record["broken"]}
    half = {(text, "") for text in (*facts["half_ids"], *facts["half_texts"])}
    return broken | half | (set() if facts["readable"] else {("", "")})
