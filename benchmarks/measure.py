"""Whole processes: how long they take, how much processor time and how much memory.

Times are those of the operating system: the process is waited for with ``wait4``, so processor time holds all processes
that it has started and waited for.  Memory is measured in a run of its own, because watching costs time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_WATCH_EVERY = 0.004  # seconds
MIB = 1024 * 1024


class CommandFailedError(Exception):
    """A measured command did not end as it should; the text says which and what it wrote."""


@dataclass(frozen=True)
class Command:
    """What is run: name in the table, arguments, folder, and what is added to the environment."""

    name: str
    arguments: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Result:
    """Samples of one command in seconds; memory in bytes, 0 where it was not measured."""

    name: str
    files: int
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: int = 0
    processes: int = 1
    remark: str = ""

    @property
    def seconds(self) -> float:
        """Median of the wall times."""
        return statistics.median(self.wall)

    @property
    def cpu_seconds(self) -> float:
        """Median of the processor times, user and system."""
        return statistics.median(self.cpu)


def check(command: Command) -> None:
    """Run *command* once, untimed: it fills the page cache and shows that the command finds nothing wrong.

    :raises CommandFailedError: if it does not end with 0.
    """
    done = subprocess.run(
        command.arguments, cwd=command.folder, env=_environment(command), capture_output=True, check=False
    )
    if done.returncode != 0:
        lines = (done.stdout + done.stderr).decode(errors="replace").splitlines()
        wrong = [line for line in lines if not line.endswith(" valid")][:20]
        raise CommandFailedError("\n".join([f"{command.name}: exit code {done.returncode}", *wrong]))


def time_once(command: Command, result: Result) -> None:
    """Run *command* and add its wall and processor time to *result*; its output goes nowhere.

    :raises CommandFailedError: if it does not end with 0.
    """
    environment = _environment(command)
    start = time.perf_counter()
    process = subprocess.Popen(
        command.arguments, cwd=command.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise CommandFailedError(f"{command.name}: exit code {process.returncode}")
    result.wall.append(wall)
    result.cpu.append(usage.ru_utime + usage.ru_stime)


def interleave(commands: Sequence[tuple[Command, Result]], rounds: int) -> None:
    """Time all *commands* in turn, *rounds* times, so that a busy spell of the machine hits each of them."""
    for _ in range(rounds):
        for command, result in commands:
            time_once(command, result)


def watch_memory(command: Command, result: Result) -> None:
    """Run *command* and set the peak memory of *result*: the sum of the peaks of all its processes.

    Pages that two processes share count twice, so the truth is never above this figure.  Without ``/proc`` it is the
    peak of the largest process.
    """
    process = subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        env=_environment(command),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peaks: dict[int, int] = {}
    while True:
        for pid in _family(process.pid):
            peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(_WATCH_EVERY)
    process.returncode = os.waitstatus_to_exitcode(status)
    seen = [peak for peak in peaks.values() if peak]
    result.peak = sum(seen) if seen else usage.ru_maxrss * 1024
    result.processes = max(1, len(seen))


def _environment(command: Command) -> dict[str, str]:
    return {**os.environ, **command.environment}


def _family(pid: int) -> list[int]:
    """*pid* and all processes below it."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in task.read_text(encoding="ascii").split())
            except OSError:  # ended meanwhile
                continue
    return found


def _peak(pid: int) -> int:
    """Highest resident memory of a process so far, in bytes; 0 if it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0
