"""Units of the network in words: what they were before and after a change, and those of an entry one by one."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.language.dates import NBSP
from kpss.language.numbers import tidy
from kpss.language.phrases import Told
from kpss.language.text import Text
from kpss.model.network_records import NetworkUnits
from kpss.model.request_changes import UnitChange
from kpss.model.settings import Settings
from kpss.model.unit_words import amount, counted, in_form


def change_words(settings: Settings, change: UnitChange) -> Told:
    """``pobytová: 20 → 25 lůžek (+5)``; JSON gets the codes and the numbers."""
    template = _change(change, counted(settings, change.unit, "after"), counted(settings, change.unit, "before"))
    before, after = tidy(change.before) if change.before is not None else None, tidy(change.after)
    params = {"form": change.form, "unit": change.unit, "before": before, "after": after}
    change_by = tidy(after - before) if before is not None else None
    return Told(in_form(settings, change.form, template), {**params, "change": change_by})


def _change(change: UnitChange, after: Text, before: Text) -> Text:
    """The template for *change*; what was before is unknown where the service has no entry to start from."""
    if change.before is None:
        return after
    if change.before == change.after:
        return Text(f"{after.cs} (beze změny)", f"{after.en} (no change)")
    if not change.after:
        return Text(f"{before.cs}{NBSP}→ 0", f"{before.en}{NBSP}→ 0")
    sign = "+" if change.after > change.before else ""
    return Text(f"{{before}}{NBSP}→ {after.cs} ({sign}{{change}})", f"{{before}}{NBSP}→ {after.en} ({sign}{{change}})")


def units_words(settings: Settings, units: Iterable[NetworkUnits]) -> list[Told]:
    """*units* in words, one item each: ``terénní: 2,5 úvazku``; JSON gets the codes and the numbers."""
    return [
        Told(
            in_form(settings, one.form, amount(settings, one.value, one.unit).template),
            {"form": one.form or None, "unit": one.unit, "value": tidy(one.value)},
        )
        for one in units
        if one.value is not None
    ]
