"""Documents by name: a context, a Markdown template, and the format asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from markupsafe import Markup

from kpss.documents.blocks import Blocks, Figure, Table
from kpss.documents.markdown import number_headings, tidy, to_markdown
from kpss.documents.templates import environment
from kpss.documents.templates import render as render_template
from kpss.language.dates import date_text
from kpss.language.text import Language
from kpss.model.workspace import Workspace

FORMATS = ("md", "html")


class Source(NamedTuple):
    """What a document is made of: the template's name, its values, and the files whose records it uses.

    A short one says ``contents: False`` among its values, and its page lists no headings.
    """

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
    return _page(workspace, text, blocks, language, context)


def _page(workspace: Workspace, text: str, blocks: Blocks, language: Language, context: dict[str, Any]) -> str:
    from kpss.documents.html import Body  # Markdown alone needs no parser of it

    body = Body(text, blocks)
    lead, heading, rest = body.html.partition("<h2")
    rest = heading + rest
    page = {
        "title": body.title,
        # Made from escaped Markdown with raw HTML off.
        "lead": Markup(lead),  # noqa: S704
        "body": Markup(rest),  # noqa: S704
        "headings": body.headings if context.get("contents", True) else [],
        "owner": workspace.settings.name,
        "language": language,
        "as_of": date_text(context["as_of"], language),
        "revision": context["revision"],
    }
    return render_template(environment(workspace.tree, language, html=True), "page.html", page)


Maker = Callable[[Workspace, Language, str], Source]
