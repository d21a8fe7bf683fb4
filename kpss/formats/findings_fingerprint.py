"""Names of findings by which other systems know them again, whatever the lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from kpss.findings.finding import Finding
from kpss.source.birth_numbers import masked


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A fingerprint of each of *findings*, in order of their places; those that would be equal get a number.

    What is hashed is masked first, because so few birth numbers exist that a hash of one tells it.
    """
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        code, record, path, subject = finding.identity
        # What stands in no record (a file that cannot be read) is known by its file.
        owner = record or f"file:{finding.place.file}"
        named = "\x1f".join((f"KPSS{code:03d}", masked(owner), masked(path), masked(subject)))
        seen[named] += 1
        text = named if seen[named] == 1 else f"{named}\x1f{seen[named]}"
        made.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return made
