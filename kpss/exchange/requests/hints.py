"""The words of a new request's file: hints for officials and providers, and templates of what is filled in later."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from kpss.exchange.requests.new import COMPENSATION, INTENTION, NewRequest
from kpss.exchange.yaml_text.lines import beside, flow
from kpss.language.cleaning import one_line
from kpss.language.dates import date_text
from kpss.language.phrases import Phrase, join
from kpss.language.text import Language, Text
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.request_records import Window
from kpss.model.request_standing import Asked
from kpss.model.request_words import OUTCOMES
from kpss.model.requests import for_type, window_period
from kpss.model.vocabulary import items, word
from kpss.model.workspace import Workspace
from kpss.source.scalars import scalar
from kpss.structure.words import code_words

_WIDTH = 116
_HEAD = (
    Text(
        "Žádost do sítě sociálních služeb. Co začíná #, je jen nápověda; řádek oživíte smazáním # a mezery.",
        "A request to the network. What begins with # is a hint; taking away # and the space revives a line.",
    ),
    Text(
        "Doplňte ji, pak: kpss validate, kpss report requests, kpss render request {id} -o zadost.docx",
        "Fill it in, then: kpss validate, kpss report requests, kpss render request {id} -o request.docx",
    ),
)
_WINDOW = Text("Okno „{name}“{types}: {when}{state}.", "Window “{name}”{types}: {when}{state}.")
_NO_WINDOWS = Text(
    "Aktualizace nemá zapsána okna, kdy se žádosti podávají.", "The round has no windows for requests on record."
)
_STATES = {
    "open": Text(" – právě otevřeno", " – open now"),
    "over": Text(" – skončilo", " – over"),
    "coming": Text(" – teprve bude", " – to come"),
}
_ASKED = Text("K žádosti ještě patří: {what:list}.", "The request also needs: {what:list}.")
_INTENTION = (
    ("need: …", Text("jaká potřeba byla zjištěna a jak", "which need was found out, and how")),
    ("target_groups: [seniors]", Text("kódy z číselníku target-group", "codes of the vocabulary target-group")),
    ("capacity: [{form: field, unit: fte, value: 2.5}]", Text("zamýšlená kapacita", "the capacity intended")),
    ("financing: …", Text("z čeho se zaplatí", "how it is paid")),
    ("discussed: [{with: [{name: …}], orp: ORP, date: 2017-03-01}]", Text("s kým a kdy projednáno", "with whom, when")),
)


class _Words(NamedTuple):
    number: Text = Text("číslo žádosti, až bude přiděleno", "the number of the request, once it has one")
    submitted: Text = Text("den podání; dokud chybí, jde o záměr", "the day of submission; without it, an intention")
    provider: Text = Text("poskytovatel, má-li záznam (kpss list provider)", "the provider, if on record")
    applicant: Text = Text("žadatel slovy, nemá-li záznam", "the applicant in words, without a record")
    service: Text = Text("služba, až bude registrována (kpss import rpss)", "the service, once it is registered")
    service_type: Text = Text("druh služby, dokud nemá záznam", "the type of service, while it has no record")
    intention: Text = Text(
        "Záměr: co žádosti předchází – potřeba, cílová skupina, kapacita, peníze, projednání.",
        "The intention before the request: need, target group, capacity, money, with whom it was discussed.",
    )
    exit: Text = Text(
        "Vyřazení ze sítě nic dalšího nepotřebuje; odkdy, řekne rozhodnutí nebo aktualizace.",
        "An exit needs nothing else; the decision or the round says from when.",
    )
    changes: Text = Text("stav po změně, ne rozdíl: přepište, co se mění", "the state after, not the difference")
    changes_new: Text = Text("Co má být v síti:", "What is to be in the network:")
    needs: Text = Text("zjištěné potřeby, na které odpovídá", "needs that it answers")
    needs_asked: Text = Text("aktualizace žádá potřebu nebo opatření", "the round asks for a need or a measure")
    measures: Text = Text("opatření plánu: plán/kód", "measures of a plan: plan/code")


_WORDS = _Words()
_NOW = Text("dosud {what:list}", "so far {what:list}")


class Hints:
    """Hints in one language for the file of *new*."""

    def __init__(self, workspace: Workspace, new: NewRequest, language: Language) -> None:
        self.workspace, self.new, self.language = workspace, new, language

    def __getattr__(self, name: str) -> str:
        text: Text = getattr(_WORDS, name)
        return text.in_language(self.language)

    def head(self) -> Iterator[str]:
        """What the file is, what to do with it, and when requests are submitted."""
        for text in _HEAD:
            yield text.in_language(self.language).format(id=self.new.id)
        windows = [one for one in self.new.round.windows if for_type(one.types, self.new.type)]
        if not self.new.round.windows:
            yield _NO_WINDOWS.in_language(self.language)
        for window in windows or self.new.round.windows:
            yield from textwrap.wrap(self._window(window), _WIDTH, break_long_words=False, break_on_hyphens=False)

    def _window(self, window: Window) -> str:
        types = [self._word("request-type", sort) for sort in window.types]
        params = {
            "name": one_line(window.name) or self.new.round.id,
            "types": f" ({', '.join(types)})" if types else "",
            "when": self._when(window),
            "state": self._state(window),
        }
        return Phrase(_WINDOW, params).in_language(self.language)

    def _when(self, window: Window) -> str:
        sides = (("od", "from", window.start), ("do", "to", window.end))
        return " ".join(
            f"{en if self.language == 'en' else cs} {date_text(moment.text, self.language)}"
            for cs, en, moment in sides
            if moment is not None
        ) or "…"  # fmt: skip

    def _state(self, window: Window) -> str:
        period, day = window_period(window), self.workspace.as_of
        state = "open" if period.contains(day) else "over" if period.last < day else "coming"
        return _STATES[state].in_language(self.language)

    def number_example(self) -> str:
        """``1/2018``."""
        return f"1/{self.new.round.year}" if self.new.round.year else "1"

    def units(self, entry: NetworkEntry | None) -> str:
        """``dosud 48 lůžek``."""
        shown = [self._amount(one) for one in (entry.units if entry is not None else ()) if one.value is not None]
        return Phrase(_NOW, {"what": shown}).in_language(self.language)

    def _amount(self, units: NetworkUnits) -> str:
        item = items(self.workspace.settings, "capacity-unit").get(units.unit)
        counted = (item.counted_en if self.language == "en" else item.counted) if item is not None else ""
        if not counted:
            return f"{scalar(units.value or 0)} ({self._word('capacity-unit', units.unit)})"
        return Phrase(Text(f"{{n:{counted}}}", f"{{n:{counted}}}"), {"n": units.value}).in_language(self.language)

    def intention_template(self, orp: str) -> list[str]:
        """The part about the intention."""
        lines = [f"  {line.replace('ORP', scalar(orp, flow=True))}" for line, _ in _INTENTION]
        hints = [text.in_language(self.language) for _, text in _INTENTION]
        return ["intention:", *map(beside, lines, hints)]

    def changes_template(self) -> list[str]:
        """What is wanted of a service that is not in the network."""
        levels = items(self.workspace.settings, "network-level")
        counting = [code for code, item in levels.items() if (item.counts is False) == (self.new.type == INTENTION)]
        named = [f"{code} ({self._word('network-level', code)})" for code in counting]
        level = beside(f"  level: {next(iter(counting), 'core')}", join(named, self.language, Text("nebo ", "or ")))
        return ["changes:", level, *(f"  {line}" for line in self._units_template())]

    def _units_template(self) -> list[str]:
        """Units by the forms of the service, with the unit that is usual for each."""
        service, forms = self.new.service, items(self.workspace.settings, "service-form")
        lines = []
        for form in (service.all_forms if service is not None else ()) or ("field",):
            units = forms[form].units if form in forms else ()
            unit = units[0] if units else "fte"
            value = 10 if unit == "bed" else "2.5"
            lines.append(f"  - {{form: {scalar(form, flow=True)}, unit: {unit}, value: {value}}}")
        return ["units:", *lines]

    def money_template(self) -> list[str]:
        """The money of a change of the compensation."""
        year = self.new.round.year or self.workspace.as_of.year
        amounts = "compensation: 1000000" if self.new.type == COMPENSATION else "requested: 1000000"
        return [f"  money: [{{year: {year}, {amounts}}}]"]

    def asked(self, wanted: Asked) -> list[str]:
        """What the round asks for beside the request itself."""
        found = [self._opinion(who) for who in wanted.opinions]
        flags = {
            "assessment": Text("hodnocení skupiny", "the assessment of a group"),
            "discussed": Text("projednání záměru", "discussion of the intention"),
        }
        found += [text.in_language(self.language) for name, text in flags.items() if getattr(wanted, name)]
        return [Phrase(_ASKED, {"what": found}).in_language(self.language)] if found else []

    def _opinion(self, who: str) -> str:
        name = self._word("opinion-source", who)
        return Text(f"stanovisko ({name})", f"the opinion ({name})").in_language(self.language)

    def opinions_template(self, wanted: Asked, orp: str) -> list[str]:
        """Where opinions are written once they are there."""
        lines = []
        outcomes = ", ".join(code_words(*_OUTCOMES))
        for who in wanted.opinions:
            place = {"orp": orp} if who == "orp" else {}
            data = flow({"from": who, **place, "outcome": "agrees"})
            lines.append(beside(f"  - {data[:-1]}, date: {self.workspace.as_of.isoformat()}}}", outcomes))
        return ["opinions:", *lines] if lines else []

    def assessment_template(self, wanted: Asked) -> list[str]:
        """Where the group's points are written."""
        if not wanted.assessment:
            return []
        codes = [one.code for one in self.new.round.criteria]
        points = ", ".join(f"{{criterion: {scalar(code, flow=True)}, points: 0}}" for code in codes)
        return [
            "assessments:",
            f"  - date: {self.workspace.as_of.isoformat()}",
            *([f"    points: [{points}]"] if points else []),
            "    recommendation: recommended",
        ]

    def decision_template(self) -> list[str]:
        """Where the decision is written."""
        known = OUTCOMES
        czech = [f"{code} ({text.cs})" for code, text in known.items()]
        outcomes = ", ".join(known if self.language == "en" else czech)
        day = self.workspace.as_of.isoformat()
        return [beside(f"decision: {{outcome: approved, date: {day}, resolution: …}}", outcomes)]

    def _word(self, vocabulary: str, code: str) -> str:
        return word(self.workspace.settings, vocabulary, code).in_language(self.language)


_OUTCOMES = ("request", ("opinions", 0, "outcome"))
