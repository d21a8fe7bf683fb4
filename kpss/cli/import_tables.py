"""``kpss import xlsx`` and ``csv``: exported records back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.common import find_workspace, language_of, open_workspace, schema_beside
from kpss.cli.options import DryRunOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr
from kpss.language.cleaning import one_line
from kpss.language.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from kpss.exchange.tables.importing import Result
    from kpss.model.workspace import Workspace

XLSX_HELP = tr(
    "Vezme zpět sešit z kpss export xlsx: ukáže změny a zapíše jen je.",
    "Takes back a workbook of kpss export xlsx: shows the changes and writes only them.",
)

CSV_HELP = tr(
    "Vezme zpět tabulku z kpss export csv: ukáže změny a zapíše jen je.",
    "Takes back a table of kpss export csv: shows the changes and writes only them.",
)
_WRONG_INPUT = 2
_NOTHING = Text("V tabulce není žádná změna; nic se nezapsalo.", "The table changes nothing; nothing was written.")
_NOT_WRITTEN = Text("Nic se nezapsalo.", "Nothing was written.")
_BREAKS = Text(
    "Po změně by v záznamech byly chyby, které v nich teď nejsou:",
    "After the change the records would have errors that they have not now:",
)

_File = Annotated[
    str,
    typer.Argument(
        metavar=tr("SOUBOR", "FILE"),
        show_default=False,
        help=tr("Upravená tabulka.", "The table that was edited."),
    ),
]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help=tr("Zapíše bez dotazu.", "Writes without asking."))]


def xlsx_command(
    file: _File,
    workspace: WorkspaceOption = "",
    dry_run: DryRunOption = False,
    yes: _Yes = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Show what a workbook changes, and write it."""
    return _take_back("xlsx", file, workspace, dry_run, yes, lang, quiet)


def csv_command(
    file: _File,
    workspace: WorkspaceOption = "",
    dry_run: DryRunOption = False,
    yes: _Yes = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Show what a table changes, and write it."""
    return _take_back("csv", file, workspace, dry_run, yes, lang, quiet)


def _take_back(form: str, file: str, workspace: str, dry_run: bool, yes: bool, lang: str, quiet: bool) -> int:
    from kpss.cli.agreeing import agreed
    from kpss.cli.output import remark
    from kpss.cli.reading import bytes_of
    from kpss.exchange.tables.importing import import_table

    root = find_workspace(workspace)
    opened = open_workspace(root, "")
    language = language_of(opened, lang)
    name = os.path.basename(file)

    def schema_of(path: str, kind: str) -> str:
        return schema_beside(root, os.path.join(root, path), kind)

    result = import_table(opened, bytes_of(file), name, form, schema_of)
    for said in result.comparison.remarks:
        remark(one_line(said.in_language(language)), quiet=quiet)
    if result.comparison.troubles:
        return _refuse([one.text() for one in result.comparison.troubles], language)
    if not result.files:
        remark(_NOTHING.in_language(language), quiet=quiet)
        return 0
    _show(result, language)
    broken = _new_errors(opened, result)
    if broken:
        return _refuse(broken, language, _BREAKS)
    if dry_run or not (yes or agreed(language)):
        remark(_NOT_WRITTEN.in_language(language), quiet=quiet)
        return 0
    _write(root, result)
    remark(_written(result).in_language(language), quiet=quiet)
    return 0


def _refuse(troubles: list[Text], language: Language, head: Text | None = None) -> int:
    """Say all that is wrong at once."""
    from kpss.cli.output import remark

    if head is not None:
        remark(head.in_language(language))
    for trouble in troubles:
        remark(one_line(f"- {trouble.in_language(language)}"))
    remark(_NOT_WRITTEN.in_language(language))
    return _WRONG_INPUT


def _show(result: Result, language: Language) -> None:
    """The changes of all records on standard output."""
    from kpss.cli.output import write
    from kpss.exchange.tables.changes import told
    from kpss.language.cleaning import clean

    lines = [line for changes in result.comparison.changes for line in told(changes, language)]
    write(clean("".join(f"{line}\n" for line in lines)))


def _new_errors(opened: Workspace, result: Result) -> list[Text]:
    """The errors that the workspace would have and has not now, in words."""
    from kpss.cli.agreeing import new_errors
    from kpss.findings.locate import Locator
    from kpss.formats.wording import hint, message

    after, new = new_errors(opened, result.files)
    locator, found = Locator(after.tree), []
    for one in new:
        line = locator.span(one.place).line
        where = result.comparison.where(one.record, one.path)
        cs, en = (
            f"{f'{where.in_language(language)}: ' if where else ''}{one.place.file}:{line}: {one.code_text} {message(one, language)} {hint(one, language)}".rstrip()
            for language in LANGUAGES
        )
        found.append(Text(cs, en))
    return found


def _write(root: str, result: Result) -> None:
    from kpss.cli.writing import write_all

    write_all(root, result.files, result.before)


def _written(result: Result) -> Text:
    from kpss.language.phrases import phrase

    counts = {"n": len(result.comparison.changes), "f": len(result.files)}
    text = Text(
        "Zapsáno: {n:záznam|záznamy|záznamů} v {f:souboru|souborech|souborech}.",
        "Written: {n:record|records} in {f:file|files}.",
    )
    return Text(phrase(text, counts, "cs"), phrase(text, counts, "en"))
