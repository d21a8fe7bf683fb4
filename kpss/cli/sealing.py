"""``kpss seal``: what a body approved, fixed by a digest in its approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.common import find_workspace, language_of, open_workspace
from kpss.cli.options import AsOfOption, DryRunOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr
from kpss.language.errors import UserError
from kpss.language.text import Language, Text

if TYPE_CHECKING:
    from kpss.model.records import Record
    from kpss.model.workspace import Workspace

HELP = tr(
    "Zapečetí, co orgán schválil: zapíše do schválení otisk obsahu, podle kterého se pozná pozdější změna (605).",
    "Seals what a body approved: writes a digest of the content into the approval, which shows later changes (605).",
)
_SAME = Text("{id}: pečeť už tu je a souhlasí.", "{id}: the seal is there already and matches.")
_WOULD = Text(
    "Zapečetilo by se {what} záznamu {id}: otisk {digest}, soubor {file}.",
    "This would be sealed: {what} of {id}: digest {digest}, file {file}.",
)
_DONE = Text(
    "Zapečetěno: {what} záznamu {id}, otisk {digest}, soubor {file}. Teď změnu uložte do gitu (git commit).",
    "Sealed: {what} of {id}, digest {digest}, file {file}. Now commit the change (git commit).",
)
_SHORT = len("sha256:"), len("sha256:") + 8


def command(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar=tr("ZÁZNAM", "RECORD"),
            show_default=False,
            help=tr("Plán nebo jiný schvalovaný záznam.", "A plan or another record that a body approves."),
        ),
    ],
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    date: Annotated[
        str,
        typer.Option(
            "--date",
            metavar=tr("DATUM", "DATE"),
            show_default=False,
            help=tr("Které schválení nebo dodatek: podle data.", "Which approval or addendum: by its date."),
        ),
    ] = "",
    resolution: Annotated[
        str,
        typer.Option(
            "--resolution",
            metavar=tr("USNESENÍ", "RESOLUTION"),
            show_default=False,
            help=tr("Které schválení nebo dodatek: podle čísla usnesení.", "Which one: by its resolution number."),
        ),
    ] = "",
    check: Annotated[
        bool, typer.Option("--check", help=tr("Jen řekne, zda pečeť souhlasí.", "Only says whether the seal matches."))
    ] = False,
    again: Annotated[
        bool,
        typer.Option("--again", help=tr("Nahradí pečeť, která nesouhlasí.", "Replaces a seal that does not match.")),
    ] = False,
    rev: Annotated[
        str,
        typer.Option(
            "--rev",
            metavar=tr("REVIZE", "REV"),
            show_default=False,
            help=tr(
                "Zapečetí znění z této revize gitu (značka, otisk), třeba to, které tehdy šlo na zastupitelstvo.",
                "Seals the text of this revision of git (a tag, a hash), such as the one that was put to the council.",
            ),
        ),
    ] = "",
    dry_run: DryRunOption = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write the seal into the newest approval or addendum, or the one that was chosen."""
    from kpss.cli.output import remark, write
    from kpss.cli.sealable import chosen_of, decision_words, refuse_later, refuse_mistakes
    from kpss.cli.writing import write_all
    from kpss.exchange.seals.writing import with_seal
    from kpss.formats.wording import plain_spaces
    from kpss.language.phrases import phrase
    from kpss.model.seals import FORM, as_decided, counted

    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    language = language_of(opened, lang)
    record = record_of(opened, identifier)
    if check:
        return show(opened, record, language, "text")
    chosen = chosen_of(opened, record, date, resolution)
    text = open_workspace(root, as_of, rev) if rev else opened
    approved = as_decided(record_of(text, record.id), chosen) if rev else chosen
    refuse_mistakes(text, approved.record)
    now, seal, what = counted(text, approved), chosen.seal, decision_words(opened, chosen)
    params = {"id": record.id, "file": record.file, "what": what, "digest": f"{now.digest[slice(*_SHORT)]}…"}
    if seal is not None and (seal.form, seal.digest, sorted(seal.parts)) == (FORM, now.digest, now.data["parts"]):
        remark(plain_spaces(phrase(_SAME, params, language)), quiet=quiet)
        return 0
    if seal is not None and not again:
        show(opened, record, language, "text")
        raise UserError(
            f"{what.cs[0].upper()}{what.cs[1:]} už pečeť má a ta nesouhlasí. Byla-li změna schválena, zapište ji jako "
            "dodatek; opravujete-li chybu při zapečetění, použijte --again.",
            f"{what.en[0].upper()}{what.en[1:]} has a seal already, which does not match. If the change was approved, "
            "record it as an addendum; to correct a mistake made when sealing, use --again.",
        )
    if not rev:
        refuse_later(opened, chosen)
    written = with_seal(opened.tree, chosen, now.data)
    if dry_run:
        write(plain_spaces(phrase(_WOULD, params, language)) + "\n")
        return 0
    write_all(root, written.files, written.before)
    remark(plain_spaces(phrase(_DONE, params, language)), quiet=quiet)
    return 0


def show(workspace: Workspace, record: Record, language: Language, form: str) -> int:
    """Say what became of the seal of *record*; 1 where it does not hold."""
    from kpss.changes.sealed import check_seal
    from kpss.cli.output import write
    from kpss.formats import seals

    made = check_seal(workspace, record)

    write(seals.as_json(made, language) if form == "json" else seals.as_text(made, language))
    return 0 if made.state in ("matches", "amended") else 1


def record_of(workspace: Workspace, identifier: str) -> Record:
    """The record that people mean by its id or name, of a kind that bodies approve.

    :raises UserError: if there is none.
    """
    from kpss.language.nearest import nearest
    from kpss.language.slugs import fold
    from kpss.language.text import lowered
    from kpss.model.seals import sealable_kinds
    from kpss.reports.unread import unread_record
    from kpss.structure.schemas import label, source

    kinds = sealable_kinds()
    found = workspace.records.get(identifier)
    if found is None:
        named = [one for kind in kinds for one in workspace.of_kind(kind) if fold(one.name) == fold(identifier)]
        found = named[0] if len(named) == 1 else None
    if found is None:
        if (unread := unread_record(workspace, identifier)) is not None:
            raise unread
        near = nearest(identifier, [one.id for kind in kinds for one in workspace.of_kind(kind)])
        raise UserError(
            f"Záznam „{identifier}“ není."
            + (f" Nemělo to být „{near}“?" if near else " Seznam vypíše kpss list plan."),
            f"There is no record “{identifier}”." + (f" Did you mean “{near}”?" if near else " See kpss list plan."),
        )
    if found.kind not in kinds:
        (cs, *all_cs), (en, *all_en) = (
            [lowered(label(source(kind), language)) for kind in (found.kind, *kinds)] for language in ("cs", "en")
        )
        raise UserError(
            f"Záznam „{found.id}“ je {cs}; zapečetit jde jen to, co orgány schvalují: {', '.join(all_cs)}.",
            f"“{found.id}” is of the kind {en}; only what bodies approve can be sealed: {', '.join(all_en)}.",
        )
    return found
