"""What changed in the network between two dates."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.model.network_changes import (
    AreaChanged,
    Entered,
    EntrustmentChanged,
    Left,
    LevelChanged,
    ProviderChanged,
    UnitsChanged,
    balance,
    by_unit,
    compared,
    network_changes,
    places,
)
from tests.unit.network_records import DELTA, PROVIDERS, beds, entry, files, fte, network, service
from tests.unit.records import workspace

BEFORE, AFTER = dt.date(2014, 6, 1), "2015-06-01"


def changes(records: dict[str, str], since: dt.date = BEFORE, day: str = AFTER) -> list[Any]:
    after = workspace(records, day)
    return network_changes(after.seen_on(since), after)


def test_every_kind_of_change() -> None:
    found = changes(network())
    assert [type(change) for change in found] == [
        *(Entered, UnitsChanged, EntrustmentChanged),
        *(UnitsChanged, UnitsChanged, LevelChanged, AreaChanged, Left),
    ]
    entered, more_beds, act, field, ambulatory, level, area, left = found
    assert entered.units == {("ambulatory", "fte"): Decimal(3), ("ambulatory", "place"): Decimal(12)}
    assert (more_beds.service, more_beds.before, more_beds.after) == ("domov", Decimal(30), Decimal(35))
    assert (act.before.number, act.after.number) == ("P1", "P2")
    assert (field.before, field.after) == (Decimal("10.5"), Decimal(8))
    assert (ambulatory.form, ambulatory.before, ambulatory.after) == ("ambulatory", Decimal("1.5"), None)
    assert (level.before, level.after) == (("core",), ("temporary",))
    assert (area.before, area.after, len(area.removed), area.added) == (("7101", "7102"), ("7101",), 3, frozenset())
    assert (left.service, left.units) == ("teren", {("field", "fte"): Decimal(2)})


def test_nothing_changes_within_the_validity_of_the_entries() -> None:
    assert changes(network(), dt.date(2014, 3, 1), "2014-12-31") == []


def test_an_intention_is_not_in_the_network() -> None:
    records = files(service("a", "home_care"), entry("e", "a", fte(1), level="intention", start=2015))
    assert changes(records) == []


def test_what_was_decided_later_shows_as_a_change_though_it_reaches_back() -> None:
    late = entry("e", "a", fte(1), start=2014, decision={"by_name": "Rada", "date": "2015-02-01"})
    (change,) = changes(files(service("a", "home_care"), late))
    assert isinstance(change, Entered)


def test_an_area_that_was_not_recorded_has_not_changed() -> None:
    old = entry("e1", "a", fte(1), valid={"from": 2014, "to": 2014})
    new = entry("e2", "a", fte(1), start=2015, area=DELTA)
    assert changes(files(service("a", "home_care"), old, new)) == []


def test_a_municipality_that_changed_its_orp_has_not_changed_the_network() -> None:
    territory = {
        "territory/alfa.yaml": files(
            {
                "kind": "orp", "id": "orp-alfa", "code": "7101", "name": "Alfa", "seat": "500001",
                "municipalities": [
                    {"code": "500001", "name": "Alfa"},
                    {"code": "500002", "name": "Beta", "valid": {"to": 2014}},
                ],
            }
        )["network/sit.yaml"]
    }  # fmt: skip
    records = files(service("a", "home_care", area={"include": [{"orp": "Alfa"}]}), entry("e", "a", fte(1)))
    assert changes({**territory, **records}) == []


def test_another_provider_between_two_versions_of_the_records() -> None:
    def version(provider: str) -> Any:
        records = files(*PROVIDERS, service("a", "home_care", provider=provider), entry("e", "a", fte(1)))
        return workspace(records, AFTER)

    (change,) = network_changes(version("charita"), version("mesto"))
    assert isinstance(change, ProviderChanged)
    assert (change.before, change.after) == ("charita", "mesto")


def test_an_entrustment_that_ended_and_one_that_came() -> None:
    for valid, before, after in (({"to": "2014-12-31"}, True, False), ({"from": 2015}, False, True)):
        one = entry("e", "a", fte(1), entrustment={"number": "P", "valid": valid})
        (change,) = changes(files(service("a", "home_care"), one))
        assert isinstance(change, EntrustmentChanged)
        assert (change.before is not None, change.after is not None) == (before, after)


UNITS = st.lists(
    st.tuples(st.sampled_from(["field", "ambulatory", "residential"]), st.sampled_from(["fte", "bed"]),
              st.integers(0, 200)),
    max_size=3,
)  # fmt: skip
STATE = st.dictionaries(st.sampled_from(["a", "b", "c"]), UNITS, max_size=3)


@settings(max_examples=30, deadline=None)
@given(STATE, STATE)
def test_the_changes_add_up_to_the_balance(before: Any, after: Any) -> None:
    def version(state: Any) -> Any:
        records = [service(name, "home_care") for name in "abc"]
        records += [
            entry(f"e-{name}", name, *({"form": form, "unit": unit, "value": value} for form, unit, value in units))
            for name, units in state.items()
        ]
        return workspace(files(*records), AFTER)

    old, new = places(version(before)), places(version(after))
    sums: dict[str, Decimal] = {}
    for change in compared(old, new):
        if isinstance(change, Entered | Left):
            sign = 1 if isinstance(change, Entered) else -1
            for unit, value in by_unit([change.units]).items():
                sums[unit] = sums.get(unit, Decimal(0)) + sign * value
        elif isinstance(change, UnitsChanged):
            by = (change.after or Decimal(0)) - (change.before or Decimal(0))
            sums[change.unit] = sums.get(change.unit, Decimal(0)) + by
    for one in balance(old.values(), new.values()):
        assert one.after - one.before == sums.get(one.unit, Decimal(0))


def test_beds_of_several_entries_of_a_service_are_seen_together() -> None:
    old = entry("e1", "a", beds(10))
    more = entry("e2", "a", beds(5), start=2015)
    (change,) = changes(files(service("a", "home_for_seniors"), old, more))
    assert isinstance(change, UnitsChanged)
    assert (change.before, change.after) == (Decimal(10), Decimal(15))
