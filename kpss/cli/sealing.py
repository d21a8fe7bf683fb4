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
    from kpss.model.seals import Sealable
    from kpss.model.workspace import Workspace

HELP = tr(
    "Zapečetí, co orgán schválil: zapíše do schválení otisk obsahu, podle kterého se pozná pozdější změna (605).",
    "Seals what a body approved: writes a digest of the content into the approval, which shows later changes (605).",
)
_SAME = Text("{id}: pečeť už tu je a souhlasí.", "{id}: the seal is there already and matches.")
_WOULD = Text("{id}: pečeť by se zapsala do {file} ({path}), otisk {digest}.", "{id}: the seal would be written to {file} ({path}), digest {digest}.")  # fmt: skip
_DONE = Text("{id}: zapečetěno v {file} ({path}), otisk {digest}.", "{id}: sealed in {file} ({path}), digest {digest}.")
_SHOWN = 15


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
    dry_run: DryRunOption = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write the seal into the newest approval or addendum, or the one that was chosen."""
    from kpss.cli.output import remark, write
    from kpss.cli.writing import write_all
    from kpss.exchange.seals.writing import with_seal
    from kpss.formats.wording import plain_spaces
    from kpss.language.phrases import phrase
    from kpss.model.seals import FORM, counted

    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    language = language_of(opened, lang)
    record = record_of(opened, identifier)
    if check:
        return show(opened, record, language, "text")
    chosen = _chosen(opened, record, date, resolution)
    _refuse_errors(opened, record)
    now = counted(opened, chosen)
    place = "{}[{}]".format(*chosen.path)
    params = {"id": record.id, "file": record.file, "path": place, "digest": now.digest}
    seal = chosen.seal
    if seal is not None and (seal.form, seal.digest, sorted(seal.parts)) == (FORM, now.digest, now.data["parts"]):
        remark(plain_spaces(phrase(_SAME, params, language)), quiet=quiet)
        return 0
    if seal is not None and not again:
        show(opened, record, language, "text")
        raise UserError(
            f"Schválení ({place}) už pečeť má a ta nesouhlasí. Byla-li změna schválena, zapište ji jako dodatek; "
            f"opravujete-li chybu při zapečetění, použijte --again.",
            f"The approval ({place}) has a seal already, which does not match. If the change was approved, record it "
            f"as an addendum; to correct a mistake made when sealing, use --again.",
        )
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
    from kpss.model.seals import sealable_kinds

    kinds = sealable_kinds()
    found = workspace.records.get(identifier)
    if found is None:
        named = [one for kind in kinds for one in workspace.of_kind(kind) if fold(one.name) == fold(identifier)]
        found = named[0] if len(named) == 1 else None
    if found is None:
        near = nearest(identifier, [one.id for kind in kinds for one in workspace.of_kind(kind)])
        raise UserError(
            f"Záznam „{identifier}“ není."
            + (f" Nemělo to být „{near}“?" if near else " Seznam vypíše kpss list plan."),
            f"There is no record “{identifier}”." + (f" Did you mean “{near}”?" if near else " See kpss list plan."),
        )
    if found.kind not in kinds:
        raise UserError(
            f"Záznam „{found.id}“ je {found.kind}; zapečetit jde jen to, co orgány schvalují: {', '.join(kinds)}.",
            f"“{found.id}” is of the kind {found.kind}; only what bodies approve can be sealed: {', '.join(kinds)}.",
        )
    return found


def _chosen(workspace: Workspace, record: Record, date: str, resolution: str) -> Sealable:
    """The approval or addendum to seal: the newest, or the one of the *date* and *resolution*.

    :raises UserError: if there is none, or several fit.
    """
    from kpss.model.plans import known
    from kpss.model.seals import sealables

    found = [one for one in sealables(record) if known(one.decision.date, workspace.as_of)]
    if not found:
        raise UserError(
            f"Záznam {record.id} nemá k datu zapsané schválení; doplňte ho pod klíč approvals a spusťte příkaz znovu.",
            f"{record.id} has no approval on the date; add it under approvals and run the command again.",
        )
    if not date and not resolution:
        return found[-1]
    fitting = [
        one
        for one in found
        if (not date or (one.decision.date is not None and one.decision.date.text == date))
        and (not resolution or one.decision.resolution == resolution)
    ]
    if len(fitting) != 1:
        listed = ", ".join(
            " ".join(
                part for part in (one.decision.date.text if one.decision.date else "", one.decision.resolution) if part
            )
            or "?"
            for one in fitting or found
        )
        raise UserError(
            f"{'Takové schválení tu není' if not fitting else 'Hodí se jich víc'}; na výběr: {listed}.",
            f"{'There is no such approval' if not fitting else 'Several fit'}; there are: {listed}.",
        )
    return fitting[0]


def _refuse_errors(workspace: Workspace, record: Record) -> None:
    """Refuse to seal what has mistakes.

    :raises UserError: naming the first one.
    """
    from kpss.cli.processes import find_all
    from kpss.findings.locate import Locator
    from kpss.formats.wording import message
    from kpss.model.seals import touching

    files = touching(workspace, record)
    changed_later = 605
    for finding in find_all(workspace):
        own = finding.record.partition("/")[0] == record.id or finding.place.file in files
        if own and finding.severity == "error" and finding.code != changed_later:
            place = Locator(workspace.tree).located(finding).place
            line = place.span.line if place.span is not None else 1
            raise UserError(
                f"V záznamu {record.id} jsou chyby, nejdřív je opravte. První: {place.file}:{line} "
                f"{finding.code_text} {message(finding, 'cs')}",
                f"{record.id} has errors; mend them first. The first: {place.file}:{line} "
                f"{finding.code_text} {message(finding, 'en')}",
            )
