"""KPSS703: a unit that does not fit the form."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.network import WHOLE_UNITS
from kpss.model.network_records import NetworkUnits
from kpss.model.vocabulary import items, word
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.service_words import UnitList, item_of, names, unit_lists, unusual
from kpss.structure.problems import Path

RULE = Rule(
    703,
    "unit-of-form",
    "warning",
    Text("Jednotka se nehodí k formě", "A unit that does not fit the form"),
    Wording(
        Text(
            "Jednotka „{unit}“ se k formě „{form}“ nehodí; v síti se počítá: {usual:list}.",
            "The unit “{unit}” does not fit the form “{form}”; the network counts: {usual:list}.",
        ),
        Text(
            "Opravte jednotku nebo formu; co se u vás počítá jinak, zapište do kpss.yaml (service-form, klíč units).",
            "Mend the unit or the form; what you count otherwise belongs into kpss.yaml (service-form, key units).",
        ),
    ),
    variants={
        "whole": Wording(
            Text(
                "Jednotka „{unit}“ se počítá po celých, tady je {value}.",
                "The unit “{unit}” is counted in whole numbers; here is {value}.",
            ),
            Text(
                "Zapište celé číslo; úvazky mají jednotku fte.",
                "Write a whole number; full-time equivalents have the unit fte.",
            ),
        ),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """The units of entries and of requests; what is registered is counted in other units."""
    for found in unit_lists(workspace):
        if found.intention:
            continue  # a first thought is said in any words
        told: set[tuple[str, str]] = set()
        for index, units in enumerate(found.units):
            path = (*found.path, index)
            usual = _usual(workspace, found, units)
            if usual and (units.form, units.unit) not in told:
                told.add((units.form, units.unit))
                params = {
                    "unit": word(workspace.settings, "capacity-unit", units.unit),
                    "form": word(workspace.settings, "service-form", units.form),
                    "usual": names(workspace, "capacity-unit", usual),
                }
                subject = f"{units.form}/{units.unit}"
                yield finding(RULE, found.record, (*path, "unit"), params=params, subject=subject)
            if units.unit in WHOLE_UNITS:
                yield from _whole(workspace, found, units, path)


def _usual(workspace: Workspace, found: UnitList, units: NetworkUnits) -> tuple[str, ...]:
    """The units of the form where the unit is none of them; empty where nothing is wrong or nothing is said."""
    by_form = item_of(workspace, "service-form", units.form).units
    usual = tuple(dict.fromkeys([*by_form, *item_of(workspace, "service-type", found.service_type).units]))
    named = units.unit != "other" and units.unit in items(workspace.settings, "capacity-unit")
    if not by_form or not named or units.unit in usual:
        return ()
    # Where the form is the mistake (702), the unit of another form of the type is none.
    others = unusual(workspace, found.service_type, units.form)
    return () if any(units.unit in item_of(workspace, "service-form", form).units for form in others) else usual


def _whole(workspace: Workspace, found: UnitList, units: NetworkUnits, path: Path) -> Iterator[Finding]:
    values: list[tuple[Path, Decimal | None]] = [((*path, "value"), units.value)]
    values += [((*path, "orps", number, "value"), part.value) for number, part in enumerate(units.orps)]
    for where, value in values:
        if value is not None and value != value.to_integral_value():
            unit = word(workspace.settings, "capacity-unit", units.unit)
            yield finding(RULE, found.record, where, params={"problem": "whole", "unit": unit, "value": value})
