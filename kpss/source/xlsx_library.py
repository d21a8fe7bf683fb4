"""The libraries that write and read workbooks, which are an extra."""

from __future__ import annotations

from typing import Any

from kpss.language.errors import UserError


def writer() -> Any:
    """The module xlsxwriter.

    :raises UserError: if it is not installed.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError:
        raise _missing() from None
    return xlsxwriter


def reader() -> Any:
    """The module python_calamine.

    :raises UserError: if it is not installed.
    """
    try:
        import python_calamine
    except ImportError:
        raise _missing() from None
    return python_calamine


def _missing() -> UserError:
    return UserError(
        'Sešity (XLSX) potřebují doplněk; doinstalujte ho: pip install "kpss[tabulky]" – nebo použijte CSV.',
        'Workbooks (XLSX) need an extra; install it: pip install "kpss[tabulky]" – or use CSV.',
    )
