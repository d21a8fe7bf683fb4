"""What the writers of Word and PDF share: words of pages, sizes of drawings, and typst without a network."""

from __future__ import annotations

import re
from typing import Any

from kpss.documents.nodes import Document
from kpss.language.errors import UserError
from kpss.language.text import Language, Text

CONTENTS, PAGE, OF = Text("Obsah", "Contents"), Text("strana", "page"), Text("z", "of")
UNTITLED, PICTURE = Text("Dokument", "Document"), Text("obrázek", "picture")
LONGEST_LINK = 2000  # letters of an address that programs open
_STATE, _REVISION = Text("stav k {as_of}", "as of {as_of}"), Text("revize {revision}", "revision {revision}")
_VIEW_BOX = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


def state_words(document: Document) -> str:
    """The date and the revision that a document shows, for the head of its pages."""
    language: Language = document.language
    parts = [
        _STATE.in_language(language).format(as_of=document.as_of) if document.as_of else "",
        _REVISION.in_language(language).format(revision=document.revision) if document.revision else "",
    ]
    return " · ".join(part for part in parts if part)


def drawing_size(svg: str) -> tuple[float, float]:
    """Width and height of a drawing in its own units; never nothing."""
    box = _VIEW_BOX.search(svg)
    wide, tall = (float(box[1]), float(box[2])) if box is not None else (1.0, 1.0)
    return wide or 1.0, tall or 1.0


def missing_extra(form: str) -> UserError:
    """The error that names the extra without which *form* cannot be made."""
    return UserError(
        f'{form} potřebuje doplněk: pip install "kpss[dokumenty]".',
        f'{form} needs an extra: pip install "kpss[dokumenty]".',
    )


def typst_of(form: str) -> Any:
    """The module typst.

    :raises UserError: if it is not installed.
    """
    try:
        import typst
    except ImportError:
        raise missing_extra(form) from None
    return typst


def compiled(typst: Any, main: str | bytes, folder: str, form: str, *, own_fonts: bool = True, **options: Any) -> bytes:
    """What typst makes of *main* in *folder*, which is all that it may read.

    Packages could only lie in the folder; with *own_fonts* it has the same letters on every machine.
    """
    made: bytes = typst.compile(
        main,
        root=folder,
        format=form,
        ignore_system_fonts=own_fonts,
        package_path=folder,
        package_cache_path=folder,
        **options,
    )
    return made
