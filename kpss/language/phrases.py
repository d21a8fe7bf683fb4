"""Phrases: templates with values, Czech plurals and dates.

A template is a format string whose fields may carry a specification after the colon:

``{count:obec|obce|obcí}``
    the number with the right form (Czech: one, two to four, more; English: one, more); ``{count:#obec|obce|obcí}``
    gives the form without the number;
``{date:date}``
    a date in words;
``{date:until}``
    a date in words as the last one, with the preposition;
``{names:list}``
    a list joined with commas and "a"/"and";
``{text:quote}``
    the text, shortened, in the quotation marks of the language;
``{options:options}``
    a list joined with commas and "nebo"/"or";
``{expected:types}``
    names of JSON types as people know them;
``{amount:money}``
    an amount of money: with two decimals where it is not whole.

A value may be a :class:`~kpss.language.text.Text` or a :class:`Phrase`; items of lists too.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from kpss.language.cleaning import one_line
from kpss.language.dates import NBSP, date_text, until_text
from kpss.language.text import Language, Text

MINUS = "−"
_HALER = Decimal("0.01")
_FEW = (2, 3, 4)
_AND = Text(f"a{NBSP}", "and ")
_OR = Text("nebo ", "or ")
_LONGEST_QUOTE = 80
_DATES = {"date": date_text, "until": until_text}
_TYPES = {
    "string": Text("text", "text"),
    "integer": Text("celé číslo", "a whole number"),
    "number": Text("číslo", "a number"),
    "boolean": Text("true (ano) nebo false (ne)", "true or false"),
    "object": Text("skupina řádků „klíč: hodnota“", "lines of “key: value”"),
    "array": Text("seznam (řádky začínající pomlčkou)", "a list (lines that begin with a dash)"),
    "null": Text("nic", "nothing"),
}


def plural(count: int | Decimal, forms: Sequence[str], language: Language) -> str:
    """The one of *forms* that goes with *count*: Czech has three (obec, obce, obcí), English two."""
    if language == "en":
        return forms[0] if count == 1 else forms[-1]
    if count == 1:
        return forms[0]
    if count in _FEW:
        return forms[1]
    if count == int(count):
        return forms[2]
    return forms[-1] if len(forms) > len(_FEW) else forms[1]  # 1,5 obce: a fourth form, or the second


def number_text(value: int | Decimal, language: Language) -> str:
    """A number with a thin grouping of thousands, the decimal sign of the language and a true minus sign."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    text = text.replace("-", MINUS)
    if language == "en":
        return text
    return text.replace(",", NBSP).replace(".", ",")


def money_text(amount: int | Decimal, language: Language) -> str:
    """An amount of money: whole, or with two decimals."""
    amount = Decimal(amount)
    whole = amount == amount.to_integral_value()
    return number_text(amount.quantize(Decimal(1) if whole else _HALER, ROUND_HALF_UP) + 0, language)


def join(items: Sequence[str], language: Language, conjunction: Text = _AND) -> str:
    """*items* as an enumeration: ``a, b a c`` / ``a, b and c``."""
    if not items:
        return ""
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} {conjunction.in_language(language)}{items[-1]}"


def quoted(text: str, language: Language) -> str:
    """*text* in quotation marks."""
    return f"“{text}”" if language == "en" else f"„{text}“"


class _Formatter(string.Formatter):
    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        value = self._said(value)
        if "|" in format_spec:
            forms = format_spec.removeprefix("#").split("|")
            form = plural(value, forms, self.language)
            return form if format_spec.startswith("#") else f"{number_text(value, self.language)}{NBSP}{form}"
        if format_spec in _DATES:
            return one_line(_DATES[format_spec](value, self.language))
        if format_spec == "list":
            return join(self._items(value), self.language)
        if format_spec == "quote":
            text = one_line(str(value))
            return quoted(text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…", self.language)
        if format_spec == "options":
            return join(self._items(value), self.language, _OR)
        if format_spec == "types":
            names = [_TYPES[item].in_language(self.language) for item in value]
            return join(names, self.language, _OR)
        if format_spec == "money" and isinstance(value, int | Decimal):
            return money_text(value, self.language)
        if isinstance(value, Decimal):
            return number_text(value, self.language)
        if isinstance(value, int) and value < 0:
            return f"{MINUS}{-value}"
        return one_line(str(value))

    def _items(self, values: Sequence[Any]) -> list[str]:
        return [one_line(str(self._said(value))) for value in values]

    def _said(self, value: Any) -> Any:
        """Words in two languages in the one wanted; all else stays."""
        return value.in_language(self.language) if isinstance(value, Text | Phrase) else value


def phrase(template: Text, params: Mapping[str, Any], language: Language) -> str:
    """*template* in *language* with *params* put in; values are cleaned, so no record can break a line or a log."""
    return _Formatter(language).vformat(template.in_language(language), (), params)


class Phrase(NamedTuple):
    """A template with its values, to be put into words in the wanted language."""

    template: Text
    params: Mapping[str, Any] = {}

    def in_language(self, language: Language) -> str:
        """The phrase in *language*."""
        return phrase(self.template, self.params, language)


class Told(Phrase):
    """A phrase about plain data: people read the words, JSON gives the values."""
