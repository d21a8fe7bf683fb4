"""Of whom a body consists and who appoints its members, in words."""

from __future__ import annotations

from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_holders import (
    are_same,
    holder_notes,
    holders_line,
    holders_words,
    line,
    noted,
)
from kpss.documents.organisation.words_structure import SIDES, TRIAD, Line, labelled, lower, tidied, tidy, words_of
from kpss.language.phrases import number_text, quoted
from kpss.language.slugs import fold
from kpss.language.text import Text
from kpss.model.bodies import Admission, Body, Chair, Seat

# A text that has one of these says the side itself.
_STEMS = {
    "commissioner": ("zadavatel", "commissioner"),
    "provider": ("poskytovatel", "provider"),
    "user": ("uzivatel", "user"),
    "public": ("verejnost", "public"),
    "expert": ("odborni", "expert"),
    "political": ("politi",),
}
_VOTING = {True: Text("s hlasovacím právem", "voting"), False: Text("bez hlasovacího práva", "without a vote")}
_TRIAD = Text("Účast triády (zadavatelé, poskytovatelé, uživatelé)", "Triad of commissioners, providers and users")
_POLITICIANS = Text("Politická reprezentace", "Political representatives")
_TERM = Text("{n:rok|roky|let}", "{n:year|years}")
_GUEST = Text(
    "uchazeč se nejdřív účastní nejméně {n:jednání|jednání|jednání} jako host",
    "an applicant first attends at least {n:meeting|meetings} as a guest",
)
_DECIDED = Text("rozhodne se do {n:měsíce|měsíců|měsíců}", "decided within {n:month|months}")
_POLITICAL = {True: Text("účastní se", "take part"), False: Text("neúčastní se", "do not take part")}


def membership_lines(body: Body, names: Names) -> list[str]:
    """Composition, chair, appointment and accountability of *body*, as lines of a cell."""
    seats = "; ".join(tidied(seat_words(seat, names) for seat in body.members))
    lines = [
        line(names, Text("Složení", "Members"), seats),
        chair_line(body, names),
        *appointment_lines(body, names),
        *staying_lines(body, names),
        holders_line(names, Text("Komu odpovídá", "Accountable to"), body.accountable_to, all_of=True),
        *side_lines(body, names),
    ]
    return words_of(lines)


def seat_words(seat: Seat, names: Names) -> str:
    """One kind of member: who, how many, who else instead."""
    who = tidied((seat.who, names.by_id(seat.role) if seat.role else ""))
    if seat.body and who:
        who[-1] += f" ({names.by_id(seat.body)})"
    elif seat.body:
        who.append(names.say(Text("zástupci – {body}", "representatives of {body}"), body=names.by_id(seat.body)))
    elif not who and seat.side in SIDES:
        who.append(names.say(SIDES[seat.side]))
    text = ", ".join(who)
    if text and seat.count is not None and (seat.count > 1 or not seat.role):
        text += f" ({number_text(seat.count, names.language)})"
    other = lower(tidy(seat.alternative))
    if text and other:
        return text + names.say(Text(" nebo {other}", " or {other}"), other=other)
    return text or other


def seat_item(seat: Seat, names: Names) -> str:
    """One kind of member with its side, nomination and notes."""
    parts = [
        seat_words(seat, names),
        names.say(Text("z funkce", "ex officio")) if seat.ex_officio else "",
        _side(seat, names),
        names.say(Text("z útvaru {unit}", "from {unit}"), unit=quoted(names.by_id(seat.unit), names.language))
        if seat.unit
        else "",
        labelled(names.say(Text("funkční období", "term")), term_words(seat.term_years, names)),
        names.say(_VOTING[seat.voting]) if seat.voting is not None else "",
        labelled(names.say(Text("navrhuje", "proposed by")), holders_words(seat.nominated_by, names)),
        labelled(names.say(Text("jmenuje", "appointed by")), holders_words(seat.appointed_by, names)),
    ]
    notes = (*holder_notes(seat.nominated_by), *holder_notes(seat.appointed_by), seat.note)
    return noted(names, ", ".join(tidied(parts)), *notes)


def _side(seat: Seat, names: Names) -> str:
    """The side of a member, unless its words say it."""
    side = SIDES.get(seat.side)
    is_alone = not (seat.who or seat.role or seat.body)
    if side is None or is_alone or any(stem in fold(seat.who) for stem in _STEMS[seat.side]):
        return ""
    return names.say(Text("strana: {side}", "side: {side}"), side=side)


def chair_line(body: Body, names: Names) -> Line:
    """Who leads *body*."""
    chair = body.chair or Chair({})
    label = Text("V čele vždy", "Always led by") if chair.always else Text("V čele", "Led by")
    who = holders_words(chair.holders, names, body.id)
    return line(names, label, who, *holder_notes(chair.holders), chair.note)


def appointment_lines(body: Body, names: Names) -> list[Line]:
    """Who appoints, recalls and proposes members; one line where the same appoint and recall."""
    proposes = holders_line(names, Text("Členy navrhuje", "Members proposed by"), body.nominated_by, body.id)
    if are_same(body.appointed_by, body.recalled_by):
        both = Text("Členy jmenuje a odvolává", "Members appointed and recalled by")
        return [holders_line(names, both, body.appointed_by, body.id), proposes]
    return [
        holders_line(names, Text("Členy jmenuje", "Members appointed by"), body.appointed_by, body.id),
        holders_line(names, Text("Členy odvolává", "Members recalled by"), body.recalled_by, body.id),
        proposes,
    ]


def term_words(years: int | None, names: Names) -> str:
    """``4 roky``; empty where it is not known."""
    return names.say(_TERM, n=years) if years else ""


def staying_lines(body: Body, names: Names) -> list[Line]:
    """For how long members are appointed, how new ones are admitted, and what follows from a long absence."""
    return [
        line(names, Text("Funkční období členů", "Term of members"), term_words(body.term_years, names)),
        _admission_line(body.admission or Admission({}), body, names),
        line(names, Text("Dlouhá nepřítomnost člena", "Long absence of a member"), tidy(body.absence)),
    ]


def _admission_line(admission: Admission, body: Body, names: Names) -> Line:
    who = holders_words(admission.by, names, body.id, all_of=True)
    parts = [
        labelled(names.say(Text("kdo rozhoduje", "decided by")), who),
        names.say(_GUEST, n=admission.guest_meetings) if admission.guest_meetings else "",
        names.say(_DECIDED, n=admission.within_months) if admission.within_months else "",
    ]
    label = Text("Přijímání členů", "Admission of members")
    return line(names, label, "; ".join(tidied(parts)), *holder_notes(admission.by), admission.note)


def side_lines(body: Body, names: Names) -> list[Line]:
    """Whether the triad and the political side are represented."""
    triad = names.say(TRIAD[body.triad]) if body.triad in TRIAD else ""
    political = names.say(_POLITICAL[body.political]) if body.political is not None else ""
    return [line(names, _TRIAD, triad), line(names, _POLITICIANS, political)]
