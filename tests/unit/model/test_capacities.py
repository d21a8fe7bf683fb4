"""Units of the network against needs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kpss.model.capacities import UNDIVIDED, Compared, Key, capacities, is_complete
from tests.unit.network_records import BOTH, DELTA, beds, entry, files, fte, network, service
from tests.unit.records import workspace

ALFA, DELTA_CODE = "7101", "7102"
HOMES, CARE = Key("home_for_seniors", "residential", "bed"), Key("home_care", "field", "fte")


def need(identifier: str = "n", **more: Any) -> dict[str, Any]:
    given = {"kind": "need", "id": identifier, "name": "Potřeba", "service_type": "home_care", "area": DELTA}
    return {key: value for key, value in {**given, **more}.items() if value is not None}


def compared(*records: dict[str, Any], day: str = "2014-06-01") -> dict[Key, Compared]:
    return capacities(workspace(network(*records), day)).compared


def test_units_by_orp_and_what_is_not_divided() -> None:
    found = compared()
    assert found[HOMES].units == {ALFA: Decimal(30)}
    assert found[CARE].units == {ALFA: Decimal(8), UNDIVIDED: Decimal("2.5")}
    assert found[CARE].maybe == {ALFA, DELTA_CODE}
    assert found[HOMES].maybe == frozenset()


def test_a_need_says_what_is_missing_or_the_total() -> None:
    missing = need(form="field", extent={"value": 3, "unit": "fte"})
    total = need("t", form="field", extent={"value": 9.5, "unit": "fte", "total": True})
    found = compared(missing, total)[CARE]
    assert (found.missing, found.wanted) == ({DELTA_CODE: Decimal(3)}, {DELTA_CODE: Decimal("9.5")})


def test_needs_of_several_orps() -> None:
    extent = {"value": 3, "unit": "fte"}
    total = {**extent, "total": True}
    found = capacities(
        workspace(
            network(
                need("a", area=BOTH, form="field", extent=extent),
                need("b", area=BOTH, form="field", extent=total),
                need("c", extent={"value": 1}),
                need("d", found="2014-07", form="field", extent=extent),
                need("e", area={"include": [{"orp": "Alfa"}, {"municipality": "500004"}]}, extent=total),
            ),
            "2014-06-01",
        )
    )
    assert found.compared[CARE].missing == {UNDIVIDED: Decimal(3)}
    assert found.compared[CARE].everywhere == Decimal(3)
    assert (found.needs.vague, found.needs.wide, found.needs.apart) == (["c"], ["a", "b"], ["e"])


def test_a_need_without_a_form_joins_the_forms_so_that_nothing_counts_twice() -> None:
    found = capacities(workspace(network(need(extent={"value": 3, "unit": "fte"})), "2014-06-01"))
    assert [key for key in found.compared if key.type == "home_care"] == [Key("home_care", "", "fte")]
    assert found.compared[Key("home_care", "", "fte")].units[UNDIVIDED] == Decimal(4)
    assert found.merged == {("home_care", "fte")}
    # With one form only it is that form that is meant.
    beds_needed = need(service_type="home_for_seniors", extent={"value": 3, "unit": "bed"})
    assert compared(beds_needed)[HOMES].missing == {DELTA_CODE: Decimal(3)}


def test_intentions_and_entries_without_a_type_are_no_capacity() -> None:
    lost = entry("e", "neznama", fte(1))
    found = capacities(workspace(files(service("a", "home_care"), entry("i", "a", fte(1), level="intention"), lost)))
    assert found.compared == {}
    assert found.untyped == 1


def test_only_complete_records_tell_that_there_is_nothing() -> None:
    assert is_complete(workspace(network()))
    assert not is_complete(workspace({}))
    assert not is_complete(workspace(network(), recorded={"network": {"complete": False}}))
    # Services beside the network may be missing, those of its entries may not.
    assert is_complete(workspace(network(), recorded={"services": {"complete": False}}))
    assert not is_complete(workspace(network(entry("x", "neznama", fte(1)))))
    assert not is_complete(workspace(network(), "2016-01-01", recorded={"network": {"until": 2015}}))
    assert not is_complete(workspace({**network(), "x.yaml": "kind: [\n"}))
    broken = entry("b", "domov", beds(1), start="včera")
    assert not is_complete(workspace(network(broken)))
