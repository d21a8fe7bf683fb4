"""``kpss network apply``: what was decided about requests, put into the network."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.common import find_workspace, language_of, open_workspace, schema_beside
from kpss.cli.options import AsOfOption, DryRunOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr
from kpss.language.errors import UserError
from kpss.language.text import Language, Text

if TYPE_CHECKING:
    from kpss.exchange.network.plan import Planned
    from kpss.model.workspace import Workspace

HELP = tr("Správa sítě služeb.", "Keeping the network of services.")
APPLY_HELP = tr(
    "Zapíše do sítě, co bylo o žádostech rozhodnuto; nejdřív ukáže, co zapíše, a zeptá se.",
    "Writes into the network what was decided about requests; shows first what it will write, and asks.",
)


def apply_command(
    round: Annotated[  # noqa: A002 - the name of the argument
        str,
        typer.Argument(
            metavar=tr("AKTUALIZACE", "ROUND"), show_default=False, help=tr("Která aktualizace sítě.", "Which round.")
        ),
    ],
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help=tr("Zapíše bez dotazu.", "Writes without asking."))] = False,
    dry_run: DryRunOption = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Show what becomes of each request, ask, and write all files or none."""
    from kpss.cli.agreeing import agreed
    from kpss.cli.output import remark, write
    from kpss.cli.writing import write_all
    from kpss.exchange.network.listing import listing
    from kpss.exchange.network.plan import plan_round

    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    language = language_of(opened, lang)
    planned = plan_round(opened, round, lambda path: schema_beside(root, os.path.join(root, path), "network-entry"))
    write("".join(f"{line}\n" for line in listing(opened, planned, language)))
    if planned.files:
        _refuse_errors(opened, planned, language)
    if dry_run or not planned.files:
        return 0
    if not (yes or agreed(language)):
        remark(Text("Nic se nezapsalo.", "Nothing was written.").in_language(language))
        return 0
    write_all(root, planned.files, planned.before)
    done = Text(
        "Zapsáno. Zkontrolujte síť: kpss report network, celý prostor: kpss validate.",
        "Written. See the network with kpss report network, check everything with kpss validate.",
    )
    remark(done.in_language(language), quiet=quiet)
    return 0


def _refuse_errors(workspace: Workspace, planned: Planned, language: Language) -> None:
    """Refuse to write what would bring an error into the workspace.

    :raises UserError: after showing the errors.
    """
    from kpss.cli.agreeing import new_errors
    from kpss.cli.output import write
    from kpss.findings.checked import Checked
    from kpss.findings.locate import Locator
    from kpss.formats import findings_text
    from kpss.formats.findings_view import View

    after, new = new_errors(workspace, planned.files)
    if new:
        write(findings_text.render(Checked(new), Locator(after.tree), language, View(("error",))))
        raise UserError(
            "Po zápisu by v datech byly tyto chyby, proto se nezapsalo nic; opravte žádosti a spusťte příkaz znovu.",
            "After writing there would be these errors, so nothing was written; mend the requests and run it again.",
        )
