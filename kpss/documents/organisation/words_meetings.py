"""How a body meets, in words: one line for each thing that is known."""

from __future__ import annotations

from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_duties import duty_line, minutes_line, papers_line, unless_said
from kpss.documents.organisation.words_frequency import each_words, frequency_lines
from kpss.documents.organisation.words_holders import line
from kpss.documents.organisation.words_structure import BINDING, Line, lead_words, sentence, tidied, tidy
from kpss.language.text import Text
from kpss.model.bodies import Body, Duties, Statute
from kpss.model.meeting_rules import Meetings, Quorum
from kpss.model.parts import Lead

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
_SEPARATELY = Text("Jedná se samostatně {where}.", "Meetings are held separately {where}.")


def meeting_lines(body: Body, names: Names) -> list[str]:
    """All that is known about meetings of *body*, as lines of a cell."""
    duties, meetings = body.duties or Duties({}), body.meetings or Meetings({})
    return tidied(
        [
            *frequency_lines(body, names),
            duty_line(Text("Svolává", "Convened by"), duties.convenes, body, names),
            _invitation(meetings, names),
            papers_line(body, names),
            duty_line(Text("Řídí", "Chaired by"), duties.chairs, body, names),
            minutes_line(body, names),
            duty_line(Text("Organizačně zajišťuje", "Organised by"), duties.organises, body, names, all_of=True),
            _quorum(meetings, names),
            names.say(_PUBLIC[meetings.public]) if meetings.public is not None else "",
            names.say(_SEPARATELY, where=each_words(body, names)) if meetings.separately else "",
            sentence(tidy(meetings.note)) if names.notes else "",
            statute_line(body, names).words,
        ]
    )


def statute_line(body: Body, names: Names) -> Line:
    """The statute of *body* and how binding it is, which agrees with the label in gender."""
    statute = body.statute or Statute({})
    label = Text("Statut nebo jednací řád", "Statute or rules of procedure")
    status = BINDING.get(statute.status)
    document = names.by_id(statute.document) if statute.document else ""
    name = ", ".join(dict.fromkeys(tidied((statute.name, document))))
    if status is not None and name:
        label = Text(f"{label.cs} ({status.cs})", f"{label.en} ({status.en})")
    elif status is not None:
        name = names.say(status)
    return line(names, label, name, statute.note)


def _invitation(meetings: Meetings, names: Names) -> str:
    lead = meetings.invitation or Lead({})
    content = tidy(lead.content)
    contains = names.say(Text("obsahuje: {text}", "contains: {text}"), text=content) if content else ""
    text = "; ".join(filter(None, (lead_words(lead, names.language), contains)))
    return line(names, Text("Pozvánka", "Invitation"), text, unless_said(lead.note)).words


def _quorum(meetings: Meetings, names: Names) -> str:
    quorum = meetings.quorum or Quorum({})
    parts = [names.say(_SHARES[quorum.share])] if quorum.share in _SHARES else []
    if quorum.at_least:
        least = Text("nejméně {n:člen|členové|členů}", "at least {n:member|members}")
        parts.append(names.say(least, n=quorum.at_least))
    return line(names, Text("Usnášeníschopnost", "Quorum"), ", ".join(parts), quorum.note).words
