"""The commands, their groups in the help, and errors of use in both languages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import typer
from typer._click import exceptions as click
from typer.core import TyperGroup

from kpss.cli import (
    calendar,
    creating,
    diff,
    explain,
    export_form,
    export_open,
    export_tables,
    history,
    import_form,
    import_register,
    import_tables,
    importing,
    initialise,
    listing,
    network,
    rendering,
    reporting,
    schema,
    sealing,
    validate,
    verify,
)
from kpss.cli.help import HelpCommand, format_group
from kpss.cli.texts import tr
from kpss.language.errors import UserError


class Group(TyperGroup):
    """The command ``kpss`` with its own plain help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: D102 - typer's
        format_group(self, ctx, formatter)


app = typer.Typer(
    name="kpss",
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=tr(
        "Plánování sociálních služeb jako obyčejné soubory YAML: kontrola, mezery, přehledy a dokumenty.",
        "Planning of social services as plain YAML files: checks, gaps, reports and documents.",
    ),
)


@app.callback()
def _kpss(
    version: bool = typer.Option(False, "-V", "--version", help=tr("Verze programu.", "The version of the program.")),
) -> None:
    """Only holds the options of kpss itself."""
    if version:
        from kpss import __version__

        sys.stdout.write(f"kpss {__version__}\n")
        raise typer.Exit


app.command("init", cls=HelpCommand, help=initialise.HELP)(initialise.command)
app.command("new", cls=HelpCommand, help=creating.HELP)(creating.command)
app.command("validate", cls=HelpCommand, help=validate.HELP)(validate.command)
app.command("explain", cls=HelpCommand, help=explain.HELP)(explain.command)
app.command("report", cls=HelpCommand, help=reporting.HELP)(reporting.command)
app.command("diff", cls=HelpCommand, help=diff.HELP)(diff.command)
app.command("list", cls=HelpCommand, help=listing.LIST_HELP)(listing.list_command)
app.command("show", cls=HelpCommand, help=listing.SHOW_HELP)(listing.show_command)
app.command("render", cls=HelpCommand, help=rendering.HELP)(rendering.command)
app.command("history", cls=HelpCommand, help=history.HELP)(history.command)
app.command("calendar", cls=HelpCommand, help=calendar.HELP)(calendar.command)
app.command("seal", cls=HelpCommand, help=sealing.HELP)(sealing.command)
app.command("verify", cls=HelpCommand, help=verify.HELP)(verify.command)
app.command("schema", cls=HelpCommand, help=schema.HELP)(schema.command)


def _add_group(name: str, text: str, commands: Mapping[str, tuple[str, Callable[..., int]]]) -> None:
    """A command with commands of its own: name → help and function."""
    group = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=True, help=text)
    for command, (help_text, function) in commands.items():
        group.command(command, cls=HelpCommand, help=help_text)(function)
    group.callback()(lambda: None)
    app.add_typer(group, name=name)


_add_group("network", network.HELP, {"apply": (network.APPLY_HELP, network.apply_command)})
_add_group(
    "import",
    importing.HELP,
    {
        "territory": (importing.TERRITORY_HELP, importing.territory_command),
        "plans": (importing.PLANS_HELP, importing.plans_command),
        "rpss": (import_register.RPSS_HELP, import_register.rpss_command),
        "xlsx": (import_tables.XLSX_HELP, import_tables.xlsx_command),
        "csv": (import_tables.CSV_HELP, import_tables.csv_command),
        "form": (import_form.FORM_HELP, import_form.form_command),
    },
)
_add_group(
    "export",
    tr("Vydá záznamy v jiných formátech.", "Gives records in other formats."),
    {
        "xlsx": (export_tables.XLSX_HELP, export_tables.xlsx_command),
        "csv": (export_tables.CSV_HELP, export_tables.csv_command),
        "form": (export_form.FORM_HELP, export_form.form_command),
        "hsds": (export_open.HSDS_HELP, export_open.hsds_command),
        "sqlite": (export_open.SQLITE_HELP, export_open.sqlite_command),
    },
)


def dispatch(arguments: Sequence[str]) -> int:
    """Run the command that *arguments* name and return its exit code."""
    try:
        result = app(args=list(arguments), prog_name="kpss", standalone_mode=False)
    except typer.Abort:
        return 130
    except click.NoArgsIsHelpError as error:
        sys.stdout.write(f"{error.ctx.get_help()}\n")
        return 0
    except click.ClickException as error:
        raise _in_words(error) from None
    return result if isinstance(result, int) else 0


def _in_words(error: Any) -> UserError:
    """An error of use as a sentence."""
    message = error.format_message()
    if isinstance(error, click.NoSuchOption):
        guess = list(error.possibilities or [])
        return UserError(
            f"Volba {error.option_name} tu není."
            + (f" Nemělo to být {guess[0]}?" if guess else " Volby vypíše --help."),
            f"There is no option {error.option_name} here."
            + (f" Did you mean {guess[0]}?" if guess else " See --help."),
        )
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param is not None else ""
        return UserError(f"Chybí {name}. Jak příkaz použít, vypíše --help.", f"{name} is missing. See --help.")
    if isinstance(error, click.BadOptionUsage):
        return UserError(f"Volba {error.option_name} potřebuje hodnotu.", f"Option {error.option_name} needs a value.")
    if message.startswith("No such command"):
        from kpss.language.nearest import nearest

        name = message.split("'")[1]
        names = [one.name or "" for one in app.registered_commands]
        names += [group.name or "" for group in app.registered_groups]
        near = nearest(name, names)
        return UserError(
            f"Příkaz „{name}“ neexistuje."
            + (f" Nemělo to být „{near}“?" if near else f" Na výběr jsou {', '.join(names)}."),
            f"There is no command “{name}”."
            + (f" Did you mean “{near}”?" if near else f" There are {', '.join(names)}."),
        )
    if "unexpected extra argument" in message:
        return UserError(
            "Příkaz dostal víc údajů, než čeká. Jak ho použít, vypíše --help.", "Too many arguments. See --help."
        )
    return UserError(f"Špatné použití ({message}) Pomůže --help.", f"Wrong use ({message}) See --help.")
