"""What a record is called on a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kpss.language.cleaning import one_line
from kpss.model.bodies import Body, Role
from kpss.model.network_records import NetworkEntry, Statement
from kpss.model.parts import DatedName
from kpss.model.records import Record
from kpss.model.request_records import Request
from kpss.model.workspace import Workspace


def name_on(record: Record, day: dt.date) -> str:
    """The name of *record* on *day*, on one line: of bodies and roles a dated one first; the id where there is none."""
    dated = record.names if isinstance(record, Body | Role) else ()
    used = (item.name for item in dated if _is_used(item, day))
    return next(filter(None, map(_tidy, (*used, record.name, record.id))), "")


def record_name(workspace: Workspace, identifier: str) -> str:
    """The name of a record on the workspace's date, that of its service where it has none, or the id."""
    record = workspace.records.get(identifier)
    return name_among(record, workspace.records, workspace.as_of) if record is not None else identifier


def request_name(request: Request) -> str:
    """What people call *request*: its name, else its number, else its id."""
    return next(filter(None, map(_tidy, (request.name, request.number, request.id))), "")


def name_among(record: Record, records: Mapping[str, Record], day: dt.date) -> str:
    """The name of *record* on *day*; one without a name is called by the service that it is about."""
    own = name_on(record, day)
    return own if own != record.id or record.name else by_service(record, records, day) or own


def by_service(record: Record, records: Mapping[str, Record], day: dt.date) -> str:
    """What an entry, a statement or a request is called after its service: ``Domov Alfa (2018)``; empty for others."""
    if isinstance(record, Statement):
        return _called(record.service, records, day, f"{record.half}/{record.year}" if record.half else record.year)
    if isinstance(record, NetworkEntry):
        start = record.valid.start
        return _called(record.service, records, day, start.text.removesuffix("-01-01") if start is not None else "")
    if isinstance(record, Request):
        about = record.service or record.provider
        return _called(about, records, day, record.number) or _tidy(record.applicant) or _tidy(record.number)
    return ""


def _called(identifier: str, records: Mapping[str, Record], day: dt.date, which: object) -> str:
    about = records.get(identifier)
    name = name_on(about, day) if about is not None else identifier
    return _tidy(f"{name} ({which})" if name and which else name)


def _is_used(item: DatedName, day: dt.date) -> bool:
    is_dated = item.valid.start is not None or item.valid.end is not None
    return is_dated and item.valid.contains(day)


def _tidy(text: str) -> str:
    return one_line(text).strip()
