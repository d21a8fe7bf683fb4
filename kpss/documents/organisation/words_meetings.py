"""How a body meets, in words: one line for each thing that is known."""

from __future__ import annotations

from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_duties import duty_line, minutes_line, papers_line, unless_said
from kpss.documents.organisation.words_frequency import each_words, frequency_lines
from kpss.documents.organisation.words_holders import line
from kpss.documents.organisation.words_structure import BINDING, Line, lead_words, sentence, tidied, tidy
from kpss.language.text import Text
from kpss.model.bodies import Body, Duties, Statute
from kpss.model.meeting_rules import Meetings, Quorum, Vote
from kpss.model.parts import Lead

_SHARES = {
    "majority_present": Text("stačí hlasy většiny přítomných", "the votes of a majority of those present are enough"),
    "majority_all": Text("nadpoloviční většina všech členů", "a majority of all members"),
    "two_thirds": Text("dvě třetiny členů", "two thirds of the members"),
    "other": Text("stanovena jinak", "set otherwise"),
}
_MAJORITIES = {
    "majority_present": Text("rozhoduje většina přítomných", "a majority of those present decides"),
    "majority_all": Text("rozhoduje většina všech členů", "a majority of all members decides"),
    "two_thirds": Text("rozhodují dvě třetiny přítomných", "two thirds of those present decide"),
    "unanimous": Text("rozhoduje se jednomyslně", "decisions are unanimous"),
}
_REMOTE_MAJORITIES = {
    **_MAJORITIES,
    "majority_present": Text("rozhoduje většina hlasujících členů", "a majority of the members who vote decides"),
    "two_thirds": Text("rozhodují dvě třetiny hlasujících členů", "two thirds of the members who vote decide"),
}
_VOTING = {
    "show_of_hands": Text("hlasuje se zdvižením ruky", "by show of hands"),
    "secret": Text("hlasuje se tajně", "by secret ballot"),
}
_PER_ROLLAM = {
    True: Text("hlasovat lze i per rollam", "votes per rollam are possible"),
    False: Text("per rollam se nehlasuje", "there are no votes per rollam"),
}
_LIST = {
    True: Text("Podepisuje se prezenční listina.", "An attendance list is signed."),
    False: Text("Prezenční listina se nepodepisuje.", "No attendance list is signed."),
}
_PUBLIC = {
    True: Text("Jednání je veřejné.", "Meetings are public."),
    False: Text("Jednání je neveřejné.", "Meetings are not public."),
}
_SEPARATELY = Text("Jedná se samostatně {where}.", "Meetings are held separately {where}.")


def meeting_lines(body: Body, names: Names) -> list[str]:
    """All that is known about meetings of *body*, as lines of a cell."""
    return [*course_lines(body, names), *record_lines(body, names), *tidied([statute_line(body, names).words])]


def course_lines(body: Body, names: Names) -> list[str]:
    """From the invitation to the vote."""
    duties, meetings = body.duties or Duties({}), body.meetings or Meetings({})
    found = [
        *frequency_lines(body, names),
        line(names, Text("Jednání si může vyžádat", "A meeting may be requested by"), tidy(meetings.on_request)).words,
        duty_line(Text("Svolává", "Convened by"), duties.convenes, body, names),
        _ahead(Text("Pozvánka", "Invitation"), meetings.invitation, names),
        _ahead(Text("Ohlášení na webu", "Notice on the web"), meetings.notice, names),
        papers_line(body, names),
        _ahead(Text("Návrhy členů", "Proposals of members"), meetings.proposals, names),
        _ahead(Text("Omluvy", "Apologies"), meetings.apologies, names),
        duty_line(Text("Řídí", "Chaired by"), duties.chairs, body, names),
        duty_line(Text("Organizačně zajišťuje", "Organised by"), duties.organises, body, names, all_of=True),
        _quorum(meetings, names),
        vote_line(meetings.vote, names).words,
        names.say(_PUBLIC[meetings.public]) if meetings.public is not None else "",
        names.say(_SEPARATELY, where=each_words(body, names)) if meetings.separately else "",
        sentence(tidy(meetings.note)) if names.notes else "",
    ]
    return tidied(found)


def record_lines(body: Body, names: Names) -> list[str]:
    """What is recorded of a meeting of *body*: the attendance list and the minutes."""
    signed = body.meetings.attendance_list if body.meetings is not None else None
    return tidied((names.say(_LIST[signed]) if signed is not None else "", minutes_line(body, names)))


def vote_line(vote: Vote | None, names: Names, *, remote: bool = False) -> Line:
    """What majority a decision needs, and how it is voted; of a *remote* vote nobody is present or raises a hand."""
    vote = vote or Vote({})
    majorities = _REMOTE_MAJORITIES if remote else _MAJORITIES
    parts = [
        names.say(majorities[vote.share]) if vote.share in majorities else "",
        names.say(_VOTING[vote.form]) if vote.form in _VOTING and not remote else "",
        names.say(_PER_ROLLAM[vote.per_rollam]) if vote.per_rollam is not None and not remote else "",
    ]
    return line(names, Text("Hlasování", "Voting"), "; ".join(tidied(parts)), vote.note)


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


def _ahead(label: Text, lead: Lead | None, names: Names) -> str:
    """How long ahead, and what it contains."""
    lead = lead or Lead({})
    content = tidy(lead.content)
    contains = names.say(Text("obsahuje: {text}", "contains: {text}"), text=content) if content else ""
    text = "; ".join(filter(None, (lead_words(lead, names.language), contains)))
    return line(names, label, text, unless_said(lead.note)).words


def _quorum(meetings: Meetings, names: Names) -> str:
    quorum = meetings.quorum or Quorum({})
    parts = [names.say(_SHARES[quorum.share])] if quorum.share in _SHARES else []
    if quorum.at_least:
        least = Text("nejméně {n:člen|členové|členů}", "at least {n:member|members}")
        parts.append(names.say(least, n=quorum.at_least))
    return line(names, Text("Usnášeníschopnost", "Quorum"), ", ".join(parts), quorum.note).words
