"""``kpss network apply``: what was decided about requests, put into the network."""

from __future__ import annotations

import os
import sys
from collections import Counter
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
_YES, _NO = ("a", "ano", "y", "yes"), ("n", "ne", "no")


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
    if not yes and not _agreed(language):
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
    from kpss.cli.output import write
    from kpss.exchange.overlay import with_files
    from kpss.findings.locate import Locator
    from kpss.formats import findings_text
    from kpss.rules import CATALOGUE
    from kpss.rules.engine import configured, find

    after = with_files(workspace, planned.files)
    codes = {
        code
        for code, rule in CATALOGUE.items()
        if "error" in {configured(workspace, rule)[0], *(wording.severity for wording in rule.variants.values())}
    }
    found = [one for one in find(after, codes) if one.severity == "error"]
    known = Counter(one.identity for one in find(workspace, codes)) if found else Counter()
    new = []
    for one in found:
        known[one.identity] -= 1
        if known[one.identity] < 0:
            new.append(one)
    if new:
        write(findings_text.render(new, Locator(after.tree), language, shown=("error",), color=False, as_of=""))
        raise UserError(
            "Po zápisu by v datech byly tyto chyby, proto se nezapsalo nic; opravte žádosti a spusťte příkaz znovu.",
            "After writing there would be these errors, so nothing was written; mend the requests and run it again.",
        )


def _agreed(language: Language) -> bool:
    """Ask on a terminal.

    :raises UserError: if there is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise UserError(
            "Není se koho zeptat, nic se nezapsalo; zapsat bez ptaní umí volba --yes.",
            "There is nobody to ask, nothing was written; --yes writes without asking.",
        )
    question = Text("Zapsat? [a/n] ", "Write? [y/n] ").in_language(language)
    while True:
        sys.stderr.write(question)
        sys.stderr.flush()
        line = sys.stdin.readline()
        answer = line.strip().casefold()
        if answer in _YES:
            return True
        if answer in _NO or not line:
            return False
