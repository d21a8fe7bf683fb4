"""One record as text for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kpss.changes.meaning.words import Speech
from kpss.formats.json_text import dumps
from kpss.formats.wording import message, plain_spaces
from kpss.language.cleaning import one_line
from kpss.language.dates import date_text
from kpss.language.text import Language, Text, lowered
from kpss.model.workspace import Workspace
from kpss.reports.records import Description
from kpss.reports.words import SEVERITIES
from kpss.structure.schemas import at_path, expanded, label, source

FORMAT_VERSION = 1
_REFERS = Text("Odkazují na něj", "Referred to by")
_NOBODY = Text("Nikdo na něj neodkazuje.", "Nothing refers to it.")
_FINDINGS = Text("Nálezy", "Findings")
_CODED = frozenset({"enumDescriptions", "x-kpss-vocabulary", "x-kpss-ref", "x-kpss-measure", "x-kpss-territory"})


class _Speaker(NamedTuple):
    """What puts values into words: those of codes and references with the codes behind them."""

    speech: Speech
    language: Language

    def scalar(self, schema: dict[str, Any], value: Any) -> str:
        if isinstance(value, bool):
            return {True: Text("ano", "yes"), False: Text("ne", "no")}[value].in_language(self.language)
        if value is None or not _CODED.isdisjoint(schema):
            said = self.speech.value(schema, value) if value is not None else ""
            words = said if isinstance(said, str) else said.in_language(self.language)
            return one_line(words if words == str(value) or value is None else f"{words} ({value})")
        return one_line(date_text(value, self.language))


def render_text(workspace: Workspace, description: Description, language: Language) -> str:
    """The record under the labels of its schema, then what refers to it and its findings."""
    kind = label(source(description.kind), language)
    lines = [
        one_line(description.name),
        f"{kind} {one_line(description.id)} – {one_line(description.file)}:{description.line}",
        "",
    ]
    schema = expanded(description.schema_kind)
    if description.path:
        schema = at_path(schema, description.path)
    lines += _mapping(description.data, schema, _Speaker(Speech(workspace), language), 0)
    if description.worked_out:
        lines.append("")
        for name, value in description.worked_out:
            shown = plain_spaces(value.in_language(language)) if isinstance(value, Text) else one_line(value)
            lines.append(f"{name.in_language(language)}: {shown}")
    lines.append("")
    if description.mentions:
        lines.append(f"{_REFERS.in_language(language)}:")
        for by in description.mentions:
            of_kind = lowered(label(source(by.kind), language))
            lines.append(one_line(f"  {of_kind} {by.record} ({by.path}) – {by.file}:{by.line}"))
    else:
        lines.append(_NOBODY.in_language(language))
    if description.findings:
        lines += ["", f"{_FINDINGS.in_language(language)}:"]
        for finding in description.findings:
            severity = SEVERITIES[finding.severity].in_language(language)
            lines.append(f"  {severity} {finding.code_text} {message(finding, language)}")
    return "\n".join(lines) + "\n"


def _mapping(data: Any, schema: dict[str, Any], speaker: _Speaker, depth: int) -> Iterator[str]:
    for key, value in data.items():
        if depth == 0 and key in ("kind", "id"):
            continue
        part = at_path(schema, (key,))
        name = label(part, speaker.language) or one_line(key)
        yield from _value(name, value, part, speaker, depth)


def _value(name: str, value: Any, schema: dict[str, Any], speaker: _Speaker, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(value, dict):
        yield f"{pad}{name}:"
        yield from _mapping(value, schema, speaker, depth + 1)
    elif isinstance(value, list):
        yield f"{pad}{name}:"
        items = schema.get("items") or {}
        for item in value:
            if isinstance(item, dict):
                inner = list(_mapping(item, items, speaker, depth + 2))
                yield f"{pad}  - {inner[0].strip()}" if inner else f"{pad}  -"
                yield from inner[1:]
            else:
                yield f"{pad}  - {speaker.scalar(items, item)}"
    else:
        yield f"{pad}{name}: {speaker.scalar(schema, value)}"


def render_json(description: Description, language: Language) -> str:
    """The record's data with its place, what refers to it and its findings."""
    body = {
        "format_version": FORMAT_VERSION,
        "id": description.id,
        "kind": description.kind,
        "name": description.name,
        "file": description.file,
        "line": description.line,
        "data": description.data,
        "referred_to_by": [mention._asdict() for mention in description.mentions],
        "findings": [
            {"code": f.code_text, "severity": f.severity, "message": message(f, language)} for f in description.findings
        ],
    }
    return dumps(body)
