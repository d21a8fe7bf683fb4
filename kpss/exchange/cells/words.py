"""What is said about cells that spreadsheets changed or that cannot be understood."""

from __future__ import annotations

from typing import NamedTuple

from kpss.language.text import Text


class Said(NamedTuple):
    """One thing to say about a cell; ``code`` names its sort, so that the same about many cells is said once."""

    code: str
    text: Text


def error(value: str) -> Said:
    """An error value of a spreadsheet stands in the cell."""
    return Said(
        "error",
        Text(
            f"v buňce je chyba tabulkového procesoru {value}; napište hodnotu, nebo buňku vymažte",
            f"the cell holds the spreadsheet error {value}; write the value or empty the cell",
        ),
    )


def formula(value: str) -> Said:
    """The cell holds a formula as text."""
    return Said(
        "formula",
        Text(
            f"v buňce je vzorec jako text ({_short(value)}); napište hodnotu, kterou má dát",
            f"the cell holds a formula as text ({_short(value)}); write the value that it should give",
        ),
    )


def computed(value: str) -> Said:
    """The value of a formula was taken."""
    return Said(
        "computed",
        Text(
            f"v buňce je vzorec; vzala se hodnota, kterou naposled dal ({_short(value)})",
            f"the cell holds a formula; the value that it gave last was taken ({_short(value)})",
        ),
    )


def not_computed() -> Said:
    """A formula has no value that was kept."""
    return Said(
        "not_computed",
        Text(
            "v buňce je vzorec bez vypočtené hodnoty; napište místo něj hodnotu",
            "the cell holds a formula without a computed value; write the value in its place",
        ),
    )


def zeros(value: str, write: str) -> Said:
    """Lost zeros at the beginning were given back."""
    return Said(
        "zeros",
        Text(
            f"„{value}“ přišlo o úvodní nuly (tabulkový procesor ho vzal za číslo); platí {write}",
            f"“{value}” has lost its leading zeros (the spreadsheet took it for a number); {write} holds",
        ),
    )


def zeros_lost(value: str, length: int) -> Said:
    """Zeros at the beginning seem to be lost, and nothing proves which."""
    return Said(
        "zeros_lost",
        Text(
            f"„{value}“ nemá {length} číslic; nejspíš zmizely úvodní nuly: nastavte formát Text a napište ho celé",
            f"“{value}” has not {length} digits; leading zeros are probably lost: set the cell to Text, write it whole",
        ),
    )


def serial(value: str, write: str) -> Said:
    """The number of a day that spreadsheets keep."""
    return Said(
        "serial",
        Text(
            f"„{value}“ je pořadové číslo dne, jak ho vede tabulkový procesor; platí {write}",
            f"“{value}” is the number of a day as spreadsheets keep it; {write} holds",
        ),
    )


def dated(value: str, write: str) -> Said:
    """A date that the spreadsheet keeps or shows in its own way."""
    return Said(
        "dated",
        Text(f"datum „{value}“ se čte jako {write}", f"the date “{value}” is read as {write}"),
    )


def turned(value: str, write: str) -> Said:
    """A text was turned into a date or a number and is given back."""
    return Said(
        "turned",
        Text(
            f"tabulkový procesor změnil „{write}“ na „{value}“; zůstává {write}",
            f"the spreadsheet turned “{write}” into “{value}”; {write} stays",
        ),
    )


def no_date(value: str, form: Text) -> Said:
    """No date can be read."""
    return Said(
        "no_date",
        Text(f"„{_short(value)}“ není datum; napište {form.cs}", f"“{_short(value)}” is no date; write {form.en}"),
    )


def unclear_date(value: str, one: str, other: str) -> Said:
    """A date that may mean two days."""
    return Said(
        "unclear_date",
        Text(
            f"„{value}“ může být {one} i {other}; napište jedno z nich",
            f"“{value}” may be {one} or {other}; write one of them",
        ),
    )


