"""Dates in words: ``16. 7. 2017`` and ``16 July 2017``, months and years as precise as they were written."""

from __future__ import annotations

import datetime as dt
import re

from kpss.language.text import Language

_MONTHS_CS = [
    *("leden", "únor", "březen", "duben", "květen", "červen"),
    *("červenec", "srpen", "září", "říjen", "listopad", "prosinec"),
]
_MONTHS_EN = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})\Z")
_YEARLY = re.compile(r"--([0-9]{2})-([0-9]{2})\Z")
NBSP = "\u00a0"


def date_text(value: object, language: Language) -> str:
    """A date given as ``2017-07-16``, ``2017-07``, ``2017`` or ``--03-31`` in words; anything else as it is."""
    text = str(value)
    if (match := _DAY.match(text)) and 1 <= int(match[2]) <= len(_MONTHS_EN):
        year, month, day = match.groups()
        if language == "en":
            return f"{int(day)}{NBSP}{_MONTHS_EN[int(month) - 1]} {year}"
        return f"{int(day)}.{NBSP}{int(month)}.{NBSP}{year}"
    if (match := _MONTH.match(text)) and 1 <= int(match[2]) <= len(_MONTHS_EN):
        months = _MONTHS_EN if language == "en" else _MONTHS_CS
        return f"{months[int(match[2]) - 1]} {match[1]}"
    if match := _YEARLY.match(text):
        month, day = int(match[1]), int(match[2])
        if not 1 <= month <= len(_MONTHS_EN):
            return text
        return f"{day}{NBSP}{_MONTHS_EN[month - 1]}" if language == "en" else f"{day}.{NBSP}{month}."
    return text


_UNTIL_CS = [
    *("ledna", "února", "března", "dubna", "května", "června"),
    *("července", "srpna", "září", "října", "listopadu", "prosince"),
]
_YEAR = re.compile(r"[0-9]{4}\Z")


def until_text(value: object, language: Language) -> str:
    """A date as the last one: ``do 31. 5. 2018``, ``do května 2018``, ``do konce roku 2018``."""
    text = str(value)
    if _YEAR.match(text):
        return f"until the end of {text}" if language == "en" else f"do konce roku {text}"
    if language == "cs" and (match := _MONTH.match(text)) and 1 <= int(match[2]) <= len(_UNTIL_CS):
        return f"do {_UNTIL_CS[int(match[2]) - 1]} {match[1]}"
    return f"{'until' if language == 'en' else 'do'} {date_text(text, language)}"


_WEEKDAYS_CS = ["pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle"]
_WEEKDAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_ON_WEEKDAYS_CS = ["v pondělí", "v úterý", "ve středu", "ve čtvrtek", "v pátek", "v sobotu", "v neděli"]


def weekday_text(day: dt.date, language: Language) -> str:
    """The name of the weekday of *day*: ``středa``."""
    return (_WEEKDAYS_EN if language == "en" else _WEEKDAYS_CS)[day.weekday()]


def latest_text(day: dt.date, language: Language) -> str:
    """*day* as the last one: ``nejpozději ve středu 14. 10. 2026``, ``by Wednesday 14 October 2026``."""
    if language == "en":
        return f"by {weekday_text(day, language)} {date_text(day.isoformat(), language)}"
    return f"nejpozději {_ON_WEEKDAYS_CS[day.weekday()]} {date_text(day.isoformat(), language)}"
