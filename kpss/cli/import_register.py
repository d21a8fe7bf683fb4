"""``kpss import rpss``: the national register of providers into records."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from kpss.cli.common import find_workspace, language_of, open_workspace, schema_beside
from kpss.cli.importing import refuse_unread
from kpss.cli.options import AsOfOption, DryRunOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr

if TYPE_CHECKING:
    from kpss.exchange.rpss.importing import RegisterImport
    from kpss.language.text import Language
    from kpss.model.workspace import Workspace

RPSS_HELP = tr(
    "Nabere poskytovatele a služby z registru ministerstva (rpss.json); místní údaje a poznámky nechá.",
    "Imports providers and services from the national register (rpss.json); local data and comments stay.",
)
_EVERY = 0.2  # seconds between two showings of the progress
_WIDTH = 30


def rpss_command(
    file: Annotated[
        str,
        typer.Argument(
            metavar=tr("SOUBOR", "FILE"),
            show_default=False,
            help=tr(
                "Registr z otevřených dat ministerstva (rpss.json, rpss.json.gz).",
                "The register from the ministry's open data (rpss.json, rpss.json.gz).",
            ),
        ),
    ],
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help=tr(
                "Všechny služby, ne jen ty na území prostoru a už zapsané.",
                "All services, not only those in the workspace's territory and those on record.",
            ),
        ),
    ] = False,
    mark_checked: Annotated[
        bool,
        typer.Option(
            "--mark-checked",
            help=tr(
                "Zapíše den porovnání (register.checked) i do služeb, které se nezměnily.",
                "Writes the day of the comparison (register.checked) into unchanged services too.",
            ),
        ),
    ] = False,
    workspace: WorkspaceOption = "",
    as_of: AsOfOption = "",
    dry_run: DryRunOption = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Bring the records up to the register; what is not read is told even when quiet."""
    from kpss.cli.writing import check_all, write_all
    from kpss.exchange.rpss.importing import Wanted, import_register
    from kpss.exchange.rpss.stream import Source

    root = find_workspace(workspace)
    opened = open_workspace(root, as_of)
    language = language_of(opened, lang)
    for kind in ("provider", "service"):
        refuse_unread(opened, kind)
    wanted = Wanted(everything, mark_checked, _public_mail(opened), dry_run)
    bar = _Bar(file, show=not quiet and sys.stderr.isatty())
    try:
        result = import_register(
            opened, Source(os.path.basename(file), bar.open), wanted, language, _schemas(root), bar.show
        )
    finally:
        bar.clear()
    check_all(root, result.files, result.before)
    if not dry_run:
        write_all(root, result.files, result.before)
    _tell(result, language, quiet=quiet)
    return 0


def _public_mail(workspace: Workspace) -> frozenset[str]:
    """The domains at which addresses are private, as KPSS902 has them; loading all rules to ask it would cost more."""
    from kpss.structure.privacy import PUBLIC_MAIL

    own = workspace.settings.rules.get("KPSS902", {}).get("mail_domains")
    return frozenset(str(domain).lower() for domain in (own if isinstance(own, list) and own else PUBLIC_MAIL))


def _schemas(root: str) -> Callable[[str], str]:
    """Where the schema of a kind is, as a new file sees it."""
    from functools import cache

    from kpss.exchange.rpss.importing import FOLDER

    target = os.path.join(root, FOLDER, "x.yaml")
    return cache(lambda kind: schema_beside(root, target, kind))


def _tell(result: RegisterImport, language: Language, *, quiet: bool) -> None:
    from kpss.cli.output import remark

    for said in result.changes:
        remark(said.in_language(language), quiet=quiet)
    for said in result.remarks:
        remark(said.in_language(language))
    remark(", ".join(part.in_language(language) for part in result.summary) + ".", quiet=quiet)


class _Bar:
    """How much of the file is read, on one line of a terminal; nothing elsewhere."""

    def __init__(self, path: str, *, show: bool) -> None:
        self._path, self._show, self._next, self._size = path, show, 0.0, 1
        self._raw: BinaryIO | None = None

    def open(self) -> BinaryIO:
        """Open the file from its beginning.

        :raises UserError: if it cannot be read.
        """
        from kpss.cli.output import reason
        from kpss.language.errors import UserError

        try:
            raw = open(self._path, "rb")  # noqa: SIM115 - the reader closes it
            self._size = os.fstat(raw.fileno()).st_size or 1
        except OSError as error:
            why = reason(error)
            raise UserError(
                f"Soubor {self._path} se nepodařilo přečíst ({why.cs}).", f"{self._path} could not be read ({why.en})."
            ) from None
        self._raw = raw
        return raw

    def show(self, count: int) -> None:
        """Show how far the reading is, a few times a second."""
        if not self._show or (now := time.monotonic()) < self._next:
            return
        self._next = now + _EVERY
        done = min(self._raw.tell() / self._size, 1.0) if self._raw and not self._raw.closed else 0.0
        filled = round(done * _WIDTH)
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {round(done * 100):3} %  {count}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Leave the line empty for what follows."""
        if self._show and self._next:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
