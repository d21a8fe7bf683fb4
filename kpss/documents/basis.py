"""What a document is made of beside its records: templates and pictures; and the revision that knows all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpss.documents.render import Source, markdown
from kpss.documents.revision import EDITED, WHOLE, revision
from kpss.documents.templates import LAYOUT, OWN_FOLDER, PAGE, environment, source_of
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.source.trees import Tree

_REFERENCE = re.compile(r"\{%[-+]?\s*(?:include|import|extends|from)\s+(?:\"([^\"]*)\"|'([^']*)'|(\S))")


def whole_revision(workspace: Workspace, source: Source, language: Language) -> str:
    """The hash of the last commit that touched anything the document is made of, with ``+`` when edited since.

    It is edited too where the templates are not those of its records' files.
    """
    templates = _templates(workspace, source)
    files = {*source.files, *templates, *_pictures(workspace, source, language, templates)}
    found = revision(workspace.tree, files, WHOLE)
    foreign = workspace.templates is not workspace.tree and any(
        _read(workspace.templates, path) != _read(workspace.tree, path) for path in templates
    )
    return found + EDITED if found and foreign and not found.endswith(EDITED) else found


def _templates(workspace: Workspace, source: Source) -> list[str]:
    """Where the own templates of the document are, or would be."""
    made = environment(workspace.templates, "cs", html=False)
    waiting, found = [source.template, PAGE], {LAYOUT}  # of every format, so that all show one revision
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _named(workspace, source_of(made, name))
    return [f"{OWN_FOLDER}/{name}" for name in sorted(found)]


def _named(workspace: Workspace, text: str) -> Iterator[str]:
    """The templates that *text* takes in; where a name is worked out it may be any own one."""
    for one, other, worked_out in _REFERENCE.findall(text):
        if worked_out:
            paths = (entry.path for entry in workspace.templates.entries())
            yield from (path[len(OWN_FOLDER) + 1 :] for path in paths if path.startswith(f"{OWN_FOLDER}/"))
        else:
            yield one or other


def _pictures(workspace: Workspace, source: Source, language: Language, templates: list[str]) -> set[str]:
    """The pictures that own templates place; those of chapters are among the files of the document."""
    own = (path for path in templates if path.endswith(".md") and _read(workspace.templates, path) is not None)
    if not any(own):
        return set()
    from kpss.documents.chapters import pictures_of  # reads Markdown, which few documents need

    text, _ = markdown(workspace, source, language)
    return pictures_of(text, "")


def _read(tree: Tree, path: str) -> bytes | None:
    try:
        return tree.read(path)
    except OSError:
        return None
