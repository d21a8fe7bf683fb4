"""What is said where the extra for documents is not installed."""

from __future__ import annotations

from kpss.language.errors import UserError


def missing() -> UserError:
    """The error that names the extra."""
    return UserError(
        'DOCX potřebuje doplněk: pip install "kpss[dokumenty]".',
        'DOCX needs an extra: pip install "kpss[dokumenty]".',
    )
