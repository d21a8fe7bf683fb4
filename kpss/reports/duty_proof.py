"""How a duty stands by the records: what shows it, where, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text, capital
from kpss.model.doubt import kinds_in_doubt
from kpss.model.periods import add_months
from kpss.model.plans import period_on
from kpss.model.workspace import Workspace
from kpss.reports.duty_list import Duty, Evidence
from kpss.reports.duty_traces import Trace, plans_of, traces
from kpss.reports.remarks import before_records

STATUS = {
    "not_met": Text("chybí", "missing"),
    "unknown": Text("nezapsáno", "not recorded"),
    "met": Text("doloženo", "shown"),
    "voluntary": Text("dobrovolné", "voluntary"),
}
_LISTED = 3
_SOON = 36  # months: the usual period of a plan
_FOUND = Text("{what}: {items:list}.", "{what}: {items:list}.")
_MORE = Text("{what}: {items:list}; další: {more}.", "{what}: {items:list}; others: {more}.")
_COUNTED = Text("{what}: {n} z {all} ORP.", "{what}: {n} of {all} ORPs.")
_COUNTED_BUT = Text(
    "{what}: {n} z {all} ORP; zbývá: {without:list}.", "{what}: {n} of {all} ORPs; not in: {without:list}."
)
_SILENT = Text("Nezapsáno: {what:options}.", "Not recorded: {what:options}.")
_ABSENT = Text("Chybí {what:options}.", "Missing: {what:options}.")
_COMING = Text("Od {day:date} platí „{name}“.", "In force from {day:date}: “{name}”.")
_PREPARED = Text("Připravuje se „{name}“.", "Being prepared: “{name}”.")
_NOTHING = Text("Z toho, co se do kpss zapisuje, to poznat nelze.", "What kpss records cannot tell.")


class Scope(NamedTuple):
    """The ORPs (codes) in which a duty is judged; where there are ``several``, what is tied to none counts for none."""

    orps: tuple[str, ...]
    several: bool


class Proof(NamedTuple):
    """The state of a duty: a key of :data:`STATUS`, the ids of what shows it, and words.

    ``within`` and ``without`` are the ORPs in which it is shown and the others; None where it is not judged by ORP.
    """

    status: str
    records: tuple[str, ...]
    words: Phrase
    within: tuple[str, ...] | None = None
    without: tuple[str, ...] | None = None


class _Found(NamedTuple):
    """What one item of evidence gives; ``shown`` is False where it is surely absent, None where that is not known."""

    evidence: Evidence
    traces: Sequence[Trace]
    shown: bool | None
    within: tuple[str, ...] | None = None


def prove(workspace: Workspace, duty: Duty, scope: Scope) -> Proof:
    """How *duty* stands in *scope* on the workspace's date."""
    found = [_look(workspace, evidence, scope) for evidence in duty.evidence]
    deciding = [item for item in found if not item.evidence.supporting]
    is_met = any(item.shown for item in deciding)
    telling = [item for item in found if item.traces and (item.shown or not is_met)]
    sentences = [_told(workspace, item, scope) for item in telling]
    if not is_met:
        sentences += _missing(workspace, [item for item in deciding if not item.traces])
    within = max((item.within for item in deciding if item.within is not None), key=len, default=None)
    is_absent = bool(deciding) and all(item.shown is False for item in deciding)
    status = "met" if is_met else "not_met" if is_absent else "unknown"
    return Proof(
        status if duty.binding else "voluntary",
        tuple(dict.fromkeys(trace.record.id for item in telling for trace in item.traces)),
        _together(sentences or [Phrase(_NOTHING)]),
        within,
        tuple(orp for orp in scope.orps if orp not in within) if within is not None else None,
    )


def _look(workspace: Workspace, evidence: Evidence, scope: Scope) -> _Found:
    found = traces(workspace, evidence)
    if evidence.per != "orp" or not (scope.orps or scope.several):
        return _Found(evidence, found, True if found else False if _is_absent(workspace, evidence) else None)
    here = [trace for trace in found if _is_here(trace, scope)]
    orps = {orp for trace in here for orp in trace.orps or scope.orps}
    within = tuple(orp for orp in scope.orps if orp in orps)
    return _Found(evidence, here, True if within and len(within) == len(scope.orps) else None, within)


def _is_here(trace: Trace, scope: Scope) -> bool:
    return not trace.orps.isdisjoint(scope.orps) if trace.orps else not scope.several


def _is_absent(workspace: Workspace, evidence: Evidence) -> bool:
    """Whether a missing plan is certain: all plans are recorded, and none that begins later may have had another before."""
    if evidence.absence != "not_met" or not workspace.settings.complete("plans") or kinds_in_doubt(workspace, "plan"):
        return False
    until = workspace.settings.known_until("plans")
    if before_records(workspace, "plans") or (until is not None and workspace.as_of > until.latest):
        return False
    unclear = (
        plan for plan in workspace.plans if not plan.usable and (plan.type in evidence.types or "type" in plan.broken)
    )
    return not any(unclear) and not plans_of(workspace, evidence, "future")


def _told(workspace: Workspace, item: _Found, scope: Scope) -> Phrase:
    what = Text(*map(capital, item.evidence.what))
    if item.within is not None and len(scope.orps) > 1:
        without = sorted((workspace.territory.orp_name(o) for o in scope.orps if o not in item.within), key=sort_key)
        template = _COUNTED_BUT if 0 < len(without) <= _LISTED else _COUNTED
        return Phrase(template, {"what": what, "n": len(item.within), "all": len(scope.orps), "without": without})
    items = list(dict.fromkeys(trace.record.id for trace in item.traces))
    words = {trace.record.id: trace.words for trace in item.traces}
    shown = [words[identifier] for identifier in items[:_LISTED]]
    return Phrase(
        _MORE if len(items) > _LISTED else _FOUND, {"what": what, "items": shown, "more": len(items) - _LISTED}
    )


def _missing(workspace: Workspace, items: Sequence[_Found]) -> Iterator[Phrase]:
    """What is surely absent and what is not recorded; of plans also those that come."""
    for template, wanted in ((_ABSENT, False), (_SILENT, None)):
        what = [item.evidence.what for item in items if item.shown is wanted]
        if what:
            yield Phrase(template, {"what": what})
    for item in items:
        if item.evidence.kind == "plan" and item.within is None and not item.evidence.contains:
            yield from _coming(workspace, item.evidence)


def _coming(workspace: Workspace, evidence: Evidence) -> Iterator[Phrase]:
    """The next plan and one in preparation, if there are any for these years."""
    day = workspace.as_of
    for state, template in (("future", _COMING), ("preparing", _PREPARED)):
        found = [(period_on(plan, day), plan) for plan in plans_of(workspace, evidence, state)]
        near = [
            (valid.first, plan.name)
            for valid, plan in found
            if valid.last >= day and valid.first <= add_months(day, _SOON)
        ]
        for first, name in sorted(near)[:1]:
            yield Phrase(template, {"day": first.isoformat(), "name": name})


def _together(sentences: Sequence[Phrase]) -> Phrase:
    parts = {f"s{number}": sentence for number, sentence in enumerate(sentences)}
    template = " ".join(f"{{{name}}}" for name in parts)
    return Phrase(Text(template, template), parts)
