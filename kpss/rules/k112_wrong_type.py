"""KPSS112: a value of a wrong type: of the schemas, or of the parameters of rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss.findings.finding import Finding, Place
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, reading_problems
from kpss.structure.mistakes import shown, type_advice

_MESSAGE = Text("Hodnota {value:quote} má být {expected:types}.", "The value {value:quote} must be {expected:types}.")
_EMPTY = Text("Klíč nemá hodnotu.", "The key has no value.")
_KEYS = Text("Má tu být právě jeden klíč, ne {value}.", "There must be exactly one key here, not {value}.")


def _must_be(cs: str, en: str) -> Wording:
    return Wording(_MESSAGE, Text(cs, en))


RULE = Rule(
    112,
    "wrong-type",
    "error",
    Text("Hodnota je jiného druhu", "A value of a wrong type"),
    _must_be("Přepište hodnotu; co klíč čeká, řekne kpss schema.", "Rewrite it; kpss schema says what the key takes."),
    variants={
        "text": _must_be("Dejte hodnotu do uvozovek: {quoted}", "Put the value in quotes: {quoted}"),
        "no_text": _must_be(
            "Napište jeden text za dvojtečku na stejný řádek, bez pomlček a dalších klíčů.",
            "Write one text after the colon on the same line, without hyphens and further keys.",
        ),
        "colon_in_text": Wording(
            Text(
                "Text {value:quote} se čte jako klíč a hodnota, protože je v něm dvojtečka s mezerou.",
                "The text {value:quote} is read as a key and a value, for it holds a colon and a space.",
            ),
            Text("Dejte celý text do uvozovek: {quoted}", "Put the whole text in quotes: {quoted}"),
        ),
        "number": _must_be(
            "Napište číslo bez uvozovek, mezer, úvodních nul a jednotek: {number}",
            "Write the number without quotes, spaces, leading zeros and units: {number}",
        ),
        "no_number": _must_be(
            "Napište jen číslo, například 3; slova patří do poznámky (note).",
            "Write the number only, such as 3; words belong in the note.",
        ),
        "too_large": Wording(
            Text("Číslo {value:quote} je příliš velké.", "The number {value:quote} is too large."),
            Text(
                "Napište nejvýše {digits:číslici|číslice|číslic}; zkontrolujte, jestli nějaká není navíc.",
                "Write at most {digits:digit|digits}; check whether there are some too many.",
            ),
        ),
        "boolean": _must_be("Napište true, nebo false, bez uvozovek.", "Write true or false, without quotes."),
        "list": _must_be(
            "Každou položku napište na vlastní řádek a začněte ji pomlčkou a mezerou: „- {item}“.",
            "Write each item on a line of its own that begins with a hyphen and a space: “- {item}”.",
        ),
        "group": _must_be(
            "Na další řádky napište odsazené klíče; mohou tu být: {keys:list}.",
            "Write indented keys on the next lines; there can be {keys:list}.",
        ),
        "one_of": _must_be(
            "Napište jedno slovo: {options:options}.",
            "Write one word: {options:options}.",
        ),
        "empty": Wording(_EMPTY, Text("Doplňte ji, nebo řádek smažte.", "Write one, or delete the line.")),
        "empty_required": Wording(_EMPTY, Text("Doplňte ji; klíč je povinný.", "Write one; the key is required.")),
        "empty_item": Wording(
            Text("Položka seznamu je prázdná.", "The item of the list is empty."),
            Text("Doplňte ji, nebo řádek s pomlčkou smažte.", "Write it, or delete the line with the hyphen."),
        ),
        "colon": Wording(
            Text(
                "V položce {value:quote} chybí dvojtečka za klíčem.",
                "A colon is missing after the key in {value:quote}.",
            ),
            Text(
                "Pište klíč, dvojtečku, mezeru a hodnotu: „{write}“.", "Write key, colon, space and value: “{write}”."
            ),
        ),
        "no_space": Wording(
            Text("V {value:quote} chybí mezera za dvojtečkou.", "A space is missing after the colon in {value:quote}."),
            Text("Pište „{write}“.", "Write “{write}”."),
        ),
        "one_key": Wording(
            _KEYS,
            Text(
                "Vyberte jedno z: {keys:list}; každou část území dejte na vlastní řádek s pomlčkou.",
                "Choose one of {keys:list}; each part of an area is an item of its own.",
            ),
        ),
        "one_key_only": Wording(
            _KEYS,
            Text("Nechte jedno z: {keys:list}.", "Keep one of {keys:list}."),
        ),
        "no_key": Wording(
            Text("Chybí obsah: má tu být aspoň jeden klíč.", "Something is missing: there must be at least one key."),
            Text("Použijte některý z klíčů: {keys:list}.", "Use one of the keys {keys:list}."),
        ),
        "no_record": Wording(
            Text("Soubor nebo jeho část není záznam.", "This is not a record."),
            Text("Záznam začíná řádky „kind: …“ a „id: …“.", "A record begins with “kind: …” and “id: …”."),
        ),
        "no_settings": Wording(
            Text("Tohle není nastavení pracovního prostoru.", "These are no settings of a workspace."),
            Text(
                "Soubor má řádky „kpss: 1“, „name: …“, „level: …“ a „area: …“.",
                "The file has the lines “kpss: 1”, “name: …”, “level: …” and “area: …”.",
            ),
        ),
    },
    hints={"write": Text("Pište „{write}“.", "Write “{write}”.")},
)
_TYPES = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    tuple: "array",
    dict: "object",
}
_read = reading_problems(RULE)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Values that fail the schemas, and parameters of rules in ``kpss.yaml``."""
    yield from _read(workspace, options)
    from kpss.rules import CATALOGUE  # the catalogue holds this rule too

    for rule in CATALOGUE.values():
        given = workspace.own_settings.rules.get(rule.code_text, {})
        for name, default in rule.parameters.items():
            expected = _TYPES.get(type(default))
            if name in given and expected is not None and not _is(given[name], expected):
                path = ("rules", rule.code_text, name)
                params = _params(given[name], expected)
                yield Finding(RULE.code, RULE.severity, Place("kpss.yaml", 0, path), "workspace", path, params=params)


def _is(value: Any, expected: str) -> bool:
    return _TYPES.get(type(value)) == expected or (expected == "number" and type(value) is int)


def _params(value: Any, expected: str) -> dict[str, Any]:
    text = value if isinstance(value, str) else shown(value)
    return {"value": text, "expected": [expected], **type_advice([expected], value, text, {})}
