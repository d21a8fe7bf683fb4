"""KPSS104: YAML that kpss does not read, or a file that it must not read."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems


def _wording(cs: str, en: str, hint_cs: str, hint_en: str) -> Wording:
    return Wording(Text(cs, en), Text(hint_cs, hint_en))


RULE = Rule(
    104,
    "unsafe",
    "error",
    Text("Zápis nebo soubor, který se nečte", "YAML or a file that is not read"),
    _wording(
        "Tento zápis kpss nečte.",
        "kpss does not read this.",
        "Použijte jen klíče, hodnoty a seznamy.",
        "Use keys, values and lists only.",
    ),
    variants={
        "anchor": _wording(
            "Kotvy (&jméno) se nepoužívají.",
            "Anchors (&name) are not used.",
            "Text, který znakem & začíná, dejte do uvozovek; opakovaný obsah vypište.",
            "Quote a text that begins with &; write repeated content out.",
        ),
        "alias": _wording(
            "Odkazy na kotvy (*jméno) se nepoužívají.",
            "Aliases (*name) are not used.",
            "Text, který znakem * začíná, dejte do uvozovek; opakovaný obsah vypište.",
            "Quote a text that begins with *; write repeated content out.",
        ),
        "merge": _wording(
            "Slučovací klíč << se nepoužívá.",
            "The merge key << is not used.",
            "Vypište klíče přímo.",
            "Write the keys out.",
        ),
        "tag": _wording(
            "Značky typu (!něco) se nepoužívají.",
            "Tags (!something) are not used.",
            "Text, který vykřičníkem začíná, dejte do uvozovek.",
            "Quote a text that begins with an exclamation mark.",
        ),
        "complex_key": _wording(
            "Klíčem může být jen text.",
            "Only a text can be a key.",
            "Složený klíč nebo závorku na začátku řádku dejte do uvozovek, nebo přepište.",
            "Quote or rewrite the compound key.",
        ),
        "depth": _wording(
            "Zanoření je hlubší než {limit}.",
            "Nesting is deeper than {limit}.",
            "Mez lze zvýšit v kpss.yaml: limits: {{depth: …}}.",
            "The limit can be raised in kpss.yaml: limits: {{depth: …}}.",
        ),
        "size": _wording(
            "Soubor je větší než {limit:bajt|bajty|bajtů}.",
            "The file is larger than {limit:byte|bytes}.",
            "Rozdělte ho, nebo zvyšte mez v kpss.yaml: limits: {{file_size: …}}.",
            "Split it, or raise the limit in kpss.yaml: limits: {{file_size: …}}.",
        ),
        "outside": _wording(
            "Odkaz vede mimo pracovní prostor, proto se nečte.",
            "The link leads out of the workspace and is not read.",
            "Soubor do pracovního prostoru zkopírujte.",
            "Copy the file into the workspace.",
        ),
        "not_regular": _wording(
            "Není to obyčejný soubor, proto se nečte.",
            "This is not a regular file and is not read.",
            "Nahraďte ho obyčejným souborem.",
            "Replace it with a regular file.",
        ),
        "unreadable": _wording(
            "Soubor nebo složku se nepodařilo přečíst.",
            "The file or folder could not be read.",
            "Zkontrolujte, že existuje a že k ní máte přístup.",
            "Check that it exists and that you may read it.",
        ),
    },
)
check = reading_problems(RULE)
