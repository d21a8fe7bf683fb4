"""Requests in words: their stages, what they lack, and the codes of their schema."""

from __future__ import annotations

from kpss.language.text import Text
from kpss.model.request_standing import Stage
from kpss.model.settings import Settings
from kpss.model.vocabulary import words
from kpss.structure.words import code_words

STAGES: dict[Stage, Text] = {
    "intention": Text("záměr", "intention"),
    "opinions": Text("čeká na stanoviska", "waits for opinions"),
    "assessment": Text("čeká na hodnocení", "waits for assessment"),
    "decision": Text("čeká na rozhodnutí", "waits for the decision"),
    "postponed": Text("odloženo", "postponed"),
    "decided": Text("rozhodnuto, není v síti", "decided, not in the network yet"),
    "applied": Text("zapsáno v síti", "in the network"),
    "rejected": Text("nevyhověno", "rejected"),
    "withdrawn": Text("vzato zpět", "withdrawn"),
}
FINISHED: tuple[Stage, ...] = ("applied", "rejected", "withdrawn")
OPINIONS = code_words("request", ("opinions", 0, "outcome"))
RECOMMENDATIONS = code_words("request", ("assessments", 0, "recommendation"))
OUTCOMES = code_words("request", ("decision", "outcome"))
_MISSING = {
    "discussed": Text("projednání záměru", "discussion of the intention"),
    "need": Text("potřeba nebo opatření, na které odpovídá", "the need or measure that it answers"),
    "assessment": Text("hodnocení skupiny", "assessment of the group"),
    "opinion:orp": Text("stanovisko OÚ ORP", "opinion of the ORP office"),
    "opinion:municipality": Text("stanovisko obce", "opinion of the municipality"),
    "opinion:region": Text("stanovisko krajského úřadu", "opinion of the regional office"),
}


def missing_labels(settings: Settings) -> dict[str, Text]:
    """The words for what a request can lack: ``stanovisko OÚ ORP``."""
    sources = words(settings, "opinion-source")
    return {f"opinion:{code}": _opinion(name) for code, name in sources.items()} | _MISSING


def _opinion(source: Text) -> Text:
    return Text(f"stanovisko: {source.cs}", f"opinion: {source.en}")
