"""``meeting ID`` without a word on which paper: minutes once the meeting is or should be over, else the invitation."""

from __future__ import annotations

from kpss.documents.meeting import invitation, minutes
from kpss.documents.meeting.sheet import Sheet
from kpss.documents.render import Source
from kpss.language.text import Language
from kpss.model.workspace import Workspace


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The paper that the meeting *identifier* has on the date of *workspace*.

    :raises UserError: if there is no such meeting.
    """
    sheet = Sheet(workspace, language, identifier)
    make_paper = minutes.make if sheet.state == "held" or sheet.is_forgotten else invitation.make
    return make_paper(workspace, language, identifier)
