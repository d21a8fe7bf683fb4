"""A finding and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from kpss.source.positions import Span
from kpss.structure.problems import Path

Severity = Literal["error", "warning", "gap", "note", "off"]
State = Literal["", "new", "known", "fixed"]
"""How a finding stands against an earlier revision; empty where nothing was compared."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "gap", "note")


class Place(NamedTuple):
    """Where a finding stands.  While ``span`` is None, ``document`` and ``path`` say where."""

    file: str
    document: int = 0
    path: Path = ()
    on_key: bool = False
    span: Span | None = None


class Identity(NamedTuple):
    """What makes two findings the same in two runs, whatever the lines."""

    code: int
    record: str
    path: str
    subject: str


class Finding(NamedTuple):
    """One finding of a rule.

    ``params`` are the values of the rule's message.  ``subject`` is what the finding is about beside the record: a
    municipality, the other plan.  ``facets`` are the ORPs, plans and municipalities that it concerns, for filters and
    the gap report.  One that is ``fixed`` stands in the earlier revision; it is ``gone`` where nobody mended it: what
    it was about was deleted.
    """

    code: int
    severity: Severity
    place: Place
    record: str = ""
    path: Path = ()
    subject: str = ""
    params: Mapping[str, Any] = {}
    other: Place | None = None
    orp: str = ""  # code of the ORP
    plan: str = ""  # id of the plan
    municipalities: tuple[str, ...] = ()
    since: str = ""  # ISO day
    state: State = ""
    gone: bool = False

    @property
    def identity(self) -> Identity:
        """What makes the finding the same in another run."""
        return Identity(self.code, self.record, path_text(self.path), self.subject)

    @property
    def code_text(self) -> str:
        """The code as people write it (``KPSS301``)."""
        return f"KPSS{self.code:03d}"


def path_text(path: Path) -> str:
    """A key path as text: ``area.include[1].orp``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else (f".{step}" if text else step)
    return text
