"""``kpss render``: documents."""

from __future__ import annotations

from typing import Annotated

import typer

from kpss.cli.common import choice, find_workspace, language_of, open_workspace
from kpss.cli.options import AsOfOption, LangOption, OutputOption, QuietOption, WorkspaceOption, format_option
from kpss.cli.texts import tr

HELP = tr(
    "Vytvoří dokument: plans (přehled plánů), plan ID, structure (organizace plánování), gaps (mezery).",
    "Makes a document: plans (overview), plan ID, structure (organisation of planning), gaps.",
)
NAMES = ("plans", "plan", "structure", "gaps")
_FORMATS = ("md", "html")
_NEED_ID = ("plan",)


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
            help=tr("Identifikátor plánu; u gaps název ORP.", "The id of the plan; for gaps the name of an ORP."),
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
    from kpss.documents.registry import DOCUMENTS
    from kpss.documents.render import render
    from kpss.documents.revision import revision
    from kpss.language.errors import UserError

    wanted = choice(name, NAMES, tr("Dokument", "Document"))
    if wanted in _NEED_ID and not identifier:
        raise UserError(
            "Který plán? Zadejte jeho identifikátor: kpss render plan ID.",
            "Which plan? Give its id: kpss render plan ID.",
        )
    form = choice(format or _by_name(output), _FORMATS, "--format")
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    language = language_of(opened, lang)
    source = DOCUMENTS[wanted](opened, language, identifier)
    text = render(opened, source, form, language, revision(root, source.files))
    write(text, output)
    if output and output != "-":
        remark(tr(f"zapsáno {output}", f"written {output}"), quiet=quiet)
    return 0


def _by_name(output: str) -> str:
    """The format that the name of the file tells; Markdown where it tells none."""
    ending = output.rpartition(".")[2].lower() if "." in output else ""
    return {"html": "html", "htm": "html"}.get(ending, ending if ending in ("pdf", "docx", "xlsx", "odt") else "md")
