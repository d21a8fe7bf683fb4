"""Names and sentences of the synthetic country.  Nothing here is a fact about a real place or person."""

from __future__ import annotations

import unicodedata
from random import Random

# Order matters: the first region of a corpus is the first of this list, whatever the number of regions.
REGIONS = (
    "CZ071", "CZ020", "CZ031", "CZ032", "CZ041", "CZ042", "CZ051",
    "CZ052", "CZ053", "CZ063", "CZ064", "CZ072", "CZ080", "CZ010",
)  # fmt: skip

# Waters of each region, so that names of towns stay apart between regions.
_WATERS = (
    "Bystrou", "Sázankou", "Lužnou", "Radbuzkou", "Tepličkou", "Bílinkou", "Jizerkou",
    "Orličkou", "Loučnou", "Želivkou", "Svratečkou", "Dřevničkou", "Odřičkou", "Rokytnou",
)  # fmt: skip
_WOODS = (
    "Oborou", "Brdem", "Kletí", "Šumavou", "Doupovem", "Milešovkou", "Ještědem",
    "Zvičinou", "Košumberkem", "Křemešníkem", "Hádem", "Hostýnem", "Smrkem", "Petřínem",
)  # fmt: skip

_TOWNS = (
    "Brod", "Hradec", "Týn", "Kostelec", "Lipník", "Ostrov", "Polná", "Rokycany", "Sušice", "Telč", "Úpice", "Vlašim",
    "Žlutice", "Bechyně", "Chrast", "Dačice", "Fulnek", "Holice", "Jevíčko", "Kamenice", "Litovel", "Mohelnice",
    "Nepomuk", "Opočno", "Příbor", "Rousínov", "Skuteč", "Třešť", "Uničov", "Vamberk", "Zruč", "Bystřice",
)  # fmt: skip

_STEMS = (
    "Lhota", "Újezd", "Hradiště", "Kamenice", "Bukovany", "Dubčany", "Hlubočky", "Jasenná", "Kostelany", "Libice",
    "Mladějovice", "Náklo", "Olešnice", "Pavlov", "Rataje", "Seničky", "Těšetice", "Vrbátky", "Závišice", "Želechovice",
    "Bělá", "Čechovice", "Doubrava", "Hvozdná", "Chválkovice", "Javoří", "Krásensko", "Loučany", "Měrotín", "Nová Ves",
    "Oslavany", "Přestavlky", "Radslavice", "Skalička", "Tučín", "Veselíčko", "Zábeštní", "Žákovice", "Bohuslavice",
    "Daskabát", "Grygov", "Horka", "Charváty", "Kokory", "Lazníky", "Majetín", "Nelešovice", "Prosenice", "Rokytnice",
    "Sobíšky", "Troubky", "Věžky", "Výkleky", "Zdětín", "Brodek", "Citov", "Dub", "Kralice", "Osek", "Podolí",
)  # fmt: skip
_QUALIFIERS = ("", "", "Horní ", "Dolní ", "Velká ", "Malá ", "Stará ", "Nová ", "Prostřední ", "Česká ", "Kostelní ")
_TAILS = ("", "", "", "", " nad Řekou", " pod Lesem", " u Kříže", " na Hané", " v Údolí", " nad Potokem")

GROUPS = (
    "senioři", "osoby se zdravotním postižením", "rodiny s dětmi", "děti a mládež", "osoby v krizi",
    "osoby ohrožené závislostí", "osoby bez přístřeší", "osoby s duševním onemocněním", "pečující osoby",
)  # fmt: skip

MEASURES = (
    "Udržet terénní pečovatelskou službu v menších obcích", "Rozšířit odlehčovací pobyty pro pečující rodiny",
    "Zřídit dluhovou poradnu v sídle obvodu", "Posílit ranou péči v rodinách", "Podpořit dobrovolníky v domovech",
    "Vybudovat chráněné bydlení", "Zajistit dopravu do denního stacionáře", "Sjednotit informace o službách",
    "Prodloužit provozní dobu nízkoprahového klubu", "Otevřít krizové lůžko", "Rozvíjet sociální bydlení",
    "Vzdělávat sociální pracovníky obcí", "Zmapovat potřeby osaměle žijících seniorů", "Podpořit sdílenou péči",
)  # fmt: skip

