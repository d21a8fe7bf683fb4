"""``kpss init``: a workspace to start from."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from kpss.cli.common import choice, own_language
from kpss.cli.options import LangOption, QuietOption
from kpss.cli.texts import tr

HELP = tr("Založí pracovní prostor; existující soubory nepřepíše.", "Makes a workspace; never overwrites a file.")
_LEVELS = ("region", "orp", "microregion", "municipality")


def command(
    folder: Annotated[
        str,
        typer.Argument(
            metavar=tr("[SLOŽKA]", "[DIR]"), show_default=False, help=tr("Kde; jinak tady.", "Where; else here.")
        ),
    ] = ".",
    name: Annotated[
        str,
        typer.Option(
            "--name",
            metavar=tr("NÁZEV", "NAME"),
            show_default=False,
            help=tr("Čí plánování to je, například Olomoucký kraj.", "Whose planning it is."),
        ),
    ] = "",
    level: Annotated[
        str,
        typer.Option(
            "--level",
            metavar="|".join(_LEVELS),
            show_default=False,
            help=tr("Kdo plánuje (jinak region).", "Who plans (else region)."),
        ),
    ] = "region",
    area: Annotated[
        str,
        typer.Option(
            "--area",
            metavar=tr("KÓD", "CODE"),
            show_default=False,
            help=tr(
                "Kód kraje, ORP nebo obce; u kraje stačí jeho název v --name.",
                "Code of the region, ORP or municipality; for a region its name in --name is enough.",
            ),
        ),
    ] = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write what is missing: kpss.yaml, folders, settings of the editor with the schemas."""
    from kpss.cli.output import remark, write_file
    from kpss.exchange.skeleton import skeleton

    language = own_language(lang)
    chosen = choice(level, _LEVELS, "--level")
    title = name or os.path.basename(os.path.abspath(folder)) or "kpss"
    for path, text in skeleton(title, chosen, area, language).items():
        target = os.path.join(folder, path)
        if os.path.lexists(target):
            remark(tr(f"ponecháno  {path}", f"kept       {path}"), quiet=quiet)
            continue
        write_file(target, text)
        remark(tr(f"založeno   {path}", f"made       {path}"), quiet=quiet)
    remark(
        tr(
            "\nDál: doplňte kpss.yaml, naberte území (kpss import territory SOUBOR) a spusťte kpss validate.",
            "\nNext: fill in kpss.yaml, import the territory (kpss import territory FILE) and run kpss validate.",
        ),
        quiet=quiet,
    )
    return 0
