"""The command line: the one place that writes, starts processes and sets exit codes.

0 nothing found at the failing level, 1 findings, 2 wrong use or environment, 3 a bug of kpss, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from kpss.language.cleaning import one_line
from kpss.language.errors import UserError

USAGE, BUG, INTERRUPTED = 2, 3, 130
# Options that may stand before the command; True where a value follows.
_COMMON = {
    "-C": True,
    "--workspace": True,
    "--as-of": True,
    "--rev": True,
    "--lang": True,
    "--format": True,
    "-o": True,
    "--output": True,
    "--color": True,
    "-q": False,
    "--quiet": False,
}


def run(arguments: Sequence[str]) -> int:
    """Run the command line with *arguments* and return its exit code."""
    # Facts are small trees that live to the end; collecting them costs more than reading (measured: 5 times).
    gc.disable()
    _utf8()
    arguments = _common_last(arguments)
    try:
        if arguments[:1] == ["validate"] and "_KPSS_COMPLETE" not in os.environ:
            from kpss.cli.checking import quick

            code = quick(arguments[1:])
            if code is not None:
                return code
        from kpss.cli.app import dispatch

        return dispatch(arguments)
    except UserError as error:
        return _say(error, arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        from kpss.cli.output import reason

        where, why = f" ({error.filename})" if error.filename else "", reason(error)
        return _say(
            UserError(
                f"Soubor nebo výstup se nedá číst či zapsat{where}: {why.cs}.",
                f"A file or the output cannot be read or written{where}: {why.en}.",
            ),
            arguments,
        )
    except Exception as error:  # noqa: BLE001 - a bug of ours: a short text and a log, never a traceback
        from kpss.cli.crash import report_crash

        return report_crash(error, arguments)


def _say(error: UserError, arguments: Sequence[str]) -> int:
    from kpss.cli.texts import chosen_language

    text = one_line(error.text.in_language(chosen_language(arguments)))
    if _value(arguments, "--format") == "json":
        from kpss.formats.json_text import dumps

        sys.stdout.write(dumps({"format_version": 1, "error": {"message": text}}))
    else:
        sys.stderr.write(f"kpss: {text}\n")
    return USAGE


def _value(arguments: Sequence[str], option: str) -> str | None:
    """The value of *option* in *arguments*, before anything is parsed."""
    for index, argument in enumerate(arguments):
        if argument == option and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith(option + "="):
            return argument.partition("=")[2]
    return None


def _common_last(arguments: Sequence[str]) -> list[str]:
    """*arguments* with the common options that stand before the command moved behind it."""
    moved: list[str] = []
    index = 0
    while index < len(arguments):
        argument = arguments[index]
        name = argument.partition("=")[0]
        if name in _COMMON:
            takes = 2 if _COMMON[name] and "=" not in argument else 1
        elif argument.startswith("-C") and argument != "-C":
            takes = 1
        else:
            break
        moved += arguments[index : index + takes]
        index += takes
    rest = list(arguments[index:])
    if not rest or rest[0].startswith("-"):
        return rest  # no command that they could belong to; the language of the help is taken from them all the same
    command = 2 if rest[0] in ("import", "export", "network") else 1  # words of the command
    return [*rest[:command], *moved, *rest[command:]]


def _utf8() -> None:
    """Standard streams in UTF-8 with plain line feeds, on Windows pipes too."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
