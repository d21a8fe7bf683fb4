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
    from kpss.exchange.start.skeleton import area_code, skeleton

    language = own_language(lang)
    chosen = choice(level, _LEVELS, "--level")
    title = name or os.path.basename(os.path.abspath(folder)) or "kpss"
    code = area_code(title, chosen, area.strip())
    there = os.path.lexists(os.path.join(folder, "kpss.yaml"))
    for path, text in skeleton(title, chosen, code, language).items():
        target = os.path.join(folder, path)
        if os.path.lexists(target):
            remark(tr(f"ponecháno  {path}", f"kept       {path}"), quiet=quiet)
            continue
        write_file(target, text)
        remark(tr(f"založeno   {path}", f"made       {path}"), quiet=quiet)
    if there and (name or area):
        remark(
            tr(
                "\nkpss.yaml už tu je a zůstal beze změny; název (name), úroveň (level) a území (area) upravte přímo v něm.",
                "\nkpss.yaml was here already and is unchanged; change its name, level and area in the file itself.",
            ),
            quiet=quiet,
        )
    elif not there and not code:
        remark(
            tr(
                "\nNení známo, o které území jde: v kpss.yaml nahraďte u klíče area slovo DOPLŇTE kódem "
                "(příště --area KÓD). Kódy krajů, ORP a obcí jsou v tabulce „Struktura území“ ČSÚ.",
                "\nThe area is not known: in kpss.yaml put its code in place of FILL-IN at the key area (or give "
                "--area CODE). The codes stand in the table “Struktura území” of the Czech Statistical Office.",
            ),
            quiet=quiet,
        )
    remark(
        tr(
            "\nDál: doplňte kpss.yaml, naberte území (kpss import territory SOUBOR) a spusťte kpss validate.",
            "\nNext: fill in kpss.yaml, import the territory (kpss import territory FILE) and run kpss validate.",
        ),
        quiet=quiet,
    )
    return 0
