"""Charts about measures: how many are doing how, and money planned and spent by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kpss.language.text import Language, Text
from kpss.model.content import Content, MeasureNode
from kpss.model.progress import planned_costs, spent_costs
from kpss.model.workspace import Workspace
from kpss.reports.lights import LIGHTS
from kpss.reports.table import CZK, Chart, Row, Series

PLANNED, SPENT = Text("plánováno", "planned"), Text("vydáno", "spent")
ByYear = dict[int, Decimal]


def charts(
    workspace: Workspace, contents: Sequence[Content], rows: Sequence[Row], language: Language
) -> tuple[Chart, ...]:
    """The charts of the report; those that would be empty are left out."""
    counts = {light: sum(1 for row in rows if row["light"] == light) for light in LIGHTS}
    nodes = [node for made in contents for node in made.measures]
    found = (lights_chart(counts, language), money_chart(*money_by_year(workspace, nodes), language))
    return tuple(chart for chart in found if chart is not None)


def lights_chart(counts: dict[str, int], language: Language) -> Chart | None:
    """How many measures have which light; None where there are none."""
    if not any(counts.values()):
        return None
    caption = Text("Počet opatření podle plnění", "Measures by progress").in_language(language)
    name = Text("počet opatření", "number of measures").in_language(language)
    labels = tuple(LIGHTS[light].in_language(language)[2:] for light in counts)
    return Chart("bars", caption, labels, (Series(name, tuple(Decimal(count) for count in counts.values())),))


def money_by_year(workspace: Workspace, nodes: Iterable[MeasureNode]) -> tuple[ByYear, ByYear]:
    """Year → money planned for it, and year → money spent in it; amounts without a year are in neither."""
    planned: ByYear = defaultdict(Decimal)
    spent: ByYear = defaultdict(Decimal)
    for node in nodes:
        for cost in planned_costs(node):
            if cost.year is not None and cost.amount is not None:
                planned[cost.year] += cost.amount
        for year, cost in spent_costs(workspace, node):
            if year is not None and cost.amount is not None:
                spent[year] += cost.amount
    return planned, spent


def money_chart(planned: ByYear, spent: ByYear, language: Language) -> Chart | None:
    """Money planned and spent by year; None where no year is known."""
    years = sorted({*planned, *spent})
    if not years:
        return None
    given = [(PLANNED, planned), (SPENT, spent)]
    series = tuple(
        Series(name.in_language(language), tuple(amounts.get(year) for year in years))
        for name, amounts in given
        if amounts
    )
    caption = Text("Peníze podle let", "Money by year").in_language(language)
    return Chart("bars", caption, tuple(map(str, years)), series, CZK.in_language(language))
