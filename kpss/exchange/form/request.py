"""A filled form → the data of a request."""

from __future__ import annotations

from typing import Any

from kpss.exchange.form import fields
from kpss.exchange.form.reading import Filled, FilledRow
from kpss.exchange.form.sheet import WANTED
from kpss.exchange.form.units import Units, find_orp
from kpss.exchange.requests.new import COMPENSATION, EXIT, INTENTION, NEW
from kpss.exchange.yaml_text.blocks import date_value
from kpss.language.cleaning import one_line
from kpss.language.slugs import fold
from kpss.language.text import Text
from kpss.model.content import find_measure
from kpss.model.plan_content import Need
from kpss.model.plans import Plan
from kpss.model.request_records import Round
from kpss.model.requests import for_type
from kpss.model.services import Provider, Service
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace

_UNITS_NEEDED = (NEW, INTENTION, "change")


class FilledRequest:
    """Reads one filled form; problems and remarks are collected in it."""

    def __init__(self, workspace: Workspace, filled: Filled) -> None:
        self.workspace, self.filled = workspace, filled

    def data(self) -> dict[str, Any]:
        """The keys of the request in their order, without kind and id; to be used where there are no problems."""
        sort = self._choice(fields.TYPE)
        changes = self._changes(sort) if sort != EXIT else {}
        found = {
            "round": self._known(fields.ROUND.key, Round),
            "type": sort,
            **self._who(),
            "submitted": self._submitted(),
            "intention": self._intention(),
            "changes": changes,
            "needs": self._needs(),
            "measures": self._measures(),
            "attachments": [{"name": text} for text in self._texts("attachment")],
            "note": next(iter(self._texts("note")), ""),
        }
        self._asked(sort, found)
        return {key: value for key, value in found.items() if value}

    def _asked(self, sort: str, found: dict[str, Any]) -> None:
        """Say what the round asks of the type and the form has not; the request can be recorded without it."""
        record = self.workspace.get(str(found["round"]), Round)
        rules = [one for one in record.requirements if for_type(one.types, sort)] if record is not None else []
        rules = [one for one in rules if not one.unless_decrease]
        if any(one.need for one in rules) and not (found["needs"] or found["measures"]):
            self._lacks("known_need", Text("potřebu nebo opatření", "a need or a measure"))
        if any(one.discussed for one in rules) and not found["intention"].get("discussed"):
            self._lacks("discussed_with", Text("projednaný záměr", "a discussed intention"))

    def _lacks(self, key: str, what: Text) -> None:
        row = next(iter(self.filled.all(key)), None)
        self.filled.remark(row, WANTED, Text(
            f"aktualizace u tohoto druhu žádosti chce {what.cs}; ve formuláři to chybí",
            f"the round asks for {what.en} with this type of request; the form has none",
        ))  # fmt: skip

    # -- who ----------------------------------------------------------------------------------------------------------

    def _known(self, key: str, record_type: type[Round | Service | Provider]) -> str:
        """The id of a fixed field, of which there must still be a record."""
        code = self.filled.code(key)
        if not code or self.workspace.get(code, record_type) is None:
            row = next(iter(self.filled.all(key)), None)
            name = {"round": "aktualizace", "service": "služba", "provider": "poskytovatel"}[key]
            self.filled.wrong(
                row, WANTED,
                Text(f"{name} „{code}“ v pracovním prostoru není", f"there is no {key} “{code}” in the workspace"),
            )  # fmt: skip
        return code

    def _who(self) -> dict[str, str]:
        if self.filled.all("service"):
            service = self._known("service", Service)
            record = self.workspace.get(service, Service)
            provider = record.provider if record is not None else ""
            return {"provider": provider or self.filled.code("provider"), "service": service}
        rows = self.filled.all("applicant")
        name = self.filled.text(rows[0]) if rows else ""
        if rows:
            self.filled.require(rows[0], name)
        same = [one.id for one in self.workspace.of(Provider) if name and fold(one_line(one.name)) == fold(name)]
        who = {"provider": same[0]} if len(same) == 1 else {"applicant": name}
        return {**who, "service_type": self._choice(fields.SERVICE_TYPE)}

    def _choice(self, field: fields.Field) -> str:
        rows = self.filled.all(field.key)
        if not rows:
            return ""
        found = self.filled.choice(rows[0], words(self.workspace.settings, field.vocabulary))
        if field.is_required:
            self.filled.require(rows[0], found)
        return found

    def _submitted(self) -> Any:
        rows = self.filled.all("submitted")
        found = self.filled.date(rows[0], day=True) if rows else ""
        if rows:
            self.filled.require(rows[0], found)
        return date_value(found)

    # -- what ---------------------------------------------------------------------------------------------------------

    def _changes(self, sort: str) -> dict[str, Any]:
        units = Units(self.workspace, self.filled).data()
        if sort in _UNITS_NEEDED and not units and not self.filled.problems:
            row = next(iter(self.filled.all("unit")), None)
            self.filled.wrong(row, WANTED, Text("chybí jednotky po změně", "the units after the change are missing"))
        data = {"level": self._choice(fields.LEVEL), "units": units, "area": self._area(), "money": self._money(sort)}
        return {key: value for key, value in data.items() if value}

    def _area(self) -> dict[str, Any]:
        items = []
        for row in self.filled.all("area"):
            for part in filter(None, (one.strip() for one in self.filled.text(row).split(";"))):
                if (item := self._area_item(part)) is None:
                    self.filled.wrong(row, WANTED, Text(
                        f"„{part}“ není ORP ani obec; obec stejného jména jako jiná pište „Název (ORP)“",
                        f"“{part}” is neither an ORP nor a municipality; write “Name (ORP)” where a name is shared",
                    ))  # fmt: skip
                else:
                    items.append(item)
        return {"include": items} if items else {}

    def _area_item(self, text: str) -> dict[str, str] | None:
        """An ORP by its name, else a municipality; a town that has an ORP of its name is meant as the ORP."""
        if orp := find_orp(self.workspace, text):
            return {"orp": orp}
        name = text.removeprefix("obec ").strip()
        codes = self.workspace.territory.find_municipality(name)
        return {"municipality": name} if len(codes) == 1 else None

    def _money(self, sort: str) -> list[dict[str, Any]]:
        found: dict[str, Any] = {}
        for column in fields.AMOUNTS:
            for row in self.filled.all(f"money_{column}"):
                value = self.filled.amount(row)
                if value is not None:
                    found = {"year": int(row.code), **found, column: value} if row.code.isdecimal() else found
                elif column == COMPENSATION == sort:
                    self.filled.require(row, value)
        return [found] if found else []

    # -- why ----------------------------------------------------------------------------------------------------------

    def _intention(self) -> dict[str, Any]:
        names = words(self.workspace.settings, fields.GROUP.vocabulary)
        groups = [code for row in self.filled.all("target_group") if (code := self.filled.choice(row, names))]
        data = {
            "need": next(iter(self._texts("need")), ""),
            "target_groups": list(dict.fromkeys(groups)),
            "financing": next(iter(self._texts("financing")), ""),
            "discussed": self._discussed(),
        }
        return {key: value for key, value in data.items() if value}

    def _discussed(self) -> list[dict[str, Any]]:
        who = next(iter(self._texts("discussed_with")), "")
        orps = [self.filled.orp(row, self._orp) for row in self.filled.all("discussed_orp")]
        dates = [self.filled.date(row) for row in self.filled.all("discussed_date")]
        data = {
            "with": [{"name": who}] if who else [],
            "orp": next(iter(orps), ""),
            "date": date_value(next(iter(dates), "")),
        }
        data = {key: value for key, value in data.items() if value}
        return [data] if data else []

    def _orp(self, text: str) -> str:
        return find_orp(self.workspace, text)

    def _needs(self) -> list[str]:
        known = frozenset(one.id for one in self.workspace.of(Need))
        found = [self.filled.reference(row, known) for row in self.filled.all("known_need")]
        return list(dict.fromkeys(filter(None, found)))

    def _measures(self) -> list[str]:
        return [text for row in self.filled.all("measure") if (text := self._measure(row))]

    def _measure(self, row: FilledRow) -> str:
        text = self.filled.text(row)
        plan = text.partition("/")[0]
        if text and (self.workspace.get(plan, Plan) is None or find_measure(self.workspace, text) is None):
            self.filled.wrong(row, WANTED, Text(
                f"opatření „{text}“ není; pište plán a kód, například plan-2018-2020/1.2",
                f"there is no measure “{text}”; write plan and code, such as plan-2018-2020/1.2",
            ))  # fmt: skip
        return text

    def _texts(self, key: str) -> list[str]:
        return [text for row in self.filled.all(key) if (text := self.filled.text(row))]
