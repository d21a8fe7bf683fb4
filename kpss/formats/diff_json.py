"""A difference as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kpss.changes.account import Account, Side
from kpss.changes.difference import Meaning, RecordChange, ValueChange
from kpss.changes.effect import CapacityEffect, CoverageEffect
from kpss.findings.finding import path_text
from kpss.formats.covering import covered, covered_value
from kpss.formats.diff_words import headline, meaning_words, record_name, remarks, said
from kpss.formats.json_text import dumps
from kpss.language.text import Language
from kpss.model.territory import Belonging
from kpss.reports.table import Row

FORMAT_VERSION = 1


def render(account: Account, language: Language) -> str:
    """All that is known of *account*; words are in *language*."""
    difference, effect = account.difference, account.effect
    body = {
        "format_version": FORMAT_VERSION,
        "as_of": difference.after.as_of.isoformat(),
        "from": _side(account.before),
        "to": _side(account.after),
        "summary": _summary(account, language),
        "remarks": remarks(account, language),
        "changes": [_change(account, one, language) for one in difference.records],
        "files": [
            {
                "change": one.sort,
                "file": covered(one.path),
                "from": covered(one.before) or None,
                "record": covered(one.record) or None,
            }
            for one in difference.files
        ],
        "coverage": _coverage(account, effect.coverage) if effect.coverage is not None else None,
        "capacity": _capacity(effect.capacity) if effect.capacity is not None else None,
        "findings": {
            "new": [_finding(row, language) for row in effect.new],
            "fixed": [
                {**_finding(row, language), "gone": gone}
                for gone, rows in ((False, effect.fixed), (True, effect.gone))
                for row in rows
            ],
        },
    }
    return dumps(body)


def _side(side: Side) -> str | None:
    return side.revision or None


def _summary(account: Account, language: Language) -> dict[str, Any]:
    counted = account.summary.tally
    return {
        "text": headline(account, language),
        "counts": {
            "records": {sort: counted.records[sort] for sort in ("added", "removed", "changed", "renamed")},
            "kinds": _kinds(counted.events),
            "topics": dict(sorted(counted.topics.items())),
            "files": dict(sorted(counted.files.items())),
        },
    }


def _kinds(events: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (kind, event), count in sorted(events.items()):
        found.setdefault(kind, {})[event] = count
    return found


def _change(account: Account, change: RecordChange, language: Language) -> dict[str, Any]:
    record, before = change.record, change.before
    kind = record.kind
    moved = before is not None and before.file != record.file
    return {
        "record": covered(record.id),
        "kind": kind,
        "name": covered(record_name(account, change), kind),
        "file": covered(record.file),
        "change": change.sort,
        "renamed_from": covered(before.id) if change.renamed and before is not None else None,
        "moved_from": covered(before.file) if moved and before is not None else None,
        "meanings": [_meaning(change, one, language) for one in change.meanings],
        "values": [_value(kind, one) for one in change.values],
    }


def _meaning(change: RecordChange, one: Meaning, language: Language) -> dict[str, Any]:
    return {
        "topic": one.topic,
        "text": meaning_words(change, one.words, language),
        "path": covered(path_text(one.path)),
        "amounts": dict(one.amounts),
    }


def _value(kind: str, one: ValueChange) -> dict[str, Any]:
    return {
        "path": covered(path_text(one.path)),
        "sort": one.sort,
        "before": covered_value(one.before, kind),
        "after": covered_value(one.after, kind),
    }


def _coverage(account: Account, found: CoverageEffect) -> dict[str, Any]:
    return {
        "before": found.before,
        "after": found.after,
        "all": found.all,
        "gained": [_municipality(one, account.difference.after.territory.orp_name(one.orp)) for one in found.gained],
        "lost": [_municipality(one, account.difference.before.territory.orp_name(one.orp)) for one in found.lost],
    }


def _municipality(one: Belonging, orp: str) -> dict[str, str]:
    return {"code": one.code, "name": one.name, "orp": orp}


def _capacity(found: CapacityEffect) -> dict[str, Any]:
    return {
        "as_of": found.day.isoformat(),
        "units": [
            {"unit": one.unit, "before": one.before, "after": one.after, "difference": one.after - one.before}
            for one in found.balance
        ],
    }


def _finding(row: Row, language: Language) -> dict[str, Any]:
    plain = {key: row[key] for key in ("code", "severity", "orp", "municipalities", "file", "line")}
    ids = {key: covered(row[key] or "") or None for key in ("record", "plan")}
    return {**plain, **ids, "message": said(row["message"], language)}
