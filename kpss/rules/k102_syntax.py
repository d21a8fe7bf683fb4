"""KPSS102: the file is not valid YAML."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems


def _wording(cs: str, en: str, hint_cs: str, hint_en: str) -> Wording:
    return Wording(Text(cs, en), Text(hint_cs, hint_en))


RULE = Rule(
    102,
    "syntax",
    "error",
    Text("Zápis souboru je porušený", "The file is not valid YAML"),
    _wording(
        "Zápisu se tady nedá porozumět.",
        "This cannot be understood.",
        "Zkontrolujte odsazení, dvojtečky, uvozovky a závorky na tomto řádku a nad ním.",
        "Check indentation, colons, quotes and brackets on this line and above.",
    ),
    variants={
        "missing_colon": _wording(
            "Chybí dvojtečka za klíčem.",
            "A colon is missing after the key.",
            "Napište „{write}“ – za klíčem dvojtečka a mezera.",
            "Write “{write}”: a colon and a space after the key.",
        ),
        "no_space": _wording(
            "Za dvojtečkou chybí mezera.",
            "A space is missing after the colon.",
            "Napište „{write}“.",
            "Write “{write}”.",
        ),
        "tab": _wording(
            "Řádek je odsazen tabulátorem.",
            "The line is indented with a tab.",
            "Odsazujte mezerami (dvě na úroveň); tabulátor smažte.",
            "Indent with spaces (two a level); delete the tab.",
        ),
        "indent": _wording(
            "Řádek je odsazen jinak než řádky, ke kterým patří.",
            "The line is indented unlike the lines it belongs to.",
            "Srovnejte začátek řádku pod sousední klíče; odsazuje se dvěma mezerami.",
            "Align the line with the keys beside it; a level is two spaces.",
        ),
        "colon_in_text": _wording(
            "V textu bez uvozovek je dvojtečka s mezerou.",
            "A text without quotes holds a colon and a space.",
            "Dejte celý text do uvozovek: {quoted}",
            "Put the whole text in quotes: {quoted}",
        ),
        "unclosed_quote": _wording(
            "Uvozovka se neuzavírá.",
            "The quotation mark is not closed.",
            "Doplňte stejnou uvozovku na konec textu.",
            "Add the same mark at the end of the text.",
        ),
        "unclosed_bracket": _wording(
            "Závorka se neuzavírá.",
            "The bracket is not closed.",
            "Doplňte na konec odpovídající závorku }} nebo ].",
            "Add the closing bracket }} or ].",
        ),
        "extra_bracket": _wording(
            "Závorka {character} tu je navíc.",
            "The bracket {character} is one too many.",
            "Smažte ji.",
            "Delete it.",
        ),
        "missing_comma": _wording(
            "Mezi položkami v závorce chybí čárka.",
            "A comma is missing between items in brackets.",
            "Oddělte položky čárkou: {{from: 2016, to: 2019}}.",
            "Separate items with commas: {{from: 2016, to: 2019}}.",
        ),
        "after_quote": _wording(
            "Za koncovou uvozovkou pokračuje text.",
            "Text goes on after the closing quotation mark.",
            "Dejte do uvozovek celý text, nebo uvozovky vynechte.",
            "Quote the whole text, or leave the quotes out.",
        ),
        "reserved": _wording(
            "Text bez uvozovek nemůže začínat znakem {character}.",
            "A text without quotes cannot begin with {character}.",
            "Dejte celý text do uvozovek: {quoted}",
            "Put the whole text in quotes: {quoted}",
        ),
        "dash": _wording(
            "Za dvojtečkou na stejném řádku nemůže začínat seznam.",
            "A list cannot begin behind a colon on the same line.",
            "Položku seznamu napište na další řádek; je-li to text, dejte ho celý do uvozovek: {quoted}",
            "Write the item on the next line; if it is a text, put it all in quotes: {quoted}",
        ),
        "continued": _wording(
            "Text tu pokračuje na dalším řádku bez odsazení.",
            "A text goes on here on the next line without indentation.",
            "Odsaďte pokračování textu dvěma mezerami; má-li tu být klíč, napište za něj dvojtečku.",
            "Indent it with two spaces; if a key was meant, write a colon after it.",
        ),
        "bullet": _wording(
            "Položka seznamu tu nezačíná pomlčkou a mezerou.",
            "The item of the list does not begin with a hyphen and a space.",
            "Každou položku začněte pomlčkou a mezerou, všechny stejně odsazené: „- text“.",
            "Begin each item with a hyphen and a space, all indented alike: “- text”.",
        ),
        "separator": _wording(
            "Řádek z pomlček tu nic neznamená.",
            "This line of hyphens means nothing here.",
            "Záznamy v jednom souboru odděluje řádek se třemi pomlčkami: ---",
            "A line of three hyphens separates the records of one file: ---",
        ),
        "escape": _wording(
            "Zpětné lomítko v uvozovkách má zvláštní význam.",
            "A backslash in double quotes has a meaning of its own.",
            "Použijte jednoduché uvozovky 'takto', nebo lomítko zdvojte.",
            "Use single quotes 'like this', or double the backslash.",
        ),
        "block_text": _wording(
            "Za znakem | nebo > pokračuje text na stejném řádku.",
            "Text goes on after | or > on the same line.",
            "Text začněte na dalším řádku, odsazený.",
            "Begin the text on the next line, indented.",
        ),
        "nbsp": _wording(
            "Místo obyčejné mezery je tu pevná mezera.",
            "There is a non-breaking space instead of an ordinary one.",
            "Smažte ji a napište obyčejnou mezeru; vznikla nejspíš kopírováním z Wordu.",
            "Delete it and type an ordinary space; it probably came from Word.",
        ),
        "character": _wording(
            "Soubor obsahuje nedovolený neviditelný znak {character}.",
            "The file holds the invisible character {character}, which is not allowed.",
            "Znak smažte; vznikl nejspíš kopírováním.",
            "Delete the character; it probably came from copying.",
        ),
        "conflict": _wording(
            "V souboru zůstaly značky nevyřešeného sloučení z gitu.",
            "Conflict markers of git were left in the file.",
            "Vyberte platnou verzi a řádky <<<<<<<, |||||||, ======= a >>>>>>> smažte.",
            "Choose the right version and delete the lines <<<<<<<, |||||||, ======= and >>>>>>>.",
        ),
    },
)
check = reading_problems(RULE)
