"""``meeting ID`` without a word on which paper: minutes of a meeting that was held, else the invitation."""

from __future__ import annotations

from kpss.documents.meeting import invitation, minutes
from kpss.documents.render import Source
from kpss.language.text import Language
from kpss.model.meetings import Meeting
from kpss.model.sessions import meeting_state
from kpss.model.workspace import Workspace


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The paper that the meeting *identifier* has on the date of *workspace*.

    :raises UserError: if there is no such meeting.
    """
    meeting = workspace.get(identifier, Meeting)
    was_held = meeting is not None and meeting_state(meeting, workspace.as_of) == "held"
    make_paper = minutes.make if was_held else invitation.make
    return make_paper(workspace, language, identifier)
