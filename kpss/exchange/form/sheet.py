"""The request form as a workbook: protected but for its fields, with lists to choose from."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from kpss.exchange.cells.values import guarded
from kpss.exchange.cells.workbook import column_name
from kpss.exchange.form.fields import VERSION
from kpss.exchange.form.rows import Form, FormRow, FormSection
from kpss.language.cleaning import one_line
from kpss.language.text import Language, Text
from kpss.source.xlsx_library import writer

FORM, LISTS = "Žádost", "Číselníky"
MARK = "kpss-form"
KEY, CODE, LABEL, ORP, CURRENT, WANTED, HINT = range(7)
_WIDTHS = {LABEL: 38, ORP: 18, CURRENT: 22, WANTED: 34, HINT: 60}
_HEADS = {
    LABEL: Text("Údaj", "Item"), ORP: Text("ORP", "ORP"), CURRENT: Text("Současný stav", "Present state"),
    WANTED: Text("Vyplňte", "Fill in"), HINT: Text("Vysvětlení", "Explanation"),
}  # fmt: skip
_TITLE = Text("Žádost do sítě sociálních služeb", "Request to the network of social services")
_GUIDE_NAME = Text("Návod", "Guide")
_GUIDE = (
    Text(
        "Vyplňujte jen žlutá pole na listu Žádost. Pole s hvězdičkou jsou povinná.",
        "Fill in the yellow fields on the sheet Žádost only. Those with an asterisk are compulsory.",
    ),
    Text(
        "Sloupec Současný stav říká, co je v síti dnes. Do sloupce Vyplňte patří stav po změně, ne rozdíl.",
        "The column Present state says what is in the network today; fill in the state after the change.",
    ),
    Text(
        "Kde se nabízí seznam, vyberte z něj. Data pište jako 15. 3. 2018, desetinná čísla s čárkou.",
        "Choose from a list where one is offered. Write dates as 15. 3. 2018.",
    ),
    Text(
        "Jednotky: lůžka celým číslem, úvazky v přímé péči i desetinně. Jednotky se nesčítají dohromady. Dělí-li se "
        "mezi více ORP, vyplňte díly; dohromady dají celek.",
        "Units: beds as whole numbers, FTE in direct care with decimals. Divided among ORPs, the parts give the whole.",
    ),
    Text(
        "Novou formu nebo jednotku vyberte na volném řádku v prvním sloupci. Řádky ani sloupce nepřidávejte a nemažte.",
        "A further form or unit is chosen in the first column of a free row. Do not add or delete rows or columns.",
    ),
    Text(
        "Sešit uložte jako XLSX a pošlete správci sítě. Osobní údaje uživatelů služeb do něj nepatří.",
        "Save the workbook as XLSX and send it to the region. Personal data of users do not belong here.",
    ),
)
_NO_DATE = Text("Napište datum, například 15. 3. 2018.", "Write a date, such as 15. 3. 2018.")
_NO_NUMBER = Text("Napište číslo od nuly.", "Write a number from zero.")
_NO_CHOICE = Text("Vyberte z nabídky.", "Choose from the list.")
_BASE = {"valign": "top", "font_size": 10, "text_wrap": True}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "text_wrap": False},
    "section": {"bold": True, "font_size": 11, "bg_color": "#DCE6F1", "text_wrap": False},
    "head": {"bold": True, "bottom": 1},
    "label": {},
    "hint": {"font_color": "#555555", "italic": True},
    "state": {"bg_color": "#F2F2F2", "border": 1, "border_color": "#BFBFBF"},
    "amount": {"bg_color": "#F2F2F2", "border": 1, "border_color": "#BFBFBF", "num_format": "#,##0.####"},
    "field": {"bg_color": "#FFF9DB", "border": 1, "border_color": "#BFBFBF", "locked": False, "num_format": "@"},
    "number": {
        "bg_color": "#FFF9DB", "border": 1, "border_color": "#BFBFBF", "locked": False, "num_format": "#,##0.####",
    },
    "date": {
        "bg_color": "#FFF9DB", "border": 1, "border_color": "#BFBFBF", "locked": False, "num_format": "d. m. yyyy",
        "align": "left",
    },
}  # fmt: skip
_FIRST_DAY, _LAST_DAY = dt.date(1990, 1, 1), dt.date(2199, 12, 31)


def workbook(form: Form, language: Language, day: dt.date) -> bytes:
    """The bytes of the workbook; *day* is the one that the file bears.

    :raises UserError: if the library that writes workbooks is not installed.
    """
    library = writer()
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = library.Workbook(target, options)
    book.set_properties({
        "title": _TITLE.in_language(language), "created": dt.datetime.combine(day, dt.time(12), dt.UTC),
    })  # fmt: skip
    looks = {name: book.add_format({**_BASE, **look}) for name, look in _LOOKS.items()}
    page, guide = book.add_worksheet(FORM), book.add_worksheet(_GUIDE_NAME.in_language(language))
    ranges = _lists(book.add_worksheet(LISTS), form.lists())
    _Page(page, looks, ranges, language).fill(form.sections(), one_line(form.new.round.name or form.new.round.id))
    guide.set_column(0, 0, 110)
    guide.write_string(0, 0, _TITLE.in_language(language), looks["title"])
    for number, text in enumerate(_GUIDE, start=2):
        guide.write_string(number, 0, text.in_language(language), looks["label"])
    guide.protect()
    book.close()
    return target.getvalue()


def _lists(page: Any, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Write the lists to choose from; name → where it stands."""
    found = {}
    for column, (name, values) in enumerate(lists.items()):
        for row, value in enumerate(values):
            page.write_string(row, column, guarded(value))
        letter = column_name(column)
        found[name] = f"='{LISTS}'!${letter}$1:${letter}${len(values)}"
    page.protect()
    page.very_hidden()
    return found


