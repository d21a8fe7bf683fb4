"""Documents by name: a context, a Markdown template, and the format asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from kpss.documents.blocks import Blocks, Figure, Table
from kpss.documents.html import Body
from kpss.documents.markdown import number_headings, tidy, to_markdown
from kpss.documents.templates import environment
from kpss.documents.templates import render as render_template
from kpss.language.dates import date_text
from kpss.language.text import Language
from kpss.model.workspace import Workspace

FORMATS = ("md", "html")


class Source(NamedTuple):
    """What a document is made of: the template's name, its values, and the files whose records it uses."""

    template: str
    context: dict[str, Any]
    files: tuple[str, ...]


def render(workspace: Workspace, source: Source, form: str, language: Language, revision: str = "") -> str:
    """The document as ``md`` or ``html``.

    :raises UserError: if a template is wrong.
    """
    blocks = Blocks(language)
    context = {
        **source.context,
        "workspace": workspace.settings,
        "as_of": workspace.as_of.isoformat(),
        "revision": revision,
        "language": language,
        "date": lambda value: date_text(value, language),
        "table": lambda columns, rows, caption: blocks.place(Table(tuple(columns), rows, str(caption))),
        "figure": lambda svg, mermaid, caption, description: blocks.place(
            Figure(svg, mermaid, str(caption), str(description))
        ),
    }
    text = render_template(environment(workspace.tree, language, html=False), source.template, context)
    text = number_headings(tidy(text))
    if form == "md":
        return to_markdown(text, blocks)
    return _page(workspace, Body(text, blocks), language, context)


def _page(workspace: Workspace, body: Body, language: Language, context: dict[str, Any]) -> str:
    from markupsafe import Markup

    page = {
        "title": body.title,
        "body": Markup(body.html),  # noqa: S704 - made from escaped Markdown with raw HTML off
        "headings": body.headings,
        "owner": workspace.settings.name,
        "language": language,
        "as_of": date_text(context["as_of"], language),
        "revision": context["revision"],
    }
    return render_template(environment(workspace.tree, language, html=True), "page.html", page)


Maker = Callable[[Workspace, Language, str], Source]
