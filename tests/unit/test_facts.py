from __future__ import annotations

import json
import marshal
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from kpss.facts import MAX_SIZE, Limits, file_facts, refused_facts
from kpss.source.places import span_of
from kpss.source.positions import Lines
from kpss.source.reader import read
from tests.support import ROOT, clean_environment
from tests.unit.records import codes_of, facts_of, orp, plan, plan_data, settings, yaml

PLAIN = {dict, list, tuple, str, int, float, bool, type(None)}
# Mistakes of every sort in one file.
WRONG = """\
kind: plan
id: prvni
type: comunity
name: no
area: {include: [{orp: "Alfa"}], exclude_unknown: "4"}
valid: {from: 2013-13, to: 12.5.2017}
statsu: approved
measures: [{name: M, quantity: {value: "1,5", unit: míst}}]
aliases: [a, a]
---
id: bez-druhu
---
kind: plam
---
jen text
"""
FILES: dict[str, str | bytes] = {
    "right": plan(sources=[{"title": "Zdroj", "page": 5}]),
    "wrong": WRONG,
    "syntax": "kind: plan\nid konicko\n",
    "duplicate": "kind: plan\nkind: plan\n",
    "odd references": plan(predecessors=["a\u00a0b", "„c“"]),
    "empty": "",
    "comment": "# nic\n",
    "old encoding": "kind: plan\nname: Příliš\n".encode("cp1250"),
    "list": "- a\n",
    "territory": orp(
        "orp-alfa", "7101", "Alfa", [("500001", "Alfa"), {"code": 500002, "name": "Beta", "aliases": ["B"]}]
    ),
}


def walk(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(key)
            yield from walk(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from walk(inner)


def spoil(value: Any) -> None:
    """Change everything that can be changed below *value*."""
    if isinstance(value, dict):
        for inner in value.values():
            spoil(inner)
        value["spoilt"] = True
    elif isinstance(value, list | tuple):
        for inner in value:
            spoil(inner)
        if isinstance(value, list):
            value.append("spoilt")


def carried(facts: Any) -> Any:
    """What another process gets."""
    return marshal.loads(marshal.dumps(facts))  # noqa: S302 - our own data


@pytest.mark.parametrize("name", FILES)
def test_facts_are_plain_data_that_marshal_carries(name):
    facts = facts_of(FILES[name])
    assert {type(part) for part in walk(facts)} <= PLAIN
    assert carried(facts) == facts


@pytest.mark.parametrize("name", FILES)
def test_facts_share_nothing_with_the_next_file(name):
    expected = repr(facts_of(FILES[name]))
    spoil(facts_of(FILES[name]))
    assert repr(facts_of(FILES[name])) == expected


def test_facts_depend_on_nothing_but_the_file(tmp_path):
    code = (
        "import json, sys\nfrom kpss.facts import file_facts\n"
        "print(json.dumps([file_facts('plans/plan.yaml', bytes.fromhex(data)) for data in json.load(sys.stdin)]))"
    )
    texts = [content if isinstance(content, bytes) else content.encode() for content in FILES.values()]
    (tmp_path / "kpss.yaml").write_text(
        settings(language="en", rules={"KPSS112": {"severity": "off"}}), encoding="utf-8"
    )
    (tmp_path / "empty").mkdir()
    there = {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "1",
        "LANG": "cs_CZ.UTF-8",
        "KPSS_TODAY": "1999-12-31",
        "KPSS_LANG": "en",
    }
    here = {
        "TZ": "America/Adak",
        "PYTHONHASHSEED": "2",
        "LANG": "C",
        "KPSS_TODAY": "2099-01-01",
        "HOME": os.fspath(tmp_path),
    }
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps([text.hex() for text in texts]),
            env=clean_environment({**environment, "PYTHONPATH": str(ROOT)}),
            cwd=folder,
            encoding="utf-8",
            check=True,
            capture_output=True,
        ).stdout
        for environment, folder in ((there, tmp_path), (here, tmp_path / "empty"))
    ]
    assert outputs[0] == outputs[1]
    assert len(json.loads(outputs[0])) == len(FILES)


