"""The diagram of bodies: who is part of what, and who advises, submits to and answers to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kpss.documents.diagrams.drawing import Box, Edge, mermaid_structure, structure_svg
from kpss.documents.organisation.choice import Choice
from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_bodies import instances_words
from kpss.documents.organisation.words_structure import UNCERTAIN, sentence, tidied
from kpss.language.phrases import join
from kpss.language.slugs import fold
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.body_order import OFFICE
from kpss.model.parts import Holder

CLEAR = 20
"""With more boxes a drawing is hard to read."""
MOST = 60
"""With more boxes there is none."""

_RELATIONS = (
    ("advises", Text("radí", "advises")),
    ("accountable_to", Text("odpovídá", "answers to")),
    ("submits_to", Text("předkládá", "submits to")),
)
_LEGEND = {
    "decides": Text("zastupitelstvo, rada", "assembly, council"),
    "advises": Text("poradní orgán", "advisory body"),
    "group": Text("skupina nebo celek", "group or structure"),
    "area": Text("v každém ORP nebo území zvlášť", "one in each ORP or area"),
    "office": Text("úřad nebo útvar", "office"),
    "role": Text("role", "role"),
    "solid": Text("součást celku", "part of"),
    "dashed": Text("jiný vztah", "other relation"),
}
_DECIDING = ("assembly", "executive_council")
_STEM = 5  # letters by which a kind is found in a name


class Picture(NamedTuple):
    """The diagram as SVG and Mermaid, what it shows in words, and whether some were left out of it."""

    svg: str
    mermaid: str
    description: str
    left_out: bool


def picture(choice: Choice, names: Names, title: str) -> Picture | None:
    """The diagram of the bodies that stand on the date; None where there are none or far too many."""
    bodies = _drawn(choice)
    if not bodies:
        return None
    left_out = len(bodies) < len(choice.bodies.standing) + len(choice.offices.standing)
    wanted = _edges(bodies, names)
    roles = [role for role in choice.roles.standing if any(edge.target == role.id for edge in wanted)]
    boxes = [_box(body, choice, names) for body in bodies]
    boxes += [Box(role.id, names.titled(role), tone="role") for role in roles]
    titles = {record.id: names.of(record) for record in (*bodies, *roles)}
    tree = {body.id: parent for body in bodies if (parent := _parent(body)) in titles and parent != body.id}
    edges = [edge for edge in wanted if edge.target in titles]
    description = _described(titles, tree, edges, names)
    legend = {mark: names.say(text) for mark, text in _LEGEND.items()}
    svg = structure_svg(boxes, tree, edges, title=title, description=description, ident="kpss-schema", legend=legend)
    return Picture(svg, mermaid_structure(boxes, tree, edges), description, left_out)


def _parent(body: Body) -> str:
    return body.part_of.body if body.part_of is not None else ""


def _drawn(choice: Choice) -> list[Body]:
    """The bodies of the diagram; where they are many, offices within offices, all offices and deep parts stay out."""
    bodies, offices = choice.bodies.standing, choice.offices.standing
    depths = _depths([*bodies, *offices])
    tops = [office for office in offices if depths[office.id] == 0]
    levels = (
        [body for body in bodies if depths[body.id] < depth] for depth in range(max(depths.values(), default=0), 0, -1)
    )
    tries = ([*bodies, *offices], [*bodies, *tops], bodies, *levels)
    clear = next((kept for kept in tries if kept and len(kept) <= CLEAR), None)
    if clear is not None:
        return clear
    least = [body for body in bodies or offices if depths[body.id] == 0]
    return least if len(least) <= MOST else []


def _depths(bodies: Sequence[Body]) -> dict[str, int]:
    """How many bodies are above each one; circles end where they close."""
    parents = {body.id: _parent(body) for body in bodies}
    depths = {}
    for name, parent in parents.items():
        above, seen = parent, {name}
        while above in parents and above not in seen:
            seen.add(above)
            above = parents[above]
        depths[name] = len(seen) - 1
    return depths


def _edges(bodies: Sequence[Body], names: Names) -> list[Edge]:
    """Relations of *bodies* to other bodies and to roles."""
    edges: dict[tuple[str, str, str], Edge] = {}
    for key, label in _RELATIONS:
        for body in bodies:
            holders: tuple[Holder, ...] = getattr(body, key)
            for target in (holder.body or holder.role for holder in holders):
                if target and target != body.id:
                    edges[body.id, target, key] = Edge(body.id, target, names.say(label), "dashed")
    return list(edges.values())


def _box(body: Body, choice: Choice, names: Names) -> Box:
    kind, title = names.kind("body-type", body.type), names.titled(body)
    # The kind is left out where the name or the tone says it.
    is_said = fold(kind)[:_STEM] in fold(title) or body.type == OFFICE
    doubt = names.say(UNCERTAIN) if body.id in choice.uncertain else ""
    subtitle = "; ".join(tidied(("" if is_said else kind, instances_words(body.instances, names), doubt)))
    return Box(body.id, title, subtitle, _tone(body))


def _tone(body: Body) -> str:
    if body.type in _DECIDING:
        return "decides"
    if body.type == OFFICE:
        return "office"
    if body.advises or body.type == "commission":
        return "advises"
    per = body.instances.per if body.instances is not None else ""
    return "area" if per in ("orp", "area") else "group"


def _described(titles: Mapping[str, str], tree: Mapping[str, str], edges: Sequence[Edge], names: Names) -> str:
    """The diagram in words, for those who do not see it."""
    sentences = []
    for whole, title in titles.items():
        if parts := [titles[part] for part, parent in tree.items() if parent == whole]:
            text = Text("{whole} – složky: {parts:list}", "{whole} – parts: {parts:list}")
            sentences.append(names.say(text, whole=title, parts=parts))
    alone = [title for name, title in titles.items() if name not in tree and name not in tree.values()]
    if alone:
        text = Text("Mimo celky: {alone:list}", "Outside of them: {alone:list}")
        shown = Text("Ve schématu jsou: {alone:list}", "The diagram shows: {alone:list}")
        sentences.append(names.say(text if tree else shown, alone=alone))
    arrows: dict[tuple[str, str], list[str]] = {}
    for edge in edges:
        arrows.setdefault((edge.source, edge.target), []).append(edge.label)
    if arrows:
        words = [
            f"{titles[source]} → {titles[target]} ({join(labels, names.language)})"
            for (source, target), labels in arrows.items()
        ]
        sentences.append(names.say(Text("Vztahy: {words}", "Relations: {words}"), words="; ".join(words)))
    return " ".join(sentence(text) for text in sentences)