_PLACE_NOTES = (
    "Obec se na plánování podílí přes zástupce v pracovní skupině a podklady předává jednou ročně.",
    "Pečovatelská služba dojíždí ze sídla obvodu ve všední dny dopoledne i odpoledne.",
    "Sociální práci vykonává pověřený obecní úřad na základě veřejnoprávní smlouvy.",
    "V obci působí klub seniorů a spolek, který pořádá setkání rodin s malými dětmi.",
    "Starší obyvatelé žádají častější spoje k lékaři a na úřad.",
    "Obecní byty se opravují postupně a část z nich bude bez schodů.",
    "Nejbližší denní stacionář leží v sousedním obvodu a jeho kapacita nestačí.",
    "Zastupitelstvo každý rok přispívá poskytovatelům podle počtu svých občanů mezi uživateli.",
    "Údaje o potřebách vycházejí z dotazníku, který obec rozeslala do každé domácnosti.",
    "Terénní program navštěvuje obec jednou za čtrnáct dní.",
    "Knihovna slouží také jako místo, kde se lidé dozvědí o sociálních službách.",
    "Rodiny pečující o blízkého využívají odlehčovací službu v okresním městě.",
)  # fmt: skip

_PLAN_NOTES = (
    "Plán vznikl ve spolupráci zadavatelů, poskytovatelů a uživatelů; návrhy skupin sjednotil koordinátor.",
    "Analýza potřeb se opírá o šetření mezi obyvateli a o rozhovory s poskytovateli.",
    "Opatření jsou seřazena podle naléhavosti a u každého je uveden odpovědný subjekt.",
    "Návrh byl vystaven na úředních deskách všech zapojených obcí a připomínky byly vypořádány písemně.",
    "Financování se předpokládá z dotace kraje, z rozpočtů obcí a z úhrad uživatelů.",
    "Plnění vyhodnocuje řídicí skupina vždy do konce března a zprávu předkládá zastupitelstvu.",
    "Kapacity terénních služeb se mají do konce období přiblížit zjištěné poptávce.",
    "Na plán navazují roční akční plány, které upřesňují kroky a částky.",
)  # fmt: skip

_BODY_TASKS = (
    "projednává návrh plánu a doporučuje jej ke schválení", "sleduje plnění opatření", "sbírá podněty od veřejnosti",
    "navrhuje změny sítě služeb", "připravuje podklady pro roční vyhodnocení", "koordinuje spolupráci s krajem",
    "vyjadřuje se k žádostem poskytovatelů", "informuje obce o výsledcích jednání", "hodnotí potřeby cílové skupiny",
)  # fmt: skip


def plain(text: str) -> str:
    """*text* as an ASCII slug."""
    bare = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join("".join(char if char.isalnum() else " " for char in bare).split())


def town_names(region: int, count: int, rng: Random) -> list[str]:
    """Names of *count* seats of districts, shared with no other region."""
    bare = [name for index, name in enumerate(_TOWNS) if index % len(REGIONS) == region]
    over = [f"{name} nad {_WATERS[region]}" for name in _TOWNS]
    under = [f"{name} pod {_WOODS[region]}" for name in _TOWNS]
    old = [f"{which} {name} {rest}" for which in ("Starý", "Nový", "Dolní") for name in _TOWNS[:6]
           for rest in (f"nad {_WATERS[region]}", f"pod {_WOODS[region]}")]  # fmt: skip
    names = over + under + old
    rng.shuffle(names)
    if count > len(bare) + len(names):
        raise ValueError(f"at most {len(bare) + len(names)} districts a region")
    return (bare + names)[:count]


def village_names(count: int, rng: Random, taken: set[str]) -> list[str]:
    """*count* names that differ from each other and from *taken*; other districts may use the same ones."""
    found: list[str] = []
    used = set(taken)
    while len(found) < count:
        name = rng.choice(_QUALIFIERS) + rng.choice(_STEMS) + rng.choice(_TAILS)
        if name not in used:
            used.add(name)
            found.append(name)
    return found


def place_note(rng: Random, sentences: int) -> str:
    """What a coordinator might note about a municipality."""
    return " ".join(rng.sample(_PLACE_NOTES, sentences))


def plan_note(rng: Random, sentences: int) -> str:
    """How a plan came about."""
    return " ".join(rng.sample(_PLAN_NOTES, sentences))


def tasks(rng: Random, count: int) -> list[str]:
    """Tasks of a body."""
    return rng.sample(_BODY_TASKS, count)
