"""The words of a new meeting's file: hints for officials, titles of usual items, what is filled in afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kpss.exchange.meetings.new import NewMeeting
from kpss.exchange.yaml_text.lines import beside, flow
from kpss.language.dates import latest_text
from kpss.language.text import Language, Text
from kpss.model.lead_times import due_before
from kpss.model.meeting_rules import Meetings
from kpss.model.meetings import PER_ROLLAM
from kpss.model.working_days import add_days
from kpss.source.scalars import scalar
from kpss.structure.words import code_words

_HEAD = (
    Text(
        "Jedno jednání: pozvánka, účast, program, usnesení, úkoly a zápis. Co začíná #, je jen nápověda.",
        "One meeting: invitation, attendance, agenda, resolutions, tasks, minutes. What begins with # is only a hint.",
    ),
    Text(
        "Doplňte program, pak: kpss validate, kpss render meeting {id} --as invitation -o pozvanka.html",
        "Fill in the agenda, then: kpss validate, kpss render meeting {id} --as invitation -o invitation.html",
    ),
)
_AFTER = Text(
    "Po jednání přepište status na held, opravte účast a doplňte (# a mezeru na začátku řádku smažte):",
    "After the meeting set status to held, correct the attendance and fill in (take away the # and the space):",
)
_AFTER_VOTE = Text(
    "Po hlasování přepište status na held a doplňte (# a mezeru na začátku řádku smažte):",
    "After the vote set status to held and fill in (take away the # and the space):",
)
_ATTENDANCE = (
    Text(
        "Kdo má přijít. Po jednání doplňte status: excused (omluven), absent (nepřítomen); přítomný ho nepotřebuje.",
        "Who is to come. After the meeting add status: excused or absent; those present need none.",
    ),
    Text(
        "Host má guest: true, zastoupený člen substitute: kým; count říká kolik osob.",
        "A guest has guest: true, a represented member substitute: by whom; count says how many.",
    ),
)
_DUE = (
    ("invitation", Text("Pozvánku rozešlete", "Send the invitation")),
    ("notice", Text("Jednání ohlaste na webu", "Announce the meeting on the web")),
    ("papers", Text("Podklady předložte", "Submit papers")),
    ("proposals", Text("Návrhy členů přijměte", "Take proposals of members")),
    ("apologies", Text("Omluvy přijměte", "Take apologies")),
)
_OVER = Text("lhůta už uplynula", "this day is over")


class Hints:
    """Hints in one language for the file of *new*; *today* tells which days are over."""

    def __init__(self, language: Language, new: NewMeeting, today: dt.date) -> None:
        self.language, self.new, self.today = language, new, today
        self.number = self._say("kolikáté jednání to je", "its number")
        self.status = self._say(
            "planned (připravuje se) | held (proběhlo) | cancelled (zrušeno)", "planned | held | cancelled"
        )
        self.time = self._say("hodina v uvozovkách", "the hour in quotes")
        self.place = self._say("místo", "the place")
        self.not_valid = self._say("k tomuto dni neplatí", "not valid on this day")
        self.member = self._say("člen", "member")
        self.check = self._say("Kontrola úkolů", "Check of tasks")
        self.other = self._say("Různé", "Any other business")
        self.attendance = [text.in_language(language) for text in _ATTENDANCE]

    def _say(self, cs: str, en: str) -> str:
        return Text(cs, en).in_language(self.language)

    @property
    def form(self) -> str:
        """The forms that there are."""
        return " | ".join(
            f"{form} ({word.in_language(self.language)})" for form, word in code_words("meeting", ("form",)).items()
        )

    def head(self) -> list[str]:
        """What the file is, and what to do with it."""
        return [text.in_language(self.language).format(id=self.new.id) for text in _HEAD]

    def after(self) -> list[str]:
        """What to do after the meeting; a vote per rollam has no attendance."""
        return [(_AFTER_VOTE if self.new.form == PER_ROLLAM else _AFTER).in_language(self.language)]

    def last_number(self, number: str, day: str) -> str:
        """Where the number comes from."""
        return self._say(f"poslední ({day}) mělo {number}", f"the last one ({day}) had {number}")

    def free_day(self, holiday: str) -> str:
        """That nobody works on the day."""
        why = f" ({holiday})" if holiday else ""
        return self._say(f"pozor, není to pracovní den{why}", f"mind that this is no working day{why}")

    def either(self, others: Iterable[str]) -> str:
        """Who may do it instead."""
        named = [text for text in others if text]
        return self._say("nebo ", "or ") + ", ".join(named) if named else ""

    def approval(self, day: str) -> str:
        """The title of the item about the last minutes."""
        return self._say(f"Schválení zápisu z jednání {day}", f"Approval of the minutes of {day}")

    def task(self, text: str, who: str, due: str, given: str) -> str:
        """A task in one line."""
        by = self._say(f"do {due}", f"by {due}") if due else ""
        details = ", ".join(part for part in (who, by) if part)
        source = self._say(f"(z jednání {given})", f"(meeting of {given})") if given else ""
        return " ".join(part for part in (f"{text} – {details}" if details else text, source) if part)

    # -- days ---------------------------------------------------------------------------------------------------------

    def due_dates(self, rules: Meetings) -> list[str]:
        """By when what has to be done before the meeting and after it."""
        found: list[str] = []
        if self.new.form != PER_ROLLAM:
            for key, label in _DUE:
                day = due_before(self.new.date, self.new.form, getattr(rules, key))
                if day is not None:
                    found.append(self._due(label, day))
        if self.new.form != PER_ROLLAM and rules.minutes is not None and rules.minutes.days is not None:
            day = add_days(self.new.date, rules.minutes.days, working=bool(rules.minutes.working))
            found.append(self._due(Text("Zápis rozešlete", "Send the minutes"), day))
        return found

    def sending(self, rules: Meetings) -> list[str]:
        """Where to write that invitation and papers were sent, where the rules tell by when; no day is made up."""
        if self.new.form == PER_ROLLAM:
            return []
        said = self._say("až se rozešlou", "once they are sent")
        days = {key: due_before(self.new.date, self.new.form, getattr(rules, key)) for key in ("invitation", "papers")}
        return [beside(f"{key}: {{sent: {day.isoformat()}}}", said) for key, day in days.items() if day is not None]

    def _due(self, label: Text, day: dt.date) -> str:
        over = f" ({_OVER.in_language(self.language)})" if day < self.today else ""
        return f"{label.in_language(self.language)} {latest_text(day, self.language)}{over}."

    # -- what comes later ---------------------------------------------------------------------------------------------

    def _somebody(self, holder: str) -> str:
        return holder or flow({"name": self._say("doplňte kdo", "fill in who")})

    def item_template(self, submits: str) -> list[str]:
        """A further item of the agenda."""
        return [
            "- id: bod-3",
            f"  title: {self._say('Název bodu', 'Title of the item')}",
            beside("  type: material", "material | suggestion (podnět) | proposal (návrh) | information | other"),
            "  submitted_by:",
            f"    - {self._somebody(submits)}",
        ]

    def template(self, *, chairs: str, writes: str, verifies: str, receives: list[str], resolution: str) -> list[str]:
        """Chair, resolutions, tasks and minutes, to be filled in after the meeting."""
        later = add_days(self.new.date, 1, working=True).isoformat()
        acts = "approves (schvaluje) | recommends (doporučuje) | discusses (projednává) | takes_note (bere na vědomí)"
        return [
            "chaired_by:",
            f"  - {self._somebody(chairs)}",
            "resolutions:",
            f"  - number: {scalar(resolution)}",
            "    item: ruzne",
            f"    text: {self._say('Znění usnesení', 'Text of the resolution')}",
            beside("    act: takes_note", acts),
            "    votes: {for: 0, against: 0, abstained: 0}",
            "tasks:",
            "  - id: ukol-1",
            f"    text: {self._say('Co je třeba udělat', 'What is to be done')}",
            "    responsible:",
            f"      - {self._somebody('')}",
            f"    due: {later}",
            "    item: ruzne",
            "minutes:",
            "  written_by:",
            f"    - {self._somebody(writes)}",
            f"  written: {later}",
            "  verified_by:",
            f"    - {self._somebody(verifies)}",
            f"  sent: {later}",
            *(["  sent_to:", *(f"    - {holder}" for holder in receives)] if receives else []),
        ]
