"""What holds of every difference: nothing out of nothing, every edit has words, both directions tell the same."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.changes.compare import difference
from kpss.changes.difference import RecordChange, ValueChange
from kpss.changes.meaning import TOPICS
from kpss.changes.meaning.meanings import meanings
from kpss.changes.named_files import named_files
from kpss.changes.values import value_changes
from kpss.facts import RecordFacts
from kpss.language.text import LANGUAGES
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.trees import FolderTree, MemoryTree
from kpss.structure.schemas import at_path, expanded
from tests.support import ROOT
from tests.unit.changes.edits import edited, edits

DAY = dt.date(2026, 6, 1)
EXAMPLES = ("cesky-krumlov", "liberecky", "olomoucky")
# Braces, Python's words, empty quotation marks, codes with underscores: nothing of that is read aloud.
_BAD = re.compile(r"[{}]|\bNone\b|\bTrue\b|\bFalse\b|Decimal|„“|“”|\b[a-z]+_[a-z]+\b")
_SAMPLE = 25  # edits of a record


@lru_cache
def example(name: str) -> Workspace:
    return Workspace.load(FolderTree(str(ROOT / "examples" / name)), DAY)


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_out_of_nothing(name: str) -> None:
    found = difference(example(name), Workspace.load(FolderTree(str(ROOT / "examples" / name)), DAY))
    assert (found.records, found.files) == ((), ())


@pytest.mark.parametrize("name", EXAMPLES)
def test_reformatting_is_no_change(name: str) -> None:
    """Every record in flow style, its keys turned round, all texts in quotes, comments gone."""
    workspace = example(name)
    texts = {path: workspace.tree.read(path) for path in ("kpss.yaml", *named_files(workspace))}
    for facts in workspace.files:
        turned = (
            json.dumps(_turned(record["data"], expanded(record["kind"])), ensure_ascii=False)
            for record in facts["records"]
        )
        texts[facts["path"]] = "\n---\n".join(turned).encode()
    found = difference(workspace, Workspace.load(MemoryTree(texts), DAY))
    assert found.records == ()
    assert {change.sort for change in found.files if change.path.endswith(".yaml")} == {"reformatted"}


def _turned(value: Any, schema: dict[str, Any]) -> Any:
    if isinstance(value, dict):
        return {key: _turned(value[key], at_path(schema, (key,))) for key in reversed(value)}
    if isinstance(value, list):
        return [_turned(item, schema.get("items", {})) for item in value]
    return float(value) if schema.get("type") == "number" else value


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_edit_of_the_examples_has_words(name: str) -> None:
    workspace, seen = example(name), set[Any]()
    for record in workspace.records.values():
        schema, found = expanded(record.kind), list(edits(record.data))
        for edit in found[:: len(found) // _SAMPLE + 1]:
            key = (record.kind, edit[1], tuple(step for step in edit[0] if isinstance(step, str)))
            if key not in seen:
                seen.add(key)
                _check(workspace, record, edited(dict(record.data), edit, schema), edit[1])


def _check(workspace: Workspace, record: Record, data: dict[str, Any], how: str) -> None:
    former = dict(record.data)
    there, back = _changed(record, former, data), _changed(record, data, former)
    assert {_mirror(value) for value in there.values} == {_plain(value) for value in back.values}
    assert there.values or how == "turn"
    own = json.dumps([record.data, data], ensure_ascii=False)
    for change in (there, back):
        said = meanings(change, workspace, workspace) if change.values else ()
        assert bool(said) == bool(change.values)
        for one in said:
            assert one.topic in TOPICS
            for language in LANGUAGES:
                words = one.words.in_language(language)
                bad = [word for word in _BAD.findall(words) if word not in own or "_" not in word]
                assert not bad, words


def _changed(record: Record, before: dict[str, Any], after: dict[str, Any]) -> RecordChange:
    def made(data: dict[str, Any]) -> Record:
        facts: RecordFacts = {
            "kind": record.kind, "id": record.id, "document": 0, "data": data, "references": [], "broken": [],
        }  # fmt: skip
        return type(record)(facts, record.file)

    return RecordChange("changed", made(before), made(after), value_changes(record.kind, before, after, {}))


def _plain(change: ValueChange) -> tuple[str, str, str]:
    return change.sort, repr(change.before), repr(change.after)


def _mirror(change: ValueChange) -> tuple[str, str, str]:
    return change.sort, repr(change.after), repr(change.before)


def _items(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=6)


STEPS = _items(st.fixed_dictionaries({"id": st.sampled_from("abcdef"), "name": st.sampled_from(["A b", "A c", "D"])}))
RULES = _items(st.sampled_from(["Síť se mění.", "Síť se nemění.", "A", "B"]))


@given(STEPS, STEPS)
@settings(max_examples=300, deadline=None)
def test_steps_say_the_same_both_ways(one: list[Any], other: list[Any]) -> None:
    _both_ways("procedure", {"steps": one}, {"steps": other})


@given(RULES, RULES)
@settings(max_examples=300, deadline=None)
def test_texts_say_the_same_both_ways(one: list[Any], other: list[Any]) -> None:
    _both_ways("document", {"rules": one}, {"rules": other})


def _both_ways(kind: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    there, back = value_changes(kind, one, other, {}), value_changes(kind, other, one, {})
    assert sorted(map(_mirror, there)) == sorted(map(_plain, back))
    assert bool(there) == (one != other)
    assert value_changes(kind, one, one, {}) == ()


def test_whole_differences_mirror_each_other() -> None:
    workspace = example("cesky-krumlov")
    texts = {facts["path"]: workspace.tree.read(facts["path"]) for facts in workspace.files}
    less = dict(list(texts.items())[::2])
    settings_file = {"kpss.yaml": workspace.tree.read("kpss.yaml")}
    one, other = (Workspace.load(MemoryTree({**settings_file, **files}), DAY) for files in (texts, less))
    there, back = difference(one, other), difference(other, one)
    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    assert [(opposite[change.sort], change.record.id) for change in there.records] == [
        (change.sort, change.record.id) for change in back.records
    ]
    assert [opposite.get(change.sort, change.sort) for change in there.files] == [change.sort for change in back.files]
