from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.source.document import Document
from kpss.source.edits import (
    EditRefused,
    Splice,
    append_item,
    apply,
    insert_item,
    remove_item,
    replace_value,
    scalar,
    set_key,
)
from kpss.source.places import Path
from kpss.source.reader import read

PIECES = [*"aŽ10-.: #,{}[]'\"\\\n\t\u00a0y~e_+\u2028\ufeff\x85\x07&*!|>?%@🙂=", "no", "null", "---"]
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.from_regex(r"[-+]?[0-9_.:eE-]{1,10}", fullmatch=True),
)


def one(text: str) -> Document:
    (document,) = read(text)
    return document


def value(text: str) -> Any:
    return one(text).value


@settings(max_examples=500)
@given(texts)
def test_text_is_read_back_by_every_tool(text):
    for line in (f"k: {scalar(text)}", f"{{k: {scalar(text, flow=True)}, l: 1}}", f"- k: {scalar(text)}\n  l: 1\n"):
        document = one(line)
        found = document.value[0] if isinstance(document.value, list) else document.value
        assert found["k"] == text
        assert not document.suspects
        old = yaml.safe_load(line)
        assert (old[0] if isinstance(old, list) else old)["k"] == text


@given(st.one_of(st.booleans(), st.integers(-(10**17) + 1, 10**17 - 1)))
def test_numbers_and_booleans_are_read_back(number):
    assert value(f"k: {scalar(number)}") == {"k": number}
    assert type(value(f"k: {scalar(number)}")["k"]) is type(number)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3))
def test_decimals_keep_their_text(number):
    document = one(f"k: {scalar(number)}")
    assert [Decimal(text) for _, _, text in document.decimals] == [number]


@pytest.mark.parametrize("number", [10**17, Decimal("NaN"), Decimal(10) ** 20, "\ud800"])
def test_what_no_scalar_can_hold_is_refused(number):
    with pytest.raises(ValueError):
        scalar(number)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Petrov nad Desnou", "Petrov nad Desnou"),
        ("Bělkovice-Lašťany", "Bělkovice-Lašťany"),
        ("16/2017 (II.)", "16/2017 (II.)"),
        ("2016-2019", "2016-2019"),
        ("500020", '"500020"'),
        ("00302724", '"00302724"'),
        ("14:00", '"14:00"'),
        ("no", '"no"'),
        ("Y", '"Y"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("", '""'),
        ("2017-07-16", '"2017-07-16"'),
        ("cena: 5", '"cena: 5"'),
        ("a #b", '"a #b"'),
        ("a#b", "a#b"),
        ("- a", '"- a"'),
        (" a", '" a"'),
        ("=", '"="'),
        ("0x1F", '"0x1F"'),
        ("1e3", '"1e3"'),
        ("+420 123", "+420 123"),
        ("řekl „ne“", "řekl „ne“"),
        ('řekl "ne"', 'řekl "ne"'),
        ("a\u00a0b", '"a\u00a0b"'),
        ("a\u202eb", '"a\\u202Eb"'),
        ("a\nb", '"a\\nb"'),
        ("a, b", "a, b"),
    ],
)  # fmt: skip
def test_plain_is_preferred(text, written):
    assert scalar(text) == written


def test_a_date_is_plain_and_a_text_in_braces_has_no_comma_outside_quotes():
    assert scalar(dt.date(2026, 1, 1)) == "2026-01-01"
    assert scalar(dt.date(800, 1, 1)) == "0800-01-01"
    assert scalar("a, b", flow=True) == '"a, b"'


def test_splices_are_put_in_by_place_and_in_the_order_given():
    assert apply("abc", [Splice(2, 3, "C"), Splice(0, 0, "1"), Splice(0, 0, "2")]) == "12abC"
    with pytest.raises(ValueError):
        apply("abc", [Splice(0, 2, ""), Splice(1, 3, "")])
    with pytest.raises(ValueError):
        apply("abc", [Splice(2, 4, "")])


