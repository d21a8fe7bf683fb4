"""Facts of many files by several processes.

Plain fork and a pipe: nothing is imported in the child, facts come back by marshal.  Where fork is not to be had
(Windows) or files are few, one process reads them all.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable, Sequence

from kpss.facts import FileFacts, Limits
from kpss.model.workspace import facts_in_order
from kpss.source.trees import Tree

WORTH_IT = 600  # files; below, starting a process costs more than it saves
_MOST = 4
_CHUNK = 1 << 20
_OF = 100


def make_facts(tree: Tree, paths: Sequence[str], limits: Limits) -> Iterable[FileFacts]:
    """The facts of *paths*, made by as many processes as there are processors (at most four)."""
    count = min(_processors(), _MOST, 1 + len(paths) // WORTH_IT)
    if count < 2 or not hasattr(os, "fork") or sys.platform == "darwin":  # noqa: PLR2004 - alone
        return list(facts_in_order(tree, paths, limits))
    _warm_up()
    mine, shares = _shares(paths, count)
    children = [(share, *_start(tree, share, limits)) for share in shares]
    found = list(facts_in_order(tree, mine, limits))
    for share, process, pipe in children:
        theirs = _collect(process, pipe)
        found += theirs if theirs is not None else facts_in_order(tree, share, limits)
    return found


def _shares(paths: Sequence[str], count: int) -> tuple[list[str], list[list[str]]]:
    """The parent's share of *paths* and those of its children, each with files of all folders.

    The parent's is smaller by a tenth, for it has the children's facts to unpack.
    """
    part = round(_OF * 0.9 / count)
    mine = [path for number, path in enumerate(paths) if number % _OF < part]
    rest = [path for number, path in enumerate(paths) if number % _OF >= part]
    return mine, [rest[start :: count - 1] for start in range(count - 1)]


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _warm_up() -> None:
    """Load schemas before forking, so that each process does not do it again."""
    from kpss.structure.annotations import marks
    from kpss.structure.engines import checker
    from kpss.structure.schemas import kinds

    for kind in kinds():
        checker(kind)
        marks(kind)


def _start(tree: Tree, paths: Sequence[str], limits: Limits) -> tuple[int, int]:
    """Start a child that reads *paths*; return its number and the end of the pipe to read from."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    code = 1
    try:
        os.close(reading)
        data = marshal.dumps(list(facts_in_order(tree, paths, limits)))
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(data)
        code = 0
    finally:
        os._exit(code)  # no handlers, no buffers of the parent


def _collect(process: int, pipe: int) -> list[FileFacts] | None:
    """The facts from a child; None if it failed, so that the parent reads its share itself."""
    parts = []
    with os.fdopen(pipe, "rb") as file:
        while part := file.read(_CHUNK):
            parts.append(part)
    _, status = os.waitpid(process, 0)
    if status != 0:
        return None
    try:
        facts: list[FileFacts] = marshal.loads(b"".join(parts))  # noqa: S302 - from our own child
    except (EOFError, ValueError, TypeError):  # it ended early
        return None
    return facts
