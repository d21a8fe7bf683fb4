"""KPSS115: a value that other tools read as something else, or that is certainly meant otherwise."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems

RULE = Rule(
    115,
    "ambiguous",
    "warning",
    Text("Nejednoznačný zápis", "An ambiguous value"),
    Wording(
        Text("Hodnotu {value:quote} čtou různé programy různě.", "Programs read the value {value:quote} differently."),
        Text("Pište {write}.", "Write {write}."),
    ),
    variants={
        "plain": Wording(
            Text(
                "Hodnotu {value:quote} bez uvozovek čtou jiné programy jako číslo nebo ano/ne.",
                "Without quotes other programs read {value:quote} as a number or as yes/no.",
            ),
            Text("Dejte ji do uvozovek: {write}", "Put it in quotes: {write}"),
        ),
        "boolean": Wording(
            Text(
                "Ano a ne se píše true a false, ne {value:quote}.",
                "Yes and no are written true and false, not {value:quote}.",
            ),
            Text("Pište {write}.", "Write {write}."),
        ),
        "comma": Wording(
            Text("Číslo {value:quote} má desetinnou čárku.", "The number {value:quote} has a decimal comma."),
            Text("V souborech se píše desetinná tečka: {write}", "Files use a decimal point: {write}"),
        ),
        "nbsp": Wording(
            Text("V hodnotě nebo klíči {value:quote} je pevná mezera.", "{value:quote} holds a non-breaking space."),
            Text("Napište obyčejnou mezeru: {write}", "Type an ordinary space: {write}"),
        ),
        "invisible": Wording(
            Text(
                "V hodnotě nebo klíči {value:quote} je neviditelný znak.", "{value:quote} holds an invisible character."
            ),
            Text("Napište znovu ručně: {write}", "Type it again by hand: {write}"),
        ),
        "smart_quotes": Wording(
            Text(
                "V hodnotě nebo klíči {value:quote} jsou typografické uvozovky.",
                "{value:quote} holds typographic quotation marks.",
            ),
            Text("Pište bez nich: {write}", "Write it without them: {write}"),
        ),
        "garbled": Wording(
            Text(
                "Text {value:quote} je rozbitý převodem kódování (Excel, CSV).",
                "The text {value:quote} was garbled by a wrong encoding (Excel, CSV).",
            ),
            Text("Má tu být „{write}“.", "It should be “{write}”."),
        ),
        "lost": Wording(
            Text(
                "V textu {value:quote} se převodem kódování ztratila písmena (znak \ufffd).",
                "The text {value:quote} lost letters in a wrong encoding (the sign \ufffd).",
            ),
            Text("Opište ho znovu z původního dokumentu.", "Copy it again from the original document."),
        ),
    },
)
check = reading_problems(RULE)
