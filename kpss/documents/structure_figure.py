"""The diagram of bodies: who is part of what, and who advises, submits to and answers to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kpss.documents.diagram import Box, Edge, mermaid_structure, structure_svg
from kpss.documents.structure_choice import OFFICE, Choice
from kpss.documents.structure_names import Names
from kpss.documents.words_bodies import instances_words
from kpss.documents.words_structure import UNCERTAIN, capital, sentence, tidied
from kpss.language.phrases import join, phrase
from kpss.language.slugs import fold
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.parts import Holder

CLEAR = 20
"""With more boxes a drawing is hard to read."""

_RELATIONS = (
    ("advises", Text("radí", "advises"), Text("Komu radí {who}", "{who} advises")),
    ("accountable_to", Text("odpovídá", "accountable to"), Text("Komu odpovídá {who}", "{who} is accountable to")),
    ("submits_to", Text("předkládá", "submits to"), Text("Komu předkládá {who}", "{who} submits to")),
)
_LEGEND = {
    "decides": Text("rozhodující orgán", "deciding body"),
    "advises": Text("poradní orgán", "advisory body"),
    "group": Text("skupina nebo celek", "group or structure"),
    "area": Text("v každém ORP nebo území zvlášť", "one in each ORP or area"),
    "office": Text("úřad nebo útvar", "office"),
    "role": Text("role", "role"),
    "solid": Text("součást celku", "part of"),
    "dashed": Text("vztah podle popisu", "relation as labelled"),
}
_DECIDING = ("assembly", "executive_council")
_ENOUGH = 5


class Picture(NamedTuple):
    """The diagram as SVG and Mermaid, what it shows in words, and what was left out of it."""

    svg: str
    mermaid: str
    description: str
    left_out: bool


def picture(choice: Choice, names: Names, title: str) -> Picture | None:
    """The diagram of the bodies that stand on the date; None where there are none."""
    bodies, left_out = _drawn(choice)
    if not bodies:
        return None
    language = names.language
    edges = _edges(bodies, names)
    roles = [role for role in choice.roles.standing if any(role.id == target for _, target, _ in edges)]
    boxes = [*(_box(body, choice, names) for body in bodies), *(_role_box(role, names) for role in roles)]
    known = {box.id for box in boxes}
    tree = {body.id: parent if (parent := _parent(body)) in known else None for body in bodies}
    arrows = [
        Edge(source, target, _RELATIONS[relation][1].in_language(language), "dashed")
        for source, target, relation in edges
        if target in known
    ]
    description = _described(bodies, tree, [edge for edge in edges if edge[1] in known], names)
    legend = {mark: text.in_language(language) for mark, text in _LEGEND.items()}
    svg = structure_svg(boxes, tree, arrows, title=title, description=description, ident="schema", legend=legend)
    return Picture(svg, mermaid_structure(boxes, tree, arrows), description, left_out)


def _parent(body: Body) -> str:
    return body.part_of.body if body.part_of is not None else ""


def _drawn(choice: Choice) -> tuple[list[Body], bool]:
    """The bodies of the diagram; where they are many, offices within offices and then all offices stay out."""
    bodies, offices = choice.bodies.standing, choice.offices.standing
    ids = {office.id for office in offices}
    for kept in (offices, [office for office in offices if _parent(office) not in ids]):
        if len(bodies) + len(kept) <= CLEAR:
            return [*bodies, *kept], len(kept) < len(offices)
    return list(bodies) or list(offices), bool(offices) and bool(bodies)


def _edges(bodies: Sequence[Body], names: Names) -> list[tuple[str, str, int]]:
    """Relations as (from, to, which of the known relations) between standing bodies and roles."""
    edges = []
    for place, (key, _, _) in enumerate(_RELATIONS):
        for body in bodies:
            holders: tuple[Holder, ...] = getattr(body, key)
            targets = (holder.body or holder.role for holder in holders)
            edges += [(body.id, target, place) for target in dict.fromkeys(targets) if target and target != body.id]
    return [edge for edge in edges if edge[1] in names.workspace.records]


def _box(body: Body, choice: Choice, names: Names) -> Box:
    kind, title = names.kind("body-type", body.type), names.titled(body)
    # The kind is left out where the name says it.
    is_said = fold(kind)[:_ENOUGH] in fold(title) or body.type == OFFICE
    doubt = UNCERTAIN.in_language(names.language) if body.id in choice.uncertain else ""
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


def _role_box(role: Role, names: Names) -> Box:
    return Box(role.id, capital(names.titled(role)), tone="role")


def _described(
    bodies: Sequence[Body], tree: dict[str, str | None], edges: Sequence[tuple[str, str, int]], names: Names
) -> str:
    """The diagram in words, for those who do not see it."""
    language = names.language
    sentences = []
    for body in bodies:
        parts = [names.of(part) for part in bodies if tree.get(part.id) == body.id]
        if parts:
            text = Text("Složky celku {name}: {parts:list}", "Parts of {name}: {parts:list}")
            sentences.append(phrase(text, {"name": names.of(body), "parts": parts}, language))
    alone = [names.of(b) for b in bodies if tree.get(b.id) is None and b.id not in tree.values()]
    if alone:
        text = Text("Samostatně stojí: {names:list}", "Standing alone: {names:list}")
        sentences.append(phrase(text, {"names": alone}, language))
    for body in bodies:
        for place, (_, _, label) in enumerate(_RELATIONS):
            targets = [names.by_id(target) for source, target, kind in edges if source == body.id and kind == place]
            if targets:
                who = phrase(label, {"who": names.of(body)}, language)
                sentences.append(f"{who}{':' if language == 'cs' else ''} {join(targets, language)}")
    return " ".join(sentence(text) for text in sentences)