LIST = "a:\n  # first\n  - x  # one\n  # about y\n  - {y: 1}\n\n# next\nb: 1\n"


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (0, "a:\n  # first\n  - new\n  - x  # one\n  # about y\n  - {y: 1}\n\n# next\nb: 1\n"),
        (1, "a:\n  # first\n  - x  # one\n  - new\n  # about y\n  - {y: 1}\n\n# next\nb: 1\n"),
        (2, "a:\n  # first\n  - x  # one\n  # about y\n  - {y: 1}\n  - new\n\n# next\nb: 1\n"),
    ],
)
def test_an_item_is_put_in_at_its_place(index, expected):
    assert apply(LIST, [insert_item(LIST, one(LIST), ("a",), index, "new")]) == expected


@pytest.mark.parametrize(
    ("text", "path", "block", "expected"),
    [
        ("a:\n- x\n# c\nb: 1\n", ("a",), "y", "a:\n- x\n- y\n# c\nb: 1\n"),
        ("- x", (), "y", "- x\n- y"),
        ("- x\r\n- z # c", (), "k: 1\nl: 2", "- x\r\n- z # c\r\n- k: 1\r\n  l: 2"),
        ("\ufeffa:\r\n  - x\r\n", ("a",), "y", "\ufeffa:\r\n  - x\r\n  - y\r\n"),
        ("a: [x, y, ]  # c\n", ("a",), "z", "a: [x, y, z, ]  # c\n"),
        ("a: [\n  x,\n  y # c\n]\n", ("a",), "z", "a: [\n  x,\n  y, z # c\n]\n"),
        ("a: {b: []}\n", ("a", "b"), "z", "a: {b: [z]}\n"),
        ("a: []  # c\nb: 1\n", ("a",), "k: 1\nl: 2", "a:\n  - k: 1\n    l: 2  # c\nb: 1\n"),
        ("a: [] # c\nb: 1\n", ("a",), "z", "a:\n  - z # c\nb: 1\n"),
        ("- - x\n  - y\n- z\n", (0,), "w", "- - x\n  - y\n  - w\n- z\n"),
        ("- k:\n    - |\n      text\n\n- z\n", (0, "k"), "w", "- k:\n    - |\n      text\n    - w\n\n- z\n"),
        ("a:\n  - |+\n    text\n\nb: 1\n", ("a",), "w", "a:\n  - |+\n    text\n\n  - w\nb: 1\n"),
        ("a:\n  -\n  # c\nb: 1\n", ("a",), "w", "a:\n  -\n  - w\n  # c\nb: 1\n"),
        ("a:\n  - k: x\n    l:\n      m: 1\n# c\n---\nb: 1\n", ("a",), "w", None),
    ],
)
def test_an_item_is_added_at_the_end(text, path, block, expected):
    documents = read(text)
    result = apply(text, [append_item(text, documents[0], path, block)])
    if expected is not None:
        assert result == expected
    before, after = documents[0].value, read(result)[0].value
    for step in path:
        before, after = before[step], after[step]
    assert after == [*before, value(block)]


@pytest.mark.parametrize(
    ("text", "path", "block"),
    [
        ("a: [x]\n", ("a",), "k: 1\nl: 2"),
        ("a: 1\n", ("a",), "x"),
        ("a:\n", ("a",), "x"),
        ("{a: []}", ("a",), "k: 1\nl: 2"),
    ],
)
def test_what_a_list_cannot_take_is_refused(text, path, block):
    with pytest.raises(EditRefused):
        append_item(text, one(text), path, block)


@pytest.mark.parametrize(
    ("text", "path", "new", "expected"),
    [
        ("a: 1 # c\nb: 2\n", ("a",), "x", "a: x # c\nb: 2\n"),
        ("a:   # c\nb: 2\n", ("a",), "x", "a: x   # c\nb: 2\n"),
        ("a: 'x'", ("a",), dt.date(2026, 1, 1), "a: 2026-01-01"),
        ("a: {b, c: 1}", ("a", "b"), "k, l", 'a: {b: "k, l", c: 1}'),
        ("a: {b: , c: 1}", ("a", "b"), "x", "a: {b:  x, c: 1}"),
        ("a: |\n  text\n\n  more\n\n# c\nb: 1\n", ("a",), "x", "a: x\n\n# c\nb: 1\n"),
        ("a:\n  - x\n  -\n  - z\n", ("a", 1), "w", "a:\n  - x\n  - w\n  - z\n"),
        ("a: {b: 1}  # c\n", ("a",), True, "a: true  # c\n"),
        ("a: {b: [1, {c: 2}]}", ("a", "b", 1, "c"), Decimal("2.50"), "a: {b: [1, {c: 2.50}]}"),
        ("\ufeffa: 1\r\nb: 2", ("b",), 3, "\ufeffa: 1\r\nb: 3"),
        ("🙂: x\nb: y # 🙂\n", ("b",), "z", "🙂: x\nb: z # 🙂\n"),
    ],
)
def test_a_value_is_replaced_and_nothing_else(text, path, new, expected):
    assert apply(text, [replace_value(text, one(text), path, new)]) == expected


