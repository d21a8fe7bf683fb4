"""The command ``kpss``.  ``--version`` is answered before anything is loaded."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from kpss import __version__

        sys.stdout.write(f"kpss {__version__}\n")
        return
    import contextlib

    from kpss.cli import run

    code = run(sys.argv[1:])
    with contextlib.suppress(OSError):  # what could not be written has been told already
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)  # to take ten thousand records apart would take longer than to make them


if __name__ == "__main__":
    main()
