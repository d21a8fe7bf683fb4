"""Facts: what follows from one file alone, as plain data.

A pure function of the bytes, the path, the schemas and the reading limits.  Nothing depends on ``kpss.yaml``, the date
or the language, and everything is of types that :mod:`marshal` carries, so that facts can be made by another process,
kept in a cache, or compared by content.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypedDict

from kpss.source.decoding import decode, lenient
from kpss.source.discovery import SETTINGS
from kpss.source.document import MAX_DEPTH, Document, Refusal
from kpss.source.places import Place, span_of
from kpss.source.positions import Lines, Span
from kpss.source.reader import read
from kpss.structure import repairs
from kpss.structure.annotations import references
from kpss.structure.check import check, check_kind
from kpss.structure.privacy import Owner, PrivateFact, private_facts
from kpss.structure.problems import Path, Problem
from kpss.structure.schemas import SETTINGS_KIND
from kpss.structure.words import TO_FILL_IN

_EMPTY = 106
MAX_SIZE = 2 * 1024 * 1024


class Limits(NamedTuple):
    """What is too big to read: bytes of a file, levels of nesting."""

    file_size: int = MAX_SIZE
    depth: int = MAX_DEPTH


USUAL = Limits()


class ProblemFacts(TypedDict):
    """A mistake within the file: see :class:`kpss.structure.problems.Problem`; ``span`` and ``other`` are places."""

    code: int
    params: dict[str, Any]
    path: tuple[str | int, ...]
    record: str
    span: tuple[int, int, int, int]
    other: tuple[int, int, int, int] | None


class RecordFacts(TypedDict):
    """A record: its kind, id (empty if unusable), document number, data, references and broken top-level keys.

    ``references`` are tuples (path, sort, targets, timeless, value), see :class:`kpss.structure.annotations.Reference`.
    """

    kind: str
    id: str
    document: int
    data: dict[str, Any]
    references: list[tuple[Path, str, tuple[str, ...], bool, str]]
    broken: list[str]


class FileFacts(TypedDict):
    """All facts of a file.  ``unread`` is its text where it could not be read as records (None: not even as text).

    ``half_ids`` and ``half_texts`` are the ids and the texts of records whose kind or id cannot be told; ``private`` is
    what stands in the file, comments too, and should not.
    """

    path: str
    problems: list[ProblemFacts]
    records: list[RecordFacts]
    half_ids: list[str]
    half_texts: list[str]
    readable: bool
    unread: str | None
    private: list[PrivateFact]


def file_facts(path: str, data: bytes, limits: Limits = USUAL) -> FileFacts:
    """The facts of one record file (``kpss.yaml`` is read as the record ``workspace``)."""
    facts = _no_facts(path)
    if len(data) > limits.file_size:
        params = {"problem": "size", "limit": limits.file_size}
        return _refuse(facts, Refusal(104, params, 0, 0), Lines(""), None)
    try:
        text = decode(data)
        documents = read(text, limits.depth)
        garbled = repairs.looks_garbled(text) or repairs.LOST in text
    except Refusal as refusal:
        text = lenient(data)
        found = repairs.read_garbled(text, refusal, limits.depth)
        if found is None:
            facts["private"] = private_facts(text) if refusal.params.get("problem") != "binary" else []
            return _refuse(facts, refusal, Lines(text), text)
        documents, garbled = found, True
    if not any(document.value is not None for document in documents):
        params = {"problem": "settings"} if path == SETTINGS else {}
        facts["private"] = private_facts(text)
        return _refuse(facts, Refusal(_EMPTY, params, 0, 0), Lines(text), "")
    marked = any(word in text for word in TO_FILL_IN)
    lines: Lines | None = None
    owners = []
    for number, document in enumerate(documents):
        if document.value is None:
            continue
        record, problems = _record(path, number, document, garbled=garbled, marked=marked)
        if problems:
            lines = lines or Lines(text)
            facts["problems"] += [_located(problem, document.place, lines, record["id"]) for problem in problems]
        if record["kind"] and record["id"]:
            facts["records"].append(record)
        else:
            _remember(facts, record, text[document.place[0] : document.place[1]])
        owners.append(Owner(document, record["kind"], record["id"], record["data"]))
    facts["private"] = private_facts(text, owners)
    return facts


def _remember(facts: FileFacts, record: RecordFacts, text: str) -> None:
    """Keep what a record that was not read as such may define."""
    if facts["path"] == SETTINGS:
        facts["readable"], facts["unread"] = False, ""
        return
    facts["half_texts"].append(text)
    if record["id"]:
        facts["half_ids"].append(record["id"])


def refused_facts(path: str, reason: str, **params: int) -> FileFacts:
    """The facts of a file that must not be read (``outside``, ``not_regular``, ``unreadable``, ``size``)."""
    return _refuse(_no_facts(path), Refusal(104, {"problem": reason, **params}, 0, 0), Lines(""), None)


def _no_facts(path: str) -> FileFacts:
    return {
        "path": path, "problems": [], "records": [], "half_ids": [], "half_texts": [], "readable": True, "unread": None,
        "private": [],
    }  # fmt: skip


def _refuse(facts: FileFacts, refusal: Refusal, lines: Lines, text: str | None) -> FileFacts:
    # An empty file is a finding, but nothing that it could define is missing elsewhere; settings always say something.
    facts["readable"], facts["unread"] = refusal.code == _EMPTY and facts["path"] != SETTINGS, text
    other = _numbers(lines.span(*refusal.other)) if refusal.other else None
    facts["problems"].append(
        {
            "code": refusal.code,
            "params": {name: value for name, value in refusal.params.items() if (name, value) != ("encoding", "")},
            "path": (),
            "record": "",
            "span": _numbers(lines.span(refusal.start, refusal.end)),
            "other": other,
        }
    )
    return facts


def _record(
    path: str, number: int, document: Document, *, garbled: bool, marked: bool
) -> tuple[RecordFacts, list[Problem]]:
    data = document.value
    record: RecordFacts = {"kind": "", "id": "", "document": number, "data": {}, "references": [], "broken": []}
    if not isinstance(data, dict):
        shown = data if isinstance(data, str) else ""
        variant = "no_settings" if path == SETTINGS else "no_record"
        return record, [Problem(112, (), {"problem": variant, "value": shown[:60], "expected": ["object"]})]
    if path == SETTINGS:
        checked = check(SETTINGS_KIND, document, garbled=garbled)
        record["kind"] = record["id"] = SETTINGS_KIND
        record["data"], record["broken"] = data, sorted(checked.broken)
        return record, checked.problems
    identifier = data.get("id")
    record["id"] = repairs.plain_text(identifier) if isinstance(identifier, str) else ""
    kind, problem = check_kind(data)
    if kind is None or problem is not None:
        return record, [problem] if problem else []
    checked = check(kind, document, garbled=garbled, marked=marked)
    _decimals_as_text(document)
    problems = checked.problems
    if not record["id"]:
        record["id"] = _meant_id(data, problems, identifier)
    if "id" in data:
        record["kind"] = kind
    found = references(kind, data)
    if any(repairs.ODD.search(reference.value) for reference in found):
        problems += _odd_references(data, found)
        found = references(kind, data)
    record["data"], record["broken"] = data, sorted(checked.broken)
    record["references"] = [(r.path, r.sort, r.targets, r.timeless, r.value) for r in found]
    return record, problems


def _meant_id(data: dict[str, Any], problems: list[Problem], identifier: Any) -> str:
    """The id of a record that has none as it should be: a number, or the text of a misspelt key."""
    if "id" in data:
        return str(data["id"])  # a wrong key that was read as ``id``
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        return str(identifier)
    wrong = next((p.path[0] for p in problems if len(p.path) == 1 and p.params.get("nearest") == "id"), None)
    value = data.get(str(wrong))
    return repairs.plain_text(value) if isinstance(value, str) else ""


def _decimals_as_text(document: Document) -> None:
    for container, key, text in document.decimals:
        if (isinstance(container, dict) and isinstance(container.get(key), float)) or (
            isinstance(container, list) and isinstance(container[key], float)
        ):
            container[key] = text


def _odd_references(data: Any, found: list[Any]) -> list[Problem]:
    """References with non-breaking spaces or smart quotes: named, and read as they are meant."""
    problems = []
    for reference in found:
        variant = repairs.odd_variant(reference.value)
        if variant:
            write = repairs.plain_text(reference.value)
            params = {"problem": variant, "value": reference.value, "write": write}
            problems.append(Problem(115, reference.path, params))
            repairs.apply(data, repairs.Repair(reference.path, write, variant))
    return problems


def _numbers(span: Span) -> tuple[int, int, int, int]:
    """*span* as a plain tuple, which marshal carries."""
    return span.line, span.column, span.end_line, span.end_column


def _located(problem: Problem, place: Place, lines: Lines, record: str) -> ProblemFacts:
    return {
        "code": problem.code, "params": problem.params, "path": problem.path, "record": record,
        "span": _numbers(span_of(place, problem.path, lines, on_key=problem.on_key)),
        "other": None,
    }  # fmt: skip
