"""Units of entries in words: those of an entry one by one, and a change with its sign."""

from __future__ import annotations

from decimal import Decimal

from kpss.language.numbers import tidy
from kpss.language.phrases import MINUS, Phrase, Told
from kpss.language.text import Text
from kpss.model.network_records import NetworkUnits
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.unit_words import amount


def signed(workspace: Workspace, by: Decimal, unit: str) -> Phrase:
    """A change of units with its sign: ``+5 lůžek``."""
    sign = MINUS if by < 0 else "+" if by > 0 else ""
    return Phrase(Text(sign + "{amount}", sign + "{amount}"), {"amount": amount(workspace.settings, abs(by), unit)})


def units_words(workspace: Workspace, units: tuple[NetworkUnits, ...]) -> list[Told]:
    """*units* in words, one item each: ``terénní: 2,5 úvazku``; JSON gets the codes and the numbers."""
    found = []
    for one in units:
        if one.value is not None:
            template = amount(workspace.settings, one.value, one.unit).template
            if one.form:
                form = safe(word(workspace.settings, "service-form", one.form))
                template = Text(f"{form.cs}: {template.cs}", f"{form.en}: {template.en}")
            found.append(Told(template, {"form": one.form or None, "unit": one.unit, "value": tidy(one.value)}))
    return found


def safe(text: Text) -> Text:
    """*text* as a template that says just that."""
    return Text(*(one.replace("{", "{{").replace("}", "}}") for one in text))
