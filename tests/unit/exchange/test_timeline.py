from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpss.exchange.territory.timeline import (
    UNKNOWN,
    Bound,
    Contradiction,
    Timeline,
    build,
    end_of,
    membership,
    observe,
    start_of,
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def written(timeline: Timeline) -> list[tuple[str | None, Any, Any]]:
    """ORP, from, to as records write them."""
    return [(s.orp, short(start_of(timeline, i)), short(end_of(timeline, i))) for i, s in enumerate(timeline)]


def short(span: Any) -> Any:
    return span and (span.day or (span.not_before, span.not_after))


def stays(*entries: tuple[str, Any], confirmed: str = "2025-01-01") -> Timeline:
    return build(membership(orp, valid, day(confirmed), object()) for orp, valid in entries)


def see(timeline: Timeline, when: str, orp: str | None, absent: str | None = None) -> list[tuple[str | None, Any, Any]]:
    return written(observe(timeline, Bound(day(when)), orp, day(absent) if absent else None))


A, B, C = "7101", "7102", "7103"
INTERVAL = [
    (A, {"to": {"not_before": "2025-01-01", "not_after": "2025-12-31"}}),
    (B, {"from": {"not_before": "2025-01-02", "not_after": "2026-01-01"}}),
]


def test_what_is_seen_first_holds_for_every_date():
    assert see(UNKNOWN, "2026-01-01", A) == [(A, None, None)]


@pytest.mark.parametrize("when", ["2026-01-01", "2024-01-01", "2025-01-01"])
def test_what_the_records_say_is_no_news(when):
    assert see(stays((A, None)), when, A) == [(A, None, None)]


def test_a_later_sight_elsewhere_dates_the_change():
    assert see(stays((A, None)), "2026-01-01", B) == [
        (A, None, ("2025-01-01", "2025-12-31")),
        (B, ("2025-01-02", "2026-01-01"), None),
    ]


def test_an_earlier_sight_elsewhere_dates_the_change():
    assert see(stays((A, None)), "2024-01-01", B) == [
        (B, None, ("2024-01-01", "2024-12-31")),
        (A, ("2024-01-02", "2025-01-01"), None),
    ]


def test_sights_on_two_days_that_follow_each_other_give_the_day():
    assert see(stays((A, None)), "2025-01-02", B) == [(A, None, "2025-01-01"), (B, "2025-01-02", None)]


@pytest.mark.parametrize(
    ("orp", "expected"),
    [
        (A, [(A, None, ("2025-06-01", "2025-12-31")), (B, ("2025-06-02", "2026-01-01"), None)]),
        (B, [(A, None, ("2025-01-01", "2025-05-31")), (B, ("2025-01-02", "2025-06-01"), None)]),
        (
            C,
            [
                (A, None, ("2025-01-01", "2025-05-31")),
                (C, ("2025-01-02", "2025-06-01"), ("2025-06-01", "2025-12-31")),
                (B, ("2025-06-02", "2026-01-01"), None),
            ],
        ),
    ],
)
def test_a_sight_within_the_interval_narrows_it(orp, expected):
    assert see(stays(*INTERVAL), "2025-06-01", orp) == expected


def test_a_sight_next_to_the_interval_gives_the_day():
    assert see(stays(*INTERVAL), "2025-12-31", A) == [(A, None, "2025-12-31"), (B, "2026-01-01", None)]


def test_a_third_district_follows_the_second():
    assert see(stays(*INTERVAL, confirmed="2026-01-01"), "2027-01-01", C)[1:] == [
        (B, ("2025-01-02", "2026-01-01"), ("2026-01-01", "2026-12-31")),
        (C, ("2026-01-02", "2027-01-01"), None),
    ]


def test_a_municipality_that_the_table_lacks_has_gone():
    assert see(stays((A, None)), "2026-01-01", None)[0] == (A, None, ("2025-01-01", "2025-12-31"))
    assert see(stays((A, None)), "2024-01-01", None)[1] == (A, ("2024-01-02", "2025-01-01"), None)


def test_a_municipality_that_the_confirmed_record_lacks_is_new():
    assert see(UNKNOWN, "2026-01-01", A, absent="2025-01-01")[1] == (A, ("2025-01-02", "2026-01-01"), None)
    assert see(UNKNOWN, "2024-01-01", A, absent="2025-01-01")[0] == (A, None, ("2024-01-01", "2024-12-31"))
    assert see(UNKNOWN, "2025-01-01", A, absent="2025-01-01") == [(A, None, None)]


def test_where_it_went_from_outside_the_records_joins_what_they_know():
    left = stays((A, {"to": {"not_before": "2025-01-01", "not_after": "2025-12-31"}}), confirmed="2026-01-01")
    assert see(left, "2026-01-01", B)[1] == (B, ("2025-01-02", "2026-01-01"), None)
    came = stays((B, {"from": "2026-01-01"}))
    assert see(came, "2025-01-01", A) == [(A, None, "2025-12-31"), (B, "2026-01-01", None)]
    gap = stays((A, {"to": "2020-12-31"}), (B, {"from": "2023-01-01"}))
    assert see(gap, "2022-01-01", C)[1] == (C, "2021-01-01", "2022-12-31")


def test_it_may_come_back():
    left = stays((A, {"to": "2020-12-31"}), confirmed="2024-01-01")
    assert see(left, "2025-01-01", A, absent="2024-01-01")[2] == (A, ("2024-01-02", "2025-01-01"), None)


def test_imprecise_days_stay_as_they_were_given():
    timeline = observe(observe(UNKNOWN, Bound(day("2026-01-01")), B), Bound(day("2019-01-01"), "2019-01"), A)
    timeline = observe(timeline, Bound(day("2023-12-31"), "2023-12"), B)
    assert written(timeline) == [(A, None, ("2019-01", "2023-12-30")), (B, ("2019-01", "2023-12"), None)]
    again = stays(
        (A, {"to": {"not_before": "2019-01", "not_after": "2023-12-30"}}),
        (B, {"from": {"not_before": "2019-01", "not_after": "2023-12"}}),
    )
    assert see(again, "2020-01-01", A)[1] == (B, ("2020-01-02", "2023-12"), None)


def test_open_ranges_stay_open():
    assert see(stays((A, {"from": {"not_after": 2010}})), "2026-01-01", A)[1] == (A, ("", "2010"), None)
    assert see(stays((A, {"to": {"not_before": 2030}})), "2026-01-01", A)[0] == (A, None, ("2030", ""))
    later = see(stays((A, {"from": {"not_before": 2020}})), "2026-01-01", A)
    assert later[1] == (A, ("2020-01-01", "2026-01-01"), None)


@pytest.mark.parametrize(
    ("timeline", "when", "orp", "absent"),
    [
        (stays((A, None)), "2025-01-01", B, None),  # the same day
        (build([membership(A, None, None, object())]), "2026-01-01", B, None),  # nobody says when it was true
        (stays((A, {"from": "2020-01-01"})), "2022-01-01", B, None),  # between two proofs
        (stays((A, {"to": "2030-12-31"})), "2027-01-01", B, None),
        (stays((A, {"from": "2020-01-01"})), "2019-01-01", A, None),  # it came later
        (stays((A, {"to": "2020-12-31"})), "2025-01-01", A, None),  # it left
    ],
)
def test_what_cannot_be_true_together_is_a_contradiction(timeline, when, orp, absent):
    with pytest.raises(Contradiction):
        see(timeline, when, orp, absent)


def test_one_written_side_of_a_change_gives_the_other():
    expected = [(A, None, "2025-12-31"), (B, "2026-01-01", None)]
    assert see(stays((A, {"to": "2025-12-31"}), (B, None), confirmed="2026-01-01"), "2027-01-01", B) == expected
    assert see(stays((A, None), (B, {"from": "2026-01-01"})), "2027-01-01", B) == expected
    assert see(stays((A, None), INTERVAL[1]), "2027-01-01", B) == see(stays(*INTERVAL), "2027-01-01", B)
    assert see(stays(INTERVAL[0], (B, None), confirmed="2026-06-01"), "2027-01-01", B)[1] == (
        B,
        ("2025-01-02", "2026-01-01"),
        None,
    )


@pytest.mark.parametrize(
    "entries",
    [
        [(A, None), (B, None)],
        [(A, None), (B, {"from": "2024-01-01"})],  # confirmed in 2025
        [(A, {"to": "2025-12-31"}), (B, None)],
        [(A, {"to": "2025-12-31"}), (B, {"from": "2025-01-01"})],
        [(A, {"from": "2025-12-31", "to": "2025-01-01"})],
        [(A, {"from": "yesterday"})],
        [(A, "2025")],
    ],
)
def test_records_that_contradict_themselves_are_not_judged(entries):
    with pytest.raises(Contradiction):
        stays(*entries)
