"""``kpss schema``: the JSON Schemas for editors and other programs."""

from __future__ import annotations

import json
import os
from typing import Annotated

import typer

from kpss.cli.common import choice, own_language
from kpss.cli.options import LangOption
from kpss.cli.texts import tr

HELP = tr(
    "Vypíše schéma druhu záznamu; s -o SLOŽKA zapíše všechna.", "Prints the schema of a kind; with -o DIR writes all."
)


def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar=tr("[DRUH]", "[KIND]"),
            show_default=False,
            help=tr("Například plan; jinak seznam druhů.", "Such as plan; else the list of kinds."),
        ),
    ] = "",
    lang: LangOption = "",
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar=tr("SLOŽKA", "DIR"),
            show_default=False,
            help=tr("Kam zapsat všechna schémata.", "Where to write all schemas."),
        ),
    ] = "",
) -> int:
    """Print one schema, list the kinds, or write all schemas into a folder."""
    from kpss.cli.output import write, write_file
    from kpss.structure.localised import localised
    from kpss.structure.schemas import SETTINGS_KIND, kinds, label, source

    language = own_language(lang)
    names = [*kinds(), SETTINGS_KIND]
    if output:
        for name in [*names, "common"]:
            text = json.dumps(localised(source(name), language), ensure_ascii=False, indent=2) + "\n"
            write_file(os.path.join(output, f"{name}.schema.json"), text)
        return 0
    if not kind:
        write("".join(f"{name:<14} {label(source(name), language)}\n" for name in names))
        return 0
    chosen = source(choice(kind, [*names, "common"], tr("Druh", "Kind")))
    write(json.dumps(localised(chosen, language), ensure_ascii=False, indent=2) + "\n")
    return 0
