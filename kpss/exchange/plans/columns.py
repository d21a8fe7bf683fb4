"""The columns of a table of plans, known by the words of its header wherever it stands, and the rows below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kpss.exchange.plans.table import Row, Sheet, Sheets
from kpss.language.errors import UserError
from kpss.language.slugs import fold

_HEADER_WITHIN = 40  # rows; above a header stand titles and remarks
_LONGEST_HEADER = 60  # signs; a sentence is no header
_NUMBER = re.compile(r"([0-9]{1,5})\.?")
_SIDES = {"od": "from", "from": "from", "zacatek": "from", "start": "from",
          "do": "to", "to": "to", "konec": "to", "end": "to"}  # fmt: skip
# What a word of a header begins with; the first that fits decides, "other" is not for us.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("other", ("zpracovatel", "porizovatel", "zadavatel", "kontakt", "schval", "poznam", "odkaz", "approv", "note")),
    ("status", ("stav", "status")),
    ("period", ("casov", "obdob", "platn", "plati", "period", "valid", "roky", "leta", "years")),
    ("area", ("uzem", "area", "territor", "pusobnost", "oblast", "obce", "municipalit")),
    ("number", ("c", "cislo", "poradi", "radek", "poc", "por", "no", "nr", "number", "#")),
    ("name", ("plan", "nazev", "komunitni", "dokument", "title", "name", "document")),
)  # fmt: skip
_WHOLE_WORDS = {"c", "no", "nr", "#", "por", "poc"}


class PlanRow(NamedTuple):
    """The texts of one row; ``row`` counts in the file, ``number`` is what the table itself gives."""

    row: int
    number: str = ""
    name: str = ""
    area: str = ""
    period: str = ""
    status: str = ""
    is_shifted: bool = False  # more cells than the header has columns


class PlanTable(NamedTuple):
    """The rows of a table; ``titles`` are its headers by what they mean, ``unknown`` those that are not read."""

    rows: list[PlanRow]
    titles: Mapping[str, str]
    unknown: list[str]
    sheet: str
    other_sheets: list[str]


def find_table(found: Sheets, name: str) -> PlanTable:
    """The table of plans among the sheets of the file *name*: the first that has the columns.

    :raises UserError: if none has.
    """
    best: Sequence[str] = ()
    for sheet in found.sheets:
        for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
            roles = _roles(row.cells)
            if "name" in roles and "area" in roles:
                return _table(sheet, index, roles, [other.name for other in found.sheets if other is not sheet])
            if len(roles) > len(best):
                best = [row.cells[position] for position in roles.values()]
    if found.problem is not None:
        raise found.problem
    seen = ", ".join(best)
    raise UserError(
        f"V souboru {name} jsem nenašel tabulku plánů: záhlaví má mít sloupec s názvem plánu, s územím a s obdobím "
        "(například Komunitní plány, Územní působnost, Časová působnost)."
        + (f" Poznal jsem jen: {seen}." * bool(best)),
        f"There is no table of plans in {name}: its header must have a column with the name of the plan, one with the "
        "area and one with the period (such as Plan, Area, Period)."
        + (f" Only these were known: {seen}." * bool(best)),
    )


def _roles(cells: Sequence[str]) -> dict[str, int]:
    """What the cells of a header mean → their positions; empty unless they are several."""
    found: dict[str, int] = {}
    for position, cell in enumerate(cells):
        role = _role(cell)
        if role and role != "other":
            found.setdefault(role, position)
    return found if len(found) > 1 else {}


def _role(cell: str) -> str:
    words = re.findall(r"[a-z]+|#", fold(cell))
    if not words or len(cell) > _LONGEST_HEADER:
        return ""
    sides = [_SIDES[word] for word in words if word in _SIDES]
    if len(set(sides)) == 1:
        return sides[0]
    if sides:
        return "period"
    for role, beginnings in _WORDS:
        if any(_begins(word, beginnings) for word in words):
            return role
    return ""


def _begins(word: str, beginnings: Sequence[str]) -> bool:
    return any(word == start if start in _WHOLE_WORDS else word.startswith(start) for start in beginnings)


def _table(sheet: Sheet, index: int, roles: dict[str, int], others: list[str]) -> PlanTable:
    header, body = sheet.rows[index].cells, sheet.rows[index + 1 :]
    if "number" not in roles:
        roles = {**roles, **_unnamed_number(header, body)}
    known = set(roles.values())
    titles = {role: header[position] for role, position in roles.items()}
    unknown = [title for position, title in enumerate(header) if title and position not in known]
    rows = [row for row in body if row.cells != header]  # a header may be repeated on every page
    return PlanTable(list(_plan_rows(rows, roles, len(header))), titles, unknown, sheet.name, others)


def _unnamed_number(header: Sequence[str], rows: Sequence[Row]) -> dict[str, int]:
    """The column of numbers that has no header."""
    for position in (position for position, title in enumerate(header) if not title):
        cells = [row.cells[position] for row in rows if position < len(row.cells) and row.cells[position]]
        if cells and all(_NUMBER.fullmatch(cell) for cell in cells):
            return {"number": position}
    return {}


def _plan_rows(rows: Sequence[Row], roles: Mapping[str, int], width: int) -> Iterator[PlanRow]:
    for row in rows:
        cells = {role: row.cells[at] if at < len(row.cells) else "" for role, at in roles.items()}
        counted = roles.get("number")
        if not any(cell for position, cell in enumerate(row.cells) if position != counted):
            continue  # a number prepared for a plan that nobody wrote
        number = _NUMBER.fullmatch(cells.get("number", ""))
        yield PlanRow(
            row.number,
            number[1] if number else "",
            cells["name"],
            cells["area"],
            cells.get("period", "") or _joined(cells.get("from", ""), cells.get("to", "")),
            cells.get("status", ""),
            is_shifted=any(row.cells[width:]),
        )


def _joined(start: str, end: str) -> str:
    """A period that stands in two columns as one text."""
    if start and end:
        return start if start == end else f"{start} – {end}"
    return f"od {start}" if start else f"do {end}" if end else ""
