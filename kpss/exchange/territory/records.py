"""The ORP records that a workspace has already, with the places where an import may write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kpss.language.errors import UserError
from kpss.source.document import Document, Refusal
from kpss.source.reader import read
from kpss.structure.values import is_day


class Entry(NamedTuple):
    """One municipality in the list of an ORP record: where it stands and what is written."""

    record: OrpRecord
    number: int
    code: str
    data: dict[str, Any]

    @property
    def name(self) -> str:
        """The name as written."""
        return str(self.data.get("name", ""))

    @property
    def aliases(self) -> list[str]:
        """Other names as written."""
        return _texts(self.data.get("aliases"))


class OrpRecord(NamedTuple):
    """An ORP record: its file, its document there and what is written; ``confirmed`` is None where it is not a day."""

    path: str
    document: Document
    code: str
    region: str
    confirmed: dt.date | None

    @property
    def data(self) -> dict[str, Any]:
        """The record as written."""
        found: dict[str, Any] = self.document.value
        return found

    @property
    def name(self) -> str:
        """The name as written."""
        return str(self.data.get("name", ""))

    @property
    def aliases(self) -> list[str]:
        """Other names as written."""
        return _texts(self.data.get("aliases"))

    def entries(self) -> Iterator[Entry]:
        """The municipalities that have a code."""
        listed = self.data.get("municipalities")
        for number, item in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(item, dict) and "code" in item:
                yield Entry(self, number, str(item["code"]), item)


class Records(NamedTuple):
    """All ORP records and ids; how many municipalities have records of their own; files with an ORP without a code."""

    orps: list[OrpRecord]
    ids: set[str]
    municipality_records: int
    without_code: list[str]

    def of_orp(self, code: str | None) -> OrpRecord | None:
        """The first record of the ORP *code*."""
        return next((record for record in self.orps if record.code == code), None)


def read_records(existing: Mapping[str, str]) -> Records:
    """The ORP records of the files *existing* (path → text).

    :raises UserError: for a file that cannot be read.
    """
    records = Records([], set(), 0, [])
    municipality_records = 0
    for path, text in existing.items():
        for document in _documents(path, text):
            data = document.value
            if not isinstance(data, dict):
                continue
            records.ids.add(str(data.get("id", "")))
            municipality_records += data.get("kind") == "municipality"
            if data.get("kind") == "orp" and "code" not in data:
                records.without_code.append(path)
            elif data.get("kind") == "orp":
                records.orps.append(_record(path, document, data))
    return records._replace(municipality_records=municipality_records)


def _texts(written: Any) -> list[str]:
    return [str(name) for name in written] if isinstance(written, list) else []


def _record(path: str, document: Document, data: dict[str, Any]) -> OrpRecord:
    confirmed = str(data.get("confirmed", ""))
    day = dt.date.fromisoformat(confirmed) if is_day(confirmed) else None
    return OrpRecord(path, document, str(data["code"]), str(data.get("region", "")), day)


def _documents(path: str, text: str) -> list[Document]:
    try:
        return read(text)
    except Refusal:
        raise UserError(
            f"Soubor {path} nejde přečíst; nejdřív ho opravte (kpss validate {path}).",
            f"The file {path} cannot be read; mend it first (kpss validate {path}).",
        ) from None
