"""What kinds of records are called, with their grammatical gender, which Czech verbs need: ``1 opatření přibylo``."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kpss.language.text import Text, capital

Gender = Literal["inanimate", "animate", "feminine", "neuter", "plural"]
# Endings of a past participle after one, after two to four, and after more.
_ENDINGS: dict[Gender, tuple[str, str, str]] = {
    "inanimate": ("", "y", "o"),
    "animate": ("", "i", "o"),
    "feminine": ("a", "y", "o"),
    "neuter": ("o", "a", "o"),
    "plural": ("y", "y", "y"),
}
CAME, WENT = (
    {gender: Text(verb + endings[0], en) for gender, endings in _ENDINGS.items()}
    for verb, en in (("přibyl", "new"), ("ubyl", "removed"))
)


class Noun(NamedTuple):
    """A noun with its forms after numbers (``plán|plány|plánů``)."""

    forms: Text
    gender: Gender

    @property
    def one(self) -> Text:
        """One of them, within a sentence."""
        return Text(self.forms.cs.split("|")[0], self.forms.en.split("|")[0])

    @property
    def many(self) -> Text:
        """A heading above several of them."""
        return Text(capital(self.forms.cs.split("|")[1]), capital(self.forms.en.split("|")[-1]))


def _noun(forms: str, forms_en: str, gender: Gender) -> Noun:
    return Noun(Text(forms, forms_en), gender)


_RECORD = _noun("záznam|záznamy|záznamů", "record|records", "inanimate")
_NOUNS = {
    "plan": _noun("plán|plány|plánů", "plan|plans", "inanimate"),
    "goal": _noun("cíl|cíle|cílů", "goal|goals", "inanimate"),
    "measure": _noun("opatření|opatření|opatření", "measure|measures", "neuter"),
    "evaluation": _noun("vyhodnocení|vyhodnocení|vyhodnocení", "evaluation|evaluations", "neuter"),
    "consultation": _noun("připomínkování|připomínkování|připomínkování", "consultation|consultations", "neuter"),
    "document": _noun("dokument|dokumenty|dokumentů", "document|documents", "inanimate"),
    "project": _noun("projekt|projekty|projektů", "project|projects", "inanimate"),
    "body": _noun("orgán|orgány|orgánů", "body|bodies", "inanimate"),
    "role": _noun("role|role|rolí", "role|roles", "feminine"),
    "membership": _noun("členství|členství|členství", "membership|memberships", "neuter"),
    "procedure": _noun("postup|postupy|postupů", "procedure|procedures", "inanimate"),
    "meeting": _noun("jednání|jednání|jednání", "meeting|meetings", "neuter"),
    "network-entry": _noun(
        "zařazení v síti|zařazení v síti|zařazení v síti", "network entry|network entries", "neuter"
    ),
    "service": _noun("služba|služby|služeb", "service|services", "feminine"),
    "provider": _noun("poskytovatel|poskytovatelé|poskytovatelů", "provider|providers", "animate"),
    "need": _noun("potřeba|potřeby|potřeb", "need|needs", "feminine"),
    "round": _noun(
        "aktualizace sítě|aktualizace sítě|aktualizací sítě", "round of the network|rounds of the network", "feminine"
    ),
    "request": _noun("žádost do sítě|žádosti do sítě|žádostí do sítě", "network request|network requests", "feminine"),
    "statement": _noun("výkaz|výkazy|výkazů", "statement|statements", "inanimate"),
    "programme": _noun(
        "dotační program|dotační programy|dotačních programů", "funding programme|funding programmes", "inanimate"
    ),
    "application": _noun(
        "žádost o dotaci|žádosti o dotaci|žádostí o dotaci",
        "application for a subsidy|applications for a subsidy",
        "feminine",
    ),
    "population": _noun(
        "přehled obyvatel|přehledy obyvatel|přehledů obyvatel", "population table|population tables", "inanimate"
    ),
    "locality": _noun("místo plánování|místa plánování|míst plánování", "planning place|planning places", "neuter"),
    "quality": _noun(
        "sebehodnocení kvality|sebehodnocení kvality|sebehodnocení kvality",
        "quality self-assessment|quality self-assessments",
        "neuter",
    ),
    "orp": _noun(
        "správní obvod ORP|správní obvody ORP|správních obvodů ORP", "ORP district|ORP districts", "inanimate"
    ),
    "microregion": _noun("mikroregion|mikroregiony|mikroregionů", "microregion|microregions", "inanimate"),
    "municipality": _noun("obec|obce|obcí", "municipality|municipalities", "feminine"),
    "workspace": _noun("nastavení|nastavení|nastavení", "settings|settings", "neuter"),
}
KINDS = tuple(_NOUNS)
"""The kinds in the order in which changes of them are told."""


def noun(kind: str) -> Noun:
    """The noun for records of *kind*."""
    return _NOUNS.get(kind, _RECORD)


def place(kind: str) -> int:
    """The place of *kind* in :data:`KINDS`; unknown ones last."""
    return KINDS.index(kind) if kind in _NOUNS else len(KINDS)


def happened(one: Noun, participle: Text, *, named: bool) -> Text:
    """A template for ``n`` records that something happened to: ``2 plány přibyly``; without the noun ``2 přibyly``.

    *participle* is its Czech form after a masculine noun (``přibyl``) and the English one.
    """
    verb = "|".join(participle.cs + ending for ending in _ENDINGS[one.gender])
    if named:
        return Text(f"{{n:{one.forms.cs}}} {{n:#{verb}}}", f"{{n:{one.forms.en}}} {participle.en}")
    return Text(f"{{n}} {{n:#{verb}}}", f"{{n}} {participle.en}")
