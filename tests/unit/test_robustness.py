"""Whatever a file holds: never a traceback, always a finding for what must not load."""

from __future__ import annotations

import json
import marshal
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpss import api
from kpss.facts import FileFacts, file_facts
from kpss.findings.locate import Locator
from kpss.source.decoding import lenient
from kpss.source.document import Refusal
from kpss.source.positions import Lines
from kpss.source.reader import read
from kpss.source.trees import MemoryTree
from kpss.structure.schemas import kinds
from tests.support import ROOT
from tests.unit import records
from tests.unit.records import codes_of
from tests.unit.structure.documents import mistaken

DATA = ROOT / "tests" / "data" / "yaml"
NOT_READ = {101, 102, 103, 104, 106}
NULLS = ("", "~", "null", "Null", "NULL")

# Invalid by YAML 1.2, but libyaml reads them.
READ_ALL_THE_SAME = {
    "9C9N", "9JBA", "CVW2", "DK95/01", "EB22", "G5U8", "QB6E", "RHX7", "S98Z", "SU5Z", "X4QW", "Y79Y/003", "YJV2",
}  # fmt: skip
# Where libyaml reads another value than the suite: "?" glued to a word, blanks after the last line.
READ_OTHERWISE = {"652Z", "HM87/01", "JEF9/02", "L24T/01"}
HAND_WRITTEN = """\
# úvod
kind: plan
id: konicko
type: community
name: >-
  Plán
  Konicka
area:
  include:
    - orp: Alfa  # celé
    - {municipality: 'Beta (Delta)'}
valid: {from: 2013-01, to: 2017}
status: approved
"""
SEEDS = [
    records.plan(predecessors=["a", "b"], measures=[{"name": "m", "quantity": {"value": 1, "unit": "lůžek"}}]),
    HAND_WRITTEN,
    records.orp("orp-alfa", "7101", "Alfa", records.ALFA),
    "kind: body\nid: rada\nname: Rada\ntype: executive_council\n---\nkind: role\nid: role\nname: |\n  Role\n",
    records.settings(recorded={"plans": {"complete": True, "until": "2017-07-16"}}, ignore=["a/**"]),
]
PIECES = [
    *"\n\r\t :-{}[],'\"#!|>%@`?~\\\x00\x1b\x85\u00a0\u2028\ufeff\u202e🙂",
    *("\r\n", ": ", "- ", "  ", "&a ", "*a", "!!str ", "---\n", "...\n", "<<: ", "=======", "<<<<<<< a\n", "\\x00"),
    *("9" * 30, "1.5", "1,5", "no", "null", "kind: plan\n", "id: a\n", "Ĺ™", "1e999", "-0"),
]


def suite(name: str) -> list[dict[str, Any]]:
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


SUITE = suite("yaml_test_suite.jsonl")
SAMPLES = suite("js_yaml_samples.jsonl")


def carried(facts: Any) -> Any:
    """What another process gets."""
    return marshal.loads(marshal.dumps(facts))  # noqa: S302 - our own data


def checked(data: bytes, path: str = "a.yaml") -> FileFacts:
    """The facts of *data*; every file has records or says why it has none, and every place is in its text."""
    facts = file_facts(path, data)
    assert carried(facts) == facts
    assert facts["problems"] or facts["records"]
    lines = Lines(lenient(data))
    for problem in facts["problems"]:
        line, column, end_line, end_column = problem["span"]
        assert (1, 1) <= (line, column) <= (end_line, end_column)
        assert line <= end_line <= len(lines._starts)
        assert column <= len(lines.line(line)) + 3  # up to the line break
    unread = NOT_READ & set(codes_of(facts))
    assert len(facts["problems"]) == 1 or not unread  # one mistake, one finding
    empty = {106} if path != "kpss.yaml" else set()  # an empty file says nothing; settings always do
    assert not (unread - empty and facts["readable"])
    return facts


def json_values(text: str) -> list[Any]:
    """All values of a text that holds several JSON documents."""
    decoder, values, at = json.JSONDecoder(), [], 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        values.append(value)
    return values


def agrees(ours: Any, other: Any) -> bool:
    """Whether a value is what another tool read as nothing but texts."""
    if isinstance(ours, dict):
        return (
            isinstance(other, dict) and list(ours) == list(other) and all(agrees(ours[key], other[key]) for key in ours)
        )
    if isinstance(ours, list):
        return isinstance(other, list) and len(ours) == len(other) and all(map(agrees, ours, other))
    if not isinstance(other, str):
        return False
    if ours is None:
        return other in NULLS
    if isinstance(ours, bool):
        return other.lower() == str(ours).lower()
    return float(other) == ours if isinstance(ours, int | float) else bool(other == ours)


