"""The language of the help may be asked for before there is a command."""

from __future__ import annotations

import pytest

from tests.support import RunKpss


@pytest.mark.parametrize("arguments", [("--lang", "en", "--help"), ("--lang=en",)], ids=" ".join)
def test_help_in_english(run_kpss: RunKpss, arguments: tuple[str, ...]) -> None:
    shown = run_kpss(*arguments).expect(0).stdout
    assert shown.startswith("Usage: kpss")
    assert "Checks the files" in shown
