"""The annex of the network: which year and day it shows, its sums, its changes, and its workbook."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache

import pytest

from kpss import api
from kpss.documents.blocks import Table
from kpss.documents.network_annex import make, year_named
from kpss.documents.network_difference import year_before
from kpss.documents.network_lines import lines_of, money_of
from kpss.documents.network_totals import by_orp, by_type
from kpss.documents.network_words import ages_words, type_order
from kpss.documents.render import render
from kpss.language.errors import UserError
from kpss.language.text import Language
from kpss.model.network import counts, entries_on
from kpss.model.services import Ages
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.unit.network_document_records import DAY, ENTRIES, entry, files, service, units
from tests.unit.records import settings


@lru_cache(maxsize=8)
def opened(day: str = DAY) -> Workspace:
    return api.open(MemoryTree(files()), day)


def changed(changes: dict[str, str], day: str = DAY) -> Workspace:
    return api.open(MemoryTree({**files(), **changes}), day)


def shown(workspace: Workspace, identifier: str = "2026", language: Language = "cs") -> str:
    return render(workspace, make(workspace, language, identifier), "md", language).replace("\xa0", " ")


def sheets(workspace: Workspace, identifier: str = "2026") -> dict[str, Table]:
    return {table.caption: table for table in make(workspace, "cs", identifier).sheets}


def test_the_year_is_named_by_itself_by_a_round_or_by_the_date() -> None:
    workspace = opened()
    assert year_named(workspace, "") == 2026
    assert year_named(workspace, "2031") == 2031
    assert year_named(workspace, "aktualizace-2027") == 2027
    with pytest.raises(UserError, match="aktualizace-2027"):
        year_named(workspace, "aktualizac-2027")
    with pytest.raises(UserError, match="kpss render network"):
        year_named(workspace, "navyseni")


@pytest.mark.parametrize(
    ("day", "identifier", "told"),
    [("2026-07-16", "2026", "16. 7. 2026"), ("2025-07-01", "2026", "1. 1. 2026"), ("2027-02-01", "2026", "1. 1. 2026")],
)
def test_the_document_says_which_day_it_shows(day: str, identifier: str, told: str) -> None:
    text = shown(opened(day), identifier)
    assert f"Stav sítě ke dni: {told}" in text
    assert f"Zachycuje stav ke dni {told}" in text


def test_what_was_decided_later_is_not_known_yet() -> None:
    later = {"by": "zastupitelstvo", "date": "2026-06-01"}
    text = entry("s-teren", "terenni-program", start="2026-01-01", units=[units("field", "fte", 3)], decision=later)
    files_then = {"network/sit.yaml": text}
    assert "Terénní program" in shown(changed(files_then))
    assert "není v síti k datu dokumentu zapsána žádná služba" in shown(changed(files_then, "2026-05-31"))


def approval(workspace: Workspace) -> str:
    """What the annex says of the approval of the network."""
    (line,) = [line for line in shown(workspace).splitlines() if line.startswith("- Schválení: ")]
    return line.removeprefix("- Schválení: ")


def test_without_a_round_or_plan_the_approval_is_what_the_decisions_of_entries_have_in_common() -> None:
    bare = {"plans/akcni.yaml": "", "network/ostatni.yaml": ""}
    assert approval(changed(bare)) == "zastupitelstvo 23. 6. 2025, usnesení UZ/5/12/2025 (8 záznamů)"
    text = ENTRIES.replace("UZ/5/12/2025", "UZ/5/13/2025", 1)
    assert approval(changed({**bare, "network/sit.yaml": text})) == "zastupitelstvo 23. 6. 2025 (8 záznamů)"
    first, rest = ENTRIES.split("---\n", 1)
    text = first.replace("2025-06-23", "2025-09-15").replace("UZ/5/12/2025", "UZ/6/1/2025") + "---\n" + rest
    assert approval(changed({**bare, "network/sit.yaml": text})) == (
        "zastupitelstvo 23. 6. 2025, usnesení UZ/5/12/2025 (7 záznamů); "
        "zastupitelstvo 15. 9. 2025, usnesení UZ/6/1/2025 (1 záznam)"
    )


def test_intentions_stand_apart_and_are_in_no_sum() -> None:
    text = shown(opened())
    network, _, rest = text.partition("Záměry a služby mimo síť")
    assert "Sociálně terapeutická dílna" not in network
    assert "Sociálně terapeutická dílna" in rest
    assert "v síti je 8 služeb 7 druhů od 3 poskytovatelů" in network
    assert "Rozvojový záměr (do sítě se nepočítá): 1 služba" in network


def test_the_sums_are_those_of_the_entries_and_never_mix_units() -> None:
    workspace = opened()
    lines = lines_of(workspace, [one for one in entries_on(workspace) if counts(workspace, one)])
    by_unit: dict[tuple[str, str], Decimal] = {}
    for line in lines:
        for one in line.entry.units:
            assert one.value is not None
            by_unit[one.form, one.unit] = by_unit.get((one.form, one.unit), Decimal(0)) + one.value
    for totals in (by_type(lines), by_orp(workspace, lines, dt.date(2026, 7, 16))):
        found: dict[tuple[str, str], Decimal] = {}
        for (_, key), total in totals.items():
            found[key] = found.get(key, Decimal(0)) + total.value
        assert found == by_unit


def test_money_adds_up_to_the_last_haler() -> None:
    workspace = opened()
    lines = lines_of(workspace, entries_on(workspace))
    money = [one.compensation for one in money_of(workspace, lines, 2026).values()]
    assert sum(one for one in money if one is not None) == Decimal("31676544.00")
    assert "|  | Celkem |  |  |  | 31 676 544 | 500 000 |" in shown(workspace)


def test_changes_are_told_against_the_same_day_of_the_year_before() -> None:
    text = shown(opened())
    assert "Porovnává se stav ke dni 16. 7. 2025 se stavem ke dni 16. 7. 2026." in text
    assert "| 7,5 | 9 | 1,5 | od 1. 1. 2026 | Rozšíření na odpolední hodiny. |" in text
    assert "ambulantní: 2 úvazky v přímé péči | do 31. 12. 2025 |" in text
    assert "konec v síti | do 30. 9. 2026" in text
    assert "Změny proti předchozímu roku" not in shown(opened("2025-03-01"), "2024")
    for day, year, before in (("2026-12-31", "2026", "31. 12. 2025"), ("2026-12-31", "2027", "1. 1. 2026")):
        assert f"Porovnává se stav ke dni {before} se stavem" in shown(opened(day), year)
    assert year_before(dt.date(2028, 2, 29)) == dt.date(2027, 2, 28)


def test_without_records_of_the_year_before_nothing_changed() -> None:
    recorded = {"network": {"complete": True, "since": "2026-01-01"}}
    assert "Změny proti předchozímu roku" not in shown(changed({"kpss.yaml": settings(recorded=recorded)}))


def test_records_that_are_not_complete_are_told() -> None:
    words = "V záznamech nemusí být všechny služby sítě"
    assert words not in shown(opened())
    assert words in shown(changed({"kpss.yaml": settings(recorded={"network": {"complete": False}})}))
    later = settings(recorded={"network": {"complete": True, "since": "2027-01-01"}})
    assert words in shown(changed({"kpss.yaml": later}))


def test_the_workbook_has_all_services_in_one_table() -> None:
    found = sheets(opened())
    assert list(found)[:3] == ["Síť sociálních služeb", "Kapacita sítě v roce 2026", "Kapacita sítě podle ORP"]
    whole = found["Síť sociálních služeb"]
    assert {"provider", "ico", "service_number", "groups", "area", "level", "entrustment", "compensation"} <= {
        column.key for column in whole.columns
    }
    amounts = [row["compensation"] for row in whole.rows if row.get("compensation") is not None]
    assert sum(amounts) == Decimal("31676544.00")
    counselling = [row for row in whole.rows if row["service"] == "Občanská poradna"]
    assert [row["value"] for row in counselling] == [Decimal("4.5"), Decimal("1.25")]
    assert [row["compensation"] for row in counselling] == [Decimal("2876543.21"), None]


def test_a_year_without_a_network_says_so() -> None:
    assert "Na rok 2019 není v síti k datu dokumentu zapsána žádná služba." in shown(opened(), "2019")
    assert sheets(opened(), "2019") == {}


def test_services_without_a_record_type_or_units_are_kept() -> None:
    odd = entry("s-neznama", "neznama", units=[]) + "---\n" + entry("s-jina", "jina")
    other = service("jina", "Jiná služba", "1000099", "charita-delta", "zvlastni_druh")
    text = shown(changed({"network/sit.yaml": odd, "network/jina.yaml": other}))
    assert "neznama" in text
    assert "Druh služby není uveden" in text
    assert "Jiná služba" in text


def test_types_stand_in_the_order_of_the_act() -> None:
    codes = ["crisis_help", "intervention_centre", "low_threshold_day_centre", "other", "home_care"]
    order = sorted(codes, key=lambda code: type_order(opened(), code))
    assert order == ["home_care", "crisis_help", "intervention_centre", "low_threshold_day_centre", "other"]


@pytest.mark.parametrize(
    ("data", "told"),
    [({"from": 18}, "od 18 let"), ({"to": 6}, "do 6 let"), ({"from": 7, "to": 26}, "7–26 let"), ({}, ""),
     ({"note": "bez omezení"}, "bez omezení"), ({"from": 1, "note": "i s dětmi"}, "od 1 roku, i s dětmi")],
)  # fmt: skip
def test_ages(data: dict[str, object], told: str) -> None:
    assert ages_words(Ages(data), "cs").replace("\xa0", " ") == told