@pytest.mark.parametrize("sample", SUITE + SAMPLES, ids=lambda sample: sample["id"])
def test_foreign_text_never_ends_in_a_traceback(sample):
    checked(sample["yaml"].encode())


@pytest.mark.parametrize("sample", [sample for sample in SUITE if sample["error"]], ids=lambda sample: sample["id"])
def test_invalid_text_of_the_suite_is_refused(sample):
    codes = codes_of(checked(sample["yaml"].encode()))
    assert codes
    assert (not NOT_READ & set(codes)) == (sample["id"] in READ_ALL_THE_SAME)


@pytest.mark.parametrize("sample", [sample for sample in SAMPLES if sample["error"]], ids=lambda sample: sample["id"])
def test_sample_that_must_not_load_is_refused(sample):
    assert NOT_READ & set(codes_of(checked(sample["yaml"].encode())))


def test_valid_texts_of_the_suite_have_the_values_that_it_says():
    read_texts = 0
    otherwise = set()
    for sample in SUITE:
        if sample["error"] or sample["json"] is None:
            continue
        try:
            values = [document.value for document in read(sample["yaml"])]
        except Refusal:
            continue
        read_texts += 1
        if values != json_values(sample["json"]):
            otherwise.add(sample["id"])
    assert otherwise == READ_OTHERWISE
    assert read_texts > 180  # the rest has anchors, tags or YAML 1.2 that libyaml does not read


@given(st.binary(max_size=60))
@example(b"")
@example(b"\x00")
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xef\xbb\xbfkind: plan")
@example(b"\xff\xfek\x00i\x00n\x00d\x00")
@example("kind: plan\nname: Příliš\n".encode("cp1250"))
@example("kind: plan\nname: Příliš\n".encode("cp852"))
def test_random_bytes(data):
    checked(data)


@settings(max_examples=250)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join),
    st.sampled_from(["a.yaml", "kpss.yaml"]),
)
@example("\u2028", "a.yaml")
@example("kind: plan\u2028id: a", "a.yaml")
@example("kind: plan\rid: a\r", "a.yaml")
@example("kind: plan\r\nid: a\r\n", "a.yaml")
@example("\ufeffkind: plan\nid: a\n", "a.yaml")
@example("kind: plan\nid: " + "9" * 5000, "a.yaml")
@example("9" * 5000 + ": " + "9" * 5000 + ".5", "a.yaml")
@example("kind: plan\nedition: " + "9" * 400 + ".5", "a.yaml")
def test_random_yaml(text, path):
    checked(text.encode(errors="replace"), path)


@settings(max_examples=300)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(PIECES)), min_size=1, max_size=3),
)
def test_records_with_random_mistakes(text, changes):
    for where, length, piece in changes:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + length :]
    checked(text.encode())
    checked(text.encode(), "kpss.yaml")


@given(st.sampled_from(SEEDS), st.integers(0, 400))
def test_records_that_break_off(text, end):
    checked(text.encode()[:end])


@settings(max_examples=250)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PIECES)), max_size=3))
def test_what_is_read_is_what_another_tool_reads(text, changes):
    for where, piece in changes:
        at = int(where * len(text))
        text = text[:at] + piece + text[at:]
    try:
        ours = [document.value for document in read(text)]
    except Refusal:
        return
    # The loader that makes nothing but texts.
    other = list(pyyaml.load_all(text, pyyaml.CBaseLoader))
    assert len(ours) == len(other)
    assert all(map(agrees, ours, other))


@settings(max_examples=100)
@given(st.lists(st.sampled_from(kinds()).flatmap(mistaken), min_size=1, max_size=3), st.dates())
def test_rules_take_any_records(data, day):
    """Rules meet whatever is left of records with mistakes, on any day."""
    files = {f"{number}.yaml": records.yaml(item) for number, item in enumerate(data) if item}
    locator = Locator(MemoryTree(files))
    for finding in api.findings(records.workspace(files, day.isoformat())):
        assert locator.located(finding).place.span is not None


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{" * 100_000,
        "kind: " + "[" * 100_000 + "]" * 100_000,
        "- " * 100_000,
        "a: &a [x]\n" + "b: [*a, *a]\n" * 1000,
        "kind: plan\n" + "#" * 1_000_000,
        "kind: " + "x" * 1_000_000,
        "kind: plan\nname: '" + "Ĺ™" * 100_000 + "'\n",
        " " * 1_000_000,
        "\n" * 300_000 + "a b\nc: d",
        "kind: plan\nsources:\n" + "- {title: a}\n" * 5000,
        "kind: plan\n" + "---\n" * 20_000,
        "".join(f"key{number}: 1\n" for number in range(5000)),
        "'" * 300_000,
        "kind: plan\n" + "\u2028" * 10_000,
    ],
    ids=lambda text: text[:12],
)
def test_bombs(text):
    checked(text.encode())
