"""How a body meets, in words: one line for each thing that is known."""

from __future__ import annotations

from kpss.documents.structure_names import Names
from kpss.documents.words_duties import duty_line, minutes_line, papers_line, unless_said
from kpss.documents.words_frequency import each_words, frequency_lines
from kpss.documents.words_structure import BINDING, Line, labelled, lead_words, line, tidied, tidy, with_notes
from kpss.language.phrases import phrase
from kpss.language.text import Text
from kpss.model.bodies import Body, Duties, Meetings, Statute

_SHARES = {
    "majority_present": Text("většina přítomných", "a majority of those present"),
    "majority_all": Text("nadpoloviční většina všech členů", "a majority of all members"),
    "two_thirds": Text("dvě třetiny členů", "two thirds of the members"),
    "other": Text("stanovena jinak", "set otherwise"),
}
_PUBLIC = {
    True: Text("Jednání je veřejné.", "Meetings are public."),
    False: Text("Jednání je neveřejné.", "Meetings are not public."),
}


def meeting_lines(body: Body, names: Names) -> list[str]:
    """All that is known about meetings of *body*, as lines of a cell."""
    duties, meetings = body.duties or Duties({}), body.meetings or Meetings({})
    public = _PUBLIC[meetings.public].in_language(names.language) if meetings.public is not None else ""
    lines = [
        *frequency_lines(body, names),
        duty_line(Text("Svolává", "Convened by"), duties.convenes, body, names),
        _invitation(meetings, names),
        papers_line(body, names),
        duty_line(Text("Řídí", "Chaired by"), duties.chairs, body, names),
        minutes_line(body, names),
        duty_line(Text("Organizačně zajišťuje", "Organised by"), duties.organises, body, names, all_of=True),
        _quorum(meetings, names),
        public,
        _separately(body, meetings, names),
        tidy(meetings.note),
        statute_line(body, names).words,
    ]
    return [text for text in lines if text]


def statute_line(body: Body, names: Names) -> Line:
    """The statute of *body* and how binding it is, which agrees with the label in gender."""
    statute, language = body.statute or Statute({}), names.language
    label = Text("Statut nebo jednací řád", "Statute or rules of procedure")
    status = BINDING.get(statute.status)
    document = names.by_id(statute.document) if statute.document else ""
    name = ", ".join(dict.fromkeys(tidied((statute.name, document))))
    if status is not None and (name or statute.note):
        label = Text(f"{label.cs} ({status.cs})", f"{label.en} ({status.en})")
    elif status is not None:
        name = status.in_language(language)
    return line(label, name, language, statute.note)


def _invitation(meetings: Meetings, names: Names) -> str:
    lead, language = meetings.invitation, names.language
    if lead is None:
        return ""
    content = phrase(Text("obsahuje: {text}", "contains: {text}"), {"text": tidy(lead.content)}, language)
    text = "; ".join(filter(None, (lead_words(lead, language), content if tidy(lead.content) else "")))
    return with_notes(labelled(Text("Pozvánka", "Invitation"), text, language), unless_said(lead.note))


def _quorum(meetings: Meetings, names: Names) -> str:
    quorum, language = meetings.quorum, names.language
    if quorum is None:
        return ""
    share = _SHARES.get(quorum.share)
    parts = [share.in_language(language)] if share is not None else []
    if quorum.at_least:
        least = Text("nejméně {n:člen|členové|členů}", "at least {n:member|members}")
        parts.append(phrase(least, {"n": quorum.at_least}, language))
    return with_notes(labelled(Text("Usnášeníschopnost", "Quorum"), ", ".join(parts), language), quorum.note)


def _separately(body: Body, meetings: Meetings, names: Names) -> str:
    if not meetings.separately:
        return ""
    text = Text("Jedná se samostatně {where}.", "Meetings are held separately {where}.")
    return phrase(text, {"where": each_words(body, names)}, names.language)
