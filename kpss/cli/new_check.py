"""Whether what was given for a new record can stand: checked as ``kpss validate`` would check its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpss.language.errors import UserError
from kpss.language.text import Language, Text

if TYPE_CHECKING:
    from kpss.exchange.skeletons.assignments import Assignment
    from kpss.exchange.skeletons.new import NewRecord
    from kpss.findings.finding import Finding
    from kpss.model.workspace import Workspace
    from kpss.structure.problems import Path

_CODES = frozenset((*range(110, 116), *range(201, 208), 303))
_CERTAIN_ENOUGH = (115, 207)  # a warning in a file, but whoever is typing can still put it right
_NO_MISTAKE = ("fill_in", "fill_in_or_delete", "no_territory")


def mistakes(workspace: Workspace, new: NewRecord, given: Sequence[Assignment]) -> list[tuple[Assignment, Finding]]:
    """What is wrong with *given* in the file of *new*, with what gave it."""
    from kpss.exchange.skeletons.text import draft
    from kpss.model.overlaid import with_files
    from kpss.rules.engine import find_raw

    file = f"{new.folder}/.{new.id}.new.yaml"  # no name that a record has
    after = with_files(workspace, {file: draft(workspace, new, "cs")})
    found = []
    for one in find_raw(after, _CODES):
        wrong = one.severity == "error" or one.code in _CERTAIN_ENOUGH
        if one.place.file == file and wrong and one.params.get("problem") not in _NO_MISTAKE:
            blamed = next((item for item in given if _about(item.path, one.path)), None)
            if blamed is not None:
                found.append((blamed, one))
    return found


def _about(given: Path, path: Path) -> bool:
    """Whether a finding at *path* is about what stands at *given*, in it or around it."""
    length = min(len(given), len(path))
    return length > 0 and given[:length] == path[:length]


def words(finding: Finding, language: Language) -> str:
    """What is wrong and what to write instead."""
    from kpss.formats.wording import hint, message

    return f"{message(finding, language)} {hint(finding, language)}".strip()


def refuse_mistakes(workspace: Workspace, new: NewRecord, given: Sequence[Assignment]) -> None:
    """Refuse what cannot stand in the record.

    :raises UserError: naming the first.
    """
    for blamed, one in mistakes(workspace, new, given):
        said = Text(*(f"--set {blamed.typed}: {words(one, language)}" for language in ("cs", "en")))
        raise UserError(said.cs, said.en)
