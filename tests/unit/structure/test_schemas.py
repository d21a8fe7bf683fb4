from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from kpss.language.text import LANGUAGES
from kpss.structure import schemas
from kpss.structure.schemas import SETTINGS_KIND, at_path, expanded, kinds, label, source, vocabularies
from kpss.structure.values import FORMATS
from tests.support import ROOT

EVERY = [*kinds(), SETTINGS_KIND]
ANNOTATIONS = {
    "x-kpss-en", "x-kpss-kind", "x-kpss-folder", "x-kpss-ref", "x-kpss-territory", "x-kpss-vocabulary", "x-kpss-list",
    "x-kpss-list-key", "x-kpss-follow-up", "x-kpss-personal", "x-kpss-timeless",
    "x-kpss-measure", "x-kpss-percent",
}  # fmt: skip
# What people write by hand gives misleading messages with these.
SHORTHANDS = {"oneOf", "anyOf", "allOf", "not", "if", "then", "else", "dependentSchemas"}

Part = tuple[str, dict[str, Any]]  # where it stands, the part of the schema


def parts(schema: dict[str, Any], where: str) -> Iterator[Part]:
    """Every part of a schema that describes a value."""
    yield where, schema
    for name, part in schema.get("properties", {}).items():
        yield from parts(part, f"{where}.{name}")
    for keyword in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(keyword), dict):
            yield from parts(schema[keyword], f"{where}.{keyword}")


def properties(schema: dict[str, Any], where: str) -> Iterator[Part]:
    for place, part in parts(schema, where):
        for name, inner in part.get("properties", {}).items():
            yield f"{place}.{name}", inner


@pytest.fixture(scope="module", params=EVERY)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("name", [*EVERY, "common"])
def test_schema_is_valid(name):
    jsonschema.Draft202012Validator.check_schema(source(name))
    assert source(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert source(name)["$id"] == f"{name}.schema.json"


def test_expanded_schema_is_valid_and_needs_no_other(kind):
    jsonschema.Draft202012Validator.check_schema(expanded(kind))
    assert "$ref" not in json.dumps(expanded(kind))


def test_kinds_are_the_files():
    files = {path.name.removesuffix(".schema.json") for path in (ROOT / "schemas").glob("*.schema.json")}
    assert files == {*kinds(), SETTINGS_KIND, "common"}
    assert list(kinds()) == sorted(kinds())


def test_schema_names_its_kind(kind):
    schema = expanded(kind)
    assert schema["x-kpss-kind"] == kind
    if kind != SETTINGS_KIND:
        assert schema["properties"]["kind"]["const"] == kind
        assert schema["x-kpss-folder"]
        assert list(schema["properties"])[:2] == ["kind", "id"]
        assert {"kind", "id"} <= set(schema["required"])


def test_every_property_has_a_title_in_both_languages(kind):
    without = [
        place
        for place, part in [(kind, expanded(kind)), *properties(expanded(kind), kind)]
        if not all(label(part, language).strip() for language in LANGUAGES) or "title" not in part.get("x-kpss-en", {})
    ]
    assert without == []


def test_czech_and_english_are_not_swapped(kind):
    czech = set("áčďéěíňóřšťúůýž")
    swapped = [place for place, part in properties(expanded(kind), kind) if czech & set(label(part, "en").casefold())]
    assert swapped == []


def test_examples_are_valid(kind):
    checker = jsonschema.FormatChecker(formats=())
    for name, function in FORMATS.items():
        checker.checks(name)(lambda value, function=function: not isinstance(value, str) or function(value))
    wrong = [
        (place, example, error.message)
        for place, part in parts(expanded(kind), kind)
        for example in part.get("examples", [])
        for error in jsonschema.Draft202012Validator(part, format_checker=checker).iter_errors(example)
    ]
    assert wrong == []


def test_wrong_example_would_be_seen():
    part = at_path(expanded("plan"), ("valid", "from", "not_before"))
    assert part["format"] == "kpss-date"
    assert not FORMATS[part["format"]]("2013-13")


def test_references_name_what_is_there(kind):
    for place, part in parts(expanded(kind), kind):
        assert set(part.get("x-kpss-ref", [])) <= set(kinds()), place
        assert part.get("x-kpss-ref") != [], place
        assert part.get("x-kpss-vocabulary", "body-type") in vocabularies(), place
        assert part.get("x-kpss-territory", "orp") in ("municipality", "orp", "region"), place
        assert part.get("format", "kpss-date") in FORMATS, place


def test_annotations_are_those_of_the_document(kind):
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for name in ANNOTATIONS if f"`{name}`" not in text] == []
    used = {key for _, part in parts(expanded(kind), kind) for key in part if key.startswith("x-")}
    assert used <= ANNOTATIONS


