"""Facts of many files, and findings of many records, by several processes.

Plain fork and a pipe: nothing is imported in the child.  Where fork is not to be had
(Windows) or files are few, one process reads them all.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from kpss.facts import FileFacts, Limits
from kpss.model.workspace import Workspace, facts_in_order
from kpss.source.trees import NotingFolder, Tree

if TYPE_CHECKING:
    from kpss.findings.finding import Finding
    from kpss.rules.engine import Examined

WORTH_IT = 600  # files; below, starting a process costs more than it saves
WORTH_IT_RULES = 4000  # records
# Rules that read records, bodies and meetings; the others share the areas and states of plans.
_WITHOUT_AREAS = (*range(100, 300), 303, 306, *range(500, 600), 603, 604, *range(900, 1000))
_MOST = 4
_PIPE = 1 << 20
_HEAD = 8  # bytes that say how long a part is
_PARCELS = 32  # for each process; with four their numbers fit a byte


class _Child(NamedTuple):
    """A process, and the end of the pipe to read its results from."""

    process: int
    pipe: int


def make_facts(tree: Tree, paths: Sequence[str], limits: Limits) -> Iterable[FileFacts]:
    """The facts of *paths*, made by as many processes as there are processors (at most four)."""
    count = min(_processors(), _MOST, 1 + len(paths) // WORTH_IT)
    if count < 2:  # noqa: PLR2004 - alone
        return list(facts_in_order(tree, paths, limits))
    _warm_up()
    # Whoever is free takes the next parcel, so that nobody waits long for the others.
    parcels = [paths[start :: _PARCELS * count] for start in range(_PARCELS * count)]
    queue = _queue(bytes(range(len(parcels))))
    found: dict[int, list[FileFacts]] = {}
    known: dict[str, tuple[str, ...]] = {}
    noted = tree.noted if isinstance(tree, NotingFolder) else {}

    def work() -> Iterator[tuple[int, list[FileFacts], dict[str, tuple[str, ...]]]]:
        while number := os.read(queue, 1):
            noted.clear()
            yield number[0], list(facts_in_order(tree, parcels[number[0]], limits)), noted

    def collect(child: _Child) -> None:
        for part in _parts(child):
            number, facts, names = marshal.loads(part)  # noqa: S302 - our own child
            found[number] = facts
            known.update(names)

    children = [_start(lambda: map(marshal.dumps, work())) for _ in range(count - 1)]
    threads = [Thread(target=collect, args=(child,)) for child in children]
    for thread in threads:
        thread.start()
    import kpss.rules.engine  # noqa: F401 - needed afterwards; the children read meanwhile

    for number, facts, names in work():
        found[number] = facts
        known.update(names)
    for thread in threads:
        thread.join()
    os.close(queue)
    noted.update(known)
    return [
        facts
        for number, parcel in enumerate(parcels)
        for facts in (found[number] if number in found else facts_in_order(tree, parcel, limits))
    ]


def examine_all(workspace: Workspace) -> Examined:
    """All findings of *workspace*; of a big one a second process runs the rules that need no areas of plans."""
    from kpss.rules.engine import judged

    return judged(workspace, _find_all(workspace))


def examine_two(before: Workspace, after: Workspace) -> tuple[tuple[list[Finding], list[Finding]], Examined]:
    """The findings of two trees; of *before* those that stand and those that are accepted, by a process of its own."""
    if _processors() < 2 or len(before.records) < WORTH_IT_RULES:  # noqa: PLR2004 - alone
        return _standing_and_accepted(before), examine_all(after)
    import pickle

    child = _start(lambda: [pickle.dumps(_standing_and_accepted(before))])
    own = examine_all(after)
    parts = list(_parts(child))
    theirs = pickle.loads(parts[0]) if parts else _standing_and_accepted(before)  # noqa: S301 - our own child
    return theirs, own


def _standing_and_accepted(workspace: Workspace) -> tuple[list[Finding], list[Finding]]:
    from kpss.rules.engine import examine

    made = examine(workspace)
    return made.findings, [one.finding for one in made.waived]


def find_all(workspace: Workspace) -> list[Finding]:
    """The findings of *workspace* that stand; see :func:`examine_all`."""
    return examine_all(workspace).findings


def _find_all(workspace: Workspace) -> list[Finding]:
    from kpss.rules import CATALOGUE
    from kpss.rules.engine import find_raw as find
    from kpss.rules.engine import in_order

    if _processors() < 2 or len(workspace.records) < WORTH_IT_RULES:  # noqa: PLR2004 - alone
        return find(workspace)
    import pickle  # findings hold named tuples, which marshal does not carry

    theirs = frozenset(CATALOGUE).intersection(_WITHOUT_AREAS)
    mine = frozenset(CATALOGUE) - theirs
    child = _start(lambda: [pickle.dumps(find(workspace, theirs))])
    found = find(workspace, mine)
    parts = list(_parts(child))
    others: list[Finding] = pickle.loads(parts[0]) if parts else find(workspace, theirs)  # noqa: S301 - our own child
    return in_order([*found, *others])


def _queue(items: bytes) -> int:
    """A pipe from which processes take one byte each until it is empty."""
    reading, writing = os.pipe()
    os.write(writing, items)
    os.close(writing)
    return reading


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


def _start(work: Callable[[], Iterable[bytes]]) -> _Child:
    """Start a child that sends the parts of *work* through a pipe as they come."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Child(process, reading)
    code = 1
    try:
        os.close(reading)
        _widen(writing)
        with os.fdopen(writing, "wb") as pipe:
            for part in work():
                pipe.write(len(part).to_bytes(_HEAD) + part)
                pipe.flush()
        code = 0
    finally:
        os._exit(code)  # no handlers, no buffers of the parent


def _widen(pipe: int) -> None:
    """Let a child send a parcel and go on while the parent is busy."""
    import fcntl

    with suppress(AttributeError, OSError):  # not every system can
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _parts(child: _Child) -> Iterator[bytes]:
    """The whole parts that *child* sent."""
    with os.fdopen(child.pipe, "rb") as file:
        while len(head := file.read(_HEAD)) == _HEAD:
            size = int.from_bytes(head)
            if len(part := file.read(size)) == size:
                yield part
    os.waitpid(child.process, 0)
