"""Changes of records in YAML of many layouts: what is read again is what was wanted, and the rest stays."""

from __future__ import annotations

import json
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpss.exchange.tables.changes import Changes, Item, Set
from kpss.exchange.tables.edits import edited
from kpss.exchange.tables.flat_columns import columns, path_key, path_of, pattern_of
from kpss.exchange.tables.flat_records import Flat, flatten, from_json, joined, parted, plain_tree, to_json
from kpss.source.edits import EditRefused
from kpss.source.reader import read
from kpss.structure.schemas import kinds
from tests.unit.structure.documents import document, documents


def flat_of(kind, text):
    return flatten(kind, plain_tree(read(text)[0]))


@pytest.mark.parametrize("kind", kinds())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_cells_set_and_emptied_are_read_again(kind, data):
    one, seed = data.draw(documents(kind)), data.draw(st.integers(0, 10**6))
    random = Random(seed)  # noqa: S311 - nothing secret
    style = data.draw(st.sampled_from([False, None, True]))
    text = yaml.safe_dump(one, allow_unicode=True, sort_keys=False, default_flow_style=style, width=200)
    before = flat_of(kind, text)
    other = flatten(kind, document(kind, seed))
    known = columns(kind)
    groups = {path[:number] for path in before.cells for number in range(1, len(path))}
    sets = []
    for path, cell in other.cells.items():
        is_own = not any(isinstance(step, int) for step in path)
        clash = path in groups or any(path[:number] in before.cells for number in range(1, len(path)))
        if is_own and random.random() < 0.5 and not clash:
            sets.append(Set(path, cell, before.cells.get(path)))
    taken = {one.path for one in sets}
    for path, cell in before.cells.items():
        if random.random() < 0.2 and path not in taken and not any(q[: len(path)] == path for q in taken):
            sets.append(Set(path, None, cell))
    emptied = {path[: path.index(step) + 1] for path in {s.path for s in sets if s.cell is None}
               for step in path if isinstance(step, int)}  # fmt: skip
    sets = [s for s in sets if s.cell is not None or not any(s.path[: len(p)] == p for p in emptied)]
    after = flat_of(kind, edited(text, Changes("x", kind, "f", 0, sets, [], [])))
    expected = dict(before.cells)
    for change in sets:
        if change.cell is None:
            del expected[change.path]
        else:
            expected[change.path] = change.cell
    assert after.cells == expected
    assert all(pattern_of(path) in known for path in after.cells)


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind != "membership"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_items_added_and_taken_away_are_read_again(kind, data):
    one, seed = data.draw(documents(kind)), data.draw(st.integers(0, 10**6))
    style = data.draw(st.sampled_from([False, None, True]))
    text = yaml.safe_dump(one, allow_unicode=True, sort_keys=False, default_flow_style=style, width=200)
    before = flat_of(kind, text)
    random = Random(seed)  # noqa: S311 - nothing secret
    own = [path for path, count in before.counts.items() if count and len(path) == 1]
    removes, adds = [], []
    for path in own:
        count = before.counts[path]
        cells = {p: c for p, c in before.cells.items() if p[:1] == path and p[1] == 0}
        if random.random() < 0.5 and cells:
            adds.append(Item((*path, count), {(path[0], count, *p[2:]): c for p, c in cells.items()}))
        elif random.random() < 0.5:
            removes.append(Item((*path, random.randrange(count)), {}))
    after = flat_of(kind, edited(text, Changes("x", kind, "f", 0, [], removes, adds)))
    for item in adds:
        assert {p: c for p, c in after.cells.items() if p[:2] == item.path} == item.cells
    for item in removes:
        assert after.counts.get(item.path[:1], 0) == before.counts[item.path[:1]] - 1


@pytest.mark.parametrize(
    ("text", "path", "cell", "after"),
    [
        ("aliases:\n  - a  # x\n  - b\n", ("aliases",), ("a", "c", "b"), "aliases:\n  - a  # x\n  - c\n  - b\n"),
        ("aliases:\n  - a\n  - b  # dvě\n", ("aliases",), ("b",), "aliases:\n  - b  # dvě\n"),
        ("aliases: [a, b]  # x\n", ("aliases",), None, ""),
        ("aliases: []\n", ("aliases",), ("x; y",), "aliases: [x; y]\n"),
        ("note: |\n  a\n  b\nvalid: {}\n", ("note",), "a\nc", "note: |\n  a\n  c\nvalid: {}\n"),
        ("note: >\n  a b\n  c d\n", ("note",), "a b c e", "note: >\n  a b\n  c e\n"),
        ("note: >-\n  a b\n\n  c d\n", ("note",), "x", "note: x\n"),
        ("note: první\n  druhý\n", ("note",), "jeden", "note: jeden\n"),
        ("note: 'a'\n", ("note",), "b\nc", 'note: "b\\nc"\n'),
        ("valid: {to: 2017}\n", ("valid", "from"), "2013", "valid: {from: 2013, to: 2017}\n"),
        ("valid:\n  to: 2017\n", ("valid", "from"), "2013-02", "valid:\n  from: 2013-02\n  to: 2017\n"),
        ("valid:\n", ("valid", "from"), "2013-02-01", "valid: {from: 2013-02-01}\n"),
        ("valid: {from: 2013}  # x\n", ("valid", "from"), None, ""),
    ],
)  # fmt: skip
def test_layouts(text, path, cell, after):
    start = "kind: service\nid: a\nname: N\n"
    made = edited(start + text, Changes("a", "service", "f", 0, [Set(path, cell, None)], [], []))
    assert made == start + after


def test_what_the_layout_does_not_allow_is_refused():
    emptied = Changes("a", "service", "f", 0, [Set(("ages", "from"), None, "1")], [], [])
    with pytest.raises(EditRefused):  # the comment would go too
        edited("id: a\nages: {from: 1 # od\n  , to: 2}\n", emptied)
    with pytest.raises(EditRefused):
        edited("id: a\n...\nid: b\n", emptied)


def test_texts_of_paths_lists_and_cells():
    assert path_key(("units", 0, "orps", 1, "orp")) == "units[1].orps[2].orp"
    assert path_of("units[1].orps[2].orp") == (("units", "[]", "orps", "[]", "orp"), (1, 2))
    assert [path_of(text) for text in ("", "a..b", "a[x]", "[")] == [None, None, None, None]
    flat = Flat({("aliases",): ("a", "b;"), ("units", 0, "value"): "2.50"}, {("units",): 1}, frozenset())
    assert from_json(to_json(flat)) == flat
    for text in ("[]", "{", "[1, 2]", json.dumps([[[1]], []])):
        with pytest.raises(ValueError, match="no cells"):
            from_json(text)


@given(st.lists(st.text("ab;\\ \n", min_size=1).filter(lambda text: text.strip() == text and text)))
def test_lists_in_a_cell(texts):
    assert parted(joined(texts)) == texts
