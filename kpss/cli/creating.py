"""``kpss new``: a record to go on writing, with hints."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from kpss.cli.common import choice, day, find_workspace, language_of, open_workspace, schema_beside
from kpss.cli.options import AsOfOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr
from kpss.language.errors import UserError

HELP = tr(
    "Založí záznam s nápovědou; zatím umí meeting (jednání).",
    "Makes a record with hints; so far it knows meeting.",
)
KINDS = ("meeting",)
_FORMS = ("regular", "extraordinary", "urgent", "substitute", "per_rollam")


def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="|".join(KINDS),
            show_default=False,
            autocompletion=lambda: list(KINDS),
            help=tr("Druh záznamu.", "The kind of record."),
        ),
    ],
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="[ID]",
            show_default=False,
            help=tr("Identifikátor; jinak z orgánu, ORP a data.", "The id; else made of body, ORP and date."),
        ),
    ] = "",
    body: Annotated[
        str,
        typer.Option(
            "--body", metavar="ID", show_default=False, help=tr("Orgán, který se sejde.", "The body that meets.")
        ),
    ] = "",
    instance: Annotated[
        str,
        typer.Option(
            "--instance", metavar="ORP", show_default=False, help=tr("Za které ORP (název nebo kód).", "For which ORP.")
        ),
    ] = "",
    group: Annotated[
        str,
        typer.Option(
            "--group",
            metavar=tr("JMÉNO", "NAME"),
            show_default=False,
            help=tr("Která skupina, má-li jich orgán více.", "Which group of a body that has several."),
        ),
    ] = "",
    date: Annotated[
        str,
        typer.Option(
            "--date",
            metavar=tr("DATUM", "DATE"),
            show_default=False,
            help=tr(
                "Den jednání (2027-06-24); jinak příští podle pravidel, dá-li se určit.",
                "The day (2027-06-24); else the next one by the rules, where they tell it.",
            ),
        ),
    ] = "",
    time: Annotated[
        str,
        typer.Option(
            "--time",
            metavar="HH:MM",
            show_default=False,
            help=tr("Hodina; jinak jako posledně.", "The hour; else that of the last meeting."),
        ),
    ] = "",
    form: Annotated[
        str,
        typer.Option(
            "--form",
            metavar="|".join(_FORMS),
            show_default=False,
            help=tr("Forma (jinak regular).", "The form (else regular)."),
        ),
    ] = "regular",
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar=tr("SOUBOR", "FILE"),
            show_default=False,
            help=tr("Kam zapsat (.yaml); jinak meetings/ID.yaml.", "Where to write (.yaml); else meetings/ID.yaml."),
        ),
    ] = "",
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write the file of a new record; never overwrites one."""
    from kpss.cli.output import remark, write, write_new
    from kpss.exchange.meeting_text import draft
    from kpss.exchange.new_meeting import Asked, choose
    from kpss.structure.schemas import source

    _kind(kind)
    asked = Asked(body, identifier, instance, group, day(date) if date else None, time, choice(form, _FORMS, "--form"))
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    language = language_of(opened, lang)
    new = choose(opened, asked)
    target = output or os.path.join(root, source(kind)["x-kpss-folder"], f"{new.id}.yaml")
    if target != "-" and not target.endswith((".yaml", ".yml")):
        raise UserError(
            f"{target}: záznam se čte jen ze souboru .yaml.", f"{target}: records are read from .yaml files only."
        )
    text = draft(opened, new, language, schema_beside(root, target, kind))
    if target == "-":
        write(text)
        return 0
    write_new(target, text)
    remark(
        tr(
            f"založeno   {target}\nDál: doplňte program a spusťte kpss validate; pozvánku vytvoří kpss render meeting {new.id}.",
            f"made       {target}\nNext: fill in the agenda and run kpss validate; kpss render meeting {new.id} makes the invitation.",
        ),
        quiet=quiet,
    )
    return 0


def _kind(kind: str) -> None:
    """Refuse a kind that there is not, and one of which no file can be made yet.

    :raises UserError: naming what can be made, or where the keys of the kind are told.
    """
    from kpss.structure.schemas import kinds

    choice(kind, kinds(), tr("Druh", "Kind"))
    if kind not in KINDS:
        raise UserError(
            f"kpss new zatím zakládá jen meeting; klíče záznamu {kind} vypíše kpss schema {kind}.",
            f"kpss new makes only meeting so far; kpss schema {kind} lists the keys of {kind}.",
        )
