"""Plain help in both languages, with commands in groups."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

from kpss.cli.texts import tr

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (tr("Kontrola", "Checking"), ("validate", "explain")),
    (tr("Přehledy", "Reports"), ("report", "calendar", "list", "show")),
    (tr("Změny a minulost", "Changes and the past"), ("diff", "history", "seal", "verify")),
    (tr("Dokumenty", "Documents"), ("render",)),
    (tr("Zápis do souborů", "Writing files"), ("init", "new", "import", "network")),
    (tr("Pro editory a programy", "For editors and programs"), ("export", "schema")),
)
_USAGE = tr("Použití: ", "Usage: ")
_OPTIONS = tr("Volby", "Options")
_ARGUMENTS = tr("Údaje", "Arguments")
_PIECES = {"[OPTIONS]": tr("[VOLBY]", "[OPTIONS]"), "COMMAND [ARGS]...": tr("PŘÍKAZ [ÚDAJE]…", "COMMAND [ARGS]…")}
_STOCK = {
    "Show this message and exit.": tr("Tato nápověda.", "This help."),
    "Install completion for the current shell.": tr(
        "Zapne doplňování příkazů v tomto shellu.", "Turns on completion in this shell."
    ),
    "Show completion for the current shell, to copy it or customize the installation.": tr(
        "Vypíše doplňování příkazů pro tento shell.", "Prints the completion for this shell."
    ),
}
_CODES = tr(
    "Návratové kódy: 0 nic k řešení, 1 nálezy, 2 špatné použití nebo prostředí, 3 chyba programu, 130 přerušeno.",
    "Exit codes: 0 nothing found, 1 findings, 2 wrong use or environment, 3 a bug of kpss, 130 interrupted.",
)


class HelpCommand(TyperCommand):
    """A command with plain help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: D102 - typer's
        _head(self, ctx, formatter)
        _parameters(self, ctx, formatter)


def format_group(group: Any, ctx: Any, formatter: Any) -> None:
    """Write the help of *group*: commands by what they are for, then options."""
    _head(group, ctx, formatter)
    known = GROUPS if ctx.parent is None else ((tr("Příkazy", "Commands"), tuple(group.list_commands(ctx))),)
    for title, names in known:
        commands = [(name, group.get_command(ctx, name)) for name in names]
        with formatter.section(title):
            formatter.write_dl([(name, command.get_short_help_str(limit=200)) for name, command in commands if command])
    _parameters(group, ctx, formatter)
    if ctx.parent is None:
        formatter.write_paragraph()
        formatter.write_text(_CODES)


def _head(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    for english, ours in _PIECES.items():
        pieces = pieces.replace(english, ours)
    pieces = _plain(pieces)
    formatter.write_usage(ctx.command_path, pieces, prefix=_USAGE)
    if command.help:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(command.help)


def _plain(pieces: str) -> str:
    """What is required stands without brackets."""
    return pieces.replace("{", "").replace("}", "")


def _parameters(command: Any, ctx: Any, formatter: Any) -> None:
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            target = arguments if parameter.param_type_name == "argument" else options
            text = record[1].replace("  [required]", "").replace("[required]", "")
            target.append((_plain(record[0]), _STOCK.get(text, text)))
    for title, rows in ((_ARGUMENTS, arguments), (_OPTIONS, options)):
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)
