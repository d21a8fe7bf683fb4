"""``kpss import``: outside tables into records."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.common import find_workspace, language_of, open_workspace, schema_beside
from kpss.cli.options import DryRunOption, LangOption, QuietOption, WorkspaceOption
from kpss.cli.texts import tr

if TYPE_CHECKING:
    from kpss.exchange.territory.csu_table import Table
    from kpss.model.settings import Settings
    from kpss.model.workspace import Workspace

HELP = tr("Převede cizí tabulky do záznamů.", "Turns outside tables into records.")
TERRITORY_HELP = tr(
    "Nabere obce a ORP kraje z tabulky „Struktura území“ Českého statistického úřadu (csv nebo csv.gz).",
    "Imports municipalities and ORPs of a region from the table “Struktura území” of the Czech Statistical Office.",
)


def territory_command(
    file: Annotated[
        str,
        typer.Argument(
            metavar=tr("SOUBOR", "FILE"),
            show_default=False,
            help=tr("Tabulka ČSÚ (csv, csv.gz).", "The table (csv, csv.gz)."),
        ),
    ],
    region: Annotated[
        str,
        typer.Option(
            "--region",
            metavar=tr("KRAJ", "REGION"),
            show_default=False,
            help=tr("Kód kraje (CZ071); jinak podle kpss.yaml.", "Code of the region (CZ071); else that of kpss.yaml."),
        ),
    ] = "",
    orp: Annotated[
        str,
        typer.Option(
            "--orp",
            metavar="ORP",
            show_default=False,
            help=tr("Jen tento správní obvod (název nebo kód).", "Only this ORP district (name or code)."),
        ),
    ] = "",
    changes: Annotated[
        str,
        typer.Option(
            "--changes",
            metavar=tr("SOUBOR", "FILE"),
            show_default=False,
            help=tr("Tabulka změn ORP v čase (csv).", "A table of ORP changes in time (csv)."),
        ),
    ] = "",
    workspace: WorkspaceOption = "",
    dry_run: DryRunOption = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write the territory of a region; importing again changes only what changed."""
    take_territory(find_workspace(workspace), file, region, orp, changes, lang=lang, dry_run=dry_run, quiet=quiet)
    return 0


def take_territory(
    root: str,
    file: str,
    region: str = "",
    orp: str = "",
    changes: str = "",
    *,
    lang: str = "",
    dry_run: bool = False,
    quiet: bool = False,
) -> None:
    """Take the territory of the workspace in *root* from the table *file*; see :func:`territory_command`.

    :raises UserError: before anything is written.
    """
    from kpss.cli.output import remark
    from kpss.cli.reading import bytes_of
    from kpss.cli.writing import check_all, write_all
    from kpss.exchange.territory.changes import read_changes
    from kpss.exchange.territory.csu_table import read_table
    from kpss.exchange.territory.importing import plan_import
    from kpss.language.text import Text

    opened = open_workspace(root, "")
    language = language_of(opened, lang)
    refuse_unread(opened, "orp")
    paths = sorted(
        {record.file for record in opened.of_kind("orp")} | {record.file for record in opened.of_kind("municipality")}
    )
    before = {path: opened.tree.read(path) for path in paths}
    existing = {path: data.decode("utf-8") for path, data in before.items()}
    table = read_table(bytes_of(file), os.path.basename(file))
    wanted, only = _scope(opened.settings, table, region, orp)
    dated = read_changes(bytes_of(changes), os.path.basename(changes)) if changes else ()
    result = plan_import(table, wanted, existing, dated, orp=only or None)
    check_all(root, result.files, before)
    if not dry_run:
        write_all(root, result.files, before)
    if only and only in table.districts:
        taken = f"ORP {table.districts[only].name} ({only})"
        chosen = Text(f"Nabírá se {taken}.", f"Taking {taken}.")
        remark(chosen.in_language(language), quiet=quiet)
    for message in result.messages:
        remark(message.in_language(language), quiet=quiet)


PLANS_HELP = tr(
    "Z tabulky plánů (csv, xlsx) založí záznamy ke kontrole; zapsané plány nechá být.",
    "Makes records for review from a table of plans (csv, xlsx); plans on record are left alone.",
)


def plans_command(
    file: Annotated[
        str,
        typer.Argument(
            metavar=tr("SOUBOR", "FILE"),
            show_default=False,
            help=tr(
                "Tabulka se sloupci název plánu, území, období (csv, xlsx).",
                "The table with columns for name, area and period (csv, xlsx).",
            ),
        ),
    ],
    workspace: WorkspaceOption = "",
    dry_run: DryRunOption = False,
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write one file a plan; rows that are not read are told even when quiet."""
    from kpss.cli.output import remark
    from kpss.cli.reading import bytes_of
    from kpss.cli.writing import check_all, write_all
    from kpss.exchange.plans.importing import FOLDER, import_plans

    root = find_workspace(workspace)
    opened = open_workspace(root, "")
    language = language_of(opened, lang)
    refuse_unread(opened, "plan")
    schema = schema_beside(root, os.path.join(root, FOLDER, "plan.yaml"), "plan")
    result = import_plans(opened, bytes_of(file), os.path.basename(file), language, schema=schema, dry_run=dry_run)
    check_all(root, result.files, {})
    if not dry_run:
        write_all(root, result.files, {})
    for said in result.remarks:
        remark(said.in_language(language), quiet=quiet)
    for said in result.not_read:
        remark(said.in_language(language))
    remark(", ".join(part.in_language(language) for part in result.summary) + ".", quiet=quiet)
    return 0


def refuse_unread(workspace: Workspace, kind: str) -> None:
    """Refuse to import beside a file that may hold records of *kind* and cannot be read.

    :raises UserError: naming it.
    """
    from kpss.language.errors import UserError

    for facts in workspace.unread:
        if facts["unread"] is None or f"kind: {kind}" in facts["unread"]:
            raise UserError(
                f"Soubor {facts['path']} se nedá přečíst; nejdřív ho opravte (kpss validate).",
                f"{facts['path']} cannot be read; mend it first (kpss validate).",
            )


def _scope(settings: Settings, table: Table, region: str, orp: str) -> tuple[str, str]:
    """The region and the ORP to import: as asked, else what the workspace is about.

    :raises UserError: if neither says.
    """
    from kpss.language.errors import UserError
    from kpss.structure.words import TO_FILL_IN

    area = "" if settings.area in TO_FILL_IN else settings.area
    if region or (settings.level == "region" and area):
        return region or area, orp
    district = table.towns[area].orp if settings.level == "municipality" and area in table.towns else orp or area
    if settings.area in TO_FILL_IN and not district:
        raise UserError(
            f"V kpss.yaml není určeno území: u klíče area nahraďte „{settings.area}“ kódem kraje, ORP nebo obce; "
            "nebo zadejte --region, například --region CZ071.",
            f"kpss.yaml does not say which area it is about: put the code of the region, ORP or municipality in place "
            f"of “{settings.area}” at the key area; or give --region, such as --region CZ071.",
        )
    for code, known in table.districts.items():
        if district in (code, known.name):
            return known.region, code
    raise UserError(
        "Který kraj? Zadejte --region, například --region CZ071 (a --orp, stačí-li jeden správní obvod).",
        "Which region? Give --region, such as --region CZ071 (and --orp for one district only).",
    )
