from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.source.reader import read
from kpss.structure.check import check, check_kind
from kpss.structure.engines import SchemaError, checker
from kpss.structure.mistakes import value_at
from kpss.structure.problems import Checked, Path
from kpss.structure.repairs import looks_garbled
from kpss.structure.schemas import at_path, expanded, kinds
from tests.unit import records
from tests.unit.records import plan, plan_data, yaml
from tests.unit.structure.documents import mistaken

NBSP = "\u00a0"
KEYS = {"required", "additionalProperties", "propertyNames", "minProperties", "minItems"}
MEASURE = '{{name: "m", quantity: {{value: {}, unit: "míst"}}}}'


def checked(text: str, kind: str = "plan") -> tuple[Checked, dict[str, Any]]:
    (document,) = read(text)
    return check(kind, document, garbled=looks_garbled(text)), document.value


def found(text: str, kind: str = "plan") -> list[tuple[int, Path]]:
    return [(problem.code, problem.path) for problem in checked(text, kind)[0].problems]


def params(text: str, kind: str = "plan") -> dict[str, Any]:
    (problem,) = checked(text, kind)[0].problems
    return problem.params


def with_value(key: str, written: str) -> str:
    """A plan in which *key* has a value written as it is."""
    return "".join(
        f"{name}: {written}\n" if name == key else yaml({name: value})
        for name, value in {**plan_data(), key: 0}.items()
    )


def test_right_record():
    result, data = checked(plan())
    assert (result.problems, result.broken, data) == ([], frozenset(), plan_data())


# -- one mistake, one finding ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (plan().replace("status", "statsu"), [(111, ("statsu",))]),  # the misspelt key is the missing one
        (plan().replace("status", "STATUS"), [(111, ("STATUS",))]),
        (plan().replace('"include"', '"incude"'), [(111, ("area", "incude"))]),
        (plan(status=None), [(110, ("status",))]),
        (plan(status=None, naprosto_jiny=1), [(111, ("naprosto_jiny",)), (110, ("status",))]),
        (plan(statsu="approved"), [(111, ("statsu",))]),
        (plan(type=None, status=None), [(110, ("status",)), (110, ("type",))]),
        (plan(id="Á b"), [(114, ("id",))]),
        (plan(id="Á" * 200), [(114, ("id",))]),  # both the pattern and the length: one value
        (plan(type=5), [(112, ("type",))]),
        (plan(type=["community"]), [(112, ("type",))]),
        (plan(type=None) + "type:\n", [(112, ("type",))]),
        (
            plan(area={"include": [{"orp": "a", "region": "Olomoucký"}]}),
            [(112, ("area", "include", 0)), (114, ("area", "include", 0, "region"))],
        ),
        (plan(area={"include": []}), [(114, ("area", "include"))]),
        (plan(area=None) + "area: [Alfa]\n", [(112, ("area",))]),
        (plan(valid={"from": 2013, "to": "2017-02-30"}), [(114, ("valid", "to"))]),
        (plan(valid={"from": 1800}), [(114, ("valid", "from"))]),
        (plan(aliases=["a", "", "a"]), [(114, ("aliases",)), (114, ("aliases", 1))]),
        (plan(withdrawn={"reason": ""}), [(114, ("withdrawn", "reason"))]),
        (with_value("name", "no"), [(115, ("name",))]),
        (with_value("type", "no"), [(113, ("type",))]),  # not in the list anyway: no second finding
        (with_value("scope", "[no, social]"), [(113, ("scope", 0))]),
    ],
)
def test_findings(text, expected):
    assert sorted(found(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("key", "near"),
    [("statsu", "status"), ("stav", None), ("Sources", "sources"), ("sourcess", "sources"), ("typ", "type")],
)
def test_unknown_key_names_the_nearest_free_one(key, near):
    result = checked(plan(**{key: "x"}))[0]
    (problem,) = [problem for problem in result.problems if problem.code == 111]
    assert problem.on_key
    # The key that is there already is no suggestion: what is wanted can only be another.
    assert problem.params.get("nearest") == (near if near == "sources" else None)
    assert ("known" in problem.params) == ("nearest" not in problem.params)


def test_two_keys_may_not_mean_the_same_missing_one():
    assert found(plan(status=None, statsu="approved", statuss="approved")) == [(111, ("statsu",)), (111, ("statuss",))]


def test_missing_key_says_what_it_is():
    assert params(plan(status=None)) == {"key": "status", "label_cs": "Stav", "label_en": "Status"}
    assert params(plan(id=None))["example"] == "konicko-2013-2017"


# -- what a value should be -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        (plan(name=["a"]), 112, {"expected": ["string"], "value": "[…]"}),
        (plan(name={"a": 1, "b": 2}), 112, {"value": "{a: …, b: …}"}),
        (plan(name=True), 112, {"value": "true"}),
        (plan(name=0), 112, {"value": "0"}),
        (plan(name=1), 112, {"value": "1"}),
        (with_value("name", "1.50"), 112, {"value": "1.50"}),
        (with_value("name", ""), 112, {"value": ""}),
        (plan(edition="třetí"), 112, {"expected": ["integer"], "value": "třetí"}),
        (with_value("edition", "3.0"), 112, {"expected": ["integer"], "value": "3.0"}),
        (plan(area={"include": ["orp Konice"]}), 112, {"value": "orp Konice", "write": "orp: Konice"}),
        (plan(planner={}), 112, {"value": "{}"}),
        (plan(planner={"orp": "a", "name": "b"}), 112, {"value": "{orp: …, name: …}"}),
        (plan(type="comunity"), 113, {"nearest": "community", "value": "comunity"}),
        (plan(type="úplně jiný"), 113, {"options": ["community", "medium_term", "action", "strategic", "substitute"]}),
        (plan(url="www.olkraj.cz"), 114, {"value": "www.olkraj.cz"}),
        (plan(id="Konicko 2013"), 114, {"value": "Konicko 2013", "write": "konicko-2013"}),
        (plan(edition=0), 114, {"value": "0", "limit": 1}),
    ],
)
def test_parameters(text, code, expected):
    (problem,) = checked(text)[0].problems
    assert problem.code == code
    assert {name: problem.params.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("written", "guess"),
    [
        ("12.5.2016", "2016-05-12"),
        ("12. 5. 2016", "2016-05-12"),
        ("12/5/2016", "2016-05-12"),
        ("5/2016", "2016-05"),
        ("2016/5/12", "2016-05-12"),
        ("2016-5", "2016-05"),
        ("rok 2016", "2016"),
        ("30.2.2016", None),
        ("12.5.16", None),
        ("neznámo", None),
        ("1.2.3.2016", None),
    ],
)
def test_date_that_was_meant(written, guess):
    assert params(plan(valid={"from": written})).get("write") == guess


