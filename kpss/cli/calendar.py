"""``kpss calendar``: meetings and deadlines for a calendar."""

from __future__ import annotations

from kpss.cli.common import find_workspace, language_of, months, open_workspace
from kpss.cli.options import (
    AsOfOption,
    LangOption,
    MonthsOption,
    OrpOption,
    OutputOption,
    PlanOption,
    QuietOption,
    RevOption,
    WorkspaceOption,
)
from kpss.cli.texts import tr

HELP = tr(
    "Jednání a termíny jako iCalendar (.ics) pro Outlook, Google Kalendář a další.",
    "Meetings and deadlines as iCalendar (.ics) for Outlook, Google Calendar and others.",
)


def command(
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    rev: RevOption = "",
    months_ahead: MonthsOption = "",
    orp: OrpOption = "",
    plan: PlanOption = "",
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write the calendar; without -o it goes to standard output."""
    from kpss.cli.keeping import keep
    from kpss.cli.output import remark, write
    from kpss.deadlines.collect import calendar
    from kpss.formats import ical
    from kpss.language.phrases import phrase
    from kpss.language.text import Text
    from kpss.reports import deadlines
    from kpss.reports.filters import Filters, choose
    from kpss.reports.responsible import of_deadline

    ahead = months(months_ahead)
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of, rev, quiet=quiet)
    keep(opened, root, output)
    language = language_of(opened, lang)
    chosen = choose(opened, Filters(orp, plan))
    found = [
        one._replace(who=of_deadline(opened, one))
        for one in calendar(opened, deadlines.MONTHS if ahead is None else ahead)
        if deadlines.shows(opened, chosen, one)
    ]
    write(ical.render(opened, found, language), output)
    shown = sum(map(ical.is_certain, found))
    if len(found) > shown:
        text = Text(
            "{n:termín nemá|termíny nemají|termínů nemá} určený den, v kalendáři proto chybí; vypíše je kpss report todo.",
            "{n:thing has|things have} no day and so no place in the calendar; see kpss report todo.",
        )
        remark(phrase(text, {"n": len(found) - shown}, language), quiet=quiet)
    if output and output != "-":
        text = Text("zapsáno {output}: {n:událost|události|událostí}", "written {output}: {n:event|events}")
        remark(phrase(text, {"output": output, "n": shown}, language), quiet=quiet)
    return 0
