"""What ``kpss show`` works out about records of the network on the date."""

from __future__ import annotations

from kpss.language.dates import date_text
from kpss.language.text import LANGUAGES, Text
from kpss.model.network import counts, current_entries, service_of, states_of
from kpss.model.network_records import NetworkEntry
from kpss.model.periods import Period
from kpss.model.records import Record
from kpss.model.request_records import Request
from kpss.model.request_standing import standing
from kpss.model.request_words import STAGES
from kpss.model.services import Service
from kpss.model.workspace import Workspace
from kpss.reports.plans import iso

Facts = list[tuple[Text, str | Text]]
_STATES = {
    "registered": Text("Registrovaná", "Registered"),
    "in_network": Text("V síti", "In the network"),
    "entrusted": Text("Pověřená", "Entrusted"),
    "funded": Text("Financovaná v roce", "Funded in the year"),
}
_YES, _NO, _NONE = Text("ano", "yes"), Text("ne", "no"), Text("žádné", "none")
_COUNTS = {True: Text("počítá se", "counts"), False: Text("nepočítá se (záměr)", "does not count (intention)")}


def worked_out(workspace: Workspace, record: Record) -> Facts:
    """What holds of a record of the network on the date."""
    if isinstance(record, Service):
        return _states(workspace, record)
    if isinstance(record, NetworkEntry):
        service = service_of(workspace, record)
        own: Facts = [
            (Text("Platí k datu", "In force on the date"), _YES if record.valid.contains(workspace.as_of) else _NO),
            (Text("Úroveň v síti", "Level in the network"), _COUNTS[counts(workspace, record)]),
        ]
        return own + (_states(workspace, service) if service is not None else [])
    if isinstance(record, Request):
        return [(Text("Stav k datu", "Stage on the date"), STAGES[standing(workspace, record).stage])]
    return []


def days_text(valid: Period) -> Text:
    """The first and the last day of *valid*."""
    days = [iso(day) or "…" for day in (valid.first, valid.last)]
    return Text(*(" – ".join(date_text(day, language) for day in days) for language in LANGUAGES))


def _states(workspace: Workspace, service: Service) -> Facts:
    states = states_of(workspace, service)._asdict()
    entries = [(one.id, days_text(one.valid)) for one in current_entries(workspace, service.id)]
    listed = Text(*(", ".join(f"{name} ({days.in_language(one)})" for name, days in entries) for one in LANGUAGES))
    return [
        *((label, _YES if states[key] else _NO) for key, label in _STATES.items()),
        (Text("Zařazení k datu", "Entries on the date"), listed if entries else _NONE),
    ]
