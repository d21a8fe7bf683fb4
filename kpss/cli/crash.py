"""A bug of kpss: a short text on the screen and a log to send."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence

from kpss import __version__
from kpss.cli import BUG
from kpss.cli.texts import chosen_language


def report_crash(error: Exception, arguments: Sequence[str]) -> int:
    """Write the log of *error*, say where it is, and return the exit code."""
    text = "\n".join(
        [
            f"kpss {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"kpss {' '.join(arguments)}",
            "".join(traceback.format_exception(error)),
        ]
    )
    with tempfile.NamedTemporaryFile(
        "w", prefix="kpss-", suffix=".log", delete=False, encoding="utf-8", newline="\n"
    ) as file:
        file.write(text)
    if chosen_language(arguments) == "en":
        sys.stderr.write(f"kpss: this is a bug of kpss, not of your files. Please send us the log: {file.name}\n")
    else:
        sys.stderr.write(
            f"kpss: tohle je chyba programu kpss, ne vašich souborů. Pošlete nám prosím záznam: {file.name}\n"
        )
    return BUG
