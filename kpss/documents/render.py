"""Documents by name: a context, a Markdown template, and the format asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from kpss.documents import abbreviations
from kpss.documents.blocks import Blocks, Figure, Table
from kpss.documents.markdown import number_headings, tidy, to_markdown
from kpss.documents.pictures import picture
from kpss.documents.templates import PAGE, environment
from kpss.documents.templates import render as render_template
from kpss.language.dates import date_text
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.reports.table import Chart

if TYPE_CHECKING:
    from kpss.documents.nodes import Document
    from kpss.documents.stamps import Origin


class Source(NamedTuple):
    """What a document is made of: the template's name, its values, and the files whose records it uses.

    A short one says ``contents: False`` among its values, and its page lists no headings; ``title_page: True`` gives
    the title a page of its own on paper, ``new_pages: True`` begins a page with each heading of level two.
    ``sheets`` are the tables of a workbook, where those that the template places would be hard to work with.  ``about``
    is the id by which the document is made again, where it can be asked for by other words too.
    """

    template: str
    context: dict[str, Any]
    files: tuple[str, ...]
    sheets: tuple[Table, ...] = ()
    about: str = ""


def render(
    workspace: Workspace,
    source: Source,
    form: str,
    language: Language,
    revision: str = "",
    origin: Origin | None = None,
) -> str:
    """The document as ``md`` or ``html``; where its *origin* is given, with a stamp.

    :raises UserError: if a template is wrong.
    """
    text, blocks = markdown(workspace, source, language, revision)
    if form == "md":
        written = to_markdown(text, blocks)
        if origin is None:
            return written
        made = _tree(workspace, source, text, blocks, revision, origin)
        from kpss.documents.stamps import last_words

        return f"{written}\n{last_words(made)}\n\n<!-- {made.stamp} -->\n"
    from kpss.documents.html import nodes_html  # Markdown alone needs no tree
    from kpss.documents.nodes import plain

    document = _tree(workspace, source, text, blocks, revision, origin)
    page = {
        "title": document.title,
        # Made from text that was escaped, with raw HTML off.
        "lead": Markup(nodes_html(document.lead, language)),  # noqa: S704
        "body": Markup(nodes_html(document.body, language)),  # noqa: S704
        "headings": [(node.level, node.anchor, plain(node.runs)) for node in document.headings],
        "contents": document.contents,
        "owner": document.owner,
        "language": language,
        "as_of": document.as_of,
        "revision": revision,
        "stamp": document.stamp,
    }
    return render_template(environment(workspace.templates, language, html=True), PAGE, page)


def tree(
    workspace: Workspace, source: Source, language: Language, revision: str = "", origin: Origin | None = None
) -> Document:
    """The document as the tree that Word and PDF are made of; where its *origin* is given, with a stamp.

    :raises UserError: if a template is wrong.
    """
    return _tree(workspace, source, *markdown(workspace, source, language, revision), revision, origin)


def markdown(workspace: Workspace, source: Source, language: Language, revision: str = "") -> tuple[str, Blocks]:
    """What the template makes: Markdown with numbered headings, and the blocks that it placed.

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
        "table": lambda columns, rows, caption, across=False: blocks.place(
            Table(tuple(columns), rows, str(caption), bool(across))
        ),
        "figure": lambda svg, mermaid, caption, description: blocks.place(
            Figure(svg, mermaid, str(caption), str(description))
        ),
        "chart": lambda value: blocks.place(_drawn(value, language, len(blocks.placed))),
        "abbreviations": abbreviations.place,
    }
    text = render_template(environment(workspace.templates, language, html=False), source.template, context)
    return number_headings(tidy(abbreviations.resolve(text, blocks, workspace.settings))), blocks


def _drawn(value: Chart, language: Language, number: int) -> Figure:
    from kpss.documents.charts import draw  # most documents have none

    return draw(value, language, f"kpss-chart-{number}")


def _tree(
    workspace: Workspace, source: Source, text: str, blocks: Blocks, revision: str, origin: Origin | None
) -> Document:
    from kpss.documents.nodes import Document, Heading, plain
    from kpss.documents.reading import parse

    nodes = parse(text, blocks, lambda path: picture(workspace.tree, path))
    first = next((i for i, node in enumerate(nodes) if isinstance(node, Heading) and node.level > 1), len(nodes))
    made = Document(
        title=next((plain(node.runs) for node in nodes if isinstance(node, Heading) and node.level == 1), ""),
        lead=nodes[:first],
        body=nodes[first:],
        language=blocks.language,
        owner=str(source.context.get("owner") or workspace.settings.name),
        as_of=date_text(workspace.as_of.isoformat(), blocks.language),
        revision=revision,
        contents=bool(source.context.get("contents", True)),
        title_page=bool(source.context.get("title_page", "document_kind" in source.context)),
        new_pages=bool(source.context.get("new_pages", False)),
        sheets=source.sheets,
    )
    if origin is None:
        return made
    from kpss.documents.stamps import stamped

    return stamped(made, origin, workspace.as_of.isoformat())


Maker = Callable[[Workspace, Language, str], Source]
