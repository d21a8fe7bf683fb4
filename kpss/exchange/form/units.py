"""Units of a filled form: numbers by form and unit, and their parts by ORP."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from kpss.exchange.form.reading import Filled, FilledRow
from kpss.exchange.form.rows import unit_names
from kpss.exchange.form.sheet import LABEL, ORP, WANTED
from kpss.language.phrases import number_text
from kpss.language.text import Text
from kpss.model.network import WHOLE_UNITS
from kpss.model.workspace import Workspace

_CHOOSE = Text("vyberte formu a jednotku", "choose the form and unit")
_NUMBER = Text("napište počet po změně; má-li jednotka skončit, napište 0", "write the number after; 0 if it ends")
_TWICE = Text("tatáž forma a jednotka je tu dvakrát", "the same form and unit is there twice")
_NO_TOTAL = Text("díl pro ORP nemá výše svůj celek", "the part of an ORP has no whole above")
_NO_ORP = Text("vyberte ORP", "choose the ORP")


class Units:
    """Reads the units of one form."""

    def __init__(self, workspace: Workspace, filled: Filled) -> None:
        self.workspace, self.filled = workspace, filled
        czech, english = unit_names(workspace, "cs"), unit_names(workspace, "en")
        self._names = {code: Text(cs, en) for (cs, code), en in zip(czech.items(), english, strict=True)}

    def data(self) -> list[dict[str, Any]]:
        """The units as a record has them; those with nothing are left out."""
        totals: dict[str, tuple[FilledRow, Decimal]] = {}
        for row in self.filled.all("unit"):
            code, value = self._row(row)
            if code and value is not None:
                if code in totals:
                    self.filled.wrong(row, LABEL, _TWICE)
                totals[code] = row, value
        parts = self._parts(totals)
        return [self._unit(code, value, parts.get(code, [])) for code, (_, value) in totals.items() if value]

    def _row(self, row: FilledRow) -> tuple[str, Decimal | None]:
        code = row.code or self.filled.label(row, self._names)
        before = len(self.filled.problems)
        value = self.filled.number(row, whole=code.rpartition("/")[2] in WHOLE_UNITS)
        if len(self.filled.problems) == before:
            if value is None and code:
                self.filled.wrong(row, WANTED, _NUMBER)
            elif value is not None and not code and not row.label:
                self.filled.wrong(row, LABEL, _CHOOSE)
        return code, value

    def _parts(self, totals: dict[str, tuple[FilledRow, Decimal]]) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self.filled.all("part"):
            code = row.code or self.filled.label(row, self._names)
            value = self.filled.number(row, whole=code.rpartition("/")[2] in WHOLE_UNITS)
            orp = self.filled.orp(row, self._orp, ORP)
            if value is None:
                continue
            if not code:
                self.filled.wrong(row, LABEL, _CHOOSE)
            elif not row.orp:
                self.filled.wrong(row, ORP, _NO_ORP)
            elif code not in totals:
                self.filled.wrong(row, WANTED, _NO_TOTAL)
            elif orp and value:
                found[code].append({"orp": orp, "value": value})
        for code, parts in found.items():
            self._compare(*totals[code], sum((part["value"] for part in parts), Decimal(0)))
        return found

    def _compare(self, row: FilledRow, value: Decimal, parts: Decimal) -> None:
        if parts != value:
            shown = (number_text(parts, "cs"), number_text(value, "cs"))
            english = (number_text(parts, "en"), number_text(value, "en"))
            self.filled.wrong(row, WANTED, Text(
                f"díly pro jednotlivá ORP dávají {shown[0]}, celek je {shown[1]}; opravte je, nebo je vymažte",
                f"the parts of the ORPs give {english[0]}, the whole is {english[1]}; mend them or empty them",
            ))  # fmt: skip

    def _unit(self, code: str, value: Decimal, parts: list[dict[str, Any]]) -> dict[str, Any]:
        form, _, unit = code.rpartition("/")
        data: dict[str, Any] = {"form": form, "unit": unit, "value": value, "orps": parts}
        return {key: value for key, value in data.items() if value}

    def _orp(self, text: str) -> str:
        return find_orp(self.workspace, text)


def find_orp(workspace: Workspace, text: str) -> str:
    """The ORP *text* as it is written into records: by its name; empty where there is none."""
    codes = workspace.territory.find_orp(text.removeprefix("ORP ").strip())
    if len(codes) != 1:
        return ""
    name = workspace.territory.orp_name(codes[0])
    return name if workspace.territory.find_orp(name) == codes else codes[0]
