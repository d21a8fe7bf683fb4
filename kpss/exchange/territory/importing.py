"""Import of territory: the table of the Czech Statistical Office → ORP records of a region, with dated changes.

The date of a table says when it was true, not since when: what it says holds for every date unless a change is
recorded.  A change is known from two sights, the last one in the old ORP and the first one in the new ORP, from a file
of changes or from two tables.  Its day is some day after the former and not after the latter; both records keep that
interval (``not_before``, ``not_after``), and by the convention of :mod:`kpss.model.periods` the municipality counts as
of the new ORP from the first day on which it is proven there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kpss.exchange.territory.changes import Change
from kpss.exchange.territory.csu_table import Table, find_district, find_region
from kpss.exchange.territory.merge import Merged, Scope, merge
from kpss.exchange.territory.messages import Messages
from kpss.exchange.territory.records import OrpRecord, Records, read_records
from kpss.exchange.territory.write import (
    confirmation_splices,
    entry_splices,
    head_splices,
    list_splices,
    new_record,
)
from kpss.language.errors import UserError
from kpss.language.slugs import slug
from kpss.language.text import Text
from kpss.source.edits import EditRefused, Splice, apply

_SUMMARY = Text(
    "{region} k {day:date}: {orps:správní obvod ORP|správní obvody ORP|správních obvodů ORP}, {towns:obec|obce|obcí}; "
    "{new:nový soubor|nové soubory|nových souborů}, {changed:změněný|změněné|změněných}.",
    "{region}, {day:date}: {orps:ORP district|ORP districts}, {towns:municipality|municipalities}; "
    "{new:new file|new files}, {changed:changed file|changed files}.",
)
_OWN_RECORDS = Text(
    "{count:obec má|obce mají|obcí má} vlastní záznam (kind: municipality); import zapisuje jen do seznamů u ORP.",
    "{count:municipality has|municipalities have} a record of their own; the import writes to the lists of ORPs only.",
)
_WITHOUT_CODE = Text(
    "{path}: záznam ORP bez kódu se přeskakuje; doplňte klíč code.",
    "{path}: an ORP record without a code is passed over; give it the key code.",
)
_NOT_IN_TABLE = Text(
    "ORP {name} ({code}) v tabulce není; jeho obce dostávají konec platnosti, o záznamu rozhodněte sami.",
    "The table has no ORP {name} ({code}); its municipalities get an end date, the record is yours to decide about.",
)


class ImportResult(NamedTuple):
    """The new text of every file that is new or changed, by path, and what to tell."""

    files: dict[str, str]
    messages: list[Text]


def plan_import(
    table: Table,
    region: str,
    existing: Mapping[str, str],
    changes: Sequence[Change] = (),
    *,
    orp: str | None = None,
    folder: str = "territory",
) -> ImportResult:
    """What an import of *table* for *region* (code or name) writes; nothing is written here.

    *existing* are the texts of the workspace's files that hold ORP records, by path.  *changes* date moves between
    ORPs; a difference between the table and the records is dated between the two.  *orp* (code or name) limits the
    import to one district.  New files go to *folder*; the caller sees to it that no file outside *existing* stands in
    their way.

    :raises UserError: if region or ORP is not in the table, or a file cannot be read or edited.
    """
    region = find_region(table, region)
    records = read_records(existing)
    own = [record for record in records.orps if _is_of(record, table, region)]
    if orp is not None:
        orps = frozenset({find_district(table, region, orp)})
    else:
        orps = frozenset(code for code, district in table.districts.items() if district.region == region)
        orps |= {record.code for record in own}
    scope, messages = Scope(orps, own), Messages(table, records)
    merged = merge(table, scope, records, changes, messages)
    files = {
        **_changed_files(existing, table, scope, merged),
        **_new_files(existing, table, scope, records, merged, folder),
    }
    _summarise(messages, table, region, scope, records, merged, files, existing)
    return ImportResult(files, messages.texts)


def _is_of(record: OrpRecord, table: Table, region: str) -> bool:
    district = table.districts.get(record.code)
    return (district.region if district else record.region) == region


def _changed_files(existing: Mapping[str, str], table: Table, scope: Scope, merged: Merged) -> dict[str, str]:
    splices: dict[str, list[Splice]] = {}
    for record in scope.records:
        text = existing[record.path]
        first = next(other for other in scope.records if other.code == record.code) is record
        try:
            found = list(_record_splices(text, record, table, scope, merged, takes_new=first))
        except EditRefused as reason:
            raise UserError(
                f"Soubor {record.path} je zapsán tak, že ho import neumí doplnit; dejte každou obec na vlastní řádek.",
                f"The file {record.path} is laid out so that the import cannot edit it ({reason}).",
            ) from reason
        splices.setdefault(record.path, []).extend(found)
    changed = {path: apply(existing[path], found) for path, found in splices.items() if found}
    return {path: text for path, text in changed.items() if text != existing[path]}


def _record_splices(
    text: str, record: OrpRecord, table: Table, scope: Scope, merged: Merged, *, takes_new: bool
) -> Iterator[Splice]:
    # Where several are put in at one offset they stay in this order, which is the usual order of keys.
    for edit in merged.edits:
        if edit.entry.record is record:
            yield from entry_splices(text, edit)
    if takes_new:
        yield from list_splices(text, record, merged.new.get(record.code, []))
    district = table.districts.get(record.code)
    newer = record.confirmed is None or record.confirmed < table.day
    if district and newer and record.code in scope.orps - merged.doubtful:
        town = table.towns[district.seat].name if district.seat in table.towns else ""
        yield from head_splices(text, record, district, (district.seat, town, f"{town} ({district.name})"))
        former = record.name if record.name != district.name and record.name not in record.aliases else ""
        yield from confirmation_splices(text, record, former, table.day)


def _new_files(
    existing: Mapping[str, str], table: Table, scope: Scope, records: Records, merged: Merged, folder: str
) -> dict[str, str]:
    files: dict[str, str] = {}
    taken = set(records.ids)
    for code in sorted(scope.orps):
        district = table.districts.get(code)
        if district is None or records.of_orp(code) is not None:
            continue
        identifier = f"orp-{slug(district.name)}"
        if identifier in taken or _path(folder, identifier) in existing:
            identifier = f"{identifier}-{code}"
        taken.add(identifier)
        files[_path(folder, identifier)] = new_record(identifier, district, table.day, merged.new.get(code, []))
    return files


def _path(folder: str, identifier: str) -> str:
    return f"{folder.rstrip('/')}/{identifier}.yaml" if folder.strip("/.") else f"{identifier}.yaml"


def _summarise(  # noqa: PLR0913, PLR0917
    messages: Messages,
    table: Table,
    region: str,
    scope: Scope,
    records: Records,
    merged: Merged,
    files: dict[str, str],
    existing: Mapping[str, str],
) -> None:
    for record in scope.records:
        if record.code not in table.districts and any(edit.entry.record is record for edit in merged.edits):
            messages.add(_NOT_IN_TABLE, name=record.name, code=record.code)
    for path in records.without_code:
        messages.add(_WITHOUT_CODE, path=path)
    if records.municipality_records:
        messages.add(_OWN_RECORDS, count=records.municipality_records)
    messages.add(
        _SUMMARY, region=f"{table.regions[region]} ({region})", day=table.day,
        orps=len(scope.orps & table.districts.keys()),
        towns=sum(town.orp in scope.orps for town in table.towns.values()),
        new=sum(path not in existing for path in files), changed=sum(path in existing for path in files),
    )  # fmt: skip
