"""``kpss report``: overviews of the workspace on a date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.common import choice, day, find_workspace, language_of, open_workspace, year_of
from kpss.cli.common import months as number_of_months
from kpss.cli.options import (
    AsOfOption,
    CodeOption,
    ColorOption,
    LangOption,
    MonthsOption,
    OrpOption,
    OutputOption,
    PlanOption,
    QuietOption,
    RevOption,
    WorkspaceOption,
    format_option,
)
from kpss.cli.report_forms import FORMATS, form_of, joined, made_of, tell_written
from kpss.cli.texts import tr
from kpss.language.errors import UserError

if TYPE_CHECKING:
    from kpss.reports.filters import Filters

HELP = tr(
    "Přehledy: gaps (mezery), plans (plány), coverage (pokrytí obcí), measures (plnění opatření), network (síť), capacity (kapacity), requests (žádosti), funding (peníze), benchmark (srovnání), register (síť a registr), bodies (orgány), duties (povinnosti), quality (kvalita plánování), deadlines (termíny), todo (co udělat).",
    "Reports: gaps, plans, coverage, measures, network, capacity, requests, funding, benchmark, register, bodies, duties, quality, deadlines, todo.",
)
NAMES = (
    "gaps", "plans", "coverage", "measures", "network", "capacity", "requests", "funding", "benchmark", "register",
    "bodies", "duties", "quality", "deadlines", "todo",
)  # fmt: skip
# What only some reports understand: option → reports.
_ONLY = {
    "--months": ("deadlines", "todo"),
    "--procedure": ("deadlines",),
    "--start": ("deadlines",),
    "--by": ("measures", "network", "funding", "benchmark"),
    "--from": ("network",),
    "--year": ("funding", "benchmark"),
    "--round": ("requests",),
    "--stage": ("requests",),
}
# By what rows are grouped: report → ways.
_BY = {
    "measures": ("responsible", "goal", "plan"),
    "network": ("type", "orp", "group", "provider"),
    "funding": ("type", "service", "provider"),
    "benchmark": ("group", "service"),
}
_WAYS = tuple(dict.fromkeys(way for ways in _BY.values() for way in ways))


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="|".join(NAMES),
            show_default=False,
            autocompletion=lambda: list(NAMES),
            help=tr("Který přehled.", "Which report."),
        ),
    ],
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    rev: RevOption = "",
    orp: OrpOption = "",
    plan: PlanOption = "",
    code: CodeOption = None,
    months: MonthsOption = "",
    procedure: Annotated[
        str,
        typer.Option(
            "--procedure",
            metavar="ID",
            show_default=False,
            help=tr(
                "Jen deadlines: termíny kroků tohoto postupu …",
                "Only deadlines: when the steps of this procedure are due …",
            ),
        ),
    ] = "",
    start: Annotated[
        str,
        typer.Option(
            "--start",
            metavar=tr("DATUM", "DATE"),
            show_default=False,
            help=tr("… kdyby měl dokument platit od tohoto dne.", "… for a document that is to hold from this day."),
        ),
    ] = "",
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="|".join(_WAYS),
            show_default=False,
            autocompletion=lambda: list(_WAYS),
            help=tr(
                "Po čem: measures (responsible, goal, plan), network (type, orp, group, provider), funding (type, service, provider), benchmark (group, service).",
                "By what: measures (responsible, goal, plan), network (type, orp, group, provider), funding (type, service, provider), benchmark (group, service).",
            ),
        ),
    ] = "",
    since: Annotated[
        str,
        typer.Option(
            "--from",
            metavar=tr("DATUM", "DATE"),
            show_default=False,
            help=tr("Jen network: co se v síti od toho dne změnilo.", "Only network: what has changed since that day."),
        ),
    ] = "",
    year: Annotated[
        str,
        typer.Option(
            "--year",
            metavar=tr("ROK", "YEAR"),
            show_default=False,
            help=tr("Jen funding a benchmark: za který rok.", "Only funding and benchmark: of which year."),
        ),
    ] = "",
    round: Annotated[  # noqa: A002 - the name of the option
        str,
        typer.Option(
            "--round",
            metavar="ID",
            show_default=False,
            help=tr("Jen requests: žádosti této aktualizace sítě.", "Only requests: those of this round."),
        ),
    ] = "",
    stage: Annotated[
        str,
        typer.Option(
            "--stage",
            metavar=tr("STAV", "STAGE"),
            show_default=False,
            help=tr(
                "Jen requests: žádosti v tomto stavu (opinions, assessment, decision, decided …).",
                "Only requests: those in this stage (opinions, assessment, decision, decided …).",
            ),
        ),
    ] = "",
    format: Annotated[str, format_option(FORMATS)] = "",  # noqa: A002 - the name of the option
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
    color: ColorOption = "",
) -> int:
    """Make a report; exits with 0 whatever it finds."""
    from kpss.cli.keeping import keep
    from kpss.cli.output import remark, write, write_bytes
    from kpss.reports.registry import REPORTS

    wanted = choice(name, NAMES, tr("Přehled", "Report"))
    kind = form_of(format, output)
    _refuse_foreign(
        wanted,
        {
            "--months": months, "--procedure": procedure, "--start": start, "--by": by, "--from": since, "--year": year,
            "--round": round, "--stage": stage,
        },
    )  # fmt: skip
    filters = _filters(wanted, months, procedure, start, by)._replace(orp=orp, plan=plan, codes=tuple(code or ()))
    filters = filters._replace(since=day(since) if since else None, year=year_of(year), round=round)
    filters = filters._replace(stage=_stage(stage))
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of, rev, quiet=quiet)
    keep(opened, root, output)
    language = language_of(opened, lang)
    report = REPORTS[wanted](opened, filters)
    made = made_of(opened, report, language, kind, color="never" if output else color)
    if isinstance(made, bytes):
        write_bytes(made, output)
    else:
        write(made, output)
    if kind in ("json", "csv", "xlsx"):
        for item in report.remarks:
            remark(item.in_language(language), quiet=quiet)
    tell_written(output, quiet=quiet)
    return 0


def _stage(stage: str) -> str:
    """The code of the stage; empty where none is asked for."""
    from kpss.model.request_words import STAGES

    return choice(stage, tuple(STAGES), "--stage") if stage else ""


def _refuse_foreign(report: str, given: Mapping[str, str]) -> None:
    """Refuse options that *report* does not understand.

    :raises UserError: naming the reports that do.
    """
    for option, value in given.items():
        if value and report not in _ONLY[option]:
            cs, en = joined(_ONLY[option], "nebo"), joined(_ONLY[option], "or")
            raise UserError(
                f"Volba {option} patří jen k přehledu {cs}.", f"The option {option} goes only with the report {en}."
            )


def _filters(report: str, months: str, procedure: str, start: str, by: str) -> Filters:
    """The options of some reports only.

    :raises UserError: if one lacks the other.
    """
    from kpss.reports.filters import Filters

    if bool(procedure) != bool(start):
        raise UserError(
            "Volby --procedure a --start patří k sobě: --procedure ID --start 2021-01-01.",
            "The options --procedure and --start go together: --procedure ID --start 2021-01-01.",
        )
    if procedure and months:
        raise UserError(
            "S volbou --procedure se ukazují všechny kroky postupu; --months vynechte.",
            "With --procedure all steps of the procedure are shown; leave --months out.",
        )
    if by:
        return Filters(by=choice(by, _BY[report], "--by"))
    return Filters(months=number_of_months(months), procedure=procedure, start=day(start) if start else None)
