"""What a rule is: its catalogue entry and the wording of its findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kpss.findings.finding import Severity
from kpss.language.text import Text


class Wording(NamedTuple):
    """A message and a hint; both are templates for the finding's parameters.

    ``severity`` is that of a variant which is graver or lighter than its rule, unless the workspace sets another.
    """

    message: Text
    hint: Text | None = None
    severity: Severity | None = None


class Rule(NamedTuple):
    """The catalogue entry of a rule.

    ``variants`` replace the wording where the finding's parameter ``problem`` names one; ``hints`` replace the hint
    where the parameter of that name is there (``nearest``, ``write``).  ``parameters`` are settable in ``kpss.yaml``
    with their defaults.  ``law`` is the paragraph or rule behind it.  ``grouped`` is the message for all municipalities
    of an ORP with the same finding (parameters ``count``, ``orp``, ``plan``).
    """

    code: int
    slug: str
    severity: Severity
    title: Text
    wording: Wording
    variants: Mapping[str, Wording] = {}
    hints: Mapping[str, Text] = {}
    parameters: Mapping[str, Any] = {}
    law: Text | None = None
    grouped: Text | None = None

    @property
    def code_text(self) -> str:
        """The code as people write it (``KPSS301``)."""
        return f"KPSS{self.code:03d}"

    def wording_of(self, params: Mapping[str, Any]) -> Wording:
        """The wording for a finding with *params*."""
        return self.variants.get(str(params.get("problem", "")), self.wording)
