from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from kpss.facts import Limits
from kpss.model.settings import Settings, settings_of
from tests.unit import records
from tests.unit.records import facts_of
from tests.unit.structure.documents import mistaken


def read(**changes: Any) -> Settings:
    return settings_of(facts_of(records.settings(**changes), "kpss.yaml"))


def everything(found: Settings) -> list[Any]:
    """Every value that the settings give."""
    waivers = [(w.code, w.record, w.path, w.subject, w.reason, w.until, w.by) for w in found.waivers]
    items = [
        (name, [(item.code, item.name, item.name_en) for item in values]) for name, values in found.vocabularies.items()
    ]
    plain = [found.name, found.level, found.area, found.language, found.ignore, found.limits, dict(found.rules)]
    return [*plain, waivers, items, found.complete("plans"), found.known_until("plans")]


def test_all_that_can_be_set():
    found = read(
        language="en",
        area=7101,
        recorded={"plans": {"complete": False, "until": "2017-07"}},
        rules={"KPSS302": {"months": 18, "severity": "error"}},
        vocabularies={"body-type": [{"code": "rada-senioru", "name": "rada seniorů", "name_en": "seniors"}]},
        waivers=[{"code": "KPSS301", "record": "plan", "reason": "rozhodnutí", "until": 2018}],
        ignore=["koncepty/**"],
        limits={"file_size": 4096, "depth": 8},
    )
    assert (found.name, found.level, found.area, found.language) == ("Zkušební kraj", "region", "7101", "en")
    assert found.rules == {"KPSS302": {"months": 18, "severity": "error"}}
    assert [(item.code, item.name, item.name_en) for item in found.vocabularies["body-type"]] == [
        ("rada-senioru", "rada seniorů", "seniors")
    ]
    assert [(waiver.code, waiver.record, waiver.reason) for waiver in found.waivers] == [
        ("KPSS301", "plan", "rozhodnutí")
    ]
    assert (found.ignore, found.limits) == (("koncepty/**",), Limits(4096, 8))
    assert not found.complete("plans")
    until = found.known_until("plans")
    assert until is not None
    assert until.text == "2017-07"


def test_what_is_silent_is_usual():
    found = read()
    assert (found.language, found.limits, found.ignore, found.waivers) == ("cs", Limits(), (), ())
    assert (found.rules, found.vocabularies) == ({}, {})
    assert found.complete("plans")
    assert found.known_until("plans") is None


def test_one_limit_alone():
    assert read(limits={"depth": 8}).limits == Limits(depth=8)
    assert read(limits={"file_size": 4096}).limits == Limits(file_size=4096)
    assert read(limits={}).limits == Limits()


@pytest.mark.parametrize(
    ("recorded", "complete"),
    [
        ({}, True),
        ({"plans": {}}, True),
        ({"plans": {"complete": True}}, True),
        ({"plans": {"complete": False}}, False),
        ({"plans": {"until": 2017}}, True),
        ({"bodies": {"complete": False}}, True),
        # What failed its schema claims nothing.
        ({"plans": {"complete": "možná"}}, False),
        ({"plans": []}, False),
        ("ano", False),
    ],
)
def test_completeness(recorded, complete):
    assert read(recorded=recorded).complete("plans") == complete


@pytest.mark.parametrize(
    "key", ["name", "level", "area", "language", "recorded", "rules", "vocabularies", "waivers", "ignore", "limits"]
)
@pytest.mark.parametrize(
    "junk",
    [None, True, 0, 1.5, "x", [], ["x", None, 5, {}], {}, {"x": None}, {"plans": 5}, {"KPSS302": []}, {"depth": "x"}],
    ids=repr,
)
def test_values_of_any_shape_are_read(key, junk):
    found = read(**{key: junk})
    assert len(everything(found)) == 11
    assert found.language in ("cs", "en")
    assert found.limits >= Limits(1024, 4)
    assert all(isinstance(glob, str) for glob in found.ignore)
    assert all(isinstance(options, dict) for options in found.rules.values())


@given(mistaken("workspace").filter(bool))
def test_settings_with_mistakes_are_read(data):
    found = settings_of(facts_of(records.yaml(data), "kpss.yaml"))
    assert len(everything(found)) == 11


@pytest.mark.parametrize(
    "text", ["", "# nic\n", "- a\n", "text\n", "5\n", "kpss: [\n", "a: 1\na: 2\n", "\x00", "[]", "{}\n---\n[]\n"]
)
def test_settings_that_cannot_be_read_claim_nothing(text):
    found = settings_of(facts_of(text, "kpss.yaml"))
    assert everything(found)[:7] == ["", "", "", "cs", (), Limits(), {}]
    assert not found.complete("plans") or text.startswith("{}")


def test_no_settings_at_all():
    assert not settings_of(None).complete("plans")
    assert settings_of(None).limits == Limits()
