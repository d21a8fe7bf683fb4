"""``kpss render``: documents."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.common import choice, find_workspace, language_of, open_workspace
from kpss.cli.options import (
    AsOfOption,
    LangOption,
    OutputOption,
    QuietOption,
    RevOption,
    WorkspaceOption,
    format_option,
)
from kpss.cli.report_forms import tell_written
from kpss.cli.templates_from import TemplatesOption, templates_of
from kpss.cli.texts import tr
from kpss.language.errors import UserError

if TYPE_CHECKING:
    from kpss.model.workspace import Workspace

HELP = tr(
    "Vytvoří dokument: plans (přehled plánů), plan ID, medium-term-plan ID (střednědobý plán kraje), action-plan ID (akční plán), evaluation ID (vyhodnocení), consultation ID (vypořádání připomínek), measure PLÁN nebo PLÁN/KÓD (karty opatření), network ROK (síť sociálních služeb), request ID (žádost do sítě), decision ID (návrh rozhodnutí o žádostech aktualizace), structure (organizace plánování), gaps (mezery), body ID (list orgánu), handbook (metodická příručka), meeting ID (pozvánka, prezenční listina, zápis).",
    "Makes a document: plans (overview), plan ID, medium-term-plan ID, action-plan ID, evaluation ID, consultation ID (settlement of comments), measure PLAN or PLAN/CODE (cards of measures), network YEAR (network of services), request ID (request to the network), decision ID (proposed decisions of a round), structure (organisation of planning), gaps, body ID (sheet of a body), handbook, meeting ID (invitation, attendance list, minutes).",
)
FORMATS = ("md", "html", "docx", "pdf", "xlsx")  # as in kpss.documents.files, which loads much
NAMES = (
    "plans", "plan", "medium-term-plan", "action-plan", "evaluation", "consultation", "measure", "network", "request",
    "decision", "structure", "gaps", "body", "handbook", "meeting",
)  # fmt: skip
PAPERS = ("invitation", "minutes", "attendance")
ALL = "all"
_NEED_ID = {
    "plan": ("Který plán?", "Which plan?"),
    "medium-term-plan": ("Který plán?", "Which plan?"),
    "action-plan": ("Který plán?", "Which plan?"),
    "evaluation": ("Které vyhodnocení?", "Which evaluation?"),
    "consultation": ("Které připomínkové řízení?", "Which consultation?"),
    "measure": ("Které opatření, nebo kterého plánu?", "Which measure, or of which plan?"),
    "request": ("Která žádost?", "Which request?"),
    "decision": ("Která aktualizace sítě?", "Which round?"),
    "body": ("Který orgán?", "Which body?"),
    "meeting": ("Které jednání?", "Which meeting?"),
}

_KINDS = {
    "medium-term-plan": "plan", "action-plan": "plan", "handbook": "locality", "network": "round", "decision": "round",
} | {name: name for name in ("plan", "evaluation", "consultation", "request", "body", "meeting")}  # fmt: skip


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="|".join((*NAMES, ALL)),
            show_default=False,
            autocompletion=lambda: [*NAMES, ALL],
            help=tr(
                "Který dokument; all všechny do složky -o.", "Which document; all makes every one into the folder -o."
            ),
        ),
    ],
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="[ID]",
            show_default=False,
            help=tr(
                "Identifikátor nebo název plánu, žádosti, orgánu nebo jednání; u network rok, u gaps název ORP, u handbook místo.",
                "The id or name of the plan, request, body or meeting; for network a year, for gaps the name of an ORP, for handbook a locality.",
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
    rev: RevOption = "",
    format: Annotated[str, format_option(FORMATS)] = "",  # noqa: A002 - the name of the option
    output: OutputOption = "",
    templates_from: TemplatesOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Make a document; without -o it goes to standard output."""
    wanted = choice(name, (*NAMES, ALL), tr("Dokument", "Document"))
    if wanted == ALL:
        return _all(identifier or paper, workspace, as_of, rev, format, output, lang, templates_from, quiet=quiet)
    from kpss.cli.keeping import keep, once
    from kpss.cli.output import refuse_record, remark, way_to, write, write_bytes
    from kpss.documents import files
    from kpss.documents.basis import whole_revision
    from kpss.documents.registry import DOCUMENTS, MAKERS
    from kpss.documents.revision import shown, warning
    from kpss.documents.stamps import Origin

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
    refuse_record(output)
    form = _form(format, output)
    root = find_workspace(workspace)
    _not_among_templates(root, output)
    opened = open_workspace(root, as_of, rev, templates=templates_of(root, templates_from, quiet=quiet), quiet=quiet)
    keep(opened, root, output)
    identifier = _by_record_name(opened, wanted, identifier)
    once(opened, identifier)
    language = language_of(opened, lang)
    make = MAKERS[wanted][choice(paper, PAPERS, "--as")] if paper else DOCUMENTS[wanted]
    source = make(opened, language, identifier)
    folder = way_to(root, output) if output not in ("", "-") else ""
    whole = whole_revision(opened, source, language)
    origin = Origin(wanted, source.about or identifier, paper, whole)
    made = files.make(opened, source, form, language, shown(whole), folder=folder, origin=origin)
    if form in files.BINARY:
        write_bytes(made, output)
    else:
        write(made.decode(), output)
    tell_written(output, quiet=quiet)
    if output not in ("", "-") and form != "xlsx" and (said := warning(whole)) is not None:
        remark(said.in_language(language), quiet=quiet)
    return 0


