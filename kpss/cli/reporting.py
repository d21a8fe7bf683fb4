"""``kpss report``: overviews of the workspace on a date."""

from __future__ import annotations

import os
import shutil
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
    WorkspaceOption,
    format_option,
)
from kpss.cli.texts import tr
from kpss.language.errors import UserError

if TYPE_CHECKING:
    from kpss.language.text import Language
    from kpss.model.workspace import Workspace
    from kpss.reports.filters import Filters
    from kpss.reports.table import Report

HELP = tr(
    "Přehledy: gaps (mezery), plans (plány), coverage (pokrytí obcí), measures (plnění opatření), network (síť), capacity (kapacity), requests (žádosti), funding (peníze), benchmark (srovnání), register (síť a registr), bodies (orgány), duties (povinnosti), quality (kvalita plánování), deadlines (termíny), todo (co udělat).",
    "Reports: gaps, plans, coverage, measures, network, capacity, requests, funding, benchmark, register, bodies, duties, quality, deadlines, todo.",
)
FORMATS = ("text", "markdown", "html", "json", "csv", "xlsx")
NAMES = (
    "gaps", "plans", "coverage", "measures", "network", "capacity", "requests", "funding", "benchmark", "register",
    "bodies", "duties", "quality", "deadlines", "todo",
)  # fmt: skip
_WIDEST = 160
# What only some reports understand: option → reports.
_ONLY = {
    "--months": ("deadlines", "todo"),
    "--procedure": ("deadlines",),
    "--start": ("deadlines",),
    "--by": ("measures", "network"),
    "--from": ("network",),
    "--year": ("funding", "benchmark"),
    "--round": ("requests",),
}
# By what rows are grouped: report → ways.
_BY = {"measures": ("responsible", "goal", "plan"), "network": ("type", "orp", "group", "provider")}


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
            metavar="|".join(way for ways in _BY.values() for way in ways),
            show_default=False,
            autocompletion=lambda: [way for ways in _BY.values() for way in ways],
            help=tr(
                "Jen measures (responsible, goal, plan) a network (type, orp, group, provider): po skupinách, s mezisoučty.",
                "Only measures (responsible, goal, plan) and network (type, orp, group, provider): in groups, with subtotals.",
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
    kind = _form(format, output)
    _refuse_foreign(
        wanted,
        {
            "--months": months, "--procedure": procedure, "--start": start, "--by": by, "--from": since, "--year": year,
            "--round": round,
        },
    )  # fmt: skip
    filters = _filters(wanted, months, procedure, start, by)._replace(orp=orp, plan=plan, codes=tuple(code or ()))
    filters = filters._replace(since=day(since) if since else None, year=year_of(year), round=round)
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    keep(opened, root, output)
    language = language_of(opened, lang)
    report = REPORTS[wanted](opened, filters)
    made = _made(opened, report, language, kind, color="never" if output else color)
    if isinstance(made, bytes):
        write_bytes(made, output)
    else:
        write(made, output)
    if kind in ("json", "csv", "xlsx"):
        for item in report.remarks:
            remark(item.in_language(language), quiet=quiet)
    return 0


_ENDINGS = {"md": "markdown", "htm": "html"} | {form: form for form in FORMATS if form != "text"}


def _form(format: str, output: str) -> str:  # noqa: A002 - the name of the option
    """The format asked for, else the one that the name of the file tells; text where neither does.

    :raises UserError: if the name of the file tells another one.
    """
    name = os.path.basename(output)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    told = _ENDINGS.get(ending, "")
    if not format:
        return told or "text"
    form = choice(format, FORMATS, "--format")
    if (told and told != form) or (ending and form == "xlsx" and not told):
        usual = {"text": "txt", "markdown": "md"}.get(form, form)
        raise UserError(
            f"--format {form} a soubor {output} si odporují; pojmenujte ho .{usual}, nebo --format vynechte.",
            f"--format {form} contradicts the file {output}; call it .{usual}, or leave --format out.",
        )
    return form


def _made(workspace: Workspace, report: Report, language: Language, form: str, *, color: str) -> str | bytes:
    """The *report* in one of :data:`FORMATS`; each loads only what it needs."""
    if form in ("json", "csv"):
        from kpss.formats import reports_json

        return (reports_json.render_json if form == "json" else reports_json.render_csv)(report, language)
    if form == "xlsx":
        from kpss.formats.reports_xlsx import render_xlsx

        return render_xlsx(report, language)
    if form == "text":
        from kpss.cli import tables
        from kpss.cli.output import colored

        width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
        return tables.render(report, language, width=width, color=colored(color))
    from kpss.documents.reports import render_report

    return render_report(workspace, report, language, form)


def _refuse_foreign(report: str, given: Mapping[str, str]) -> None:
    """Refuse options that *report* does not understand.

    :raises UserError: naming the reports that do.
    """
    for option, value in given.items():
        if value and report not in _ONLY[option]:
            cs, en = " nebo ".join(_ONLY[option]), " or ".join(_ONLY[option])
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
