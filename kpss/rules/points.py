"""Points of an assessment that the criteria of its round do not allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kpss.model.request_records import Assessment, Criterion, Points, Round


class WrongPoints(NamedTuple):
    """One row of points, the key that is wrong, and the parameters of rule 716."""

    place: int
    key: str
    params: dict[str, Any]
    subject: str


def wrong_points(assessment: Assessment, found: Round) -> Iterator[WrongPoints]:
    """Points for no criterion of the round, for one again, and above the most; without criteria nothing is said."""
    criteria = {one.code: one for one in found.criteria}
    seen: set[str] = set()
    for index, given in enumerate(assessment.points if criteria else ()):
        criterion = criteria.get(given.criterion)
        params: dict[str, Any] = {"criterion": (criterion.name if criterion is not None else "") or given.criterion}
        if criterion is None or given.criterion in seen:
            problem = "criterion" if criterion is None else "criterion_again"
            yield WrongPoints(index, "criterion", {"problem": problem, **params}, f"{given.criterion}/{problem}")
        elif _above(given, criterion):
            params |= {"problem": "points", "parts": given.points, "whole": criterion.points}
            yield WrongPoints(index, "points", params, given.criterion)
        seen.add(given.criterion)


def _above(given: Points, criterion: Criterion) -> bool:
    return given.points is not None and criterion.points is not None and given.points > criterion.points
