"""Lists of plain values: which came, which went, how many texts were edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kpss.changes.difference import Meaning
from kpss.changes.meaning.keys import key_words
from kpss.changes.meaning.telling import Group
from kpss.changes.meaning.topics import topic_of
from kpss.changes.meaning.words import Words, listed
from kpss.language.phrases import Phrase
from kpss.language.text import Text

_CAME = Text("{what}: přibylo {names}", "{what}: added {names}")
_WENT = Text("{what}: ubylo {names}", "{what}: removed {names}")
_EDITED = Text("{what}: upraveno {names}", "{what}: edited {names}")


def fits_scalars(schema: Mapping[str, Any], key: str) -> bool:  # noqa: ARG001 - as all that ask what a value is
    """Whether *schema* lists plain values."""
    return schema.get("type") == "array" and not (schema.get("items") or {}).get("properties")


def scalars(group: Group) -> Iterator[Meaning]:
    """What came and went, and the edited texts as they are now."""
    told = group.told
    what = key_words(told.kind, group.path)
    sorts: dict[bool | None, list[Words]] = {}
    for change in group.changes:
        gone = change.after is None if None in (change.before, change.after) else None
        value = change.before if gone else change.after
        sorts.setdefault(gone, []).append(told.said(change.path, value, old=bool(gone)))
    for gone, template in ((False, _CAME), (True, _WENT), (None, _EDITED)):
        if gone in sorts:
            refers = "x-kpss-ref" in told.schema((*group.path, 0))
            topic = topic_of(told.kind, group.path, "reference" if refers else "item")
            yield group.meaning(topic, Phrase(template, {"what": what, "names": listed(sorts[gone])}))
