"""A register of providers as large as the ministry's and in its shape, with nothing real in it.

Items are about as rich as the real ones: several facilities with their heads, statutory bodies, contacts, opening hours
day by day, links to documents.  Persons are not invented: their names are those of posts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

SERVICES = 6_700
_BYTES = 100_000_000
_A_REGION = 14  # one service in so many belongs to the region
_A_PROVIDER = 3  # services of one provider
_TYPES = tuple(range(1, 35))
_DAYS = ("Po", "Ut", "St", "Ct", "Pa")
_FORMS = {"pob": "luzka", "amb": "klient", "ter": "klient"}
_WORDS = (
    "podpora", "péče", "poradenství", "domov", "centrum", "stacionář", "služba", "pomoc", "bydlení", "asistence",
    "v přirozeném prostředí", "podle individuálního plánu", "po dohodě s klientem", "nepřetržitě", "v pracovní dny",
)  # fmt: skip
_CODE = re.compile(r"""^code: ["']?([0-9]{6})["']?\s*$""", re.MULTILINE)


def municipality_codes(folder: Path) -> list[str]:
    """Codes of the municipalities that the workspace in *folder* has."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((folder / "territory").rglob("*.yaml")))
    return sorted({code for text in texts for code in _CODE.findall(text)})


def write_register(path: Path, here: Sequence[str], size: int = _BYTES, seed: int = 1) -> int:
    """Write a register of *size* bytes; one service in fourteen is in a municipality of *here*.  Gives their number."""
    rng = Random(seed)
    each = size // SERVICES
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"polozky": [')
        for number in range(SERVICES):
            codes = here if number // _A_PROVIDER % _A_REGION == 0 else [str(900_000 + number)]
            text = json.dumps(_item(number, codes, rng), ensure_ascii=False, indent=1)
            item = _filled(text, each, rng)
            file.write(f"{',' if number else ''}\n{item}")
        file.write("\n]}\n")
    return SERVICES


def _filled(text: str, size: int, rng: Random) -> str:
    """The item with texts of its supplementary data so long that it has about *size* bytes."""
    missing = size - len(text.encode())
    lines: list[dict[str, Any]] = []
    while missing > 0:
        line = {
            "popis": " ".join(rng.choices(_WORDS, k=12)),
            "priloha": {"url": f"https://mpsv.example/{rng.random()}"},
        }
        lines.append(line)
        missing -= len(json.dumps(line, ensure_ascii=False, indent=1).encode()) + 12
    extra = json.dumps({"realizacePoskytovani": lines}, ensure_ascii=False, indent=1)
    return f'{text[:-2]},\n "doplnkoveUdaje": {extra}\n}}'


def _item(number: int, codes: Sequence[str], rng: Random) -> dict[str, Any]:
    forms = rng.sample(sorted(_FORMS), rng.choice((1, 1, 2)))
    provider = number // _A_PROVIDER
    return {
        "portalId": number + 1,
        "id": f"SocialniSluzba/{number + 1}",
        "identifikator": f"{1_000_000 + number}",
        "datumPoskytovaniOd": f"{rng.randint(2007, 2025)}-01-01",
        "datumPoskytovaniDo": None,
        "kontaktniAdresy": [_address(rng.choice(codes), rng)],
        "druhSocialniSluzby": {"id": f"DruhSocialniSluzby/{rng.choice(_TYPES)}"},
        "poskytovatel": {
            "nazev": f"Poskytovatel číslo {provider}, z. s.",
            "ico": f"{provider:08}",
            "statutarniOrgany": [{"funkce": "předseda", "jmeno": "Jméno", "prijmeni": "Příjmení"} for _ in range(3)],
            **_contacts(provider, rng),
        },
        "ciloveSkupiny": [
            {"cilovaSkupina": {"id": f"CilovaSkupinaOsoby/{code}"}} for code in rng.sample(range(24, 31), 2)
        ],
        "zarizeni": [_facility(number, index, codes, rng) for index in range(rng.randint(1, 5))],
        "formy": [
            {
                "forma": {"id": f"FormaSocialniSluzby/{form}"},
                "nepretrzitePoskytovani": form == "pob",
                "casoveRozsahy": _hours(rng),
                "kapacity": [
                    {
                        "pocet": rng.randint(1, 80),
                        "popis": None,
                        "typ": {"id": f"TypKapacitySocialniSluzby/{_FORMS[form]}"},
                    }
                ],
            }
            for form in forms
        ],
        **_contacts(number, rng),
    }


def _facility(number: int, index: int, codes: Sequence[str], rng: Random) -> dict[str, Any]:
    return {
        "nazev": f"Zařízení {number}.{index // 2}",  # some stand there twice
        "utajenaAdresa": False,
        "adresa": _address(codes[(number + index // 2) % len(codes)], rng),
        "poskytujeOd": "2010-01-01",
        "poskytujeDo": None if rng.random() < 0.8 else "2020-12-31",
        "vedouci": [{"jmeno": "Jméno", "prijmeni": "Příjmení"}],
        "oteviraciDoba": _hours(rng),
        **_contacts(number * 10 + index, rng),
    }


def _address(code: str, rng: Random) -> dict[str, Any]:
    return {
        "kodAdresnihoMista": rng.randint(10_000_000, 90_000_000),
        "obec": {"id": f"Obec/{code}"},
        "ulice": {"nazev": rng.choice(("Dlouhá", "Krátká", "Nádražní", "Školní"))},
        "cisloDomovni": rng.randint(1, 900),
        "psc": f"{rng.randint(10_000, 79_999)}",
    }


def _contacts(number: int, rng: Random) -> dict[str, Any]:
    return {
        "emaily": [{"email": f"info@sluzba{number}.example"}, {"email": f"jmeno.prijmeni@sluzba{number}.example"}],
        "telefony": [{"telefon": f"585{rng.randint(100_000, 999_999)}"}, {"telefon": f"60100{number % 10_000:04}"}],
        "weby": [{"web": f"https://www.sluzba{number}.example"}],
    }


def _hours(rng: Random) -> list[dict[str, str]]:
    return [{"den": day, "od": f"{rng.randint(6, 9):02}:00", "do": f"{rng.randint(14, 20)}:30"} for day in _DAYS]
