"""The figures as text for people and as plain data for tools."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.corpus import Size
from benchmarks.measure import MIB, Result
from benchmarks.targets import Ratio


def as_text(results: Mapping[str, Result], comparisons: Sequence[Ratio]) -> str:
    """Two tables: medians of each command, and ratios beside their targets."""
    head = ("command", "files", "wall s", "min–max", "cpu s", "peak MiB", "processes")
    rows = [head, *(_row(result) for result in results.values())]
    lines = _columns(rows)
    lines += [f"* {result.name}: {result.remark}" for result in results.values() if result.remark]
    ratio_rows = [("ratio", "value", "target", ""), *(_ratio_row(ratio) for ratio in comparisons)]
    return "\n".join([*lines, "", *_columns(ratio_rows)]) + "\n"


def as_data(
    results: Mapping[str, Result], comparisons: Sequence[Ratio], sizes: Mapping[str, Size], rounds: int
) -> dict[str, Any]:
    """The same for JSON: seconds, bytes, and all samples."""
    return {
        "format_version": 1,
        "machine": {"cpus": os.cpu_count(), "system": platform.system(), "python": platform.python_version()},
        "rounds": rounds,
        "corpora": {
            name: {"files": size.files, "bytes": size.bytes, "mean": round(size.mean), "kinds": size.kinds}
            for name, size in sizes.items()
        },
        "results": {key: _result(result) for key, result in results.items()},
        "ratios": [
            {"name": one.name, "value": round(one.value, 3), "limit": one.limit, "at_least": one.at_least,
             "unit": one.unit, "met": one.met}
            for one in comparisons
        ],
    }  # fmt: skip


def _result(result: Result) -> dict[str, Any]:
    return {
        "name": result.name,
        "files": result.files,
        "wall": [round(value, 4) for value in result.wall],
        "cpu": [round(value, 4) for value in result.cpu],
        "wall_median": round(result.seconds, 4),
        "cpu_median": round(result.cpu_seconds, 4),
        "peak": result.peak or None,
        "remark": result.remark or None,
    }


def _row(result: Result) -> tuple[str, ...]:
    return (
        result.name + (" *" if result.remark else ""),
        str(result.files or ""),
        f"{result.seconds:.3f}",
        f"{min(result.wall):.3f}–{max(result.wall):.3f}" if len(result.wall) > 1 else "",
        f"{result.cpu_seconds:.3f}",
        f"{result.peak / MIB:.0f}" if result.peak else "",
        str(result.processes) if result.peak else "",
    )


def _ratio_row(ratio: Ratio) -> tuple[str, ...]:
    sign = "≥" if ratio.at_least else "≤"
    return ratio.name, f"{ratio.value:.2f} {ratio.unit}", f"{sign} {ratio.limit:g} {ratio.unit}", _verdict(ratio)


def _verdict(ratio: Ratio) -> str:
    return "met" if ratio.met else "MISSED"


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with their columns aligned, the first to the left and the others to the right."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
