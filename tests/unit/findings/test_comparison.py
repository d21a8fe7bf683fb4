"""Findings of two trees beside each other."""

from __future__ import annotations

import time

import pytest

from kpss.findings.comparison import Describe, Subject, compare, params_text, without_numbers_of
from kpss.findings.finding import Finding, Place
from kpss.structure.problems import Path


def _finding(record: str, path: Path, text: str = "", *, code: int = 111, subject: str = "") -> Finding:
    return Finding(code, "error", Place("a.yaml", 0, path), record, path, subject, {"text": text})


def _describe(*, placed: bool = True, container: str = "") -> Describe:
    def describe(one: Finding) -> Subject:
        return Subject(
            one.record,
            container or one.record,
            one.place.file,
            one.path,
            one.subject,
            params_text(dict(one.params)),
            placed,
        )

    return describe


def _states(before: list[Finding], after: list[Finding], *, placed: bool = True) -> tuple[list[str], int]:
    made = compare(before, after, earlier=_describe(placed=placed), later=_describe(placed=placed))
    return [one.state for one in made.present], len(made.gone)


def test_the_same_in_both() -> None:
    one = _finding("plan", ("name",))
    assert _states([one], [one]) == (["known"], 0)
    assert _states([], [one]) == (["new"], 0)
    assert _states([one], []) == ([], 1)


@pytest.mark.parametrize(
    "other",
    [
        _finding("jiny", ("name",)),
        _finding("plan", ("valid",)),
        _finding("plan", ("name",), code=112),
        _finding("plan", ("name",), subject="x"),
    ],
)
def test_another_identity_is_another_finding(other: Finding) -> None:
    assert _states([_finding("plan", ("name",))], [other]) == (["new"], 1)


def test_other_words_are_the_same_finding() -> None:
    assert _states([_finding("plan", ("name",), "5")], [_finding("plan", ("name",), "6")]) == (["known"], 0)


def test_equal_ones_are_counted_and_exact_ones_go_first() -> None:
    one, other = _finding("plan", ("a",), "1"), _finding("plan", ("a",), "2")
    assert _states([one, one], [one, one, one]) == (["known", "known", "new"], 0)
    assert _states([other], [one, other]) == (["new", "known"], 0)


def test_items_that_have_no_place_in_both_go_by_what_they_say() -> None:
    first, moved = _finding("plan", ("a", 0), "x"), _finding("plan", ("a", 3), "x")
    assert _states([first], [moved], placed=False) == (["known"], 0)
    assert _states([first], [moved]) == (["new"], 1)  # another item, for items of both are told apart


def test_what_stands_inside_got_another_id_or_another_home() -> None:
    before, after = _finding("plan/cil-1", ("goals", 0), "x"), _finding("plan/cil-2", ("goals", 0), "x")
    described = _describe(container="plan")
    made = compare([before], [after], earlier=described, later=described)
    assert [one.state for one in made.present] == ["known"]
    inside, alone = _finding("plan/1.1", ("goals", 0, "period"), "x"), _finding("plan/1.1", ("period",), "x")
    made = compare(
        [inside],
        [alone],
        earlier=_describe(container="plan"),
        later=_describe(container="opatreni"),
    )
    assert not made.gone


def test_untouched_records_need_no_describing() -> None:
    def never(one: Finding) -> Subject:
        raise AssertionError(one)

    one, other = _finding("plan", ("a",), "1"), _finding("plan", ("a",), "2")
    made = compare([one, other], [other, one], earlier=never, later=never, untouched={"plan"})
    assert [item.state for item in made.present] == ["known", "known"]


def test_of_equal_ones_that_is_gone_whose_file_is() -> None:
    first, second = (_finding("plan", ("a",))._replace(place=Place(file)) for file in ("b.yaml", "c.yaml"))
    for untouched in ((), {"plan"}):
        made = compare([first, second], [second], earlier=_describe(), later=_describe(), untouched=untouched)
        assert [one.place.file for one in made.gone] == ["b.yaml"]


def test_many_equal_ones_take_no_time() -> None:
    before = [_finding("plan", ("a",), str(number)) for number in range(20000)]
    begun = time.process_time()
    made = compare(before, before[::-1], earlier=_describe(), later=_describe(), untouched={"plan"})
    assert not made.gone
    assert time.process_time() - begun < 5


def test_subjects_that_repeat_a_number() -> None:
    assert without_numbers_of(("costs", 3, "year"), "3") == ""
    assert without_numbers_of(("costs", 3, "year"), "7101") == "7101"
    assert params_text({"b": 1, "a": [2]}) == params_text({"a": [2], "b": 1})
