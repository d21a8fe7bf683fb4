"""Texts of many documents, cut into parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.source import parts as parts_module
from kpss.source.document import Document, Refusal
from kpss.source.parts import Parts
from kpss.source.reader import read

TEXT = "\ufeff# hlava\r\n---\r\nid: a # x\r\n--- # druhý\r\nid: b\r\n...\r\n---\r\nnote: |-\r\n  ---\r\n   --- c\r\n"


def values(text: str) -> list[object] | None:
    try:
        return [document.value for document in read(text)]
    except Refusal:
        return None


def test_each_document_is_found_with_its_comments() -> None:
    parts = Parts(TEXT)
    assert parts.find(0) == ("---\r\nid: a # x\r\n", 0)
    assert parts.find(1) == ("--- # druhý\r\nid: b\r\n...\r\n", 0)
    assert values(parts.find(2)[0]) == [{"note": "---\n --- c"}]
    with pytest.raises(IndexError):
        parts.find(3)
    assert parts.text == TEXT


def test_one_part_is_changed_and_the_rest_stays() -> None:
    parts = Parts(TEXT)
    parts.put(1, parts.find(1)[0].replace("id: b", "id: c\r\nname: C"))
    assert parts.text == TEXT.replace("id: b", "id: c\r\nname: C")


@pytest.mark.parametrize("text", ["id: a\n", "id: a\n...\nid: b\n", "a: '\n--- x'\n---\nid: b\n"])
def test_what_cannot_be_cut_stays_whole(text: str) -> None:
    parts = Parts(text)
    assert parts.find(0) == (text, 0)
    parts.put(0, "id: z\n")
    assert parts.text == "id: z\n"


@given(st.lists(st.sampled_from(["---", "--- # x", "---x", "...", "# c", "a: 1", "b:", "  - ---", "", "'", "- 1"])))
def test_parts_say_what_the_whole_says(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    wanted = values(text)
    parts = Parts(text)
    assert parts.text == text
    for number, value in enumerate(wanted or ()):
        part, within = parts.find(number)
        assert (values(part) or [])[within] == value


def test_every_part_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []

    def counting(text: str, depth: int) -> list[Document]:
        counted.append(len(text))
        return read(text, depth)

    monkeypatch.setattr(parts_module, "read", counting)
    text = "---\n".join(f"id: a{number}\n" for number in range(50))
    parts = Parts(text)
    for number in range(50):
        parts.put(number, parts.find(number)[0].replace("id: a", "id: b"))
    assert parts.text == text.replace("id: a", "id: b")
    assert sum(counted) == len(text)
