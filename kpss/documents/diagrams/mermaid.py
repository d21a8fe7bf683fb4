"""The same drawings as text for Mermaid, which the pages of git hosts turn into pictures.

Names of nodes are made up, and of a text only letters, digits, spaces and a little punctuation stay as they are:
everything else becomes an entity, so that no text can end its quotation marks, start markup or give an instruction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kpss.documents.diagrams.parts import Box, Edge, Step
from kpss.documents.diagrams.text import label

# Besides: what would begin a list in Markdown, which some versions of Mermaid refuse in labels.
_UNSAFE = re.compile(r"[^\w ,.–-]|_|(?<=^[0-9])\.|(?<=^[0-9]{2})\.|^-")
_SHAPES = {
    "decides": ("[[", "]]"),
    "advises": ("([", "])"),
    "office": ("[", "]"),
    "role": ("[/", "/]"),
    "area": ("{{", "}}"),
}
_GROUP = ("(", ")")


def structure(boxes: Sequence[Box], tree: Mapping[str, str | None], edges: Sequence[Edge]) -> str:
    """An organisation chart; relations of unknown boxes are left out, of boxes with one id the first stays."""
    known: dict[str, Box] = {}
    for box in boxes:
        known.setdefault(box.id, box)
    names = {name: f"n{number}" for number, name in enumerate(known, 1)}
    return "\n".join(("flowchart TB", *_structure(known, names, tree, edges))) + "\n"


def chain(steps: Sequence[Step]) -> str:
    """An approval chain; optional steps have dashed borders and dashed arrows."""
    lines = ["flowchart TB"]
    for number, step in enumerate(steps, 1):
        first = " – ".join(text for text in (_text(step.number), _text(step.who)) if text)
        style = ":::optional" if step.optional else ""
        lines.append(f"  n{number}[{_quoted(first, _text(step.act), _text(step.when))}]{style}")
    for number, step in enumerate(steps[1:], 2):
        lines.append(f"  n{number - 1} {'-.->' if step.optional else '-->'} n{number}")
    if any(step.optional for step in steps):
        lines.append("  classDef optional stroke-dasharray: 6 4")
    return "\n".join(lines) + "\n"


def _structure(
    boxes: Mapping[str, Box], names: Mapping[str, str], tree: Mapping[str, str | None], edges: Sequence[Edge]
) -> Iterator[str]:
    for name, box in boxes.items():
        left, right = _SHAPES.get(box.tone, _GROUP)
        yield f"  {names[name]}{left}{_quoted(_text(box.title), _text(box.subtitle))}{right}"
    for name in boxes:
        parent = tree.get(name)
        if parent is not None and parent in names and parent != name:
            yield f"  {names[parent]} --- {names[name]}"
    for edge in edges:
        if edge.source in names and edge.target in names:
            line = "-.->" if edge.style == "dashed" else "-->"
            text = f"|{_quoted(_text(edge.label))}|" if _text(edge.label) else ""
            yield f"  {names[edge.source]} {line}{text} {names[edge.target]}"


def _text(text: str) -> str:
    return _UNSAFE.sub(lambda match: f"#{ord(match.group())};", label(text))


def _quoted(*lines: str) -> str:
    return '"' + ("<br/>".join(line for line in lines if line) or " ") + '"'
