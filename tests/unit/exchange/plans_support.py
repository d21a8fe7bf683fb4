"""A workspace with the territory of the Olomouc region, and workbooks made by hand."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from kpss.exchange.plans.importing import PlansImport, import_plans
from kpss.exchange.territory.changes import read_changes
from kpss.exchange.territory.csu_table import read_table
from kpss.exchange.territory.importing import plan_import
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.data_files import CHANGES, DATA, TABLE
from tests.support import EXAMPLES
from tests.unit.records import settings

SEMINAR = DATA / "plans_2017.csv"
DAY = "2017-07-16"
MICROREGIONS = {
    "territory/microregions.yaml": (EXAMPLES / "olomoucky/territory/microregions.yaml").read_text(encoding="utf-8")
}
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def territory_files() -> dict[str, str]:
    """The ORP records of the region as an import of territory makes them."""
    table = read_table(TABLE.read_bytes(), TABLE.name)
    return plan_import(table, "CZ071", {}, read_changes(CHANGES.read_bytes(), CHANGES.name)).files


def region(files: Mapping[str, str], day: str = DAY) -> Workspace:
    """The workspace of the region with *files*; its plans are all that there are."""
    recorded = {"plans": {"complete": True}}
    tree = MemoryTree({"kpss.yaml": settings(name="Olomoucký kraj", recorded=recorded), **files})
    return Workspace.load(tree, dt.date.fromisoformat(day))


def csv_rows(*rows: Sequence[str]) -> bytes:
    """Rows (name, area, period) below a header."""
    return "\n".join(";".join(row) for row in (("Plán", "Území", "Období"), *rows)).encode()


def run(workspace: Workspace, *rows: Sequence[str], language: Language = "cs") -> PlansImport:
    """An import of *rows*."""
    return import_plans(workspace, csv_rows(*rows), "t.csv", language)


def said(result: PlansImport, language: Language = "cs") -> str:
    """All that an import has to say."""
    parts = [*result.remarks, *result.not_read, *result.summary]
    return "\n".join(part.in_language(language) for part in parts)


def workbook(rows: Sequence[Sequence[object]], *, merged: Sequence[str] = (), first: int = 1) -> bytes:
    """An XLSX of one sheet: texts, numbers, and days as ISO texts that begin with "=" (``=2016-01-31``)."""
    lines = []
    for number, row in enumerate(rows, start=first):
        cells = "".join(_cell(f"{chr(65 + column)}{number}", value) for column, value in enumerate(row) if value != "")
        lines.append(f'<row r="{number}">{cells}</row>')
    merges = "".join(f'<mergeCell ref="{reference}"/>' for reference in merged)
    return sheet_file(f"<sheetData>{''.join(lines)}</sheetData><mergeCells>{merges}</mergeCells>")


def sheet_file(content: str) -> bytes:
    """An XLSX whose one sheet has *content*."""
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Plány" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{content}</worksheet>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def _relations(*items: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{a}" Type="{_OFFICE}/{b}" Target="{c}"/>' for a, b, c in items)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _cell(reference: str, value: object) -> str:
    if isinstance(value, int | float):
        return f'<c r="{reference}"><v>{value}</v></c>'
    text = str(value)
    if text.startswith("="):
        days = (dt.date.fromisoformat(text[1:]) - dt.date(1899, 12, 30)).days
        return f'<c r="{reference}" s="1"><v>{days}</v></c>'
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
