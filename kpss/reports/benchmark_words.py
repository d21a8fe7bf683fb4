"""Comparison of services in words: measures, outliers with their reason, unusual changes, too few peers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.benchmarks import LEAST_PEERS, MEASURES, UNUSUAL_CHANGE, Compared, Group, Measure
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.table import CZK

MEASURE_WORDS: dict[Measure, Text] = {
    "per_bed": Text("Náklady na lůžko", "Costs per bed"),
    "per_fte": Text("Náklady na úvazek v přímé péči", "Costs per FTE in direct care"),
    "per_client": Text("Náklady na klienta", "Costs per client"),
    "occupancy": Text("Obložnost", "Occupancy"),
}
PERCENT = Text("%", "%")
UNITS: dict[Measure, Text] = {"per_bed": CZK, "per_fte": CZK, "per_client": CZK, "occupancy": PERCENT}
_INSIDE = {
    "per_bed": Text("náklady na lůžko", "costs per bed"),
    "per_fte": Text("náklady na úvazek v přímé péči", "costs per FTE in direct care"),
    "per_client": Text("náklady na klienta", "costs per client"),
}  # fmt: skip
_HIGH = Text(
    "{what} {value:money} Kč jsou nad horní hranicí {bound:money} Kč",
    "{what} of CZK {value:money} are above the upper bound of CZK {bound:money}",
)
_LOW = Text(
    "{what} {value:money} Kč jsou pod dolní hranicí {bound:money} Kč",
    "{what} of CZK {value:money} are below the lower bound of CZK {bound:money}",
)
_FULL = Text(
    "obložnost {value} % je nad horní hranicí {bound} %", "occupancy of {value}% is above the upper bound of {bound}%"
)
_EMPTY = Text(
    "obložnost {value} % je pod dolní hranicí {bound} %", "occupancy of {value}% is below the lower bound of {bound}%"
)
_ROSE = Text("{what} jsou proti roku {year} o {percent} % vyšší", "{what} are {percent}% higher than in {year}")
_FELL = Text("{what} jsou proti roku {year} o {percent} % nižší", "{what} are {percent}% lower than in {year}")
_UNDIVIDED = Text("náklady nejsou ve výkazu rozdělené podle forem", "the statement does not divide costs among forms")
_SMALL = Text("Málo služeb ke srovnání: {groups}.", "Too few services to compare: {groups}.")
_FEW = Text("málo služeb ke srovnání ({count})", "too few services to compare ({count})")
_FEW_OF = Text("málo služeb ke srovnání: {what:list}", "too few services to compare: {what:list}")
_COUNTED = Text("{what} ({count})", "{what} ({count})")
_GROUP = Text("{type}, {form}", "{type}, {form}")
_TYPE = Text("{type}", "{type}")
_NO_TYPE = Text("(druh neuveden)", "(type not told)")


def group_words(workspace: Workspace, group: Group) -> Phrase:
    """``domovy pro seniory, pobytová``."""
    kind = word(workspace.settings, "service-type", group.type) if group.type else _NO_TYPE
    form = word(workspace.settings, "service-form", group.form)
    return Phrase(_GROUP if group.form else _TYPE, {"type": kind, "form": form})


def is_small(group: Group) -> bool:
    """Whether the group has too few services for quartiles of anything."""
    return len(group.services) < LEAST_PEERS


def small_groups(workspace: Workspace, groups: Iterable[Group]) -> Phrase | None:
    """Which of *groups* have too few services for quartiles, with the number of their services."""
    small = [group for group in groups if is_small(group)]
    # Words for a group hold commas, so that semicolons stand among them.
    names = {f"n{number}": group_words(workspace, group) for number, group in enumerate(small)}
    sizes = {f"s{number}": len(group.services) for number, group in enumerate(small)}
    listed = "; ".join(f"{{n{number}}} ({{s{number}}})" for number in range(len(small)))
    words = Phrase(Text(listed, listed), {**names, **sizes})
    return Phrase(_SMALL, {"groups": words}) if small else None


def few_words(group: Group) -> Phrase | None:
    """That the group, or some measure in it, has too few services for quartiles; None where all have enough."""
    if is_small(group):
        return Phrase(_FEW, {"count": len(group.services)})
    rare = [name for name in MEASURES if 0 < group.count(name) < LEAST_PEERS]
    each = [Phrase(_COUNTED, {"what": MEASURE_WORDS[name], "count": group.count(name)}) for name in rare]
    return Phrase(_FEW_OF, {"what": each}) if each else None


def outliers(group: Group, one: Compared) -> list[Phrase]:
    """The measures of *one* that lie outside the bounds of its group, each with the bound."""
    found = []
    for measure, bounds in group.spreads.items():
        value = one.values.get(measure)
        side = bounds.side(value) if value is not None else 0
        if side:
            params = {"value": value, "bound": bounds.high if side > 0 else bounds.low}
            found.append(_outlier(measure, side, params))
    return found


def _outlier(measure: Measure, side: int, params: dict[str, Decimal | None]) -> Phrase:
    if measure == "occupancy":
        return Phrase(_FULL if side > 0 else _EMPTY, params)
    return Phrase(_HIGH if side > 0 else _LOW, {**params, "what": _INSIDE[measure]})


def unusual(one: Compared, year: int) -> list[Phrase]:
    """Costs that changed much against the year before, and costs that cannot be told by form."""
    found = [
        Phrase(_ROSE if change > 0 else _FELL, {"what": _INSIDE[measure], "year": year - 1, "percent": abs(change)})
        for measure, change in one.changes.items()
        if abs(change) > UNUSUAL_CHANGE
    ]
    return [*found, *([Phrase(_UNDIVIDED)] if one.figures.undivided else [])]
