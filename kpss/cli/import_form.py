"""``kpss import form``: request forms that providers filled in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.common import find_workspace, language_of, open_workspace, schema_beside
from kpss.cli.options import DryRunOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr
from kpss.language.cleaning import one_line
from kpss.language.text import Language, Text

if TYPE_CHECKING:
    from kpss.exchange.form.importing import Taken

FORM_HELP = tr(
    "Převede vyplněné formuláře žádostí do záznamů.", "Turns request forms that were filled in into records."
)


def form_command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar=tr("SOUBOR…", "FILE…"),
            show_default=False,
            help=tr("Vyplněné formuláře z kpss export form (xlsx).", "Filled forms of kpss export form (xlsx)."),
        ),
    ],
    workspace: WorkspaceOption = "",
    dry_run: DryRunOption = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write a file of each right form; 1 if some form is wrong."""
    from kpss.cli.output import remark, write
    from kpss.cli.reading import bytes_of
    from kpss.cli.writing import write_all
    from kpss.exchange.form.importing import take_all
    from kpss.exchange.network.plan import refuse_unread

    root = find_workspace(workspace)
    opened = open_workspace(root, "")
    language = language_of(opened, lang)
    refuse_unread(opened, ("request",))
    forms = [(os.path.basename(path), bytes_of(path)) for path in dict.fromkeys(files)]
    taken = take_all(opened, forms, lambda path: schema_beside(root, os.path.join(root, path), "request"))
    write("".join(f"{line}\n" for line in _lines(taken, language)))
    new = {one.path: one.text for one in taken if one.fate == "new"}
    if new and not dry_run:
        write_all(root, new, {})
        steps = Text(
            "Zapsáno. Dál: kpss validate, kpss report requests.", "Written. Next: kpss validate, kpss report requests."
        )
        remark(steps.in_language(language), quiet=quiet)
    return 1 if any(one.fate in {"wrong", "differs"} for one in taken) else 0


_FATES = {
    "new": Text("nová žádost {request} ({path})", "new request {request} ({path})"),
    "known": Text("už je zapsána jako {request}", "on record already as {request}"),
    "differs": Text(
        "taková žádost už je ({request}) a liší se v: {keys}; nic se nepřepisuje, opravte záznam ručně",
        "there is such a request ({request}) and it differs in: {keys}; nothing is overwritten, mend the record",
    ),
    "wrong": Text("nejde převzít:", "cannot be taken:"),
}


def _lines(taken: Sequence[Taken], language: Language) -> Iterator[str]:
    for one in taken:
        said = _FATES[one.fate].in_language(language)
        yield f"{one_line(one.name)}: {said.format(request=one.request, path=one.path, keys=', '.join(one.keys))}"
        for sort, items in ((Text("", ""), one.problems), (Text("pozn.: ", "note: "), one.remarks)):
            for cell, text in items:
                where = f"{cell}: " if cell else ""
                yield f"  {sort.in_language(language)}{where}{one_line(text.in_language(language))}"
