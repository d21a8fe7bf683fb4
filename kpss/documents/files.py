"""A document as the bytes of a file, in the format asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpss.documents import render
from kpss.documents.markdown import with_pictures_from
from kpss.documents.render import Source
from kpss.documents.templates import LAYOUT, layout
from kpss.language.text import Language
from kpss.model.workspace import Workspace

if TYPE_CHECKING:
    from kpss.documents.nodes import Document
    from kpss.documents.stamps import Origin

FORMATS = ("md", "html", "docx", "pdf", "xlsx")
BINARY = ("docx", "pdf", "xlsx")
"""Formats that are no text."""


def make(
    workspace: Workspace,
    source: Source,
    form: str,
    language: Language,
    revision: str = "",
    *,
    folder: str = "",
    origin: Origin | None = None,
) -> bytes:
    """The document in *form*, one of :data:`FORMATS`; from its file the workspace is at *folder*.

    Where its *origin* is given, it bears a stamp.

    :raises UserError: if a template is wrong, or an extra that the format needs is not installed.
    """
    if form not in BINARY:
        text = render.render(workspace, source, form, language, revision, origin)
        return (with_pictures_from(text, folder) if form == "md" else text).encode()
    return make_of_tree(workspace, render.tree(workspace, source, language, revision, origin), form)


def make_of_tree(workspace: Workspace, document: Document, form: str) -> bytes:
    """The tree *document* in *form*, one of :data:`BINARY`.

    :raises UserError: if an extra that the format needs is not installed, or a layout is wrong.
    """
    if form == "docx":
        from kpss.documents import docx

        return docx.write(document, workspace.as_of)
    if form == "xlsx":
        from kpss.documents import workbook

        return workbook.write(document, workspace.as_of)
    from kpss.documents import pdf

    return pdf.write(document, *layout(workspace.templates, LAYOUT), workspace.as_of)
