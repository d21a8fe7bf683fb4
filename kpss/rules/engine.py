"""Run the rules over a workspace with the severities and parameters of its settings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from kpss.findings.finding import Finding, Severity
from kpss.findings.rule import Rule
from kpss.findings.waivers import Sorted, Waived, sort
from kpss.model.workspace import Workspace
from kpss.rules import CATALOGUE, CHECKS, JUDGES


class Examined(NamedTuple):
    """The findings of a workspace that stand, and those that are accepted by its waivers."""

    findings: list[Finding]
    waived: list[Waived]


def find(workspace: Workspace, codes: Collection[int] | None = None) -> list[Finding]:
    """The findings of *workspace* that stand, by file, then code and record; of *codes* only where they are given."""
    return examine(workspace, codes).findings


def examine(workspace: Workspace, codes: Collection[int] | None = None) -> Examined:
    """All findings of *workspace*; of *codes* only where they are given."""
    return judged(workspace, find_raw(workspace, codes), codes)


def judged(workspace: Workspace, findings: Sequence[Finding], codes: Collection[int] | None = None) -> Examined:
    """*findings* of *workspace* (those of *codes* where only these were run) as its waivers sort them.

    What its own settings say of waivers is judged even where other settings govern.
    """
    made = sort(findings, workspace.settings.waivers, workspace.as_of)
    about = list(_about_waivers(workspace, findings, made, codes))
    return Examined(in_order([*made.standing, *about]) if about else made.standing, made.waived)


def _about_waivers(
    workspace: Workspace, findings: Sequence[Finding], made: Sorted, codes: Collection[int] | None
) -> Iterator[Finding]:
    if not workspace.own_settings.waivers:
        return
    if workspace.own_settings is not workspace.settings:
        made = sort(findings, workspace.own_settings.waivers, workspace.as_of)
    severities = {code: configured(workspace, rule)[0] for code, rule in CATALOGUE.items()}
    run = {code: severity != "off" and (codes is None or code in codes) for code, severity in severities.items()}
    for code, judge in JUDGES.items():
        for one in judge(workspace, made.unused, run) if run[code] else ():
            yield one._replace(severity=severities[code])


def find_raw(workspace: Workspace, codes: Collection[int] | None = None) -> list[Finding]:
    """All findings of *workspace* before its waivers are looked at."""
    found: list[Finding] = []
    for code in CHECKS:
        rule = CATALOGUE[code]
        severity, options = configured(workspace, rule)
        if severity != "off" and (codes is None or code in codes):
            for one in _run(workspace, code, options):
                wanted = rule.wording_of(one.params).severity if severity == rule.severity else None
                found.append(one if one.severity == (wanted or severity) else one._replace(severity=wanted or severity))
    return in_order(found)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """*findings* by file, then code and record."""
    return sorted(findings, key=_order)


def _run(workspace: Workspace, code: int, options: Mapping[str, Any]) -> Iterator[Finding]:
    return CHECKS[code](workspace, options)


def configured(workspace: Workspace, rule: Rule) -> tuple[Severity, Mapping[str, Any]]:
    """The severity and the parameters of *rule* in *workspace*; a value of a wrong type leaves the default."""
    given = workspace.settings.rules.get(rule.code_text, {})
    severity = given.get("severity", rule.severity)
    options = {
        name: given[name] if name in given and _fits(given[name], default) else default
        for name, default in rule.parameters.items()
    }
    return (severity if severity in get_args(Severity) else rule.severity), options


def _fits(value: Any, default: Any) -> bool:
    """Whether *value* is of the type of *default*, with items of the type of its items."""
    if type(value) is not type(default):
        return False
    return not isinstance(value, list) or (bool(value) and all(type(item) is type(default[0]) for item in value))


def _order(finding: Finding) -> tuple[Any, ...]:
    place = finding.place
    span = place.span if place.span is not None else (0, 0, 0, 0)
    path = tuple((0, f"{step:09d}") if isinstance(step, int) else (1, step) for step in place.path)
    return place.file, finding.code, span, place.document, path, finding.subject
