"""How a body meets, in words: one line for each thing that is known."""

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
from kpss.language.phrases import join, phrase
from kpss.language.text import Text
from kpss.model.bodies import Body, Duties, Frequency, Meetings, MinutesRule, Quorum
from kpss.model.parts import Duty

_NO_DUTIES, _NO_MEETINGS, _NO_DUTY = Duties({}), Meetings({}), Duty({})
_PAPERS = ("podklady", "papers")
_SHARES = {
    "majority_present": Text("většina přítomných", "a majority of those present"),
    "majority_all": Text("nadpoloviční většina všech členů", "a majority of all members"),
    "two_thirds": Text("dvě třetiny členů", "two thirds of the members"),
    "other": Text("stanovena jinak", "set otherwise"),
}
_TIMES = {1: Text("jednou", "once"), 2: Text("dvakrát", "twice"), 3: Text("třikrát", "three times")}
_PER = {"year": Text("ročně", "a year"), "quarter": Text("za čtvrtletí", "a quarter")}
_EACH = {
    "orp": Text("v každém správním obvodu ORP", "in each ORP district"),
    "target_group": Text("v každé skupině", "in each group"),
    "area": Text("v každém území", "in each area"),
}
_EACH_ELSE = Text("v každém ustavení zvlášť", "in each instance")


def meeting_lines(body: Body, names: Names) -> list[str]:
    """All that is known about meetings of *body*, as lines of a cell."""
    language = names.language
    duties, meetings = body.duties or _NO_DUTIES, body.meetings or _NO_MEETINGS
    invitation = meetings.invitation
    lines = [
        *_meets(body, meetings, names),
        _duty(Text("Svolává", "Convened by"), duties.convenes, body, names),
        _invitation(meetings, names) if invitation is not None else "",
        _papers(duties.submits_papers, meetings, body, names),
        _duty(Text("Řídí", "Chaired by"), duties.chairs, body, names),
        _minutes(duties, meetings.minutes, body, names),
        _duty(Text("Organizačně zajišťuje", "Organised by"), duties.organises, body, names, all_of=True),
        _quorum(meetings.quorum, names),
        _flag(meetings.public, Text("Jednání je veřejné.", "Meetings are public."), names),
        _flag(meetings.public is False, Text("Jednání je neveřejné.", "Meetings are not public."), names),
        _separately(body, meetings, names),
        tidy(meetings.note),
        labelled(*statute_words(body, names), language),
    ]
    return [line for line in lines if line]


def each_words(body: Body, names: Names) -> str:
    """``v každém správním obvodu ORP``: where each instance of *body* is."""
    per = body.instances.per if body.instances is not None else ""
    return _EACH.get(per, _EACH_ELSE).in_language(names.language)


def statute_words(body: Body, names: Names) -> tuple[Text, str]:
    """The statute with how binding it is in its label, and what is known of it."""
    from kpss.documents.words_structure import BINDING

    statute = body.statute
    label = Text("Statut nebo jednací řád", "Statute or rules of procedure")
    if statute is None:
        return label, ""
    document = names.by_id(statute.document) if statute.document else ""
    name = ", ".join(dict.fromkeys(tidied((statute.name, document))))
    status = BINDING.get(statute.status)
    if status is not None and not name and not statute.note:
        return label, status.in_language(names.language)
    if status is not None:
        label = Text(f"{label.cs} ({status.cs})", f"{label.en} ({status.en})")
    return label, with_notes(name, statute.note)


def duty_words(duty: Duty | None, body: Body, names: Names, *, all_of: bool = False) -> str:
    """Who has a duty in *body*, and who may be authorised; empty where nobody is named."""
    duty = duty or _NO_DUTY
    text = names.holders(duty.holders, body.id, all_of=all_of)
    if not duty.may_authorise:
        return text
    language = names.language
    if all(holder.members_of == body.id for holder in duty.may_authorise):
        member = Text("pověřený člen", "an authorised member").in_language(language)
        return either([text, member] if text else [member], language)
    member = Text("člen", "a member").in_language(language)
    words = [
        member if holder.members_of == body.id else names.holder(holder, body.id) for holder in duty.may_authorise
    ]
    others = phrase(
        Text("z pověření {who}", "with authorisation {who}"), {"who": either(tidied(words), language)}, language
    )
    return f"{text}, {others}" if text else others


