"""``kpss new``: a record to go on writing, with hints."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Annotated

import typer

from kpss.cli.common import find_workspace, language_of, open_workspace, schema_beside
from kpss.cli.created import FORMS, MAKERS, made_of, refuse_unknown
from kpss.cli.options import AsOfOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr
from kpss.language.errors import UserError
from kpss.structure.schemas import kinds

HELP = tr(
    "Založí záznam s nápovědou; doplní, co plyne z ostatních záznamů, na zbytek se na terminálu zeptá.",
    "Makes a record with hints; fills in what follows from other records and asks for the rest on a terminal.",
)


def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar=tr("DRUH", "KIND"),
            show_default=False,
            autocompletion=lambda: list(kinds()),
            help=tr("Druh záznamu: ", "The kind of record: ") + ", ".join(kinds()) + ".",
        ),
    ] = "",
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="[ID]",
            show_default=False,
            help=tr(
                "Identifikátor; jinak se složí (z názvu; orgán, ORP a datum; rok a služba).",
                "The id; else it is put together (from the name; body, ORP and date; year and service).",
            ),
        ),
    ] = "",
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar=tr("KLÍČ=HODNOTA", "KEY=VALUE"),
            show_default=False,
            help=tr(
                "Hodnota klíče, i vnitřního (valid.from=2027, area.include[0].orp=Konice); lze opakovat, mimo meeting a request.",
                "The value of a key, of an inner one too (valid.from=2027, area.include[0].orp=Konice); may be repeated, "
                "not for meeting and request.",
            ),
        ),
    ] = None,
    no_input: Annotated[
        bool,
        typer.Option(
            "--no-input",
            help=tr("Na nic se neptá, chybějící místa jen označí.", "Asks nothing, only marks what is missing."),
        ),
    ] = False,
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
                "Kam zapsat (.yaml, - na obrazovku); jinak ID.yaml ve složce pro tento druh.",
                "Where to write (.yaml, - to standard output); else ID.yaml in the folder of the kind.",
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

    refuse_unknown(kind)
    own = {"body": body, "instance": instance, "group": group, "date": date, "time": time, "form": form}
    others = {"service": service, "round": round, "type": type, "provider": provider}
    options = {"meeting": own, "request": others}
    _refuse_foreign(kind, options, settings or [])
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    language = language_of(opened, lang)
    ask = sys.stdin.isatty() and not no_input and not settings
    if kind in MAKERS:
        made = MAKERS[kind](opened, identifier, options[kind], language)
    else:
        made = made_of(opened, kind, identifier, settings or [], language, ask=ask)
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
    shown = (target if output or workspace else os.path.relpath(target)).replace(os.sep, "/")
    said = tr(f"založeno   {shown}\nDál: {made.next.cs}", f"made       {shown}\nNext: {made.next.en}")
    remark(said, quiet=quiet)
    if made.mind is not None:
        remark(tr(made.mind.cs, made.mind.en), quiet=quiet)
    return 0


def _refuse_foreign(kind: str, options: Mapping[str, Mapping[str, str]], settings: list[str]) -> None:
    """Refuse options that belong to another kind.

    :raises UserError: naming the first, and what to write instead.
    """
    made = kind in MAKERS
    cs = "jeho volby vypíše kpss new --help" if made else f"pište --set KLÍČ=HODNOTA (kpss schema {kind})"
    en = "kpss new --help lists the options" if made else f"write --set KEY=VALUE (kpss schema {kind})"
    for owner, given in options.items():
        name = next((name for name, value in given.items() if value), "")
        if name and owner != kind:
            raise UserError(
                f"Volba --{name} k záznamu {kind} nepatří; {cs}.", f"--{name} does not belong to {kind}; {en}."
            )
    if settings and made:
        own = ", ".join(f"--{name}" for name in options[kind])
        raise UserError(
            f"Volba --set k záznamu {kind} nepatří; použijte {own}, ostatní dopište do souboru.",
            f"--set does not belong to {kind}; use {own}, and write the rest into the file.",
        )
