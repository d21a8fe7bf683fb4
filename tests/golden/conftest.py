"""Golden files: what a document or a format looked like when somebody last read it and found it good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that writes golden files; nothing else does."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files of tests/golden anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a golden file; ``pytest tests/golden --update-golden`` writes the file instead."""

    def compare(name: str, text: str) -> None:
        path = HERE / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(text.encode("utf-8"))
            return
        assert path.is_file(), f"{name} is missing; write it with pytest tests/golden --update-golden and read it"
        expected = path.read_bytes().decode("utf-8")
        assert text == expected, f"{name} differs; if it should: pytest tests/golden --update-golden, and read the diff"

    return compare
