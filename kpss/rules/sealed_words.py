"""What people call the parts of a sealed record."""

from __future__ import annotations

from kpss.language.text import LANGUAGES, Text
from kpss.model.records import Record
from kpss.model.sealed_changes import Altered
from kpss.model.sealed_parts import ORDER
from kpss.structure.schemas import at_path, expanded, label

_SORTS = {
    "priorities": Text("priorita {code}", "priority {code}"),
    "goals": Text("cíl {code}", "goal {code}"),
    "measures": Text("opatření {code}", "measure {code}"),
    "chapters": Text("kapitola {code}", "chapter {code}"),
    "tables": Text("tabulka {code}", "table {code}"),
    ORDER: Text("pořadí kapitol a priorit", "order of chapters and priorities"),
    "addenda": Text("změny podle dodatku ({code})", "changes of an addendum ({code})"),
}


def part_words(record: Record, one: Altered) -> Text:
    """What people call a sealed part."""
    sort, _, code = one.name.partition("/")
    called = one.part.called if one.part is not None and one.part.called else code
    if sort in _SORTS and (code or sort == ORDER):
        return Text(*(text.format(code=called) for text in _SORTS[sort]))
    schema = at_path(expanded(record.kind), (sort,))
    return Text(*(label(schema, language) or sort for language in LANGUAGES))
