"""The draft resolution on the requests of a round, one for each body that decides."""

from __future__ import annotations

from typing import Any

from kpss.documents.decision_groups import Group, Placed, of_group
from kpss.documents.network_words import moment_words
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text, capital
from kpss.model.request_records import Round

_BODY = Text("Příslušný orgán", "The competent body")
_YEAR = Text(" na rok {year}", " for {year}")
_SINCE = Text(", s účinností {since}, není-li u žádosti uvedeno jinak", ", in force from {since} unless told otherwise")
_ACTS: tuple[tuple[Group, Text, Text], ...] = (
    ("for", Text("schvaluje", "approves"), Text(
        "změny sítě sociálních služeb{year} podle {n:#žádosti uvedené|žádostí uvedených|žádostí uvedených} v části "
        "„Žádosti navržené ke schválení“ (celkem {n:žádost|žádosti|žádostí}){since}",
        "the changes of the network of social services{year} by the {n:#request|requests} in the part “Requests to be "
        "approved” ({n:request|requests} in total){since}")),
    ("against", Text("neschvaluje", "does not approve"), Text(
        "{n:#žádost uvedenou|žádosti uvedené|žádosti uvedené} v části „Žádosti navržené k zamítnutí“ (celkem "
        "{n:žádost|žádosti|žádostí}), z důvodů uvedených tamtéž",
        "the {n:#request|requests} in the part “Requests to be rejected” ({n:request|requests} in total) for the "
        "reasons given there")),
    ("incomplete", Text("bere na vědomí", "takes note"), Text(
        "že o {n:#žádosti uvedené|žádostech uvedených|žádostech uvedených} v části „Neúplné žádosti“ (celkem "
        "{n:žádost|žádosti|žádostí}) nelze zatím rozhodnout, protože {n:#není úplná|nejsou úplné|nejsou úplné}",
        "that the {n:#request|requests} in the part “Incomplete requests” ({n:request|requests} in total) cannot be "
        "decided yet, because {n:#it is|they are} incomplete")),
)  # fmt: skip
_OPEN = Text(
    "o {n:#žádosti uvedené|žádostech uvedených|žádostech uvedených} v části „Žádosti bez doporučení“ (celkem "
    "{n:žádost|žádosti|žádostí}) je třeba hlasovat jednotlivě.",
    "the {n:#request|requests} in the part “Requests without a recommendation” ({n:request|requests} in total) must "
    "be voted on one by one.",
)
_POSTPONED = Text(
    "o {n:#žádosti uvedené|žádostech uvedených|žádostech uvedených} v části „Odložené žádosti“ (celkem "
    "{n:žádost|žádosti|žádostí}) bylo rozhodování odloženo a je třeba o {n:#ní|nich|nich} rozhodnout znovu.",
    "the {n:#request|requests} in the part “Postponed requests” ({n:request|requests} in total) {n:#was|were} "
    "postponed and must be decided again.",
)
_NOTES: tuple[tuple[Group, Text], ...] = (("open", _OPEN), ("postponed", _POSTPONED))
_FOR_BODY = Text("{body}: {note}", "{body}: {note}")
_ROMAN = ("I.", "II.", "III.")


def resolutions(found: Round, waiting: list[Placed], language: Language) -> list[dict[str, Any]]:
    """For each deciding body its name and its acts (number, verb, about what)."""
    bodies = dict.fromkeys(one.decider for one in waiting)
    return [_resolution(found, [one for one in waiting if one.decider == body], body, language) for body in bodies]


def _resolution(found: Round, waiting: list[Placed], body: str, language: Language) -> dict[str, Any]:
    year = Phrase(_YEAR, {"year": str(found.year)}).in_language(language) if found.year else ""
    day = moment_words(found.effective, language)
    since = Phrase(_SINCE, {"since": f"od {day}" if language == "cs" else day}).in_language(language) if day else ""
    acts: list[dict[str, Any]] = []
    for group, verb, about in _ACTS:
        number = len(of_group(waiting, group))
        if number:
            words = Phrase(about, {"n": number, "year": year, "since": since}).in_language(language)
            act = verb.in_language(language)
            acts.append(
                {
                    "number": _ROMAN[len(acts)],
                    "verb": act,
                    "comma": group == "incomplete" and language == "cs",
                    "about": words,
                }
            )
    return {"body": body or _BODY.in_language(language), "acts": acts}


def notes(waiting: list[Placed], language: Language) -> list[str]:
    """What the submitter tells each body about requests that the draft resolution leaves out."""
    found = []
    bodies = dict.fromkeys(one.decider for one in waiting)
    for body in bodies:
        for group, template in _NOTES:
            number = len(of_group((one for one in waiting if one.decider == body), group))
            if number:
                note = Phrase(template, {"n": number})
                told = Phrase(_FOR_BODY, {"body": body, "note": note}) if len(bodies) > 1 and body else note
                found.append(capital(told.in_language(language)))
    return found
