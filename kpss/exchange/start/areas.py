"""The code of the area that a new workspace is about."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.exchange.territory.csu_table import Table, find_region
from kpss.language.errors import UserError
from kpss.language.slugs import fold, name_key

REGIONS = {
    "CZ010": "Hlavní město Praha",
    "CZ020": "Středočeský kraj",
    "CZ031": "Jihočeský kraj",
    "CZ032": "Plzeňský kraj",
    "CZ041": "Karlovarský kraj",
    "CZ042": "Ústecký kraj",
    "CZ051": "Liberecký kraj",
    "CZ052": "Královéhradecký kraj",
    "CZ053": "Pardubický kraj",
    "CZ063": "Kraj Vysočina",
    "CZ064": "Jihomoravský kraj",
    "CZ071": "Olomoucký kraj",
    "CZ072": "Zlínský kraj",
    "CZ080": "Moravskoslezský kraj",
}


def area_code(name: str, level: str, area: str, table: Table | None = None) -> str:
    """The code of the area as it is given, or told by the *name*; empty where neither tells it.

    A region is known by its name; an ORP or a municipality by that in the *table* of the territory, where it is the
    only one of that name.
    """
    if area:
        return area
    if level == "region":
        return _only((code for code, known in REGIONS.items() if fold(known) == fold(name.strip())))
    if table is None or level == "microregion":
        return ""
    wanted = _bare(name)
    if level == "orp":
        return _only(code for code, district in table.districts.items() if name_key(district.name) == wanted)
    return _only(code for code, town in table.towns.items() if name_key(town.name) == wanted)


def refuse_unknown(code: str, level: str, table: Table) -> None:
    """Refuse an area whose territory cannot be taken from *table*.

    :raises UserError: saying what to give.
    """
    if level == "microregion":
        raise UserError(
            "U mikroregionu tabulka sama neřekne, co nabrat. Založte prostor bez --territory a pak spusťte "
            "kpss import territory SOUBOR --region KÓD --orp ORP.",
            "For a microregion the table does not tell what to take. Make the workspace without --territory and then "
            "run kpss import territory FILE --region CODE --orp ORP.",
        )
    if not code:
        raise UserError(
            "Z názvu nelze poznat, které území z tabulky nabrat; zadejte jeho kód: --area KÓD.",
            "The name does not tell which area to take from the table; give its code: --area CODE.",
        )
    if level == "region":
        find_region(table, code)
    elif code not in (table.districts if level == "orp" else table.towns):
        raise UserError(
            f"Kód {code} v tabulce není; opravte --area (a --level).",
            f"The table has no code {code}; mend --area (and --level).",
        )


def _bare(name: str) -> str:
    """*name* as it is compared: without the word that says what it is, ``ORP Konice``, ``Město Konice``."""
    key = name_key(name)
    return next((key[len(word) :] for word in ("orp ", "obec ", "mesto ", "mestys ") if key.startswith(word)), key)


def _only(codes: Iterable[str]) -> str:
    found = list(codes)
    return found[0] if len(found) == 1 else ""
