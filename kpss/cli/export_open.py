"""``kpss export hsds`` and ``sqlite``: the services in open formats."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from kpss.cli.options import AsOfOption, LangOption, OutputOption, QuietOption, RevOption, WorkspaceOption
from kpss.cli.texts import tr

HSDS_HELP = tr(
    "Služby jako datový balíček Open Referral (HSDS 3).", "Services as an Open Referral data package (HSDS 3)."
)
SQLITE_HELP = tr("Všechny záznamy jako databáze SQLite.", "All records as an SQLite database.")

FolderOption = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar=tr("SLOŽKA", "DIR"),
        show_default=False,
        help=tr("Složka, kam se balíček zapíše.", "The folder to write the package into."),
    ),
]


def hsds_command(
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    rev: RevOption = "",
    output: FolderOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write the tables and their description into a folder; tables without rows are there with their heads."""
    from kpss.cli.common import find_workspace, language_of, open_workspace
    from kpss.cli.keeping import keep_package
    from kpss.cli.output import remark
    from kpss.cli.writing import write_folder
    from kpss.exchange.hsds.package import hsds_package
    from kpss.language.errors import UserError
    from kpss.language.phrases import Phrase
    from kpss.language.text import Text

    if not output or output == "-":
        raise UserError(
            "Balíček je víc souborů; řekněte, kam je zapsat: -o SLOŽKA.",
            "The package is several files; say where to write them: -o DIR.",
        )
    if os.path.exists(output) and not os.path.isdir(output):
        raise UserError(
            f"{output} je soubor; balíček potřebuje složku.", f"{output} is a file; the package needs a folder."
        )
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of, rev, quiet=quiet)
    language = language_of(opened, lang)
    files, left_out = hsds_package(opened, language)
    keep_package(opened, root, output, files, "datapackage.json")
    write_folder(output, files)
    if left_out:
        said = Phrase(
            Text(
                "Chybí záznam poskytovatele, proto v balíčku nejsou: {ids:list}.",
                "Their provider is not on record, so these are not in the package: {ids:list}.",
            ),
            {"ids": left_out},
        )
        remark(said.in_language(language))
    written = Text("Zapsáno do {folder}: {count:soubor|soubory|souborů}.", "Written to {folder}: {count:file|files}.")
    remark(Phrase(written, {"folder": output, "count": len(files)}).in_language(language), quiet=quiet)
    return 0


def sqlite_command(
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    rev: RevOption = "",
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write the database; the file that was there is replaced whole."""
    from kpss.cli.common import find_workspace, language_of, open_workspace
    from kpss.cli.keeping import keep
    from kpss.cli.output import remark, write_bytes
    from kpss.exchange.sqlite.database import database
    from kpss.language.phrases import Phrase
    from kpss.language.text import Text

    root = find_workspace(workspace)
    opened = open_workspace(root, as_of, rev, quiet=quiet)
    keep(opened, root, output)
    language = language_of(opened, lang)
    result = database(opened, language)
    write_bytes(result.data, output)
    if result.unresolved:
        said = Text(
            "{count:odkaz nevede|odkazy nevedou|odkazů nevede} k záznamu; {count:#je|jsou|je} v tabulce unresolved.",
            "{count:reference leads|references lead} to no record; see the table unresolved.",
        )
        remark(Phrase(said, {"count": result.unresolved}).in_language(language), quiet=quiet)
    return 0
