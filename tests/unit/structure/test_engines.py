"""jsonschema-rs, the usual engine, against jsonschema, which is slow and known to be right."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.structure.engines import Check, SchemaError, checker
from kpss.structure.schemas import SETTINGS_KIND, expanded, kinds
from tests.support import ROOT, clean_environment
from tests.unit import records
from tests.unit.structure.documents import JUNK, PATTERNED, documents, mistaken

EVERY = [*kinds(), SETTINGS_KIND]


@lru_cache(maxsize=32)
def engine(kind: str, name: str) -> Check:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KPSS_ENGINE", name)
        return checker.__wrapped__(kind)


def comparable(error: SchemaError) -> str:
    """An error without the order in which an engine happens to name types and keys."""
    if error.keyword == "uniqueItems":
        return f"{error.keyword} {error.path}"  # has no parameters
    params = {key: sorted(value, key=str) if isinstance(value, list) else value for key, value in error.params.items()}
    return f"{error.keyword} {error.path} {sorted(params.items())}"


def errors(kind: str, document: Any) -> list[SchemaError]:
    """The errors of the usual engine, after comparing them with those of the other."""
    before = copy.deepcopy(document)
    compiled, python = engine(kind, "")(document), engine(kind, "jsonschema")(document)
    assert document == before
    assert sorted(map(comparable, compiled)) == sorted(map(comparable, python))
    return compiled


def test_two_engines_are_compared():
    assert "_compiled" in engine("plan", "").__qualname__
    assert "_python" in engine("plan", "jsonschema").__qualname__


@pytest.mark.parametrize("kind", EVERY)
@settings(max_examples=10)
@given(data=st.data())
def test_good_documents(kind, data):
    document = data.draw(documents(kind))
    assert errors(kind, document) == []


@pytest.mark.parametrize("kind", EVERY)
@settings(max_examples=40)
@given(data=st.data())
def test_documents_with_mistakes(kind, data):
    errors(kind, data.draw(mistaken(kind)))


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_in_every_key_of_a_plan(junk):
    data = records.plan_data()
    for key in data:
        errors("plan", {**data, key: junk})
    errors("plan", {**data, "approvals": [{"date": junk, "by": junk}], "measures": [{"name": "m", "quantity": junk}]})
    errors(
        "plan", {**data, "area": {"include": [{"orp": junk}, junk], "exclude_unknown": junk}, "valid": {"from": junk}}
    )
    errors(
        "workspace",
        {**records.SETTINGS, "recorded": {"plans": junk}, "rules": {"KPSS302": junk}, "limits": {"depth": junk}},
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": None}, ("type", ("name",), {"types": ["string"]})),
        ({"type": "comunity"}, ("enum", ("type",), None)),
        ({"kind": "body"}, ("const", ("kind",), {"expected_value": "plan"})),
        ({"statsu": 1}, ("additionalProperties", (), {"unexpected": ["statsu"]})),
        ({"id": "A"}, ("pattern", ("id",), None)),
        ({"id": "a" * 101}, ("maxLength", ("id",), {"limit": 100})),
        ({"name": ""}, ("minLength", ("name",), {"limit": 1})),
        ({"edition": 0}, ("minimum", ("edition",), {"limit": 1})),
        ({"status_since": 2200}, ("maximum", ("status_since",), {"limit": 2199})),
        ({"url": "www"}, ("format", ("url",), {"format": "kpss-url"})),
        ({"aliases": ["a", "a"]}, ("uniqueItems", ("aliases",), None)),
        ({"area": {"include": []}}, ("minItems", ("area", "include"), {"limit": 1})),
        ({"area": {}}, ("required", ("area",), {"property": "include"})),
        ({"planner": {}}, ("minProperties", ("planner",), {"limit": 1})),
        ({"planner": {"orp": "a", "name": "b"}}, ("maxProperties", ("planner",), {"limit": 1})),
    ],
)
def test_error(changes, expected):
    (error,) = errors("plan", {**records.plan_data(), **changes})
    keyword, path, params = expected
    assert (error.keyword, error.path) == (keyword, path)
    if params is not None:
        assert params.items() <= error.params.items()


def test_all_errors_at_once():
    document = {"kind": "plan", "id": "A", "x": 1, "y": 2, "valid": {"from": "2013-13"}}
    found = {(error.keyword, error.path) for error in errors("plan", document)}
    assert found == {
        ("pattern", ("id",)),
        ("additionalProperties", ()),
        ("format", ("valid", "from")),
        ("required", ()),
    }
    missing = {error.params["property"] for error in errors("plan", document) if error.keyword == "required"}
    assert missing == {"type", "name", "area", "status"}


def test_wrong_name_of_a_property():
    (error,) = errors("workspace", {**records.SETTINGS, "rules": {"302": {}}})
    assert error == SchemaError("propertyNames", ("rules",), {"property": "302"})


def test_usual_engine_does_not_load_the_slow_one():
    code = (
        "import sys\nfrom kpss.structure.engines import checker\n"
        "print(len(checker('plan')({'kind': 'plan'})), 'jsonschema' in sys.modules)"
    )
    for name, slow in (("", "False"), ("jsonschema", "True")):
        environment = clean_environment({"PYTHONPATH": str(ROOT), **({"KPSS_ENGINE": name} if name else {})})
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", check=True
        )
        assert done.stdout.split() == ["6", slow]


def test_documents_can_be_made_of_every_pattern():
    patterns = {
        str(pattern) for kind in EVERY for pattern in re.findall(r'"pattern": ("[^"]*")', json.dumps(expanded(kind)))
    }
    assert [
        pattern for pattern in patterns if not any(re.search(json.loads(pattern), text) for text in PATTERNED)
    ] == []