def test_a_place_that_is_not_there_is_an_error_of_the_caller():
    with pytest.raises(KeyError):
        replace_value("a: 1", one("a: 1"), ("b",), 1)


@pytest.mark.parametrize(
    ("text", "path", "after", "value_yaml", "expected"),
    [
        ("a: 1 # c\n# d\nb: 2\n", (), "a", "x", "a: 1 # c\nk: x\n# d\nb: 2\n"),
        ("a: 1\nb:\n  - x\n\n# end\n", (), None, "x", "a: 1\nb:\n  - x\nk: x\n\n# end\n"),
        ("a: 1", (), "missing", "x", "a: 1\nk: x"),
        ("a: 1\r\nk: 2 # c\r\n", (), None, "x", "a: 1\r\nk: x # c\r\n"),
        ("- a: 1\n  b: 2\n- c\n", (0,), "a", "x", "- a: 1\n  k: x\n  b: 2\n- c\n"),
        ("- {a: 1, b: 2}\n", (0,), "a", "x", "- {a: 1, k: x, b: 2}\n"),
        ("- {a: 1, b: }\n", (0,), None, "x", "- {a: 1, b: , k: x}\n"),
        ("- {}\n", (0,), None, "x", "- {k: x}\n"),
        ("a: 1\nb: 2\n", (), "a", "- x\n- y", "a: 1\nk:\n  - x\n  - y\nb: 2\n"),
        ("\ufeffa: 1\r\n", (), None, "- x\n- y", "\ufeffa: 1\r\nk:\r\n  - x\r\n  - y\r\n"),
        ("k:\nb: 1\n", (), None, "x", "k: x\nb: 1\n"),
        ("k:\nb: 1\n", (), None, "- x", "k:\n  - x\nb: 1\n"),
        ("- k: []  # c\n", (0,), None, "- x\n- y", "- k:\n    - x\n    - y  # c\n"),
        ('{"a": "b"}', (), None, '"x"', '{"a": "b", k: "x"}'),
    ],
)
def test_a_key_is_set(text, path, after, value_yaml, expected):
    assert apply(text, [set_key(text, one(text), path, "k", value_yaml, after=after)]) == expected


@pytest.mark.parametrize(
    ("text", "path", "value_yaml"),
    [
        ("a: [b: 1]\n", ("a", 0), "x"),
        ("a: 1\n", ("a",), "x"),
        ("{a: 1}\n", (), "- x"),
        ("{k: 1}\n", (), "- x\n- y"),
        ("k:\n  - 1\n", (), "- x\n- y"),
    ],
)
def test_a_key_that_would_break_the_layout_is_refused(text, path, value_yaml):
    with pytest.raises(EditRefused):
        set_key(text, one(text), path, "k", value_yaml)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a:\n  - x # c\n  # about y\n  - y\nb: 1\n", ("a", 0), "a:\n  # about y\n  - y\nb: 1\n"),
        ("a:\n  - x\n  # about y\n  - y # c\n\n# d\nb: 1\n", ("a", 1), "a:\n  - x\n  # about y\n\n# d\nb: 1\n"),
        ("a:\n  - x\nb: 1\n", ("a", 0), "a:\n  []\nb: 1\n"),
        ("a: 1\nb: 2", ("b",), "a: 1"),
        ("a: 1\r\nb: 2\r\n", ("a",), "b: 2\r\n"),
        ("- a: 1\n  b: 2\n- c\n", (0, "a"), "- b: 2\n- c\n"),
        ("- a: 1\n  b: 2\n- c\n", (0, "b"), "- a: 1\n- c\n"),
        ("- a: 1\n  b: 2\n- c\n", (0,), "- c\n"),
        ("- - x\n  - y\n", (0, 0), "- - y\n"),
        ("a: [x, y, z]", ("a", 0), "a: [y, z]"),
        ("a: [x, y, z]", ("a", 2), "a: [x, y]"),
        ("a: [x]", ("a", 0), "a: []"),
        ("a: {x: 1, y: 2}", ("a", "x"), "a: {y: 2}"),
        ("a: {x: 1}", ("a", "x"), "a: {}"),
        ("a:\n  -\n    k: 1\n  -\n    k: 2\n", ("a", 1), "a:\n  -\n    k: 1\n"),
    ],
)
def test_an_item_or_key_is_removed(text, path, expected):
    assert apply(text, [remove_item(text, one(text), path)]) == expected