def became_date(value: str, write: str) -> Said:
    """A number or a text was turned into a date, and what it was cannot be told."""
    cs = f", například {write}" if write else ""
    en = f", such as {write}" if write else ""
    return Said(
        "became_date",
        Text(
            f"tabulkový procesor udělal z údaje datum ({value}); nastavte buňce formát Text a napište ho znovu{cs}",
            f"the spreadsheet made a date of it ({value}); set the cell to Text and write it again{en}",
        ),
    )


def became_number(value: str) -> Said:
    """A text was turned into a number, and what it was cannot be told."""
    return Said(
        "became_number",
        Text(
            f"v buňce je číslo {value}, ale patří sem text; nastavte buňce formát Text a napište ho znovu",
            f"the cell holds the number {value}, but text belongs here; set the cell to Text and write it again",
        ),
    )


def comma(value: str, write: str) -> Said:
    """A decimal comma, spaces between thousands or a currency were understood."""
    return Said("comma", Text(f"„{value}“ se čte jako {write}", f"“{value}” is read as {write}"))


def share(value: str, write: str) -> Said:
    """A share as spreadsheets keep percent."""
    return Said(
        "share",
        Text(
            f"„{value}“ se čte jako {write}: údaj je v procentech a buňku tabulkový procesor vede jako podíl",
            f"“{value}” is read as {write}: the value is in percent, which the spreadsheet keeps as a share",
        ),
    )


def small_percent(value: str) -> Said:
    """So few percent that a share may have been meant."""
    return Said(
        "small_percent",
        Text(
            f"údaj je v procentech a „{value.replace('.', ',')}“ se bere, jak je; podíl napište v procentech",
            f"the value is in percent and “{value}” is taken as it is; if it is a share, write it in percent",
        ),
    )


def rounded(value: str, write: str) -> Said:
    """A number in the form 1E+05 lost digits, perhaps."""
    return Said(
        "rounded",
        Text(
            f"číslo ve tvaru {value} může být zaokrouhlené; napište ho celé, například {write}",
            f"a number in the form {value} may be rounded; write it whole, such as {write}",
        ),
    )


def no_number(value: str, *, whole: bool) -> Said:
    """No number can be read."""
    cs, en = ("celé číslo", "a whole number") if whole else ("číslo", "a number")
    return Said("no_number", Text(f"„{_short(value)}“ není {cs}", f"“{_short(value)}” is not {en}"))


def no_flag(value: str) -> Said:
    """Neither yes nor no."""
    return Said("no_flag", Text(f"„{_short(value)}“: napište ano, nebo ne", f"“{_short(value)}”: write yes or no"))


def no_code(value: str, near: str | None) -> Said:
    """No item of a list of codes."""
    cs = f"; nemělo to být „{near}“?" if near else ""
    en = f"; did you mean “{near}”?" if near else ""
    return Said(
        "no_code",
        Text(
            f"„{_short(value)}“ v seznamu není, vyberte z nabídky{cs}",
            f"“{_short(value)}” is not in the list, choose from it{en}",
        ),
    )


def no_time(value: str) -> Said:
    """No hour of a day."""
    return Said(
        "no_time",
        Text(f"„{_short(value)}“ není hodina; napište 14:00", f"“{_short(value)}” is no hour; write 14:00"),
    )


def spaces(value: str) -> Said:
    """Non-breaking spaces or quotation marks were made plain."""
    cs = f"pevné mezery, neviditelné znaky nebo uvozovky v „{_short(value)}“ se berou jako obyčejné"
    en = f"non-breaking spaces, invisible characters or quotation marks in “{_short(value)}” are taken as plain"
    return Said("spaces", Text(cs, en))


def not_allowed(value: str) -> Said:
    """Characters that no text may hold."""
    return Said(
        "not_allowed",
        Text(
            f"„{_short(value)}“ má znak, který do textu nepatří; napište údaj znovu",
            f"“{_short(value)}” holds a character that no text may have; write it again",
        ),
    )


_LONGEST = 60


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
