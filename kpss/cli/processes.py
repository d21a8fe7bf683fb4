"""Facts of many files, and findings of many records, by several processes.

Plain fork and a pipe: nothing is imported in the child.  Where fork is not to be had
(Windows) or files are few, one process reads them all.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from kpss.facts import FileFacts, Limits
from kpss.findings.finding import Finding
from kpss.model.workspace import Workspace, facts_in_order
from kpss.rules import CATALOGUE
from kpss.rules.engine import find, in_order
from kpss.source.trees import Tree

WORTH_IT = 600  # files; below, starting a process costs more than it saves
WORTH_IT_RULES = 4000  # records
_FIRST_OF_TIME = 300  # rules before this read records, not plans in time
_WITHOUT_AREAS = (303, 306)
_MOST = 4
_CHUNK = 1 << 20
_OF = 100


def make_facts(tree: Tree, paths: Sequence[str], limits: Limits) -> Iterable[FileFacts]:
    """The facts of *paths*, made by as many processes as there are processors (at most four)."""
    count = min(_processors(), _MOST, 1 + len(paths) // WORTH_IT)
    if count < 2:  # noqa: PLR2004 - alone
        return list(facts_in_order(tree, paths, limits))
    _warm_up()
    mine, shares = _shares(paths, count)
    children = [(share, _start(partial(_packed_facts, tree, share, limits))) for share in shares]
    found = list(facts_in_order(tree, mine, limits))
    for share, child in children:
        theirs = _unpacked(_collect(child), marshal.loads)
        found += theirs if theirs is not None else facts_in_order(tree, share, limits)
    return found


def _packed_facts(tree: Tree, paths: Sequence[str], limits: Limits) -> bytes:
    return marshal.dumps(list(facts_in_order(tree, paths, limits)))


def find_all(workspace: Workspace) -> list[Finding]:
    """All findings of *workspace*; of a big one a second process runs the rules that need no areas of plans."""
    if _processors() < 2 or len(workspace.records) < WORTH_IT_RULES:  # noqa: PLR2004 - alone
        return find(workspace)
    import pickle  # findings hold named tuples, which marshal does not carry

    theirs = frozenset(code for code in CATALOGUE if code < _FIRST_OF_TIME or code in _WITHOUT_AREAS)
    mine = frozenset(CATALOGUE) - theirs
    child = _start(lambda: pickle.dumps(find(workspace, theirs)))
    found = find(workspace, mine)
    others = _unpacked(_collect(child), pickle.loads)
    return in_order([*found, *(others if others is not None else find(workspace, theirs))])


def _shares(paths: Sequence[str], count: int) -> tuple[list[str], list[list[str]]]:
    """The parent's share of *paths* and those of its children, each with files of all folders.

    The parent's is smaller by a tenth, for it has the children's facts to unpack.
    """
    part = round(_OF * 0.9 / count)
    mine = [path for number, path in enumerate(paths) if number % _OF < part]
    rest = [path for number, path in enumerate(paths) if number % _OF >= part]
    return mine, [rest[start :: count - 1] for start in range(count - 1)]


def _processors() -> int:
    """How many processes help; one where fork is not to be had."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
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


def _start(work: Callable[[], bytes]) -> tuple[int, int]:
    """Start a child that does *work*; return its number and the end of the pipe to read its result from."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    code = 1
    try:
        os.close(reading)
        data = work()
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(data)
        code = 0
    finally:
        os._exit(code)  # no handlers, no buffers of the parent


def _collect(child: tuple[int, int]) -> bytes | None:
    """What a child sent; None if it failed, so that the parent does its work itself."""
    process, pipe = child
    parts = []
    with os.fdopen(pipe, "rb") as file:
        while part := file.read(_CHUNK):
            parts.append(part)
    _, status = os.waitpid(process, 0)
    return b"".join(parts) if status == 0 else None


def _unpacked(data: bytes | None, loads: Callable[[bytes], Any]) -> Any:
    """The result in *data* from a child of ours; None where it ended early."""
    if data is None:
        return None
    try:
        return loads(data)
    except (EOFError, ValueError, TypeError):
        return None