# -- what fails is taken out ------------------------------------------------------------------------------------------


def test_failing_values_are_taken_out_and_lists_keep_their_length():
    result, data = checked(plan(type="comunity", aliases=["a", 5, "b"], valid={"from": "x", "to": 2017}, edition=3))
    assert result.broken == {"type", "aliases", "valid"}
    assert "type" not in data
    assert data["aliases"] == ["a", None, "b"]
    assert data["valid"] == {"to": 2017}
    assert data["edition"] == 3


@pytest.mark.parametrize("kind", kinds())
@settings(max_examples=20)
@given(data=st.data())
def test_what_is_left_has_no_wrong_value(kind, data):
    text = yaml(data.draw(mistaken(kind).filter(bool)))
    (document,) = read(text)
    result = check(kind, document)
    assert {
        str(problem.path[0]) for problem in result.problems if problem.path and problem.code != 115
    } <= result.broken
    # Keys may still be missing or unknown, and lists have holes where an item failed.
    left = checker(kind)(document.value)
    assert [error for error in left if not _may_be_left(kind, error, document.value)] == []
    if not result.problems:
        assert document.value == read(text)[0].value


def _may_be_left(kind: str, error: SchemaError, data: Any) -> bool:
    value = value_at(data, error.path)
    item_of_vocabulary = "x-kpss-vocabulary" in at_path(expanded(kind), error.path)  # a rule looks at it
    return error.keyword in KEYS or value is None or (isinstance(value, list) and None in value) or item_of_vocabulary


# -- read as it is meant ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "variant", "write", "value"),
    [
        (with_value("measures_complete", "ano"), ("measures_complete",), "boolean", "true", True),
        (with_value("measures_complete", "Ne"), ("measures_complete",), "boolean", "false", False),
        (with_value("measures_complete", "no"), ("measures_complete",), "boolean", "false", False),
        (plan(id=f"a-{NBSP}"), ("id",), "nbsp", "a", "a"),
        (plan(id="„plan“"), ("id",), "smart_quotes", "plan", "plan"),
        (plan(type=f"community{NBSP}"), ("type",), "nbsp", "community", "community"),
        (plan(status_since=f"2013{NBSP}"), ("status_since",), "nbsp", "2013", "2013"),
        (plan(edition=f"3{NBSP}"), ("edition",), None, None, None),
    ],
)
def test_value_is_read_as_it_is_meant(text, path, variant, write, value):
    result, data = checked(text)
    problem = result.problems[0]
    if variant is None:
        assert problem.code == 112
        return
    assert (problem.code, problem.path, problem.params["problem"], problem.params["write"]) == (
        115,
        path,
        variant,
        write,
    )
    if value is not None:
        assert len(result.problems) == 1
        assert result.broken == frozenset()
        assert data[path[0]] == value


