"""What the comparison of a table with the records says."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.exchange.cells.words import Said
from kpss.exchange.tables.changes import NOTHING, label_of, shown
from kpss.exchange.tables.flat_columns import Column, Pattern, path_key, pattern_of, pattern_text, tables
from kpss.exchange.tables.flat_records import Cell
from kpss.language.text import Language, Text
from kpss.source.places import Path

NO_ID = Text(
    "řádek nemá identifikátor záznamu; doplňte ho do prvního sloupce",
    "the row has no id of a record; write it into the first column",
)
PARENT_GONE = Text(
    "položka, ke které řádek patří, se v jiném listu ruší; zrušte i tento řádek, nebo položku nechte",
    "the item to which the row belongs is taken away in another sheet; empty this row too, or keep the item",
)
FILE_ONLY_CELL = Text(
    "tento údaj je příliš dlouhý nebo složitý a tabulkou se nemění; upravte ho v souboru",
    "this value is too long or complex to be changed by a table; edit it in the file",
)


def double(identifier: str) -> Text:
    """Two records have the id."""
    return Text(
        f"identifikátor {identifier} mají dva záznamy (KPSS201); nejdřív jeden přejmenujte",
        f"two records have the id {identifier} (KPSS201); rename one of them first",
    )


def twice(identifier: str) -> Text:
    """Two rows speak of one record."""
    return Text(
        f"záznam {identifier} je v tabulce dvakrát; jeden řádek smažte, nový záznam musí mít jiný identifikátor",
        f"the record {identifier} is in the table twice; delete one row, a new record needs another id",
    )


def no_record(identifier: str) -> Text:
    """Items of a record that there is not."""
    return Text(
        f"záznam {identifier} neexistuje a není ani mezi novými v prvním listu; opravte identifikátor",
        f"there is no record {identifier}, nor is it among the new ones in the first sheet; mend the id",
    )


def other_kind(identifier: str, kind: str) -> Text:
    """The id belongs to a record of another kind."""
    return Text(
        f"identifikátor {identifier} už má záznam druhu {kind}; zvolte jiný",
        f"a record of the kind {kind} has the id {identifier} already; choose another",
    )


def gone(identifier: str) -> Text:
    """The record was there when the table was made."""
    return Text(
        f"záznam {identifier} od vyvezení někdo smazal, přejmenoval, nebo se jeho soubor nedá přečíst; řádek smažte, "
        "nebo tabulku vyvezte znovu",
        f"the record {identifier} was deleted or renamed since the export, or its file cannot be read; delete the row "
        "or export the table again",
    )


def unread(identifier: str) -> Text:
    """A record that may stand in a file that cannot be read."""
    return Text(
        f"záznam {identifier} je možná v souboru, který se nedá přečíst; nejdřív ho opravte (kpss validate)",
        f"the record {identifier} may stand in a file that cannot be read; mend it first (kpss validate)",
    )


def renamed(identifier: str, file: str) -> Text:
    """An id was changed in the table."""
    return Text(
        f"identifikátor „{identifier}“ se u záznamu ze souboru {file} tabulkou nemění, protože na něj odkazují jiné "
        "záznamy; vraťte původní, nebo ho změňte v souborech. Nový záznam pište na prázdný řádek",
        f"the id of the record in {file} cannot become “{identifier}” by a table, because other records refer to it; "
        "restore it, or change it in the files. Write a new record on an empty row",
    )


def exists(identifier: str, file: str) -> Text:
    """A new row has the id of a record that was not exported."""
    return Text(
        f"záznam {identifier} už je v souboru {file} a v tabulce nebyl; zvolte jiný identifikátor, nebo ho vyvezte",
        f"the record {identifier} exists in {file} and was not in this table; choose another id, or export it",
    )


def bad_id(identifier: str) -> Text:
    """No id."""
    return Text(
        f"„{identifier}“ není identifikátor; použijte malá písmena bez diakritiky, číslice a pomlčky",
        f"“{identifier}” is no id; use small letters without diacritics, digits and hyphens",
    )


def stale(identifier: str) -> Text:
    """The record changed since the export, and the table differs."""
    return Text(
        f"záznam {identifier} se od vyvezení změnil a tabulka říká něco jiného; vyvezte ho znovu a úpravu zopakujte",
        f"the record {identifier} changed since the export and the table says something else; export it again and "
        "repeat your edit",
    )


def conflict(kind: str, path: Path, column: Column, former: Cell | None, mine: Cell | None, now: Cell | None) -> Text:
    """Both sides changed one cell."""
    label = label_of(kind, path)
    cs = [_quoted(cell, "cs", column) for cell in (former, mine, now)]
    en = [_quoted(cell, "en", column) for cell in (former, mine, now)]
    return Text(
        f"údaj „{label.cs}“ se od vyvezení změnil i v souboru: bylo {cs[0]}, v tabulce je {cs[1]}, v souboru {cs[2]}; "
        "dejte do buňky, co je v souboru, nebo tabulku vyvezte znovu",
        f"“{label.en}” was changed in the file too since the export: it was {en[0]}, the table has {en[1]}, the file "
        f"{en[2]}; put what stands in the file into the cell, or export the table again",
    )


def _quoted(cell: Cell | None, language: Language, column: Column) -> str:
    text = shown(cell, language, column)
    if text == NOTHING.in_language(language):
        return text
    return f"„{text}“" if language == "cs" else f"“{text}”"


def list_changed(kind: str, path: Path) -> Text:
    """Both sides changed one list."""
    label = tables(kind)[pattern_of((*path, 0))].label
    return Text(
        f"seznam „{label.cs} ({path_key(path)})“ se od vyvezení změnil i v souboru; vyvezte tabulku znovu a úpravu "
        "zopakujte",
        f"the list “{label.en} ({path_key(path)})” was changed in the file too since the export; export the table "
        "again and repeat your edit",
    )


def same_position(identifier: str) -> Text:
    """Two rows of an item."""
    return Text(
        f"položka záznamu {identifier} se stejným pořadím je tu dvakrát; u nové nechte pořadí prázdné",
        f"an item of the record {identifier} with the same position is here twice; leave that of a new one empty",
    )


def no_parent(pattern: Pattern) -> Text:
    """A row within an item that there is not."""
    lists = pattern_text(pattern[: len(pattern) - 1])
    return Text(
        f"nepoznalo se, do které položky řádek patří; doplňte pořadí ({lists})",
        f"it cannot be told to which item the row belongs; write the position ({lists})",
    )


def both(one: str, other: str) -> Text:
    """A value and a group of keys at one place."""
    return Text(
        f"vyplněno je {one} i {other}; platit může jen jedno, druhé vymažte",
        f"both {one} and {other} are filled in; only one may be, empty the other",
    )


def in_column(column: Column, said: Said) -> Text:
    """A problem with the name of its column."""
    return Text(
        f"{column.label.cs} ({column.key}): {said.text.cs}", f"{column.label.en} ({column.key}): {said.text.en}"
    )


def together(found: Iterable[tuple[Column, Text, Said]]) -> list[Text]:
    """One remark for all cells of a column about which the same is to be said."""
    groups: dict[tuple[str, str], list[tuple[Column, Text, Said]]] = {}
    for one in found:
        groups.setdefault((one[0].key, one[2].code), []).append(one)
    remarks = []
    for (column, where, said), *others in groups.values():
        cs, en = f"{where.cs}, {column.label.cs}: {said.text.cs}", f"{where.en}, {column.label.en}: {said.text.en}"
        if others:
            cs, en = f"{cs} (a tak i jinde v tomto sloupci: {len(others)}×)", f"{en} (and {len(others)}× more here)"
        remarks.append(Text(f"{cs[:1].upper()}{cs[1:]}.", f"{en[:1].upper()}{en[1:]}."))
    return remarks
