"""The Python API: open a workspace, check it, make its reports.

>>> import kpss
>>> from kpss import api
>>> workspace = kpss.open("examples/olomoucky", as_of="2017-07-16")
>>> [plan.id for plan in workspace.plans if plan.type == "medium_term"]
['sprss-2018-2020']
>>> sorted({finding.code_text for finding in api.findings(workspace) if finding.severity == "error"})
[]
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection

from kpss.findings.finding import Finding
from kpss.model.workspace import Workspace
from kpss.source.trees import FolderTree, Tree


def open(path: str | os.PathLike[str] | Tree, as_of: dt.date | str | None = None) -> Workspace:
    """Read the workspace at *path* (a folder with ``kpss.yaml``, or a tree), seen on *as_of* (default today).

    :raises kpss.language.errors.UserError: if there is no workspace.
    :raises ValueError: if *as_of* is not an ISO day.
    """
    tree = FolderTree(os.fspath(path)) if isinstance(path, str | os.PathLike) else path
    day = dt.date.fromisoformat(as_of) if isinstance(as_of, str) else as_of or dt.date.today()  # noqa: DTZ011 - a local day
    return Workspace.load(tree, day)


def findings(workspace: Workspace, codes: Collection[int] | None = None) -> list[Finding]:
    """All findings of *workspace* (of *codes* only where given), by file."""
    from kpss.rules.engine import find

    return find(workspace, codes)
