"""KPSS112: a value of a wrong type."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems

_TYPE = Wording(
    Text("Hodnota {value:quote} má být {expected:types}.", "The value {value:quote} must be {expected:types}."),
    Text("Text, který vypadá jako číslo, dejte do uvozovek.", "Put a text that looks like a number in quotes."),
)
RULE = Rule(
    112,
    "wrong-type",
    "error",
    Text("Hodnota je jiného druhu", "A value of a wrong type"),
    _TYPE,
    variants={
        "type": _TYPE,
        "empty": Wording(
            Text("Klíč nemá hodnotu.", "The key has no value."),
            Text("Doplňte ji, nebo řádek smažte.", "Write one, or delete the line."),
        ),
        "colon": Wording(
            Text(
                "V položce {value:quote} chybí dvojtečka za klíčem.",
                "A colon is missing after the key in {value:quote}.",
            ),
            Text(
                "Pište „klíč: hodnota“, například „microregion: konicko“.",
                "Write “key: value”, such as “microregion: konicko”.",
            ),
        ),
        "one_key": Wording(
            Text("Má tu být právě jeden klíč, ne {value}.", "There must be exactly one key here, not {value}."),
            Text(
                "Vyberte jedno z: {keys:list}; každou část území dejte na vlastní řádek s pomlčkou.",
                "Choose one of {keys:list}; each part of an area is an item of its own.",
            ),
        ),
        "no_key": Wording(
            Text("Chybí obsah: má tu být aspoň jeden klíč.", "Something is missing: there must be at least one key."),
            Text("Použijte některý z klíčů: {keys:list}.", "Use one of the keys {keys:list}."),
        ),
        "no_record": Wording(
            Text("Soubor nebo jeho část není záznam.", "This is not a record."),
            Text("Záznam začíná řádky „kind: …“ a „id: …“.", "A record begins with “kind: …” and “id: …”."),
        ),
    },
)
check = reading_problems(RULE)
