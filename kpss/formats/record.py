"""One record as text for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss.formats.json_text import dumps
from kpss.formats.wording import message
from kpss.language.cleaning import one_line
from kpss.language.dates import date_text
from kpss.language.text import Language, Text
from kpss.reports.records import Description
from kpss.reports.words import SEVERITIES
from kpss.structure.schemas import at_path, expanded, label

FORMAT_VERSION = 1
_REFERS = Text("Odkazují na něj", "Referred to by")
_NOBODY = Text("Nikdo na něj neodkazuje.", "Nothing refers to it.")
_FINDINGS = Text("Nálezy", "Findings")


def render_text(description: Description, language: Language) -> str:
    """The record under the labels of its schema, then what refers to it and its findings."""
    lines = [
        one_line(description.name),
        f"{description.kind} {one_line(description.id)} – {one_line(description.file)}:{description.line}",
        "",
    ]
    schema = expanded(description.schema_kind)
    if description.path:
        schema = at_path(schema, description.path)
    lines += _mapping(description.data, schema, language, 0)
    if description.worked_out:
        lines.append("")
        for name, value in description.worked_out:
            shown = value.in_language(language) if isinstance(value, Text) else one_line(value)
            lines.append(f"{name.in_language(language)}: {shown}")
    lines.append("")
    if description.mentions:
        lines.append(f"{_REFERS.in_language(language)}:")
        for by in description.mentions:
            lines.append(one_line(f"  {by.kind} {by.record} ({by.path}) – {by.file}:{by.line}"))
    else:
        lines.append(_NOBODY.in_language(language))
    if description.findings:
        lines += ["", f"{_FINDINGS.in_language(language)}:"]
        for finding in description.findings:
            severity = SEVERITIES[finding.severity].in_language(language)
            lines.append(f"  {severity} {finding.code_text} {message(finding, language)}")
    return "\n".join(lines) + "\n"


def _mapping(data: Any, schema: dict[str, Any], language: Language, depth: int) -> Iterator[str]:
    for key, value in data.items():
        if depth == 0 and key in ("kind", "id"):
            continue
        part = at_path(schema, (key,))
        name = label(part, language) or one_line(key)
        yield from _value(name, value, part, language, depth)


def _value(name: str, value: Any, schema: dict[str, Any], language: Language, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(value, dict):
        yield f"{pad}{name}:"
        yield from _mapping(value, schema, language, depth + 1)
    elif isinstance(value, list):
        yield f"{pad}{name}:"
        for item in value:
            if isinstance(item, dict):
                inner = list(_mapping(item, schema.get("items", {}), language, depth + 2))
                yield f"{pad}  - {inner[0].strip()}" if inner else f"{pad}  -"
                yield from inner[1:]
            else:
                yield f"{pad}  - {_scalar(item, language)}"
    else:
        yield f"{pad}{name}: {_scalar(value, language)}"


def _scalar(value: Any, language: Language) -> str:
    if isinstance(value, bool):
        return {True: Text("ano", "yes"), False: Text("ne", "no")}[value].in_language(language)
    return one_line(date_text(value, language)) if value is not None else ""


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
