"""Of whom a body consists and who appoints its members, in words."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.documents.structure_names import Names, holder_notes
from kpss.documents.words_structure import SIDES, TRIAD, labelled, lower, tidied, tidy, with_notes
from kpss.language.phrases import number_text, phrase
from kpss.language.slugs import fold
from kpss.language.text import Text
from kpss.model.bodies import Body, Seat
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
_POLITICAL = Text("Účastní se i politická reprezentace.", "Political representatives take part too.")


def membership_lines(body: Body, names: Names) -> list[str]:
    """Composition, chair, appointment and accountability of *body*, as lines of a cell."""
    language = names.language
    seats = "; ".join(filter(None, (seat_words(seat, names) for seat in body.members)))
    accountable = Text("Komu odpovídá", "Accountable to")
    lines = [
        labelled(Text("Složení", "Members"), seats, language),
        chair_line(body, names),
        *appointment_lines(body, names),
        holders_line(accountable, body.accountable_to, names),
        *side_lines(body, names),
    ]
    return [line for line in lines if line]


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


def chair_line(body: Body, names: Names) -> str:
    """``V čele: …``; empty where nothing is known."""
    chair = body.chair
    if chair is None:
        return ""
    label = Text("V čele vždy", "Always led by") if chair.always else Text("V čele", "Led by")
    text = labelled(label, names.holders(chair.holders, body.id), names.language)
    return with_notes(text, *holder_notes(chair.holders), chair.note)


def appointment_lines(body: Body, names: Names) -> list[str]:
    """Who appoints, recalls and proposes members; one line where the same appoint and recall."""
    proposes = holders_line(Text("Členy navrhuje", "Members proposed by"), body.nominated_by, names, body.id)
    if are_same(body.appointed_by, body.recalled_by):
        both = Text("Členy jmenuje a odvolává", "Members appointed and recalled by")
        lines = [holders_line(both, body.appointed_by, names, body.id), proposes]
    else:
        lines = [
            holders_line(Text("Členy jmenuje", "Members appointed by"), body.appointed_by, names, body.id),
            holders_line(Text("Členy odvolává", "Members recalled by"), body.recalled_by, names, body.id),
            proposes,
        ]
    return [line for line in lines if line]


def side_lines(body: Body, names: Names) -> list[str]:
    """Whether the triad and the political side are represented."""
    lines = [TRIAD[body.triad]] if body.triad in TRIAD else []
    lines += [_POLITICAL] if body.political else []
    return [line.in_language(names.language) for line in lines]


def holders_line(label: Text, holders: Sequence[Holder], names: Names, own: str = "") -> str:
    """``label: a nebo b`` with notes; empty without holders."""
    return with_notes(labelled(label, names.holders(holders, own), names.language), *holder_notes(holders))


def are_same(one: Sequence[Holder], other: Sequence[Holder]) -> bool:
    """Whether the two name the same holders."""
    return bool(one) and [dict(holder.data) for holder in one] == [dict(holder.data) for holder in other]
