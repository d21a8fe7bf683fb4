"""Errors of use and environment: one sentence that says what to do."""

from __future__ import annotations

from kpss.language.text import Text


class UserError(Exception):
    """Something that the user can put right; ends a command with exit code 2."""

    def __init__(self, cs: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(cs, en)
