"""Network request."""

from __future__ import annotations

from kpss.documents.render import Source
from kpss.language.text import Language
from kpss.model.workspace import Workspace


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """Not written yet."""
    raise NotImplementedError
