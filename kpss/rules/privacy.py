"""What the rules about private things share: findings at the places that reading noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from kpss.findings.finding import Finding, Place
from kpss.findings.rule import Rule
from kpss.source.positions import Span
from kpss.structure.privacy import PrivateFact

Found = tuple[str, PrivateFact, dict[str, Any]]  # file, what stands there, parameters of the message


def private_findings(rule: Rule, found: Iterable[Found]) -> Iterator[Finding]:
    """Findings of *rule*; several at one key path are told apart by their order, those outside records by the file."""
    seen: Counter[tuple[Any, ...]] = Counter()
    for file, fact, params in found:
        where = (file, fact["record"], fact["path"])
        seen[where] += 1
        parts = [] if fact["record"] else [file]
        if seen[where] > 1:
            parts.append(str(seen[where]))
        place = Place(file, span=Span(*fact["span"]))
        yield Finding(
            rule.code, rule.severity, place, fact["record"], fact["path"], subject="#".join(parts), params=params
        )
