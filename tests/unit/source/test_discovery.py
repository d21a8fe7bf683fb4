from __future__ import annotations

import pytest

from kpss.source.discovery import find_files
from kpss.source.trees import MemoryTree

PATHS = [
    "kpss.yaml",
    "a.yaml",
    "b.yml",
    "koncepty/a.yaml",
    "koncepty/2019/a.yaml",
    "koncepty.yaml",
    "plans/koncept-a.yaml",
    "plans/koncepty/a.yaml",
    "plans/a+b.yaml",
]
EVERY = sorted(PATHS[1:])


def kept(*ignore: str) -> list[str]:
    return [entry.path for entry in find_files(MemoryTree(dict.fromkeys(PATHS, "")), ignore).records]


def test_files_are_sorted_and_settings_are_none_of_them():
    assert kept() == EVERY


@pytest.mark.parametrize(
    ("glob", "left_out"),
    [
        ("koncepty/**", ["koncepty/2019/a.yaml", "koncepty/a.yaml"]),
        ("koncepty", ["koncepty/2019/a.yaml", "koncepty/a.yaml"]),
        ("koncepty/", ["koncepty/2019/a.yaml", "koncepty/a.yaml"]),
        ("/koncepty/", ["koncepty/2019/a.yaml", "koncepty/a.yaml"]),
        ("koncepty/*.yaml", ["koncepty/a.yaml"]),
        ("koncepty/*", ["koncepty/2019/a.yaml", "koncepty/a.yaml"]),
        ("**/koncepty/**", ["koncepty/2019/a.yaml", "koncepty/a.yaml", "plans/koncepty/a.yaml"]),
        ("**/a.yaml", ["a.yaml", "koncepty/2019/a.yaml", "koncepty/a.yaml", "plans/koncepty/a.yaml"]),
        ("*.yml", ["b.yml"]),
        ("?.yaml", ["a.yaml"]),
        ("*/koncept-*", ["plans/koncept-a.yaml"]),
        ("plans/a+b.yaml", ["plans/a+b.yaml"]),
        ("plans/a.b.yaml", []),
        ("[ab].yaml", []),
        ("A.yaml", []),
        ("**", EVERY),
        ("", []),
        ("/", []),
    ],
)
def test_ignore(glob, left_out):
    assert sorted(set(EVERY) - set(kept(glob))) == left_out


def test_several_globs():
    assert kept("plans/**", "koncepty/**", "*.yml") == ["a.yaml", "koncepty.yaml"]
