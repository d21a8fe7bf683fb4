"""Findings for tests of their formats, harmless and hostile."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from kpss.findings.checked import Checked
from kpss.findings.finding import SEVERITIES, Finding, Place, Severity, State
from kpss.findings.locate import Locator
from kpss.findings.waivers import Waived
from kpss.language.text import Text
from kpss.model.settings import Waiver
from kpss.source.positions import Span
from kpss.source.trees import MemoryTree

LONG = "kind: plan  # " + "x" * 200 + " cíl " + "y" * 200
FILES = {"a.yaml": f"kind: plan\nname: Žluťoučký\n\tx: 1\n{LONG}\n\n", "b.yaml": "kind: plan\n"}
BIRTH_NUMBER = "760101/0008"
HOSTILE = (
    "x\n::error file=a.yaml::vlomeno", "::add-mask::tajné", " ::stop-commands::x", "##[error]x ##[add-mask]y",
    "a\r\n\r::warning::b",
    "%0A::error::x", "| a | b |", "\\| \\", "``` `x` ``", "<img src=x onerror=alert(1)>", "</details><!-- x",
    "@obec #12 !3 ~x",
    "https://example.org/a?b=c&d www.example.org jana@example.org", "[odkaz](https://example.org) ![obr](x.png) [x]: y",
    "&amp; &#64;x", "\u202eobráceně\u2066", "😀 👩‍👩‍👧 :smile:", "\x1b[31mčervená\x1b[0m \x07",
    "# nadpis", "- položka", "1. první", "$x$ ^1",
    "ž" * 100_000, "\udcff", "\u2028\u2029\u0085", "[x](1)", "{0} {x}", "", " ",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from([text for text in HOSTILE if len(text) < 1000]),
    st.text(max_size=40),
    st.text(alphabet=":#[]|`*_<>@&%!\\ \n\rab1.-", max_size=30),
)
names = st.text(alphabet=st.characters(exclude_characters="/\0"), min_size=1, max_size=20).map(
    lambda text: f"{text}.yaml"
)


def made(
    code: int = 111,
    *,
    span: tuple[int, int, int, int] = (2, 1, 2, 5),
    file: str = "a.yaml",
    severity: Severity = "error",
    record: str = "plan-a",
    **more: Any,
) -> Finding:
    """A finding of an unknown key."""
    more.setdefault("params", {"key": "name", "nearest": "names"})
    more.setdefault("path", ("name",))
    return Finding(code, severity, Place(file, span=Span(*span)), record, **more)


def locator() -> Locator:
    """The places of :data:`FILES`."""
    return Locator(MemoryTree(FILES))


def hostile(text: str, file: str = "a.yaml", **more: Any) -> Finding:
    """A finding that has *text* wherever a record can bring one."""
    return made(file=file, record=text, path=(text,), subject=text, params={"key": text, "nearest": text}, **more)


def waiver(reason: str = "Schváleno radou.", **more: Any) -> Waiver:
    """A waiver until the end of 2030."""
    return Waiver({"code": "KPSS111", "record": "plan-a", "reason": reason, "until": "2030-12-31", **more})


def compared(*findings: Finding, waived: tuple[Finding, ...] = (), remarks: tuple[str, ...] = ()) -> Checked:
    """*findings* compared with ``main``."""
    accepted = [Waived(finding, waiver()) for finding in waived]
    return Checked(findings, accepted, "main (5a1e78f)", [Text(one, one) for one in remarks])


def several() -> Checked:
    """New, known and fixed findings of all severities, and one that is accepted."""
    states: tuple[State, ...] = ("new", "known", "fixed")
    pairs = [(state, severity) for state in states for severity in SEVERITIES]
    found = [
        made(
            severity=severity, state=state, subject=f"{state} {severity}", other=Place("b.yaml", span=Span(1, 1, 1, 5))
        )
        for state, severity in pairs
    ]
    return compared(*found, waived=(made(subject="přijato"),), remarks=("Nastavení platí z main.",))
