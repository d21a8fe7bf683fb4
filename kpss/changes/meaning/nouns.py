"""What items of lists are called, with the gender that Czech verbs need."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kpss.changes.kind_words import Gender
from kpss.language.text import Text

_GENDERS: dict[str, Gender] = {"m": "inanimate", "f": "feminine", "n": "neuter", "p": "plural"}


class Item(NamedTuple):
    """What an item is called, and the topic of what is so called."""

    words: Text
    gender: Gender
    topic: str = "item"


def _item(cs: str, gender: Literal["m", "f", "n", "p"], en: str, topic: str = "item") -> Item:
    return Item(Text(cs, en), _GENDERS[gender], topic)


ITEMS = {
    "priorities": _item("priorita", "f", "priority", "goal"),
    "goals": _item("cíl", "m", "goal", "goal"),
    "measures": _item("opatření", "n", "measure", "measure"),
    "activities": _item("aktivita", "f", "activity", "activity"),
    "indicators": _item("ukazatel", "m", "indicator", "indicator"),
    "targets": _item("cílová hodnota", "f", "target", "indicator"),
    "costs": _item("náklady", "p", "costs", "costs"),
    "spent": _item("výdaj", "m", "spending", "money"),
    "pipeline": _item("projektový záměr", "m", "project idea"),
    "outlook": _item("výhled na rok", "m", "outlook for the year", "money"),
    "approvals": _item("schválení", "n", "approval", "approval"),
    "proceedings": _item("projednání", "n", "proceeding", "approval"),
    "addenda": _item("dodatek", "m", "addendum", "addendum"),
    "extensions": _item("prodloužení", "n", "extension", "period"),
    "chapters": _item("kapitola", "f", "chapter", "text"),
    "tables": _item("tabulka", "f", "table", "text"),
    "deadlines": _item("každoroční termín", "m", "yearly date", "deadline"),
    "members": _item("člen", "m", "member", "members"),
    "powers": _item("pravomoc", "f", "power", "rules"),
    "deliverables": _item("pravidelný výstup", "m", "regular output", "deadline"),
    "frequency": _item("pravidlo četnosti jednání", "n", "rule of how often it meets", "frequency"),
    "names": _item("název", "m", "name", "name"),
    "steps": _item("krok", "m", "step", "steps"),
    "agenda": _item("bod programu", "m", "item of the agenda", "meeting"),
    "resolutions": _item("usnesení", "n", "resolution", "resolution"),
    "tasks": _item("úkol", "m", "task", "task"),
    "attendance": _item("účast", "f", "attendance", "meeting"),
    "hearings": _item("veřejné projednání", "n", "public hearing", "meeting"),
    "comments": _item("připomínka", "f", "comment", "comment"),
    "units": _item("jednotky", "p", "units", "units"),
    "capacities": _item("registrovaná kapacita", "f", "registered capacity", "capacity"),
    "capacity": _item("kapacita", "f", "capacity", "capacity"),
    "money": _item("peníze na rok", "p", "money for the year", "money"),
    "requested": _item("požadovaná dotace", "f", "subsidy asked for", "money"),
    "facilities": _item("zařízení", "n", "facility"),
    "opinions": _item("stanovisko", "n", "opinion", "opinion"),
    "assessments": _item("hodnocení", "n", "assessment", "opinion"),
    "points": _item("body za kritérium", "p", "points for the criterion", "opinion"),
    "windows": _item("okno pro žádosti", "n", "window for requests", "window"),
    "moratoria": _item("moratorium", "n", "moratorium", "window"),
    "requirements": _item("požadavek na žádosti", "m", "requirement on requests", "rules"),
    "criteria": _item("kritérium", "n", "criterion", "rules"),
    "decided_by": _item("pravidlo, kdo rozhoduje", "n", "rule of who decides", "rules"),
    "sub_programmes": _item("podprogram", "m", "part of the programme", "money"),
    "grants": _item("dotace", "f", "subsidy", "money"),
    "statements": _item("termín výkazu", "m", "date of statements", "deadline"),
    "revenues": _item("výnos", "m", "revenue", "money"),
    "figures": _item("údaje výkazu", "p", "figures of the statement"),
    "municipalities": _item("obec", "f", "municipality", "municipalities"),
    "orps": _item("ORP", "n", "ORP"),
    "values": _item("počet", "m", "number", "population"),
    "attachments": _item("příloha", "f", "attachment"),
    "sources": _item("zdroj", "m", "source", "source"),
    "areas": _item("oblast kvality", "f", "area of quality"),
    "discussed": _item("projednání záměru", "n", "talk about the intention"),
    "strengths": _item("silná stránka", "f", "strength", "text"),
    "weaknesses": _item("slabá stránka", "f", "weakness", "text"),
    "opportunities": _item("příležitost", "f", "opportunity", "text"),
    "threats": _item("hrozba", "f", "threat", "text"),
    "recommendations": _item("doporučení", "n", "recommendation", "text"),
    "outputs": _item("výstup", "m", "output", "text"),
    "aliases": _item("jiný název", "m", "other name", "name"),
    "waivers": _item("výjimka z kontroly", "f", "waiver", "rules"),
    "structures": _item("struktura plánu", "f", "structure of plans", "rules"),
    "parts": _item("část", "f", "part", "rules"),
    "ignore": _item("vynechané soubory", "p", "files left out", "rules"),
}
"""What items are called, by the key of their list."""
