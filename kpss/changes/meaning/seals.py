"""A seal that came, went or was replaced: its digests say nothing to people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kpss.changes.difference import Meaning
from kpss.changes.meaning.basics import moment_text
from kpss.changes.meaning.telling import Group, at
from kpss.language.phrases import Phrase
from kpss.language.text import Text

_CAME = Text("přibyla pečeť", "sealed")
_WENT = Text("pečeť zmizela", "the seal is gone")
_OF = Text("{words} (rozhodnuto {date:date})", "{words} (decided on {date:date})")
_REPLACED = Text("pečeť byla nahrazena jinou", "the seal was replaced by another one")


def fits_seal(schema: Mapping[str, Any], key: str) -> bool:
    """Whether a value is the seal of a decision."""
    return key == "seal" and "digest" in schema.get("properties", ())


def seals(group: Group) -> Iterator[Meaning]:
    """What happened to the seal."""
    words = _CAME if group.before is None else _WENT if group.after is None else _REPLACED
    decision = at(group.told.new.data, group.path[:-1]) or {}
    said = Phrase(words)
    date = moment_text(decision.get("date"))
    yield group.meaning("approval", Phrase(_OF, {"words": said, "date": date}) if date else said)
