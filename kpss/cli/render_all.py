"""``kpss render all``: every document into a folder, and only those written that have changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import kpss
from kpss.cli.keeping import once
from kpss.cli.output import remark, way_to, write_file
from kpss.cli.texts import tr
from kpss.documents import every, files, render
from kpss.documents.basis import whole_revision
from kpss.documents.nodes import Document
from kpss.documents.registry import DOCUMENTS
from kpss.documents.revision import shown, warning
from kpss.documents.stamps import Origin
from kpss.documents.templates import LAYOUT, layout
from kpss.language.errors import UserError
from kpss.language.text import Language, Text
from kpss.model.workspace import Workspace

_MEMORY = ".kpss-render.json"
"""What the last run made of what: file → digest of the source, digest of the file."""


def render_all(
    workspace: Workspace, root: str, folder: str, forms: tuple[str, ...], language: Language, *, quiet: bool
) -> int:
    """Write all documents of *workspace* (whose files are in *root*) to *folder*; the exit code.

    A document that cannot be made is told at the end and keeps its earlier file; the others are made.
    """
    run = _Run(workspace, root, folder, forms, language)
    wanted = list(every.every(workspace))
    with _progress(len(wanted) * len(forms), quiet=quiet) as step:
        for one in wanted:
            for name in run.make(one, forms):
                step(name)
    run.finish()
    remark(
        tr(
            f"Dokumentů {run.total}: zapsáno {run.written}, beze změny {run.same}.",
            f"{run.total} documents: {run.written} written, {run.same} unchanged.",
        ),
        quiet=quiet,
    )
    if run.warning is not None:
        remark(run.warning.in_language(language), quiet=quiet)
    for name in run.left_over:
        remark(tr(f"Už se nevytváří a zůstává: {name}", f"No longer made, and left: {name}"), quiet=quiet)
    for name, error in run.failed:
        remark(f"{name}: {error.text.in_language(language)}")
    return 2 if run.failed else 0


class _Made:
    """A document that has its values; its tree is made once for all formats that need it."""

    def __init__(self, workspace: Workspace, source: render.Source, language: Language, origin: Origin) -> None:
        self.workspace, self.source, self.language, self.origin = workspace, source, language, origin
        self.shown = shown(origin.revision)

    @cached_property
    def tree(self) -> Document:
        return render.tree(self.workspace, self.source, self.language, self.shown, self.origin)

    def data(self, form: str, folder: str) -> bytes:
        """The bytes of the file in *form*, from which the workspace is at *folder*."""
        if form in files.BINARY:
            return files.make_of_tree(self.workspace, self.tree, form)
        return files.make(
            self.workspace, self.source, form, self.language, self.shown, folder=folder, origin=self.origin
        )


class _Run:
    """One run over all documents, with its memory of the run before."""

    def __init__(
        self, workspace: Workspace, root: str, folder: str, forms: tuple[str, ...], language: Language
    ) -> None:
        self.workspace, self.root, self.folder, self.language = workspace, root, folder, language
        known = _remembered(os.path.join(folder, _MEMORY))
        # Files of other formats are none of this run's business.
        self.before = {name: made for name, made in known.items() if name.rpartition(".")[2] in forms}
        self.now = {name: made for name, made in known.items() if name not in self.before}
        self.written = self.same = 0
        self.failed: list[tuple[str, UserError]] = []
        self.warning: Text | None = None

    @property
    def total(self) -> int:
        return self.written + self.same + len(self.failed)

    @property
    def left_over(self) -> list[str]:
        gone = set(self.before) - set(self.now) - {name for name, _ in self.failed}
        return sorted(name for name in gone if os.path.exists(os.path.join(self.folder, name)))

    def make(self, wanted: every.Wanted, forms: tuple[str, ...]) -> Iterator[str]:
        """Write the document in each of *forms*; the name of each file as soon as it is done."""
        made: _Made | UserError
        try:
            made = self._made(wanted)
        except UserError as error:
            made = error
        for form in forms:
            name = f"{wanted.file}.{form}"
            self._try(name, made, form)
            yield name

    def _made(self, wanted: every.Wanted) -> _Made:
        once(self.workspace, wanted.identifier)
        source = DOCUMENTS[wanted.document](self.workspace, self.language, wanted.identifier)
        whole = whole_revision(self.workspace, source, self.language)
        self.warning = self.warning or warning(whole)
        return _Made(self.workspace, source, self.language, Origin(wanted.document, wanted.identifier, "", whole))

    def _try(self, name: str, made: _Made | UserError, form: str) -> None:
        try:
            if isinstance(made, UserError):
                raise made
            self._write(name, made, form)
        except UserError as error:
            self.failed.append((name, error))
            if name in self.before:
                self.now[name] = self.before[name]

    def _write(self, name: str, document: _Made, form: str) -> None:
        path = os.path.join(self.folder, name)
        there = _digest_of(path)
        key = self._key(document, form)
        if key and there and self.before.get(name) == [key, there]:
            self.now[name] = [key, there]
            self.same += 1
            return
        data = document.data(form, way_to(self.root, path))
        made = _digest(data)
        if made == there:
            self.same += 1
        else:
            write_file(path, data)
            self.written += 1
        self.now[name] = [key, made]

    def _key(self, made: _Made, form: str) -> str:
        """A digest of all that the file is made of; text formats are made at once and need none."""
        if form not in files.BINARY:
            return ""
        page = layout(self.workspace.templates, LAYOUT) if form == "pdf" else ""
        return _digest(repr((kpss.__version__, form, made.tree, page)).encode())

    def finish(self) -> None:
        """Remember what was made of what."""
        text = json.dumps(self.now, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
        write_file(os.path.join(self.folder, _MEMORY), text)


def _remembered(path: str) -> dict[str, list[str]]:
    try:
        with open(path, encoding="utf-8") as file:
            found: Any = json.load(file)
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _digest_of(path: str) -> str | None:
    try:
        with open(path, "rb") as file:
            return _digest(file.read())
    except OSError:
        return None


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Any]:
    """A bar on standard error while it is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("", total=total)
        yield lambda name: bar.update(task, advance=1, description=name)
