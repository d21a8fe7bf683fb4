"""PDF: tagged, with its fonts inside, laid out by typst from data; nothing is fetched from anywhere."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import tempfile
from typing import Any

from kpss.documents.nodes import (
    Document,
)
from kpss.documents.paper import (
    compiled,
    typst_of,
)
from kpss.documents.pdf_data import Writer
from kpss.documents.templates import LAYOUT
from kpss.language.cleaning import one_line
from kpss.language.errors import UserError

# With these a layout could load packages from the network, or reach what does so by another name.
_LOADS = re.compile(r"\b(?:import|include|eval|plugin|read|csv|toml|yaml|xml|cbor|bibliography|std|dictionary)\b|@")


def write(document: Document, layout: str, name: str, as_of: dt.date) -> bytes:
    """The document as PDF; *layout* is the text of the layout *name*, *as_of* the day that the file bears.

    :raises UserError: if typst is not installed, the layout is wrong, or typst cannot set the document.
    """
    typst = typst_of("PDF")
    is_own = name != LAYOUT
    if is_own:
        _check(layout, name)
    with tempfile.TemporaryDirectory(prefix="kpss-") as folder:
        data = Writer(document, folder).data()
        for file, text in (("document.json", json.dumps(data, ensure_ascii=False)), (LAYOUT, layout)):
            with open(os.path.join(folder, file), "w", encoding="utf-8") as handle:
                handle.write(text)
        noon = dt.datetime.combine(as_of, dt.time(12), dt.UTC)
        try:
            return _compiled(typst, os.path.join(folder, LAYOUT), folder, noon)
        except typst.TypstError as error:
            raise (_mistake(name, error, folder) if is_own else _cannot_set(error, folder)) from None


def _compiled(typst: Any, main: str, folder: str, noon: dt.datetime) -> bytes:
    """The PDF; signs that typst has no letters for come from the system's fonts."""
    for own_fonts, standards in ((True, ["ua-1"]), (False, ["ua-1"]), (False, [])):
        try:
            return compiled(typst, main, folder, "pdf", own_fonts=own_fonts, pdf_standards=standards, timestamp=noon)
        except typst.TypstError as error:
            if not standards or "could not be displayed" not in str(error.diagnostic):
                raise
    raise AssertionError("the last attempt returns or raises")


def _check(layout: str, name: str) -> None:
    for number, line in enumerate(layout.split("\n"), 1):
        found = _LOADS.search(line)
        if found is not None:
            raise UserError(
                f"Chyba v šabloně {name}, řádek {number}: „{found[0]}“ v rozvržení být nesmí, ani v poznámce.",
                f"A mistake in the template {name}, line {number}: “{found[0]}” is not allowed in a layout, "
                "not even in a comment.",
            )


def _cannot_set(error: Any, folder: str) -> UserError:
    message = one_line(str(error.message).replace(folder, ""))
    return UserError(
        f"PDF se z tohoto dokumentu vysázet nepodařilo ({message}). Jako HTML nebo DOCX vytvořit půjde.",
        f"This document could not be set as PDF ({message}). As HTML or DOCX it can be made.",
    )


def _mistake(name: str, error: Any, folder: str) -> UserError:
    places = re.findall(rf"{re.escape(LAYOUT)}:([0-9]+)", str(error.diagnostic))
    line = places[0] if places else "?"
    message = one_line(str(error.message).replace(folder, ""))
    return UserError(
        f"Chyba v šabloně {name}, řádek {line}: {message}", f"A mistake in the template {name}, line {line}: {message}"
    )
