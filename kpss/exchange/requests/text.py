"""The file of a new request: the present state stands there as the wanted one to be edited, the rest as hints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kpss.exchange.network.entry import units_data
from kpss.exchange.requests.hints import Hints
from kpss.exchange.requests.new import COMPENSATION, EXIT, KIND, NewRequest
from kpss.exchange.yaml_text.blocks import entries, with_dates
from kpss.exchange.yaml_text.lines import beside, comment, commented, key
from kpss.facts import RecordFacts
from kpss.language.cleaning import one_line
from kpss.language.text import Language
from kpss.model.plan_content import Need
from kpss.model.request_records import Request
from kpss.model.request_standing import Asked, asked
from kpss.model.served import orps_of_area, orps_served, service_orps
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace

_MOST_NEEDS = 3


class Draft:
    """The text of one new request."""

    def __init__(self, workspace: Workspace, new: NewRequest, language: Language) -> None:
        self.workspace, self.new, self.language = workspace, new, language
        self.hints = Hints(workspace, new, language)

    def text(self, schema: str = "") -> str:
        """The file; *schema* is the address of the schema for editors."""
        parts = [
            [f"# yaml-language-server: $schema={schema}"] if schema else [],
            [comment(line) for line in self.hints.head()],
            self._what(),
            self._intention(),
            ["", *self._changes()],
            ["", *self._answers()],
            ["", *self._to_come()],
        ]
        lines = [line for part in parts for line in part]
        return re.sub(r"\n{3,}", "\n\n", "".join(f"{line}\n" for line in lines)).rstrip("\n") + "\n"

    # -- what and whose -----------------------------------------------------------------------------------------------

    def _what(self) -> list[str]:
        new = self.new
        return [
            key("kind", KIND),
            key("id", new.id),
            beside(f"# number: {self.hints.number_example()}", self.hints.number),
            key("round", new.round.id, one_line(new.round.name)),
            key("type", new.type, self._word("request-type", new.type)),
            *self._who(),
            *self._service(),
            beside(f"# submitted: {self.workspace.as_of.isoformat()}", self.hints.submitted),
        ]

    def _who(self) -> list[str]:
        if self.new.provider is not None:
            return [key("provider", self.new.provider.id, one_line(self.new.provider.name))]
        return [beside("# provider: …", self.hints.provider), beside("# applicant: …", self.hints.applicant)]

    def _service(self) -> list[str]:
        service = self.new.service
        if service is None:
            return [
                beside("# service: …", self.hints.service),
                beside("# service_type: home_care", self.hints.service_type),
            ]
        name = f"{one_line(service.name)} – {self._word('service-type', service.type)}"
        return [key("service", service.id, name)]

    def _intention(self) -> list[str]:
        """What comes before a request, as a template where the service is new or the round asks for it."""
        wanted = self._asked()
        if self.new.service is not None and not wanted.discussed:
            return []
        return ["", comment(self.hints.intention), *commented(self.hints.intention_template(self._orp()))]

    # -- the wanted state ---------------------------------------------------------------------------------------------

    def _changes(self) -> list[str]:
        if self.new.type == EXIT:
            return [comment(self.hints.exit)]
        data = self._wanted()
        money = self.hints.money_template()
        if not data:
            return [comment(self.hints.changes_new), *commented(self.hints.changes_template()), *commented(money)]
        lines = [beside("changes:", self.hints.changes)]
        lines += self._commented_state(data)
        return [*lines, *commented(money)] if self.new.type == COMPENSATION else lines

    def _wanted(self) -> dict[str, object]:
        """The present state: level, units and area."""
        entry = self.new.entry
        if entry is None or not {"level", "units", "area"}.isdisjoint(entry.broken):
            return {}
        data = {"level": entry.level, "units": units_data(entry.units)}
        data["area"] = with_dates(entry.data.get("area"))
        if self.new.type == COMPENSATION:
            data.pop("area")
        return {name: value for name, value in data.items() if value}

    def _commented_state(self, data: dict[str, object]) -> Iterator[str]:
        """The lines, with what holds now beside the level and above the units."""
        for name, value in data.items():
            lines = list(entries({name: value}, "  "))
            if name == "level":
                lines[0] = beside(lines[0], self._word("network-level", str(value)))
            if name == "units":
                lines[0] = beside(lines[0], self.hints.units(self.new.entry))
            yield from lines

    # -- what it answers and what is to come --------------------------------------------------------------------------

    def _answers(self) -> list[str]:
        if self.new.type == EXIT:
            return []
        needs = self._needs()
        hint = self.hints.needs_asked if self._asked().need else self.hints.needs
        shown = ", ".join(one.id for one in needs) or "…"
        named = "; ".join(one_line(one.name) for one in needs)
        return [
            beside(f"# needs: [{shown}]", f"{hint} ({named})" if named else hint),
            beside("# measures: [plan/1.1]", self.hints.measures),
        ]

    def _needs(self) -> Sequence[Need]:
        service = self.new.service
        if service is None:
            return ()
        same = [one for one in self.workspace.of(Need) if one.service_type == service.type and self._is_near(one)]
        return sorted(same, key=lambda one: (one.priority or 9, one.id))[:_MOST_NEEDS]

    def _is_near(self, need: Need) -> bool:
        """Whether *need* is of an ORP that the service serves; where either is not known, it may be."""
        theirs, ours = orps_of_area(self.workspace, need.area, self.workspace.as_of), self._orps()
        return not theirs or not ours or not set(theirs).isdisjoint(ours)

    def _to_come(self) -> list[str]:
        wanted = self._asked()
        return [
            *map(comment, self.hints.asked(wanted)),
            *commented(self.hints.opinions_template(wanted, self._orp())),
            *commented(self.hints.assessment_template(wanted)),
            *commented(self.hints.decision_template()),
        ]

    def _asked(self) -> Asked:
        """What the round asks of the request as it will be."""
        data = {"round": self.new.round.id, "type": self.new.type}
        facts: RecordFacts = {
            "kind": KIND, "id": self.new.id, "document": 0, "data": data, "references": [], "broken": [],
        }  # fmt: skip
        return asked(self.workspace, Request(facts, ""))

    def _orps(self) -> list[str]:
        """Codes of the ORPs that the entry serves, else the service."""
        entry, service, day = self.new.entry, self.new.service, self.workspace.as_of
        served = orps_served(self.workspace, entry, day) if entry is not None else []
        return served or (service_orps(self.workspace, service, day) if service is not None else [])

    def _orp(self) -> str:
        codes = self._orps()
        return self.workspace.territory.orp_name(codes[0]) if codes else "…"

    def _word(self, vocabulary: str, code: str) -> str:
        return word(self.workspace.settings, vocabulary, code).in_language(self.language)


def draft(workspace: Workspace, new: NewRequest, language: Language, schema: str = "") -> str:
    """The text of the file of a new request."""
    return Draft(workspace, new, language).text(schema)
