"""The faster parser says what the reader says, or nothing at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpss.facts import file_facts
from kpss.source import shortcut
from kpss.source.document import MAX_DEPTH, Refusal
from kpss.source.events import read_events
from kpss.source.shortcut import plain_value
from tests.support import EXAMPLES, ROOT
from tests.unit.test_robustness import PIECES, SAMPLES, SEEDS, SUITE

SPECIAL = [
    "no", "on", "True", "null", "~", "00302724", "007", "0", "-0", "-5", "+420", "1.5", "1.", ".5", "1e3", "1_000",
    "14:00", "12:30:45", "0x1F", "0o7", "0b1", ".inf", "-.inf", ".nan", "9" * 17, "9" * 20, "2017-07-16", "12.5.2016",
    "<<", "&a b", "*a", "!t b", "? a", "'no'", '"007"', "'a''b'", r'"\u0161\t"', "|\n    no\n    007\n",
    ">-\n    a\n    no\n",
    "{5}", "{?5, a: 1}", "{:5}", "{a: 1, 5}", "{null, 5: 1}", "{a: 1, # b\n  7\n}", "{a: 1, 7 # b\n  }", "5", "[5, 6]",
    "[no, 1.5, 007]", "{no: 1, 2024: 2, ~: 3}", '{"a":05}', '{"a":"b"}', "[]", "{}", "a # no", "# no", "\u00a0x", "%a",
]  # fmt: skip


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    shortcut._loads.cache_clear()
    yield
    shortcut._loads.cache_clear()


def compare(text: str, max_depth: int = MAX_DEPTH) -> bool:
    """Whether the shortcut read *text*; if so, all is as the reader would have it."""
    value = plain_value(text, max_depth)
    if value is None:
        return False
    (document,) = read_events(text, max_depth)
    assert repr(document.value) == repr(value)
    assert (document.suspects, document.decimals) == ([], [])
    return True


def texts() -> list[str]:
    """All record files of the examples, the cases and the pages."""
    files = [*EXAMPLES.rglob("*.yaml"), *(ROOT / "tests" / "cases").rglob("*.yaml")]
    return [data.decode() for file in sorted(files) if _is_text(data := file.read_bytes())]


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return "\x85" not in data.decode()


def test_real_files_are_read_alike_and_mostly_by_the_shortcut() -> None:
    taken = [compare(text) for text in texts() if not set("\u0085\u2028\u2029") & set(text)]
    assert sum(taken) > len(taken) * 0.7


@pytest.mark.parametrize("sample", SUITE + SAMPLES, ids=lambda sample: sample["id"])
def test_foreign_texts_are_read_alike(sample: dict[str, Any]) -> None:
    compare(sample["yaml"])
    compare("x:\n" + "".join(f"  {line}\n" for line in sample["yaml"].split("\n")))


@pytest.mark.parametrize("special", SPECIAL)
@pytest.mark.parametrize(
    "frame",
    ["a: {}\n", "a:\n  - {}\n", "a: [x, {}]\n", "a: {{b: {}}}\n", "{}: x\n", "a:\n  {}\n", "a: b\n{}\n",
     "a: >\n  text\n  {}\nb: 1\n", "a:\t{}\r\n", "---\n{}: 1\n", "a: {}", "\ufeff{}"],
)  # fmt: skip
def test_what_needs_care_is_left_to_the_reader(special: str, frame: str) -> None:
    compare(frame.format(special))


@pytest.mark.parametrize(
    "text", ["a: no", "a: 007", "a: 1.5", "a: 14:00", "2024: x", "a: &b c", "<<: {b: 1}", "a: 1\n---\nb: 2"]
)
def test_what_the_parser_reads_otherwise_never_reaches_it(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(shortcut, "_loads", lambda: lambda _: pytest.fail("the parser was asked"))
    assert plain_value(text, MAX_DEPTH) is None


@pytest.mark.parametrize("depth", [20, 33, 62, 63, 64, 65, 66, 100])
@pytest.mark.parametrize("frame", ["flow", "list", "block", "dashes", "mixed"])
def test_depth_is_that_of_the_reader(depth: int, frame: str) -> None:
    text = {
        "flow": "a: " + "[" * (depth - 1) + "]" * (depth - 1),
        "list": "a:\n" + "".join(" " * level + "-\n" for level in range(depth - 1)),
        "block": "".join(" " * level + "a:\n" for level in range(depth)),
        "dashes": "a:\n  " + "- " * (depth - 1) + "x",
        "mixed": "".join(f"{' ' * (level // 2)}{'- ' if level % 2 else ''}a:\n" for level in range(depth // 2)),
    }[frame]
    for limit in (MAX_DEPTH, 10):
        try:
            read_events(text, limit)
        except Refusal:
            assert plain_value(text, limit) is None
        else:
            compare(text, limit)


@settings(max_examples=400)
@given(
    st.sampled_from([*SEEDS, *(f"a:\n  - b: {special}\n    c: d\n" for special in SPECIAL)]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(PIECES + SPECIAL)), min_size=1, max_size=4),
)
@example("a: b\n", [(0.99, 0, "\r...")])
def test_changed_texts_are_read_alike(text: str, changes: list[tuple[float, int, str]]) -> None:
    for where, length, piece in changes:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + length :]
    if not set("\u0085\u2028\u2029") & set(text):  # the reader refuses these before
        compare(text)


def test_places_are_found_when_somebody_asks() -> None:
    text = b"kind: plan\nid: a\nname: b\nstate: c\n"
    ways = []
    for way in ("ryaml", "pyyaml"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("KPSS_READER", way)
            shortcut._loads.cache_clear()
            assert (shortcut._loads() is None) == (way == "pyyaml")
            ways.append(file_facts("a.yaml", text))
    assert ways[0] == ways[1]
    assert [problem["span"] for problem in ways[0]["problems"] if problem["code"] == 111] == [(4, 1, 4, 6)]


def test_without_the_extra_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ryaml._ryaml", None)
    assert plain_value("a: b", MAX_DEPTH) is None
    assert file_facts("a.yaml", b"kind: role\nid: a\nname: b\n")["records"]
