"""The services of a workspace as a data package of Open Referral (HSDS): tables, their files, ``datapackage.json``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from kpss.exchange.hsds.rows import Rows
from kpss.exchange.hsds.services import add_organization, add_service
from kpss.exchange.hsds.tables import TABLES, VERSION, Table
from kpss.language.phrases import phrase
from kpss.language.slugs import slug
from kpss.language.text import Language, Text
from kpss.model.services import Provider, Service
from kpss.model.workspace import Workspace

_DESCRIPTION = Text(
    "Sociální služby podle HSDS {version} k {day:date}. Registrované kapacity a jednotky sítě jsou nejvyšší počty, ne "
    "volná místa; proto stojí v tabulce attribute a tabulka service_capacity chybí. Texty "
    "jsou přesně jako v záznamech: v tabulkovém procesoru by se začínající rovnítkem četly jako vzorec.",
    "Social services in HSDS {version} on {day:date}. Registered capacities and units of the network are maxima, not "
    "free places; they stand in the table attribute, and there is no table service_capacity. Texts "
    "are exactly those of the records: a spreadsheet would take one that begins with an equals sign for a formula.",
)


def hsds_package(workspace: Workspace, language: Language) -> tuple[dict[str, str], list[str]]:
    """The text of each file by name, and the ids of services left out because their provider is not on record."""
    rows = Rows(workspace, language)
    for provider in sorted(workspace.of(Provider), key=lambda one: one.id):
        add_organization(rows, provider)
    left_out = []
    for service in sorted(workspace.of(Service), key=lambda one: one.id):
        if workspace.get(service.provider, Provider) is None:
            left_out.append(service.id)
        else:
            add_service(rows, service)
    files = {table.path: _csv(table, rows.of(table.name)) for table in TABLES}
    return {"datapackage.json": _descriptor(workspace, language), **files}, left_out


def _descriptor(workspace: Workspace, language: Language) -> str:
    name = workspace.settings.name or "kpss"
    said = {"version": VERSION, "day": workspace.as_of.isoformat()}
    data: dict[str, Any] = {
        "name": slug(name) or "kpss",
        "title": name,
        "description": phrase(_DESCRIPTION, said, language),
        "profile": "tabular-data-package",
        "version": VERSION,
        "resources": [table.resource() for table in TABLES],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _csv(table: Table, rows: list[Mapping[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [field.name for field in table.fields]
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return out.getvalue()
