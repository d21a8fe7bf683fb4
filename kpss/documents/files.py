"""A document as the bytes of a file, in the format asked for."""

from __future__ import annotations

from kpss.documents import render
from kpss.documents.render import Source
from kpss.documents.templates import layout
from kpss.language.text import Language
from kpss.model.workspace import Workspace

FORMATS = ("md", "html", "docx", "pdf")
BINARY = ("docx", "pdf")
"""Formats that are no text."""


def make(workspace: Workspace, source: Source, form: str, language: Language, revision: str = "") -> bytes:
    """The document in *form*, one of :data:`FORMATS`.

    :raises UserError: if a template is wrong, or an extra that the format needs is not installed.
    """
    if form not in BINARY:
        return render.render(workspace, source, form, language, revision).encode()
    document = render.tree(workspace, source, language, revision)
    if form == "docx":
        from kpss.documents import docx

        return docx.write(document, workspace.as_of)
    from kpss.documents import pdf

    return pdf.write(document, *layout(workspace.tree, pdf.LAYOUT), workspace.as_of)
