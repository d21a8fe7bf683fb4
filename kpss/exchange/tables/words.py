"""What tables of records say: headings, notes of columns, and where a cell is."""

from __future__ import annotations

from kpss.exchange.tables.flat_columns import Column
from kpss.language.text import Text

ID = Text("Identifikátor", "Identifier")
ID_NOTE = Text(
    "Identifikátor záznamu. U zapsaných záznamů se tabulkou nemění; na prázdný řádek dole napište nový záznam.",
    "The id of the record. That of a known record stays; write a new record on an empty row below.",
)
ID_NOTE_BELOW = Text(
    "Záznam, ke kterému řádek patří. Novou položku napište na prázdný řádek dole, pořadí nechte prázdné. Položku "
    "smažete tak, že v jejím řádku vymažete všechny odemčené buňky.",
    "The record to which the row belongs. Write a new item on an empty row below and leave its position empty. An item "
    "is removed by emptying all unlocked cells of its row.",
)
FILE = Text("Soubor", "File")
FILE_NOTE = Text("Kde záznam je; nemění se.", "Where the record is; it stays.")
POSITION_NOTE = Text(
    "Kolikátá položka seznamu to je, od jedné. U nové nechte prázdné; jen když na ni odkazuje jiný list, napište další "
    "volné číslo na obou místech.",
    "Which item of the list it is, from one. Leave it empty for a new one; where another sheet refers to it, write the "
    "next free number in both places.",
)
CHOOSE = Text("Vyberte ze seznamu", "Choose from the list")
CHOOSE_NOTE = Text("Taková položka v seznamu není.", "There is no such item in the list.")
_FORMS = {
    "date": Text("Rok, měsíc nebo den: 2017, 2017-07, 2017-07-16.", "Year, month or day: 2017, 2017-07, 2017-07-16."),
    "day": Text("Den: 2017-07-16.", "A day: 2017-07-16."),
    "yearly": Text("Den v roce: --03-31.", "A day of the year: --03-31."),
    "time": Text("Hodina: 14:00.", "An hour: 14:00."),
    "list": Text("Více údajů oddělte středníkem.", "Several are separated by semicolons."),
}  # fmt: skip
_REQUIRED = Text("Povinné.", "Required.")
KIND = Text("Druh záznamu", "Kind")
FINGERPRINT = Text("Neupravovat", "Do not edit")


def position(label: Text) -> Text:
    """The heading of the position in a list."""
    return Text(f"Pořadí – {label.cs}", f"Position – {label.en}")


def note(column: Column) -> Text:
    """What the note of a column says."""
    form = _FORMS.get(column.sort, Text("", ""))
    required = _REQUIRED if column.is_required else Text("", "")
    parts = [(part.cs, part.en) for part in (column.description, form, required) if part.cs]
    return Text(
        "\n".join([*(cs for cs, _ in parts), column.key]), "\n".join([*(en for _, en in parts if en), column.key])
    )