def test_decimal_comma_is_named():
    for written in ('"1,5"', "1,5"):
        (problem,) = checked(with_value("measures", f"[{MEASURE.format(written)}]"))[0].problems
        assert (problem.code, problem.path) == (115, ("measures", 0, "quantity", "value"))
        assert problem.params == {"problem": "comma", "value": "1,5", "write": "1.5"}


def test_key_is_read_as_it_is_meant():
    result, data = checked(plan().replace("status", f"status{NBSP}"))
    (problem,) = result.problems
    assert (problem.code, problem.path, problem.on_key) == (115, (f"status{NBSP}",), True)
    assert problem.params == {"problem": "nbsp", "value": f"status{NBSP}", "write": "status"}
    assert data == plan_data()


def test_text_of_a_wrong_encoding_is_named():
    garbled = "Příliš žluťoučký".encode().decode("cp1250")
    result, data = checked(plan(name=garbled, note="Kůň"))
    (problem,) = result.problems
    assert (problem.code, problem.path) == (115, ("name",))
    assert problem.params == {"problem": "garbled", "value": garbled, "write": "Příliš žluťoučký"}
    assert data["name"] == "Příliš žluťoučký"


def test_suspect_scalar_is_named_with_its_quotes():
    text = plan(sources=[{"title": "a"}]).replace('"a"', "00302724")
    assert params(text) == {"problem": "plain", "value": "00302724", "write": '"00302724"'}
    assert found(text) == [(115, ("sources", 0, "title"))]


# -- kind -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code", "path", "some"),
    [
        ({}, 110, ("kind",), {"key": "kind", "example": "plan"}),
        ({"id": "a"}, 110, ("kind",), {}),
        ({"kynd": "plan"}, 111, ("kynd",), {"key": "kynd", "nearest": "kind"}),
        ({"Kind": "plan"}, 111, ("Kind",), {"nearest": "kind"}),
        ({"kind": None}, 112, ("kind",), {"value": ""}),
        ({"kind": 5}, 112, ("kind",), {"value": "5"}),
        ({"kind": ["plan"]}, 112, ("kind",), {"value": "[…]"}),
        ({"kind": "plann"}, 105, ("kind",), {"nearest": "plan"}),
        ({"kind": "Plan"}, 105, ("kind",), {"nearest": "plan"}),
        ({"kind": "nic takového"}, 105, ("kind",), {"value": "nic takového", "options": list(kinds())}),
        ({"kind": "workspace"}, 105, ("kind",), {}),
        ({"kind": "common"}, 105, ("kind",), {}),
        ({"kind": "../plan"}, 105, ("kind",), {}),
    ],
)
def test_kind_that_is_none(data, code, path, some):
    kind, problem = check_kind(data)
    assert kind is None
    assert problem is not None
    assert (problem.code, problem.path) == (code, path)
    assert {name: problem.params.get(name) for name in some} == some


@pytest.mark.parametrize("kind", kinds())
def test_kind(kind):
    assert check_kind({"kind": kind}) == (kind, None)


# -- kpss.yaml --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"kpss": 2}, [(113, ("kpss",))]),
        ({"level": "kraj"}, [(113, ("level",))]),
        ({"rules": {"KPSS302": {"severity": "fatal"}}}, [(113, ("rules", "KPSS302", "severity"))]),
        ({"rules": {"302": {}}}, [(111, ("rules", "302"))]),
        ({"recorded": {"plans": {"complete": "ano"}}}, [(115, ("recorded", "plans", "complete"))]),
        ({"recorded": {"plans": {"until": "16. 7. 2017"}}}, [(114, ("recorded", "plans", "until"))]),
        ({"limits": {"depth": 3}}, [(114, ("limits", "depth"))]),
        ({"ingore": ["a"]}, [(111, ("ingore",))]),
        ({"waivers": [{"code": "KPSS301"}]}, [(110, ("waivers", 0, "record")), (110, ("waivers", 0, "until"))]),
    ],
)
def test_settings_file(changes, expected):
    assert found(records.settings(**changes), "workspace") == expected


def test_decimal_comma_keeps_all_digits():
    written = MEASURE.format('"099999999999999,990"')
    (problem,) = checked(with_value("measures", f"[{written}]"))[0].problems
    assert problem.params["write"] == "99999999999999.990"