def test_only_plain_keywords(kind):
    assert [(place, key) for place, part in parts(expanded(kind), kind) for key in part if key in SHORTHANDS] == []


def test_lists_say_what_their_order_means(kind):
    for place, part in parts(expanded(kind), kind):
        if part.get("type") == "array":
            assert part.get("x-kpss-list") in ("set", "sequence"), place
            assert isinstance(part["items"], dict), place
            if "x-kpss-list-key" in part:
                assert part["x-kpss-list-key"] in part["items"]["properties"], place
        else:
            assert not {"x-kpss-list", "x-kpss-list-key"} & set(part), place


def test_objects_are_closed(kind):
    for place, part in parts(expanded(kind), kind):
        if place == "workspace.rules.additionalProperties":
            continue  # each rule has parameters of its own
        if "object" in part.get("type", ()):
            assert part["additionalProperties"] is False or "properties" not in part, place
            assert set(part.get("required", [])) <= set(part.get("properties", {})), place


def test_texts_may_not_be_empty(kind):
    kept = ("enum", "const", "format", "pattern", "minLength")
    empty = [
        place
        for place, part in parts(expanded(kind), kind)
        if part.get("type") == "string" and not any(k in part for k in kept)
    ]
    assert empty == []


def test_vocabularies():
    for name, items in vocabularies().items():
        codes = [item["code"] for item in items]
        assert len(set(codes)) == len(codes), name
        assert all(item["name"] and item["name_en"] for item in items), name
        if name != "abbreviation":  # nothing is chosen from it
            assert codes[-1] == "other", name


def test_own_items_of_a_vocabulary_have_the_shape_of_the_shipped_ones():
    item = at_path(expanded(SETTINGS_KIND), ("vocabularies", "anything", 0))
    validator = jsonschema.Draft202012Validator(item)
    assert [code for items in vocabularies().values() for code in items if not validator.is_valid(code)] == []


def test_keys_beside_a_reference_win(monkeypatch):
    files = {
        "common": {
            "$defs": {
                "a": {"title": "A", "type": "string", "x": 1},
                "b": {"items": {"$ref": "#/$defs/a"}, "title": "B"},
            }
        },
        "own": {
            "$defs": {"c": {"$ref": "common.schema.json#/$defs/a"}},
            "properties": {
                "p": {"$ref": "common.schema.json#/$defs/b", "title": "P"},
                "q": {"$ref": "#/$defs/c", "x": 2},
            },
        },
    }
    monkeypatch.setattr(schemas, "source", files.__getitem__)
    assert expanded.__wrapped__("own") == {
        "properties": {
            "p": {"items": {"title": "A", "type": "string", "x": 1}, "title": "P"},
            "q": {"title": "A", "type": "string", "x": 2},
        }
    }


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ((), "Plán"),
        (("area", "include", 7, "orp"), "ORP"),
        (("valid", "to", "not_after"), "Ne později než"),
        (("measures", 0, "quantity", "unit"), "Jednotka"),
        (("neni",), ""),
        (("name", "x"), ""),
        (("area", 0), ""),
        (("aliases", "x"), ""),
    ],
)
def test_part_at_a_path(path, title):
    assert label(at_path(expanded("plan"), path), "cs") == title


def test_part_of_any_key():
    assert label(at_path(expanded(SETTINGS_KIND), ("recorded", "plans", "until")), "en") == "Until"
