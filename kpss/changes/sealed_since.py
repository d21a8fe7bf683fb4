"""What a change does to the seals that stood before it: it may add new ones, but not touch those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kpss.changes.pairing import Pairs
from kpss.findings.finding import Finding, Place
from kpss.language.dates import date_text
from kpss.language.phrases import join
from kpss.language.text import LANGUAGES, Text
from kpss.model.content import Place as Where
from kpss.model.doubt import kinds_in_doubt
from kpss.model.parts import Approval, Seal
from kpss.model.plans import Addendum, known
from kpss.model.records import Record
from kpss.model.sealed_changes import altered
from kpss.model.seals import FORM, Sealable, as_decided, newest_seal, sealable_kinds, sealables
from kpss.model.workspace import Workspace
from kpss.rules.k605_changed_after_approval import RULE, finding_at, findings_of
from kpss.source.discovery import SETTINGS
from kpss.structure.problems import Path

_WHEN = Text(" ({date})", " ({date})")
_WORDS = {
    "by": Text("kdo rozhodl", "who decided"),
    "by_name": Text("kdo rozhodl", "who decided"),
    "instance": Text("za které ORP", "for which ORP"),
    "date": Text("kdy", "when"),
    "outcome": Text("s jakým výsledkem", "with what outcome"),
    "resolution": Text("číslo usnesení", "the number of the resolution"),
}
Decision = Approval | Addendum


def broken_seals(before: Workspace, after: Workspace, pairs: Pairs) -> list[Finding]:
    """The findings about seals of *before* that do not stand in *after* as they did, and about what they guarded."""
    kinds = sealable_kinds()
    found: list[Finding] = []
    for old, new in pairs.changed:
        if old.kind in kinds:
            found += _of_pair(before, after, pairs, old, new)
    for old in pairs.removed:
        if old.kind in kinds and (sealed := _sealed(before, old)) and not _may_be_there(after, old):
            heir = _heir(after, old.kind, sealed[-1])
            if heir is not None:
                found += _of_pair(before, after, pairs, old, heir)
            else:
                found.append(_record_gone(old, sealed[-1]))
    return found


def _sealed(before: Workspace, old: Record) -> list[Sealable]:
    return [one for one in sealables(old) if one.seal is not None and known(one.decision.date, before.as_of)]


def _may_be_there(after: Workspace, old: Record) -> bool:
    """Whether a record may only be unreadable, which is told by itself."""
    return after.may_be_unread(old.id) or kinds_in_doubt(after, old.kind)


def _heir(after: Workspace, kind: str, sealed: Sealable) -> Record | None:
    """The record that holds the seal of another one that is gone."""
    found = after.of_kind(kind)
    return next((one for one in found if any(_equal(sealed.seal, d.seal) for _, d in _decisions(one))), None)


def _of_pair(before: Workspace, after: Workspace, pairs: Pairs, old: Record, new: Record) -> Iterator[Finding]:
    if not new.broken.isdisjoint(("approvals", "addenda")):
        return  # told by itself
    broken = False
    for one in _sealed(before, old):
        if (made := _broken(after, pairs.renamed, new, one)) is not None:
            broken = True
            yield made
    if broken and (newest := newest_seal(old, before.as_of)) is not None:
        yield from _changed_content(after, new, newest)


def _changed_content(after: Workspace, new: Record, sealed: Sealable) -> Iterator[Finding]:
    """What differs from the seal *sealed* of the earlier tree, where the later one is not compared with it anyway."""
    now = newest_seal(new, after.as_of)
    if sealed.seal is None or sealed.seal.form != FORM or (now is not None and _equal(sealed.seal, now.seal)):
        return
    place = Where(new, (sealed.path[0],) if sealed.path[0] in new.data else ())
    yield from findings_of(after, altered(after, as_decided(new, sealed)) or (), place)


def _broken(after: Workspace, renamed: Mapping[str, str], new: Record, one: Sealable) -> Finding | None:
    """What became of the seal of *one* in *new*; None where it stands there as it did."""
    then, key = one.decision, one.path[0]
    decisions = [(path, now) for path, now in _decisions(new) if path[0] == key]
    same = [(path, _rewritten(then, now, renamed)) for path, now in decisions if _equal(one.seal, now.seal)]
    if any(not keys for _, keys in same):
        return None
    if same:
        path, keys = same[0]
        return _finding(after, Where(new, path), "decision_changed", one, what=_words(keys))
    for path, now in decisions:
        if not _rewritten(then, now, renamed):
            problem, place = ("seal_replaced", (*path, "seal")) if now.seal is not None else ("seal_gone", path)
            return _finding(after, Where(new, place), problem, one)
    return _finding(after, Where(new, (key,) if key in new.data else ()), "seal_gone", one)


def _decisions(record: Record) -> Iterator[tuple[Path, Decision]]:
    """All approvals and addenda of *record*, those that were refused too."""
    for key in ("approvals", "addenda"):
        for index, decision in enumerate(getattr(record, key, ())):
            yield (key, index), decision


def _equal(one: Seal | None, other: Seal | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.form, one.digest, sorted(one.parts)) == (other.form, other.digest, sorted(other.parts))


def _rewritten(then: Decision, now: Decision, renamed: Mapping[str, str]) -> list[str]:
    """The keys by which *now* is another decision; a number of a resolution that was missing may be there."""
    old, new = _telling(then, renamed), _telling(now, {})
    return [key for key in old if old[key] != new[key] and not (key == "resolution" and not old[key])]


def _telling(decision: Decision, renamed: Mapping[str, str]) -> dict[str, str]:
    """Who decided what and when."""
    made = {
        "by": renamed.get(decision.by, decision.by),
        "by_name": decision.by_name,
        "date": decision.date.text if decision.date is not None else "",
        "resolution": decision.resolution,
    }
    if isinstance(decision, Approval):
        made |= {"instance": decision.instance, "outcome": decision.outcome.replace("approved", "")}
    return made


def _finding(after: Workspace, place: Where, problem: str, one: Sealable, **params: Text) -> Finding:
    made = finding_at(after, place, problem, when=_when(one), **params)
    return made._replace(subject=_subject(one))


def _record_gone(old: Record, one: Sealable) -> Finding:
    params = {"id": old.id, "problem": "record_gone", "when": _when(one)}
    return Finding(RULE.code, RULE.severity, Place(SETTINGS), old.id, subject=_subject(one), params=params)


def _subject(one: Sealable) -> str:
    """The seal by its day, so that two of a record are told apart."""
    return f"seal/{one.decision.date.text if one.decision.date is not None else one.path[1]}"


def _when(one: Sealable) -> Text:
    date = one.decision.date
    if date is None:
        return Text("", "")
    return Text(*(_WHEN.in_language(language).format(date=date_text(date.text, language)) for language in LANGUAGES))


def _words(keys: list[str]) -> Text:
    said = dict.fromkeys(_WORDS[key] for key in keys)
    return Text(*(join([text.in_language(language) for text in said], language) for language in LANGUAGES))
