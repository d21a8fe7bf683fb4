"""Units of the network in words: an amount, and what it was before and after a change."""

from __future__ import annotations

from decimal import Decimal

from kpss.language.dates import NBSP
from kpss.language.numbers import tidy
from kpss.language.phrases import Phrase, Told
from kpss.language.text import Text
from kpss.model.request_changes import UnitChange
from kpss.model.settings import Settings
from kpss.model.vocabulary import items, word


def amount(settings: Settings, value: Decimal, unit: str) -> Phrase:
    """*value* with its unit: ``20 lůžek``; a unit without known forms stays in brackets."""
    return Phrase(_counted(settings, unit, "value"), {"value": tidy(value)})


def change_words(settings: Settings, change: UnitChange) -> Told:
    """``pobytová: 20 → 25 lůžek (+5)``; JSON gets the codes and the numbers."""
    form = word(settings, "service-form", change.form)
    template = _change(change, _counted(settings, change.unit, "after"), _counted(settings, change.unit, "before"))
    before, after = tidy(change.before) if change.before is not None else None, tidy(change.after)
    params = {"form": change.form, "unit": change.unit, "before": before, "after": after}
    change_by = tidy(after - before) if before is not None else None
    whole = Text(_safe(form.cs) + ": " + template.cs, _safe(form.en) + ": " + template.en) if change.form else template
    return Told(whole, {**params, "change": change_by})


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


def _counted(settings: Settings, unit: str, key: str) -> Text:
    """The template of the amount *key* with its unit."""
    known = items(settings, "capacity-unit").get(unit)
    if known is not None and known.counted:
        return Text(f"{{{key}:{known.counted}}}", f"{{{key}:{known.counted_en or known.counted}}}")
    name = word(settings, "capacity-unit", unit)
    return Text(f"{{{key}}} ({_safe(name.cs)})", f"{{{key}}} ({_safe(name.en)})")


def _safe(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
