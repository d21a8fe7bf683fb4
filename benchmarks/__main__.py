"""``python -m benchmarks``: make the files, install the peers, measure, print the ratios."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.measure import CommandFailedError
from benchmarks.peers import PeerError
from benchmarks.run import GROUPS, ROOT, Bench, Options
from benchmarks.table import as_data, as_text
from benchmarks.targets import ratios


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 if done, 1 with ``--check`` if a target is missed, 2 if something cannot be measured."""
    asked = _parser().parse_args(arguments)
    options = Options(asked.only, asked.rounds, asked.regions, asked.slow, asked.keep)
    bench = Bench(options, ROOT / "build" / "bench", lambda text: print(text, file=sys.stderr, flush=True))
    try:
        results = bench.run()
    except (CommandFailedError, PeerError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    comparisons = ratios(results)
    print(as_text(results, comparisons), end="")
    if asked.json:
        data = as_data(results, comparisons, bench.sizes, options.rounds)
        asked.json.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 1 if asked.check and not all(one.met for one in comparisons) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=_positive, default=5, metavar="N", help="rounds of each group (5)")
    parser.add_argument("--regions", type=_positive, default=14, metavar="N", help="regions of the country (14)")
    parser.add_argument(
        "--only", type=_groups, default=GROUPS, metavar="GROUP,…", help=f"some of {', '.join(GROUPS)}; all if not given"
    )
    parser.add_argument("--slow", action="store_true", help="check-jsonschema on all files (a minute), not on a sample")
    parser.add_argument("--keep", action="store_true", help="leave the files in build/bench/corpus")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all samples to FILE too")
    parser.add_argument("--check", action="store_true", help="exit with 1 if a target is missed")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a number from 1")
    return number


def _groups(text: str) -> tuple[str, ...]:
    wanted = tuple(text.split(","))
    unknown = [one for one in wanted if one not in GROUPS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such group: {', '.join(unknown)}")
    return wanted


if __name__ == "__main__":
    sys.exit(main())
