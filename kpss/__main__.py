"""The command ``kpss``.  ``--version`` is answered before anything is loaded."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from kpss import __version__

        sys.stdout.write(f"kpss {__version__}\n")
        return
    from kpss.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