class _Page:
    """The sheet with the form."""

    def __init__(self, page: Any, looks: Mapping[str, Any], ranges: Mapping[str, str], language: Language) -> None:
        self.page, self.looks, self.ranges, self.language = page, looks, ranges, language

    def fill(self, sections: Sequence[FormSection], title: str) -> None:
        """Write everything and protect what is not a field."""
        page = self.page
        page.set_column(KEY, CODE, None, None, {"hidden": True})
        for column, width in _WIDTHS.items():
            page.set_column(column, column, width)
        page.write_string(0, KEY, MARK)
        page.write_string(0, CODE, VERSION)
        page.write_string(0, LABEL, f"{_TITLE.in_language(self.language)} – {title}", self.looks["title"])
        for column, text in _HEADS.items():
            page.write_string(2, column, text.in_language(self.language), self.looks["head"])
        number = 3
        for section in sections:
            for column in range(LABEL, HINT + 1):
                page.write_string(number, column, section.title if column == LABEL else "", self.looks["section"])
            for row in section.rows:
                number += 1
                self._row(number, row)
            number += 1
        page.freeze_panes(3, 0)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.protect("", {"format_rows": True})
        page.set_selection(number - 1, WANTED, number - 1, WANTED)

    def _row(self, number: int, row: FormRow) -> None:
        page, field = self.page, row.field
        page.write_string(number, KEY, field.key)
        page.write_string(number, CODE, row.code)
        label = f"{row.label} *" if field.is_required else row.label
        if row.is_spare:
            self._field(number, LABEL, "", "field", "unit")
            if field.key == "part":
                self._field(number, ORP, "", "field", "orp")
        else:
            page.write_string(number, LABEL, guarded(label), self.looks["label"])
            page.write_string(number, ORP, guarded(row.orp), self.looks["label"])
        if row.current != "":
            self._write(number, CURRENT, row.current, "amount" if isinstance(row.current, Decimal) else "state")
        if field.sort == "fixed":
            self._write(number, WANTED, row.wanted, "state")
        else:
            looks = {"date": "date", "number": "number", "unit": "number"}
            self._field(number, WANTED, row.wanted, looks.get(field.sort, "field"), "" if row.is_spare else row.choices)
        page.write_string(number, HINT, field.hint.in_language(self.language), self.looks["hint"])

    def _write(self, number: int, column: int, value: str | Decimal, look: str) -> None:
        if isinstance(value, Decimal):
            self.page.write_number(number, column, value, self.looks[look])
        else:
            self.page.write_string(number, column, guarded(value), self.looks[look])

    def _field(self, number: int, column: int, value: str | Decimal, look: str, choices: str) -> None:
        if value == "":
            self.page.write_blank(number, column, None, self.looks[look])
        else:
            self._write(number, column, value, look)
        rule = self._rule(look, choices)
        if rule:
            self.page.data_validation(number, column, number, column, {"ignore_blank": True, **rule})

    def _rule(self, look: str, choices: str) -> dict[str, Any]:
        if choices in self.ranges:
            free = choices == "applicant"  # one without a record may be written
            said = {"error_message": _NO_CHOICE.in_language(self.language), "show_error": not free}
            return {"validate": "list", "source": self.ranges[choices], **said}
        if look == "date":
            ends = {"minimum": _FIRST_DAY, "maximum": _LAST_DAY}
            return {
                "validate": "date",
                "criteria": "between",
                **ends,
                "error_message": _NO_DATE.in_language(self.language),
            }
        if look == "number":
            said = {"error_message": _NO_NUMBER.in_language(self.language)}
            return {"validate": "decimal", "criteria": ">=", "value": 0, **said}
        return {}
