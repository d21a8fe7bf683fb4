"""The typed classes agree with the schemas: every property has a field, every field has a property."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from kpss.model import parts
from kpss.model.fields import Field, View
from kpss.model.periods import ALWAYS, Period
from kpss.model.record_types import RECORD_TYPES
from kpss.model.records import Record
from kpss.model.settings import Recorded, Settings, VocabularyItem, Waiver
from kpss.structure.schemas import at_path, expanded, kinds, source
from tests.unit.records import record_facts
from tests.unit.structure.documents import document

# Read by properties of the class, for they are no plain values.
BY_PROPERTY = {"language", "recorded", "rules", "vocabularies", "limits", "structures"}
VERSION = {"kpss"}
SHARED = {"kind", "id", "name", "aliases", "valid", "sources", "note"}  # of Record; not every kind has all of them


def fields(view: type[View]) -> dict[str, Field[Any]]:
    """Key → field of a typed class and of those above it."""
    found = (getattr(view, name) for name in dir(view))
    return {field.key: field for field in found if isinstance(field, Field)}


def differences(view: type[View], schema: dict[str, Any], where: str) -> Iterator[str]:
    properties = schema["properties"]
    known = fields(view)
    yield from (f"{where}.{key} has no field in {view.__name__}" for key in properties if key not in known)
    shared = SHARED if issubclass(view, Record) else set()
    yield from (
        f"{view.__name__}.{key} has no property in {where}" for key in known if key not in {*properties, *shared}
    )
    for key, field in known.items():
        part = properties.get(key, {})
        inner = part.get("items", part)
        if field.view is not None and "properties" in inner:
            yield from differences(field.view, inner, f"{where}.{key}")
        elif (
            "properties" in inner
            and not isinstance(field.convert(None), Period)
            and "not_before" not in inner["properties"]
        ):
            yield f"{where}.{key} has keys, but its field in {view.__name__} has no class"
        elif field.view is not None and part:
            yield f"{where}.{key} has no keys, but its field in {view.__name__} has a class"


def test_every_kind_has_a_class():
    assert set(RECORD_TYPES) == set(kinds())
    assert len(set(RECORD_TYPES.values())) == len(RECORD_TYPES)


@pytest.mark.parametrize("kind", kinds())
def test_class_of_a_kind_agrees_with_its_schema(kind):
    assert list(differences(RECORD_TYPES[kind], expanded(kind), kind)) == []


def test_settings_agree_with_their_schema():
    schema = expanded("workspace")
    plain = {
        **schema,
        "properties": {key: part for key, part in schema["properties"].items() if key not in BY_PROPERTY | VERSION},
    }
    assert list(differences(Settings, plain, "workspace")) == []
    assert set(schema["properties"]) >= BY_PROPERTY | VERSION


@pytest.mark.parametrize(("view", "path"), [(Recorded, ("recorded", "plans")), (Waiver, ("waivers", 0))])
def test_parts_of_the_settings_agree_with_their_schema(view, path):
    assert list(differences(view, at_path(expanded("workspace"), path), "workspace")) == []


def test_items_of_a_vocabulary_have_no_field_of_their_own():
    assert set(fields(VocabularyItem)) <= set(at_path(expanded("workspace"), ("vocabularies", "x", 0))["properties"])


def test_difference_would_be_seen():
    assert list(differences(parts.DatedName, {"properties": {"name": {}, "valid": {}, "new": {}}}, "x")) == [
        "x.new has no field in DatedName"
    ]
    assert list(differences(parts.DatedName, {"properties": {"name": {}}}, "x")) == [
        "DatedName.valid has no property in x"
    ]
    inner: dict[str, Any] = {
        "properties": {"holders": {"items": {"properties": {"role": {}}}}, "may_authorise": {}, "note": {}}
    }
    assert "Holder.body has no property in x.holders" in list(differences(parts.Duty, inner, "x"))


def test_shared_parts_are_those_of_the_common_schema():
    common = source("common")["$defs"]
    names = {
        "source": parts.Source,
        "areaItem": parts.AreaItem,
        "area": parts.Area,
        "holder": parts.Holder,
        "duty": parts.Duty,
    }
    for name, view in names.items():
        assert set(fields(view)) == set(common[name]["properties"])


def values(view: View) -> Iterator[Any]:
    """Every typed value of a record, those of its parts too."""
    for name in dir(type(view)):
        if isinstance(getattr(type(view), name), Field):
            value = getattr(view, name)
            yield value
            for inner in value if isinstance(value, tuple) else (value,):
                if isinstance(inner, View):
                    yield from values(inner)


TYPES = (str, int, tuple, View, Decimal)  # Moment and Period are tuples
NEUTRAL: tuple[Any, ...] = ("", None, (), ALWAYS)


@pytest.mark.parametrize("kind", kinds())
def test_every_value_of_a_record_can_be_read(kind):
    for seed in range(25):
        data = document(kind, seed)
        record = RECORD_TYPES[kind](record_facts(data), "a.yaml")
        for key, value in data.items():
            if isinstance(value, float):  # facts hold the text of a number with decimals
                continue
            typed = getattr(record, key)
            if value not in ([], {}) and key not in ("valid", "period"):  # of a period only a note may be written
                assert typed not in NEUTRAL, key
            if isinstance(value, list):
                assert len(typed) == len(value), key
        assert all(value is None or isinstance(value, TYPES) for value in values(record))


@pytest.mark.parametrize("kind", kinds())
def test_empty_record_has_neutral_values(kind):
    record = RECORD_TYPES[kind](record_facts({}), "a.yaml")
    assert [value for value in values(record) if value not in NEUTRAL] == []


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("junk", [None, True, 1, 1.5, "x", [], [None, 1, "x", [], {}], {}, {"x": 1}], ids=repr)
def test_values_of_wrong_types_never_raise(kind, junk):
    schema = expanded(kind)
    record = RECORD_TYPES[kind](record_facts(dict.fromkeys(schema["properties"], junk)), "a.yaml")
    assert list(values(record))
    nested = {
        key: [dict.fromkeys(part["items"].get("properties", {}), junk)]
        for key, part in schema["properties"].items()
        if "items" in part
    }
    assert list(values(RECORD_TYPES[kind](record_facts(nested), "a.yaml")))


def test_views_say_what_they_are():
    record = RECORD_TYPES["plan"](record_facts({"kind": "plan", "id": "a"}), "plans/a.yaml")
    assert repr(record) == "<plan a>"
    assert repr(parts.DatedName({"name": "N"})) == "DatedName({'name': 'N'})"
    assert (record.file, record.document, record.broken) == ("plans/a.yaml", 0, frozenset())
