"""Word: a document with real styles, so that an official can go on editing it."""

from kpss.documents.docx.writer import write

__all__ = ["write"]
