"""``kpss history``: the life of a record, from git and from what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.common import find_workspace, language_of, open_workspace
from kpss.cli.options import (
    AsOfOption,
    ColorOption,
    LangOption,
    OutputOption,
    QuietOption,
    RevOption,
    WorkspaceOption,
    format_option,
)
from kpss.cli.report_forms import FORMATS, form_of, made_of, tell_written
from kpss.cli.texts import tr
from kpss.language.errors import UserError
from kpss.language.text import Text

if TYPE_CHECKING:
    from kpss.changes.history_past import Life
    from kpss.model.workspace import Workspace
    from kpss.reports.table import Report

HELP = tr(
    "Co se se záznamem dělo: usnesení a jiné události i změny v gitu, na jedné časové ose.",
    "What happened to a record: resolutions and other events, and its changes in git, on one time line.",
)
_NO_TRACE = Text(" a v gitu není stopa, že by kdy byl.", ", and no trace in git that there ever was.")
_SHOW_FORMATS = ("text", "json")


def command(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            show_default=False,
            help=tr(
                "Identifikátor záznamu, i zrušeného, nebo jeho části (plan/KÓD cíle nebo opatření).",
                "The id of a record, of one that is no more too, or of a part of it (plan/CODE of a goal or measure).",
            ),
        ),
    ],
    at: Annotated[
        str,
        typer.Option(
            "--at",
            metavar=tr("REVIZE", "REV"),
            show_default=False,
            help=tr(
                "Ukáže záznam, jak byl v této revizi nebo ke konci dne (jako kpss show), i pod dřívějším identifikátorem.",
                "Shows the record as it was in this revision, or at the end of a day (as kpss show does), under an earlier id too.",
            ),
        ),
    ] = "",
    newest_first: Annotated[
        bool, typer.Option("--newest-first", help=tr("Nejnovější nahoře.", "The newest first."))
    ] = False,
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    rev: RevOption = "",
    format: Annotated[str, format_option(FORMATS)] = "",  # noqa: A002 - the name of the option
    output: OutputOption = "",
    lang: LangOption = "",
    quiet: QuietOption = False,
    color: ColorOption = "",
) -> int:
    """Tell the life of a record."""
    from kpss.changes.history_report import history_report
    from kpss.cli.keeping import keep
    from kpss.cli.output import remark, write, write_bytes

    kind = form_of(format, output, _SHOW_FORMATS if at else FORMATS)
    root = find_workspace(workspace)
    opened = open_workspace(root, as_of, rev, quiet=quiet)
    keep(opened, root, output)
    life = _life(opened, identifier)
    if at:
        return _show(life, at, root, as_of, kind, output, lang, quiet=quiet)
    language = language_of(opened, lang)
    report = _covered(history_report(opened, life, newest_first=newest_first), life.kind)
    made = made_of(opened, report, language, kind, color="never" if output else color)
    if isinstance(made, bytes):
        write_bytes(made, output)
    else:
        write(made, output)
    if kind in ("json", "csv", "xlsx"):
        for item in report.remarks:
            remark(item.in_language(language), quiet=quiet)
    tell_written(output, quiet=quiet)
    return 0


def _covered(report: Report, kind: str) -> Report:
    """*report* without what stands in records of *kind* and should not; messages of commits are words of people."""
    from kpss.formats.covering import covered_value
    from kpss.structure.privacy import PERSONAL_KINDS

    person = min(PERSONAL_KINDS)
    rows = [
        {key: covered_value(value, person if key == "message" else kind) for key, value in row.items()}
        for row in report.rows
    ]
    return report._replace(rows=rows)


def _life(workspace: Workspace, identifier: str) -> Life:
    """The life of the record.

    :raises UserError: if there never was one.
    """
    from kpss.changes.history_past import life_of, no_past
    from kpss.language.nearest import nearest
    from kpss.reports.unread import unread_record

    life = life_of(workspace, identifier)
    if life is not None:
        return life
    if (unread := unread_record(workspace, identifier)) is not None:
        raise unread
    near = nearest(identifier, workspace.records)
    why = no_past(workspace)
    ends = (f". {why.cs}", f". {why.en}") if why else (_NO_TRACE.cs, _NO_TRACE.en)
    raise UserError(
        f"Záznam „{identifier}“ není{ends[0]}" + (f" Nemělo to být „{near}“?" if near else " Seznam vypíše kpss list."),
        f"There is no record “{identifier}”{ends[1]}" + (f" Did you mean “{near}”?" if near else " See kpss list."),
    )


def _show(life: Life, at: str, root: str, as_of: str, form: str, output: str, lang: str, *, quiet: bool) -> int:
    """The record as it was in the revision *at*.

    :raises UserError: if it was not there.
    """
    from kpss.cli.output import write
    from kpss.formats.record import render_json, render_text
    from kpss.reports.records import describe

    opened = open_workspace(root, as_of, at, quiet=quiet)
    language = language_of(opened, lang)
    known = life.name_in(opened.records)
    if known is None:
        raise UserError(
            f"V revizi {at} záznam {life.id} není; kdy vznikl a zanikl, vypíše kpss history {life.id}.",
            f"There is no record {life.id} in the revision {at}; kpss history {life.id} tells when it came and went.",
        )
    description = describe(opened, known)
    write(render_json(description, language) if form == "json" else render_text(opened, description, language), output)
    tell_written(output, quiet=quiet)
    return 0
