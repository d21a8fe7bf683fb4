"""The settings of a workspace (``kpss.yaml``) as a record, so that its changes are told as those of records."""

from __future__ import annotations

from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.discovery import SETTINGS
from kpss.structure.schemas import SETTINGS_KIND


def settings_record(workspace: Workspace) -> Record | None:
    """The record of kind ``workspace`` and id ``kpss.yaml``, which no record can have; None where it is unreadable."""
    facts = workspace.settings_file
    if facts is None or not facts["readable"] or not facts["records"]:
        return None
    own = facts["records"][0]
    data = {"kind": SETTINGS_KIND, "id": SETTINGS, **own["data"]}
    return Record({**own, "id": SETTINGS, "data": data}, SETTINGS)
