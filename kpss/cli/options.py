"""Options that mean the same in every command, and what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from kpss.cli.texts import tr

_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # as in records
_FORMAT = tr("Podoba výstupu", "Form of the output")

WorkspaceOption = Annotated[
    str,
    typer.Option(
        "-C",
        "--workspace",
        metavar=tr("SLOŽKA", "DIR"),
        show_default=False,
        help=tr(
            "Pracovní prostor; jinak nejbližší složka výš, která má kpss.yaml.",
            "The workspace; else the nearest folder above with kpss.yaml.",
        ),
    ),
]
AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar=tr("DATUM", "DATE"),
        show_default=False,
        help=tr("Ke kterému dni se hledí (2017-07-16); jinak dnes.", "The day to look at (2017-07-16); else today."),
    ),
]
RevOption = Annotated[
    str,
    typer.Option(
        "--rev",
        metavar=tr("REVIZE", "REV"),
        show_default=False,
        help=tr(
            "Soubory, jak byly v této revizi gitu (značka, větev, otisk, nebo den 2026-01-31: poslední revize do jeho konce); jinak jak jsou teď.",
            "The files as they were in this revision of git (a tag, a branch, a hash, or a day 2026-01-31: the last one by its end); else as they are now.",
        ),
    ),
]
LangOption = Annotated[
    str,
    typer.Option("--lang", metavar="cs|en", show_default=False, help=tr("Jazyk: cs nebo en.", "Language: cs or en.")),
]
OutputOption = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar=tr("SOUBOR", "FILE"),
        show_default=False,
        help=tr("Kam zapsat; jinak na obrazovku.", "Where to write; else to standard output."),
    ),
]
QuietOption = Annotated[
    bool, typer.Option("-q", "--quiet", help=tr("Jen výsledek, bez poznámek.", "The result only, no remarks."))
]
ColorOption = Annotated[
    str, typer.Option("--color", metavar="auto|always|never", show_default=False, help=tr("Barvy.", "Colours."))
]
OrpOption = Annotated[
    str,
    typer.Option(
        "--orp",
        metavar="ORP",
        show_default=False,
        help=tr("Jen co se týká tohoto ORP.", "Only what concerns this ORP."),
    ),
]
PlanOption = Annotated[
    str,
    typer.Option(
        "--plan",
        metavar="ID",
        show_default=False,
        help=tr("Jen co se týká tohoto plánu.", "Only what concerns this plan."),
    ),
]
CodeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--code",
        metavar=tr("KÓD", "CODE"),
        show_default=False,
        help=tr("Jen tyto kódy (KPSS301).", "Only these codes (KPSS301)."),
    ),
]
MonthsOption = Annotated[
    str,
    typer.Option(
        "--months",
        metavar="N",
        show_default=False,
        help=tr(
            "Kolik měsíců dopředu (deadlines a calendar 12, todo 3).",
            "How many months ahead (deadlines and calendar 12, todo 3).",
        ),
    ),
]

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=tr("Jen řekne, co by zapsal.", "Only says what it would write."))
]


def format_option(names: Sequence[str]) -> object:
    """The option ``--format`` with the given names."""
    return typer.Option(
        "--format", metavar="|".join(names), show_default=False, help=_FORMAT + ".", autocompletion=lambda: list(names)
    )
