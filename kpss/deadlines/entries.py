"""A deadline: what is due by which day, who has to see to it, and what it belongs to."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple, get_args

from kpss.language.phrases import Phrase
from kpss.language.slugs import slug
from kpss.model.records import Record

Sort = Literal[
    "step", "plan", "yearly", "consultation", "session", "invitation", "notice", "papers", "minutes", "task",
    "frequency", "mandate", "deliverable", "network",
]  # fmt: skip
SORTS: tuple[Sort, ...] = get_args(Sort)
State = Literal["overdue", "due", "coming"]

SOON = 30
"""So many days ahead a deadline is ``due``, no more only ``coming``."""

Path = tuple[str | int, ...]


class Deadline(NamedTuple):
    """Something to be done by a day; ``due`` is None where no day is set.

    ``record`` and ``path`` say where it is written, ``key`` tells it from other deadlines of its sort in the same
    record.  ``who`` are names as people read them, ``orp`` is the code of the only ORP concerned, ``plan`` an id.
    ``order`` (an id and a number) says what comes first on one day where the text does not.  ``whose`` is the id that
    the identity rests on where the record is only the first of several.
    """

    sort: Sort
    due: dt.date | None
    what: Phrase
    record: Record
    path: Path = ()
    key: str = ""
    who: tuple[str, ...] = ()
    orp: str = ""
    plan: str = ""
    order: tuple[str, int] = ("", 0)
    whose: str = ""

    @property
    def identity(self) -> str:
        """What makes the deadline the same in another run, whatever its date: ``plan-id/step/rada``."""
        return "/".join(part for part in (self.whose or self.record.id, self.sort, self.key) if part)

    def days(self, day: dt.date) -> int | None:
        """How many days are left on *day*; negative when it is past."""
        return (self.due - day).days if self.due is not None else None

    def state(self, day: dt.date) -> State | None:
        """How the deadline stands on *day*; None where no day is set."""
        left = self.days(day)
        if left is None:
            return None
        return "overdue" if left < 0 else "due" if left <= SOON else "coming"


def key_of(identifier: str, text: str) -> str:
    """The key of an item of a list: its id, else a slug of its text, so that the order of items does not matter."""
    return identifier or slug(text)