def test_path_of_the_file_changes_nothing():
    one, other = facts_of(WRONG, "plans/a.yaml"), facts_of(WRONG, "jinde/b.yml")
    assert (one["path"], other["path"]) == ("plans/a.yaml", "jinde/b.yml")
    assert {**one, "path": ""} == {**other, "path": ""}


def test_record():
    facts = facts_of(plan(predecessors=["starsi"]))
    (record,) = facts["records"]
    assert (record["kind"], record["id"], record["document"], record["broken"]) == ("plan", "plan", 0, [])
    assert record["data"] == plan_data(predecessors=["starsi"])
    assert (("predecessors", 0), "record", ("plan",), True, "starsi") in record["references"]
    assert (("area", "include", 0, "orp"), "orp", (), False, "Alfa") in record["references"]
    assert (facts["problems"], facts["half_ids"], facts["readable"], facts["unread"]) == ([], [], True, None)


def test_every_mistake_of_a_file_is_found_at_once():
    facts = facts_of(WRONG)
    found = {(problem["code"], problem["path"]) for problem in facts["problems"]}
    assert found == {
        (113, ("type",)),
        (115, ("name",)),
        (112, ("area", "exclude_unknown")),
        (114, ("valid", "from")),
        (114, ("valid", "to")),
        (111, ("statsu",)),
        (115, ("measures", 0, "quantity", "value")),
        (114, ("aliases",)),
        (110, ("kind",)),
        (105, ("kind",)),
        (112, ()),
    }
    assert facts["half_ids"] == ["bez-druhu"]
    assert [(record["id"], record["document"]) for record in facts["records"]] == [("prvni", 0)]


def test_failing_values_are_taken_out():
    (record,) = facts_of(WRONG)["records"]
    assert record["broken"] == ["aliases", "area", "statsu", "status", "type", "valid"]
    assert record["data"]["area"] == {"include": [{"orp": "Alfa"}]}
    assert record["data"]["valid"] == {}
    assert not {"type", "aliases"} & set(record["data"])


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        (plan().replace('"community"', "comunity"), 113, 3, 7),
        (plan().replace("type", "tipe"), 111, 3, 1),
        (plan(status=None), 110, 1, 1),
        (plan(name=["a"]), 112, 4, 1),  # a list: its key says where it is
        (plan(valid={"from": "2013-13"}), 114, 6, 17),
        (plan(area={"include": []}), 114, 5, 8),
        ("# úvod\n" + plan(id="Á"), 114, 3, 5),
        ("x: y\n", 110, 1, 1),
        ("- a\n", 112, 1, 1),
        (plan() + "---\nkind: plam\n", 105, 9, 7),
        ("kind: plan\nid: [a\n", 102, 2, 5),
    ],
)
def test_place_of_a_mistake(text, code, line, column):
    (problem,) = facts_of(text)["problems"]
    assert (problem["code"], problem["span"][:2]) == (code, (line, column))


def test_numbers_with_decimals_stand_as_their_text():
    text = plan(measures=[{"name": "m", "quantity": {"value": "X", "unit": "úvazků"}}]).replace('"X"', "1.50")
    (record,) = facts_of(text)["records"]
    assert record["data"]["measures"][0]["quantity"]["value"] == "1.50"
    assert facts_of(text)["problems"] == []


@pytest.mark.parametrize("value", ["2.10", "0.1", "100000000000000.05", "3.14159265358979323846264338327950288"])
def test_decimal_text_is_kept_digit_for_digit(value):
    text = plan(measures=[{"name": "m", "quantity": {"value": 1, "unit": "x"}}]).replace(
        '"value": 1', f'"value": {value}'
    )
    (record,) = facts_of(text)["records"]
    assert record["data"]["measures"][0]["quantity"]["value"] == value


