"""``kpss verify``: whether a finished document, or a sealed record, is as the repository has it."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from kpss.cli.common import choice, find_workspace, language_of, open_workspace, own_language
from kpss.cli.options import AsOfOption, LangOption, WorkspaceOption, format_option
from kpss.cli.texts import tr
from kpss.language.errors import UserError
from kpss.source.trees import LARGEST

HELP = tr(
    "Ověří hotový dokument (HTML, DOCX, PDF, MD) proti revizi, ze které je, nebo zapečetěný záznam proti jeho pečeti.",
    "Verifies a finished document (HTML, DOCX, PDF, MD) against the revision it comes from, or a record by its seal.",
)
FORMATS = ("text", "json")


def command(
    target: Annotated[
        str,
        typer.Argument(
            metavar=tr("SOUBOR|ZÁZNAM", "FILE|RECORD"),
            show_default=False,
            help=tr(
                "Soubor s dokumentem, nebo identifikátor záznamu.", "A file with a document, or the id of a record."
            ),
        ),
    ],
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    format: Annotated[str, format_option(FORMATS)] = "text",  # noqa: A002 - the name of the option
    lang: LangOption = "",
) -> int:
    """Say whether the document or the record is as it was; 1 where it is not."""
    form = choice(format, FORMATS, "--format")
    if os.path.isfile(target) or os.path.splitext(target)[1]:
        if as_of:
            raise UserError(
                "--as-of k souboru nepatří: den, ke kterému dokument je, uvádí jeho otisk.",
                "--as-of does not belong to a file: its stamp tells the day that the document is for.",
            )
        return _document(target, workspace, form, lang)
    from kpss.cli.sealing import record_of, show

    opened = open_workspace(find_workspace(workspace), as_of)
    return show(opened, record_of(opened, target), language_of(opened, lang), form)


def _document(path: str, workspace: str, form: str, lang: str) -> int:
    from kpss.cli.output import way_to, write
    from kpss.cli.processes import make_facts
    from kpss.documents.verifying import words
    from kpss.documents.verifying.compare import HOLDS, verify
    from kpss.documents.verifying.reading import FORMATS as READ
    from kpss.git.repository import SETTINGS, NoRepository

    sort = READ.get(os.path.splitext(path)[1].lower())
    data = _read(path)
    if sort is None:
        raise UserError(
            f"Soubor {path} ověřit neumím; jde to u dokumentů {', '.join(READ)}.",
            f"{path} cannot be verified; documents of the forms {', '.join(READ)} can.",
        )
    root = find_workspace(workspace)
    try:
        verified = verify(root, data, sort, make_facts, way_to(root, path))
    except NoRepository as error:
        if workspace or os.path.isfile(os.path.join(root, SETTINGS)):
            raise
        raise UserError(
            f"{error.text.cs} Spusťte příkaz v pracovním prostoru, ze kterého dokument je, nebo přidejte -C SLOŽKA.",
            f"{error.text.en} Run the command in the workspace that the document is of, or add -C DIR.",
        ) from None
    language = own_language(lang)
    write(words.as_json(verified, path, language) if form == "json" else words.as_text(verified, language))
    return 0 if verified.state in HOLDS else 1


def _read(path: str) -> bytes:
    from kpss.cli.output import reason

    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        why = reason(error)
        raise UserError(
            f"Soubor {path} se nepodařilo přečíst ({why.cs}).", f"{path} could not be read ({why.en})."
        ) from None
    if len(data) > LARGEST:
        raise UserError(f"Soubor {path} je příliš velký.", f"{path} is too big.")
    return data
