"""Reports as workbooks: a sheet of the rows, one of the groups where there are any, and one of what must be known.

Numbers stay decimal up to the file: the writer puts their digits into it as they are.  Only the spreadsheet makes
binary numbers of them, of which it shows the same digits; a number that is too long for that is written as text.
"""

from __future__ import annotations

from kpss.formats import xlsx
from kpss.formats.wording import plain_spaces
from kpss.formats.xlsx import Sheet
from kpss.language.dates import date_text
from kpss.language.text import Language, Text, capital
from kpss.reports.table import Column, Report

_GROUPS = Text("Po skupinách", "In groups")
_ABOUT = Text("O přehledu", "About")
_AS_OF, _REMARK = Text("K datu", "As of"), Text("Poznámka", "Remark")
_SUMMARY = Text("Souhrn", "Summary")


def render_xlsx(report: Report, language: Language) -> bytes:
    """The workbook of *report*; the rows have all columns, those that tables for people leave out last.

    :raises UserError: if the library that writes workbooks is not installed.
    """
    title = report.title.in_language(language)
    sheets = [Sheet(title, columns=_columns(report), rows=report.rows)]
    if report.for_people is not None:
        sheets.append(Sheet(_GROUPS.in_language(language), columns=_shown(report.columns), rows=report.for_people))
    sheets.append(Sheet(_ABOUT.in_language(language), title=title, facts=_facts(report, language)))
    return xlsx.write(sheets, language, report.as_of, title=title)


def _columns(report: Report) -> tuple[Column, ...]:
    """What people see, then the other data; of two columns with one label the later bears its key too."""
    shown = [one for one in _shown(report.columns) if not report.rows or one.key in report.rows[0]]
    found: list[Column] = []
    for one in (*shown, *(one for one in report.columns if one.data and not one.shown)):
        label = one.label
        if any(other.label.cs == label.cs or other.label.en == label.en for other in found):
            label = Text(f"{label.cs} [{one.key}]", f"{label.en} [{one.key}]")
        found.append(one._replace(label=label, shown=True))
    return tuple(found)


def _shown(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(one for one in columns if one.shown and one.type != "blank")


def _facts(report: Report, language: Language) -> list[tuple[str, str]]:
    day = plain_spaces(date_text(report.as_of.isoformat(), language))
    facts = [(_AS_OF.in_language(language), day)]
    if report.summary is not None:
        facts.append((_SUMMARY.in_language(language), capital(plain_spaces(report.summary.in_language(language)))))
    remark = _REMARK.in_language(language)
    return facts + [(remark, plain_spaces(one.in_language(language))) for one in report.remarks]