def _by_record_name(workspace: Workspace, document: str, identifier: str) -> str:
    """The id of the only record of the document's kind that is called *identifier*; else *identifier* itself."""
    kind = _KINDS.get(document)
    if not kind or not identifier or identifier in workspace.records:
        return identifier
    from kpss.language.slugs import fold

    named = [record.id for record in workspace.of_kind(kind) if fold(record.name) == fold(identifier.strip())]
    return named[0] if len(named) == 1 else identifier


def _all(
    extra: str,
    workspace: str,
    as_of: str,
    rev: str,
    format: str,  # noqa: A002 - the name of the option
    output: str,
    lang: str,
    templates_from: str,
    *,
    quiet: bool,
) -> int:
    """All documents into the folder *output*, in one or more formats."""
    if extra:
        raise UserError(
            f"„{extra}“ k dokumentu all nepatří; render all dělá všechny.",
            f"“{extra}” does not go with all, which makes every document.",
        )
    if not output or output == "-" or (os.path.exists(output) and not os.path.isdir(output)):
        raise UserError(
            "Zadejte složku, do které se dokumenty zapíšou: kpss render all -o SLOŽKA.",
            "Give the folder for the documents: kpss render all -o DIR.",
        )
    from kpss.cli.keeping import keep_folder
    from kpss.cli.render_all import render_all

    forms = tuple(dict.fromkeys(choice(form.strip(), FORMATS, "--format") for form in (format or "html").split(",")))
    root = find_workspace(workspace)
    _not_among_templates(root, output)
    opened = open_workspace(root, as_of, rev, templates=templates_of(root, templates_from, quiet=quiet), quiet=quiet)
    keep_folder(opened, root, output)
    return render_all(opened, root, output, forms, language_of(opened, lang), quiet=quiet)


def _not_among_templates(root: str, output: str) -> None:
    """A document in ``documents/`` would be taken for a template of the workspace's own next time."""
    own = os.path.join(os.path.realpath(root), "documents")
    if output not in ("", "-") and _is_within(os.path.realpath(output), own):
        raise UserError(
            "Složka documents/ je pro vlastní šablony; hotové dokumenty zapište jinam, třeba do vystupy/.",
            "The folder documents/ is for templates of your own; write documents elsewhere, for example to output/.",
        )


def _is_within(path: str, folder: str) -> bool:
    try:
        return os.path.commonpath((folder, path)) == folder
    except ValueError:  # another drive
        return False


_ENDINGS = {"markdown": "md", "txt": "md", "htm": "html"} | {form: form for form in FORMATS}


def _form(format: str, output: str) -> str:  # noqa: A002 - the name of the option
    """The format asked for, else the one that the name of the file tells; Markdown where neither does.

    :raises UserError: if the name of the file tells another one, or none that there is.
    """
    name = os.path.basename(output)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    told = _ENDINGS.get(ending, "")
    if not format:
        if ending and not told and (os.path.isfile(output) or not os.path.exists(output)):
            raise UserError(
                f"Přípona „.{ending}“ neříká, v jakém formátu dokument zapsat; použijte .md, .html, .docx, .pdf nebo .xlsx.",
                f"The ending “.{ending}” tells no format; use .md, .html, .docx, .pdf or .xlsx.",
            )
        return told or "md"
    form = choice(format, FORMATS, "--format")
    if told and told != form:
        raise UserError(
            f"--format {form} a soubor {output} si odporují; pojmenujte ho .{form}, nebo --format vynechte.",
            f"--format {form} contradicts the file {output}; call it .{form}, or leave --format out.",
        )
    return form
