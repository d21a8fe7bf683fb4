"""``kpss render``: documents."""

from __future__ import annotations

from typing import Annotated

import typer

from kpss.cli.common import choice, find_workspace, language_of, open_workspace
from kpss.cli.options import AsOfOption, LangOption, OutputOption, QuietOption, WorkspaceOption, format_option
from kpss.cli.texts import tr

HELP = tr(
    "Vytvoří dokument: plans (přehled plánů), plan ID, structure (organizace plánování), gaps (mezery), body ID (list orgánu), meeting ID (pozvánka, prezenční listina, zápis).",
    "Makes a document: plans (overview), plan ID, structure (organisation of planning), gaps, body ID (sheet of a body), meeting ID (invitation, attendance list, minutes).",
)
NAMES = ("plans", "plan", "structure", "gaps", "body", "meeting")
PAPERS = ("invitation", "minutes", "attendance")
_FORMATS = ("md", "html")
_NEED_ID = {
    "plan": ("Který plán?", "Which plan?"),
    "body": ("Který orgán?", "Which body?"),
    "meeting": ("Které jednání?", "Which meeting?"),
}


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="|".join(NAMES),
            show_default=False,
            autocompletion=lambda: list(NAMES),
            help=tr("Který dokument.", "Which document."),
        ),
    ],
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="[ID]",
            show_default=False,
            help=tr(
                "Identifikátor plánu, orgánu nebo jednání; u gaps název ORP.",
                "The id of the plan, body or meeting; for gaps the name of an ORP.",
            ),
        ),
    ] = "",
    paper: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="|".join(PAPERS),
            show_default=False,
            autocompletion=lambda: list(PAPERS),
            help=tr(
                "Co z jednání: pozvánka, zápis, nebo prezenční listina; jinak u proběhlého zápis, u příštího pozvánka.",
                "Which paper of a meeting; else the minutes of one that was held, the invitation to a coming one.",
            ),
        ),
    ] = "",
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    format: Annotated[str, format_option(_FORMATS)] = "",  # noqa: A002 - the name of the option
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Make a document; without -o it goes to standard output."""
    from kpss.cli.output import remark, write
    from kpss.documents.registry import DOCUMENTS, MAKERS
    from kpss.documents.render import render
    from kpss.documents.revision import revision
    from kpss.language.errors import UserError

    wanted = choice(name, NAMES, tr("Dokument", "Document"))
    if wanted in _NEED_ID and not identifier:
        cs, en = _NEED_ID[wanted]
        raise UserError(
            f"{cs} Zadejte identifikátor: kpss render {wanted} ID.", f"{en} Give its id: kpss render {wanted} ID."
        )
    if paper and wanted not in MAKERS:
        raise UserError(
            f"Volba --as patří jen k dokumentu meeting, {wanted} má jedinou podobu.",
            f"--as belongs to the document meeting only; {wanted} has one form.",
        )
    form = choice(format or _by_name(output), _FORMATS, "--format")
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    language = language_of(opened, lang)
    make = MAKERS[wanted][choice(paper, PAPERS, "--as")] if paper else DOCUMENTS[wanted]
    source = make(opened, language, identifier)
    text = render(opened, source, form, language, revision(root, source.files))
    write(text, output)
    if output and output != "-":
        remark(tr(f"zapsáno {output}", f"written {output}"), quiet=quiet)
    return 0


def _by_name(output: str) -> str:
    """The format that the name of the file tells; Markdown where it tells none."""
    ending = output.rpartition(".")[2].lower() if "." in output else ""
    return {"html": "html", "htm": "html"}.get(ending, ending if ending in ("pdf", "docx", "xlsx", "odt") else "md")
