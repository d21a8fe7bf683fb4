"""Small pasts of a record for the tests of its history."""

from __future__ import annotations

import datetime as dt

from kpss.changes.history import Line, lines_of
from kpss.changes.history_past import Life, life_of
from kpss.model.workspace import Workspace
from kpss.source.trees import FolderTree
from tests.repositories import GitFolder
from tests.unit.records import ALFA, orp, plan, settings

DAY = dt.date(2026, 6, 30)
BASE = {"kpss.yaml": settings(), "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", ALFA)}


def life(repository: GitFolder, wanted: str, day: dt.date = DAY) -> tuple[Workspace, Life | None]:
    """The workspace as it is on disk, and the life of the record."""
    workspace = Workspace.load(FolderTree(str(repository.workspace)), day)
    return workspace, life_of(workspace, wanted)


def told(repository: GitFolder, wanted: str = "plan", day: dt.date = DAY) -> list[Line]:
    """The time line of a record."""
    workspace, found = life(repository, wanted, day)
    assert found is not None
    return lines_of(workspace, found)


def commits(repository: GitFolder, wanted: str = "plan") -> list[tuple[str, str]]:
    """What commits did: (message of the newest one of the line, words), the oldest first."""
    return [
        (line.commits[-1].subject if line.commits else "", words_of(line))
        for line in told(repository, wanted)
        if line.sort != "event"
    ]


def messages(repository: GitFolder, wanted: str = "plan") -> list[str]:
    """The messages of the commits that did something."""
    return [message for message, _ in commits(repository, wanted)]


def words_of(line: Line) -> str:
    """The words of a line in Czech, with plain spaces."""
    return "; ".join(words.in_language("cs") for words in line.words).replace("\u00a0", " ")


def document(*records: str) -> str:
    """Several records in one file."""
    return "---\n".join(records)


def named(name: str, identifier: str = "plan", **more: object) -> str:
    """A plan with a name of its own."""
    return plan(identifier, name=name, **more)
