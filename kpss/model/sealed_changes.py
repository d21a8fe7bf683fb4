"""What differs from a seal, and whether an addendum makes it legal.

An addendum known on the date makes changes legal: all of them where its own seal holds or where it does not say what it
changes, else those of the measures that it names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Literal, NamedTuple

from kpss.model.doubt import content_in_doubt
from kpss.model.parts import Seal
from kpss.model.periods import Moment
from kpss.model.plans import Addendum, known
from kpss.model.records import Record
from kpss.model.sealed_parts import IN_ORDER, ORDER, Part, word
from kpss.model.seals import Counted, Sealable, counted, sealables
from kpss.model.workspace import Workspace

How = Literal["changed", "added", "removed"]
_ABOVE: Mapping[str, Collection[str]] = {
    "goals": ("priorities",),
    "measures": ("goals", "priorities"),
    ORDER: IN_ORDER,
}


class Altered(NamedTuple):
    """A part of an approved record that is not as it was sealed; ``part`` is what is there now.

    ``was`` is its name in the seal, which is another one where several parts are called the same.  ``early`` is the
    date of an addendum that makes the change legal, but only after the date.
    """

    name: str
    how: How
    part: Part | None = None
    was: str = ""
    early: Moment | None = None


def altered(workspace: Workspace, sealed: Sealable) -> list[Altered] | None:
    """What differs from the seal of *sealed* and no addendum makes legal; None where the seal itself was rewritten."""
    now, seal = counted(workspace, sealed), sealed.seal
    if seal is None:
        return []
    if now.digest == seal.digest:
        return [] if sorted(seal.parts) == sorted(now.data["parts"]) else None
    every = list(_differences(seal, now))
    found = [one for one in every if not _in_doubt(workspace, sealed.record, one)]
    return list(_unexplained(workspace, sealed, found)) if every else None


def _differences(seal: Seal, now: Counted) -> Iterator[Altered]:
    found = list(_of_parts(dict(text.rsplit(" ", 1) for text in seal.parts), now))
    # What came or went stands somewhere, which says nothing more.
    moved = any(one.how != "changed" and one.name.partition("/")[0] in IN_ORDER for one in found)
    return (one for one in found if not (moved and one.name == ORDER))


def _of_parts(then: Mapping[str, str], now: Counted) -> Iterator[Altered]:
    was, here = _by_name(then), _by_name(now.short)
    for name in dict.fromkeys((*here, *was)):
        yield from _of_namesakes(was.get(name, {}), here.get(name, {}), now.parts)


def _by_name(digests: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The parts with their digests by what they are called without their numbers."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, digest in digests.items():
        found[name.partition("#")[0]][name] = digest
    return found


def _of_namesakes(was: Mapping[str, str], here: Mapping[str, str], parts: Mapping[str, Part]) -> Iterator[Altered]:
    gone, come = _without(was, here.values()), _without(here, was.values())
    for old, new in zip_longest(gone, come):
        if new is None:
            yield Altered(old, "removed", was=old)
        else:
            yield Altered(new, "changed" if old is not None else "added", parts[new], old or "")


def _without(digests: Mapping[str, str], others: Iterable[str]) -> list[str]:
    """The names whose digests are not among *others*, each of which stands for one."""
    left = list(others)
    found = []
    for name, digest in digests.items():
        if digest in left:
            left.remove(digest)
        else:
            found.append(name)
    return found


def _unexplained(workspace: Workspace, sealed: Sealable, found: list[Altered]) -> Iterator[Altered]:
    later = [one for one in sealables(sealed.record) if one.path[0] == "addenda" and one.path[1] not in sealed.addenda]
    covering = [(one, _covered(workspace, one)) for one in later]
    for difference in found:
        sort, _, code = difference.name.partition("/")
        measure = code.partition("#")[0] if sort == "measures" else None
        dates = [one.decision.date for one, names in covering if names is None or measure in names]
        if not any(known(date, workspace.as_of) for date in dates):
            yield difference._replace(early=dates[0] if dates else None)


def _covered(workspace: Workspace, one: Sealable) -> set[str] | None:
    """The measures whose changes an addendum makes legal; None where it does so for all there is."""
    if one.seal is not None and one.seal.digest == counted(workspace, one).digest:
        return None
    changes = one.decision.changes if isinstance(one.decision, Addendum) else ()
    if not changes or not all(change.measure for change in changes):
        return None  # it does not say what it changes
    return {word(change.measure) for change in changes}


def _in_doubt(workspace: Workspace, record: Record, difference: Altered) -> bool:
    """Whether what cannot be read, which is told by itself, may be why the part differs."""
    sort = difference.name.partition("/")[0]
    if not record.broken.isdisjoint((sort, *_ABOVE.get(sort, ()))):
        return True
    part = difference.part
    if part is not None and part.place.record is not record and part.place.record.broken:
        return True
    elsewhere = part is None or part.place.record is not record
    return (
        sort in ("goals", "measures")
        and difference.how != "added"
        and elsewhere
        and content_in_doubt(workspace, record)
    )
