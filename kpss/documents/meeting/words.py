"""Dates with their weekday, hours, numbers and forms of meetings in words."""

from __future__ import annotations

import datetime as dt

from kpss.documents.organisation.words_structure import moment_words, tidy
from kpss.language.dates import date_text, weekday_text
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text
from kpss.model.meetings import Meeting
from kpss.model.periods import Moment

_HOURS = (
    Text("od {start} do {end} hodin", "{start}–{end}"),
    Text("od {start} hodin", "from {start}"),
    Text("do {end} hodin", "until {end}"),
)
_MEETING = Text("jednání", "meeting")
# How a meeting is called, and the genitive after "zápis z"; English has one form.
_FORMS = {
    "extraordinary": (Text("mimořádné jednání", "extraordinary meeting"), "mimořádného jednání"),
    "urgent": (Text("naléhavé jednání", "urgent meeting"), "naléhavého jednání"),
    "substitute": (Text("náhradní jednání", "substitute meeting"), "náhradního jednání"),
    "per_rollam": (Text("hlasování per rollam", "vote per rollam"), "hlasování per rollam"),
}
_TITLES = {
    "invitation": Text("Pozvánka na {what}", "Invitation: {what}"),
    "minutes": Text("Zápis z {what}", "Minutes: {what}"),
    "attendance": Text("Prezenční listina {what}", "Attendance list: {what}"),
}
FORM_NAMES = {
    "regular": Text("řádné", "regular"),
    "extraordinary": Text("mimořádné", "extraordinary"),
    "urgent": Text("naléhavé", "urgent"),
    "substitute": Text("náhradní", "substitute"),
    "per_rollam": Text("per rollam", "per rollam"),
}


def day_words(day: dt.date, language: Language) -> str:
    """``středa 14. 10. 2026``."""
    return f"{weekday_text(day, language)} {date_text(day.isoformat(), language)}"


def when_words(value: Moment | None, language: Language) -> str:
    """A date with its weekday where the day is known; else as precise as its source."""
    if value is not None and value.exact:
        return day_words(value.earliest, language)
    return moment_words(value, language)


def clock_words(time: str, language: Language) -> str:
    """``14.00`` in Czech, ``14:00`` in English."""
    shown = tidy(time)
    return shown.replace(":", ".") if language == "cs" else shown


def hours_words(meeting: Meeting, language: Language) -> str:
    """``od 14.00 do 16.00 hodin``; empty where no hour is known."""
    start, end = clock_words(meeting.time, language), clock_words(meeting.ends, language)
    if not start and not end:
        return ""
    template = _HOURS[0] if start and end else _HOURS[1] if start else _HOURS[2]
    return phrase(template, {"start": start, "end": end}, language)


def called(meeting: Meeting, language: Language, *, genitive: bool = False) -> str:
    """``mimořádné jednání č. 4``, or in the genitive."""
    name, inflected = _FORMS.get(meeting.form, (_MEETING, _MEETING.cs))
    text = inflected if genitive and language == "cs" else name.in_language(language)
    return f"{text} {number_words(meeting, language)}".rstrip()


def number_words(meeting: Meeting, language: Language) -> str:
    """``č. 4``; empty where there is no number."""
    number = tidy(meeting.number)
    return phrase(Text("č. {number}", "No. {number}"), {"number": number}, language) if number else ""


def title(meeting: Meeting, paper: str, language: Language) -> str:
    """``Pozvánka na mimořádné jednání č. 4``."""
    what = called(meeting, language, genitive=paper != "invitation")
    return phrase(_TITLES[paper], {"what": what}, language)
