"""KPSS702: a form not usual for the type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.plan_content import Need
from kpss.model.plans import known
from kpss.model.records import Record
from kpss.model.services import Service
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.service_words import names, unit_lists, unusual
from kpss.structure.problems import Path

RULE = Rule(
    702,
    "unusual-form",
    "warning",
    Text("Forma pro druh služby neobvyklá", "A form not usual for the type"),
    Wording(
        Text(
            "Forma „{form}“ není pro druh „{type}“ obvyklá; číselník uvádí: {usual:list}.",
            "The form “{form}” is not usual for the type “{type}”; the vocabulary gives: {usual:list}.",
        ),
        Text(
            "Opravte formu nebo druh služby. Je-li služba takto registrována, doplňte formu v kpss.yaml (service-type).",
            "Mend the form or the type. If the service is registered so, add the form in kpss.yaml (service-type).",
        ),
    ),
    law=Text("§ 33, § 37–70 zákona č. 108/2006 Sb.", "§ 33, § 37–70 of Act 108/2006"),
)


class Used(NamedTuple):
    """A form of a type of service, and where it stands."""

    record: Record
    service_type: str
    form: str
    path: Path


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Each form once a record: of services, entries, requests and needs."""
    told: set[tuple[str, str]] = set()
    for one in _used(workspace):
        usual = unusual(workspace, one.service_type, one.form)
        if usual and (one.record.id, one.form) not in told:
            told.add((one.record.id, one.form))
            params = {
                "form": word(workspace.settings, "service-form", one.form),
                "type": word(workspace.settings, "service-type", one.service_type),
                "usual": names(workspace, "service-form", usual),
            }
            yield finding(RULE, one.record, one.path, params=params, subject=one.form)


def _used(workspace: Workspace) -> Iterator[Used]:
    for service in workspace.of(Service):
        if service.broken.isdisjoint(("type", "forms", "capacities")):
            for index, form in enumerate(service.forms):
                yield Used(service, service.type, form, ("forms", index))
            for index, capacity in enumerate(service.capacities):
                yield Used(service, service.type, capacity.form, ("capacities", index, "form"))
    for found in unit_lists(workspace):
        for index, units in enumerate(found.units):
            yield Used(found.record, found.service_type, units.form, (*found.path, index, "form"))
    for need in workspace.of(Need):
        if need.broken.isdisjoint(("service_type", "form")) and known(need.found, workspace.as_of):
            yield Used(need, need.service_type, need.form, ("form",))
