"""A workbook of ``kpss export xlsx`` given back → its rows."""

from __future__ import annotations

from kpss.exchange.cells.meaning import Raw
from kpss.exchange.cells.workbook import WorkSheet, read_workbook
from kpss.exchange.tables.flat_columns import Pattern, tables
from kpss.exchange.tables.flat_records import from_json
from kpss.exchange.tables.incoming import (
    Base,
    CellIn,
    Head,
    Incoming,
    RowIn,
    Spot,
    TableIn,
    Trouble,
    depth_of,
    heads,
    identifier,
    position,
    positions_needed,
)
from kpss.exchange.tables.rows import FORMAT_VERSION
from kpss.exchange.tables.workbook_write import LISTS, META
from kpss.language.errors import UserError
from kpss.language.text import Text
from kpss.structure.schemas import kinds

_KEYS_WITHIN = 6  # rows in which the key paths are looked for
_FLAT = 4  # column of the hidden sheet from which the cells of a record stand


def read(data: bytes, name: str, workspace_name: str) -> Incoming:
    """The rows of the workbook *name*.

    :raises UserError: if it is none of ours.
    """
    sheets = read_workbook(data, name)
    meta = sheets.get(META)
    said = {str(row[0]): str(row[1]) for row in (meta.rows if meta else ())[:_KEYS_WITHIN] if len(row) > 1}
    kind = said.get("kind", "")
    if meta is None or kind not in kinds():
        raise UserError(
            f"Sešit {name} nemá list „{META}“, který do něj dává kpss export xlsx; bez něj se změny nepoznají. "
            "Vyvezte záznamy znovu a úpravy do nového sešitu přeneste.",
            f"The workbook {name} lacks the sheet “{META}” that kpss export xlsx puts in; without it changes cannot be "
            "told. Export the records again and copy your edits into the new workbook.",
        )
    version(said.get("kpss", ""), name)
    incoming = Incoming(kind, {}, _bases(meta), has_all_items=True, remarks=[], troubles=[])
    if said.get("workspace") != workspace_name:
        incoming.remarks.append(other_workspace(said.get("workspace", "")))
    for sheet in sheets.values():
        if sheet.name not in (META, LISTS):
            _sheet(sheet, incoming)
    if () not in incoming.tables:
        raise UserError(
            f"V sešitu {name} chybí list se záznamy „{kind}“; vyvezte ho znovu.",
            f"The workbook {name} lacks the sheet of the records “{kind}”; export it again.",
        )
    missing = [table for pattern, table in tables(kind).items() if pattern not in incoming.tables]
    exported = {base.flat and tuple(base.flat.counts) for base in incoming.bases.values()}
    used = {path[0] for paths in exported for path in paths or () if len(path) == 1}
    for table in missing:
        if len(table.pattern) == 2 and table.pattern[0] in used:  # noqa: PLR2004 - a list of the record itself
            incoming.remarks.append(
                Text(f"List „{table.pattern[0]}“ v sešitu chybí; jeho údaje zůstávají.",
                     f"The sheet “{table.pattern[0]}” is missing; its data stay.")
            )  # fmt: skip
    return incoming


def version(text: str, name: str) -> None:
    """Refuse a file of a later format.

    :raises UserError: saying so.
    """
    if text.isdigit() and int(text) > FORMAT_VERSION:
        raise UserError(
            f"Soubor {name} je z novější verze kpss; aktualizujte program.",
            f"The file {name} was made by a newer kpss; update the program.",
        )


def other_workspace(name: str) -> Text:
    """The table was made of other records."""
    return Text(
        f"Tabulka je z pracovního prostoru „{name}“, tento se jmenuje jinak.",
        f"The table is of the workspace “{name}”; this one has another name.",
    )


def _bases(meta: WorkSheet) -> dict[str, Base]:
    found = {}
    for row in meta.rows:
        texts = [str(value) for value in row]
        if texts[0] == "record" and len(texts) > _FLAT:
            try:
                found[texts[1]] = Base(texts[3], from_json("".join(texts[_FLAT:])))
            except ValueError:
                found[texts[1]] = Base(texts[3])
    return found


def _sheet(sheet: WorkSheet, incoming: Incoming) -> None:
    start = next((n for n, row in enumerate(sheet.rows[:_KEYS_WITHIN]) if row and row[0] == "id"), None)
    if start is None:
        if any(value != "" for row in sheet.rows for value in row):
            incoming.remarks.append(
                Text(f"List „{sheet.name}“ nemá záhlaví z kpss export a nečte se.",
                     f"The sheet “{sheet.name}” has no headings of kpss export and is not read.")
            )  # fmt: skip
        return
    found, troubles = heads(incoming.kind, [str(value) for value in sheet.rows[start]], sheet.name, start)
    incoming.troubles.extend(troubles)
    pattern = depth_of(head.pattern for head in found.values() if head.pattern)
    if pattern in incoming.tables:
        said = Text("takový list je v sešitu dvakrát; jeden smažte", "there are two such sheets; delete one")
        incoming.troubles.append(Trouble(Spot(sheet.name, start, 0).text, said))
        return
    rows = []
    labels = 1  # the row below the keys
    for number, values in enumerate(sheet.rows[start + labels + 1 :], start=start + labels + 1):
        if any(not isinstance(value, str) or value.strip() for value in values):
            row = _row(sheet, number, values, found, pattern)
            if isinstance(row, Trouble):
                incoming.troubles.append(row)
            elif row.id or not row.is_blank:
                rows.append(row)
    incoming.tables[pattern] = TableIn(pattern, rows)


def _row(sheet: WorkSheet, number: int, values: list[Raw], found: dict[int, Head], pattern: Pattern) -> RowIn | Trouble:
    lists = positions_needed(pattern)
    given: dict[Pattern, int | None] = {}
    cells: dict[Pattern, CellIn] = {}
    names = {"id": "", "file": ""}
    for column, head in found.items():
        raw = values[column] if column < len(values) else ""
        cell = CellIn(raw, Spot(sheet.name, number, column), (number, column) in sheet.formulas)
        if head.name:
            names[head.name] = identifier(raw)
        elif head.pattern in lists:
            place = position(cell)
            if isinstance(place, Trouble):
                return place
            given[head.pattern] = place
        else:
            cells[head.pattern] = cell
    positions = tuple(given.get(one) for one in lists)
    return RowIn(names["id"], names["file"], positions, cells, Spot(sheet.name, number, 0))
