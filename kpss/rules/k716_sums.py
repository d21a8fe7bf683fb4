"""KPSS716: sums that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.money import added
from kpss.model.naming import record_name
from kpss.model.network_records import NetworkEntry, Statement
from kpss.model.plans import known
from kpss.model.request_records import Request
from kpss.model.requests import round_of
from kpss.model.unit_words import amount
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.money_sums import Difference, compensations, grants_in_entries, programme_sums
from kpss.rules.network_words import entry_facets, request_facets
from kpss.rules.points import wrong_points
from kpss.rules.service_words import unit_lists

RULE = Rule(
    716,
    "sums",
    "error",
    Text("Součty nesouhlasí", "Sums that do not add up"),
    Wording(
        Text(
            "Části podle ORP dávají dohromady {parts}, celkem je zapsáno {whole}.",
            "The parts by ORP make {parts} together, the whole on record is {whole}.",
        ),
        Text("Opravte části, nebo celek.", "Mend the parts, or the whole."),
    ),
    variants={
        "statement": Wording(
            Text(
                "Náklady podle forem dávají dohromady {parts:money} Kč, celkem je zapsáno {whole:money} Kč.",
                "The costs by form make CZK {parts:money} together, the whole on record is CZK {whole:money}.",
            ),
            Text("Opravte náklady forem, nebo celkové náklady.", "Mend the costs of the forms, or those of the whole."),
        ),
        "programme": Wording(
            Text(
                "Podprogramy dávají dohromady {parts:money} Kč, program má {whole:money} Kč.",
                "The sub-programmes make CZK {parts:money} together, the programme has CZK {whole:money}.",
            ),
            Text(
                "Opravte částky podprogramů, nebo programu.", "Mend the amounts of the sub-programmes, or of the whole."
            ),
        ),
        "grants": Wording(
            Text(
                "Dotace podprogramu {name:quote} dávají dohromady {parts:money} Kč, podprogram má {whole:money} Kč.",
                "The grants of the sub-programme {name:quote} make CZK {parts:money} together, it has CZK {whole:money}.",
            ),
            Text("Opravte dotace, nebo částku podprogramu.", "Mend the grants, or the amount of the sub-programme."),
        ),
        "all_grants": Wording(
            Text(
                "Dotace dávají dohromady {parts:money} Kč, program má {whole:money} Kč.",
                "The grants make CZK {parts:money} together, the programme has CZK {whole:money}.",
            ),
            Text("Opravte dotace, nebo částku programu.", "Mend the grants, or the amount of the programme."),
        ),
        "entry": Wording(
            Text(
                "Záznam v síti má z programu {programme:quote} přiznáno {parts:money} Kč, v programu je {whole:money} Kč.",
                "By the network CZK {parts:money} were granted from {programme:quote}, by the programme CZK {whole:money}.",
            ),
            Text(
                "Opravte částku v záznamu v síti, nebo v programu.",
                "Mend the amount of the entry, or of the programme.",
            ),
        ),
        "points": Wording(
            Text(
                "Za kritérium {criterion:quote} je zapsáno {parts:bod|body|bodů|bodu}, dát lze nejvýše {whole}.",
                "For the criterion {criterion:quote} {parts:point|points} were given; the most is {whole}.",
            ),
            Text("Opravte body, nebo kritérium.", "Mend the points, or the criterion."),
        ),
        "criterion": Wording(
            Text(
                "Kritérium {criterion:quote} aktualizace sítě {round:quote} nemá; jeho body se nepočítají.",
                "The round {round:quote} has no criterion {criterion:quote}; its points do not count.",
            ),
            Text(
                "Opravte kód kritéria, nebo kritérium doplňte k aktualizaci (criteria).",
                "Mend the code of the criterion, or add it to the round (criteria).",
            ),
        ),
        "criterion_again": Wording(
            Text(
                "Za kritérium {criterion:quote} jsou v jednom hodnocení body dvakrát; počítají se jen ty první.",
                "One assessment has points for the criterion {criterion:quote} twice; only the first ones count.",
            ),
            Text(
                "Jedny body smažte; hodnotila-li další skupina, patří do dalšího hodnocení.",
                "Delete one of them; what another group gave belongs into another assessment.",
            ),
        ),
        "compensation": Wording(
            Text(
                "Vyrovnávací platba služby {service:quote} na rok {year} je {parts:money} Kč, čisté náklady "
                "(náklady bez výnosů) jsou {whole:money} Kč.",
                "The compensation of the service {service:quote} for {year} is CZK {parts:money}, its net costs (costs "
                "less revenues) are CZK {whole:money}.",
            ),
            Text(
                "Vyrovnávací platba nemá přesáhnout čisté náklady; ověřte částky.",
                "A compensation must not exceed net costs; check the amounts.",
            ),
            severity="warning",
        ),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Sums of which all parts and the whole are on record; money is compared to the haléř."""
    yield from _parts(workspace)
    yield from _statements(workspace)
    yield from _points(workspace)
    for one in (*programme_sums(workspace), *grants_in_entries(workspace)):
        yield _finding(workspace, one, {"name": one.name, "programme": one.name})
    for one in compensations(workspace):
        service = record_name(workspace, one.name)
        yield _finding(workspace, one, {"service": service, "year": one.subject.rpartition("/")[2]})


def _finding(workspace: Workspace, one: Difference, words: dict[str, str]) -> Finding:
    params = {"problem": one.problem, "parts": one.parts, "whole": one.whole, **words}
    facets = entry_facets(workspace, one.record) if isinstance(one.record, NetworkEntry) else {}
    return finding(RULE, one.record, one.path, params=params, subject=one.subject, other=one.other, **facets)


def _parts(workspace: Workspace) -> Iterator[Finding]:
    """Units divided by ORP."""
    for where in unit_lists(workspace):
        for index, units in enumerate(where.units):
            total = added(part.value for part in units.orps)
            if units.value is None or total is None or any(part.value is None for part in units.orps):
                continue
            if total != units.value:
                words = {"parts": total, "whole": units.value}
                params = {key: amount(workspace.settings, value, units.unit) for key, value in words.items()}
                yield finding(RULE, where.record, (*where.path, index, "orps"), params=params)


def _statements(workspace: Workspace) -> Iterator[Finding]:
    """The costs of a statement against those of its forms."""
    for record in workspace.of(Statement):
        if not record.broken.isdisjoint(("costs", "figures")) or not known(record.submitted, workspace.as_of):
            continue
        total = added(one.costs for one in record.figures)
        if record.costs is None or total is None or any(one.costs is None for one in record.figures):
            continue
        if total != record.costs:
            params = {"problem": "statement", "parts": total, "whole": record.costs}
            yield finding(RULE, record, ("costs",), params=params)


def _points(workspace: Workspace) -> Iterator[Finding]:
    """Points that the criteria of the round do not allow."""
    for request in workspace.of(Request):
        found = round_of(workspace, request)
        if found is None or "criteria" in found.broken or not request.broken.isdisjoint(("round", "assessments")):
            continue
        for place, assessment in enumerate(request.assessments):
            if known(assessment.date, workspace.as_of):
                for one in wrong_points(assessment, found):
                    path = ("assessments", place, "points", one.place, one.key)
                    params = {"round": found.name or found.id, **one.params}
                    facets = request_facets(workspace, request)
                    yield finding(RULE, request, path, params=params, subject=one.subject, **facets)
