"""Records of a kind as CSV, one row a record, and such a table given back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from kpss.exchange.cells.meaning import guarded
from kpss.exchange.cells.workbook import is_workbook
from kpss.exchange.tables import words as says
from kpss.exchange.tables.cells import FILE_ONLY, Cells
from kpss.exchange.tables.flat_columns import Column, Pattern, columns, path_key, pattern_of, table_of, tables
from kpss.exchange.tables.flat_records import Flat
from kpss.exchange.tables.incoming import Base, CellIn, Head, Incoming, RowIn, Spot, TableIn, Trouble, heads, identifier
from kpss.exchange.tables.rows import FORMAT_VERSION, Shown
from kpss.exchange.tables.workbook_read import version
from kpss.language.errors import UserError
from kpss.language.text import Language, Text
from kpss.model.workspace import Workspace
from kpss.source.csv_text import csv_rows, csv_text
from kpss.source.decoding import BOM
from kpss.source.places import Path
from kpss.structure.schemas import kinds

_KEY = re.compile(r"(?:.*\()?([^()]*?)\)?\s*\Z", re.DOTALL)
_PRINT = re.compile(r"kpss ([0-9]+) ([a-z-]+)\Z")


def table(workspace: Workspace, kind: str, records: list[Shown], language: Language) -> str:
    """The table with semicolons, as a Czech spreadsheet opens it; each list has one free place more."""
    cells = Cells(workspace)
    paths = _paths(kind, records)
    known = columns(kind)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    heading = [(says.ID, "id"), (says.KIND, "kind"), (says.FILE, "file")]
    labels = [f"{label.in_language(language)} ({key})" for label, key in heading]
    labels += [f"{_label(kind, path).in_language(language)} ({path_key(path)})" for path in paths]
    writer.writerow([*labels, f"{says.FINGERPRINT.in_language(language)} (kpss {FORMAT_VERSION} {kind})"])
    for record in records:
        texts = [
            _text(cells, known[pattern_of(path)], record.flat, path, language) for path in paths
        ]  # fmt: skip
        writer.writerow([record.id, kind, record.file, *texts, f"x{record.flat.fingerprint}"])
    return BOM + stream.getvalue()


def _text(cells: Cells, column: Column, flat: Flat, path: Path, language: Language) -> str:
    if path in flat.hidden:
        return FILE_ONLY.in_language(language)
    cell = flat.cells.get(path)
    if cell is None:
        return ""
    shown = cells.shown(column, cell, language, labels=False)
    if column.is_number:  # with a comma, which a Czech spreadsheet takes for a number
        return str(cell).replace(".", ",") if not isinstance(shown, str) else str(shown)
    return guarded(str(shown))


def _paths(kind: str, records: Iterable[Shown]) -> list[Path]:
    """The columns: all of the records themselves, and of the lists those in use, at every position and one more."""
    used: set[Pattern] = set()
    counts: dict[Pattern, int] = {}
    for record in records:
        used.update(pattern_of(path) for path in (*record.flat.cells, *record.flat.hidden))
        for path, count in record.flat.counts.items():
            pattern = pattern_of(path)
            counts[pattern] = max(counts.get(pattern, 0), count)
    found: list[Path] = []
    for one in tables(kind).values():
        shown = [column.pattern for column in one.columns if not one.pattern or column.pattern in used or (
            column.is_required and counts.get(one.pattern[:-1], 0))]  # fmt: skip
        for place in _places(one.pattern, counts):
            found += [(*place, *pattern[len(place) :]) for pattern in shown]
    return found


def _places(pattern: Pattern, counts: dict[Pattern, int]) -> list[Path]:
    """The rows that a list with *pattern* may need; a list within a list only those in use."""
    found: list[Path] = [()]
    for number, step in enumerate(pattern):
        if step != "[]":
            found = [(*path, step) for path in found]
        else:
            count = counts.get(pattern[:number], 0)
            more = 1 if count and pattern.count("[]") == 1 else 0
            found = [(*path, place) for path in found for place in range(count + more)]
    return found


def _label(kind: str, path: Path) -> Text:
    """``Jednotky 1 – Počet``."""
    pattern = pattern_of(path)
    label = columns(kind)[pattern].label
    row = table_of(pattern)
    positions = " ".join(str(step + 1) for step in path if isinstance(step, int))
    if not row:
        return label
    above = tables(kind)[row].label
    return Text(f"{above.cs} {positions} – {label.cs}", f"{above.en} {positions} – {label.en}")


def read(data: bytes, name: str) -> Incoming:
    """The rows of the table *name*.

    :raises UserError: if it is no table of records.
    """
    lines = _lines(data, name)
    keys = [match[1].strip() if (match := _KEY.match(cell)) else cell for cell in lines[0][1]]
    row = lines[0][0] - 1
    prints = next((number for number, key in enumerate(keys) if _PRINT.match(key)), None)
    where = keys.index("kind") if "kind" in keys else -1
    kind = next((cells[where] for _, cells in lines[1:] if where >= 0 and len(cells) > where and cells[where]), "")
    if prints is not None:
        _, format_version, kind = keys[prints].split(" ")
        version(format_version, name)
        keys[prints] = ""
    if kind not in kinds() or "id" not in keys:
        raise UserError(
            f"V tabulce {name} se nepoznalo, o jaké záznamy jde; v prvním řádku musí být sloupce id a kind, v nich "
            "třeba network-entry. Vyvezte tabulku znovu příkazem kpss export csv.",
            f"It cannot be told of which records the table {name} is; its first row must have the columns id and "
            "kind, with network-entry, say. Export the table again by kpss export csv.",
        )
    found, troubles = heads(kind, keys, "", row)
    incoming = Incoming(kind, {}, {}, has_all_items=False, remarks=[], troubles=troubles)
    if prints is None:
        incoming.remarks.append(
            Text("V tabulce chybí sloupec s otisky; nepozná se, co se od vyvezení změnilo jinde.",
                 "The column of fingerprints is missing; what was changed elsewhere since cannot be told.")
        )  # fmt: skip
    for number, cells in lines[1:]:
        _record(incoming, number - 1, cells, found)
        if prints is not None and len(cells) > prints and cells[prints]:
            incoming.bases[identifier(cells[keys.index("id")])] = Base(cells[prints].removeprefix("x"))
    return incoming


def _lines(data: bytes, name: str) -> list[tuple[int, list[str]]]:
    text = None if is_workbook(data) else csv_text(data)
    if text is None:
        raise UserError(
            f"Soubor {name} není CSV; sešit vezme zpět kpss import xlsx.",
            f"The file {name} is no CSV; kpss import xlsx takes a workbook back.",
        )
    try:
        # The number of a row in a spreadsheet: texts with several lines are one row there.
        lines = list(enumerate((line.cells for line in csv_rows(text)), start=1))
    except csv.Error as error:
        raise UserError(
            f"Tabulka {name} není správné CSV ({error}); zkontrolujte uvozovky.",
            f"The table {name} is no proper CSV ({error}); check the quotation marks.",
        ) from None
    if not lines:
        raise UserError(f"Tabulka {name} je prázdná.", f"The table {name} is empty.")
    return lines


def _record(incoming: Incoming, number: int, values: list[str], found: dict[int, Head]) -> None:
    """The rows of all tables that one line holds."""
    names = {"id": "", "file": "", "kind": ""}
    rows: dict[tuple[Pattern, tuple[int, ...]], dict[Pattern, CellIn]] = {((), ()): {}}
    for column, head in found.items():
        if column >= len(values):
            continue  # a row that was cut says nothing of what is missing
        cell = CellIn(values[column], Spot("", number, column))
        if head.name:
            names[head.name] = identifier(cell.raw)
        elif head.pattern in columns(incoming.kind):
            rows.setdefault((table_of(head.pattern), head.positions), {})[head.pattern] = cell
    spot = Spot("", number, 0)
    if names["kind"] not in ("", incoming.kind):
        said = Text(f"druh {names['kind']} do této tabulky nepatří", f"the kind {names['kind']} is not of this table")
        incoming.troubles.append(Trouble(spot.text, said))
    for (pattern, positions), cells in rows.items():
        row = RowIn(names["id"], names["file"], positions, cells, spot)
        if not pattern or len(positions) == pattern.count("[]"):
            incoming.tables.setdefault(pattern, TableIn(pattern, [])).rows.append(row)
