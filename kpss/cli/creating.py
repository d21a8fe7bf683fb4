"""``kpss new``: a record to go on writing, with hints."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated

import typer

from kpss.cli.common import choice, find_workspace, language_of, open_workspace, schema_beside
from kpss.cli.created import FORMS, MAKERS
from kpss.cli.options import AsOfOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr
from kpss.language.errors import UserError

HELP = tr(
    "Založí záznam s nápovědou: meeting (jednání), request (žádost do sítě).",
    "Makes a record with hints: meeting, request (to the network).",
)
KINDS = ("meeting", "request")


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
            help=tr(
                "Identifikátor; jinak se složí (orgán, ORP a datum; rok a služba).",
                "The id; else it is put together (body, ORP and date; year and service).",
            ),
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
            metavar="|".join(FORMS),
            show_default=False,
            help=tr("Forma jednání (jinak regular).", "The form of the meeting (else regular)."),
        ),
    ] = "",
    service: Annotated[
        str,
        typer.Option(
            "--service",
            metavar="ID",
            show_default=False,
            help=tr(
                "Žádost: které služby (id nebo číslo v registru).", "Request: of which service (id or its number)."
            ),
        ),
    ] = "",
    round: Annotated[  # noqa: A002 - the name of the option
        str,
        typer.Option(
            "--round",
            metavar="ID",
            show_default=False,
            help=tr(
                "Žádost: do které aktualizace sítě; jinak otevřená.", "Request: in which round; else the open one."
            ),
        ),
    ] = "",
    type: Annotated[  # noqa: A002 - the name of the option
        str,
        typer.Option(
            "--type",
            metavar=tr("DRUH", "TYPE"),
            show_default=False,
            help=tr(
                "Žádost: druh (new, change, exit …); jinak podle okna.",
                "Request: type (new, change, exit …); else by window.",
            ),
        ),
    ] = "",
    provider: Annotated[
        str,
        typer.Option(
            "--provider",
            metavar="ID",
            show_default=False,
            help=tr("Žádost: poskytovatel nové služby.", "Request: the provider of a new service."),
        ),
    ] = "",
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar=tr("SOUBOR", "FILE"),
            show_default=False,
            help=tr(
                "Kam zapsat (.yaml); jinak meetings/ID.yaml nebo network/requests/ID.yaml.",
                "Where to write (.yaml); else meetings/ID.yaml or network/requests/ID.yaml.",
            ),
        ),
    ] = "",
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write the file of a new record; never overwrites one."""
    from kpss.cli.output import remark, write, write_new

    _kind(kind)
    own = {"body": body, "instance": instance, "group": group, "date": date, "time": time, "form": form}
    others = {"service": service, "round": round, "type": type, "provider": provider}
    given = own if kind == "meeting" else others
    _refuse_foreign(kind, others if kind == "meeting" else own)
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    made = MAKERS[kind](opened, identifier, given, language_of(opened, lang))
    target = output or os.path.join(root, made.folder, f"{made.id}.yaml")
    if target != "-" and not target.endswith((".yaml", ".yml")):
        raise UserError(
            f"{target}: záznam se čte jen ze souboru .yaml.", f"{target}: records are read from .yaml files only."
        )
    text = made.draft(schema_beside(root, target, kind))
    if target == "-":
        write(text)
        return 0
    write_new(target, text)
    said = tr(f"založeno   {target}\nDál: {made.next.cs}", f"made       {target}\nNext: {made.next.en}")
    remark(said, quiet=quiet)
    if made.mind is not None:
        remark(tr(made.mind.cs, made.mind.en), quiet=quiet)
    return 0


def _refuse_foreign(kind: str, options: Mapping[str, str]) -> None:
    """Refuse options that belong to another kind.

    :raises UserError: naming the first.
    """
    for name, value in options.items():
        if value:
            raise UserError(
                f"Volba --{name} k záznamu {kind} nepatří; jeho volby vypíše kpss new --help.",
                f"--{name} does not belong to {kind}; kpss new --help lists the options.",
            )


def _kind(kind: str) -> None:
    """Refuse a kind that there is not, and one of which no file can be made yet.

    :raises UserError: naming what can be made, or where the keys of the kind are told.
    """
    from kpss.structure.schemas import kinds

    choice(kind, kinds(), tr("Druh", "Kind"))
    if kind not in KINDS:
        raise UserError(
            f"kpss new zatím zakládá jen {' a '.join(KINDS)}; klíče záznamu {kind} vypíše kpss schema {kind}.",
            f"kpss new makes only {' and '.join(KINDS)} so far; kpss schema {kind} lists the keys of {kind}.",
        )
