"""What kinds of records and items of lists are called, with the gender that Czech verbs need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from kpss.language.text import Text

Gender = Literal["m", "f", "n", "p"]


class Noun(NamedTuple):
    """A word with its gender: masculine, feminine, neuter, or plural; the topic of what is so called."""

    words: Text
    gender: Gender
    topic: str = "item"


_ENDINGS: Mapping[Gender, str] = {"m": "", "f": "a", "n": "o", "p": "y"}
CAME = {gender: Text(f"přibyl{ending}", "new") for gender, ending in _ENDINGS.items()}
WENT = {gender: Text(f"ubyl{ending}", "removed") for gender, ending in _ENDINGS.items()}


def _noun(cs: str, gender: Gender, en: str, topic: str = "item") -> Noun:
    return Noun(Text(cs, en), gender, topic)


KINDS = {
    "application": _noun("žádost o dotaci", "f", "application for a subsidy"),
    "body": _noun("orgán", "m", "body"),
    "consultation": _noun("připomínkování", "n", "consultation"),
    "document": _noun("dokument", "m", "document"),
    "evaluation": _noun("vyhodnocení", "n", "evaluation"),
    "goal": _noun("cíl", "m", "goal"),
    "locality": _noun("místo plánování", "n", "planning place"),
    "measure": _noun("opatření", "n", "measure"),
    "meeting": _noun("jednání", "n", "meeting"),
    "membership": _noun("členství", "n", "membership"),
    "microregion": _noun("mikroregion", "m", "microregion"),
    "municipality": _noun("obec", "f", "municipality"),
    "need": _noun("potřeba", "f", "need"),
    "network-entry": _noun("zařazení v síti", "n", "network entry"),
    "orp": _noun("správní obvod ORP", "m", "ORP district"),
    "plan": _noun("plán", "m", "plan"),
    "population": _noun("počet obyvatel", "m", "population"),
    "procedure": _noun("postup", "m", "procedure"),
    "programme": _noun("dotační program", "m", "funding programme"),
    "project": _noun("projekt", "m", "project"),
    "provider": _noun("poskytovatel", "m", "provider"),
    "quality": _noun("sebehodnocení kvality", "n", "quality self-assessment"),
    "request": _noun("žádost do sítě", "f", "network request"),
    "role": _noun("role", "f", "role"),
    "round": _noun("aktualizace sítě", "f", "round of the network"),
    "service": _noun("služba", "f", "service"),
    "statement": _noun("výkaz", "m", "statement"),
    "workspace": _noun("nastavení", "n", "settings"),
}

ITEMS = {
    "priorities": _noun("priorita", "f", "priority", "goal"),
    "goals": _noun("cíl", "m", "goal", "goal"),
    "measures": _noun("opatření", "n", "measure", "measure"),
    "activities": _noun("aktivita", "f", "activity", "activity"),
    "indicators": _noun("ukazatel", "m", "indicator", "indicator"),
    "targets": _noun("cílová hodnota", "f", "target", "indicator"),
    "costs": _noun("náklady", "p", "costs", "costs"),
    "spent": _noun("výdaj", "m", "spending", "money"),
    "pipeline": _noun("projektový záměr", "m", "project idea"),
    "outlook": _noun("výhled na rok", "m", "outlook for the year", "money"),
    "approvals": _noun("schválení", "n", "approval", "approval"),
    "proceedings": _noun("projednání", "n", "proceeding", "approval"),
    "addenda": _noun("dodatek", "m", "addendum", "addendum"),
    "extensions": _noun("prodloužení", "n", "extension", "period"),
    "chapters": _noun("kapitola", "f", "chapter", "text"),
    "tables": _noun("tabulka", "f", "table", "text"),
    "deadlines": _noun("každoroční termín", "m", "yearly date", "deadline"),
    "members": _noun("člen", "m", "member", "members"),
    "powers": _noun("pravomoc", "f", "power", "rules"),
    "deliverables": _noun("pravidelný výstup", "m", "regular output", "deadline"),
    "frequency": _noun("pravidlo četnosti jednání", "n", "rule of how often it meets", "frequency"),
    "names": _noun("název", "m", "name", "name"),
    "steps": _noun("krok", "m", "step", "steps"),
    "agenda": _noun("bod programu", "m", "item of the agenda", "meeting"),
    "resolutions": _noun("usnesení", "n", "resolution", "resolution"),
    "tasks": _noun("úkol", "m", "task", "task"),
    "attendance": _noun("účast", "f", "attendance", "meeting"),
    "hearings": _noun("veřejné projednání", "n", "public hearing", "meeting"),
    "comments": _noun("připomínka", "f", "comment", "comment"),
    "units": _noun("jednotky", "p", "units", "units"),
    "capacities": _noun("registrovaná kapacita", "f", "registered capacity", "capacity"),
    "capacity": _noun("kapacita", "f", "capacity", "capacity"),
    "money": _noun("peníze na rok", "p", "money for the year", "money"),
    "requested": _noun("požadovaná dotace", "f", "subsidy asked for", "money"),
    "facilities": _noun("zařízení", "n", "facility"),
    "opinions": _noun("stanovisko", "n", "opinion", "opinion"),
    "assessments": _noun("hodnocení", "n", "assessment", "opinion"),
    "points": _noun("body za kritérium", "p", "points for the criterion", "opinion"),
    "windows": _noun("okno pro žádosti", "n", "window for requests", "window"),
    "moratoria": _noun("moratorium", "n", "moratorium", "window"),
    "requirements": _noun("požadavek na žádosti", "m", "requirement on requests", "rules"),
    "criteria": _noun("kritérium", "n", "criterion", "rules"),
    "decided_by": _noun("pravidlo, kdo rozhoduje", "n", "rule of who decides", "rules"),
    "sub_programmes": _noun("podprogram", "m", "part of the programme", "money"),
    "grants": _noun("dotace", "f", "subsidy", "money"),
    "statements": _noun("termín výkazu", "m", "date of statements", "deadline"),
    "revenues": _noun("výnos", "m", "revenue", "money"),
    "figures": _noun("údaje výkazu", "p", "figures of the statement"),
    "municipalities": _noun("obec", "f", "municipality", "municipalities"),
    "orps": _noun("ORP", "n", "ORP"),
    "values": _noun("počet", "m", "number", "population"),
    "attachments": _noun("příloha", "f", "attachment"),
    "sources": _noun("zdroj", "m", "source", "source"),
    "areas": _noun("oblast kvality", "f", "area of quality"),
    "discussed": _noun("projednání záměru", "n", "talk about the intention"),
    "strengths": _noun("silná stránka", "f", "strength", "text"),
    "weaknesses": _noun("slabá stránka", "f", "weakness", "text"),
    "opportunities": _noun("příležitost", "f", "opportunity", "text"),
    "threats": _noun("hrozba", "f", "threat", "text"),
    "recommendations": _noun("doporučení", "n", "recommendation", "text"),
    "outputs": _noun("výstup", "m", "output", "text"),
    "aliases": _noun("jiný název", "m", "other name", "name"),
    "waivers": _noun("výjimka z kontroly", "f", "waiver", "rules"),
    "structures": _noun("struktura plánu", "f", "structure of plans", "rules"),
    "parts": _noun("část", "f", "part", "rules"),
    "ignore": _noun("vynechané soubory", "p", "files left out", "rules"),
}
"""What items are called, by the key of their list."""
