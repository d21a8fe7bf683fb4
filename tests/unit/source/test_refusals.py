"""What is not read: the code, what is wrong, and where the mistake stands."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.source.document import Refusal
from kpss.source.positions import Lines
from kpss.source.reader import read

NBSP = "\u00a0"


def refusal(text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(text)
    return caught.value


# Text → problem, line of the mistake, what stands there, other parameters.
SYNTAX: list[tuple[str, str, int, str, dict[str, Any]]] = [
    ("a: b\nstatus approved\nc: d\n", "missing_colon", 2, "status approved", {"key": "status", "value": "approved"}),
    ("a:\n  - b: c\n    status approved\n    d: e\n", "missing_colon", 3, "status approved", {"key": "status"}),
    ("a: b\nstatus\n  c: d\n", "missing_colon", 2, "status", {"key": "status", "value": ""}),
    ("a: b\nc:d\ne: f\n", "no_space", 2, "c:d", {"key": "c", "value": "d"}),
    ("a: b\nname: Plán: druhý\n", "colon_in_text", 2, ":", {"value": "Plán: druhý"}),
    ("a: b\n\tc: d\n", "tab", 2, "\t", {}),
    ("a:\n  b: |\n\tc\n", "tab", 3, "\t", {}),
    ("a: @b\n", "reserved", 1, "@", {"character": "@"}),
    ("a: b\nc: `d`\n", "reserved", 2, "`", {"character": "`"}),
    ("a: b\nc: 'd\ne: f\n", "unclosed_quote", 2, "'", {}),
    ('a: b\nc: "d\n', "unclosed_quote", 2, '"', {}),
    ("a: b\nc: [d, e\nf: g\n", "unclosed_bracket", 2, "[", {}),
    ("a: b\nc: {d: e\n", "unclosed_bracket", 2, "{", {}),
    ("a: [b c, {d: e} f]\n", "missing_comma", 1, "f", {}),
    ("a: 'b' c\n", "after_quote", 1, "c", {}),
    ('a: "b\\q"\n', "escape", 1, "\\", {}),
    ("a: b\n c: d\n", "indent", 2, "c: d", {}),
    ("a:\n    b: c\n  d: e\n", "indent", 3, "d: e", {}),
    ("- a\nb: c\n", "indent", 2, "b: c", {}),
    (f"a:\n{NBSP}{NBSP}b: c\n", "nbsp", 2, NBSP, {}),
    (f"a: b\nc:{NBSP}d\ne: f\n", "nbsp", 2, NBSP, {}),
    ("a: b\x07\n", "character", 1, "\x07", {"character": "U+0007"}),
    ("a: b\n\x00", "character", 2, "\x00", {"character": "U+0000"}),
    ("a: \x1b[31m\n", "character", 1, "\x1b", {"character": "U+001B"}),
    ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> main\n", "conflict", 2, "<<<<<<<", {}),
    ("a: b\nc: d\n>>>>>>> main\n", "conflict", 3, ">>>>>>>", {}),
]


@pytest.mark.parametrize(
    ("text", "problem", "line", "there", "params"), SYNTAX, ids=[f"{row[1]}-{row[0][:12]!r}" for row in SYNTAX]
)
def test_mistake_stands_where_it_is(text, problem, line, there, params):
    found = refusal(text)
    assert (found.code, found.params["problem"]) == (102, problem)
    assert Lines(text).position(found.start)[0] == line
    assert text[found.start :].startswith(there)
    assert found.start < found.end <= len(text)
    assert params.items() <= found.params.items()


@pytest.mark.parametrize("text", [row[0] for row in SYNTAX if row[1] not in ("character", "tab")])
def test_mistake_stands_at_the_same_place_with_windows_line_ends(text):
    plain, windows = refusal(text), refusal(text.replace("\n", "\r\n"))
    assert windows.params == plain.params
    position = Lines(text).position(plain.start)
    assert Lines(text.replace("\n", "\r\n")).position(windows.start) == position


@pytest.mark.parametrize(
    ("text", "problem", "there"),
    [
        ("a: &x b\n", "anchor", "&x"),
        ("a: &x\n  b: c\n", "anchor", "&x"),
        ("a: &x [b]\n", "anchor", "&x"),
        ("a: *x\n", "alias", "*x"),
        ("*x : a\n", "alias", "*x"),
        ("a: !!str 5\n", "tag", "!!str"),
        ("a: !!python/object/apply:os.system [echo]\n", "tag", "!!python"),
        ("a: ! b\n", "tag", "! b"),
        ("<<: {a: b}\n", "merge", "<<"),
        ("a: {<<: b}\n", "merge", "<<"),
        ("? [a]\n: b\n", "complex_key", "[a]"),
        ("{a: b}: c\n", "complex_key", "{a: b}"),
    ],
)
def test_what_no_person_writes(text, problem, there):
    found = refusal(text)
    assert (found.code, found.params["problem"]) == (104, problem)
    assert text[found.start :].startswith(there)
    assert found.start < found.end


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: 2\na: 3\n",
        "x:\n  - a: 1\n    b: 2\n    'a': 3\n",
        "{a: 1, b: 2, a: 3}",
        '? a\n: 1\nb: 2\n? "a"\n: 3\n',
    ],
)
def test_duplicate_key_has_both_places(text):
    found = refusal(text)
    assert (found.code, found.params) == (103, {"key": "a"})
    assert text[found.start : found.end].strip("'\"") == "a"
    assert found.other is not None
    assert text[found.other[0] : found.other[1]] == "a"
    assert found.other[0] < found.start


def test_same_key_in_another_mapping_is_no_duplicate():
    assert read("a: {a: {a: 1}}\nb: [{a: 1}, {a: 2}]\n---\na: 1\n")


def test_keys_that_only_look_alike_are_no_duplicates():
    assert read("a: 1\nA: 2\n' a': 3\n")[0].value == {"a": 1, "A": 2, " a": 3}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_bomb(opening):
    found = refusal(opening * 100_000)
    assert found.code in (102, 104)
    if opening != "? ":
        assert found.params == {"problem": "depth", "limit": 64}
        assert found.start <= 64 * len(opening)


@pytest.mark.parametrize("depth", [1, 8, 64])
def test_depth_limit_is_exact(depth):
    assert read("[" * depth + "]" * depth, depth)
    with pytest.raises(Refusal) as caught:
        read("[" * (depth + 1) + "]" * (depth + 1), depth)
    assert caught.value.params == {"problem": "depth", "limit": depth}
    assert (caught.value.start, caught.value.end) == (depth, depth + 1)


def test_alias_bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert refusal("\n".join(lines)).params == {"problem": "anchor"}


def test_text_about_conflicts_is_no_conflict():
    assert read("note: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> main\n")
    assert read("a: <<<<<<< b\nc: '======='\n")
    assert read("# =======\na: b\n")
