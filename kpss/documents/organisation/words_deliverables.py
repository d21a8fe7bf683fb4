"""What a body or a role submits again and again, in words."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_holders import holder_notes, holders_words, noted
from kpss.documents.organisation.words_structure import Line, tidied, tidy
from kpss.language.text import Text
from kpss.model.parts import Deliverable
from kpss.structure.values import is_yearly

_EACH = {
    "month": Text("každý měsíc", "every month"),
    "quarter": Text("každé čtvrtletí", "every quarter"),
    "half_year": Text("každé pololetí", "every half-year"),
    "year": Text("každý rok", "every year"),
}
_DUE = Text("do {due:date}", "by {due:date}")
_TO = Text("komu: {who}", "to: {who}")


def deliverable_lines(deliverables: Sequence[Deliverable], names: Names) -> list[str]:
    """``Zpráva o plnění – každý rok do 31. 3.; komu: Rada města``, one line each."""
    return tidied(_line(item, names) for item in deliverables)


def one_by_one(deliverables: Sequence[Deliverable], names: Names) -> list[str]:
    """The same for a cell, where the lines need a word that says what they are."""
    label = names.say(Text("Pravidelně předkládá", "Submits regularly"))
    return [Line(label, text).words for text in deliverable_lines(deliverables, names)]


def _line(item: Deliverable, names: Names) -> str:
    name, kind = tidy(item.name), names.kind("document-type", item.type) if item.type else ""
    if kind and kind.casefold() not in name.casefold():
        name = f"{name} ({kind})" if name else kind
    each = names.say(_EACH[item.each]) if item.each in _EACH else ""
    due = names.say(_DUE, due=item.due) if is_yearly(item.due) else tidy(item.due)
    when = " ".join(filter(None, (each, due)))
    who = holders_words(item.to, names, all_of=True)
    parts = tidied((when, names.say(_TO, who=who) if who else ""))
    text = " – ".join(tidied((name, "; ".join(parts))))
    return noted(names, text, *holder_notes(item.to), item.note)
