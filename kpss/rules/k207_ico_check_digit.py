"""KPSS207: a company number whose check digit is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.company_number import LENGTH, is_company_number, with_zeros
from kpss.model.services import Provider
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding

_VERIFY = Text(
    "Ověřte číslo v rejstříku ARES a zapište ho celé, v uvozovkách.",
    "Look the number up in the register ARES and write it whole, in quotes.",
)
RULE = Rule(
    207,
    "ico-check-digit",
    "warning",
    Text("IČO nemá správnou kontrolní číslici", "A company number whose check digit is wrong"),
    Wording(
        Text(
            "IČO {ico} nemá správnou kontrolní číslici; nejspíš je v něm překlep.",
            "The company number {ico} has a wrong check digit; there is probably a slip in it.",
        ),
        _VERIFY,
    ),
    variants={
        "short": Wording(
            Text(
                "IČO {ico} má jen {count:číslici|číslice|číslic}; má jich mít osm i s nulami na začátku.",
                "The company number {ico} has only {count:digit|digits}; it must have eight, with its leading zeros.",
            ),
            _VERIFY,
        ),
        "length": Wording(
            Text("IČO má osm číslic, tady je zapsáno {ico}.", "A company number has eight digits; here is {ico}."),
            _VERIFY,
        ),
    },
    hints={
        "write": Text('Zapište ho s nulami a v uvozovkách: "{write}"', 'Write it with zeros and in quotes: "{write}"'),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """The numbers of all providers; texts of another shape are told by 114."""
    for provider in workspace.of(Provider):
        if provider.ico and "ico" not in provider.broken and not is_company_number(provider.ico):
            yield finding(RULE, provider, ("ico",), params=_params(provider.ico))


def _params(ico: str) -> dict[str, Any]:
    """What is wrong with *ico*; a whole number may be longer or shorter than a company number."""
    if not ico.isdigit() or len(ico) > LENGTH:
        return {"problem": "length", "ico": ico}
    if len(ico) == LENGTH:
        return {"ico": ico}
    params = {"problem": "short", "ico": ico, "count": len(ico)}
    return params | ({"write": with_zeros(ico)} if with_zeros(ico) else {})
