"""``kpss init``: a workspace to start from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from kpss.cli.common import choice, own_language
from kpss.cli.options import LangOption, QuietOption
from kpss.cli.texts import tr
from kpss.language.errors import UserError
from kpss.language.text import Language, Text

if TYPE_CHECKING:
    from kpss.exchange.start.services import Service
    from kpss.exchange.territory.csu_table import Table

HELP = tr("Založí pracovní prostor; existující soubory nepřepíše.", "Makes a workspace; never overwrites a file.")
_LEVELS = ("region", "orp", "microregion", "municipality")
_CI = ("github", "gitlab", "both", "none")
_UNCHANGED = Text(
    "kpss.yaml už tu je a zůstal beze změny; název (name), úroveň (level) a území (area) upravte přímo v něm.",
    "kpss.yaml was here already and is unchanged; change its name, level and area in the file itself.",
)
_NO_AREA = Text(
    "Není známo, o které území jde: v kpss.yaml nahraďte u klíče area slovo DOPLŇTE kódem (příště --area KÓD). "
    "Kódy krajů, ORP a obcí jsou v tabulce „Struktura území“ ČSÚ.",
    "The area is not known: in kpss.yaml put its code in place of FILL-IN at the key area (or give --area CODE). "
    "The codes stand in the table “Struktura území” of the Czech Statistical Office.",
)
_NO_REPOSITORY = Text(
    "Složka zatím není v gitu; kontrola na GitHubu nebo GitLabu začne, až ji tam uložíte (git init).",
    "The folder is not in git yet; checks on GitHub or GitLab begin once it is kept there (git init).",
)
_INCLUDE = Text(
    "Soubor .gitlab-ci.yml už tu je a zůstal beze změny. Aby GitLab kontroloval i tento pracovní prostor, přidejte do "
    "něj (je-li tam include, jen jeho druhý řádek):\n\ninclude:\n  - local: {file}",
    ".gitlab-ci.yml was here already and is unchanged. For GitLab to check this workspace too, add to it (where there "
    "is an include, only its second line):\n\ninclude:\n  - local: {file}",
)
_NEXT = Text(
    "Dál: doplňte kpss.yaml, naberte území (kpss import territory SOUBOR) a spusťte kpss validate.",
    "Next: fill in kpss.yaml, import the territory (kpss import territory FILE) and run kpss validate.",
)
_NEXT_CHECK = Text(
    "Dál: spusťte kpss validate; jak se tu pracuje, říká README.md.",
    "Next: run kpss validate; README.md tells how to work here.",
)


def command(
    folder: Annotated[
        str,
        typer.Argument(
            metavar=tr("[SLOŽKA]", "[DIR]"), show_default=False, help=tr("Kde; jinak tady.", "Where; else here.")
        ),
    ] = ".",
    name: Annotated[
        str,
        typer.Option(
            "--name",
            metavar=tr("NÁZEV", "NAME"),
            show_default=False,
            help=tr("Čí plánování to je, například Olomoucký kraj.", "Whose planning it is."),
        ),
    ] = "",
    level: Annotated[
        str,
        typer.Option(
            "--level",
            metavar="|".join(_LEVELS),
            show_default=False,
            help=tr("Kdo plánuje (jinak region).", "Who plans (else region)."),
        ),
    ] = "region",
    area: Annotated[
        str,
        typer.Option(
            "--area",
            metavar=tr("KÓD", "CODE"),
            show_default=False,
            help=tr(
                "Kód kraje, ORP nebo obce; u kraje stačí jeho název v --name.",
                "Code of the region, ORP or municipality; for a region its name in --name is enough.",
            ),
        ),
    ] = "",
    territory: Annotated[
        str,
        typer.Option(
            "--territory",
            metavar=tr("SOUBOR", "FILE"),
            show_default=False,
            help=tr(
                "Tabulka ČSÚ „Struktura území“ (csv, csv.gz): rovnou z ní nabere obce a ORP.",
                "The table “Struktura území” (csv, csv.gz): takes municipalities and ORPs from it at once.",
            ),
        ),
    ] = "",
    ci: Annotated[
        str,
        typer.Option(
            "--ci",
            metavar="|".join(_CI),
            show_default=False,
            help=tr(
                "Pro kterou službu založit kontrolu návrhů (jinak both).",
                "For which service to set up checks of proposals (else both).",
            ),
        ),
    ] = "both",
    lang: LangOption = "",
    quiet: QuietOption = False,
) -> int:
    """Write what is missing: kpss.yaml, folders, settings of editors and git, checks of proposals, the territory."""
    from kpss.cli.importing import take_territory
    from kpss.exchange.start.areas import area_code, refuse_unknown
    from kpss.exchange.start.skeleton import skeleton

    language = own_language(lang)
    chosen = choice(level, _LEVELS, "--level")
    services = _services(choice(ci, _CI, "--ci"))
    title = name or os.path.basename(os.path.abspath(folder)) or "kpss"
    table = _table(territory) if territory else None
    code = area_code(title, chosen, area.strip(), table)
    there = os.path.lexists(os.path.join(folder, "kpss.yaml"))
    if table is not None and not there:
        refuse_unknown(code, chosen, table)
    files, top = skeleton(title, chosen, code, language), _repository_above(folder)
    made = _checks(folder, top, services, language)
    _refuse_unwritable(
        [os.path.join(folder, one) for one in files] + [os.path.join(made.folder, one) for one in made.files]
    )
    if territory and there:  # what the settings that are there do not allow is refused before anything is written
        take_territory(folder, territory, lang=lang, quiet=quiet)
    _write_new(folder, files, quiet=quiet)
    _write_new(made.folder, made.files, quiet=quiet)
    if made.include:
        _say(Text(*(one.format(file=made.include) for one in _INCLUDE)), quiet)
    if services and not top:
        _say(_NO_REPOSITORY, quiet)
    if territory and not there:
        take_territory(folder, territory, lang=lang, quiet=quiet)
    if there and (name or area):
        _say(_UNCHANGED, quiet)
    elif not there and not code:
        _say(_NO_AREA, quiet)
    _say(_NEXT_CHECK if territory else _NEXT, quiet)
    return 0


def _table(file: str) -> Table:
    from kpss.cli.reading import bytes_of
    from kpss.exchange.territory.csu_table import read_table

    return read_table(bytes_of(file), os.path.basename(file))


def _services(ci: str) -> tuple[Service, ...]:
    from kpss.exchange.start.services import SERVICES

    return tuple(service for service in SERVICES if ci in (service, "both"))


class _Checks(NamedTuple):
    """The files of services and their folder; ``include`` is one that the file of GitLab does not take in yet."""

    folder: str
    files: dict[str, str]
    include: str


def _checks(folder: str, top: str, services: tuple[Service, ...], language: Language) -> _Checks:
    """The files of *services*, which are looked for at the *top* of the repository alone."""
    from kpss.exchange.start.services import GITLAB, beside_gitlab, included, service_files

    real = os.path.realpath(folder)
    inside = os.path.relpath(real, top).replace(os.sep, "/") if top and top != real else ""
    place, include = os.path.relpath(top) if inside else folder, ""
    files = {path: text for one in services for path, text in service_files(one, inside, language).items()}
    there = os.path.join(place, GITLAB)
    if GITLAB in files and os.path.isfile(there) and not included(inside, _text_of(there)):
        beside = beside_gitlab(inside, language)
        files |= beside
        include = next(iter(beside))
    return _Checks(place, files, include)


def _text_of(path: str) -> str:
    from kpss.cli.reading import bytes_of
    from kpss.source.decoding import lenient

    return lenient(bytes_of(path)).replace("\r\n", "\n")


def _refuse_unwritable(paths: Iterable[str]) -> None:
    """Refuse a place in which something is not to be written, before anything is.

    :raises UserError: naming the first.
    """
    for path in paths:
        above = os.path.dirname(path) or "."
        while not os.path.lexists(above):
            above = os.path.dirname(above) or "."
        if os.path.lexists(path) or (os.path.isdir(above) and os.access(above, os.W_OK | os.X_OK)):
            continue
        raise UserError(
            f"{path} se založit nedá: {above} není složka, do které se dá zapisovat. Nic se nezapsalo.",
            f"{path} cannot be made: {above} is no folder that can be written to. Nothing was written.",
        )


def _repository_above(folder: str) -> str:
    """The top of the repository that *folder* is in; empty where it is in none."""
    here = os.path.realpath(folder)
    while not os.path.lexists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return ""
        here = above
    return here


def _write_new(folder: str, files: Mapping[str, str], *, quiet: bool) -> None:
    """Write those of *files* that are not there yet."""
    from kpss.cli.output import remark, write_file

    for path, text in files.items():
        target = os.path.join(folder, path)
        shown = path if folder == "." else target.replace(os.sep, "/")
        if os.path.lexists(target):
            remark(tr(f"ponecháno  {shown}", f"kept       {shown}"), quiet=quiet)
            continue
        write_file(target, text)
        remark(tr(f"založeno   {shown}", f"made       {shown}"), quiet=quiet)


def _say(text: Text, quiet: bool) -> None:
    from kpss.cli.output import remark

    remark(tr(f"\n{text.cs}", f"\n{text.en}"), quiet=quiet)
