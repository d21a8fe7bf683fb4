"""A workspace as it would be with some files written, before they are."""

from __future__ import annotations

from collections.abc import Mapping

from kpss.facts import file_facts
from kpss.model.workspace import Workspace
from kpss.source.trees import OverlayTree


def with_files(workspace: Workspace, files: Mapping[str, str]) -> Workspace:
    """*workspace* with *files* (path → text) written; only they are read again."""
    data = {path: text.encode() for path, text in files.items()}
    new = [file_facts(path, content, workspace.settings.limits) for path, content in data.items()]
    kept = [facts for facts in workspace.files if facts["path"] not in data]
    facts = sorted([*kept, *new], key=lambda one: one["path"])
    return workspace.with_files(OverlayTree(workspace.tree, data), facts)