@pytest.mark.parametrize(
    ("text", "path"),
    [("- a: 1\n  # c\n  b: 2\n", (0, "a")), ("a: [x # c\n  , y]", ("a", 0)), ("a: [x, # c\n y]", ("a", 1))],
)
def test_no_comment_is_lost_by_removing(text, path):
    with pytest.raises(EditRefused):
        remove_item(text, one(text), path)


# A generated text: blocks and flows with comments, blank lines and any line break, and its plain value.
keys = st.sampled_from(["a", "b", "kód", "x y"])
leaves = st.one_of(st.integers(0, 99), st.sampled_from(["x", "Obec nad Řekou", "no", "2017-01-01", "a, b"]))
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(keys, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def flow(tree: Any) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in tree.items()) + "}"
    return "[" + ", ".join(map(flow, tree)) + "]" if isinstance(tree, list) else scalar(tree, flow=True)


def block(tree: Any, draw: Any) -> list[str]:
    if not isinstance(tree, dict | list) or draw(st.integers(0, 3)) == 0:
        return [flow(tree) + draw(st.sampled_from(["", "  # c"]))]
    lines: list[str] = []
    for key, inner in tree.items() if isinstance(tree, dict) else ((None, item) for item in tree):
        lines += draw(st.sampled_from([[], [], ["# about"], ["", "# about", ""]]))
        rows = block(inner, draw)
        nested = len(rows) > 1 or rows[0].lstrip().startswith(("- ", "#")) or ": " in rows[0].split("{")[0]
        head = "-" if key is None else f"{key}:"
        lines += [head, *("  " + row if row else row for row in rows)] if nested else [f"{head} {rows[0]}"]
    return lines


def paths(tree: Any, path: Path = ()) -> list[Path]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(found for key, item in inner for found in paths(item, (*path, key)))]


def changed(tree: Any, path: Any, change: Any) -> Any:
    if not path:
        return change(tree)
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = changed(tree[path[0]], path[1:], change)
    return copy


@settings(max_examples=300)
@given(st.data(), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_an_edit_changes_what_it_says_and_nothing_else(data, newline, final, bom):
    tree = data.draw(st.dictionaries(keys, trees, min_size=1, max_size=3))
    text = newline.join(block(tree, data.draw))
    if text.startswith("{"):
        text = flow(tree)
    text = ("\ufeff" if bom else "") + text + (newline if final else "")
    document = one(text)
    assert document.value == tree
    path = data.draw(st.sampled_from(paths(tree)))
    target = tree
    for step in path:
        target = target[step]
    if isinstance(target, list):
        index = data.draw(st.integers(0, len(target)))
        splice = insert_item(text, document, path, index, "{new: 1}")
        expected = changed(tree, path, lambda items: [*items[:index], {"new": 1}, *items[index:]])
    elif isinstance(target, dict):
        after = data.draw(st.sampled_from([None, *target]))
        splice = set_key(text, document, path, "new", "1", after=after)
        expected = changed(tree, path, lambda mapping: {**mapping, "new": 1})
    else:
        splice = replace_value(text, document, path, "nový")
        expected = changed(tree, path, lambda _: "nový")
    result = apply(text, [splice])
    assert one(result).value == expected
    assert result.count("#") == text.count("#")
    assert result.startswith("\ufeff") == bom
    assert result.replace("\r\n", "").count("\n") == (0 if "\r\n" in text else result.count("\n"))
    again = one(result)
    if path and isinstance(target, dict | list):
        last = (*path, "new") if isinstance(target, dict) else (*path, index)
        assert one(apply(result, [remove_item(result, again, last)])).value == tree
