from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.source.positions import Lines, Span

texts = st.lists(st.sampled_from([*"až🙂 \t\n\r\u2028\x85\x0b", "\r\n"]), max_size=30).map("".join)


@given(texts)
def test_lines_are_those_of_editors(text):
    lines = Lines(text)
    expected = re.split("\r\n|\r|\n", text)
    assert [lines.line(number) for number in range(1, len(expected) + 1)] == expected
    assert lines.line(0) == lines.line(len(expected) + 1) == ""


@given(texts)
def test_positions_lead_back_to_the_text(text):
    lines = Lines(text)
    for offset, char in enumerate(text):
        line, column = lines.position(offset)
        if char not in "\r\n":
            assert lines.line(line)[column - 1] == char
    assert lines.position(0) == (1, 1)


@given(texts, st.data())
def test_span_has_no_blanks_at_its_end(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Lines(text).span(start, end)
    assert (span.line, span.column) == Lines(text).position(start)
    assert (span.line, span.column) <= (span.end_line, span.end_column)
    stripped = text[start:end].rstrip()
    if stripped:
        assert (span.end_line, span.end_column) == Lines(text).position(start + len(stripped))


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_span(line_break):
    text = line_break.join(["a: b", "klíč: 🙂x  ", ""])
    start = text.index("🙂")
    assert Lines(text).span(start, len(text)) == Span(2, 7, 2, 9)
    assert Lines(text).span(len(text), len(text)) == Span(3, 1, 3, 1)
    assert Lines("").span(0, 0) == Span(1, 1, 1, 1)
