"""What comes between showing changes of records and writing them: the errors they would bring, and the question."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from kpss.language.errors import UserError
from kpss.language.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpss.findings.finding import Finding
    from kpss.model.workspace import Workspace

_YES, _NO = ("a", "ano", "y", "yes"), ("n", "ne", "no")
_ASK = Text("Zapsat? [a/n] ", "Write? [y/n] ")


def new_errors(workspace: Workspace, files: Mapping[str, str]) -> tuple[Workspace, list[Finding]]:
    """*workspace* with *files* (path → text) written, and the errors that it would have and has not now."""
    from kpss.cli.processes import find_all
    from kpss.model.overlaid import with_files

    after = with_files(workspace, files)
    errors = [one for one in find_all(after) if one.severity == "error"]
    left = Counter(_name(one) for one in find_all(workspace) if one.severity == "error") if errors else Counter()
    found = []
    for one in errors:
        left[_name(one)] -= 1
        if left[_name(one)] < 0:
            found.append(one)
    return after, found


def _name(finding: Finding) -> tuple[object, ...]:
    """What a finding is about, whatever the positions in lists, which may move."""
    return finding.code, finding.record, tuple(step for step in finding.path if isinstance(step, str)), finding.subject


def agreed(language: Language) -> bool:
    """Ask on a terminal whether to write, until the answer is clear.

    :raises UserError: if there is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise UserError(
            "Není se koho zeptat, nic se nezapsalo; zapsat bez ptaní umí volba --yes.",
            "There is nobody to ask, nothing was written; --yes writes without asking.",
        )
    while True:
        sys.stderr.write(_ASK.in_language(language))
        sys.stderr.flush()
        line = sys.stdin.readline()
        answer = line.strip().casefold()
        if answer in _YES:
            return True
        if answer in _NO or not line:
            return False
