"""What rules share: making findings, and the problems that reading found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kpss.findings.finding import Finding, Place
from kpss.findings.rule import Rule
from kpss.findings.waivers import Unused
from kpss.language.dates import date_text
from kpss.language.text import LANGUAGES, Text
from kpss.model.periods import Period
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.positions import Span
from kpss.structure.problems import Path

_EXAMPLES = ("example", "such")
Options = Mapping[str, Any]
Check = Callable[[Workspace, Options], Iterator[Finding]]
Judge = Callable[[Workspace, Sequence[Unused], Mapping[int, bool]], Iterator[Finding]]
"""Makes findings of the waivers that accept nothing; it is told of each code whether its rule was run."""


def place_of(record: Record, path: Path = (), *, on_key: bool = False) -> Place:
    """The place of a key path of *record*; its line is looked up only when it is shown."""
    return Place(record.file, record.document, path, on_key)


def finding(rule: Rule, record: Record, path: Path = (), *, record_id: str = "", **details: Any) -> Finding:
    """A finding of *rule* at a key path of *record*; *details* are further fields of :class:`Finding`."""
    return Finding(rule.code, rule.severity, place_of(record, path), record_id or record.id, path, **details)


def reading_problems(rule: Rule) -> Check:
    """The check of a rule of block 1xx: what reading and the schemas found with its code."""

    def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001 - one shape for all checks
        settings = [workspace.settings_file] if workspace.settings_file else []
        for facts in (*settings, *workspace.files):
            for problem in facts["problems"]:
                if problem["code"] == rule.code:
                    place = Place(facts["path"], span=Span(*problem["span"]))
                    other = Place(facts["path"], span=Span(*problem["other"])) if problem["other"] else None
                    yield Finding(
                        rule.code,
                        rule.severity,
                        place,
                        problem["record"],
                        problem["path"],
                        params=_with_later_end(problem["params"], problem["path"], workspace.as_of),
                        other=other,
                    )

    return check


def _with_later_end(params: Mapping[str, Any], path: Path, day: dt.date) -> Mapping[str, Any]:
    """*params* whose example of the end of a waiver has yet to come on *day*: the end of the next year."""
    if path[:1] != ("waivers",) or "until" not in (path[-1], params.get("key")):
        return params
    return {**params, **{name: f"{day.year + 1}-12-31" for name in _EXAMPLES if name in params}}


def day_text(day: dt.date) -> str:
    """A day for the parameters of a finding."""
    return day.isoformat()


def period_text(valid: Period) -> Text:
    """A period for the parameters of a finding."""
    start = valid.start.text if valid.start is not None else "…"
    end = valid.end.text if valid.end is not None else "…"
    return Text(*(f"{date_text(start, language)} – {date_text(end, language)}" for language in LANGUAGES))
