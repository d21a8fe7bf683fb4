"""Who convenes, chairs, submits papers, writes and receives minutes, in words."""

from __future__ import annotations

from kpss.documents.structure_names import Names, holder_notes
from kpss.documents.words_structure import (
    capital,
    either,
    labelled,
    lead_words,
    tidied,
    tidy,
    with_notes,
    within_words,
)
from kpss.language.phrases import phrase
from kpss.language.text import Text
from kpss.model.bodies import Body, Duties, MinutesRule
from kpss.model.parts import Duty, Lead

_NOBODY, _NO_RULE, _NO_LEAD = Duty({}), MinutesRule({}), Lead({})
# A label may be made of the content that the record names only where Czech has the same form for subject and object.
_PAPERS = ("podklady", "papers")


def duty_line(label: Text, duty: Duty | None, body: Body, names: Names, *, all_of: bool = False) -> str:
    """``label: who`` with notes; empty where nothing is known.  *all_of* the holders act, or else one of them."""
    text = labelled(label, duty_words(duty, body, names, all_of=all_of), names.language)
    return with_notes(text, *_notes(duty))


def duty_words(duty: Duty | None, body: Body, names: Names, *, all_of: bool = False) -> str:
    """Who has a duty in *body*, and who may be authorised; empty where nobody is named."""
    duty, language = duty or _NOBODY, names.language
    text = names.holders(duty.holders, body.id, all_of=all_of)
    if not duty.may_authorise:
        return text
    if all(holder.members_of == body.id for holder in duty.may_authorise):
        member = Text("pověřený člen", "an authorised member").in_language(language)
        return either(tidied((text, member)), language)
    member = Text("člen", "a member").in_language(language)
    words = [member if h.members_of == body.id else names.holder(h, body.id) for h in duty.may_authorise]
    deputies = Text("z pověření {who}", "with authorisation {who}")
    return ", ".join(tidied((text, phrase(deputies, {"who": either(tidied(words), language)}, language))))


def papers_line(body: Body, names: Names) -> str:
    """``Písemné podklady předkládají (nejméně 3 dny předem): členové a …``."""
    language = names.language
    duty = body.duties.submits_papers if body.duties is not None else None
    lead = (body.meetings.papers if body.meetings is not None else None) or _NO_LEAD
    who, ahead, content = duty_words(duty, body, names, all_of=True), lead_words(lead, language), tidy(lead.content)
    is_label = content.casefold().endswith(_PAPERS)
    text = capital(content) if is_label else Text("Podklady", "Papers").in_language(language)
    if who:
        verb = Text("předkládají" if _are_many(duty) else "předkládá", "are submitted by")
        text += f" {verb.in_language(language)}" + (f" ({ahead})" if ahead else "")
    said = [who or ahead, "" if is_label else content]
    text = f"{text}: {'; '.join(filter(None, said))}" if any(said) else ""
    return with_notes(text, *_notes(duty), unless_said(lead.note))


def minutes_line(body: Body, names: Names) -> str:
    """``Zápis: píše …, ověřuje …, do 7 dnů ho dostávají …``."""
    language, duties = names.language, body.duties or Duties({})
    rule = (body.meetings.minutes if body.meetings is not None else None) or _NO_RULE
    parts = []
    if writer := duty_words(duties.writes_minutes, body, names):
        parts.append(phrase(Text("píše {who}", "written by {who}"), {"who": writer}, language))
    elif rule.required:
        parts.append(Text("pořizuje se z každého jednání", "taken at every meeting").in_language(language))
    elif rule.required is False:
        parts.append(Text("pořizovat se nemusí", "need not be taken").in_language(language))
    if verifier := duty_words(duties.verifies_minutes, body, names):
        parts.append(phrase(Text("ověřuje {who}", "verified by {who}"), {"who": verifier}, language))
    parts.append(_received(duties.receives_minutes, rule, body, names))
    concerned = (duties.writes_minutes, duties.verifies_minutes, duties.receives_minutes)
    notes = [note for duty in concerned for note in _notes(duty)]
    text = labelled(Text("Zápis", "Minutes"), ", ".join(filter(None, parts)), language)
    return with_notes(text, *notes, rule.note)


def unless_said(note: str) -> str:
    """A note, unless it says only what the words of a lead say already."""
    return "" if tidy(note).rstrip(".").casefold() in ("nejméně", "at least") else note


def _received(duty: Duty | None, rule: MinutesRule, body: Body, names: Names) -> str:
    language = names.language
    who = duty_words(duty, body, names, all_of=True)
    until = within_words(rule.days, working=bool(rule.working), language=language) if rule.days is not None else ""
    if not who:
        return until
    verb = Text("dostávají" if _are_many(duty) else "dostává", "received").in_language(language)
    words = (verb, until, "by", who) if language == "en" else (until, "ho", verb, who) if until else (verb, "ho", who)
    return " ".join(filter(None, words))


def _are_many(duty: Duty | None) -> bool:
    holders = duty.holders if duty is not None else ()
    return len(holders) > 1 or any(holder.members_of for holder in holders)


def _notes(duty: Duty | None) -> list[str]:
    duty = duty or _NOBODY
    return [*holder_notes(duty.holders), *holder_notes(duty.may_authorise), duty.note]
