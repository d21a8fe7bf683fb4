"""The rows of a request form for one service, or for a new one: labels, the present state, what is to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kpss.exchange.form import fields
from kpss.exchange.form.fields import Field
from kpss.exchange.requests.new import NewRequest
from kpss.language.cleaning import one_line
from kpss.language.phrases import number_text
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.parts import AreaItem
from kpss.model.plan_content import Need
from kpss.model.services import Provider
from kpss.model.vocabulary import items, word, words
from kpss.model.workspace import Workspace


class FormRow(NamedTuple):
    """A row; ``code`` stands in a hidden column, ``choices`` names the list that ``wanted`` is chosen from."""

    field: Field
    label: str
    code: str = ""
    orp: str = ""
    current: str | Decimal = ""
    wanted: str | Decimal = ""
    choices: str = ""
    is_spare: bool = False  # the label and the ORP are chosen, too


class FormSection(NamedTuple):
    """Rows under a heading."""

    title: str
    rows: tuple[FormRow, ...]


class Form:
    """The form of one request."""

    def __init__(self, workspace: Workspace, new: NewRequest, language: Language) -> None:
        self.workspace, self.new, self.language = workspace, new, language

    def sections(self) -> list[FormSection]:
        """All rows in their order."""
        parts = (
            (Text("Kdo a o co žádá", "Who asks, and for what"), self._who()),
            (Text("Co má být v síti", "What is to be in the network"), self._wanted()),
            (Text("Proč a z čeho", "Why and how it is paid"), self._why()),
            (Text("Přílohy a poznámka", "Attachments and note"), self._rest()),
        )
        return [FormSection(title.in_language(self.language), tuple(rows)) for title, rows in parts]

    def lists(self) -> dict[str, list[str]]:
        """Name → what may be chosen."""
        vocabularies = ("service-type", "request-type", "network-level", "target-group")
        found = {name: self._words(name) for name in vocabularies}
        found["unit"] = list(unit_names(self.workspace, self.language))
        territory = self.workspace.territory
        found["orp"] = sorted({territory.orp_name(code) for code in territory.orps}, key=sort_key)
        found["need"] = [need_choice(one) for one in self.workspace.of(Need)]
        found["applicant"] = sorted({one_line(one.name) for one in self.workspace.of(Provider)}, key=sort_key)
        return {name: values for name, values in found.items() if values}

    def _words(self, vocabulary: str) -> list[str]:
        return [text.in_language(self.language) for text in words(self.workspace.settings, vocabulary).values()]

    def _word(self, vocabulary: str, code: str) -> str:
        return word(self.workspace.settings, vocabulary, code).in_language(self.language) if code else ""

    # -- sections -----------------------------------------------------------------------------------------------------

    def _who(self) -> Iterator[FormRow]:
        new = self.new
        yield self._fixed(fields.ROUND, new.round.id, new.round.name)
        if new.service is not None:
            if new.provider is not None:
                yield self._fixed(fields.PROVIDER, new.provider.id, new.provider.name)
            number = f" ({new.service.number})" if new.service.number else ""
            yield self._fixed(fields.SERVICE, new.service.id, f"{new.service.name}{number}")
            kept = fields.SERVICE_TYPE._replace(sort="fixed", hint=Text("", ""), is_required=False)
            yield self._fixed(kept, new.service.type, self._word("service-type", new.service.type))
        else:
            name = one_line(new.provider.name) if new.provider is not None else ""
            yield self._row(fields.APPLICANT, wanted=name, choices="applicant")
            yield self._row(fields.SERVICE_TYPE)
        yield self._row(fields.TYPE, wanted=self._word("request-type", new.type))
        yield self._row(fields.SUBMITTED)

    def _wanted(self) -> Iterator[FormRow]:
        entry = self.new.entry
        level = self._word("network-level", entry.level) if entry is not None else ""
        yield self._row(fields.LEVEL, current=level, wanted=level)
        yield from self._units(entry)
        yield self._row(fields.AREA, current=self._area(entry))
        year = self.new.round.year or self.workspace.as_of.year
        for column in fields.AMOUNTS:
            yield self._row(fields.amount_field(column, year), code=str(year), current=self._amount(column, year))

    def _units(self, entry: NetworkEntry | None) -> Iterator[FormRow]:
        for units in entry.units if entry is not None else ():
            if units.value is None:
                continue
            code, name = f"{units.form}/{units.unit}", self._unit_name(units)
            yield FormRow(fields.UNIT, name, code, current=units.value, wanted=units.value)
            label = fields.PART.label.in_language(self.language)
            for part in units.orps:
                if part.value is not None:
                    yield FormRow(fields.PART, label, code, self._orp(part.orp), part.value, part.value)
        spare = fields.SPARE_UNITS if entry is not None else fields.SPARE_UNITS + 1
        for _ in range(spare):
            yield FormRow(fields.UNIT._replace(hint=fields.SPARE), "", choices="unit", is_spare=True)
        for _ in range(fields.SPARE_PARTS):
            yield FormRow(fields.PART, "", choices="unit", is_spare=True)

    def _why(self) -> Iterator[FormRow]:
        yield self._row(fields.NEED)
        yield from (self._row(fields.GROUP) for _ in range(fields.GROUPS))
        yield self._row(fields.FINANCING)
        for field in fields.DISCUSSED:
            starred = field._replace(is_required=field.sort != "orp" and self._asks("discussed"))
            yield self._row(starred, choices="orp" if field.sort == "orp" else "")
        answers = [self._row(fields.KNOWN_NEED, choices="need") for _ in range(fields.NEEDS)]
        answers += [self._row(fields.MEASURE) for _ in range(fields.MEASURES)]
        if self._asks("need"):  # either is enough
            answers[0] = answers[0]._replace(field=fields.NEED_ASKED)
        yield from answers

    def _rest(self) -> Iterator[FormRow]:
        yield from (self._row(fields.ATTACHMENT) for _ in range(fields.ATTACHMENTS))
        yield self._row(fields.NOTE)

    def _asks(self, what: str) -> bool:
        """Whether the round surely asks requests for *what*: of this type, or of all where the type is not chosen."""
        return any(
            getattr(one, what) and not one.unless_decrease and (self.new.type in one.types or not one.types)
            for one in self.new.round.requirements
        )

    # -- cells --------------------------------------------------------------------------------------------------------

    def _fixed(self, field: Field, code: str, shown: str) -> FormRow:
        return FormRow(field, field.label.in_language(self.language), code, wanted=one_line(shown) or code)

    def _row(
        self, field: Field, *, code: str = "", current: str | Decimal = "", wanted: str = "", choices: str = ""
    ) -> FormRow:
        label = field.label.in_language(self.language)
        return FormRow(field, label, code, "", current, wanted, choices or field.vocabulary)

    def _unit_name(self, units: NetworkUnits) -> str:
        return unit_name(self.workspace, units.form, units.unit, self.language)

    def _orp(self, text: str) -> str:
        codes = self.workspace.territory.find_orp(text)
        return self.workspace.territory.orp_name(codes[0]) if len(codes) == 1 else text

    def _area(self, entry: NetworkEntry | None) -> str:
        area = entry.area if entry is not None else None
        if area is None:
            return ""
        without = Text(" kromě: ", " except: ").in_language(self.language)
        shown = "; ".join(map(self._area_item, area.include))
        return shown + (without + "; ".join(map(self._area_item, area.exclude)) if area.exclude else "")

    def _area_item(self, item: AreaItem) -> str:
        territory = self.workspace.territory
        if item.orp:
            return f"ORP {self._orp(item.orp)}"
        if item.municipality:
            codes = territory.find_municipality(item.municipality)
            return territory.name(codes[0]) if len(codes) == 1 else item.municipality
        return item.microregion or item.region

    def _amount(self, column: str, asked: int) -> str | Decimal:
        """The sum of the last year that the entry has the amount of, with that year where it is not the one *asked*."""
        rows = self.new.entry.money if self.new.entry is not None else ()
        known = [(row.year, value) for row in rows if row.year and (value := getattr(row, column)) is not None]
        last = max((year for year, _ in known), default=0)
        if not known:
            return ""
        amount = sum((value for year, value in known if year == last), Decimal(0))
        return amount if last == asked else f"{last}: {number_text(amount, self.language)}"


def unit_name(workspace: Workspace, form: str, unit: str, language: Language) -> str:
    """``pobytová – lůžko``."""
    names = [word(workspace.settings, "service-form", form), word(workspace.settings, "capacity-unit", unit)]
    return " – ".join(name.in_language(language) for name, code in zip(names, (form, unit), strict=True) if code)


def unit_names(workspace: Workspace, language: Language) -> dict[str, str]:
    """Name → ``form/unit`` of the units that are usual for each form."""
    forms = items(workspace.settings, "service-form")
    pairs = [(form, unit) for form, item in forms.items() for unit in item.units]
    return {unit_name(workspace, form, unit, language): f"{form}/{unit}" for form, unit in pairs}


def need_choice(need: Need) -> str:
    """``id – name``."""
    name = one_line(need.name)
    return f"{need.id} – {name}" if name else need.id
