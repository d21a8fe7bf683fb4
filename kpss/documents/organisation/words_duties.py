"""Who convenes, chairs, submits papers, writes and receives minutes, in words."""

from __future__ import annotations

import re

from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_holders import holder_notes, holder_words, holders_words, line, noted
from kpss.documents.organisation.words_structure import Line, either, lead_words, tidied, tidy, within_words
from kpss.language.text import Text, capital
from kpss.model.bodies import Body, Duties
from kpss.model.meeting_rules import MinutesRule
from kpss.model.parts import Duty, Lead

_NOBODY, _NO_RULE, _NO_LEAD = Duty({}), MinutesRule({}), Lead({})
# A label may be made of the content that the record names only where Czech has the same form for subject and object.
_SAID = re.compile(r"^(nejméně|at least)(\. ?|$)", re.IGNORECASE)
_PAPERS = Text("podklady", "papers")


def duty_line(label: Text, duty: Duty | None, body: Body, names: Names, *, all_of: bool = False) -> str:
    """``label: who`` with notes; empty where nothing is known.  *all_of* the holders act, or else one of them."""
    return line(names, label, duty_words(duty, body, names, all_of=all_of), *_notes(duty)).words


def duty_words(duty: Duty | None, body: Body, names: Names, *, all_of: bool = False) -> str:
    """Who has a duty in *body*, and who may be authorised; empty where nobody is named."""
    duty = duty or _NOBODY
    text = holders_words(duty.holders, names, body.id, all_of=all_of)
    if not duty.may_authorise:
        return text
    if all(holder.members_of == body.id for holder in duty.may_authorise):
        return either(tidied((text, names.say(Text("pověřený člen", "an authorised member")))), names.language)
    member = names.say(Text("člen", "a member"))
    words = [member if h.members_of == body.id else holder_words(h, names, body.id) for h in duty.may_authorise]
    who = either(tidied(words), names.language)
    return ", ".join(tidied((text, names.say(Text("z pověření {who}", "{who} when authorised"), who=who))))


def papers_line(body: Body, names: Names) -> str:
    """``Písemné podklady předkládají (nejméně 3 dny předem): členové a …``."""
    duty = body.duties.submits_papers if body.duties is not None else None
    lead = (body.meetings.papers if body.meetings is not None else None) or _NO_LEAD
    who, ahead = duty_words(duty, body, names, all_of=True), lead_words(lead, names.language)
    content = tidy(lead.content)
    is_label = content.casefold().endswith(names.say(_PAPERS))
    label = capital(content) if is_label else names.say(Text("Podklady", "Papers"))
    if who:
        verb = Text("předkládají" if _are_many(duty) else "předkládá", "are submitted by")
        label += f" {names.say(verb)}" + (f" ({ahead})" if ahead else "")
    said = "; ".join(filter(None, (who or ahead, "" if is_label else content)))
    return Line(label, noted(names, said, *_notes(duty), unless_said(lead.note))).words


def minutes_line(body: Body, names: Names) -> str:
    """``Zápis: píše …, ověřuje …, do 7 dnů ho dostávají …``."""
    duties = body.duties or Duties({})
    rule = (body.meetings.minutes if body.meetings is not None else None) or _NO_RULE
    parts = []
    if writer := duty_words(duties.writes_minutes, body, names):
        parts.append(names.say(Text("píše {who}", "written by {who}"), who=writer))
    elif rule.required:
        parts.append(names.say(Text("pořizuje se z každého jednání", "taken at every meeting")))
    elif rule.required is False:
        parts.append(names.say(Text("pořizovat se nemusí", "need not be taken")))
    if verifier := duty_words(duties.verifies_minutes, body, names):
        parts.append(names.say(Text("ověřuje {who}", "verified by {who}"), who=verifier))
    parts.append(_received(duties.receives_minutes, rule, body, names))
    concerned = (duties.writes_minutes, duties.verifies_minutes, duties.receives_minutes)
    notes = [note for duty in concerned for note in _notes(duty)]
    said = tidied(parts)
    # Where a part has commas of its own, they cannot part the parts.
    apart = "; " if any("," in part for part in said) else ", "
    return line(names, Text("Zápis", "Minutes"), apart.join(said), *notes, rule.note).words


def unless_said(note: str) -> str:
    """A note without what the words of a lead say already."""
    return _SAID.sub("", tidy(note))


def _received(duty: Duty | None, rule: MinutesRule, body: Body, names: Names) -> str:
    who = duty_words(duty, body, names, all_of=True)
    until = ""
    if rule.days is not None:
        until = within_words(rule.days, working=bool(rule.working), language=names.language)
    if not who:
        return until
    verb = names.say(Text("dostávají" if _are_many(duty) else "dostává", "received"))
    if names.language == "en":
        return " ".join(filter(None, (verb, until, "by", who)))
    return " ".join((until, "ho", verb, who) if until else (verb, "ho", who))


def _are_many(duty: Duty | None) -> bool:
    holders = duty.holders if duty is not None else ()
    return len(holders) > 1 or any(holder.members_of for holder in holders)


def _notes(duty: Duty | None) -> list[str]:
    duty = duty or _NOBODY
    return [*holder_notes(duty.holders), *holder_notes(duty.may_authorise), duty.note]
