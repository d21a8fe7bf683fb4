"""``kpss export xlsx`` and ``csv``: records of a kind as a table to be edited and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.common import choice, find_workspace, language_of, open_workspace
from kpss.cli.options import LangOption, OutputOption, QuietOption, RevOption, WorkspaceOption
from kpss.cli.texts import tr

if TYPE_CHECKING:
    from kpss.exchange.tables.rows import Chosen
    from kpss.language.text import Language
    from kpss.model.workspace import Workspace

XLSX_HELP = tr(
    "Záznamy jednoho druhu jako sešit k úpravám; zpět je vezme kpss import xlsx.",
    "Records of one kind as a workbook to edit; kpss import xlsx takes it back.",
)

CSV_HELP = tr(
    "Záznamy jednoho druhu jako CSV k úpravám; zpět je vezme kpss import csv.",
    "Records of one kind as CSV to edit; kpss import csv takes it back.",
)


def _kinds() -> list[str]:
    from kpss.structure.schemas import kinds

    return list(kinds())


_Kind = Annotated[
    str,
    typer.Argument(
        metavar=tr("DRUH", "KIND"),
        show_default=False,
        help=tr("Druh záznamu, třeba network-entry.", "The kind of record, such as network-entry."),
        autocompletion=_kinds,
    ),
]
_Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID",
        show_default=False,
        help=tr("Jen tyto záznamy; jinak všechny toho druhu.", "Only these records; else all of the kind."),
    ),
]


def xlsx_command(
    kind: _Kind,
    ids: _Ids = None,
    workspace: WorkspaceOption = "",
    rev: RevOption = "",
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write a workbook with a sheet of the records and one of each list in them."""
    from kpss.cli.output import write_bytes
    from kpss.exchange.tables.workbook_write import workbook

    opened, chosen, language = _chosen(kind, ids, workspace, rev, output, lang)
    _say(chosen, language, quiet)
    write_bytes(workbook(opened, kind, chosen.records, language), output)
    return 0


def csv_command(
    kind: _Kind,
    ids: _Ids = None,
    workspace: WorkspaceOption = "",
    rev: RevOption = "",
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write a table with one row a record."""
    from kpss.cli.output import write, write_bytes
    from kpss.exchange.tables.csv_form import table

    opened, chosen, language = _chosen(kind, ids, workspace, rev, output, lang)
    _say(chosen, language, quiet)
    text = table(opened, kind, chosen.records, language)
    if output and output != "-":
        write_bytes(text.encode(), output)  # its line ends are those that spreadsheets want, on every system
    else:
        write(text)
    return 0


def _chosen(
    kind: str, ids: list[str] | None, workspace: str, rev: str, output: str, lang: str
) -> tuple[Workspace, Chosen, Language]:
    from kpss.cli.keeping import keep
    from kpss.exchange.tables.rows import choose
    from kpss.structure.schemas import kinds

    choice(kind, kinds(), tr("Druh", "Kind"))
    root = find_workspace(workspace)
    opened = open_workspace(root, "", rev)
    keep(opened, root, output)
    return opened, choose(opened, kind, ids or ()), language_of(opened, lang)


def _say(chosen: Chosen, language: Language, quiet: bool) -> None:
    from kpss.cli.output import remark

    for said in chosen.remarks:
        remark(said.in_language(language), quiet=quiet)
