"""Drawings of planning: organisation charts and approval chains, as SVG and as Mermaid text.

Everything here is a pure function of its arguments: the same boxes give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kpss.documents.diagrams import mermaid, svg
from kpss.documents.diagrams.chain import chain_layout, elements
from kpss.documents.diagrams.layout import layout
from kpss.documents.diagrams.parts import Box, Edge, Step

__all__ = ["Box", "Edge", "Step", "chain_svg", "mermaid_chain", "mermaid_structure", "structure_svg"]

_NOTHING: Mapping[str, str] = MappingProxyType({})


def structure_svg(
    boxes: Sequence[Box],
    tree: Mapping[str, str | None],
    edges: Sequence[Edge],
    *,
    title: str,
    description: str,
    ident: str,
    legend: Mapping[str, str] = _NOTHING,
) -> str:
    """An organisation chart as one ``<svg>`` element.

    *tree* gives the id of the parent for the id of a child; *edges* are all other relations; *legend* explains tones
    and styles in the order given.  Raises ValueError when *ident* is no ASCII name that begins with a letter.
    """
    drawing = layout(boxes, tree, edges, legend)
    size = (drawing.width, drawing.height)
    return svg.document(svg.chart(drawing), size, title=title, description=description, ident=ident)


def chain_svg(steps: Sequence[Step], *, title: str, description: str, ident: str) -> str:
    """An approval chain as one ``<svg>`` element, its steps below one another; optional steps are dashed.

    Raises ValueError when *ident* is no ASCII name that begins with a letter.
    """
    chain = chain_layout(steps)
    size = (chain.width, chain.height)
    return svg.document(elements(chain), size, title=title, description=description, ident=ident)


def mermaid_structure(boxes: Sequence[Box], tree: Mapping[str, str | None], edges: Sequence[Edge]) -> str:
    """The chart of :func:`structure_svg` as a Mermaid flowchart, without a code fence."""
    return mermaid.structure(boxes, tree, edges)


def mermaid_chain(steps: Sequence[Step]) -> str:
    """The chain of :func:`chain_svg` as a Mermaid flowchart, without a code fence."""
    return mermaid.chain(steps)
