"""Fills in a workbook of ``kpss export form`` as a spreadsheet would: the cells change, all else stays."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from xml.sax.saxutils import escape

from kpss.exchange.cells.workbook import address, read_workbook
from kpss.exchange.form.sheet import KEY, WANTED

_EPOCH = dt.date(1899, 12, 30)
_SHEET = "xl/worksheets/sheet1.xml"
Value = str | int | Decimal | dt.date


def cells_of(data: bytes, key: str, column: int = WANTED) -> list[str]:
    """The addresses of the cells of a field."""
    sheet = next(iter(read_workbook(data, "form").values()))
    return [address(number, column) for number, row in enumerate(sheet.rows) if row and row[KEY] == key]


def filled(data: bytes, values: Mapping[str, Value]) -> bytes:
    """*data* with values (address or key of a field → value) put into cells; ``=…`` is a formula."""
    cells = {(cells_of(data, name)[0] if name.islower() else name): value for name, value in values.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == _SHEET:
                text = content.decode("utf-8")
                for cell, value in cells.items():
                    text = _put(text, cell, value)
                content = text.encode("utf-8")
            new.writestr(item, content)
    return target.getvalue()


def _put(text: str, cell: str, value: Value) -> str:
    found = re.search(rf'<c r="{cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', text)
    assert found is not None, cell
    return text[: found.start()] + _cell(cell, found[1] or "", value) + text[found.end() :]


def _cell(cell: str, style: str, value: Value) -> str:
    if isinstance(value, dt.date):
        return f'<c r="{cell}"{style}><v>{(value - _EPOCH).days}</v></c>'
    if isinstance(value, int | Decimal):
        return f'<c r="{cell}"{style}><v>{value}</v></c>'
    if value.startswith("="):
        return f'<c r="{cell}"{style}><f>{escape(value[1:])}</f><v>12</v></c>'
    if not value:
        return f'<c r="{cell}"{style}/>'
    return f'<c r="{cell}"{style} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