def _duty_notes(duty: Duty | None) -> list[str]:
    duty = duty or _NO_DUTY
    return [*holder_notes(duty.holders), *holder_notes(duty.may_authorise), duty.note]


def _duty(label: Text, duty: Duty | None, body: Body, names: Names, *, all_of: bool = False) -> str:
    text = labelled(label, duty_words(duty, body, names, all_of=all_of), names.language)
    return with_notes(text, *_duty_notes(duty))


def _meets(body: Body, meetings: Meetings, names: Names) -> list[str]:
    language = names.language
    usual = [(item, text) for item in meetings.frequency if (text := _often(item, body, names))]
    lines = []
    if usual:
        text = usual[0][1]
        for (previous, _), (_, following) in zip(usual, usual[1:], strict=False):
            text += _linked(following, names, after_need=bool(previous.as_needed))
        label = Text("Schází se", "Meets")
        lines.append(with_notes(labelled(label, text, language), *(item.note for item, _ in usual)))
    for item in meetings.frequency:
        if before := tidied(item.before):
            label = Text("Schází se dříve, než proběhne", "Meets before")
            notes = () if any(item is known for known, _ in usual) else (item.note,)
            lines.append(with_notes(labelled(label, join(before, language), language), *notes))
        elif item.note and not any(item is known for known, _ in usual):
            lines.append(tidy(item.note))
    return lines


def _linked(text: str, names: Names, *, after_need: bool) -> str:
    """*text* as the continuation of a frequency: ``, nejméně však jednou ročně``, `` a dále podle potřeby``."""
    for_least = Text("nejméně ", "at least ").in_language(names.language)
    if after_need and text.startswith(for_least):
        least = Text(", nejméně však {text}", ", but at least {text}")
        return phrase(least, {"text": text.removeprefix(for_least)}, names.language)
    return phrase(Text(" a dále {text}", " and also {text}"), {"text": text}, names.language)


def _often(item: Frequency, body: Body, names: Names) -> str:
    """One frequency in words; empty where it says only what meetings precede."""
    language = names.language
    parts = []
    if item.as_needed:
        parts.append(Text("podle potřeby", "as needed").in_language(language))
    if item.monthly:
        parts.append(Text("zpravidla jednou měsíčně", "usually once a month").in_language(language))
    least = Text("přibližně", "about") if item.approximate else Text("nejméně", "at least")
    if item.at_least:
        usual = Text(f"{item.at_least}krát", f"{item.at_least} times")
        times = _TIMES.get(item.at_least, usual).in_language(language)
        per = _PER.get(item.per, Text("", "")).in_language(language)
        parts.append(f"{least.in_language(language)} {times} {per}".rstrip())
    if item.every_months:
        every = Text("jednou za {n:#měsíc|{n} měsíce|{n} měsíců}", "once every {n:#month|{n} months}")
        months = phrase(_months(every), {"n": item.every_months}, language)
        parts.append(f"{least.in_language(language)} {months}")
    text = ", ".join(parts)
    if item.on_days_of:
        day = Text("v den jednání {of}", "on days when {of} meets")
        text = f"{text} {phrase(day, {'of': names.genitive(item.on_days_of)}, language)}".strip()
    if clock := tidy(item.time):
        from_time = Text("od {time}", "from {time}")
        shown = clock.replace(":", ".") if language == "cs" else clock
        text = f"{text} {phrase(from_time, {'time': shown}, language)}".strip()
    if item.each_instance and text:
        text += f" {each_words(body, names)}"
    return text


def _months(every: Text) -> Text:
    """A template in which one month has no number."""
    return Text(every.cs.replace("{n} ", ""), every.en.replace("{n} ", ""))


def _invitation(meetings: Meetings, names: Names) -> str:
    lead = meetings.invitation
    if lead is None:
        return ""
    language = names.language
    text = lead_words(lead, language)
    if content := tidy(lead.content):
        contains = phrase(Text("obsahuje: {text}", "contains: {text}"), {"text": content}, language)
        text = f"{text}; {contains}" if text else contains
    return with_notes(labelled(Text("Pozvánka", "Invitation"), text, language), _unless_said(lead.note))


