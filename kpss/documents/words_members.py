"""Of whom a body consists and who appoints its members, in words."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.documents.structure_names import Names, holder_notes
from kpss.documents.words_structure import SIDES, TRIAD, Line, labelled, line, lower, tidied, tidy, with_notes, words_of
from kpss.language.phrases import number_text, phrase
from kpss.language.slugs import fold
from kpss.language.text import Text
from kpss.model.bodies import Body, Chair, Seat
from kpss.model.parts import Holder

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
_POLITICAL = {True: Text("účastní se", "take part"), False: Text("neúčastní se", "do not take part")}


def membership_lines(body: Body, names: Names) -> list[str]:
    """Composition, chair, appointment and accountability of *body*, as lines of a cell."""
    seats = "; ".join(filter(None, (seat_words(seat, names) for seat in body.members)))
    lines = [
        line(Text("Složení", "Members"), seats, names.language),
        chair_line(body, names),
        *appointment_lines(body, names),
        holders_line(Text("Komu odpovídá", "Accountable to"), body.accountable_to, names),
        *side_lines(body, names),
    ]
    return words_of(lines)


def seat_words(seat: Seat, names: Names) -> str:
    """One kind of member: who, how many, who else instead."""
    language = names.language
    who = tidied((seat.who, names.holder(Holder({"role": seat.role})) if seat.role else ""))
    if seat.body and who:
        who[-1] += f" ({names.by_id(seat.body)})"
    elif seat.body:
        of = Text("zástupci – {body}", "representatives of {body}")
        who.append(phrase(of, {"body": names.by_id(seat.body)}, language))
    elif not who and seat.side in SIDES:
        who.append(SIDES[seat.side].in_language(language))
    text = ", ".join(who)
    if text and seat.count is not None and (seat.count > 1 or not seat.role):
        text += f" ({number_text(seat.count, language)})"
    if alternative := tidy(seat.alternative):
        instead = Text(" nebo {other}", " or {other}") if text else Text("{other}", "{other}")
        text += phrase(instead, {"other": lower(alternative)}, language)
    return text


def seat_item(seat: Seat, names: Names) -> str:
    """One kind of member with its side, nomination and notes."""
    language = names.language
    side = SIDES.get(seat.side)
    is_named = side is None or any(stem in fold(seat.who) for stem in _STEMS[seat.side])
    if side is None or is_named or not (seat.who or seat.role or seat.body):
        aside = ""
    else:
        aside = phrase(Text("strana: {side}", "side: {side}"), {"side": side}, language)
    parts = [
        seat_words(seat, names),
        Text("z funkce", "ex officio").in_language(language) if seat.ex_officio else "",
        aside,
        _VOTING[seat.voting].in_language(language) if seat.voting is not None else "",
        labelled(Text("navrhuje", "proposed by"), names.holders(seat.nominated_by), language),
        labelled(Text("jmenuje", "appointed by"), names.holders(seat.appointed_by), language),
    ]
    notes = (*holder_notes(seat.nominated_by), *holder_notes(seat.appointed_by), seat.note)
    return with_notes(", ".join(filter(None, parts)), *notes)


def chair_line(body: Body, names: Names) -> Line:
    """Who leads *body*."""
    chair = body.chair or Chair({})
    label = Text("V čele vždy", "Always led by") if chair.always else Text("V čele", "Led by")
    who = names.holders(chair.holders, body.id)
    return line(label, who, names.language, *holder_notes(chair.holders), chair.note)


def appointment_lines(body: Body, names: Names) -> list[Line]:
    """Who appoints, recalls and proposes members; one line where the same appoint and recall."""
    proposes = holders_line(Text("Členy navrhuje", "Members proposed by"), body.nominated_by, names, body.id)
    if are_same(body.appointed_by, body.recalled_by):
        both = Text("Členy jmenuje a odvolává", "Members appointed and recalled by")
        return [holders_line(both, body.appointed_by, names, body.id), proposes]
    return [
        holders_line(Text("Členy jmenuje", "Members appointed by"), body.appointed_by, names, body.id),
        holders_line(Text("Členy odvolává", "Members recalled by"), body.recalled_by, names, body.id),
        proposes,
    ]


def side_lines(body: Body, names: Names) -> list[Line]:
    """Whether the triad and the political side are represented."""
    language = names.language
    triad = TRIAD[body.triad].in_language(language) if body.triad in TRIAD else ""
    political = _POLITICAL[body.political].in_language(language) if body.political is not None else ""
    return [line(_TRIAD, triad, language), line(_POLITICIANS, political, language)]


def holders_line(label: Text, holders: Sequence[Holder], names: Names, own: str = "") -> Line:
    """One of *holders* with the notes, for a text about the body *own*."""
    return line(label, names.holders(holders, own), names.language, *holder_notes(holders))


def are_same(one: Sequence[Holder], other: Sequence[Holder]) -> bool:
    """Whether the two name the same holders."""
    return bool(one) and [dict(holder.data) for holder in one] == [dict(holder.data) for holder in other]
