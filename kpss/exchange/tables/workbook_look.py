"""How cells of a workbook of records look, and which of them may be edited."""

from __future__ import annotations

from typing import Any, NamedTuple


class Look(NamedTuple):
    """The formats of cells; the spare ones are for rows that nobody has used yet."""

    header: Any
    required: Any
    locked: Any
    text: Any
    number: Any
    spare_text: Any
    spare_number: Any


def look(book: Any) -> Look:
    """The formats in *book*: texts are marked as such, so that no spreadsheet takes them for numbers and dates."""
    edge = {"border": 1, "border_color": "#BFBFBF", "valign": "top"}
    head = {**edge, "bold": True, "text_wrap": True, "bg_color": "#DDE6F0"}
    return Look(
        book.add_format(head),
        book.add_format({**head, "bg_color": "#F5E3C3"}),
        book.add_format({**edge, "num_format": "@", "bg_color": "#EFEFEF", "font_color": "#404040"}),
        book.add_format({**edge, "num_format": "@", "locked": 0}),
        book.add_format({**edge, "locked": 0}),
        book.add_format({"num_format": "@", "locked": 0}),
        book.add_format({"locked": 0}),
    )