def _papers(duty: Duty | None, meetings: Meetings, body: Body, names: Names) -> str:
    """``Písemné podklady předkládají (nejméně 3 dny předem): členové, …``."""
    language, lead = names.language, meetings.papers
    who = duty_words(duty, body, names, all_of=True)
    ahead = lead_words(lead, language)
    if not who and lead is None:
        return ""
    content = tidy(lead.content) if lead is not None else ""
    papers = content if content.casefold().endswith(_PAPERS) else Text("podklady", "papers").in_language(language)
    text = capital(papers)
    if who:
        count = len(duty.holders) if duty is not None else 0
        many = count > 1 or (duty is not None and any(holder.members_of for holder in duty.holders))
        text += " " + Text("předkládají" if many else "předkládá", "are submitted by").in_language(language)
        text += f" ({ahead})" if ahead else ""
        text += f": {who}"
    else:
        text += f": {ahead}" if ahead else ""
    if content and papers != content:
        text += f"; {content}" if ahead or who else f": {content}"
    return with_notes(text, *_duty_notes(duty), _unless_said(lead.note) if lead is not None else "")


def _unless_said(note: str) -> str:
    """A note, unless it says only what the words of a lead say already."""
    return "" if tidy(note).rstrip(".").casefold() in ("nejméně", "at least") else note


def _minutes(duties: Duties, rule: MinutesRule | None, body: Body, names: Names) -> str:
    """``Zápis: píše …, ověřuje …, do 7 dnů ho dostávají …``."""
    language = names.language
    rule = rule or MinutesRule({})
    parts = []
    if who := duty_words(duties.writes_minutes, body, names):
        parts.append(phrase(Text("píše {who}", "written by {who}"), {"who": who}, language))
    elif rule.required:
        parts.append(Text("pořizuje se z každého jednání", "taken at every meeting").in_language(language))
    elif rule.required is False:
        parts.append(Text("pořizovat se nemusí", "need not be taken").in_language(language))
    if who := duty_words(duties.verifies_minutes, body, names):
        parts.append(phrase(Text("ověřuje {who}", "verified by {who}"), {"who": who}, language))
    parts.append(_received(duties, rule, body, names))
    notes = [
        note
        for duty in (duties.writes_minutes, duties.verifies_minutes, duties.receives_minutes)
        for note in _duty_notes(duty)
    ]
    text = labelled(Text("Zápis", "Minutes"), ", ".join(filter(None, parts)), language)
    return with_notes(text, *notes, rule.note)


def _received(duties: Duties, rule: MinutesRule, body: Body, names: Names) -> str:
    language, duty = names.language, duties.receives_minutes
    who = duty_words(duty, body, names, all_of=True)
    until = within_words(rule.days, working=bool(rule.working), language=language) if rule.days is not None else ""
    if not who or duty is None:
        return until
    many = len(duty.holders) > 1 or any(holder.members_of for holder in duty.holders)
    verb = Text("dostávají" if many else "dostává", "received").in_language(language)
    if language == "en":
        return " ".join(filter(None, (verb, until, "by", who)))
    return f"{until} ho {verb} {who}" if until else f"{verb} ho {who}"


def _quorum(quorum: Quorum | None, names: Names) -> str:
    if quorum is None:
        return ""
    language = names.language
    share = _SHARES.get(quorum.share)
    parts = [share.in_language(language)] if share is not None else []
    if quorum.at_least:
        least = Text("nejméně {n:člen|členové|členů}", "at least {n:member|members}")
        parts.append(phrase(least, {"n": quorum.at_least}, language))
    return with_notes(labelled(Text("Usnášeníschopnost", "Quorum"), ", ".join(parts), language), quorum.note)


def _flag(value: bool | None, text: Text, names: Names) -> str:  # noqa: FBT001 - a flag of the record
    return text.in_language(names.language) if value else ""


def _separately(body: Body, meetings: Meetings, names: Names) -> str:
    if not meetings.separately:
        return ""
    text = Text("Jedná se samostatně {where}.", "Meetings are held separately {where}.")
    return phrase(text, {"where": each_words(body, names)}, names.language)