def test_decimal_of_a_wrong_place_is_not_read_as_text():
    facts = facts_of(plan().replace('"Komunitní plán"', "1.50"))
    assert codes_of(facts) == [112]
    assert "name" not in facts["records"][0]["data"]


@pytest.mark.parametrize("text", ["", "\n\n", "# nic\n", "---\n---\n", "\ufeff"])
def test_empty_file_is_named_and_hides_nothing(text):
    facts = facts_of(text)
    assert codes_of(facts) == [106]
    assert (facts["readable"], facts["records"]) == (True, [])


def test_file_that_cannot_be_read_has_one_problem_and_its_text():
    facts = facts_of("kind: plan\nid: skryty\nid: skryty\nstatus: nic\n")
    assert codes_of(facts) == [103]
    assert (facts["readable"], facts["records"]) == (False, [])
    assert "skryty" in (facts["unread"] or "")
    assert facts["problems"][0]["other"] == (2, 1, 2, 3)


def test_too_big_file_is_not_looked_into():
    small = Limits(file_size=100)
    facts = file_facts("a.yaml", b"kind: [" + b"a" * 200, small)
    (problem,) = facts["problems"]
    assert (problem["code"], problem["params"]) == (104, {"problem": "size", "limit": 100})
    assert (facts["readable"], facts["unread"]) == (False, None)
    assert codes_of(file_facts("a.yaml", b"#" * 100, small)) == [106]
    assert codes_of(file_facts("a.yaml", b"#" * (MAX_SIZE + 1))) == [104]


def test_depth_limit_is_a_setting():
    text = (yaml({"kind": "plan"}) + "x: " + "[" * 10 + "]" * 10).encode()
    assert codes_of(file_facts("a.yaml", text, Limits(depth=10))) == [104]
    assert 104 not in codes_of(file_facts("a.yaml", text, Limits(depth=11)))


@pytest.mark.parametrize("reason", ["outside", "not_regular", "unreadable"])
def test_refused_file(reason):
    facts = refused_facts("a.yaml", reason)
    assert [(problem["code"], problem["params"]) for problem in facts["problems"]] == [(104, {"problem": reason})]
    assert (facts["readable"], facts["unread"]) == (False, None)


def test_settings_are_a_record_without_an_id():
    (record,) = facts_of(settings(), "kpss.yaml")["records"]
    assert (record["kind"], record["id"], record["broken"]) == ("workspace", "workspace", [])


def test_id_of_a_record_that_failed_is_remembered():
    facts = facts_of(plan("x").replace("kind", "kindd") + "---\n" + plan("y").replace('"plan"', '"plam"'))
    assert (facts["half_ids"], facts["records"]) == (["x", "y"], [])


def test_references_with_odd_characters_are_named_and_mended():
    facts = facts_of(plan(area={"include": [{"municipality": "Nová\u00a0Ves"}, {"orp": "„Alfa“"}]}))
    assert [(p["code"], p["params"]["problem"], p["params"]["write"]) for p in facts["problems"]] == [
        (115, "nbsp", "Nová Ves"), (115, "smart_quotes", "Alfa"),
    ]  # fmt: skip
    (record,) = facts["records"]
    assert [reference[4] for reference in record["references"]] == ["Nová Ves", "Alfa"]
    assert record["broken"] == []


def test_places_of_paths():
    text = "a: b\nc:\n  - d: e\n  -\ng: {}\n"
    place, lines = read(text)[0].place, Lines(text)

    def at(*path: str | int, on_key: bool = False) -> tuple[int, int]:
        span = span_of(place, path, lines, on_key=on_key)
        return span.line, span.column

    assert at("a") == (1, 4)
    assert at("a", on_key=True) == (1, 1)
    assert at("c") == (2, 1)
    assert at("c", 0) == (3, 5)
    assert at("c", 0, "d") == (3, 8)
    assert at("c", 0, "missing") == (3, 5)  # the first key of its mapping
    assert at("missing") == (1, 1)
    assert at("g", "missing") == (5, 4)
    assert at() == (1, 1)
